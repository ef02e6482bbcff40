"""Being signed in as a contact: a random token in a cookie of its own, and its keyed hash in `passing`.

A contact is no person: none of these cookies opens a page of a group's, and no person's cookie opens one of these.
"""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ourterms.institutions.models import Contact, ContactDevice
from ourterms.kit import chance, clock
from ourterms.people.keys import mark
from ourterms.people.rules.devices import IDLE, LONGEST, STEP, is_over

COOKIE = "__Host-guest" if settings.SESSION_COOKIE_SECURE else "guest"


def _lookup(token: str) -> str:
    return mark("guest", token).hex()


def sign_in(request: HttpRequest, response: HttpResponse, contact: Contact, *, at: datetime) -> None:
    """Sign this browser in as a contact, until it is closed; whoever it was signed in as before, it is no longer."""
    token = chance.token(32)
    ContactDevice.objects.filter(lookup=_lookup(request.COOKIES.get(COOKIE, ""))).delete()
    ContactDevice.objects.create(lookup=_lookup(token), contact_id=contact.pk, started=at, seen=at)
    response.set_cookie(COOKIE, token, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")


def sign_out(request: HttpRequest, response: HttpResponse) -> None:
    """Sign this browser out."""
    ContactDevice.objects.filter(lookup=_lookup(request.COOKIES.get(COOKIE, ""))).delete()
    response.delete_cookie(COOKIE, samesite="Lax")
    response["Clear-Site-Data"] = '"cache"'  # not "cookies": the same browser may be a member's too


def contact_of(request: HttpRequest) -> Contact | None:
    """The contact whom this request comes from, with their institution. A sign-in whose time is over is taken away."""
    token = request.COOKIES.get(COOKIE)
    if not token:
        return None
    device = ContactDevice.objects.filter(lookup=_lookup(token)).first()
    if device is None:
        return None
    now = clock.now()
    if is_over(started=device.started, seen=device.seen, shared=False, now=now):
        device.delete()
        return None
    if now - device.seen >= STEP:
        ContactDevice.objects.filter(lookup=device.lookup).update(seen=now)
    contact: Contact | None = (
        Contact.objects.select_related("institution__merged_into").filter(pk=device.contact_id).first()
    )
    return contact


def fade(now: datetime) -> None:
    """Take away sign-ins whose time is over."""
    ContactDevice.objects.filter(started__lte=now - LONGEST).delete()
    ContactDevice.objects.filter(seen__lte=now - IDLE).delete()
