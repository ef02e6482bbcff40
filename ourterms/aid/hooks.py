"""What aid answers to what crosses all apps (ourterms/kit/hooks.py)."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.aid import actions, rules
from ourterms.aid.models import (
    ASKED,
    DECLINED,
    POSTED,
    Answer,
    Chosen,
    Message,
    Need,
    errands_of,
    posted_for,
)
from ourterms.aid.reading import errands_for, errands_of_whoever, exchanges_of, exchanges_of_whoever, newest
from ourterms.aid.sealed import FOR_NEEDER, read_copy
from ourterms.collectives.models import Circle, Member
from ourterms.collectives.permissions import veil, who_hide_from
from ourterms.collectives.rules.settings import SAFE, WHOLE, Setting
from ourterms.kit.around import around
from ourterms.kit.hooks import Card, Export, Found, Kept, Tick

MOST = 10
NEWEST = 3


def keeps() -> list[Kept]:
    """Every table of this app."""
    between = _("The two of you, and whoever you asked to post it")
    fades = _("30 days after it is closed, unless the group set another number, or when you go")
    return [
        Kept(
            "aid.Need",
            _("What you need or offer, in your words"),
            _("Whoever you chose: all, a circle, or a few"),
            fades,
        ),
        Kept("aid.Chosen", _("That a need is for you among a few"), _("You, and whoever posted it"), fades),
        Kept(
            "aid.Errand",
            _("That you asked somebody to post something without your name: sealed"),
            _("The two of you"),
            _("With what was posted; after 30 days if it was not; when you go"),
        ),
        Kept("aid.Answer", _("That you can, in your words, and whether you said it's done"), between, fades),
        Kept("aid.Message", _("What the two of you wrote about it"), between, fades),
    ]


def _list_card(member: Member, needs: list[Need], circle: Circle | None = None) -> Card:
    in_circle = f"?circle={circle.pk}" if circle else ""
    titles = ", ".join(dict.fromkeys(need.title for need in needs))
    return Card(
        _("Needs and offers"),
        _("Needs and offers"),
        _("Just now: {titles}.").format(titles=titles)
        if titles
        else _("A lift, food, company, a form filled in: say what you need, or what you can."),
        reverse("aid:list" if needs else "aid:new", args=[member.collective_id]) + in_circle,
        _("See needs and offers") if needs else _("Ask for something, or offer it"),
        order=20,
    )


def together(member: Member, now: datetime) -> list[Card]:
    """What is needed and offered just now."""
    today = now.astimezone(ZoneInfo(member.collective.setting("collectives.zone"))).date()
    return [_list_card(member, newest(member, posted_for(member), now, today, NEWEST))]


def circle(member: Member, circle: Circle, now: datetime) -> list[Card]:
    """What is needed and offered in a circle, for its page."""
    today = now.astimezone(ZoneInfo(member.collective.setting("collectives.zone"))).date()
    rows = Need.objects.for_member(member).filter(circle=circle).listed(now, today).filter(closed=None)
    return [_list_card(member, list(rows.order_by("-at", "-pk")[:NEWEST]), circle)]


def perhaps() -> dict[str, Any]:
    """Something that somebody was asked to post; somebody who answered."""
    return {"errand": errands_of_whoever(), "exchange": exchanges_of_whoever()}


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """What I was asked to post; what nobody posts for me; who found whom; and, once, whether it's done."""
    tag, group = _("Needs and offers"), member.collective_id
    cards = []
    errands = errands_for(member)
    mine = {errand.need_id for errand in errands if errand.is_of(member)}
    for errand in errands:
        url = reverse("aid:errand", args=[group, errand.pk])
        if errand.state == ASKED and errand.go_between_id == member.pk:
            words = _("You can say no, and nobody asks why. What it is, only the two of you see.")
            cards.append(Card(tag, _("Somebody asks you to post something"), words, url, _("Read it"), order=30))
        elif errand.state == DECLINED and errand.is_of(member):
            words = _("You can ask somebody else, or let it go.")
            cards.append(Card(tag, _("What you asked for is not posted"), words, url, _("See it"), order=30))
    cards += [
        card
        for answer in _exchanges(member, mine)
        if (card := _exchange_card(member, answer, answer.need_id in mine, now)) is not None
    ]
    return cards


