"""Bodies and contacts for tests, made by the same actions as in real life."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import Client

from ourterms.collectives.models import Collective, Member
from ourterms.institutions import actions
from ourterms.institutions.actions import Who
from ourterms.institutions.models import Contact, Institution
from ourterms.institutions.rules import ODS
from ourterms.institutions.signed_in import COOKIE, sign_in
from ourterms.kit import chance, clock

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
TRUST = Who("Larkmere Trust", "Dana Frost", "Involvement officer", ODS, "ZZ9")


def an_institution(by: Member, name: str = "Larkmere Trust", **number: str) -> Institution:
    """A body that the member's collective has to do with; known by its name alone unless `scheme` and `value` say."""
    return actions.known_to(collective=by.collective, name=name, by=by, at=AT, **number)


def a_contact(**who: Any) -> Contact:
    """A contact with a receipt code, who has come to nobody yet; of the Larkmere Trust unless given otherwise."""
    return actions.come(form=chance.uuid(), who=TRUST._replace(**who), at=AT)


def of_one_address(*names: str, address: str = "frost@larkmere.example") -> list[Contact]:
    """Somebody who comes for several bodies, known by their names, by one address: a contact for each."""
    return [
        came
        for name in names
        if (came := actions._first(chance.uuid(), Who(name, "Dana Frost", "Officer", email=address), AT.date()))
    ]


def a_guest(of: Collective, *, confirmed_by: Member | None = None, **who: Any) -> Contact:
    """A contact who has come to a collective, and whom a member of it has confirmed, if given."""
    contact = a_contact(**who)
    actions.comes_to(contact=contact, collective=of, at=AT)
    if confirmed_by is not None:
        actions.confirm(by=confirmed_by, contact=contact, today=AT.date(), at=AT)
    return contact


def client_of(contact: Contact) -> Client:
    """A client signed in as this contact."""
    client, response = Client(raise_request_exception=False), HttpResponse()
    sign_in(HttpRequest(), response, contact, at=clock.now())
    client.cookies[COOKIE] = response.cookies[COOKIE].value
    return client
