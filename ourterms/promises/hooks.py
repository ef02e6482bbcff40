"""What promises answers to what crosses all apps (ourterms/kit/hooks.py)."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.collectives.rules.settings import CHOICE, WHOLE, Setting
from ourterms.decisions.actions import zone_of
from ourterms.design.days import day_in_words
from ourterms.design.prepared import Given, Prepared
from ourterms.institutions.models import Contact, Institution
from ourterms.kit.around import around
from ourterms.kit.hooks import Card, Event, Export, Found, Kept
from ourterms.promises.actions import common
from ourterms.promises.models import (
    Account,
    Answer,
    Change,
    Demand,
    Look,
    NotInOurName,
    Power,
    PowerUse,
    Promise,
    Sent,
    Showing,
)
from ourterms.promises.permissions import sent_to
from ourterms.promises.rules import kept
from ourterms.promises.shelves import SHELVES, TITLES

MOST = 10
LOOKED = 2  # of us, unless a group sets another number


def keeps() -> list[Kept]:
    """Every table of this app."""
    all_of_us, stays = _("Everybody in the group"), _("When the group is over")
    yours = _("Your name goes when you do, if you want your words gone")
    told = [
        ("Demand", _("What the group asks of an institution, and that you wrote it down")),
        ("Answer", _("What an institution answered, and that you wrote it down")),
        ("Promise", _("What an institution promised, and that you wrote it down")),
        ("Showing", _("What an institution showed, and that you wrote it down")),
        ("Change", _("What is different now, and that you wrote it down")),
        ("Power", _("What an institution let go of, and that you wrote it down")),
        ("PowerUse", _("That the group used it, and that you wrote it down")),
        ("NotInOurName", _("What an institution claimed in the group's name, and that you wrote it down")),
        ("Sent", _("A letter to an institution, and that you sent it")),
    ]
    return [
        *(Kept(f"promises.{table}", what, all_of_us, f"{stays}. {yours}") for table, what in told),
        Kept(
            "promises.Account",
            _("Who decided, in the group's words, and that you drafted it"),
            all_of_us,
            _("A draft goes when you do; what the group kept stays, without your name if you want your words gone"),
        ),
        Kept(
            "promises.Look",
            _("That you looked whether it is so, and what you saw. Who didn't look stands nowhere"),
            all_of_us,
            _("When you take it back; when you go, if you want your words gone"),
        ),
    ]


def perhaps() -> dict[str, Any]:
    """A letter that is drafted and not sent; what an institution says it has kept, and nobody looked at."""
    shown = Promise.objects.for_member(WHOEVER).filter(ended="", shown__isnull=False, not_looked=None)
    return {"drafted": Demand.objects.for_member(WHOEVER).filter(step=kept.DECIDED), "shown": shown}


def waiting_when(member: Member, now: datetime, there: Collection[str]) -> list[Card]:
    """What there is to look at, of what is there. No institution's name, no number, and nobody's turn. No query."""
    if not member.collective.setting("asks.on"):
        return []
    tag, address = _("Promises"), reverse("promises:list", args=[member.collective_id])
    cards = []
    if "drafted" in there:
        words = _("We decided to ask something. It goes when one of us sends it.")
        url = f"{address}?what=demands&state={kept.DECIDED}"
        cards.append(Card(tag, _("A letter is drafted"), words, url, _("Look at it"), order=45))
    if "shown" in there:
        words = _("Nobody has to look. “We didn't look” is a proper answer.")
        url = f"{address}?what=promises&state={kept.NOT_SHOWN}"
        cards.append(Card(tag, _("They say that something is kept"), words, url, _("Look at it"), order=46))
    return cards


WORDS = {
    "demands": "What we ask of them, and what they answered.",
    "promises": "What they promised, by when, and what became of it.",
    "powers": "What they no longer decide alone.",
    "changes": "What is different now.",
    "accounts": "Who decided, one decision at a time.",
    "claims": "What they claimed with our name.",
}


def _which_are_filled() -> Any:
    """Whether there is something of an institution on each list, and not all of it: a database stops at the first."""
    it = Given("institution")
    same = Institution.objects.filter(Q(pk=it) | Q(merged_into__pk=it)).values("pk")
    each = (SHELVES[what].model.objects.for_member(WHOEVER).filter(institution__in=same) for what in WORDS)
    return Institution.objects.filter(pk=it).values_list(*(Exists(rows) for rows in each))


_filled = Prepared(_which_are_filled)


def institution(member: Member, institution: Institution, now: datetime) -> list[Card]:
    """What we asked of an institution and what came of it, for its page: one way in for each list that has something
    in it, and one to ask something where none has."""
    if not member.collective.setting("asks.on"):
        return []
    address = reverse("promises:list", args=[member.collective_id])
    given = {"institution": institution.real_id, **asking(member)}
    filled = {what for what, is_there in zip(WORDS, _filled.first(**given) or (), strict=False) if is_there}
    found = [
        Card(
            _("Promises"),
            _(TITLES[what]),
            _(words),
            f"{address}?what={what}&institution={institution.pk}",
            _("Look at it"),
            40,
        )
        for what, words in WORDS.items()
        if what in filled
    ]
    if found:
        return found
    words = _("Tell them to do something, invited or not. All of us decide it, and it goes as a letter.")
    url = reverse("promises:demand-new", args=[member.collective_id]) + f"?institution={institution.pk}"
    return [Card(_("Promises"), _("Ask something of them"), words, url, _("Put something forward"), 40)]


def guest(contact: Contact, now: datetime) -> list[Card]:
    """What groups that confirmed a contact ask of their institution."""
    rows = sent_to(contact).select_related("collective").filter(step=kept.SENT).order_by("-sent", "pk")[:MOST]
    words = _("Sent on {day}.")
    return [
        Card(
            each.collective.name,
            each.title,
            words.format(day=day_in_words(each.sent)) if each.sent else "",
            reverse("promises-guest", args=[each.pk]),
            _("See it, and answer"),
            order=10 if not each.answer else 30,
        )
        for each in rows
    ]


def calendar(member: Member, since: datetime) -> list[Event]:
    """The days on which something is due from an institution, with a title that says nothing."""
    zone, title = zone_of(member), _("A day of theirs")
    rows = Promise.objects.for_member(member).filter(ended="", due__gte=since.astimezone(zone).date())
    found = rows.order_by("due", "pk").values_list("pk", "due")[:200]
    return [
        Event(f"promise-{id.hex}", title, _noon(due, zone), _noon(due, zone) + timedelta(hours=1)) for id, due in found
    ]


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(12), zone)


PLACES: list[tuple[type[Any], str, tuple[str, ...], str]] = [
    (Demand, "demand", ("title", "words"), "What we ask"),
    (Promise, "promise", ("words",), "What they promised"),
    (Power, "power", ("words",), "What they let go of"),
    (Change, "change", ("words",), "What changed"),
    (Account, "account", ("title", "ours", "theirs"), "Who decided"),
    (NotInOurName, "claim", ("words", "ours"), "Not in our name"),
]


def search(member: Member, words: str) -> list[Found]:
    """What we ask, what they promised, let go of and claimed, with these words in it."""
    found = []
    for model, name, fields, where in PLACES:
        has_them = Q()
        for field in fields:
            has_them |= Q(**{f"{field}__icontains": words})
        for row in model.objects.for_member(member).filter(has_them).order_by("-at", "pk")[:MOST]:
            text = next(
                (each for each in (getattr(row, field) for field in fields) if words.casefold() in each.casefold()), ""
            )
            url = reverse(f"promises:{name}", args=[row.collective_id, row.pk])
            title = around(getattr(row, fields[0]), words)
            found.append(Found(title, _(where), around(text, words), url))
    return found


def export(person: UUID) -> list[Export]:
    """What somebody wrote down about institutions, and what they saw when they looked."""
    rows: list[dict[str, object]] = []
    for member in Member.objects.filter(person=person).select_related("collective"):
        rows += [{"group": member.collective.name, **row} for row in _of(member)]
    return [Export("promises", rows)] if rows else []


def _of(member: Member) -> list[dict[str, object]]:
    wrote: list[tuple[type[Any], str]] = [
        (Demand, "put forward to ask"),
        (Answer, "wrote down an answer"),
        (Promise, "wrote down a promise"),
        (Showing, "wrote down what they showed"),
        (Change, "wrote down what changed"),
        (Power, "wrote down what they let go of"),
        (PowerUse, "wrote down that we used it"),
        (Account, "drafted who decided"),
        (NotInOurName, "wrote down what is not in our name"),
        (Sent, "sent a letter"),
    ]
    rows: list[dict[str, object]] = []
    for model, what in wrote:
        for each in model.objects.filter(by=member).order_by("at", "pk"):
            words = each.ours if isinstance(each, Account) else each.words
            day = each.since if isinstance(each, Power) else each.day
            rows.append({"what": what, "about": getattr(each, "title", ""), "words": words, "day": day.isoformat()})
    for look in Look.objects.filter(member=member).select_related("promise", "change").order_by("pk"):
        thing = look.promise or look.change
        said = "it is so" if look.so else "it is not so"
        rows.append({"what": f"looked: {said}", "about": thing.words if thing else "", "words": look.words, "day": ""})
    return rows


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """What goes when a member does."""
    common.forget(member=member, keep_words=keep_words)


def settings() -> list[Setting]:
    """How members agree that something is kept."""
    return [
        Setting(
            "promises.kept_by",
            "When a promise counts as kept",
            "They have to show it first. Then some of us look and say that it is so, or all of us decide it.",
            CHOICE,
            kept.BY_LOOKING,
            "Promises",
            choices=((kept.BY_LOOKING, "Some of us looked"), (kept.BY_DECISION, "Only by a decision")),
        ),
        Setting(
            "promises.looked",
            "How many of us look",
            "So many of us have to say that it is so, and nobody that it is not: of what they promised, and of what "
            "changed. Of fewer than that, all of us.",
            WHOLE,
            LOOKED,
            "Promises",
            least=1,
            most=20,
        ),
    ]
