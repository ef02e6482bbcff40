"""The line of an ask: everything that came of it, each with its page, and nothing that isn't there for its reader."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.asks.actions import places
from ourterms.asks.models import Agreement
from ourterms.asks.tests.agreed import EVENING, SIGNED, offered, planned, signed, yes
from ourterms.asks.tests.doors import NOW, an_ask, turn_on
from ourterms.collectives.actions import start_circle
from ourterms.collectives.models import Collective
from ourterms.kit import chance, clock
from ourterms.meetings.models import Session
from ourterms.pay import actions as pay
from ourterms.pay.models import Owed
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def group(cast: Cast) -> Collective:
    with clock.frozen(NOW):
        return turn_on(cast)


def over(cast: Cast, group: Collective, sessions: int = 1, people: int = 2) -> Agreement:
    """An agreement whose sessions are over, and owed to so many."""
    there = signed(cast, group, 3)
    yes(offered(cast, there), *(cast.member, cast.third, cast.steward)[:people])
    for number in range(sessions):
        wall = EVENING._replace(day=EVENING.day + timedelta(days=7 * number))
        planned(cast, there, wall)
    places.settle_all(at=SIGNED + timedelta(days=60))
    return there


def line(cast: Cast, there: Agreement, who: str = "member") -> str:
    html = cast.client(who).get(reverse("asks:one", args=[cast.collective.pk, there.ask_id])).content.decode()
    return html.partition('id="line"')[2].partition("</ol>")[0]


def test_the_page_of_an_ask_has_its_whole_line_and_leads_to_each(cast: Cast, group: Collective) -> None:
    there = over(cast, group, people=3)
    with clock.frozen(SIGNED + timedelta(days=60)):
        html = line(cast, there)
    words = ("They asked", "We say yes", "Both said yes", "They signed", "A session", "£585.00 due from them")
    assert [html.index(each) for each in words] == sorted(html.index(each) for each in words)
    at, session = cast.collective.pk, there.sessions.get().session_id
    reply = there.ask.replies.get()
    for url in (
        reverse("asks:letter", args=[at, there.ask_id, reply.pk]),
        reverse("places:agreement", args=[at, there.ask_id]),
        reverse("meetings:one", args=[at, session]),
        reverse("pay:between", args=[at]),
    ):
        assert f'href="{url}"' in html
    with clock.frozen(SIGNED + timedelta(days=60)):
        far = cast.client("member").get(reverse("promises:ask-line", args=[at, there.ask_id])).content.decode()
    assert all(each in far for each in words)


def test_an_ask_that_was_not_agreed_on_has_a_line_of_what_was_said(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    html = cast.client("member").get(reverse("asks:one", args=[cast.collective.pk, ask.pk])).content.decode()
    assert "They asked" in html
    assert "Both said yes" not in html.partition('id="line"')[2].partition("</ol>")[0]


def test_the_line_tells_nobody_who_went_or_what_is_anybodys(cast: Cast, group: Collective) -> None:
    there = over(cast, group)
    mine = Owed.objects.filter(member=cast.member).get()
    pay.it_came(
        by=cast.member, id=chance.uuid(), sum=mine, amount="195", day=mine.due, today=mine.due,
        at=SIGNED + timedelta(days=60),
    )  # fmt: skip
    with clock.frozen(SIGNED + timedelta(days=60)):
        html = line(cast, there, "steward")
    assert "£390.00 due from them" in html  # of two people: what was agreed, and never what of it was paid
    assert "Not all of it is paid" in html
    assert "£195.00" not in html
    assert not [name for name in ("Ash", "Kit", "Rowan") if name in html]


def test_the_line_says_no_more_that_it_is_late_once_nobody_can_say(cast: Cast, group: Collective) -> None:
    there = over(cast, group)
    for member in (cast.member, cast.third):
        pay.forget(member=member)
    with clock.frozen(SIGNED + timedelta(days=90)):
        html = line(cast, there, "steward")
    assert "We can&#x27;t say whether all of it was paid" in html
    assert "late" not in html


def test_a_session_of_a_circle_stands_on_no_line_of_who_is_outside_it(cast: Cast, group: Collective) -> None:
    there = over(cast, group, people=3)
    circle = start_circle(by=cast.member, id=chance.uuid(), name="The small one", purpose="")
    Session.objects.update(circle=circle)
    with clock.frozen(SIGNED + timedelta(days=60)):
        assert "A session" in line(cast, there)
        outside = line(cast, there, "steward")
    assert "They signed" in outside
    assert "A session" not in outside
    assert "due from them" not in outside


@pytest.mark.parametrize("number", [1, 4])
def test_the_line_asks_as_often_for_four_sessions_as_for_one(
    cast: Cast, group: Collective, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    there = over(cast, group, number)
    with clock.frozen(SIGNED + timedelta(days=90)):
        line(cast, there)
        with django_assert_num_queries(13):
            html = line(cast, there)
    assert html.count("A session") == number
