"""Pages of asks, for members."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.asks import facts, pieces, rules
from ourterms.asks.actions import coming, inside, replies
from ourterms.asks.actions import door as doors
from ourterms.asks.forms import AnswerForm, BringForm, DoorForm, FactsForm, ReplyForm, TalkForm
from ourterms.asks.line import line_of
from ourterms.asks.models import Ask, Bell, Door, Offered, Reply, TurnedBack, newest_offer
from ourterms.asks.published import REFUSAL
from ourterms.asks.reading import FILTERS, ask_for, asks_page, offers_of, replies_of, reply_of
from ourterms.collectives.models import Member
from ourterms.collectives.permissions import may, names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.collectives.rules.settings import as_given
from ourterms.collectives.settings import SETTINGS
from ourterms.decisions.constitution import clause_for
from ourterms.decisions.models import DECIDED, LET_GO, OPEN, WAITING
from ourterms.decisions.rules.ways import in_words as rule_in_words
from ourterms.design.days import day_in_words
from ourterms.files.actions import bring as bring_file
from ourterms.files.models import File
from ourterms.institutions.permissions import is_confirmed
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, tried
from ourterms.register.permissions import may_publish
from ourterms.register.reading import line_of as line_of_entry
from ourterms.register.reading import of_thing
from ourterms.terms import drawn
from ourterms.terms.ask import read_on
from ourterms.terms.rules.check import STATES, Finding, count, three
from ourterms.terms.rules.clauses.base import MET, SHORT, UNSAID
from ourterms.terms.rules.conditions import Conditions


def _today(member: Member) -> date:
    return clock.today(ZoneInfo(member.collective.setting("collectives.zone")))


def _on(request: MemberRequest) -> Member:
    """The member, where their group has asks turned on; else there is nothing here."""
    if not request.member.collective.setting("asks.on"):
        raise Http404
    return request.member


def listed(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Asks, the newest first, by where they stand."""
    member = _on(request)
    state = request.GET.get("state", "")
    state = state if state in FILTERS else ""
    page = asks_page(request, member, state)
    values = {
        "page": page,
        "lines": pieces.listed(page.rows, collective),
        "state": state,
        "filters": [(value, _(words)) for value, words in FILTERS.items()],
        "hears": Bell.objects.filter(member=member).exists(),
    }
    return render(request, "asks/list.html", values)


