"""The pages, as members and as attackers see them."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ourterms.care import actions, notes
from ourterms.care.models import AccessConsent, Buddy
from ourterms.care.rules.boundaries import DONT_ASK, KEEP_AWAY, KINDS, OPEN, defaults
from ourterms.collectives.models import Member
from ourterms.kit import chance, clock
from tests.cast import AT, Cast
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
TOKEN = re.compile(rb'name="(csrfmiddlewaretoken|id)" value="[^"]*"')
MEETING = UUID("11111111-1111-4111-8111-111111111111")
PAGES = ("index", "rest", "boundaries", "room", "access", "check-in", "wishes", "buddies", "died")


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.frozen(AT):
        yield Cast()


def url(cast: Cast, name: str, *more: object) -> str:
    return reverse(f"care:{name}", args=[cast.collective.pk, *more])


def seen(cast: Cast, who: str) -> list[tuple[bytes, int]]:
    """What somebody sees of everything here and of Home and Together: the bytes, and how many queries each took."""
    client, found = cast.client(who), []
    addresses = [url(cast, name) for name in PAGES]
    addresses += [reverse(name, args=[cast.collective.pk]) for name in ("inside", "together", "notices:mine")]
    for address in addresses:
        with (
            CaptureQueriesContext(connections["default"]) as asked,
            CaptureQueriesContext(connections["passing"]) as also,
        ):
            response = client.get(address)
        assert response.status_code == 200, address
        found.append((TOKEN.sub(b"", response.content), len(asked) + len(also)))
    return found


def everything_of(member: Member) -> None:
    actions.set_boundaries(by=member, chosen=dict.fromkeys(KINDS, KEEP_AWAY))
    actions.set_access_needs(by=member, needs="Zephyrine")
    actions.check_in(by=member, said="Zephyrine", today=AT.date())
    actions.set_wishes(by=member, wishes="Zephyrine")
    actions.share_access(by=member, kind="meeting", thing=MEETING)
    actions.pause(by=member)


@pytest.mark.parametrize("who", ["steward"])
def test_what_a_member_sets_changes_no_byte_and_no_query_of_anybody_else_s(cast: Cast, who: str) -> None:
    before, own_before = seen(cast, who), seen(cast, "member")
    everything_of(cast.member)
    assert seen(cast, who) == before
    assert seen(cast, "member") != own_before  # there was something to leak


def test_whether_something_is_set_takes_as_many_queries_as_when_nothing_is(cast: Cast) -> None:
    before = [queries for _bytes, queries in seen(cast, "member")]
    actions.set_boundaries(by=cast.member, chosen={"evening": KEEP_AWAY})
    actions.check_in(by=cast.member, said="Tired", today=AT.date())
    assert [queries for _bytes, queries in seen(cast, "member")] == before


def test_who_counts_is_the_same_with_everything_kept_away(cast: Cast) -> None:
    here = Member.objects.filter(collective=cast.collective, here=True)
    before = set(here)
    everything_of(cast.member)
    assert set(here) == before
    form = cast.client("steward").get(url(cast, "buddies")).content.decode()
    assert "Ash" in form


@pytest.mark.parametrize("name", PAGES)
def test_no_page_says_a_sore_word_loudly_or_what_we_never_say(name: str, cast: Cast) -> None:
    page = said(cast.client("member").get(url(cast, name)).content.decode())
    assert page.loud
    assert [words for words in page.loud if SORE.search(words)] == []
    assert not re.search(r"care steward|capacity|mood|!", " ".join(page.loud + page.quiet), re.IGNORECASE)


def test_boundaries_are_kept_as_they_were_tapped_and_only_the_whole_form_is(cast: Cast) -> None:
    client = cast.client("member")
    chosen = defaults() | {"story": OPEN, "evening": KEEP_AWAY}
    assert client.post(url(cast, "boundaries"), chosen).status_code == 302
    assert notes.boundaries_of(cast.member) == chosen
    page = client.get(url(cast, "boundaries")).content.decode()
    assert re.search(r'name="story" value="open"[^>]*checked', page)
    for wrong in ({"story": OPEN}, chosen | {"story": "very-open"}):
        assert client.post(url(cast, "boundaries"), wrong).status_code == 422
    assert notes.boundaries_of(cast.member) == chosen


def test_nobody_sets_or_reads_somebody_elses(cast: Cast) -> None:
    everything_of(cast.member)
    for who in ("steward", "other collective's member", "ex-member", "public"):
        for name in PAGES:
            assert "Zephyrine" not in cast.client(who).get(url(cast, name)).content.decode()
    cast.client("other collective's member").post(url(cast, "access"), {"words": "Mine now"})
    assert notes.own(cast.member, notes.ACCESS) == "Zephyrine"
    assert "Zephyrine" in cast.client("member").get(url(cast, "access")).content.decode()


def test_a_break_is_one_tap_from_every_page_and_back_is_one_tap(cast: Cast) -> None:
    client = cast.client("member")
    home = reverse("inside", args=[cast.collective.pk])
    actions.ask_buddy(by=cast.steward, id=chance.uuid(), member=cast.member, today=AT.date())
    assert "Rowan" in client.get(home).content.decode()
    for name in ("inside", "together"):
        page = client.get(reverse(name, args=[cast.collective.pk])).content.decode()
        assert f'action="{url(cast, "pause")}"' in page
    assert client.post(url(cast, "pause")).status_code == 302
    silent = client.get(home).content.decode()
    assert "You have paused" in silent
    assert "Rowan" not in silent
    assert f'action="{url(cast, "back")}"' in silent
    answer = client.post(url(cast, "back"), follow=True)
    assert "While you were away" in answer.content.decode()
    assert "Rowan" in answer.content.decode()


def test_while_away_is_five_lines_at_most(cast: Cast) -> None:
    from ourterms.collectives.actions import join
    from ourterms.people.models import Person

    for number in range(8):
        other = join(by=Person.objects.create(), collective=cast.collective, name=f"N{number}", at=AT, today=AT.date())
        actions.ask_buddy(by=other, id=chance.uuid(), member=cast.member, today=AT.date())
    page = cast.client("member").get(f"{reverse('inside', args=[cast.collective.pk])}?back").content.decode()
    assert page.count("would like to be your buddy") == 5


def test_a_resting_group_says_so_on_every_page_to_everybody_of_it(cast: Cast) -> None:
    assert cast.client("member").post(url(cast, "rest"), {"answer": "yes"}).status_code == 422
    assert cast.client("steward").post(url(cast, "rest"), {"answer": "yes"}).status_code == 302
    for name in ("inside", "together", "care:index"):
        page = cast.client("member").get(reverse(name, args=[cast.collective.pk])).content.decode()
        assert "We are resting" in page
    there = reverse("inside", args=[cast.elsewhere.collective_id])
    assert "We are resting" not in cast.client("other collective's member").get(there).content.decode()


def asker_sees(cast: Cast) -> bytes:
    return TOKEN.sub(b"", cast.client("member").get(url(cast, "buddies")).content)


def silence(cast: Cast, id: UUID) -> None:
    """Nothing."""


def refuse(cast: Cast, id: UUID) -> None:
    cast.client("steward").post(url(cast, "buddy", id), {"answer": "no"})
    assert Buddy.objects.get().state == Buddy.NO


def never_wanted(cast: Cast, id: UUID) -> None:
    actions.set_boundaries(by=cast.steward, chosen={"buddy": DONT_ASK})


def on_a_break(cast: Cast, id: UUID) -> None:
    actions.pause(by=cast.steward)


@pytest.mark.parametrize("what", [refuse, never_wanted, on_a_break], ids=lambda what: what.__name__)
def test_a_no_looks_like_no_answer_to_the_byte(what: Callable[[Cast, UUID], None], cast: Cast) -> None:
    id = chance.uuid()
    actions.ask_buddy(by=cast.member, id=id, member=cast.steward, today=AT.date())
    pages = asker_sees(cast)
    assert b"Rowan" in pages
    what(cast, id)
    assert asker_sees(cast) == pages
    cast.client("member").post(url(cast, "buddy", id), {"answer": "end"})
    taken_back = asker_sees(cast)
    assert taken_back != pages
    Buddy.objects.all().delete()
    assert asker_sees(cast) == taken_back


def test_the_form_to_ask_sent_twice_asks_once_and_a_guessed_id_answers_nothing(cast: Cast) -> None:
    form = {"id": str(chance.uuid()), "member": str(cast.steward.pk)}
    for _twice in range(2):
        answer = cast.client("member").post(url(cast, "buddies"), form)
        assert answer.status_code in (302, 422)  # the second time, they are in the list no more
    assert Buddy.objects.count() == 1
    elsewhere = form | {"id": str(chance.uuid()), "member": str(cast.elsewhere.pk)}
    assert cast.client("member").post(url(cast, "buddies"), elsewhere).status_code == 422
    cast.client("member").post(url(cast, "buddy", Buddy.objects.get().pk), {"answer": "yes"})
    assert Buddy.objects.get().state == Buddy.ASKED


def test_somebody_who_is_said_to_have_died_or_a_third_sees_nothing_of_it(cast: Cast) -> None:
    id = chance.uuid()
    actions.say_died(by=cast.steward, id=id, member=cast.member, at=AT)
    actions.say_died(by=cast.third, id=id, member=cast.member, at=AT)
    assert cast.client("steward").get(url(cast, "farewell", id)).status_code == 200
    for who in ("member", "other collective's member"):
        assert cast.client(who).get(url(cast, "farewell", id)).status_code == 404
        assert cast.client(who).post(url(cast, "farewell-undo", id)).status_code == 404
    assert b"Ash" not in cast.client("member").get(url(cast, "died")).content.partition(b"<main")[2]


def test_wishes_are_read_by_the_two_by_a_press_and_never_by_opening_a_page(cast: Cast) -> None:
    actions.set_wishes(by=cast.third, wishes="Zephyrine")
    id = chance.uuid()
    for by in (cast.member, cast.steward):
        actions.say_died(by=by, id=id, member=cast.third, at=AT)
    actions.settle(at=AT + timedelta(days=1))
    page = cast.client("member").get(url(cast, "farewell", id))
    assert "Zephyrine" not in page.content.decode()
    assert cast.client("member").get(url(cast, "farewell-wishes", id)).status_code == 405
    assert "Zephyrine" in cast.client("member").post(url(cast, "farewell-wishes", id)).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_at_most_ten_queries(name: str, cast: Cast) -> None:
    client = cast.client("member")
    with CaptureQueriesContext(connections["default"]) as asked, CaptureQueriesContext(connections["passing"]) as also:
        assert client.get(url(cast, name)).status_code == 200
    assert len(asked) + len(also) <= 10


def test_many_buddies_take_as_many_queries_as_one(cast: Cast) -> None:
    from ourterms.collectives.actions import join
    from ourterms.people.models import Person

    client, counts = cast.client("member"), []
    for number in range(3):
        other = join(by=Person.objects.create(), collective=cast.collective, name=f"N{number}", at=AT, today=AT.date())
        for first, second in ((other, cast.member), (cast.member, other)):
            actions.ask_buddy(by=first, id=chance.uuid(), member=second, today=AT.date())
        with CaptureQueriesContext(connections["default"]) as asked:
            assert f"N{number}" in client.get(url(cast, "buddies")).content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_nobody_takes_back_or_finds_what_somebody_else_shares(cast: Cast) -> None:
    actions.set_access_needs(by=cast.member, needs="Zephyrine")
    actions.share_access(by=cast.member, kind="meeting", thing=MEETING)
    consent = AccessConsent.objects.get()
    assert b"For one meeting" in cast.client("member").get(url(cast, "access")).content
    assert b"For one meeting" not in cast.client("steward").get(url(cast, "access")).content
    for who in ("steward", "other collective's member", "ex-member"):
        assert cast.client(who).post(url(cast, "access-back", consent.pk)).status_code == 404
    assert AccessConsent.objects.count() == 1
    for _twice in range(2):
        cast.client("member").post(url(cast, "access-back", consent.pk))
    assert AccessConsent.objects.count() == 0
