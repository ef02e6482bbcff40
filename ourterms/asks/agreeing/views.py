"""Pages of an agreement, and of the places that are offered: each fetches through scope and does one thing."""

from typing import Any
from uuid import UUID, uuid5

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ourterms.asks import facts, pieces
from ourterms.asks.actions import agreements, places
from ourterms.asks.actions.base import today_of
from ourterms.asks.agreeing import reading
from ourterms.asks.agreeing.forms import EnteredForm, OfferForm, PlaceForm, WidenForm
from ourterms.asks.models import Agreement, Offer, Place, Taken
from ourterms.asks.rules import places as rules
from ourterms.asks.views import choose_again, kept_file
from ourterms.care import actions as care
from ourterms.care.permissions import buddies_of
from ourterms.care.rules.boundaries import KINDS
from ourterms.collectives.models import Circle, circles_of, seen_among
from ourterms.collectives.permissions import names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.design.days import day_in_words
from ourterms.kit import chance, clock
from ourterms.kit.lasting import how_long
from ourterms.kit.speech import say
from ourterms.meetings.forms import PlanForm
from ourterms.meetings.models import EveningRole, Session
from ourterms.meetings.rules.jobs import OPENS
from ourterms.people.acts import Refused, tried
from ourterms.register.permissions import has_record
from ourterms.terms.ours import in_force
from ourterms.terms.published import public_version

PARTS = {
    "session": "The session",
    "preparing": "Preparing",
    "travel": "The way there and back",
    "debrief": "Talking it through",
    "recovery": "Rest afterwards",
}


def _on(request: MemberRequest) -> None:
    if not request.member.collective.setting("asks.on"):
        raise Http404


def parts_of(place: Place) -> list[tuple[str, str]]:
    """What belongs to a place, each with how long that is."""
    return [(say(words), how_long(getattr(place, name))) for name, words in PARTS.items() if getattr(place, name)]


# An agreement -----------------------------------------------------------------------------------------------------