def bell(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Want to hear it when something is at the door, or not any more."""
    inside.hear(by=_on(request), bell=request.POST.get("bell") == "yes")
    return redirect("asks:list", collective)


# Bringing one in --------------------------------------------------------------------------------------------------


def kept_file(member: Member, id: UUID, data: bytes, field: str = "file") -> File | None:
    """The document beside an ask, None for no bytes. `id`: of the form; another file in it is another document.

    Refused on that field of the form, where it is of no kind that is kept, or broken."""
    if not data:
        return None
    named = uuid5(id, sha256(data).hexdigest())
    try:
        return bring_file(by=member, id=named, data=data, at=clock.now(), group_keeps=True)
    except Refused as refused:
        raise Refused(refused.message, field) from None


def choose_again(form: Form, field: str = "file", *, wrong: bool = False) -> None:
    """Say on the field of a file that it is gone from a form that comes back: a browser does not send it a second time.
    `wrong`: it comes back for something beside it."""
    if (wrong or form.errors) and form.files.get(field) and field not in form.errors:
        form.add_error(field, _("Choose it again: a file is not kept while something else has to be put right."))


def bring(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Bring in an advert, an e-mail, a letter."""
    member, made = _on(request), []
    data = request.POST if request.method == "POST" else None
    form = BringForm(data, request.FILES or None, initial={"came": _today(member)})

    def act() -> None:
        given = form.cleaned_data
        document = kept_file(member, form.row_id, form.data_of_file)
        brought = coming.Brought(
            institution=given["institution"],
            title=given["title"],
            words=given["words"],
            conditions=read_on(given["words"], given["came"]),
            came=given["came"],
            document=document,
            **form.number,
        )
        made.append(coming.bring_in(by=member, id=form.row_id, brought=brought, at=clock.now()))

    if data is not None and tried(form, act):
        return redirect("asks:one", collective, made[0].pk)
    choose_again(form)
    return render(request, "asks/bring.html", {"form": form}, status=422 if form.errors else 200)


def out(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Take out an ask that one brought in by mistake: asked once, because it can't be undone."""
    there = ask_for(_on(request), ask)
    if not coming.may_take_out(request.member, there):
        raise Http404
    if request.method == "POST":
        coming.take_out(by=request.member, ask=there, at=clock.now())
        return redirect("asks:list", collective)
    return render(request, "asks/out.html", {"ask": there})


# One ask ----------------------------------------------------------------------------------------------------------


def one(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """An ask: what they offer beside our terms, our clock, what was said, and what we can do."""
    return _page(request, ask_for(_on(request), ask), TalkForm())


def _page(request: MemberRequest, there: Ask, form: TalkForm) -> HttpResponse:
    member, now = request.member, clock.now()
    offers, sent = offers_of(there), replies_of(there)
    newest = offers[-1]
    theirs = next((each for each in reversed(offers) if each.side == rules.THEM), newest)
    found = newest.found
    ours_last = newest.side == rules.US
    confirmed = there.contact is not None and is_confirmed(there.contact, member.collective)
    values = {
        "ask": there,
        "newest": newest,
        "mine": ours_last,
        "three": drawn.three(picked) if (picked := three(found)) else "",
        "everything": drawn.everything(_by_status(found)),
        "counts": _counts(found),
        "said": list(facts.said_in_words(newest.offer)),
        "versions": pieces.versions(_versions(offers), there.collective_id),
        "line": pieces.line(line_of(member, there, offers, sent, _today(member))),
        "their_day": _their_day(theirs.offer),
        "replies": pieces.replies(((each, _where(each)) for each in sent), there),
        "waits": next((each for each in sent if each.state == rules.READY), None),
        "held_back": _held_back(sent, offers),
        "kinds": [
            (kind, say(rules.REPLIES[kind].title))
            for kind in rules.may_reply(there.state)
            if rules.REPLIES[kind].decided
        ],
        "may_hold": there.state == rules.OURS and not any(_holds(each, newest) for each in sent),
        "hold_words": _("I have sent this") if there.entered else _("Send this"),
        "confirmed": confirmed,
        "entered_by": _name_of(member, there.entered_by),
        "may_publish": (there.entered or confirmed) and may_publish(member, only_decided=there.state == rules.REFUSED),
        "may_take_out": coming.may_take_out(member, there),
        "form": form,
        "may_enter": there.state == rules.THEIRS,
        "may_take": there.state == rules.THEIRS and ours_last,
        "may_stop": not there.is_over and there.state != rules.ACCEPTED,
    }
    if values["may_hold"]:
        values["holding"] = replies.holding_for(replies.next_meeting(member, now))
    return render(request, "asks/one.html", values, status=422 if form.errors else 200)


def _name_of(member: Member, other: Member | None) -> str:
    """A name as this member may read it; "" for nobody's."""
    if other is None:
        return ""
    return names_seen_by(member, [other.pk]).get(other.pk, _("Somebody"))


def _counts(found: Sequence[Finding]) -> str:
    counted = count(found)
    return _("({met} offered, {short} not enough, {unsaid} not said)").format(**counted)


def _holds(reply: Reply, offered: Offered) -> bool:
    return reply.kind == rules.HOLDING and reply.answers_id == offered.pk


def _their_day(offer: Conditions) -> date | None:
    return offer.closing_date.value.whole() if offer.closing_date else None


def _by_status(found: Sequence[Finding]) -> list[dict[str, Any]]:
    groups = [
        {"title": _(STATES[status]), "findings": [each for each in found if each.status == status]}
        for status in (SHORT, UNSAID, MET)
    ]
    return [group for group in groups if group["findings"]]


def _versions(offers: Sequence[Offered]) -> list[tuple[Offered, str, list[list[str]]]]:
    """The versions after the first, the newest first, each with its heading and what differs from the one before."""
    made = []
    for before, after in pairwise(offers):
        heading = _("What we would do it for, {day}") if after.side == rules.US else _("Their answer, {day}")
        words = heading.format(day=day_in_words(after.day, "short"))
        made.append((after, words, difference_rows(before.offer, after.offer)))
    return made[::-1]


def difference_rows(before: Conditions, after: Conditions) -> list[list[str]]:
    """What differs, as rows of a table: what, as it was, as it is."""
    was, now = facts.currency_of(before), facts.currency_of(after)
    rows = []
    for each in rules.differences(before, after):
        about = facts.label(each.fact)
        rows.append(
            [
                about,
                facts.in_words(each.fact, each.before, was) or _("Not said"),
                facts.in_words(each.fact, each.after, now) or _("Not said"),
            ]
        )
    return rows


_WAYS = {rules.BY_MAIL: "Sent by e-mail", rules.ON_PAGE: "On their own page here", rules.BY_HAND: "Sent by hand"}
_MATTERS = {WAITING: "On our agenda", OPEN: "Being decided", DECIDED: "Not sent", LET_GO: "Taken off the agenda"}


def _where(reply: Reply) -> str:
    """Where a reply is on its way, in words."""
    if reply.state == rules.SENT:
        return _(_WAYS[reply.way])
    if reply.state == rules.READY:
        return _("Decided. It waits until one of us sends it")
    if reply.held_back:
        return say(rules.HELD_BACK[reply.held_back].short)
    if reply.state == rules.DROPPED:
        return _("Not sent: the ask had moved on")
    return _(_MATTERS[reply.matter.state if reply.matter else LET_GO])


def _held_back(replies: Sequence[Reply], offers: Sequence[Offered]) -> dict[str, Any] | None:
    """The letter that they came before, with what is to be said of it: until one that answers what they said since is
    ready or went out."""
    number = {each.pk: each.number for each in offers}
    held = max((each for each in replies if each.held_back), key=lambda each: number[each.answers_id], default=None)
    if held is None:
        return None
    since = [each for each in replies if number[each.answers_id] > number[held.answers_id]]
    done = any(each.state in (rules.READY, rules.SENT) and each.kind != rules.HOLDING for each in since)
    return None if done else {"reply": held, **_why_held_back(held)}


def _why_held_back(reply: Reply) -> dict[str, str]:
    why = rules.HELD_BACK[reply.held_back]
    return {"heading": say(why.heading), "now": say(why.now)}


def hold(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """The holding answer, in one tap, to the offer that stood on the page."""
    there, number = ask_for(_on(request), ask), request.POST.get("number", "")
    id = uuid5(newest_offer(there).pk, "hold")
    seen = int(number) if number.isdecimal() and len(number) < 5 else 0
    reply = replies.hold(by=request.member, id=id, ask=there, number=seen, at=clock.now())
    return redirect("asks:letter", collective, ask, reply.pk)


def talk(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Begin to talk it over."""
    there, form, made = ask_for(_on(request), ask), TalkForm(request.POST), []

    def act() -> None:
        title = say("An ask that came on {day}", day=day_in_words(there.came, "long"))  # it stands on Home: no name
        made.append(
            inside.talk_over(
                by=request.member,
                id=form.row_id,
                ask=there,
                title=title,
                words=form.cleaned_data["words"],
                at=clock.now(),
            )
        )

    if tried(form, act):
        return redirect("talk:thread", collective, made[0].pk)
    return _page(request, there, form)


# Our replies ------------------------------------------------------------------------------------------------------


def reply(request: MemberRequest, collective: UUID, ask: UUID, kind: str) -> HttpResponse:
    """Put a reply forward."""
    member, there = _on(request), ask_for(request.member, ask)
    if kind not in rules.REPLIES or not rules.REPLIES[kind].decided:
        raise Http404
    newest = there.conditions()
    found, made = newest.found, []
    data = request.POST if request.method == "POST" else None
    form = ReplyForm(kind, found, three(found), data)

    def act() -> None:
        given = form.cleaned_data
        wanted = replies.Wanted(kind, given["words"], form.chosen, given["why"], given["not_names"])
        with form.looking_for_names():
            made.append(replies.propose(by=member, id=form.row_id, ask=there, wanted=wanted, at=clock.now()))

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].matter_id)
    values = {
        "ask": there,
        "kind": {"title": say(rules.REPLIES[kind].title), "does": say(rules.REPLIES[kind].does)},
        "form": form,
        "rule_in_words": rule_in_words(clause_for(member.collective, replies.KIND).rule),
        "allowed": kind in rules.may_reply(there.state),
        "state": say(rules.STATES[there.state]),
        "said": list(facts.said_in_words(newest.offer)) if kind == rules.ACCEPT else [],
        "words_id": form["words"].auto_id,
        "most": rules.MOST_WORDS,
        "open_findings": rules.in_the_way(found) if kind == rules.ACCEPT else [],
    }
    return render(request, "asks/reply.html", values, status=422 if form.errors else 200)


def _reply(request: MemberRequest, ask: UUID, id: UUID) -> tuple[Ask, Reply]:
    there = ask_for(_on(request), ask)
    return there, reply_of(there, id)


def letter(request: MemberRequest, collective: UUID, ask: UUID, reply: UUID) -> HttpResponse:
    """A letter with the list behind it, to send, to copy, or to print."""
    there, found = _reply(request, ask, reply)
    (way,) = replies.ways_to_send(there)
    wanted = found.wanted
    rows = difference_rows(found.answers.offer, wanted) if wanted is not None else []
    values = {
        "ask": there,
        "reply": found,
        "line": _where(found),
        "text": replies.letter_text(found, replies.signature_of(request.member.collective)),
        "way": way,
        "ready": found.state == rules.READY,
        "held_back": _why_held_back(found) if found.held_back else None,
        **_in_public(request.member, found),
        "differences": pieces.differing(rows, [_("What"), _("Their offer"), _("Our side")]) if rows else "",
    }
    return render(request, "asks/letter.html", values)


def _in_public(member: Member, reply: Reply) -> dict[str, Any]:
    """Of a refusal that went out: where its entry stands, if it has one whose words are open or to come; whether this
    member is offered to put forward that it becomes public. Two queries at most, of any other reply none."""
    if reply.state != rules.SENT or reply.kind != rules.REFUSE:
        return {}
    entry = of_thing(REFUSAL, [reply.pk]).get(reply.pk)
    if entry is not None and not entry.stopped and not entry.gone:
        return {"public_kind": REFUSAL, "public": line_of_entry(entry, clock.now(), member)}
    return {"public_kind": REFUSAL, "may_publish": may_publish(member, only_decided=True)}


def send(request: MemberRequest, collective: UUID, ask: UUID, reply: UUID) -> HttpResponse:
    """Send a letter that we decided on."""
    _there, found = _reply(request, ask, reply)
    replies.send(by=request.member, reply=found, at=clock.now())
    return redirect("asks:letter", collective, ask, reply)


# What they answered elsewhere ---------------------------------------------------------------------------------------


def answer(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Enter what they answered elsewhere."""
    member, there = _on(request), ask_for(request.member, ask)
    if not there.entered:
        raise Http404
    newest = there.conditions().offer
    posted = request.method == "POST"
    form = AnswerForm(request.POST if posted else None, request.FILES or None, with_file=True)
    steps = [
        (say(words), FactsForm(step, newest, _today(member), request.POST if posted else None, entered=True))
        for step, words in facts.STEPS.items()
    ]
    if posted and all([form.is_valid(), *(each.is_valid() for _words, each in steps)]):

        def act() -> None:
            offer = newest
            for _words, each in steps:
                each.offer = offer
                offer = each.conditions
            document = kept_file(member, form.row_id, form.data_of_file)
            coming.enter_answer(
                by=member,
                id=form.row_id,
                ask=there,
                words=form.cleaned_data["words"],
                conditions=offer,
                document=document,
                at=clock.now(),
            )

        if tried(form, act):
            return redirect("asks:one", collective, ask)
    wrong = bool(form.errors) or any(each.errors for _words, each in steps)
    choose_again(form, wrong=wrong)
    values = {"ask": there, "form": form, "steps": steps, "wrong": wrong}
    return render(request, "asks/answer.html", values, status=422 if wrong else 200)


def entered(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Enter that they took our conditions, or took the ask back."""
    there, now = ask_for(_on(request), ask), clock.now()
    number = request.POST.get("number", "")
    if request.POST.get("do") == "stop":
        coming.enter_taken_back(by=request.member, ask=there, at=now)
    elif number.isdecimal() and len(number) < 5:
        coming.enter_taken(by=request.member, ask=there, number=int(number), at=now)
    return redirect("asks:one", collective, ask)


# The door ---------------------------------------------------------------------------------------------------------

_SET = {"door": "asks.door", "a_month": "asks.a_month", "about": "asks.about", "door_words": "asks.door_words"}


def door(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The door: open or closed, for how many, where, and in which words."""
    member = _on(request)
    there = Door.objects.for_member(member).first()
    given = {name: as_given(SETTINGS[setting], member.collective.setting(setting)) for name, setting in _SET.items()}
    data = request.POST if request.method == "POST" else None
    form = DoorForm(data, initial=given | {"slug": there.slug if there else ""})
    can = may(member, "settings")

    def act() -> None:
        values = form.cleaned_data
        doors.set_door(
            by=member,
            slug=values["slug"],
            chosen={setting: str(values[name]) for name, setting in _SET.items()},
            at=clock.now(),
        )

    if data is not None and tried(form, act):
        return redirect("asks:door", collective)
    months = TurnedBack.objects.for_member(member).order_by("-month")[:12]
    address = settings.OURTERMS_URL + reverse("door:page", args=[there.slug]) if there else ""
    values = {"form": form, "can": can, "address": address, "months": list(months)}
    return render(request, "asks/door.html", values, status=422 if form.errors else 200)