def _exchanges(member: Member, mine: set[UUID | None]) -> list[Answer]:
    found = exchanges_of(member, [need for need in mine if need])
    if any(answer.by_id != member.pk for answer in found):
        veil(who_hide_from(member), (answer.by for answer in found))
    return found


def _exchange_card(member: Member, answer: Answer, needer: bool, now: datetime) -> Card | None:
    need, answered = answer.need, answer.by_id == member.pk
    tag, what = _("Needs and offers"), need.title
    url = reverse("aid:between", args=[member.collective_id, need.pk, answer.pk])
    zone = member.collective.setting("collectives.zone")
    over = rules.day_over(need.until, zone) if need.until else None
    asked_from = rules.asked_from(answer.at, over, need.closed)
    said = answer.answerer_said if answered else answer.asker_said
    if now >= asked_from:
        behind = need.for_somebody and not answered and not needer  # whoever it is for is asked, not who posted it
        if behind or not rules.is_asked(said, asked_from, now):
            return None
        words = _("You are asked this once. Yes, not yet, let it be: all three are fine.")
        return Card(tag, _("Is it done: {what}?").format(what=what), words, url, _("Say so, if you like"), order=40)
    if answer.ended or need.closed or said:
        return None
    if answered:
        heading = _("You said you can: {what}") if not need.offered else _("You said you'd like it: {what}")
        return Card(tag, heading.format(what=what), "", url, _("See what you wrote"), order=35)
    heading = _("{name} can: {what}") if not need.offered else _("{name} would like it: {what}")
    return Card(tag, heading.format(name=answer.by.name, what=what), "", url, _("Read it"), order=35)


def search(member: Member, words: str) -> list[Found]:
    """Open needs and offers with these words in them."""
    rows = Need.objects.for_member(member).filter(closed=None)
    found = rows.filter(Q(words__icontains=words) | Q(place__icontains=words)).order_by("-at", "-pk")[:MOST]
    return [
        Found(
            need.title,
            _("An offer") if need.offered else _("A need"),
            around(f"{need.words} {need.place}", words),
            reverse("aid:one", args=[need.collective_id, need.pk]),
        )
        for need in found
    ]


def export(person: UUID) -> list[Export]:
    """What somebody needs, offers, asked others to post, answered and wrote. For whom they post, it does not say."""
    rows: list[dict[str, object]] = []
    for member in Member.objects.filter(person=person).select_related("collective"):
        rows += [{"group": member.collective.name, **row} for row in _of(member)]
    return [Export("needs-and-offers", rows)] if rows else []


def _row(what: str, kind: str, words: str = "", place: str = "", until: date | None = None) -> dict[str, object]:
    day = until.isoformat() if until else ""
    return {"what": what, "kind": kind, "words": words, "place": place, "until": day}


def _of(member: Member) -> list[dict[str, object]]:
    rows = []
    for need in Need.objects.filter(by=member):
        if need.for_somebody:
            rows.append(_row("posted for somebody", need.kind))
        else:
            rows.append(_row("offer" if need.offered else "need", need.kind, need.words, need.place, need.until))
    for errand in errands_of(member):
        opened = read_copy(member, FOR_NEEDER, errand)
        if opened is not None:
            wish = opened.wish
            what = "posted by somebody" if errand.state == POSTED else "asked somebody to post"
            rows.append(_row(what, wish.kind, wish.words, wish.place, wish.until))
    answers = Answer.objects.filter(by=member).select_related("need")
    rows += [_row("answer", answer.need.kind, answer.words) for answer in answers]
    chosen = Chosen.objects.filter(member=member).select_related("need")
    rows += [_row("for you among a few", each.need.kind) for each in chosen]
    written = Q(by=member) | Q(by=None, answer__need__in=posted_for(member))
    messages = Message.objects.filter(written).select_related("answer__need").order_by("at", "pk")
    return rows + [_row("message", message.answer.need.kind, message.words) for message in messages]


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """What goes when a member does: all of it, because nobody can keep what one offered or needed."""
    actions.forget(member=member)


def ticks() -> list[Tick]:
    """Once a day: needs that were closed, and what is over."""
    return [Tick("aid.fade", timedelta(days=1), actions.fade)]


def settings() -> list[Setting]:
    """What fades when."""
    return [
        Setting(
            "aid.kept",
            "What was closed is kept",
            "So many days after a need or an offer was closed, it is gone, with all that was written to it.",
            WHOLE,
            rules.KEPT,
            SAFE,
            least=14,
            most=90,
        )
    ]