def agreement(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """What both sides said yes to: signed or not, its places, its sessions. To read, and to print."""
    return _page(request, ask)


def _place_form(there: Agreement, place: Place | None, data: Any = None) -> PlaceForm:
    terms = in_force(there.collective_id).terms
    hours = place.hours if place else rules.suggested(there.offer)
    rate = place.rate if place else rules.hourly_of(there.offer, terms)
    sought = there.offer.people_sought
    number = place.number if place else max(there.least, sought.value if sought else there.least)
    given = {name: f"{value.normalize():f}" for name, value in hours._asdict().items()}
    days, share = rules.off_suggested(there.offer, terms)
    initial = {
        "version": there.version,
        "who_pays": rules.PAYS_EACH,
        "number": number,
        "hourly": rate.amount if rate else "",
        "off_days": place.off_days if place and place.off_days else days,
        "off_share": rules.share_of(place.off, place.money) if place else share,
        **given,
    }
    return PlaceForm(data, initial=initial)


def _page(request: MemberRequest, ask: UUID, **bound: Any) -> HttpResponse:
    _on(request)
    member, now = request.member, clock.now()
    there = reading.agreement_for(member, ask)
    all_sessions = reading.sessions_with_more(member, there.pk, now)
    if reading.is_to_settle(all_sessions, now):
        places.settle(agreement=there, at=now)
        all_sessions = reading.sessions_with_more(member, there.pk, now)
    place = reading.place_of(there)
    offer = getattr(place, "offer", None) if place else None
    visible = offer is not None and bool(seen_among(member, [offer]))
    number, names = reading.who_goes(member, there)
    sessions = reading.seen_of(member, all_sessions)
    open_to_change = not there.is_signed and there.ended is None
    values = {
        "agreement": there,
        "ask": there.ask,
        "said": list(facts.said_in_words(there.offer)),
        "terms_entry": public_version(there.collective_id, there.terms_version, now),
        "place": place,
        "parts": parts_of(place) if place else [],
        "hours": how_long(place.minutes) if place else "",
        "offer": offer,
        "visible": visible,
        "number": number,
        "names": names,
        "sessions": sessions,
        "over": [each for each in sessions if each.settled and not each.session.called_off],
        "few_words": reading.few_in_words(there.least),
        "days_off": reading.days_off_of(there, sessions, place),
        "if_off": reading.in_words_if_off(place),
        "asks_who": bool(place and place.off_minor)
        and any(not each.settled and not each.session.called_off for each in sessions),
        "place_form": bound.get("place") or (_place_form(there, place) if open_to_change else None),
        "sign_form": bound.get("sign")
        or (
            EnteredForm(initial={"version": there.version, "day": today_of(member.collective, now)})
            if open_to_change and place
            else None
        ),
        "offer_form": bound.get("offer")
        or (
            OfferForm(circles=circles_of(member), known=rules.kinds_of(there.offer, place.travel))
            if there.is_signed and place and offer is None and there.ended is None
            else None
        ),
        "widen_form": bound.get("widen")
        or (_widen_form(there, offer) if visible and offer is not None and there.ended is None else None),
        "touches": [say(KINDS[kind].title) for kind in offer.kinds if kind in KINDS] if visible and offer else [],
        "is_free": visible and place is not None and not Taken.objects.filter(place=place).exists(),
        "entered_by": names_seen_by(member, [there.entered_by_id]).get(there.entered_by_id)
        if there.entered_by_id
        else "",
    }
    values["place_open"] = place is None or "place" in bound
    wrong = next((form for form in bound.values() if form is not None), None)
    values["wrong"] = wrong
    return render(request, "asks/agreed/one.html", values, status=422 if wrong else 200)


def set_place(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Put what one person does and is paid, whole."""
    _on(request)
    there = reading.agreement_for(request.member, ask)
    form = _place_form(there, None, request.POST)

    def act() -> None:
        given = form.cleaned_data
        agreements.set_place(
            by=request.member,
            agreement=there,
            version=given["version"],
            number=given["number"],
            hours=form.hours,
            hourly=given["hourly"],
            **form.off,
            at=clock.now(),
        )

    return redirect("places:agreement", collective, ask) if tried(form, act) else _page(request, ask, place=form)


def enter_signature(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Enter that they signed, with the document if there is one."""
    _on(request)
    there = reading.agreement_for(request.member, ask)
    form = EnteredForm(request.POST, request.FILES or None)

    def act() -> None:
        given = form.cleaned_data
        data = given["document"].read() if given["document"] else b""
        agreements.enter_signature(
            by=request.member,
            agreement=there,
            version=given["version"],
            name=given["name"],
            post=given["post"],
            day=given["day"],
            document=kept_file(request.member, form.row_id, data, "document"),
            at=clock.now(),
        )

    if tried(form, act):
        return redirect("places:agreement", collective, ask)
    choose_again(form, "document")
    return _page(request, ask, sign=form)


def take_back_signature(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Take a signature back that one of us entered by mistake."""
    _on(request)
    there = reading.agreement_for(request.member, ask)
    agreements.take_back_signature(by=request.member, agreement=there, at=clock.now())
    return redirect("places:agreement", collective, ask)


def offer(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Offer the places, in one act."""
    _on(request)
    member = request.member
    there = reading.agreement_for(member, ask)
    place = get_object_or_404(Place.objects.for_member(member).select_related("agreement"), agreement=there)
    form = OfferForm(request.POST, circles=circles_of(member), known=rules.kinds_of(there.offer, place.travel))

    def act() -> None:
        circle: Circle | None = form.chosen_circle
        kinds = form.cleaned_data["kinds"]
        places.offer(by=member, id=form.row_id, place=place, circle=circle, kinds=kinds, at=clock.now())

    return redirect("places:agreement", collective, ask) if tried(form, act) else _page(request, ask, offer=form)


def _widen_form(there: Agreement, offer: Offer, data: Any = None) -> WidenForm:
    return WidenForm(data, known=offer.kinds, to_all=offer.circle_id is not None and there.circle_id is None)


def _offer_of(request: MemberRequest, there: Agreement) -> Offer:
    rows = Offer.objects.for_member(request.member).select_related("place__agreement")
    found: Offer = get_object_or_404(rows, place__agreement=there)
    return found


def widen(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Offer them to everybody, and add what they touch."""
    _on(request)
    there = reading.agreement_for(request.member, ask)
    offer = _offer_of(request, there)
    form = _widen_form(there, offer, request.POST)

    def act() -> None:
        given = form.cleaned_data
        to_all = bool(given.get("whom"))
        places.widen(by=request.member, offer=offer, everybody=to_all, kinds=given["kinds"], at=clock.now())

    return redirect("places:agreement", collective, ask) if tried(form, act) else _page(request, ask, widen=form)


def take_offer_back(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Take the offer back, while nobody has taken a place."""
    _on(request)
    there = reading.agreement_for(request.member, ask)
    offer = Offer.objects.for_member(request.member).filter(place__agreement=there).first()
    if offer is not None:
        places.take_offer_back(by=request.member, offer=offer, at=clock.now())
    return redirect("places:agreement", collective, ask)


def plan_session(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Plan a session: a meeting as any other, on the page of which everything stands."""
    _on(request)
    member = request.member
    there = reading.agreement_for(member, ask)
    place = reading.place_of(there)
    initial = {"minutes": place.session if place else 120}
    form = PlanForm(request.POST if request.method == "POST" else None, initial=initial)
    asked: dict[str, str] = {}  # for which day and time, and what that comes to, where it is over already

    def act() -> None:
        what, now = form.plan(member.collective.setting("collectives.zone")), clock.now()
        when = f"{what.wall.day}T{what.wall.time:%H:%M}/{what.minutes}"
        sure = request.POST.get("sure") == when
        if not sure and (over := places.if_over(there, what, now)):
            asked.update(when=when, over=over)
        places.plan_session(by=member, id=form.row_id, agreement=there, what=what, sure=sure, at=now)

    if form.is_bound and tried(form, act):
        return redirect("places:agreement", collective, ask)
    values = {"form": form, "agreement": there, "ask": there.ask, **asked}
    return render(request, "asks/agreed/session.html", values, status=422 if form.is_bound else 200)


def not_held(request: MemberRequest, collective: UUID, ask: UUID, session: UUID) -> HttpResponse:
    """A session was planned by mistake, and did not take place."""
    _on(request)
    agreement = reading.agreement_for(request.member, ask)
    there = get_object_or_404(Session.objects.for_member(request.member), pk=session, agreed__agreement=agreement)
    places.not_held(by=request.member, session=there, at=clock.now())
    return redirect("places:agreement", collective, ask)


def end(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """Nobody goes any more."""
    _on(request)
    there, who = reading.agreement_for(request.member, ask), request.POST.get("who", "")
    agreements.end(by=request.member, agreement=there, who=who, at=clock.now())
    return redirect("places:agreement", collective, ask)


# Places -----------------------------------------------------------------------------------------------------------


def listed(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Places that one could take, and those one has. What somebody keeps away does not stand here."""
    _on(request)
    page, here = reading.offers_page(request, request.member, clock.now())
    values = {
        "page": page,
        "mine": pieces.places((each for each in here if each.mine), collective),
        "shown": pieces.places((each for each in here if not each.mine and each.how == rules.SHOWN), collective),
        "first": [each for each in here if not each.mine and each.how == rules.FIRST],
        "listed": pieces.places((each for each in here if not each.mine and each.how == rules.LISTED), collective),
    }
    return render(request, "asks/agreed/places.html", values)


def one(request: MemberRequest, collective: UUID, offer: UUID) -> HttpResponse:
    """A place: when, how much, all that belongs to it; yes, no, or nothing."""
    _on(request)
    member, now = request.member, clock.now()
    here = reading.offer_for(member, offer, now)
    there, number = here.place.agreement, here.number
    if reading.is_to_settle(here.all_sessions, now):
        places.settle(agreement=there, at=now)
    sessions = reading.seen_of(member, here.all_sessions)
    coming = [each for each in sessions if each.session.ends > now and not each.session.called_off]
    values = {
        "here": here,
        "place": here.place,
        "agreement": there,
        "parts": parts_of(here.place),
        "hours": how_long(here.place.minutes),
        "if_off": reading.in_words_if_off(here.place),
        "said": list(facts.said_in_words(there.offer)),
        "number": number,
        "missing": max(there.least - number, 0),
        "names": here.names_for(member),
        "sessions": [(each.session, each.is_shared, each.i_open) for each in coming],
        "id": chance.uuid(),
        "has_needs": here.has_needs,
        "buddies": [pair.asked.name if pair.asker_id == member.pk else pair.asker.name for pair in buddies_of(member)]
        if here.mine
        else [],
        "has_record": bool(here.mine) and has_record(member),
        "pay_by": say("They pay within {n} days.", n=there.days) if there.days else "",
    }
    return render(request, "asks/agreed/place.html", values)


def say_so(request: MemberRequest, collective: UUID, offer: UUID) -> HttpResponse:
    """Yes, no, would step in, or give it back. A no leaves nothing behind."""
    _on(request)
    member, now, do = request.member, clock.now(), request.POST.get("do", "")
    there = get_object_or_404(Offer.objects.for_member(member), pk=offer)
    if do in ("yes", "stand-in"):
        id = uuid5(there.pk, f"{member.pk}/{request.POST.get('id', '')[:40]}")
        places.say_yes(by=member, id=id, offer=there, stands_in=do == "stand-in", at=now)
        return redirect("places:one", collective, offer)
    if do == "back":
        places.take_back(by=member, offer=there, at=now)
    return redirect("places:list", collective)


def needs(request: MemberRequest, collective: UUID, offer: UUID, session: UUID) -> HttpResponse:
    """Share what one needs with whoever opens up, or no longer; or, for who opens up, read what was shared."""
    _on(request)
    member, now = request.member, clock.now()
    here = reading.offer_for(member, offer, now)
    there = get_object_or_404(Session.objects.for_member(member), pk=session, agreed__agreement=here.place.agreement_id)
    if request.POST.get("do") != "read":
        places.share_needs(by=member, session=there, share=request.POST.get("do") == "share")
        return redirect("places:one", collective, offer)
    if not EveningRole.objects.filter(session=there, kind=OPENS, member=member).exists():
        raise Refused(say("Only whoever opens up can read this."))
    told = care.access_needs_for(by=member, kind=places.ACCESS, thing=there.pk, at=now)
    names = names_seen_by(member, [each.pk for each, _words in told])
    values = {
        "here": here,
        "day": day_in_words(there.day, "long"),
        "told": [(names.get(each.pk, say("Somebody")), words) for each, words in told],
    }
    return render(request, "asks/agreed/needs.html", values)
