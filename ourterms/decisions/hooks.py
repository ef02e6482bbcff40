"""What decisions answers to what crosses all apps (ourterms/kit/hooks.py)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ourterms.care.rules.boundaries import DONT_ASK, KEEP_AWAY, KINDS, OPEN, TELL_FIRST
from ourterms.collectives.models import CIRCLE, WHOEVER, Circle, Member, asking, in_circle
from ourterms.collectives.rules.settings import YES_NO, Setting
from ourterms.decisions import actions, budget, maps, quiet, sealed, table
from ourterms.decisions.going_on import actions as going_on
from ourterms.decisions.mandates import actions as mandates
from ourterms.decisions.models import OPEN as BEING_DECIDED
from ourterms.decisions.models import (
    WAITING,
    Aside,
    Ballot,
    Counted,
    Decision,
    Delegate,
    Dissent,
    Entered,
    Envelope,
    GoingOn,
    HandUp,
    Lot,
    LotName,
    Mandate,
    MandateNote,
    Matter,
    Opinion,
    OpinionMap,
    Outcome,
    Proposal,
    Remark,
    Statement,
)
from ourterms.decisions.reading import answered_in_words
from ourterms.decisions.rules.dissent import SILENT
from ourterms.decisions.rules.maps import ANSWERS
from ourterms.decisions.rules.standing import STANDING
from ourterms.design.prepared import NOW, TODAY, Prepared, numbered, room, several
from ourterms.kit.around import around
from ourterms.kit.hooks import Card, Export, Found, Kept, Tick
from ourterms.kit.speech import say

MOST = 10  # of each kind that a search finds
ON_HOME = 2
LOOKED_AT = 20  # of what is open, for those that come to somebody
ON_A_CARD = ("collective", "question", "day", "time", "touches")  # of a decision that is open
SHOWN = timedelta(days=7)  # before and after the day on which we look at something again


def keeps() -> list[Kept]:
    """Every table of this app."""
    see, group = _("Whoever can see the decision"), _("With the group")
    words = _("Your words and your name: when you go, if you want it so")
    return [
        Kept("decisions.Matter", _("What you put on the agenda"), _("Members of the group, or of its circle"), words),
        Kept("decisions.Constitution", _("Our rules for deciding, and since when"), _("Members of the group"), group),
        Kept(
            "decisions.Proposal",
            _("What you put forward to be paid, and what it costs"),
            _("Members of the group, or of its circle"),
            words,
        ),
        Kept(
            "decisions.Decision",
            _("What we decide, by which rule, and what it came to; where it is counted in steps, the ballots"),
            see,
            group,
        ),
        Kept(
            "decisions.Counted",
            _("That you were here when a decision opened, and whether you were on a break then"),
            _("No member. Whoever runs the server could look"),
            _("When it closes, or when you go"),
        ),
        Kept(
            "decisions.Ballot",
            _("What you answered"),
            _("In a vote no member; where people object by name, whoever can see the decision and has answered"),
            _("In a vote: when it closes. Otherwise your words: when you go, if you want it so"),
        ),
        Kept(
            "decisions.Envelope",
            _("That you answered a quiet ballot, and what, sealed"),
            _("That you did: no member. What: nobody but who holds both the database and the keyring"),
            _("When it closes; when you take it back, or go. In backups seven days longer"),
        ),
        Kept(
            "decisions.Dissent",
            _("That you did not agree, in your words"),
            _("Whoever can see the decision: your words, and your name if you want it so"),
            _("When you take it back; when you go, if you want it so"),
        ),
        Kept(
            "decisions.HandUp",
            _("That you would do what a matter is about"),
            _("Members of the group, or of its circle"),
            _("When you take it back, or go"),
        ),
        Kept(
            "decisions.GoingOn",
            _("That we talk about how we go on with you; who is beside you; whether you would take a break"),
            _("Members of the group. What becomes of your words: you"),
            _("When you go"),
        ),
        Kept(
            "decisions.Mandate",
            _("What some of us may say for us somewhere, and until when"),
            _("Members of the group"),
            group,
        ),
        Kept(
            "decisions.Delegate",
            _("That you speak for us somewhere"),
            _("Members of the group"),
            _("When you hand it back, or go"),
        ),
        Kept(
            "decisions.MandateNote",
            _("What you wrote down of what was said there"),
            _("Members of the group"),
            _("When you take it back; when you go, if you want it so"),
        ),
        Kept(
            "decisions.Outcome",
            _("What comes of a decision, and that you wrote it down"),
            see,
            _("The words: with the group. Your name: when you go, if you want it so"),
        ),
        Kept(
            "decisions.Entered",
            _("What you answered at the table, and who entered and confirmed it"),
            _("The two who entered it, and whoever has your code"),
            _("Your name and theirs: when it closes. The rest: sixty days later"),
        ),
        Kept(
            "decisions.StandingWord",
            _("Sealed, if you left one: your word on what you keep away"),
            _("Nobody but you"),
            _("When you take it back, or go"),
        ),
        Kept("decisions.Lot", _("What is drawn by lot, and that you began it"), see, group),
        Kept(
            "decisions.LotName",
            _("That you said yes to being on a list for a draw, and whether you were drawn"),
            _("Members of the group, or of its circle"),
            _("When you take yourself off; once the list is fixed, when you go, if you want it so"),
        ),
        Kept("decisions.Remark", _("What you said about a decision"), see, words),
        *_kept_of_maps(words),
    ]


def _kept_of_maps(words: str) -> list[Kept]:
    see = _("Whoever can see the opinion map")
    nobody = _("No member. Whoever runs the server could look until it closes, and for seven days more in backups")
    return [
        Kept(
            "decisions.OpinionMap",
            _("The question of an opinion map, and what it came to, without anybody in it"),
            see,
            words,
        ),
        Kept(
            "decisions.Statement",
            _("A statement that you put into an opinion map, and that it was you"),
            _("The statement: whoever can see the map. That it was you: no member"),
            _("That it was you: when the map closes, or when you go"),
        ),
        Kept(
            "decisions.Opinion",
            _("What you answered in an opinion map"),
            nobody,
            _("When it closes, or when you go. From 30 people on, answers stay as rows without names, for the members"),
        ),
        Kept(
            "decisions.Aside",
            _("That you set a statement aside, and why; that you put one back"),
            see,
            words,
        ),
    ]


def _url(decision: Decision) -> str:
    return reverse("decisions:one", args=[decision.collective_id, decision.pk])


def _until(decision: Decision) -> str:
    return _("Open until {day}, {time}.").format(day=date_format(decision.day, "l j F"), time=f"{decision.time:%H:%M}")


def _talks(member: Member) -> list[GoingOn]:
    """Talks about how we go on that are about this member, or in which they are asked to be beside somebody."""
    return _talks_of(**asking(member))


_talks_of = Prepared(
    lambda: (
        GoingOn.objects.for_member(WHOEVER)
        .filter(Q(member=WHOEVER.pk) | Q(asked=WHOEVER.pk), matter__state=BEING_DECIDED)
        .filter(matter__decisions__closed=False)
        .annotate(open_as=F("matter__decisions"))
        .order_by("pk")
    )
)


def _talk_card(member: Member, talk: Any) -> Card:
    words = _("Somebody asks whether you would be beside them.")
    if talk.member_id == member.pk:
        words = _(
            "We would like to talk about how we go on with you. Nobody answers before you could say what you want to."
        )
    url = reverse("decisions:one", args=[member.collective_id, talk.open_as])
    return Card(_("Decide"), _("How we go on"), words, url, _("Look at it"), order=24)


def _open_ones(talks: int, of_one: bool) -> "QuerySet[Decision]":
    """What is open now, without that on which there are so many talks; of one circle, if asked."""
    rows = Decision.objects.for_member(WHOEVER).open().filter(closes__gt=NOW)
    rows = rows.filter(circle=CIRCLE) if of_one else rows.exclude(matter__pk__in=several("talks", talks))
    return rows.only(*ON_A_CARD).order_by("closes", "pk")[:LOOKED_AT]


_open = Prepared(_open_ones)
_look_again = Prepared(
    lambda: (
        Outcome.objects.for_member(WHOEVER)
        .filter(look_again__gte=TODAY - SHOWN, look_again__lte=TODAY + SHOWN)
        .select_related("decision")
        .order_by("look_again", "pk")[:ON_HOME]
    )
)
_open_map = Prepared(
    lambda: OpinionMap.objects.for_member(WHOEVER).filter(closed__in=[False], closes__gt=NOW).values_list("pk")[:1]
)


def _cards(reader: sealed.Reader, rows: Iterable[Decision], least: tuple[str, ...]) -> list[Card]:
    """What is open now, as it may come to whoever reads: as it is, as a neutral line, or not at all."""
    found: list[Card] = []
    for decision in rows:
        strength = reader.strength(decision.touches)
        if strength in least and len(found) < ON_HOME:
            neutral = strength != OPEN and strength != DONT_ASK
            heading = _("Something you want to be told of first") if neutral else decision.question
            url = _word_url(decision) if neutral else _url(decision)
            found.append(Card(_("Decide"), heading, _until(decision), url, _("Look at it"), order=25))
    return found


def _word_url(decision: Decision) -> str:
    return reverse("decisions:word", args=[decision.collective_id, decision.pk])


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """What is open now, whether one has answered or not; nothing counts. What touches something that somebody does
    not want asked is not here, and what they want to be told of first is a neutral line. A talk about oneself always
    stands there, first."""
    reader, talks = sealed.Reader(member), _talks(member)
    found = [_talk_card(member, talk) for talk in talks]
    about = [talk.matter_id for talk in talks]
    others = _open(room(about), False, now=now, **numbered("talks", about), **asking(member))
    found += _cards(reader, others, (OPEN, TELL_FIRST))
    today = now.astimezone(actions.zone_of(member)).date()
    words = _("We said we'd look at it again on {day}.")
    found += [
        Card(
            _("Decide"),
            each.decision.question,
            words.format(day=date_format(each.look_again, "l j F")),
            _url(each.decision),
            _("Look at it"),
            order=27,
        )
        for each in _look_again(today=today, **asking(member))
        if reader.strength(each.decision.touches) == OPEN
    ]
    return found + _open_maps(member, now)


def _open_maps(member: Member, now: datetime) -> list[Card]:
    """One line, however many there are, and without their questions."""
    if not maps.are_on(member):
        return []
    if _open_map.first(now=now, **asking(member)) is None:
        return []
    words = _("Agree, disagree or pass, one statement at a time. Stop wherever you like.")
    url = reverse("decisions:maps", args=[member.collective_id])
    return [Card(_("Decide"), _("An opinion map is open"), words, url, _("Look at it"), order=28)]


def circle(member: Member, circle: Circle, now: datetime) -> list[Card]:
    """What a circle decides, and what it has on its agenda."""
    rows = _open(0, True, now=now, **in_circle(circle), **asking(member))
    found = _cards(sealed.Reader(member), rows, (OPEN, TELL_FIRST, DONT_ASK))
    url = reverse("decisions:list", args=[member.collective_id]) + f"?circle={circle.pk}"
    words = _("Anybody in this circle can put something on it.")
    waiting = Matter.objects.for_member(member).filter(circle=circle, state=WAITING).exists()
    action = _("See what waits") if waiting else _("Put something there")
    return [*found, Card(_("Decide"), _("The agenda of this circle"), words, url, action, order=26)]


def search(member: Member, words: str) -> list[Found]:
    """Matters and decisions with these words in them."""
    found, reader = [], sealed.Reader(member)
    matters = Matter.objects.for_member(member).filter(Q(title__icontains=words) | Q(words__icontains=words))
    for matter in matters.order_by("-at", "pk")[:MOST]:
        if reader.strength(matter.touches) == KEEP_AWAY:
            continue
        text = matter.title if words.casefold() in matter.title.casefold() else matter.words
        url = reverse("decisions:matter", args=[member.collective_id, matter.pk])
        found.append(Found(matter.title, _("Agenda"), around(text, words), url))
    decisions = Decision.objects.for_member(member).filter(Q(question__icontains=words) | Q(words__icontains=words))
    for decision in decisions.order_by("-closes", "pk")[:MOST]:
        if reader.strength(decision.touches) == KEEP_AWAY:
            continue
        text = decision.question if words.casefold() in decision.question.casefold() else decision.words
        found.append(Found(decision.question, _("Decisions"), around(text, words), _url(decision)))
    mandates_here = Mandate.objects.for_member(member)
    for each in mandates_here.filter(Q(where__icontains=words) | Q(words__icontains=words)).order_by("-day", "pk")[
        :MOST
    ]:
        text = each.where if words.casefold() in each.where.casefold() else each.words
        url = reverse("decisions:mandate", args=[member.collective_id, each.pk])
        found.append(Found(each.where, _("Who speaks for us"), around(text, words), url))
    return found + _found_in_maps(member, words)


def _found_in_maps(member: Member, words: str) -> list[Found]:
    if not maps.are_on(member):
        return []
    found: dict[UUID, Found] = {}
    rows = OpinionMap.objects.for_member(member).filter(Q(question__icontains=words) | Q(words__icontains=words))
    for each in rows.order_by("-closes", "pk")[:MOST]:
        text = each.question if words.casefold() in each.question.casefold() else each.words
        found[each.pk] = _found_map(each, text, words)
    said = Statement.objects.for_member(member).filter(words__icontains=words, aside=False)
    for statement in said.select_related("map").order_by("-map__closes", "key", "pk")[:MOST]:
        found.setdefault(statement.map_id, _found_map(statement.map, statement.words, words))
    return list(found.values())


def _found_map(there: OpinionMap, text: str, words: str) -> Found:
    url = reverse("decisions:map", args=[there.collective_id, there.pk])
    return Found(there.question, _("Opinion maps"), around(text, words), url)


def export(person: UUID) -> list[Export]:
    """What somebody put forward, opened, answered and said; and where they count."""
    rows: list[dict[str, object]] = []
    for member in Member.objects.filter(person=person).select_related("collective"):
        rows += _of(member)
    return [Export("decisions", rows)] if rows else []


def _of(member: Member) -> list[dict[str, object]]:
    def row(what: str, about: str, words: str = "") -> dict[str, object]:
        return {"group": member.collective.name, "what": what, "about": about, "words": words}

    rows = [row("put forward", each.title, each.words) for each in Matter.objects.filter(by=member).order_by("at")]
    rows += [
        row(
            "put forward to be paid", each.matter.title, "\n\n".join(filter(None, [f"{each}: {each.cost}", each.words]))
        )
        for each in Proposal.objects.filter(by=member).select_related("matter").order_by("at", "pk")
    ]
    opened = Decision.objects.filter(opened_by=member).order_by("closes", "pk")
    rows += [row("opened", each.question) for each in opened]
    counted = Counted.objects.filter(member=member, counts=True).select_related("decision")
    rows += [row("counts", each.decision.question) for each in counted]
    for ballot in Ballot.objects.filter(member=member).select_related("decision"):
        options = ballot.decision.options
        points = ballot.decision.by_points
        chosen = [f"{options[n]}: {p}" for n, p in enumerate(ballot.chosen)] if points else []
        chosen = chosen or [options[number] for number in ballot.chosen]
        rows.append(row(ballot.answer or "; ".join(chosen), ballot.decision.question, ballot.words))
    for envelope in Envelope.objects.filter(member=member).select_related("decision").order_by("pk"):
        rows.append(row("answered a quiet ballot", envelope.decision.question))
    remarks = Remark.objects.filter(by=member, taken_back=False).select_related("decision").order_by("at")
    rows += [row("said", each.decision.question, each.words) for each in remarks]
    dissents = Dissent.objects.filter(by=member).select_related("decision").order_by("pk")
    rows += [row("did not agree", each.decision.question, each.words) for each in dissents]
    offers = HandUp.objects.filter(member=member).select_related("matter").order_by("pk")
    rows += [row("would do it", each.matter.title) for each in offers]
    about = GoingOn.objects.filter(Q(member=member) | Q(supporter=member) | Q(asked=member)).select_related("matter")
    for each in about.order_by("matter__at", "pk"):
        beside = {each.supporter_id: "I am beside somebody", each.asked_id: "I was asked to be beside somebody"}
        what = "we talk about how we go on with me" if each.member_id == member.pk else beside[member.pk]
        rows.append(row(what, each.matter.title))
    speaks = Delegate.objects.filter(member=member).select_related("mandate").order_by("pk")
    rows += [row("speaks for us", each.mandate.where, each.mandate.words) for each in speaks]
    notes = MandateNote.objects.filter(by=member).select_related("mandate").order_by("day", "pk")
    rows += [row("wrote down what was said", each.mandate.where, each.words) for each in notes]
    outcomes = Outcome.objects.filter(by=member).select_related("decision").order_by("day", "pk")
    rows += [row("wrote what comes of it", each.decision.question, _with_dissent(each)) for each in outcomes]
    for each in Entered.objects.filter(member=member).select_related("decision").order_by("pk"):
        said = "; ".join(answered_in_words(each.decision, each.answer, each.chosen))
        rows.append(row("answered at the table", each.decision.question, said))
    for each in Entered.objects.filter(Q(by=member) | Q(second=member)).select_related("decision").order_by("pk"):
        rows.append(row("entered or confirmed an answer at the table", each.decision.question))
    for kind, word in sealed.own(member).items():
        rows.append(row("left a word beforehand", say(KINDS[kind].title), say(STANDING[word])))
    rows += [row("began a draw", each.title, each.words) for each in Lot.objects.filter(by=member).order_by("at")]
    names = LotName.objects.filter(member=member).select_related("lot").order_by("lot__at", "pk")
    rows += [row("drawn" if each.drawn else "on a list for a draw", each.lot.title, each.group) for each in names]
    for began in OpinionMap.objects.filter(by=member).order_by("closes", "pk"):
        rows.append(row("began an opinion map", began.question, began.words))
    for mine in Statement.objects.filter(by=member, taken_back=False).select_related("map").order_by("key", "pk"):
        rows.append(row("put a statement into an opinion map", mine.map.question, mine.words))
    for opinion in Opinion.objects.filter(member=member).select_related("map"):
        asked = Statement.objects.filter(map=opinion.map, taken_back=False).order_by("key", "pk")
        by_vote = {vote: answer for answer, vote in ANSWERS.items()}
        votes = [(each, opinion.said[each.pk.hex]) for each in asked if each.pk.hex in opinion.said]
        rows += [row(by_vote[vote], opinion.map.question, each.words) for each, vote in votes]
    for aside in Aside.objects.filter(by=member).select_related("statement", "map").order_by("at", "pk"):
        rows.append(row("set a statement aside", aside.statement.words or aside.map.question, aside.reason))
    for aside in Aside.objects.filter(back_by=member).select_related("statement", "map").order_by("at", "pk"):
        rows.append(row("put a statement back", aside.statement.words or aside.map.question))
    return rows


def _with_dissent(outcome: Outcome) -> str:
    """An outcome as it goes anywhere: that there was dissent goes along, unless its authors say no."""
    parts = [outcome.words, outcome.letter]
    if Dissent.objects.filter(decision=outcome.decision_id).exclude(reach=SILENT).exists():
        parts.append(_("There was dissent."))
    return "\n\n".join(filter(None, parts))


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """What goes when a member does."""
    going_on.forget(member=member)
    mandates.forget(member=member, keep_words=keep_words)
    actions.forget(member=member, keep_words=keep_words)
    maps.forget(member=member, keep_words=keep_words)


def end(collective: UUID) -> None:
    """What goes when a group is over, beside its rows."""
    quiet.end(collective)


def ticks() -> list[Tick]:
    """Close what has come to its hour, so that nothing of who counted stays longer than it must; what was entered at
    the table goes after a while."""
    return [
        Tick("decisions.close", timedelta(minutes=5), actions.close_due),
        Tick("decisions.quiet", timedelta(minutes=5), quiet.throw_away_due),
        Tick("decisions.heard", timedelta(hours=1), going_on.begin_due),
        Tick("decisions.fade", timedelta(days=1), table.fade),
        Tick("decisions.close-maps", timedelta(minutes=5), maps.close_due),
    ]


def settings() -> list[Setting]:
    """What is off until a group wants it."""
    return [
        Setting(
            maps.SETTING,
            "Opinion maps",
            "Short statements that everybody can agree or disagree with, one at a time, and a picture of what we "
            "agree on. No: nothing of it shows anywhere.",
            YES_NO,
            False,
            "How we decide",
        ),
        Setting(
            budget.SETTING,
            "Sharing out money",
            "A pot and proposals with what they cost: each says which they want, and what is paid is counted so that "
            "everybody can count again. No: nothing of it can be put forward.",
            YES_NO,
            False,
            "How we decide",
        ),
    ]
