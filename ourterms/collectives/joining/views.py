"""Coming in: by a link, a paper card, or by asking; and a new card for somebody who lost theirs."""

import io
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from ourterms.collectives import actions
from ourterms.collectives.joining import actions as joining
from ourterms.collectives.joining.forms import AskForm, CodeForm, JoinForm
from ourterms.collectives.models import Collective, Link, Member, member_of
from ourterms.collectives.permissions import may, may_see, names_seen_by, seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.collectives.rules.joining import may_know, questions
from ourterms.design.forms import OnceForm
from ourterms.kit import chance, clock
from ourterms.people.actions import ways_of
from ourterms.people.acts import Refused
from ourterms.people.devices import device_of
from ourterms.people.keys import mark
from ourterms.people.models import Person
from ourterms.people.newcomers import come_in
from ourterms.people.second_step import second_step

private = cache_control(no_store=True)


def _today(collective: Collective) -> Any:
    return clock.today(ZoneInfo(collective.setting("collectives.zone")))


def only_here() -> bool:
    """Whether this server answers on its own machine only, so that no phone reaches it."""
    return urlsplit(settings.OURTERMS_URL).hostname in ("localhost", "127.0.0.1", "::1")


def way_in(code: str) -> dict[str, Any]:
    """What a page shows of a link: its address, its code, where its QR picture is."""
    return {
        "code": code,
        "link": settings.OURTERMS_URL + reverse("joining:join-here", args=[code]),
        "type_at": settings.OURTERMS_URL + reverse("joining:join"),
        "qr": reverse("joining:qr", args=[code]),
        "only_here": only_here(),
    }


def _signed_in(request: Any) -> UUID | None:
    """The person that this browser is signed in as, on a page that is for everybody."""
    device = device_of(request)
    if device is None:
        return None
    request.device, request.person_id = device, device.person_id
    person_id: UUID = device.person_id
    return person_id


# Coming in ----------------------------------------------------------------------------------------------------


@private
def join(request: HttpRequest) -> HttpResponse:
    """Type the code of a link."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = chance.as_code(form.cleaned_data["code"])
        if code:
            return redirect("joining:join-here", code)
        form.add_error("code", str(CodeForm.base_fields["code"].error_messages["required"]))
    return render(request, "joining/join.html", {"form": form}, status=422 if form.errors else 200)


@private
def join_here(request: HttpRequest, code: str) -> HttpResponse:
    """Put a name, and be in."""
    now = clock.now()
    person = _signed_in(request)
    link = actions.link_for(code, now)
    again = request.method == "POST"
    if link is None and not again:
        return render(request, "joining/over.html", {"form": CodeForm()}, status=404)
    if link is not None and person and member_of(link.collective_id, person):
        values = {"collective_name": link.collective.name, "inside_url": reverse("inside", args=[link.collective_id])}
        return render(request, "joining/already.html", values | {"path": request.path})
    form = JoinForm(request.POST or None)
    if again and form.is_valid():
        try:
            return _joined(request, code, link, form, person)
        except Refused as refused:
            form.add_error("name", refused.message)
            link = actions.link_for(code, now)  # somebody else may have used it up, or it ended with this
    if link is None:
        return render(request, "joining/over.html", {"form": CodeForm()}, status=404)
    shown = {"form": form, "person": person, "collective_name": link.collective.name, "once": link.once}
    status = 422 if again else 200
    return render(request, "joining/join_here.html", shown | {"path": request.path}, status=status)


def _joined(request: HttpRequest, code: str, link: Link | None, form: JoinForm, person: UUID | None) -> HttpResponse:
    now, name = clock.now(), form.cleaned_data["name"]
    today = _today(link.collective) if link else clock.today(ZoneInfo(settings.TIME_ZONE))

    def enter(by: Person) -> None:
        actions.join_by(code, by=by, name=name, at=now, today=today)

    response = redirect("joining:welcome", link.collective_id) if link else redirect("/you/in/")
    if person:
        enter(Person.objects.get(pk=person))
    else:
        shared = form.cleaned_data["shared"] or (link is not None and link.once)
        come_in(response, place=chance.as_code(code), form=form.row_id, shared=shared, at=now, enter=enter)
    return response


def _drawn(address: str) -> bytes:
    import segno

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, scale=8, dark="#000", light="#fff")
    return out.getvalue()


def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The picture of a link to join, for a phone's camera. Drawn from the code alone, whether it works or not."""
    code = chance.as_code(code)[:39]
    return HttpResponse(_drawn(settings.OURTERMS_URL + reverse("joining:join-here", args=[code])), "image/svg+xml")


def welcome(request: MemberRequest, collective: UUID) -> HttpResponse:
    """In. A card to keep or skip, and what is kept about me."""
    values = {"form": OnceForm(), "shared": request.device.shared, "inside_url": reverse("inside", args=[collective])}
    values["has_way"] = ways_of(request.person_id).any
    return render(request, "joining/welcome.html", values)


# Bringing somebody in -----------------------------------------------------------------------------------------


