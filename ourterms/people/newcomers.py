"""Somebody who comes in for the first time: a person is made for them, and this browser is theirs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse

from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make
from ourterms.people.devices import sign_in
from ourterms.people.keys import mark
from ourterms.people.models import Device, Person

AGAIN = timedelta(minutes=5)  # in which a form that is sent again is still the same person's


def come_in(
    response: HttpResponse,
    *,
    place: str,
    form: UUID,
    shared: bool,
    at: datetime,
    enter: Callable[[Person], object],
) -> None:
    """Make a person, sign this browser in as them, and let them `enter`. What `enter` refuses leaves nothing behind.

    Their id is made of the form's with the server's key, so that nobody can ask for somebody else's. Sent again
    within five minutes, and while they are signed in, it is them again; later, or after they signed out, it is nobody.
    """
    id = UUID(bytes=mark("newcomer", f"{place}/{form}")[:16])
    with transaction.atomic():  # waits for a first sending that is on its way
        known = Person.objects.select_for_update().filter(pk=id).exists()
    if known:
        _again(response, id, shared=shared, at=at)
        return
    device = sign_in(response, id, shared=shared, at=at)  # first, so that a second sending finds it
    made = False
    try:
        person, made = make(Person, id)
        if made:
            enter(person)
    except Exception:
        device.delete()
        if made:
            Person.objects.filter(pk=id).delete()
        raise


def _again(response: HttpResponse, id: UUID, *, shared: bool, at: datetime) -> None:
    if not Device.objects.filter(person_id=id, started__gt=at - AGAIN).exists():
        raise Refused(say("You came in with this already. Sign in with your card, or ask for a new link."))
    sign_in(response, id, shared=shared, at=at)
