"""Being signed in: a random token in a cookie, and its hash in `passing`. Taking the row away ends it at once."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ourterms.design.prepared import Given, Prepared
from ourterms.kit import chance, clock
from ourterms.people.models import Challenge, Device, Guesses, MailCode
from ourterms.people.rules.devices import IDLE, LONGEST, SHARED, STEP, is_over
from ourterms.people.rules.ways import slot_of

COOKIE = "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"

_device = Prepared(lambda: Device.objects.filter(lookup=Given("lookup")))


def _lookup(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def sign_in(response: HttpResponse, person_id: UUID, *, shared: bool, at: datetime) -> Device:
    """Sign this browser in as a person. On a shared one the cookie goes when the browser closes, if not before."""
    token = chance.token(32)
    device = Device.objects.create(
        lookup=_lookup(token), person_id=person_id, shared=shared, started=at, seen=at, proved=at
    )
    _set_cookie(response, token, shared=shared)
    return device


def _set_cookie(response: HttpResponse, token: str, *, shared: bool) -> None:
    response.set_cookie(
        COOKIE,
        token,
        max_age=None if shared else int(LONGEST.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def sign_out(request: HttpRequest, response: HttpResponse) -> None:
    """Sign this browser out, and tell it to forget what it has of us."""
    Device.objects.filter(lookup=_lookup(request.COOKIES.get(COOKIE, ""))).delete()
    response.delete_cookie(COOKIE, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def sign_out_everywhere(person_id: UUID, *, but: UUID | None = None) -> int:
    """End every device of a person, or all `but` the one with this id. Returns how many were ended."""
    others = Device.objects.filter(person_id=person_id)
    return (others.exclude(id=but) if but else others).delete()[0]


def device_of(request: HttpRequest) -> Device | None:
    """The device that this request comes from, if it is signed in. A device whose time is over is taken away."""
    token = request.COOKIES.get(COOKIE)
    if not token:
        return None
    device: Device | None = _device.first(lookup=_lookup(token))
    now = clock.now()
    if device is None:
        return None
    if is_over(started=device.started, seen=device.seen, shared=device.shared, now=now):
        device.delete()
        return None
    if now - device.seen >= STEP:
        Device.objects.filter(lookup=device.lookup).update(seen=now)
    return device


def end_here(request: HttpRequest) -> None:
    """End whatever this browser was signed in as; before somebody else signs in with it."""
    token = request.COOKIES.get(COOKIE)
    if token:
        Device.objects.filter(lookup=_lookup(token)).delete()


def keep_here(request: HttpRequest, response: HttpResponse) -> None:
    """This browser is only its owner's: it stays signed in for longer, also when it is closed."""
    token = request.COOKIES.get(COOKIE, "")
    if Device.objects.filter(lookup=_lookup(token)).update(shared=False):
        _set_cookie(response, token, shared=False)


def prove(device: Device, at: datetime) -> None:
    """A code, a password or a passkey was given on this device just now."""
    Device.objects.filter(lookup=device.lookup).update(proved=at)


def fade(now: datetime) -> None:
    """Take away what is over: devices, e-mailed codes, what passkeys had to sign, counts of tries."""
    MailCode.objects.filter(ends__lte=now).delete()
    Challenge.objects.filter(ends__lte=now).delete()
    Guesses.objects.filter(slot__lt=slot_of(now)).delete()
    Device.objects.filter(started__lte=now - LONGEST).delete()
    Device.objects.filter(seen__lte=now - IDLE).delete()
    Device.objects.filter(shared=True, seen__lte=now - SHARED).delete()
