"""What tests of asks share: a day in March, the cast, and its first group with a door."""

from collections.abc import Iterator

import pytest

from ourterms.asks.tests.doors import NOW, turn_on
from ourterms.collectives.models import Collective
from ourterms.kit import clock
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
