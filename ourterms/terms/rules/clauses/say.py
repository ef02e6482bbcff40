"""Clauses about power: who decides, what is still open, and what came of what was said."""

from typing import Any

from ourterms.kit.speech import say
from ourterms.terms.rules.clauses.base import (
    MET,
    NOTHING,
    SHORT,
    UNSAID,
    Clause,
    DayLengths,
    Judgement,
    at_least,
    at_most,
    quoted,
    words_of,
    yes,
)
from ourterms.terms.rules.conditions import AUTHORITY, Conditions


def _authority(conditions: Conditions, figure: str, lengths: DayLengths) -> Judgement:
    fact, called, decides = conditions.authority, conditions.called, conditions.decided_by
    if decides and (fact is None or AUTHORITY.index(fact.value) < AUTHORITY.index(figure)):
        facts = tuple(each for each in (fact, decides) if each)
        return Judgement(SHORT, quoted(*facts), facts)
    if fact is None:
        # A fine name for it says nothing about who decides.
        return Judgement(UNSAID, _called(conditions), (called,) if called else ())
    enough = AUTHORITY.index(fact.value) >= AUTHORITY.index(figure)
    if enough or called is None or any(words in shown for words in called.words for shown in fact.words):
        return Judgement(MET if enough else SHORT, quoted(fact), (fact,))
    return Judgement(SHORT, f"{_called(conditions)} {quoted(fact)}".strip(), (called, fact))


def _called(conditions: Conditions) -> str:
    words = words_of(conditions.called)
    return say("They call it {words}.", words=words) if words else ""


def _agenda(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    agenda, authority = conditions.agenda_ours, conditions.authority
    if authority and authority.value == "lead":
        return Judgement(MET, quoted(authority), (authority,))
    if agenda:
        return Judgement(MET if agenda.value else SHORT, quoted(agenda), (agenda,))
    return NOTHING


def _what_came_of_it(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    promised, within = conditions.feedback_promised, conditions.answer_within_days
    if promised:
        return Judgement(MET if promised.value else SHORT, quoted(promised), (promised,))
    return Judgement(MET, quoted(within), (within,)) if within else NOTHING


def _company(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    alone = conditions.works_alone
    if alone and alone.value:  # however many they look for
        return Judgement(SHORT, quoted(alone), (alone,))
    return at_least("people_sought")(conditions, figure, lengths)


SAY = (
    Clause(
        "who-decides",
        "say",
        "Power to decide",
        "Being heard is not deciding. They can say thank you and drop it.",
        "The people they ask have {figure}, or more, on each decision, and it says so in writing.",
        "{figure} on each decision",
        "Do you have {figure}, or more, on what is decided?",
        "Who decides in the end, and do we have a vote?",
        _authority,
        "authority",
    ),
    Clause(
        "what-is-open",
        "say",
        "Something still open",
        "If all is settled already, we are asked for our presence and not for our mind.",
        "They say which decision is still open, and by when it is made.",
        "which decision is still open, and when it is made",
        "Do you know which decisions are still open when you are asked?",
        "What is still open, and what is settled already?",
        yes("still_open"),
    ),
    Clause(
        "whose-question",
        "say",
        "A say in the question",
        "Whoever picks the question has half the answer.",
        "We set the question, or set it together.",
        "a say in what is being asked",
        "Did you set the question, or set it together?",
        "Who set the question, and can it still change?",
        yes("question_ours"),
    ),
    Clause(
        "chair-and-agenda",
        "say",
        "A say in the agenda",
        "What is not on the agenda can't be won in the meeting.",
        "We can put things on the agenda, and chair in turn.",
        "a way to put points on the agenda, and the chair in turn",
        "Can you put things on the agenda, and chair in turn?",
        "Can we put things on the agenda?",
        _agenda,
    ),
    Clause(
        "never-one-alone",
        "say",
        "Company in the room",
        "One person is made to speak for everybody, and has nobody to look at.",
        "They ask for {figure} or more.",
        "places for {figure} or more, never one alone",
        "Are there always {figure} or more of you in the room?",
        "How many of us will be in the room?",
        _company,
        "people",
    ),
    Clause(
        "answer-in-writing",
        "say",
        "An answer in writing",
        "Without an answer in writing nobody can tell whether anyone listened.",
        "They answer each thing said, in writing, within {figure}.",
        "an answer in writing to each thing said, within {figure}",
        "Do they answer each thing you say, in writing, within {figure}?",
        "Will each thing we say get an answer in writing, and by when?",
        at_most("answer_within_days"),
        "days",
    ),
    Clause(
        "what-came-of-it",
        "say",
        "News of what came of it",
        "People gave months and never heard what changed.",
        "They tell those who took part what came of it.",
        "news of what changed, for everyone who took part",
        "Do they tell you what came of it?",
        "When do we hear what came of it?",
        _what_came_of_it,
    ),
    Clause(
        "presence-is-not-agreement",
        "say",
        "Names used only with a yes",
        "A photo at the table becomes proof that everybody agreed.",
        "Our name and presence go into bids, returns, reports or press only if we say so in writing.",
        "names used in bids, reports or press only with a yes in writing",
        "Is your name used in bids, reports or press only with your yes in writing?",
        "Where will our names and our being here be used?",
        yes("presence_not_agreement"),
    ),
    Clause(
        "not-overruled",
        "say",
        "No overruling behind closed doors",
        "A vote that somebody above can cancel is advice.",
        "If they overrule it, they say so in writing, with the reason, before it happens.",
        "that nobody overrules it, or says so first, in writing, with the reason",
        "If they overrule you, do they tell you first, in writing, and why?",
        "Who can overrule this?",
        yes("overruling_said"),
    ),
    Clause(
        "dropping-it-is-possible",
        "say",
        "Room to say: don't do this",
        "If every answer is a kind of yes, it is not a question.",
        "Dropping the plan is one of the answers.",
        "that dropping the plan is one of the answers",
        "Can you say that a plan should be dropped?",
        "Can the answer be: don't do this?",
        yes("dropping_possible"),
    ),
    Clause(
        "what-changed-last-time",
        "say",
        "What changed last time",
        "People are asked the same again, and nobody can say what the last time was for.",
        "They show what changed after the last time people were asked.",
        "what changed after the last time people were asked",
        "Have they shown you what changed after the last time they asked?",
        "What changed after the last time people were asked?",
        yes("last_change_shown"),
    ),
    Clause(
        "free-to-speak",
        "say",
        "Freedom to speak",
        "Asking people in and then forbidding them to disagree is not asking.",
        "Everybody may speak and disagree in public.",
        "freedom to speak and to disagree in public",
        "May you speak and disagree in public?",
        "May we disagree in public?",
        yes("free_to_speak"),
    ),
)
