"""A kind of things to publish, for tests: a page of the library would be one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.apps import apps

from ourterms.collectives.models import Collective, Member
from ourterms.kit import chance
from ourterms.register import actions
from ourterms.register.models import Entry, Log
from ourterms.register.publishing import PUBLISHES, Publishes
from tests.cast import AT, Cast, a_page

KIND = "test-page"


def _thing(member: Member, id: UUID) -> Any:
    # by its name: the register and the library know nothing of each other
    return apps.get_model("library", "Page").objects.for_member(member).filter(pk=id).first()


def _in_words(parts: Mapping[str, Any], reader: str) -> list[str]:
    return [parts.get("title", "A page"), parts.get("words", ""), f"Read by: {reader}"]


PAGES = Publishes(
    title="A page for tests",
    says={"title": "Its title.", "words": "Its words."},
    thing=_thing,
    parts=lambda page: {"title": page.title, "words": page.versions.get(number=page.number).words},
    in_words=_in_words,
)


def the_kind() -> None:
    """Let pages of the library be published, until the test is over (conftest.py takes it out)."""
    PUBLISHES[KIND] = PAGES


def a_record(member: Member, **given: Any) -> Log:
    """A record of the member's group."""
    return actions.have_record(by=member, on=True, at=AT, **given)


def published(cast: Cast, **page: Any) -> Entry:
    """A page that the steward published, in its hold."""
    there = a_page(cast.steward, **page)
    return actions.publish(by=cast.steward, id=chance.uuid(), kind=KIND, thing=there.pk, at=AT)


def appended(collective: Collective, by: Member, **given: Any) -> Entry:
    """A line with two parts and no thing."""
    values = {"kind": KIND, "parts": {"title": "The kettle", "words": "Fill it."}, "at": AT} | given
    return actions.append(collective=collective, by=by, **values)
