"""A contact reads what both sides said yes to, and signs it. Of us it sees the group's name, and no member's."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from ourterms.asks import facts
from ourterms.asks.actions import agreements
from ourterms.asks.agreeing.forms import SignForm
from ourterms.asks.agreeing.reading import in_words_if_off, place_of
from ourterms.asks.agreeing.views import parts_of
from ourterms.asks.models import Agreement, Door
from ourterms.asks.reading import their_ask
from ourterms.institutions.actions import address_of, by_code, by_receipt, same_person, send_code
from ourterms.institutions.guest.views import ContactRequest
from ourterms.institutions.permissions import is_confirmed
from ourterms.kit import clock
from ourterms.kit.lasting import how_long
from ourterms.people.acts import tried
from ourterms.people.outgoing import sends_mail
from ourterms.terms.published import public_version


def _agreement(request: ContactRequest, door: str, ask: UUID) -> Agreement:
    there = Door.objects.select_related("collective").filter(slug=door).first()
    if there is None or not there.collective.setting("asks.on") or there.collective.ends is not None:
        raise Http404
    found = their_ask(request.contact, there.collective_id, ask)
    agreement: Agreement | None = (
        Agreement.objects.filter(ask=found).select_related("ask", "collective", "institution").first()
    )
    if agreement is None:
        raise Http404
    return agreement


def _by_mail(request: ContactRequest) -> bool:
    return bool(sends_mail() and address_of(request.contact))


def one(request: ContactRequest, door: str, ask: UUID) -> HttpResponse:
    """All of it, and below it who signs. A fresh code is asked for: sent by e-mail, or the receipt code once more."""
    there, contact = _agreement(request, door, ask), request.contact
    place = place_of(there)
    initial = {
        "version": there.version,
        "sent": request.GET.get("sent", ""),
        "name": contact.name,
        "post": contact.post,
    }
    form = SignForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> None:
        given, now = form.cleaned_data, clock.now()

        def fresh() -> bool:
            if given["sent"]:
                shown = by_code(id=given["sent"], typed=given["code"], today=now.date(), at=now)
                return shown is not None and contact in same_person(shown)  # the code shows that the address is theirs
            return not _by_mail(request) and by_receipt(typed=given["code"], today=now.date()) == contact

        agreements.sign(
            contact=contact,
            agreement=there,
            version=given["version"],
            name=given["name"],
            post=given["post"],
            fresh=fresh,
            at=now,
        )

    if form.is_bound and tried(form, act):
        return redirect("agreed:one", door, ask)
    values: dict[str, Any] = {
        "group": there.collective,
        "guest": contact,
        "door": door,
        "agreement": there,
        "ask": there.ask,
        "said": list(facts.said_in_words(there.offer)),
        "terms_entry": public_version(there.collective_id, there.terms_version, clock.now()),
        "place": place,
        "parts": parts_of(place) if place else [],
        "hours": how_long(place.minutes) if place else "",
        "if_off": in_words_if_off(place),
        "confirmed": is_confirmed(contact, there.collective),
        "by_mail": _by_mail(request),
        "sent": request.GET.get("sent") or request.POST.get("sent"),
        "form": form,
        "wrong": form.errors,
    }
    return render(request, "asks/agreed/theirs.html", values, status=422 if form.errors else 200)


def code(request: ContactRequest, door: str, ask: UUID) -> HttpResponse:
    """Send a fresh code to the contact's own address."""
    there = _agreement(request, door, ask)
    if not _by_mail(request):
        return redirect("agreed:one", door, ask)
    sent = send_code(address=address_of(request.contact), at=clock.now())
    return redirect(f"{reverse('agreed:one', args=[door, there.ask_id])}?{urlencode({'sent': str(sent)})}#sign")
