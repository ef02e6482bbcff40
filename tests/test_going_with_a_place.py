"""Somebody goes between their yes and the session, or the whole group does: one right effect, through every app."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ourterms.asks.actions import places
from ourterms.asks.models import Agreement, Taken
from ourterms.asks.tests.agreed import AFTER, SIGNED, offered, planned, signed, yes
from ourterms.asks.tests.doors import NOW, turn_on
from ourterms.collectives.models import Collective
from ourterms.kit import clock
from ourterms.meetings import actions as meetings
from ourterms.pay.models import Owed
from ourterms.site.going import end, go
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def group(cast: Cast) -> Collective:
    return turn_on(cast)


DURING = datetime(2026, 4, 14, 17, 20, tzinfo=UTC)


@pytest.mark.parametrize(("at", "owed"), [(SIGNED, 0), (DURING, 0.5), (AFTER, 1)])
def test_who_goes_from_the_group_is_owed_what_was_done_and_holds_no_place(
    cast: Cast, group: Collective, at: datetime, owed: float
) -> None:
    """Before it begins nothing; while it goes on their own, as nobody's from then on; afterwards everybody's."""
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member, cast.third)
    planned(cast, agreement)
    go(by=cast.third, keep_words=True, at=at)
    assert Owed.objects.count() == 2 * owed
    places.settle_all(at=AFTER)
    assert not Taken.objects.filter(member=cast.third).exists()
    assert Owed.objects.count() == (2 if owed else 1)
    assert not Owed.objects.filter(member=cast.third).exists()


def test_who_goes_after_they_called_it_off_late_is_owed_that(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group, off_days=7, off_share="all")
    yes(offered(cast, agreement), cast.member, cast.third)
    session = planned(cast, agreement)
    meetings.call_off(by=cast.steward, session=session, words="", who="them", at=session.starts - timedelta(days=2))
    go(by=cast.third, keep_words=True, at=session.starts - timedelta(days=1))
    places.settle_all(at=AFTER)
    assert sorted(str(owed.member or "") for owed in Owed.objects.all()) == ["", str(cast.member)]


def test_all_of_it_goes_with_its_group(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    yes(offered(cast, agreement), cast.member, cast.third)
    planned(cast, agreement)
    places.settle_all(at=AFTER)
    end(group)
    assert not Agreement.objects.exists()
    assert not Owed.objects.exists()
