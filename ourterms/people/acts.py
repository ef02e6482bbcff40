"""What every app's actions share: one effect however often a form is sent, a refusal with a sentence, the trail.

An action takes who acts as `by`, the moment as `at`, everything by keyword, and is one transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from ourterms.people.models import Trail
from ourterms.people.rules.events import EVENTS

M = TypeVar("M", bound=models.Model)
_made: ContextVar[set[UUID] | None] = ContextVar("made", default=None)


class Refused(Exception):
    """Not done, and nothing was changed; `message` says why to the person, and what they can do. `field`: of the form,
    if it is one that has to be put right."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


def tried(form: Any, act: Callable[[], object]) -> bool:
    """Whether a form was valid and the act done. If not, the form says why at its top, or on the field that it
    is about, and keeps what was typed."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(refused.field, refused.message)
        return False
    return True


def make(model: type[M], id: UUID, **values: object) -> tuple[M, bool]:
    """The row with this id, made now or by an earlier sending of the same form; and whether it was made now.

    A row that is there already must be of the same hands and place: every value that ends in `_id` or is a row has
    to agree, else Refused. What else differs is left as it was first sent.
    """
    try:
        with transaction.atomic():
            row = model._default_manager.create(pk=id, **values)
    except IntegrityError:
        there = model._default_manager.filter(pk=id).first()
        if there is None:
            raise
    else:
        if (made := _made.get()) is not None:
            made.add(id)
        return row, True
    for name, value in values.items():
        field = model._meta.get_field(name.removesuffix("_id"))
        if isinstance(field, models.ForeignKey):
            wanted = value.pk if isinstance(value, models.Model) else value
            if getattr(there, field.attname) != wanted:
                raise Refused("This form was used for something else. Open the page again.")
    return there, False


@contextmanager
def noting_what_is_made() -> Iterator[set[UUID]]:
    """The ids of the rows that forms make within the block, for who has to know whether a form did something new."""
    made: set[UUID] = set()
    token = _made.set(made)
    try:
        yield made
    finally:
        _made.reset(token)


def trail(
    event: str, *, by: UUID | None, at: datetime, collective: UUID | None = None, thing: UUID | None = None
) -> None:
    """One line in the private record. `by` is a person's id. KeyError for an event that nobody listed."""
    EVENTS[event]
    Trail.objects.create(person_id=by, collective=collective, event=event, thing=thing, at=at)
