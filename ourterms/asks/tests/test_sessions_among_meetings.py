"""What somebody keeps away does not come back as the next time we meet."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ourterms.asks.models import Agreement
from ourterms.asks.tests.agreed import EVENING, SIGNED, offered, planned, signed, yes
from ourterms.care import actions as care
from ourterms.care.rules.boundaries import DONT_ASK, KEEP_AWAY, OPEN, TELL_FIRST
from ourterms.collectives.models import Collective, Member
from ourterms.kit import chance, clock
from ourterms.meetings import actions as meetings
from ourterms.meetings import hooks
from ourterms.meetings.actions import Plan
from ourterms.meetings.models import Session
from tests.cast import Cast
from tests.test_queries import asked

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
SOON = EVENING._replace(day=SIGNED.date() + timedelta(days=3))
TITLE = "The new ward"


@pytest.fixture
def agreement(cast: Cast, group: Collective) -> Agreement:
    return signed(cast, group)


@pytest.fixture
def session(cast: Cast, agreement: Agreement) -> Session:
    """One of an agreement, in three days; and a meeting of our own, in five."""
    made = planned(cast, agreement, SOON)
    Session.objects.filter(pk=made.pk).update(title=TITLE)
    own = Plan(SOON._replace(day=SOON.day + timedelta(days=2)), 120, title="Tea and planning")
    meetings.plan(by=cast.steward, id=chance.uuid(), circle=None, what=own)
    return made


def seen(cast: Cast) -> dict[str, str]:
    """Everything in which a meeting comes to the member unasked, at SIGNED, and in which one looks for it."""
    member = Member.objects.select_related("collective").get(pk=cast.member.pk)
    over = SIGNED + timedelta(days=7)
    with clock.frozen(SIGNED):
        client = cast.client("member")
        found = {
            "home": client.get(f"/m/{cast.collective.pk}/").content.decode(),
            "together": client.get(reverse("together", args=[cast.collective.pk])).content.decode(),
            "list": client.get(reverse("meetings:list", args=[cast.collective.pk])).content.decode(),
            "search": str(hooks.search(member, TITLE)),
            "calendar": str(hooks.calendar(member, SIGNED)),
        }
    with clock.frozen(over):
        found["past"] = cast.client("member").get(reverse("meetings:past", args=[cast.collective.pk])).content.decode()
    return found


@pytest.mark.parametrize("is_offered", [True, False])
@pytest.mark.parametrize("kind", ["institution", "evening"])
def test_what_is_kept_away_stands_nowhere(
    cast: Cast, agreement: Agreement, session: Session, kind: str, is_offered: bool
) -> None:
    if is_offered:
        offered(cast, agreement)
    before = seen(cast)
    assert all(TITLE in words or str(session.pk) in words for words in before.values())
    assert TITLE in before["home"]
    care.set_boundaries(by=cast.member, chosen={kind: KEEP_AWAY})
    after = seen(cast)
    assert not [name for name, words in after.items() if TITLE in words or str(session.pk) in words]
    assert "Tea and planning" in after["home"]
    assert "Tea and planning" in after["together"]
    assert "Tea and planning" in after["list"]
    page = reverse("meetings:one", args=[cast.collective.pk, session.pk])
    assert TITLE in cast.client("member").get(page).content.decode()  # for who goes and looks


def test_it_is_there_for_who_has_a_place_in_it(cast: Cast, agreement: Agreement, session: Session) -> None:
    yes(offered(cast, agreement), cast.member)
    care.set_boundaries(by=cast.member, chosen={"institution": KEEP_AWAY})
    assert all(TITLE in words or str(session.pk) in words for words in seen(cast).values())


def test_who_wants_to_be_told_first_gets_a_neutral_line(cast: Cast, agreement: Agreement, session: Session) -> None:
    care.set_boundaries(by=cast.member, chosen={"institution": TELL_FIRST})
    found = seen(cast)
    for name in ("home", "together", "list", "past"):
        assert TITLE not in found[name], name
        assert str(session.pk) in found[name]
        assert "wanted to be told of first" in found[name]


@pytest.mark.parametrize("strength", [OPEN, DONT_ASK])
def test_otherwise_it_stands_in_lists(cast: Cast, agreement: Agreement, session: Session, strength: str) -> None:
    care.set_boundaries(by=cast.member, chosen={"institution": strength})
    assert all(TITLE in words or str(session.pk) in words for words in seen(cast).values())


def test_a_page_asks_as_often_however_many_sessions_stay_away(
    cast: Cast, agreement: Agreement, session: Session
) -> None:
    care.set_boundaries(by=cast.member, chosen={"institution": KEEP_AWAY})
    paths = ("", "together/", "meetings/", "meetings/past/")
    with clock.frozen(SIGNED):
        once = {path: len(asked(cast, path)) for path in paths}
        for day in range(4, 7):
            planned(cast, agreement, SOON._replace(day=SOON.day + timedelta(days=day)))
        assert once == {path: len(asked(cast, path)) for path in paths}
    assert once["meetings/"] == 4


def test_when_all_of_them_stay_away_no_day_is_set(cast: Cast, agreement: Agreement) -> None:
    planned(cast, agreement, SOON)
    care.set_boundaries(by=cast.member, chosen={"institution": KEEP_AWAY})
    found = seen(cast)
    for name in ("together", "list"):
        assert "No day is set yet" in found[name]
