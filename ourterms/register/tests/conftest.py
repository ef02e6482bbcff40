"""What the tests of the register share."""

from collections.abc import Iterator

import pytest

from ourterms.register.publishing import PUBLISHES
from ourterms.register.tests.kinds import KIND, the_kind
from tests.cast import Cast


@pytest.fixture
def cast() -> Iterator[Cast]:
    the_kind()
    yield Cast()
    PUBLISHES.pop(KIND, None)
