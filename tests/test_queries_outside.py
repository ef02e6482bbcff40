"""How pages about institutions ask the databases: as often for much as for little. Limits stand in bench/inside.py."""

from datetime import time, timedelta

import pytest

from ourterms.asks.actions.inside import hear
from ourterms.asks.models import Agreement
from ourterms.asks.tests.agreed import offered, planned, signed
from ourterms.asks.tests.doors import an_ask, turn_on
from ourterms.institutions.tests.factories import an_institution
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.pay.tests.factories import is_owed
from ourterms.promises.tests.factories import a_decided_demand, a_power, a_promise, a_sent_demand, a_showing
from ourterms.record.models import Objection
from ourterms.register.actions import append, have_record
from tests.cast import Cast, a_decision, a_meeting, a_post, a_thread
from tests.test_queries import asked

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
QUERIES = {  # of both databases; two of them are the door's
    "": 15,
    "asks/": 4,
    "asks/?state=ours": 4,
    "places/": 7,
    "money/": 5,
    "money/between/": 8,
    "promises/": 4,
    "promises/?what=demands&state=sent": 4,
    "promises/?what=promises&state=not-shown": 4,
    "promises/?what=powers": 4,
    "institutions/": 3,
    "published/": 6,
}


@pytest.fixture
def with_institutions() -> Cast:
    """A collective with asks on, a record, and something for every line of Home that is about institutions."""
    cast, now = Cast(), clock.now()
    turn_on(cast)
    hear(by=cast.member, bell=True)
    have_record(by=cast.member, on=True, at=now)
    a_post(cast.third, a_thread(cast.third, at=now - timedelta(hours=1)), at=now - timedelta(minutes=1))
    a_decision(cast.third)
    a_meeting(cast)
    more(cast, 0)
    return cast


def more(cast: Cast, number: int) -> None:
    """One more of each."""
    now, group = clock.now(), cast.member.collective
    body = an_institution(cast.third, f"Trust {number}")
    an_ask(group, title=f"An ask {number}")
    offer = offered(cast, signed(cast, group, title=f"A panel {number}"))
    day = (now + timedelta(days=2)).date()
    planned(cast, Agreement.objects.get(places__offer=offer), Wall(day, time(11), "Europe/London"))
    is_owed(cast.member, body)
    a_decided_demand(cast.member, cast.third, institution=body)
    a_sent_demand(cast.member, cast.third, institution=body)
    a_showing(cast.member, a_promise(cast.member, institution=body))
    a_power(cast.member, institution=body)
    parts = {"institution": body.name, "words": "A lift"}
    entry = append(kind="promise", parts=parts, collective=group, by=cast.member, at=now, about=body.pk)
    wrong = {"words": "It is not so", "who": "Jo Marsh", "reach": "jo@example.org", "day": now.date()}
    Objection.objects.create(pk=chance.uuid(), collective=group, entry=entry, institution=body, **wrong)


def test_lists_ask_as_often_for_three_as_for_one(with_institutions: Cast) -> None:
    cast = with_institutions
    once = {path: len(asked(cast, path)) for path in QUERIES}
    for number in (1, 2):
        more(cast, number)
    assert once == {path: len(asked(cast, path)) for path in QUERIES} == QUERIES


def test_home_has_a_line_for_each(with_institutions: Cast) -> None:
    html = with_institutions.client("member").get(f"/m/{with_institutions.collective.pk}/").content.decode()
    for words in (
        *("Something is at the door", "There is a place", "A letter is drafted", "They say that something is kept"),
        *("They say something is wrong", "Something of ours is about to be public"),
    ):
        assert words in html


def test_home_leaves_alone_what_is_not_there() -> None:
    """Proves nothing about a group by how often it asks: one query says what there is, whatever that is."""
    cast = Cast()
    without = len(asked(cast, ""))
    turn_on(cast)
    assert len(asked(cast, "")) == without <= 9
