"""Several people at the same moment at one place, one session, one sum: one effect, and a sentence for the rest.

In a process with a real database: SQLite's own file, and PostgreSQL where the tests run on it.
"""

from pathlib import Path

import pytest

from tests.at_once import tried_where_tests_run

CHILD = """
from datetime import UTC, datetime, timedelta
from ourterms.asks.actions import agreements, places
from ourterms.asks.models import Taken
from ourterms.asks.tests import agreed, doors
from ourterms.kit import chance, clock
from ourterms.pay import actions as pay
from ourterms.pay.models import Line, Owed
from tests.at_once import done, newcomers, said
from tests.cast import AT, Cast

with clock.frozen(doors.NOW):
    cast = Cast()
    group = doors.turn_on(cast)
    there = agreed.with_places(cast, agreed.said_yes(cast, group))
    given = {"agreement": there, "version": there.version, "name": "Jo", "post": "Officer", "day": agreed.SIGNED.date()}
    signs = [
        lambda by=by: agreements.enter_signature(by=by, at=agreed.SIGNED, **given) for by in (cast.member, cast.third)
    ]
    changes = [lambda: agreed.with_places(cast, there, 3, version=there.version)]
    found["signed or changed"] = done(signs + changes) in (1, 2)
    there.refresh_from_db()
    if not there.is_signed:
        agreements.enter_signature(by=cast.member, at=agreed.SIGNED, **{**given, "version": there.version})
    there.refresh_from_db()
    offer = agreed.offered(cast, there)
    number = there.places.get().number
    many = newcomers(cast, 6)
    came = said([lambda m=m: agreed.yes(offer, m) for m in many])
    found["a place each"] = [came.count("done") == number == Taken.objects.count(), len(set(came))]
    session = agreed.planned(cast, there)
    over = session.ends + timedelta(hours=1)
    goes = Taken.objects.first().member
    acts = [lambda: places.settle_all(at=over) for _ in range(5)]
    acts.append(lambda: places.take_back(by=goes, offer=offer, at=over))
    found["settled"] = done(acts)
    found["owed"] = [Owed.objects.count() == number, Owed.objects.filter(member=goes).count()]
    sum = Owed.objects.filter(member=goes).get()
    paid = {"by": goes, "sum": sum, "amount": "195", "day": over.date(), "today": over.date(), "at": over}
    found["came"] = said([lambda: pay.it_came(id=chance.uuid(), **paid) for _ in range(6)])
    back = {"by": goes, "sum": sum, "kind": "paid", "today": over.date(), "at": over}
    done([lambda: pay.take_back(**back) for _ in range(6)])
    found["lines"] = [Line.objects.filter(mirrors=None).count(), Line.objects.exclude(mirrors=None).count()]
"""


@pytest.mark.slow
def test_one_effect_however_many_press_at_once(tmp_path: Path) -> None:
    found = tried_where_tests_run(CHILD, tmp_path)
    assert found == {
        "signed or changed": True,
        "a place each": [True, 2],
        "settled": 6,
        "owed": [True, 1],
        "came": ["Nothing is open here any more."] * 5 + ["done"],
        "lines": [1, 1],
    }
