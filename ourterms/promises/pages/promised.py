"""Pages of one promise, and of one change."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ourterms.collectives.permissions import names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.design.forms import OnceForm
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.promises.actions import promised as actions
from ourterms.promises.forms import ChangeForm, LookForm, PromiseForm, ShowingForm
from ourterms.promises.models import Change, Look, Promise, Sent, Showing
from ourterms.promises.pages.common import (
    about,
    asked_demand,
    begun,
    brought,
    done,
    files_of,
    one_of,
    page,
    posted,
    press,
    to,
    today_for,
    whom,
    with_whom,
)
from ourterms.promises.pages.demands import day_words, letter_page, ours
from ourterms.promises.permissions import may_take_out
from ourterms.promises.reading import beside
from ourterms.promises.rules import kept, letters
from ourterms.promises.shelves import CHANGE_STATES


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Write down what an institution promised."""
    demand, made = asked_demand(request), []
    form = with_whom(request, PromiseForm, demand, {"day": today_for(request.member)})

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("words", "day", "due", "where")}
        given["document"] = brought(request, form)
        given |= {"institution": whom(request, form, demand), **begun(form, demand)}
        made.append(actions.promised(by=request.member, id=form.row_id, at=clock.now(), **given))

    if done(request, form, act):
        return to("promise", made[0])
    return page(request, "promise_new", {"form": form, "demand": demand}, form)


def one(request: MemberRequest, collective: UUID, promise: UUID) -> HttpResponse:
    """A promise: by when, what they showed, what some of us saw, and what we say."""
    return _page(request, one_of(request, Promise, promise, "demand", "ask", "decision", "document"), LookForm())


def _page(request: MemberRequest, there: Promise, form: LookForm, wrong: str = "") -> HttpResponse:
    values, member = about(request, there), request.member
    today, collective = values["today"], member.collective
    looks = beside(member, Look, "promise", there, "pk")
    names = names_seen_by(member, [each.member_id for each in looks])
    showings = beside(member, Showing, "promise", there, "day", "at")
    for each in showings:
        each.promise = there
    sent = beside(member, Sent, "promise", there, "day", "at")
    late = values["state"] == kept.LATE
    since = there.due if late else None
    values |= {
        "state_in_words": kept.in_words(kept.PROMISE_STATES, values["state"]),
        "late": kept.late_days(there.due, today) if late else 0,
        "showings": [(each, may_take_out(member, each)) for each in showings],
        "looks": [(each, names.get(each.member_id, say("Somebody"))) for each in looks],
        "looked": next((each for each in looks if each.member_id == member.pk), None),
        "sent": sent,
        "chase": kept.chase(waits_since=since, last_letter=sent[-1].day if sent else None, today=today),
        "by_looking": collective.setting("promises.kept_by") == kept.BY_LOOKING,
        "needed": collective.setting("promises.looked"),
        "form": form,
        "press": OnceForm(),
        "endings": _endings(there),
        "wrong": wrong,
    }
    return render(request, "promises/promise.html", values, status=422 if form.errors or wrong else 200)


ENDINGS = {
    kept.KEPT: "Put forward that it is kept",
    kept.BROKEN: "Put forward that it is broken",
    kept.RELEASED: "Put forward that we release them",
    actions.AGAIN: "Put forward that it goes on",
}


def _endings(promise: Promise) -> list[tuple[str, str]]:
    """What can be put forward about it."""
    hows = [actions.AGAIN] if promise.ended else [kept.KEPT, kept.BROKEN, kept.RELEASED]
    return [(how, say(ENDINGS[how])) for how in hows if how != kept.KEPT or promise.shown is not None]


def showing(request: MemberRequest, collective: UUID, promise: UUID) -> HttpResponse:
    """Write down what they showed, or that they say they won't."""
    there = one_of(request, Promise, promise)
    form = ShowingForm(posted(request), files_of(request), initial={"day": today_for(request.member)})

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("words", "day", "where")}
        given |= {"wont": form.cleaned_data["how"] == "wont", "document": brought(request, form)}
        actions.show(by=request.member, id=form.row_id, promise=there, at=clock.now(), **given)

    if done(request, form, act):
        return to("promise", there)
    return page(request, "showing", about(request, there) | {"form": form}, form)


