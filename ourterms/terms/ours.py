"""Which terms a collective has now, and the draft of the next. Terms belong to all of a collective."""

from typing import NamedTuple
from uuid import UUID

from ourterms.collectives.models import Member
from ourterms.design.prepared import Given, Prepared
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.differences import Difference, apply, differences
from ourterms.terms.rules.terms import Terms, terms_from


class Ours(NamedTuple):
    """The terms that hold, and the version they stand in; version 0 is the ready-made set, which isn't theirs yet."""

    terms: Terms
    version: int
    easy_read: str  # the whole in easy words; "" where nobody wrote them


class Working(NamedTuple):
    """A draft as it reads now: what was changed in it, put into the terms that hold now."""

    draft: Draft
    ours: Ours
    terms: Terms

    @property
    def changes(self) -> list[Difference]:
        """What would change if the draft were adopted."""
        return differences(self.ours.terms, self.terms)

    @property
    def meanwhile(self) -> bool:
        """Whether another version was adopted while this was being written."""
        return self.draft.number != self.ours.version


def in_force(collective_id: UUID) -> Ours:
    """The terms that an ask of this collective is held against now. One query."""
    newest: OurTerms | None = _newest.first(collective=collective_id)
    return as_ours(newest)


_newest = Prepared(lambda: OurTerms.objects.filter(collective=Given("collective")).order_by("-number")[:1])


def as_ours(version: OurTerms | None) -> Ours:
    """A version as it is read; None: the ready-made set."""
    if version is None:
        terms = ready_made()
        return Ours(terms, 0, terms.easy_read)
    terms = terms_from(version.terms)
    return Ours(terms, version.number, terms.easy_read)


def version_of(member: Member, number: int) -> Ours | None:
    """A version that this member may see, by its number; 0 is the ready-made set. None where there is none."""
    if number == 0:
        return as_ours(None)
    found = OurTerms.objects.for_member(member).filter(number=number).first()
    return as_ours(found) if found else None


def read(draft: Draft, ours: Ours) -> Working:
    """The draft as it reads now. What somebody changed in it stays changed, whatever was adopted meanwhile."""
    before, terms = terms_from(draft.before), terms_from(draft.terms)
    if before == ours.terms:
        return Working(draft, ours, terms)
    return Working(draft, ours, apply(ours.terms, differences(before, terms)))


def working(member: Member) -> Working | None:
    """The draft that this member's collective is writing, if there is one. Two queries."""
    draft: Draft | None = Draft.objects.for_member(member).filter(aside=False).first()
    return read(draft, in_force(member.collective_id)) if draft else None
