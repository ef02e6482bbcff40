"""Pages of the door. A contact sees its own asks, and of us our name, our terms and our letters: nothing else."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ourterms.asks import facts, pieces, rules
from ourterms.asks.actions import coming
from ourterms.asks.actions import door as doors
from ourterms.asks.actions.replies import letter_text, signature_of
from ourterms.asks.forms import AboutForm, AnswerForm, FactsForm
from ourterms.asks.models import Ask, Door, Offered
from ourterms.asks.reading import offers_of, said_to_them, their_ask, theirs
from ourterms.asks.views import difference_rows
from ourterms.collectives.models import Collective
from ourterms.institutions.guest.views import ContactRequest
from ourterms.institutions.models import Contact
from ourterms.institutions.permissions import is_confirmed
from ourterms.kit import chance, clock
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, tried
from ourterms.terms.ask import read_on, with_days_left
from ourterms.terms.ours import in_force
from ourterms.terms.published import newest_public
from ourterms.terms.rules.check import Finding, check
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.schema import conditions_from

ABOUT = "about"
STEPS = (ABOUT, *facts.STEPS)
GROUP_OF = {"money": ("money",), "time": ("time",), "say": ("say",), "safety": ("safety", "ours"), ABOUT: ()}


def _door(slug: str) -> Collective:
    """The collective behind an address. Nobody learns of one whose group has asks turned off, or is over."""
    found = Door.objects.select_related("collective").filter(slug=slug).first()
    if found is None or not found.collective.setting("asks.on") or found.collective.ends is not None:
        raise Http404
    collective: Collective = found.collective
    return collective


def _today(collective: Collective) -> date:
    return clock.today(ZoneInfo(collective.setting("collectives.zone")))


def page(request: HttpRequest, door: str) -> HttpResponse:
    """Who this group is, in its own words; who hosts and funds it, if it says; and its door."""
    collective = _door(door)
    values = {
        "group": collective,
        "door": door,
        "state": collective.setting("asks.door"),
        "open": doors.lets_in(collective, _today(collective)),
        "again": rules.next_month(_today(collective)),
        "a_month": collective.setting("asks.a_month"),
        "days": collective.setting("asks.days"),
        "about": collective.setting("asks.about"),
        "door_words": collective.setting("asks.door_words"),
        "resting": collective.resting,
        "terms": newest_public(collective.pk, clock.now()),
        **{name: collective.setting(f"collectives.{name}") for name in ("hosts", "pays", "switch", "others_pay")},
    }
    return render(request, "asks/door/page.html", values)


# An ask in steps --------------------------------------------------------------------------------------------------


def _typed(contact: Contact, collective: Collective) -> doors.Typed:
    return doors.typed_by(contact, collective) or doors.Typed(chance.uuid(), "", "", {})


def _offer(typed: doors.Typed, collective: Collective) -> Conditions:
    """What is offered so far, with the days that are left today: a draft may have lain for weeks."""
    return with_days_left(conditions_from(typed.conditions), _today(collective))


def begin(request: ContactRequest, door: str) -> HttpResponse:
    """Where an ask begins, or goes on: at the first step in which nothing is said."""
    collective = _door(door)
    typed = _typed(request.contact, collective)
    said = _said(typed, conditions_from(typed.conditions))
    empty = next((step for step in STEPS if step not in said), None)
    return redirect("door:step", door, empty) if empty else redirect("door:send", door)


def _said(typed: doors.Typed, offer: Conditions) -> set[str]:
    """The steps in which something is said."""
    facts_said = {name for name, _fact in offer.said()}
    said = {step for step, names in facts.FACTS.items() if not facts_said.isdisjoint(names)}
    return said | ({ABOUT} if typed.title else set())


def _says(collective: Collective, offer: Conditions, step: str = "") -> dict[str, Any]:
    """What our terms say to an offer, for the panel beside its form: on a step those of that step, otherwise all."""
    ours = in_force(collective.pk)
    found = check(offer, ours.terms)
    return {
        "in_the_way": rules.in_the_way(found),
        "cost": facts.costs(offer, ours.terms),
        "here": [each for each in found if not step or CLAUSES[each.clause].group in GROUP_OF.get(step, ())],
        "on_a_step": bool(step),
    }


def _frame(
    request: ContactRequest, door: str, collective: Collective, typed: doors.Typed, offer: Conditions, step: str
) -> dict[str, Any]:
    """What stands on every step: the steps, and what our terms say to what is offered so far."""
    said = _said(typed, offer)
    return {
        "group": collective,
        "door": door,
        "open": doors.lets_in(collective, _today(collective)),
        "steps": [_("What it is about"), *map(say, facts.STEPS.values()), _("Look over and send")],
        "done": [number for number, each in enumerate(STEPS, start=1) if each in said],
        "number": (STEPS.index(step) if step in STEPS else len(STEPS)) + 1,
        "contact": request.contact,
        "guest": request.contact,
        **_says(collective, offer, step),
    }


def step(request: ContactRequest, door: str, step: str) -> HttpResponse:
    """One step. What is put there is kept, and can be come back to."""
    collective = _door(door)
    if step not in STEPS:
        raise Http404
    typed = _typed(request.contact, collective)
    if step == ABOUT:
        return _about(request, door, collective, typed)
    offer = _offer(typed, collective)
    form = FactsForm(step, offer, _today(collective), request.POST if request.method == "POST" else None)
    if form.is_bound:
        form.is_valid()
        offer = form.conditions
        doors.keep_typed(
            contact=request.contact,
            collective=collective,
            typed=typed._replace(conditions=rules.as_data(offer)),
            at=clock.now(),
        )
        if not form.errors:
            return _onwards(request, door, step)
    values = _frame(request, door, collective, typed, offer, step)
    values |= {"form": form, "step": step, "heading": say(facts.STEPS[step])}
    return render(request, "asks/door/step.html", values, status=422 if form.errors else 200)


def look(request: ContactRequest, door: str, step: str) -> HttpResponse:
    """What our terms say to what stands in a step just now, typed and not kept: by the same rule, for the panel beside
    it. Nothing is stored; what has a slip in it counts as not said."""
    collective = _door(door)
    if step not in STEPS:
        raise Http404
    typed = _typed(request.contact, collective)
    offer = _offer(typed, collective)
    if step == ABOUT:
        about = AboutForm(request.POST)
        about.is_valid()
        words = about.cleaned_data.get("words", typed.words)
        if words != typed.words:
            offer = _read_into(offer, words, _today(collective))
    else:
        form = FactsForm(step, offer, _today(collective), request.POST)
        form.is_valid()
        offer = form.conditions
    return render(request, "asks/door/_says.html", _frame(request, door, collective, typed, offer, step))


def _onwards(request: ContactRequest, door: str, step: str) -> HttpResponse:
    """To the next step, or the same once more to see what our terms say."""
    if request.POST.get("do") == "look":
        return redirect("door:step", door, step)
    following = STEPS.index(step) + 1
    return redirect("door:step", door, STEPS[following]) if following < len(STEPS) else redirect("door:send", door)


def _about(request: ContactRequest, door: str, collective: Collective, typed: doors.Typed) -> HttpResponse:
    posted = request.method == "POST"
    initial = {"title": typed.title, "words": typed.words}
    form = AboutForm(request.POST if posted else None, request.FILES or None, initial=initial)
    offer = _offer(typed, collective)
    if posted:
        form.is_valid()
        title, words = form.cleaned_data.get("title", typed.title), form.cleaned_data.get("words", typed.words)
        if words != typed.words:
            offer = _read_into(offer, words, _today(collective))
        typed = typed._replace(title=title, words=words, conditions=rules.as_data(offer))
        doors.keep_typed(contact=request.contact, collective=collective, typed=typed, at=clock.now())
        if not form.errors:
            return _onwards(request, door, ABOUT)
    values = _frame(request, door, collective, typed, offer, ABOUT) | {"form": form}
    return render(request, "asks/door/about.html", values, status=422 if form.errors else 200)


def _read_into(offer: Conditions, words: str, today: date) -> Conditions:
    """The offer with what the words say, in place of what other words said before. What was filled in stays where
    they say nothing of it."""
    filled_in = {name: fact for name, fact in offer.said() if not fact.words}
    read = conditions_from(rules.as_data(read_on(words, today)))
    return Conditions(**filled_in | dict(read.said()))


def send(request: ContactRequest, door: str) -> HttpResponse:
    """All of it once more, and what our terms say; sent, if no line is in the way and the door is open."""
    collective = _door(door)
    typed = doors.typed_by(request.contact, collective)
    if typed is None:
        return redirect("door:step", door, ABOUT)
    offer, problem = _offer(typed, collective), ""
    if request.method == "POST":
        try:
            ask = coming.send(
                contact=request.contact, collective=collective, typed=typed, conditions=offer, at=clock.now()
            )
            return redirect("door:one", door, ask.pk)
        except Refused as refused:
            problem = refused.message
        except coming.TurnedBack:
            problem = _("It can't be sent yet: some of what we must have is missing. Nobody in the group was told.")
    values = _frame(request, door, collective, typed, offer, "send") | {
        "typed": typed,
        "said": list(facts.said_in_words(offer)),
        "problem": problem,
        "links": [(ABOUT, _("What it is about")), *((name, say(words)) for name, words in facts.STEPS.items())],
    }
    return render(request, "asks/door/send.html", values, status=422 if problem else 200)


def throw_away(request: ContactRequest, door: str) -> HttpResponse:
    """Take away what was typed and not sent."""
    doors.throw_away_typed(contact=request.contact, collective=_door(door))
    return redirect("door:page", door)


# Their own asks ---------------------------------------------------------------------------------------------------


def mine(request: ContactRequest, door: str) -> HttpResponse:
    """The asks that this contact sent here."""
    collective = _door(door)
    asks = [(ask, _state_for_them(ask.state)) for ask in theirs(request.contact, collective.pk)]
    values: dict[str, Any] = {"group": collective, "door": door, "asks": asks, "guest": request.contact}
    values["typed"] = doors.typed_by(request.contact, collective)
    return render(request, "asks/door/mine.html", values)


def _ask(request: ContactRequest, door: str, id: UUID) -> Ask:
    return their_ask(request.contact, _door(door).pk, id)


def one(request: ContactRequest, door: str, ask: UUID) -> HttpResponse:
    """An ask of theirs: what we said, and how our conditions differ from theirs."""
    return _one(request, door, _ask(request, door, ask))


def _one(request: ContactRequest, door: str, there: Ask, problem: str = "") -> HttpResponse:
    offers = offers_of(there)
    newest = offers[-1]
    signed = signature_of(there.collective)
    values = {
        "group": there.collective,
        "door": door,
        "ask": there,
        "guest": request.contact,
        "confirmed": is_confirmed(request.contact, there.collective),
        "state": _state_for_them(there.state),
        "letters": [(each, letter_text(each, signed)) for each in said_to_them(there)],
        "newest": newest,
        "ours": newest.side == rules.US,
        "stands": rules.counter_stands(newest.day, _today(there.collective)),
        "differences": pieces.differing(_against_theirs(offers), [_("What"), _("Your offer"), _("The group's side")]),
        "offer": list(facts.said_in_words(newest.offer)),
        "may_answer": there.state == rules.THEIRS,
        "may_stop": there.state in (rules.OURS, rules.THEIRS),
        "problem": problem,
    }
    return render(request, "asks/door/one.html", values, status=422 if problem else 200)


def _state_for_them(state: str) -> str:
    return {
        rules.OURS: _("With the group"),
        rules.THEIRS: _("With you"),
        rules.ACCEPTED: _("Both said yes"),
        rules.DECLINED: _("The group said no"),
        rules.REFUSED: _("The group refused"),
        rules.STOPPED: _("You took it back"),
    }[state]


def _against_theirs(offers: Sequence[Offered]) -> list[list[str]]:
    """How our last conditions differ from what they had offered; nothing where theirs came last."""
    if len(offers) < 2 or offers[-1].side != rules.US:
        return []
    return difference_rows(offers[-2].offer, offers[-1].offer)


def say_so(request: ContactRequest, door: str, ask: UUID) -> HttpResponse:
    """Take our conditions as they are, or take the ask back."""
    there, now = _ask(request, door, ask), clock.now()
    number = request.POST.get("number", "")
    try:
        if request.POST.get("do") == "stop":
            coming.take_back(contact=request.contact, ask=there, at=now)
        elif number.isdecimal() and len(number) < 5:
            coming.take(contact=request.contact, ask=there, number=int(number), at=now)
    except Refused as refused:
        return _one(request, door, _ask(request, door, ask), refused.message)
    return redirect("door:one", door, ask)


def _answered(there: Ask, data: QueryDict | None) -> tuple[Conditions, list[tuple[str, FactsForm]]]:
    """What was said last with what is filled in now, and the forms for it; what has a slip in it stays as it was."""
    today = _today(there.collective)
    offer, steps = with_days_left(offers_of(there)[-1].offer, today), []
    for name, words in facts.STEPS.items():
        each = FactsForm(name, offer, today, data)
        if data is not None:
            each.is_valid()
            offer = each.conditions
        steps.append((say(words), each))
    return offer, steps


def answer(request: ContactRequest, door: str, ask: UUID) -> HttpResponse:
    """Answer with another offer; or only look at what our terms say to it, which sends and keeps nothing."""
    there = _ask(request, door, ask)
    posted = request.method == "POST"
    looks = posted and request.POST.get("do") == "look"
    form = AnswerForm(request.POST if posted else None)
    offer, steps = _answered(there, request.POST if posted else None)
    lines: list[Finding] = []
    wrong = posted and (not form.is_valid() or any(each.errors for _words, each in steps))

    def act() -> None:
        try:
            coming.answer(
                contact=request.contact,
                id=form.row_id,
                ask=there,
                words=form.cleaned_data["words"],
                conditions=offer,
                at=clock.now(),
            )
        except coming.TurnedBack as back:
            lines.extend(back.lines)
            raise Refused(_("It can't be sent yet: some of what we must have is missing.")) from None

    if posted and not looks and not wrong and tried(form, act):
        return redirect("door:one", door, ask)
    values = _says(there.collective, offer) | {
        "group": there.collective,
        "door": door,
        "ask": there,
        "guest": request.contact,
        "form": form,
        "steps": steps,
        "wrong": wrong or bool(form.errors),
    }
    if lines:
        values["in_the_way"] = lines
    return render(request, "asks/door/answer.html", values, status=422 if values["wrong"] else 200)


def answer_look(request: ContactRequest, door: str, ask: UUID) -> HttpResponse:
    """What our terms say to an answer as it stands just now, typed and not kept. Nothing is stored."""
    there = _ask(request, door, ask)
    offer, _steps = _answered(there, request.POST)
    return render(request, "asks/door/_says.html", _says(there.collective, offer))
