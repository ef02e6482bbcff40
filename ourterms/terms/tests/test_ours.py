"""Which terms a collective has: the ready-made, until a decision adopts a version."""

from typing import Any

import pytest

from ourterms.kit import clock
from ourterms.terms.models import OurTerms
from ourterms.terms.ours import in_force
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.terms import Setting, Terms, as_data
from tests import cast as people
from tests.cast import Cast

pytestmark = pytest.mark.django_db
BREAKS = Terms("Ours", {"breaks": Setting(line=True, words="Tea, too")}, easy_read="Give us breaks.")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def adopted(cast: Cast, number: int, terms: Terms) -> OurTerms:
    decision = people.a_decided(cast)
    day = clock.now().date()
    row: OurTerms = OurTerms.objects.create(
        collective=cast.member.collective, number=number, terms=as_data(terms), decision=decision, adopted=day
    )
    return row


def test_before_any_decision_the_ready_made_terms_hold_as_version_nought(cast: Cast) -> None:
    assert in_force(cast.member.collective_id) == (ready_made(), 0, "")


def test_the_version_with_the_highest_number_holds(cast: Cast, django_assert_num_queries: Any) -> None:
    adopted(cast, 1, ready_made())
    adopted(cast, 2, BREAKS)
    with django_assert_num_queries(1):
        assert in_force(cast.member.collective_id) == (BREAKS, 2, "Give us breaks.")


def test_the_terms_of_one_collective_hold_in_no_other(cast: Cast) -> None:
    adopted(cast, 1, BREAKS)
    assert in_force(cast.elsewhere.collective_id).version == 0