def look(request: MemberRequest, collective: UUID, promise: UUID) -> HttpResponse:
    """Say what one saw."""
    there, form = one_of(request, Promise, promise, "demand", "ask", "decision", "document"), LookForm(request.POST)

    def act() -> None:
        so, words = form.cleaned_data["so"] == "yes", form.cleaned_data["words"]
        actions.look(by=request.member, promise=there, so=so, words=words, at=clock.now())

    return to("promise", there) if done(request, form, act) else _page(request, there, form)


def look_no_more(request: MemberRequest, collective: UUID, promise: UUID) -> HttpResponse:
    """Take that back."""
    there = one_of(request, Promise, promise)
    actions.look_no_more(by=request.member, thing=there, at=clock.now())
    return to("promise", there)


def not_looked(request: MemberRequest, collective: UUID, promise: UUID) -> HttpResponse:
    """Say for us that we didn't look."""
    there = one_of(request, Promise, promise)
    actions.didnt_look(by=request.member, promise=there, at=clock.now())
    return to("promise", there)


def ending(request: MemberRequest, collective: UUID, promise: UUID) -> HttpResponse:
    """Put forward what became of it."""
    there, made = one_of(request, Promise, promise, "demand", "ask", "decision", "document"), []
    how = request.POST.get("how", "")

    def act(form: OnceForm) -> None:
        id = form.row_id
        made.append(actions.put_ending_forward(by=request.member, id=id, promise=there, how=how, at=clock.now()))

    if wrong := press(act, request):
        return _page(request, there, LookForm(), wrong)
    return redirect("decisions:matter", collective, made[0].pk) if made else to("promise", there)


def letter(request: MemberRequest, collective: UUID, promise: UUID) -> HttpResponse:
    """A letter about a promise."""
    there = one_of(request, Promise, promise)
    values = about(request, there)
    draft = letters.promise(
        to=values["name"],
        ours=ours(request),
        words=there.words,
        made=day_words(there.day),
        due=day_words(there.due),
        days=kept.late_days(there.due, values["today"]),
    )
    return letter_page(request, there, "promise", draft, values)


# What is different now -------------------------------------------------------------------------------------------


def change_new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Write down what is different now."""
    demand, made = asked_demand(request), []
    form = with_whom(request, ChangeForm, demand, {"day": today_for(request.member)})

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("words", "day")}
        given |= {"institution": whom(request, form, demand), **begun(form, demand)}
        made.append(actions.changed(by=request.member, id=form.row_id, at=clock.now(), **given))

    if done(request, form, act):
        return to("change", made[0])
    return page(request, "change_new", {"form": form, "demand": demand}, form)


def change(request: MemberRequest, collective: UUID, change: UUID) -> HttpResponse:
    """What is different now, and who of us says that it is so."""
    return _change_page(request, one_of(request, Change, change, "demand", "ask", "promise"), LookForm())


def _change_page(request: MemberRequest, there: Change, form: LookForm) -> HttpResponse:
    values, member = about(request, there), request.member
    looks = beside(member, Look, "change", there, "pk")
    names = names_seen_by(member, [each.member_id for each in looks])
    values |= {
        "state_in_words": say(CHANGE_STATES[values["state"]]),
        "looks": [(each, names.get(each.member_id, say("Somebody"))) for each in looks],
        "looked": next((each for each in looks if each.member_id == member.pk), None),
        "needed": member.collective.setting("promises.looked"),
        "form": form,
    }
    return render(request, "promises/change.html", values, status=422 if form.errors else 200)


def change_look(request: MemberRequest, collective: UUID, change: UUID) -> HttpResponse:
    """Say whether it is so."""
    there, form = one_of(request, Change, change, "demand", "ask", "promise"), LookForm(request.POST)

    def act() -> None:
        so, words = form.cleaned_data["so"] == "yes", form.cleaned_data["words"]
        actions.confirm(by=request.member, change=there, so=so, words=words, at=clock.now())

    return to("change", there) if done(request, form, act) else _change_page(request, there, form)


def change_look_no_more(request: MemberRequest, collective: UUID, change: UUID) -> HttpResponse:
    """Take that back."""
    there = one_of(request, Change, change)
    actions.look_no_more(by=request.member, thing=there, at=clock.now())
    return to("change", there)
