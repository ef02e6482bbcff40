"""Something that is owed, as a session makes it."""

from datetime import UTC, date, datetime
from typing import Any

from ourterms.collectives.models import Member
from ourterms.institutions.actions import known_to
from ourterms.institutions.models import Institution
from ourterms.kit import chance
from ourterms.pay.actions import owe
from ourterms.pay.models import Owed

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
DAY, DUE = date(2026, 3, 3), date(2026, 4, 2)


def a_trust(member: Member, name: str = "Saltmarsh Trust") -> Institution:
    """A body that the member's collective has to do with."""
    return known_to(collective=member.collective, name=name, by=member, at=AT)


def is_owed(member: Member, institution: Institution | None = None, **given: Any) -> Owed:
    """£100 for a session on 3 March 2026, due on 2 April; half an hour more is £12.50."""
    values = {
        "id": chance.uuid(),
        "what": "The panel",
        "amount": 10_000,
        "currency": "GBP",
        "due": DUE,
        "day": DAY,
        "half_hour": 1_250,
        "collective": member.collective,
        "at": AT,
        **given,
    }
    return owe(member=member, institution=institution or a_trust(member), **values)
