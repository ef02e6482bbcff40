"""Which terms a collective has now. Terms belong to all of a collective, and hold against anybody who asks of it."""

from typing import NamedTuple
from uuid import UUID

from ourterms.design.prepared import Given, Prepared
from ourterms.terms.models import OurTerms
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.terms import Terms, terms_from


class Ours(NamedTuple):
    """The terms that hold, and the version they stand in; version 0 is the ready-made set, which isn't theirs yet."""

    terms: Terms
    version: int
    easy_read: str  # the whole in easy words; "" where nobody wrote them


def in_force(collective_id: UUID) -> Ours:
    """The terms that an ask of this collective is held against now. One query."""
    newest: OurTerms | None = _newest.first(collective=collective_id)
    if newest is None:
        terms = ready_made()
        return Ours(terms, 0, terms.easy_read)
    terms = terms_from(newest.terms)
    return Ours(terms, newest.number, terms.easy_read)


_newest = Prepared(lambda: OurTerms.objects.filter(collective=Given("collective")).order_by("-number")[:1])
