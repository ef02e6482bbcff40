"""The pages of the register, inside and for anybody."""

import csv
import io
import json
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.collectives import actions as collectives
from ourterms.kit import chance, clock
from ourterms.kit.canonical import parsed
from ourterms.register import actions, rules
from ourterms.register.models import Entry, Log
from ourterms.register.tests.kinds import KIND, a_record, appended, published
from tests.cast import AT, Cast, a_page

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LATER = AT + timedelta(hours=72)


@pytest.fixture(autouse=True)
def _in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


def inside(cast: Cast, name: str, *parts: object) -> str:
    return reverse(f"register:{name}", args=[cast.collective.pk, *parts])


def read(client: Client, url: str, at: Any = AT) -> str:
    """A page at this moment."""
    with clock.frozen(at):
        return client.get(url).content.decode()


def outside(entry: Entry, name: str = "entry") -> str:
    return reverse(f"register-{name}", args=[entry.log_id, entry.index])


# Inside -------------------------------------------------------------------------------------------------------


def test_with_no_record_the_page_says_what_belongs_there_and_offers_the_first_step(cast: Cast, ash: Client) -> None:
    page = read(ash, inside(cast, "list"))
    assert "Nothing is public" in page
    assert reverse("decisions:record", args=[cast.collective.pk]) in page


def test_what_is_in_its_hold_stands_above_with_a_way_to_stop_it(cast: Cast, ash: Client) -> None:
    a_record(cast.member)
    entry = published(cast, title="Held-title")
    page = read(ash, inside(cast, "list"))
    assert (
        page.index("Soon public") < page.index("Held-title") < page.index("Friday 6 March 2026") < page.index("Stop it")
    )
    answer = ash.post(inside(cast, "stop", entry.pk))
    assert answer["Location"] == inside(cast, "one", entry.pk)
    page = read(ash, inside(cast, "list"))
    assert "Held-title" not in page
    assert "Stopped: its words are never shown" in page


def test_the_preview_shows_what_each_reader_will_see_and_the_button_publishes_that(cast: Cast, ash: Client) -> None:
    a_record(cast.member)
    there = a_page(cast.third, title="Shown-title", words="shown-words")
    url = inside(cast, "publish", KIND, there.pk)
    page = read(ash, url)
    for words in (
        "A stranger",
        "A journalist",
        "Whoever it is about",
        "Shown-title",
        "shown-words",
        "72 hours",
        "Nobody:",
    ):
        assert words in page
    assert all(f"Read by: {reader}" in page for reader in ("stranger", "journalist", "institution"))
    mark, id = actions.words_mark(actions.read(KIND, cast.member, there.pk)[2]).hex(), chance.uuid()
    answer = ash.post(url, {"id": id, "mark": mark, "do": "publish"})
    assert answer["Location"] == inside(cast, "one", id)
    assert ash.post(url, {"id": chance.uuid(), "mark": mark, "do": "publish"})["Location"] == inside(cast, "one", id)
    assert ash.get(url)["Location"] == inside(cast, "one", id)
    assert Entry.objects.count() == 1


def test_words_that_changed_since_the_page_are_shown_before_they_are_published(cast: Cast, ash: Client) -> None:
    a_record(cast.member)
    there = a_page(cast.third)
    mark = actions.words_mark(actions.read(KIND, cast.member, there.pk)[2]).hex()
    there.versions.update(words="Other words")
    answer = ash.post(inside(cast, "publish", KIND, there.pk), {"id": chance.uuid(), "mark": mark, "do": "publish"})
    assert answer.status_code == 422
    assert "have changed" in answer.content.decode()
    assert "Other words" in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_name_is_refused_clearly_and_its_owner_is_asked(cast: Cast, ash: Client) -> None:
    a_record(cast.member)
    there = a_page(cast.member, words="Rowan makes tea.")
    url, rowan = inside(cast, "publish", KIND, there.pk), cast.client("steward")
    mark = actions.words_mark(actions.read(KIND, cast.member, there.pk)[2]).hex()
    page = read(ash, url)
    assert "has not said yes" in page
    assert 'value="publish"' not in page
    refused = ash.post(url, {"id": chance.uuid(), "mark": mark, "do": "publish"})
    assert refused.status_code == 422
    assert "These names stand in it" in refused.content.decode()
    ash.post(url, {"id": chance.uuid(), "mark": mark, "do": "ask"})
    home = reverse("inside", args=[cast.collective.pk])
    assert "May your name stand in something public?" in read(rowan, home)
    assert "May your name stand" not in read(ash, home)
    rowan.post(url, {"id": chance.uuid(), "mark": mark, "do": "yes"})
    assert "May your name stand" not in read(rowan, home)
    assert 'value="publish"' in read(ash, url)