def bring(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Links and paper cards: make one, see which there are, end one. And who asks to join."""
    me, now = request.member, clock.now()
    if not may(me, "welcome"):
        founder = me.collective.founder_id  # alone has a say until the third is here
        name = names_seen_by(me, [founder]).get(founder, _("Somebody")) if founder else ""
        return render(request, "joining/bring_role.html", {"founder": name})
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        once = request.POST.get("way") == "paper"
        code = actions.make_link(by=me, id=form.row_id, at=now, once=once)
        return render(request, "joining/brought.html", way_in(code) | {"once": once})
    links = Link.objects.filter(collective=me.collective_id, ends__gt=now).order_by("-ends", "pk")
    asking = me.collective.setting("collectives.asking")
    values = {
        "form": OnceForm(),
        "links": [{"pk": link.pk, "once": link.once, "made": link.ends - actions.LINK_LASTS} for link in links],
        "asking": asking,
        "ask_at": settings.OURTERMS_URL + reverse("joining:ask", args=[me.collective_id]),
        "asked": joining.waiting(me, now) if asking else [],
        "only_here": only_here(),
        "type_at": settings.OURTERMS_URL + reverse("joining:join"),
    }
    return render(request, "joining/bring.html", values)


def end_link(request: MemberRequest, collective: UUID, link: UUID) -> HttpResponse:
    """End a link or a paper card."""
    actions.end_link(by=request.member, id=link, at=clock.now())
    return redirect("joining:bring", collective)


def answer(request: MemberRequest, collective: UUID, asking: UUID) -> HttpResponse:
    """One welcome lets somebody in; turning away needs no reason."""
    joining.answer(by=request.member, id=asking, welcome=request.POST.get("answer") == "welcome", at=clock.now())
    return redirect("joining:bring", collective)


# Asking to join -----------------------------------------------------------------------------------------------


@private
def ask(request: HttpRequest, collective: UUID) -> HttpResponse:
    """Ask a group to let one in, where it turned that on."""
    ours = Collective.objects.filter(pk=collective).first()
    if ours is None or not ours.setting("collectives.asking"):
        raise Http404
    form = AskForm(questions(ours.setting("collectives.asking_questions")), request.POST or None)
    if request.method == "POST" and form.is_valid():
        token = chance.spelled(mark("asking-address", str(form.row_id)), 5)
        joining.ask(
            collective=ours,
            id=form.row_id,
            token=token,
            answers=form.answers,
            person=_signed_in(request),
            at=clock.now(),
        )
        return redirect("joining:asked", token)
    values = {"form": form, "collective_name": ours.name}
    return render(request, "joining/ask.html", values, status=422 if request.method == "POST" else 200)


@private
def asked(request: HttpRequest, token: str) -> HttpResponse:
    """What came of it, at an address that only whoever asked has."""
    found = joining.asked(token, clock.now())
    if found is None:
        raise Http404
    values: dict[str, Any] = {"asking": found, "collective_name": found.collective.name}
    values["address"] = settings.OURTERMS_URL + request.path
    if found.welcome:
        code = joining.code_for(found)
        values |= {"code": code if actions.link_for(code, clock.now()) else ""}
    return render(request, "joining/asked.html", values)


# A new card, by two who know somebody --------------------------------------------------------------------------


def new_cards(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Whose card is lost?"""
    me = request.member
    people = seen_by(me).exclude(pk=me.pk)
    return render(request, "joining/new_cards.html", {"people": people})


def new_card(request: MemberRequest, collective: UUID, member: UUID) -> HttpResponse:
    """Ask for a new card for somebody, agree to one, stop it; print it after a day."""
    me, now = request.member, clock.now()
    whose = get_object_or_404(
        Member.objects.select_related("collective"), pk=member, collective=me.collective_id, here=True
    )
    if not may_see(me, whose):
        raise Http404
    if request.method == "POST":
        form = OnceForm(request.POST)
        way, today = request.POST.get("way", ""), _today(me.collective)
        if way == "print" and form.is_valid():
            return print_new_card(request, whose, form.row_id)
        if way == "agree":
            joining.agree_to_new_card(by=me, whose=whose, at=now, today=today)
        elif way == "stop" and (there := joining.open_for(whose, now)):
            joining.stop_new_card(id=there.pk, person=request.person_id, at=now)
        elif way == "ask" and form.is_valid():
            joining.start_new_card(by=me, whose=whose, id=form.row_id, at=now, today=today)
        return redirect("joining:new-card", collective, member)
    there = joining.open_for(whose, now)
    two = {there.asked_by_id, there.agreed_by_id} if there else set()
    names = names_seen_by(me, two)
    values = {
        "whose": whose,
        "there": there,
        "one": names.get(there.asked_by_id, _("Somebody")) if there else "",
        "other": names.get(there.agreed_by_id, _("Somebody")) if there and there.agreed_by_id else "",
        "mine": whose.pk == me.pk,
        "one_of_two": me.pk in two,
        "ready": bool(there and there.ready and there.ready <= now),
        "knows": may_know(joined=me.joined, whose_joined=whose.joined, today=_today(me.collective)),
        "form": OnceForm(),
    }
    return render(request, "joining/new_card.html", values)


@second_step
def print_new_card(request: Any, whose: Member, id: UUID) -> HttpResponse:
    """The new card, shown once to one of the two."""
    codes = joining.print_new_card(by=request.member, whose=whose, id=id, at=clock.now())
    address = settings.OURTERMS_URL + reverse("people:sign-in")
    return render(request, "joining/new_card_printed.html", {"codes": codes, "whose": whose, "address": address})


def stop_new_card(request: Any, id: UUID) -> HttpResponse:
    """Somebody stops a new card for themself, from whichever device they have."""
    joining.stop_new_card(id=id, person=request.person_id, at=clock.now())
    return redirect("/you/")
