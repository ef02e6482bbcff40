"""The pages of looking after each other."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.care import actions, notes
from ourterms.care.forms import AnswerForm, BoundariesForm, RoomForm, SomebodyForm, WordsForm
from ourterms.care.models import AccessConsent
from ourterms.care.permissions import asks_by, asks_of, buddies_of, farewells_for, is_of_the_two, may_rest
from ourterms.care.rules.words import has_faded
from ourterms.collectives.requests import MemberRequest
from ourterms.kit import clock


def _today(request: MemberRequest) -> Any:
    return clock.today(ZoneInfo(request.member.collective.setting("collectives.zone")))


def _draw(request: HttpRequest, name: str, **values: Any) -> HttpResponse:
    wrong = any(getattr(value, "is_bound", False) and not value.is_valid() for value in values.values())
    return render(request, f"care/{name}.html", values, status=422 if wrong else 200)


def _kept(request: MemberRequest, name: str) -> HttpResponse:
    return redirect(f"{reverse(f'care:{name}', args=[request.member.collective_id])}?kept")


def index(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Everything of this part, and the numbers for a bad night."""
    numbers = request.member.collective.setting("collectives.crisis_numbers")
    return _draw(request, "index", numbers=numbers)


def pause(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Take a break, in one tap."""
    actions.pause(by=request.member)
    return redirect("inside", collective)


def back(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Be back, in one tap; Home then says in five lines what there is."""
    actions.come_back(by=request.member)
    return redirect(f"{reverse('inside', args=[collective])}?back")


def rest(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Let the whole group rest, or wake it."""
    if request.method == "POST":
        form = AnswerForm(request.POST)
        if form.is_valid():
            actions.rest(by=request.member, resting=form.cleaned_data["answer"] == "yes", at=clock.now())
            return redirect("care:rest", collective)
    return _draw(request, "rest", may_rest=may_rest(request.member))


def boundaries(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What a member does not want asked."""
    form = BoundariesForm(request.POST or None, held=notes.boundaries_of(request.member))
    if request.method == "POST" and form.is_valid():
        actions.set_boundaries(by=request.member, chosen=form.cleaned_data)
        return _kept(request, "boundaries")
    return _draw(request, "boundaries", form=form)


def room(request: MemberRequest, collective: UUID) -> HttpResponse:
    """How much a member has room for."""
    if request.method == "POST":
        form = RoomForm(request.POST)
        if form.is_valid():
            actions.set_room(by=request.member, room=form.room())
            return _kept(request, "room")
    else:
        form = RoomForm(room=notes.room_of(request.member))
    return _draw(request, "room", form=form)


def access(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What a member needs to take part, and what it is shared for."""
    label, hint = _("What I need to take part"), _("Such as: a chair near the door, big print, a break every hour.")
    there = notes.own(request.member, notes.ACCESS)
    form = WordsForm(request.POST if request.method == "POST" else None, label=label, hint=hint, there=there)
    if request.method == "POST" and form.is_valid():
        actions.set_access_needs(by=request.member, needs=form.cleaned_data["words"])
        return _kept(request, "access")
    shared = AccessConsent.objects.for_member(request.member).filter(member=request.member).order_by("pk")
    return _draw(request, "access", form=form, shared=shared)


def take_back_access(request: MemberRequest, collective: UUID, consent: UUID) -> HttpResponse:
    """Share it no longer for this one thing."""
    own = AccessConsent.objects.for_member(request.member).filter(member=request.member)
    there = get_object_or_404(own, pk=consent)
    actions.take_back_access(by=request.member, kind=there.kind, thing=there.thing)
    return _kept(request, "access")


def check_in(request: MemberRequest, collective: UUID) -> HttpResponse:
    """A few words for oneself, or nothing."""
    today = _today(request)
    kept = notes.check_in_of(request.member)
    kept = None if kept is None or has_faded(kept, today) else kept
    label, hint = _("A few words for myself"), _("Or nothing. They go by themselves after fourteen days.")
    there = kept.words if kept else ""
    form = WordsForm(request.POST if request.method == "POST" else None, label=label, hint=hint, there=there)
    if request.method == "POST" and form.is_valid():
        actions.check_in(by=request.member, said=form.cleaned_data["words"], today=today)
        return _kept(request, "check-in")
    return _draw(request, "check_in", form=form, kept_words=kept, numbers=_numbers(request))


def _numbers(request: MemberRequest) -> str:
    numbers: str = request.member.collective.setting("collectives.crisis_numbers")
    return numbers


def wishes(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What shall happen with one's words, and whom to tell."""
    label, hint = _("My wishes, if I die"), _("What shall happen with my words here. Who should be told, and who not.")
    there = notes.own(request.member, notes.WISHES)
    form = WordsForm(request.POST if request.method == "POST" else None, label=label, hint=hint, there=there)
    if request.method == "POST" and form.is_valid():
        actions.set_wishes(by=request.member, wishes=form.cleaned_data["words"])
        return _kept(request, "wishes")
    return _draw(request, "wishes", form=form)


def buddies(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Who is my buddy, who asks me, whom I asked."""
    me, today = request.member, _today(request)
    pairs, by_me, of_me = list(buddies_of(me)), list(asks_by(me, today)), asks_of(me, today)
    with_me = [(pair, pair.asked if pair.asker_id == me.pk else pair.asker) for pair in pairs]
    known = [other.pk for _pair, other in with_me] + [ask.asked_id for ask in by_me]
    form = SomebodyForm(request.POST if request.method == "POST" else None, by=me, label=_("Who?"), without=known)
    if request.method == "POST" and form.is_valid():
        actions.ask_buddy(by=me, id=form.row_id, member=form.cleaned_data["member"], today=today)
        return _kept(request, "buddies")
    return _draw(request, "buddies", form=form, with_me=with_me, by_me=by_me, of_me=of_me)


def buddy(request: MemberRequest, collective: UUID, buddy: UUID) -> HttpResponse:
    """Say yes or no, or end it."""
    me, today = request.member, _today(request)
    mine = {row.pk for rows in (buddies_of(me), asks_by(me, today), asks_of(me, today)) for row in rows}
    form = AnswerForm(request.POST)
    if buddy in mine and form.is_valid():
        answer = form.cleaned_data["answer"]
        if answer == "end":
            actions.end_buddy(by=me, id=buddy)
        else:
            actions.answer_buddy(by=me, id=buddy, yes=answer == "yes", today=today)
    return redirect("care:buddies", collective)


def died(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Say that somebody has died; what became of it."""
    me = request.member
    form = SomebodyForm(request.POST if request.method == "POST" else None, by=me, label=_("Who?"))
    if request.method == "POST" and form.is_valid():
        actions.say_died(by=me, id=form.row_id, member=form.cleaned_data["member"], at=clock.now())
        return redirect("care:died", collective)
    return _draw(request, "died", form=form, said=farewells_for(me).order_by("member__name"))


def farewell(request: MemberRequest, collective: UUID, farewell: UUID) -> HttpResponse:
    """Somebody who has died: for the two, what they wished for; for everybody, once it was told, a few kind words."""
    me = request.member
    said = get_object_or_404(farewells_for(me), pk=farewell)
    of_the_two = is_of_the_two(me, said)
    return _draw(request, "farewell", said=said, of_the_two=of_the_two)


def farewell_wishes(request: MemberRequest, collective: UUID, farewell: UUID) -> HttpResponse:
    """Their wishes, opened for one of the two."""
    said = get_object_or_404(farewells_for(request.member), pk=farewell)
    wishes = actions.open_wishes(by=request.member, id=said.pk, at=clock.now())
    return _draw(request, "farewell", said=said, of_the_two=True, opened=True, wishes=wishes)


def farewell_tell(request: MemberRequest, collective: UUID, farewell: UUID) -> HttpResponse:
    """Tell the group."""
    said = get_object_or_404(farewells_for(request.member), pk=farewell)
    actions.tell_the_group(by=request.member, id=said.pk, today=_today(request))
    return redirect("care:farewell", collective, farewell)


def farewell_undo(request: MemberRequest, collective: UUID, farewell: UUID) -> HttpResponse:
    """Take it back."""
    said = get_object_or_404(farewells_for(request.member), pk=farewell)
    actions.undo_died(by=request.member, id=said.pk, at=clock.now())
    return redirect("care:died", collective)