def test_a_no_looks_to_the_others_like_no_answer(cast: Cast, ash: Client) -> None:
    a_record(cast.member)
    there = a_page(cast.member, words="Rowan makes tea.")
    url = inside(cast, "publish", KIND, there.pk)
    mark = actions.words_mark(actions.read(KIND, cast.member, there.pk)[2])
    actions.ask_names(by=cast.member, kind=KIND, thing=there.pk, at=AT)
    before = read(ash, url).partition("Who is named")[2].partition("<form")[0]
    actions.say_about_name(by=cast.steward, kind=KIND, thing=there.pk, mark=mark, yes=False, at=AT)
    assert read(ash, url).partition("Who is named")[2].partition("<form")[0] == before
    assert "Rowan" in before


@pytest.mark.parametrize("bad", [{"mark": "zz"}, {"mark": ""}, {"do": "delete"}, {"id": "x"}])
def test_what_no_page_sends_is_refused(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    a_record(cast.member)
    there = a_page(cast.member)
    mark = actions.words_mark(actions.read(KIND, cast.member, there.pk)[2]).hex()
    sent = {"id": str(chance.uuid()), "mark": mark, "do": "publish"} | bad
    assert ash.post(inside(cast, "publish", KIND, there.pk), sent).status_code == 422
    assert not Entry.objects.exists()


def test_words_are_taken_away_and_what_can_not_be_undone_is_said(cast: Cast, ash: Client) -> None:
    a_record(cast.member)
    entry = published(cast, title="Kept-title", words="gone-words")
    assert ash.get(inside(cast, "redact", entry.pk)).status_code == 404
    with clock.frozen(LATER):
        ash = cast.client("member")
        url = inside(cast, "redact", entry.pk)
        assert "Whoever copied them may have them still" in read(ash, url, LATER)
        wrong = ash.post(url, {"id": chance.uuid(), "ground": "privacy"})
        assert wrong.status_code == 422
        assert "Choose what is to be taken away" in wrong.content.decode()
        ash.post(url, {"id": chance.uuid(), "parts": ["words"], "ground": "privacy"})
    page = read(ash, inside(cast, "one", entry.pk), LATER)
    assert "Kept-title" in page
    assert "gone-words" not in page


def test_of_another_group_nothing_is_here(cast: Cast, ash: Client) -> None:
    a_record(cast.elsewhere)
    theirs = appended(cast.elsewhere.collective, cast.elsewhere, parts={"title": "Their-title"})
    there = a_page(cast.elsewhere)
    for name in ("one", "redact"):
        assert ash.get(inside(cast, name, theirs.pk)).status_code == 404
    assert ash.post(inside(cast, "stop", theirs.pk)).status_code == 404
    assert ash.get(inside(cast, "publish", KIND, there.pk)).status_code == 404
    assert ash.get(inside(cast, "publish", "no-kind", there.pk)).status_code == 404
    assert "Their-title" not in read(ash, inside(cast, "list"))
    theirs_too = cast.client("other collective's member")
    assert "Their-title" in read(theirs_too, reverse("register:list", args=[cast.elsewhere.collective_id]))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_however_long(
    cast: Cast, ash: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    log = a_record(cast.member)
    for row in range(rows):
        published(cast, title=str(row))
        appended(cast.collective, cast.member, at=AT - timedelta(days=9))
    with django_assert_num_queries(5):
        ash.get(inside(cast, "list"))
    with django_assert_num_queries(3):
        Client().get(reverse("register-log", args=[log.pk]))


# For anybody --------------------------------------------------------------------------------------------------


def test_nobody_learns_of_a_group_that_published_nothing(cast: Cast, stranger: Client) -> None:
    log = a_record(cast.member, name="Driftline")
    assert "Driftline" not in read(stranger, reverse("register"))
    assert stranger.get(reverse("register-log", args=[log.pk])).status_code == 404
    published(cast)
    assert "Driftline" in read(stranger, reverse("register"))


def test_until_the_hold_is_over_nobody_outside_reads_a_word(cast: Cast, stranger: Client) -> None:
    log = a_record(cast.member)
    entry = published(cast, title="Held-title", words="held-words")
    names = ("log", "atom", "json", "csv")
    urls = [reverse(f"register-{name}", args=[log.pk]) for name in names]
    urls += [outside(entry), outside(entry, "entry-json")]
    for url in urls:
        assert "Held-title" not in read(stranger, url)
        assert "Held-title" in read(stranger, url, LATER)
    assert "Its words come on Friday 6 March 2026" in read(stranger, outside(entry))
    part = reverse("register-part", args=[log.pk, 0, "words"])
    assert stranger.get(part).status_code == 404
    assert json.loads(read(stranger, part, LATER))["value"] == "held-words"


def test_what_anybody_gets_opens_the_line(cast: Cast, stranger: Client) -> None:
    a_record(cast.member)
    entry = published(cast)
    with clock.frozen(LATER):
        answer = stranger.get(outside(entry, "entry-json"))
    data = answer.json()
    leaf = parsed(data["leaf"])
    assert data["leaf_hash"] == rules.leaf_hash(data["leaf"].encode()).hex()
    for name, opening in data["disclosures"].items():
        bound, salt = bytes.fromhex(leaf["parts"][name]), bytes.fromhex(opening["salt"])
        assert rules.opens(bound, entry.pk, name, salt, opening["value"])
    assert set(data["disclosures"]) == set(leaf["parts"])
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=300"


def test_what_was_stopped_or_taken_away_says_so_and_gives_no_word(cast: Cast, stranger: Client) -> None:
    log = a_record(cast.member)
    first, second = published(cast, title="Stopped-title"), published(cast, title="Gone-title", words="gone-words")
    assert "Gone-title" in read(stranger, outside(second), LATER)
    actions.stop(by=cast.third, entry=first, at=AT)
    actions.redact(by=cast.member, id=chance.uuid(), entry=second, names=["title", "words"], ground="error", at=LATER)
    page = read(stranger, outside(first), LATER)
    assert "stopped this before anybody outside could read it" in page
    page = read(stranger, outside(second), LATER)
    assert "Words were taken away" in page
    line = read(stranger, reverse("register-entry", args=[log.pk, 3]), LATER)
    assert "Why: It was wrong." in line
    for url in (outside(first), outside(second), outside(second, "entry-json"), reverse("register-log", args=[log.pk])):
        said = read(stranger, url, LATER)
        assert "Stopped-title" not in said
        assert "Gone-title" not in said
        assert "gone-words" not in said


def test_nobody_reads_in_public_who_published_or_is_here(cast: Cast, stranger: Client) -> None:
    log = a_record(cast.member)
    entry = published(cast)
    for url in (outside(entry), outside(entry, "entry-json"), reverse("register-log", args=[log.pk])):
        said = read(stranger, url, LATER)
        for name in ("Rowan", "Ash", "Kit", str(cast.collective.pk), cast.steward.pk.hex):
            assert name not in said


def test_a_long_record_goes_on_page_by_page(cast: Cast, stranger: Client) -> None:
    log = a_record(cast.member)
    for n in range(61):
        appended(cast.collective, cast.member, parts={"title": f"Line {n:02}"}, at=AT - timedelta(days=9))
    url = reverse("register-log", args=[log.pk])
    first, second, third = (read(stranger, url + query) for query in ("", "?before=31", "?before=1"))
    assert "Line 60" in first
    assert "Line 31" in first
    assert "Line 30" not in first
    assert "?before=31" in first
    assert "Line 30" in second
    assert "Line 01" in second
    assert "?before=61" in second
    assert "Line 00" in third
    for query in ("?before=0", "?before=x", "?before=9" * 9, "?before=²"):
        assert stranger.get(url + query).status_code == 200


def test_feeds_and_table_are_what_programs_expect(cast: Cast, stranger: Client) -> None:
    log = a_record(cast.member, name="Drift & line")
    published(cast, title="=1+1", words="<b>bold</b>\x0b")
    with clock.frozen(LATER):
        atom = ElementTree.fromstring(stranger.get(reverse("register-atom", args=[log.pk])).content)
        feed = stranger.get(reverse("register-json", args=[log.pk])).json()
        rows = list(csv.reader(io.StringIO(stranger.get(reverse("register-csv", args=[log.pk])).content.decode())))
    name = "{http://www.w3.org/2005/Atom}"
    assert atom.findtext(f"{name}title") == "Drift & line"
    assert atom.findtext(f"{name}entry/{name}title") == "=1+1"
    assert atom.findtext(f"{name}entry/{name}updated") == "2026-03-06T12:00:00Z"
    assert feed["items"][0]["content_text"].startswith("<b>bold</b>")
    assert ["0", "2026-03-03", KIND, "title", "'=1+1"] in rows


@pytest.mark.parametrize("found", [True, False])
def test_search_engines_are_asked_as_the_group_decided(cast: Cast, stranger: Client, found: bool) -> None:
    log = a_record(cast.member, found=found)
    entry = published(cast)
    for url in (outside(entry), outside(entry, "entry-json"), reverse("register-atom", args=[log.pk])):
        assert stranger.get(url).has_header("X-Robots-Tag") is not found
    assert ("index, follow" in read(stranger, outside(entry)).replace("noindex", "")) is found


def test_addresses_that_lead_nowhere_lead_nowhere(cast: Cast, stranger: Client) -> None:
    log = a_record(cast.member)
    entry = published(cast)
    assert stranger.get(outside(entry)).status_code == 200
    for index in (1, 2**31, 10**30):
        assert stranger.get(reverse("register-entry", args=[log.pk, index])).status_code == 404
    assert stranger.get(reverse("register-log", args=[chance.uuid()])).status_code == 404
    assert stranger.get(reverse("register-part", args=[log.pk, 0, "nothing"])).status_code == 404


def test_a_script_stays_words(cast: Cast, ash: Client, stranger: Client) -> None:
    a_record(cast.member, name="<script>1</script>")
    evil = "<script>alert(1)</script>"
    entry = published(cast, title=evil, words=evil)
    log = Log.objects.get()
    for url in (outside(entry), reverse("register-log", args=[log.pk]), reverse("register")):
        assert "<script>" not in read(stranger, url, LATER).replace('<script src="', "")
    page = read(ash, inside(cast, "one", entry.pk))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_the_role_publishes_where_the_group_left_it_to_that(cast: Cast, ash: Client) -> None:
    a_record(cast.member)
    there = a_page(cast.member)
    collectives.take_role(by=cast.third, kind="register", at=AT)
    url = inside(cast, "publish", KIND, there.pk)
    assert 'value="publish"' in read(ash, url)
    collectives.set_up(by=cast.steward, name="register.who", given="role", at=AT)
    assert 'value="publish"' not in read(ash, url)
    collectives.set_up(by=cast.steward, name="register.who", given="decision", at=AT)
    page = read(ash, url)
    assert 'value="publish"' not in page
    assert reverse("decisions:publish", args=[cast.collective.pk, KIND, there.pk]) in page
