"""Clauses that protect: people's care, their stories and names, and who stands by them."""

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
    no,
    quoted,
    words_of,
    yes,
)
from ourterms.terms.rules.conditions import Conditions


def _named_support(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    named, offered = conditions.named_support, conditions.support_offered
    if named:
        return Judgement(MET if named.value else SHORT, quoted(named), (named,))
    # "Support is available" does not say whose phone rings.
    if offered:
        return Judgement(
            UNSAID, say("They speak of support, {words}, and name nobody.", words=words_of(offered)), (offered,)
        )
    return NOTHING


def _debrief(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    debrief, paid = conditions.debrief_offered, conditions.debrief_paid
    if debrief:
        return Judgement(MET if debrief.value else SHORT, quoted(debrief), (debrief,))
    return Judgement(MET, quoted(paid), (paid,)) if paid and paid.value else NOTHING


def _named_or_not(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    choice, publicity = conditions.named_choice, conditions.publicity
    if choice:
        return Judgement(MET if choice.value else SHORT, quoted(choice), (choice,))
    if publicity and publicity.value:
        return Judgement(SHORT, quoted(publicity), (publicity,))
    return Judgement(MET, quoted(publicity), (publicity,)) if publicity else NOTHING


SAFETY = (
    Clause(
        "no-effect-on-care",
        "safety",
        "Care and notes kept out of it",
        "People must be free to say no, even to those who treat them.",
        "Taking part, disagreeing or saying no touches nobody's care, and nothing goes into anybody's notes.",
        "that nothing here touches anybody's care or goes into their notes",
        "Is it in writing that nothing touches your care or goes into your notes?",
        "Is it in writing that nothing here goes into anybody's notes?",
        yes("no_effect_on_care"),
    ),
    Clause(
        "no-story-demanded",
        "safety",
        "Freedom to keep one's story",
        "Nobody's story is an entry ticket.",
        "Nobody has to tell their own story, to get in or once there.",
        "that nobody has to tell their own story",
        "Can you take part without telling your story?",
        "Can somebody take part without telling their story?",
        no("story_demanded"),
    ),
    Clause(
        "debrief",
        "safety",
        "Time to talk afterwards",
        "Even the offer of a talk afterwards makes it less likely that somebody goes home alone with it.",
        "There is a debrief after each session, for those who want it.",
        "a debrief after each session, for those who want it",
        "Is there a debrief after each session, for those who want it?",
        "Who is there to talk to afterwards?",
        _debrief,
    ),
    Clause(
        "named-support",
        "safety",
        "Somebody to turn to, by name",
        "“Support is available” helps nobody at nine in the evening; a name and a number do.",
        "A named person, who knows the work, is there for those who take part.",
        "the name of the person who is there for those who take part",
        "Is there a person, by name, who is there for those who take part?",
        "Who is there for us, by name, and when?",
        _named_support,
    ),
    Clause(
        "mentor",
        "safety",
        "A mentor or buddy",
        "Somebody who has been through it makes the first time less hard.",
        "There is a mentor or buddy for those who want one.",
        "a mentor or buddy for those who want one",
        "Is there a mentor or buddy for those who want one?",
        "Is there a mentor or buddy?",
        yes("mentor_offered"),
    ),
    Clause(
        "worry-passed-on",
        "safety",
        "Clear who is told of a worry",
        "People should know before they speak who would be told, and what.",
        "They say beforehand to whom a worry about somebody would be passed on.",
        "to know first who would be told if somebody is worried",
        "Do you know to whom a worry about somebody would be passed on?",
        "If somebody is worried about one of us, who gets told?",
        yes("worry_passed_to"),
    ),
    Clause(
        "we-choose-who",
        "safety",
        "We choose who comes",
        "An interview for “stability” or proof of illness keeps out the people it should be about.",
        "We choose who comes: no interview to test people, no proof of illness.",
        "that the group chooses who comes, with no interview and no proof of illness",
        "Do you choose who comes, without interview or proof of illness?",
        "Who chooses which of us come?",
        yes("we_choose_who"),
    ),
    Clause(
        "nobody-helps-to-coerce",
        "safety",
        "No part in force",
        "Force does harm. Helping with it is not having a say.",
        "Nobody is asked to help with force, restraint or locked doors.",
        "that nobody is asked to help with force or restraint",
        "Is it clear that you are never asked to help with force or restraint?",
        "Could any of this be used to force somebody?",
        yes("nobody_coerced"),
    ),
    Clause(
        "stories-end",
        "safety",
        "A purpose and an end for each story",
        "A story told once turns up for years in trainings, slides and bids.",
        "A story has a purpose, an end, and can be taken back.",
        "for each story: what it is for, until when, and how to take it back",
        "For each story you tell: is it clear what it is for, until when, and how to take it back?",
        "What happens with a story afterwards, and for how long?",
        yes("story_terms"),
    ),
    Clause(
        "named-or-unnamed",
        "safety",
        "A choice to be named or not",
        "A name on the internet can't be taken back.",
        "Each chooses to be named, pictured or filmed, or not to be.",
        "each choosing to be named or pictured, or not",
        "Can each of you choose to be named or pictured, or not?",
        "Can each of us choose not to be named or pictured?",
        _named_or_not,
    ),
    Clause(
        "not-their-data",
        "safety",
        "Words that stay ours",
        "What people say in a room comes back as figures that prove the service right.",
        "Nothing is recorded, kept or used as data without each person's yes.",
        "no recording, and no use as data, without each person's yes",
        "Is nothing you say recorded or used as data without your yes?",
        "Who keeps what is said here, where, and until when?",
        yes("data_consent"),
    ),
)
