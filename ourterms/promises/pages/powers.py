"""Pages of one power and its uses, and of what is not in our name."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ourterms.collectives.requests import MemberRequest
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.promises.actions import powers as actions
from ourterms.promises.forms import CameForm, ClaimForm, EndForm, PowerForm, UseForm
from ourterms.promises.models import NotInOurName, Power, PowerUse, Sent
from ourterms.promises.pages.common import (
    about,
    asked_demand,
    begun,
    brought,
    done,
    one_of,
    page,
    posted,
    to,
    today_for,
    whom,
    with_whom,
)
from ourterms.promises.pages.demands import day_words, letter_page, ours
from ourterms.promises.permissions import may_write_anew
from ourterms.promises.reading import beside
from ourterms.promises.rules import kept, letters
from ourterms.promises.shelves import POWER_STATES


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Write down what an institution let go of."""
    demand, made = asked_demand(request), []
    form = with_whom(request, PowerForm, demand, {"since": today_for(request.member)})

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("words", "how", "since", "until", "where")}
        given["document"] = brought(request, form)
        given |= {"institution": whom(request, form, demand), **begun(form, demand)}
        made.append(actions.let_go(by=request.member, id=form.row_id, at=clock.now(), **given))

    if done(request, form, act):
        return to("power", made[0])
    return page(request, "power_new", {"form": form, "demand": demand}, form)


def one(request: MemberRequest, collective: UUID, power: UUID) -> HttpResponse:
    """A power: how, since when, and each time it was used."""
    return _page(request, one_of(request, Power, power, "demand", "ask", "document"))


def _page(request: MemberRequest, there: Power, use: Any = None, end: Any = None) -> HttpResponse:
    values = about(request, there)
    uses = beside(request.member, PowerUse, "power", there, "day", "at")
    today = values["today"]
    values |= {
        "state_in_words": say(POWER_STATES[values["state"]]),
        "how": say(kept.HOW[there.how]),
        "uses": [(each, say(kept.USES[each.came]), each.by_id == request.member.pk) for each in uses],
        "use_form": use or UseForm(initial={"day": today}),
        "end_form": end or EndForm(initial={"day": today}),
        "form": use or end,
    }
    wrong = any(form is not None and form.errors for form in (use, end))
    return render(request, "promises/power.html", values, status=422 if wrong else 200)


def use(request: MemberRequest, collective: UUID, power: UUID) -> HttpResponse:
    """Write down that it was used."""
    there, form = one_of(request, Power, power, "demand", "ask", "document"), UseForm(request.POST)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("words", "day")}
        actions.use(by=request.member, id=form.row_id, power=there, at=clock.now(), **given)

    return to("power", there) if done(request, form, act) else _page(request, there, use=form)


def end(request: MemberRequest, collective: UUID, power: UUID) -> HttpResponse:
    """Write down that it holds no more; or undo that."""
    there = one_of(request, Power, power, "demand", "ask", "document")
    if request.POST.get("do") == "undo":
        actions.not_ended(by=request.member, power=there)
        return to("power", there)
    form = EndForm(request.POST)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("words", "day")}
        actions.end(by=request.member, power=there, at=clock.now(), **given)

    return to("power", there) if done(request, form, act) else _page(request, there, end=form)


def came_of_use(request: MemberRequest, collective: UUID, power: UUID, use: UUID) -> HttpResponse:
    """Whether they respected it or overrode it."""
    there: PowerUse = one_of(request, PowerUse, use, "power")
    if there.power_id != power:
        raise Http404
    choices = {"": "We don't know yet", **{name: words for name, words in kept.USES.items() if name}}
    initial = {"came": there.came, "day": there.came_on or today_for(request.member), "words": there.came_words}
    form = CameForm(posted(request), choices=choices, initial=initial)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("came", "day", "words")}
        actions.came_of_use(by=request.member, use=there, at=clock.now(), **given)

    if done(request, form, act):
        return to("power", there.power)
    return page(request, "came", about(request, there) | {"form": form, "power": there.power}, form)


# Not in our name -------------------------------------------------------------------------------------------------


CLAIM = ("what", "words", "where", "day", "agreed", "ours")  # what its form says, without the document


def claim_new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Write down what they claimed with our name, words or presence."""
    demand, made = asked_demand(request), []
    form = with_whom(request, ClaimForm, demand, {"day": today_for(request.member)})

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in CLAIM}
        given["document"] = brought(request, form)
        given |= {"institution": whom(request, form, demand), **begun(form, demand)}
        made.append(actions.claimed(by=request.member, id=form.row_id, at=clock.now(), **given))

    if done(request, form, act):
        return to("claim", made[0])
    return page(request, "claim_new", {"form": form, "demand": demand}, form)


def claim(request: MemberRequest, collective: UUID, claim: UUID) -> HttpResponse:
    """What they claimed, what we did agree to, and what happened."""
    there = one_of(request, NotInOurName, claim, "demand", "ask", "document")
    values = about(request, there)
    sent = beside(request.member, Sent, "claim", there, "day", "at")
    waits = there.day if there.came == kept.OPEN else None
    values |= {
        "what": say(kept.CLAIMED[there.what]),
        "may_write": may_write_anew(request.member, there),
        "state_in_words": kept.in_words(kept.CAME_OF_IT, there.came),
        "sent": sent,
        "chase": kept.chase(waits_since=waits, last_letter=sent[-1].day if sent else None, today=values["today"]),
    }
    return render(request, "promises/claim.html", values)


def claim_write(request: MemberRequest, collective: UUID, claim: UUID) -> HttpResponse:
    """Put other words to it."""
    there = one_of(request, NotInOurName, claim, "demand")
    if not may_write_anew(request.member, there):
        return to("claim", there)
    form = ClaimForm(posted(request), initial={name: getattr(there, name) for name in CLAIM})
    del form.fields["document"]

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in CLAIM}
        actions.write_claim_anew(by=request.member, claim=there, at=clock.now(), **given)

    if done(request, form, act):
        return to("claim", there)
    return page(request, "claim_new", {"form": form, "demand": there.demand, "claim": there}, form)


def came_of_claim(request: MemberRequest, collective: UUID, claim: UUID) -> HttpResponse:
    """What happened then."""
    there = one_of(request, NotInOurName, claim)
    initial = {"came": there.came, "day": there.came_on or today_for(request.member), "words": there.came_words}
    form = CameForm(posted(request), choices=kept.CAME_OF_IT, initial=initial)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("came", "day", "words")}
        actions.came_of_claim(by=request.member, claim=there, at=clock.now(), **given)

    if done(request, form, act):
        return to("claim", there)
    return page(request, "came", about(request, there) | {"form": form, "claim": there}, form)


def claim_letter(request: MemberRequest, collective: UUID, claim: UUID) -> HttpResponse:
    """A letter that asks them to take it back."""
    there = one_of(request, NotInOurName, claim)
    values = about(request, there)
    draft = letters.claim(
        to=values["name"],
        ours=ours(request),
        where=there.where,
        said=there.words,
        agreed=there.agreed,
        day=day_words(there.day),
    )
    return letter_page(request, there, "claim", draft, values)
