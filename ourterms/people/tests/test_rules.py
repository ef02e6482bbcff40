"""What holds for every way to sign in, whatever somebody types."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit import chance
from ourterms.people.rules.devices import IDLE, LONGEST, SHARED, is_over
from ourterms.people.rules.ways import FRESH, SLOT, is_fresh, own_path, slot_of, tidy_address

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
PERIODS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=60))


@given(st.text())
def test_nobody_is_sent_to_another_host(wanted: str) -> None:
    went = urlsplit(urljoin("https://terms.example.org/sign-in/", own_path(wanted, "/you/")))
    assert (went.scheme, went.netloc) == ("https", "terms.example.org")


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", ""]
)
def test_what_browsers_read_as_another_host_is_not_taken(wanted: str) -> None:
    assert own_path(wanted, "/you/") == "/you/"


def test_a_page_of_ours_is_taken() -> None:
    assert own_path("/m/1/bring/?a=b", "/you/") == "/m/1/bring/?a=b"


@given(st.binary(min_size=32, max_size=32))
def test_a_code_is_the_same_however_it_is_typed(drawn: bytes) -> None:
    code = chance.spelled(drawn, 3)
    assert len(code) == 14
    assert chance.spelled(drawn, 3) == code
    for typed in (code.lower(), code.replace("-", ""), code.replace("-", " "), f" {code}\n"):
        assert chance.as_code(typed) == code


@given(PERIODS, PERIODS, st.booleans())
def test_a_device_is_over_when_idle_or_old(since: timedelta, idle: timedelta, shared: bool) -> None:
    over = is_over(started=AT - since, seen=AT - idle, shared=shared, now=AT)
    assert over == (since >= LONGEST or idle >= (SHARED if shared else IDLE))


@given(PERIODS)
def test_what_was_just_shown_counts_for_ten_minutes(ago: timedelta) -> None:
    assert is_fresh(AT - ago, AT) == (ago < FRESH)


def test_tries_are_counted_in_slots_of_five_minutes() -> None:
    assert slot_of(AT + timedelta(seconds=SLOT)) == slot_of(AT) + 1
    assert slot_of(AT + timedelta(seconds=SLOT - 1)) == slot_of(AT)


def test_an_address_is_the_same_in_large_and_small_letters() -> None:
    assert tidy_address("  Rowan@Example.ORG ") == tidy_address("rowan@example.org")
