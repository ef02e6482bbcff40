"""What tests of asks share: a day in March, the cast, and its first group with a door.

`offer` and `session` are of the `agreement` that a file of tests has: what was signed differs from one to the next.
"""

from collections.abc import Iterator

import pytest

from ourterms.asks.models import Agreement, Offer
from ourterms.asks.tests.agreed import offered, planned, yes
from ourterms.asks.tests.doors import NOW, turn_on
from ourterms.collectives.models import Collective
from ourterms.kit import clock
from ourterms.meetings.models import Session
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def group(cast: Cast) -> Collective:
    return turn_on(cast)


@pytest.fixture
def offer(cast: Cast, agreement: Agreement) -> Offer:
    """Its places, offered to all; two said yes."""
    made = offered(cast, agreement)
    yes(made, cast.member, cast.third)
    return made


@pytest.fixture
def session(cast: Cast, agreement: Agreement, offer: Offer) -> Session:
    """Its session, an evening in April."""
    return planned(cast, agreement)
