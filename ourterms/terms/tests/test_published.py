"""A version of our terms is public only where we published it, after the hold, and without what was taken away."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from ourterms.kit import chance, clock
from ourterms.kit.canonical import canonical
from ourterms.register import actions as register
from ourterms.register.publishing import PUBLISHES
from ourterms.terms.models import OurTerms
from ourterms.terms.published import KIND, VERSION, newest_public, terms_in
from ourterms.terms.rules.files import as_parts
from ourterms.terms.rules.terms import Setting, terms_from
from ourterms.terms.shown import for_the_public
from tests.cast import Cast, a_version

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=73)
SOON = Setting(Decimal(14), line=True, words="Rent is due.", easy_read="Pay us soon.")


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def version(cast: Cast) -> OurTerms:
    register.have_record(by=cast.steward, on=True, at=NOW)
    return a_version(cast, paid_within=SOON, session_length=Setting(Decimal("1.5")))


def publish(cast: Cast, version: OurTerms) -> Any:
    return register.publish(by=cast.steward, id=chance.uuid(), kind=KIND, thing=version.pk, at=NOW)


def test_nothing_is_public_before_we_publish_it_and_the_hold_is_over(cast: Cast, version: OurTerms) -> None:
    assert newest_public(cast.collective.pk, LATER) is None
    entry = publish(cast, version)
    assert newest_public(cast.collective.pk, NOW) is None
    public = newest_public(cast.collective.pk, LATER)
    assert public is not None
    assert (public.terms, public.version, public.entry) == (terms_from(version.terms), 1, entry)


def test_the_newest_that_was_published_is_shown_and_not_what_holds_among_us(cast: Cast, version: OurTerms) -> None:
    publish(cast, version)
    a_version(cast, breaks=None)
    public = newest_public(cast.collective.pk, LATER)
    assert public is not None
    assert "breaks" in public.terms.clauses


def test_what_was_taken_away_is_shown_nowhere(cast: Cast, version: OurTerms, django_assert_num_queries: Any) -> None:
    entry = publish(cast, version)
    before = newest_public(cast.collective.pk, LATER)
    assert before is not None
    assert "paid-within" in before.terms.clauses
    register.redact(by=cast.steward, id=chance.uuid(), entry=entry, names=["money"], ground="error", at=LATER)
    with django_assert_num_queries(2):
        after = newest_public(cast.collective.pk, LATER)
    assert after is not None
    assert "paid-within" not in after.terms.clauses
    assert "session-length" in after.terms.clauses


def test_its_parts_can_be_written_canonically_and_read_back(version: OurTerms) -> None:
    parts = VERSION.parts(version)
    assert set(parts) <= set(VERSION.says)
    assert all(canonical(value) for value in parts.values())
    assert terms_in(parts) == terms_from(version.terms)
    assert PUBLISHES[KIND] is VERSION


def test_an_entry_reads_as_sentences_also_when_words_were_taken_away(version: OurTerms) -> None:
    parts = VERSION.parts(version)
    lines = VERSION.in_words(parts, "stranger")
    assert lines[:2] == ["Our terms, version 1", "Adopted by all of us on Wednesday 25 March 2026."]
    assert "Paid soon (a line): Pay comes within 14 days of the work." in lines
    for gone in parts:
        rest = {name: value for name, value in parts.items() if name != gone}
        assert VERSION.in_words(rest, "stranger")
    assert VERSION.in_words({}, "stranger") == ["Our terms, version ?"]


def test_only_members_of_the_group_can_publish_it(cast: Cast, version: OurTerms) -> None:
    assert VERSION.thing(cast.member, version.pk) == version
    assert VERSION.thing(cast.elsewhere, version.pk) is None


def test_publish_this_is_offered_where_there_is_a_record(cast: Cast, version: OurTerms) -> None:
    url = reverse("ours:version", args=[cast.collective.pk, 1])
    link = reverse("register:publish", args=[cast.collective.pk, KIND, version.pk])
    page = cast.client("member").get(url).content.decode()
    assert link in page
    assert cast.client("member").get(link).status_code == 200
    publish(cast, version)
    page = cast.client("member").get(url).content.decode()
    assert link not in page
    assert "This version in our record" in page


def test_any_version_can_be_drawn_for_strangers(version: OurTerms) -> None:
    page = render_to_string("terms/_terms_public.html", {"shown": for_the_public(terms_from(version.terms))})
    assert "Rent is due." in page
    assert "Pay us soon." in page
    assert page.index("What must be there") < page.index("All of it")


def test_no_part_of_the_longest_terms_of_one_group_is_too_long_to_be_published() -> None:
    from ourterms.register.rules import MOST_VALUE
    from ourterms.terms.ready_made import ready_made

    full = {name: each._replace(words="w" * 800, easy_read="e" * 800) for name, each in ready_made().clauses.items()}
    longest = ready_made()._replace(clauses=full, easy_read="e" * 8_000)
    assert max(len(part) for part in as_parts(longest).values()) < MOST_VALUE
