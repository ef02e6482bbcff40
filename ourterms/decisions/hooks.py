"""What decisions answers to what crosses all apps (ourterms/kit/hooks.py)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ourterms.collectives.models import Circle, Member
from ourterms.collectives.rules.settings import YES_NO, Setting
from ourterms.decisions import actions, maps
from ourterms.decisions.models import (
    WAITING,
    Aside,
    Ballot,
    Counted,
    Decision,
    Dissent,
    Matter,
    Opinion,
    OpinionMap,
    Outcome,
    Remark,
    Statement,
)
from ourterms.decisions.rules.maps import ANSWERS
from ourterms.kit.around import around
from ourterms.kit.hooks import Card, Export, Found, Kept, Tick

MOST = 10  # of each kind that a search finds
ON_HOME = 2
SHOWN = timedelta(days=7)  # before and after the day on which we look at something again


def keeps() -> list[Kept]:
    """Every table of this app."""
    see, group = _("Whoever can see the decision"), _("With the group")
    words = _("Your words and your name: when you go, if you want it so")
    return [
        Kept("decisions.Matter", _("What you put on the agenda"), _("Members of the group, or of its circle"), words),
        Kept("decisions.Constitution", _("Our rules for deciding, and since when"), _("Members of the group"), group),
        Kept("decisions.Decision", _("What we decide, by which rule, and what it came to"), see, group),
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
            "decisions.Dissent",
            _("That you did not agree, in your words"),
            _("Whoever can see the decision: your words, and your name if you want it so"),
            _("When you take it back; when you go, if you want it so"),
        ),
        Kept(
            "decisions.Outcome",
            _("What comes of a decision, and that you wrote it down"),
            see,
            _("The words: with the group. Your name: when you go, if you want it so"),
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


def _open(member: Member, now: datetime) -> "list[Decision]":
    rows = Decision.objects.for_member(member).open().filter(closes__gt=now)
    return list(rows.order_by("closes", "pk")[:ON_HOME])


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """What is open now, the same for everybody: whether one has answered makes no difference, and nothing counts."""
    found = [
        Card(_("Decide"), decision.question, _until(decision), _url(decision), _("Look at it"), order=25)
        for decision in _open(member, now)
    ]
    today = now.astimezone(actions.zone_of(member)).date()
    again = Outcome.objects.for_member(member).filter(look_again__range=(today - SHOWN, today + SHOWN))
    words = _("We said we'd look at it again on {day}.")
    return (
        found
        + [
            Card(
                _("Decide"),
                each.decision.question,
                words.format(day=date_format(each.look_again, "l j F")),
                _url(each.decision),
                _("Look at it"),
                order=27,
            )
            for each in again.select_related("decision").order_by("look_again", "pk")[:ON_HOME]
        ]
        + _open_maps(member, now)
    )


def _open_maps(member: Member, now: datetime) -> list[Card]:
    """One line, however many there are, and without their questions."""
    if not maps.are_on(member):
        return []
    if not OpinionMap.objects.for_member(member).filter(closed=False, closes__gt=now).exists():
        return []
    words = _("Agree, disagree or pass, one statement at a time. Stop wherever you like.")
    url = reverse("decisions:maps", args=[member.collective_id])
    return [Card(_("Decide"), _("An opinion map is open"), words, url, _("Look at it"), order=28)]


def circle(member: Member, circle: Circle, now: datetime) -> list[Card]:
    """What a circle decides, and what it has on its agenda."""
    rows = Decision.objects.for_member(member).open().filter(circle=circle, closes__gt=now)
    found = [
        Card(_("Decide"), decision.question, _until(decision), _url(decision), _("Look at it"), order=25)
        for decision in rows.order_by("closes", "pk")[:ON_HOME]
    ]
    url = reverse("decisions:list", args=[member.collective_id]) + f"?circle={circle.pk}"
    words = _("Anybody in this circle can put something on it.")
    waiting = Matter.objects.for_member(member).filter(circle=circle, state=WAITING).exists()
    action = _("See what waits") if waiting else _("Put something there")
    return [*found, Card(_("Decide"), _("The agenda of this circle"), words, url, action, order=26)]


def search(member: Member, words: str) -> list[Found]:
    """Matters and decisions with these words in them."""
    found = []
    matters = Matter.objects.for_member(member).filter(Q(title__icontains=words) | Q(words__icontains=words))
    for matter in matters.order_by("-at", "pk")[:MOST]:
        text = matter.title if words.casefold() in matter.title.casefold() else matter.words
        url = reverse("decisions:matter", args=[member.collective_id, matter.pk])
        found.append(Found(matter.title, _("Agenda"), around(text, words), url))
    decisions = Decision.objects.for_member(member).filter(Q(question__icontains=words) | Q(words__icontains=words))
    for decision in decisions.order_by("-closes", "pk")[:MOST]:
        text = decision.question if words.casefold() in decision.question.casefold() else decision.words
        found.append(Found(decision.question, _("Decisions"), around(text, words), _url(decision)))
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
    opened = Decision.objects.filter(opened_by=member).order_by("closes", "pk")
    rows += [row("opened", each.question) for each in opened]
    counted = Counted.objects.filter(member=member, counts=True).select_related("decision")
    rows += [row("counts", each.decision.question) for each in counted]
    for ballot in Ballot.objects.filter(member=member).select_related("decision"):
        options = ballot.decision.options
        points = ballot.decision.way == "score"
        chosen = [f"{options[n]}: {p}" for n, p in enumerate(ballot.chosen)] if points else []
        chosen = chosen or [options[number] for number in ballot.chosen]
        rows.append(row(ballot.answer or "; ".join(chosen), ballot.decision.question, ballot.words))
    remarks = Remark.objects.filter(by=member, taken_back=False).select_related("decision").order_by("at")
    rows += [row("said", each.decision.question, each.words) for each in remarks]
    dissents = Dissent.objects.filter(by=member).select_related("decision").order_by("pk")
    rows += [row("did not agree", each.decision.question, each.words) for each in dissents]
    outcomes = Outcome.objects.filter(by=member).select_related("decision").order_by("day", "pk")
    rows += [row("wrote what comes of it", each.decision.question, each.words) for each in outcomes]
    for began in OpinionMap.objects.filter(by=member).order_by("closes", "pk"):
        rows.append(row("began an opinion map", began.question, began.words))
    for mine in Statement.objects.filter(by=member, taken_back=False).select_related("map").order_by("key", "pk"):
        rows.append(row("put a statement into an opinion map", mine.map.question, mine.words))
    for opinion in Opinion.objects.filter(member=member).select_related("map"):
        asked = Statement.objects.filter(map=opinion.map, taken_back=False).order_by("key", "pk")
        said = {vote: answer for answer, vote in ANSWERS.items()}
        votes = [(each, opinion.said[each.pk.hex]) for each in asked if each.pk.hex in opinion.said]
        rows += [row(said[vote], opinion.map.question, each.words) for each, vote in votes]
    for aside in Aside.objects.filter(by=member).select_related("statement", "map").order_by("at", "pk"):
        rows.append(row("set a statement aside", aside.statement.words or aside.map.question, aside.reason))
    for aside in Aside.objects.filter(back_by=member).select_related("statement", "map").order_by("at", "pk"):
        rows.append(row("put a statement back", aside.statement.words or aside.map.question))
    return rows


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """What goes when a member does."""
    actions.forget(member=member, keep_words=keep_words)
    maps.forget(member=member, keep_words=keep_words)


def ticks() -> list[Tick]:
    """Close what has come to its hour, so that nothing of who counted stays longer than it must."""
    return [
        Tick("decisions.close", timedelta(minutes=5), actions.close_due),
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
        )
    ]
