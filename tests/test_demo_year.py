"""The demo's year can be made at any moment: somebody starts it late in the evening, or when the clocks change."""

from datetime import datetime

import pytest

import demo.seed
from demo.seed import seed_once
from ourterms.collectives.models import Collective
from ourterms.decisions.models import Decision
from ourterms.kit import clock
from ourterms.register.models import Entry


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-26T20:09:00+00:00",  # after the hour at which its decisions close
        "2027-02-28T23:59:30+00:00",
        "2027-03-28T00:30:00+00:00",  # half an hour before the clocks go forward
        "2027-10-31T01:30:00+01:00",  # the first of two half past ones
        "2028-02-29T12:00:00+00:00",
    ],
)
def test_it_is_made_at_any_hour_of_any_day(moment: str) -> None:
    with clock.frozen(datetime.fromisoformat(moment)):
        assert seed_once()
        assert not seed_once()  # it is there
    refusal = Entry.objects.get(kind="refusal")
    assert Decision.objects.filter(does="publish", subject__thing=str(refusal.thing), state="yes").exists()


@pytest.mark.django_db
def test_a_year_that_was_broken_off_leaves_nothing_so_that_the_next_start_makes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo.seed, "circle", broken_off)
    with pytest.raises(KeyboardInterrupt):
        seed_once()
    assert not Collective.objects.exists()
