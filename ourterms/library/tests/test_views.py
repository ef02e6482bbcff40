"""The pages of the library."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.collectives import actions as collectives
from ourterms.kit import chance, clock
from ourterms.library import actions, hooks
from ourterms.library.models import Page, Version
from ourterms.library.ready_made import TEXTS
from tests.cast import AT, INSIDE, Cast, a_page

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def url(cast: Cast, name: str, *parts: object) -> str:
    return reverse(f"library:{name}", args=[cast.collective.pk, *parts])


def sent(**given: object) -> dict[str, object]:
    values = {"id": chance.uuid(), "seen": 0, "kind": "guide", "title": "The kettle", "words": "Fill it.", "easy": ""}
    return values | given


def test_an_empty_shelf_says_what_belongs_there_and_offers_ready_made_texts(cast: Cast, ash: Client) -> None:
    page = ash.get(url(cast, "shelf")).content.decode()
    assert "Nothing of ours yet" in page
    assert all(text.title in page for text in TEXTS.values())


def test_the_shelf_goes_by_title_and_by_kind(cast: Cast, ash: Client) -> None:
    for title, kind in (("zebra", "guide"), ("Apple", "letter"), ("mango", "guide")):
        a_page(cast.third, title=title, kind=kind)
    page = ash.get(url(cast, "shelf")).content.decode()
    assert page.index("Apple") < page.index("mango") < page.index("zebra")
    page = ash.get(url(cast, "shelf") + "?kind=guide").content.decode()
    assert "Apple" not in page
    assert "mango" in page
    assert ash.get(url(cast, "shelf") + "?kind=secret").status_code == 404


def test_a_long_shelf_goes_on_page_by_page_within_its_kind(cast: Cast, ash: Client) -> None:
    for n in range(61):
        a_page(cast.third, title=f"Page {n:02}", kind=("guide", "letter")[n == 60])
    query, titles = "?kind=guide", []
    while query:
        page = ash.get(url(cast, "shelf") + query).content.decode()
        titles += re.findall(r">(Page \d\d)<", page)
        further = re.search(r'href="(\?[^"]*after=[^"]+)"', page)
        query = further[1].replace("&amp;", "&") if further else ""
    assert titles == [f"Page {n:02}" for n in range(60)]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_shelf_costs_the_same_however_long(
    cast: Cast, ash: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for row in range(rows):
        a_page(cast.third, title=str(row))
    with django_assert_num_queries(3):
        ash.get(url(cast, "shelf"))


def test_full_easy_or_both(cast: Cast, ash: Client) -> None:
    page = a_page(cast.third, words="full-words", easy="easy-words")
    for query, full, easy in (("", 1, 0), ("?as=full", 1, 0), ("?as=easy", 0, 1), ("?as=both", 1, 1), ("?as=x", 1, 0)):
        said = ash.get(url(cast, "page", page.pk) + query).content.decode()
        assert (said.count("full-words"), said.count("easy-words")) == (full, easy)
    only = a_page(cast.third, title="Only", words="full-words")
    said = ash.get(url(cast, "page", only.pk) + "?as=easy").content.decode()
    assert "full-words" in said
    assert "Easy-read" not in said


def test_a_page_is_written_and_an_error_keeps_what_was_typed(cast: Cast, ash: Client) -> None:
    wrong = sent(title="", words="typed-words", easy="typed-easy")
    answer = ash.post(url(cast, "start"), wrong)
    assert answer.status_code == 422
    assert all(str(wrong[name]) in answer.content.decode() for name in ("id", "words", "easy"))
    answer = ash.post(url(cast, "start"), wrong | {"title": "T"})
    assert answer["Location"] == url(cast, "page", wrong["id"])


def test_whoever_saves_second_sees_both_texts_and_saves_over_what_they_saw(cast: Cast, ash: Client) -> None:
    page = a_page(cast.third)
    rowan = cast.client("steward")
    there = url(cast, "write", page.pk)
    ash.post(there, sent(seen=1, words="Ash's text", title="Ash's title"))
    second = sent(seen=1, words="Rowan's text\nwith more", title="Rowan's title", easy="Rowan's easy")
    answer = rowan.post(there, second)
    said = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Ash&#x27;s text", "Ash&#x27;s title", "Rowan&#x27;s text\nwith more", "Rowan&#x27;s easy"):
        assert words in said
    assert 'name="seen" value="2"' in said
    assert f'value="{second["id"]}"' in said
    assert Version.objects.count() == 2
    third = actions.save(
        by=cast.third, id=chance.uuid(), page=page, seen=2, kind="guide", title="K", words="k", easy="", today=AT.date()
    )
    answer = rowan.post(there, second | {"seen": 2})
    assert answer.status_code == 422
    answer = rowan.post(there, second | {"seen": third.number})
    assert answer.status_code == 302
    assert Version.objects.order_by("number").last().words == "Rowan's text\nwith more"
    assert rowan.post(there, second | {"seen": 1}).status_code == 302
    assert Version.objects.count() == 4


def test_versions_are_read_compared_and_gone_back_to(cast: Cast, ash: Client) -> None:
    page = a_page(cast.third, words="one\ntwo")
    for words in ("one\n2", "uno\n2"):
        ash.post(url(cast, "write", page.pk), sent(seen=Page.objects.get().number, words=words))
    listed = ash.get(url(cast, "versions", page.pk)).content.decode()
    assert listed.index("Version 3") < listed.index("as it reads now") < listed.index("Version 1")
    said = ash.get(url(cast, "version", page.pk, 2)).content.decode()
    assert "From version 1 to version 2" in said
    assert '<li class="out"><b>Gone</b><span dir="auto">two</span>' in said
    assert '<li class="in"><b>New</b><span dir="auto">2</span>' in said
    said = ash.get(url(cast, "version", page.pk, 3) + "?with=1").content.decode()
    assert "From version 1 to version 3" in said
    for query in ("?with=99", "?with=x", "?with=-1"):
        assert ash.get(url(cast, "version", page.pk, 3) + query).status_code == 200
    assert ash.get(url(cast, "version", page.pk, 9)).status_code == 404
    assert ash.get(url(cast, "version", page.pk, 10**30)).status_code == 404
    ash.post(url(cast, "go-back", page.pk, 1), {"id": chance.uuid()})
    assert "two" in ash.get(url(cast, "page", page.pk)).content.decode()
    assert Page.objects.get().number == 4


def test_put_away_leaves_the_shelf_and_the_search_and_comes_back(cast: Cast, ash: Client) -> None:
    page = a_page(cast.third, title="Kettle-title", words="kettle-words")
    assert [found.title for found in hooks.search(cast.member, "KETTLE-words title")] == ["Kettle-title"]
    ash.post(url(cast, "put-away", page.pk), {"away": "yes"})
    assert "Kettle-title" not in ash.get(url(cast, "shelf")).content.decode()
    assert not list(hooks.search(cast.member, "kettle-words"))
    assert "Kettle-title" in ash.get(url(cast, "shelf") + "?away=yes").content.decode()
    assert "Bring it back" in ash.get(url(cast, "page", page.pk)).content.decode()
    ash.post(url(cast, "put-away", page.pk), {"away": "no"})
    assert "Kettle-title" in ash.get(url(cast, "shelf")).content.decode()


def test_who_may_not_put_away_sees_no_button_and_is_refused(cast: Cast, ash: Client) -> None:
    page = a_page(cast.third)
    collectives.take_role(by=cast.third, kind="library", at=AT)
    assert "Put it away" not in ash.get(url(cast, "page", page.pk)).content.decode()
    assert ash.post(url(cast, "put-away", page.pk), {"away": "yes"}).status_code == 422


def test_a_letter_has_our_name_and_address_and_the_day_there(cast: Cast, ash: Client) -> None:
    page = a_page(cast.third, kind="letter", words="Dear all")
    for name, given in (
        ("letters_name", "The Driftline group"),
        ("letters_address", "Box 7\nHarbour Road"),
        ("zone", "Pacific/Auckland"),
    ):
        collectives.set_up(by=cast.steward, name=f"collectives.{name}", given=given, at=AT)
    with clock.frozen(AT):
        said = ash.get(url(cast, "letter", page.pk)).content.decode()
    for words in ("The Driftline group", "Box 7\nHarbour Road", "4 March 2026", "Dear all"):
        assert words in said


def test_a_ready_made_text_is_read_and_taken_over_with_one_tap(cast: Cast, ash: Client) -> None:
    there = url(cast, "ready-made", "saying-no")
    assert "This isn't yours yet" in ash.get(there).content.decode()
    answer = ash.post(there, {"id": chance.uuid()})
    page = Page.objects.get()
    assert answer["Location"] == url(cast, "page", page.pk)
    assert "We took this over already" in ash.get(there).content.decode()
    assert there not in ash.get(url(cast, "shelf")).content.decode()
    assert ash.get(url(cast, "ready-made", "no-such")).status_code == 404


def test_whom_somebody_hides_from_reads_no_name_of_theirs(cast: Cast, ash: Client) -> None:
    page = a_page(cast.third)
    pages = [url(cast, "page", page.pk), url(cast, "versions", page.pk), url(cast, "version", page.pk, 1)]
    assert all("Kit" in ash.get(each).content.decode() for each in pages)
    second = sent(seen=0, words="Ash writes too")
    assert "Kit saved this page" in ash.post(url(cast, "write", page.pk), second).content.decode()
    collectives.hide_from_member(by=cast.third, member=cast.member)
    assert all("Kit" not in ash.get(each).content.decode() for each in pages)
    said = ash.post(url(cast, "write", page.pk), second).content.decode()
    assert "Somebody saved this page" in said
    assert "Kit" not in said


def test_of_another_collective_nothing_is_here(cast: Cast, ash: Client) -> None:
    theirs = a_page(cast.elsewhere, title="Their-title", words="their-words")
    for name in ("page", "write", "versions", "letter"):
        assert ash.get(url(cast, name, theirs.pk)).status_code == 404
    assert ash.get(url(cast, "version", theirs.pk, 1)).status_code == 404
    assert ash.post(url(cast, "put-away", theirs.pk), {"away": "yes"}).status_code == 404
    assert ash.post(url(cast, "write", theirs.pk), sent(seen=1)).status_code == 404
    assert ash.post(url(cast, "go-back", theirs.pk, 1), {"id": chance.uuid()}).status_code == 404
    assert "Their-title" not in ash.get(url(cast, "shelf")).content.decode()
    assert not list(hooks.search(cast.member, "their-words"))
    assert "their-words" not in str(hooks.export(cast.member.person_id))
    assert "their-words" in str(hooks.export(cast.elsewhere.person_id))
    for who in INSIDE:
        assert "Their-title" not in cast.client(who).get(url(cast, "shelf") + "?away=yes").content.decode()


def test_a_script_stays_words(cast: Cast, ash: Client) -> None:
    evil = "<script>alert(1)</script>"
    page = a_page(cast.third, title=evil, words=evil, easy=evil)
    ash.post(url(cast, "write", page.pk), sent(seen=1, title=evil, words=f"{evil}x", easy=f"{evil}y"))
    second = ash.post(url(cast, "write", page.pk), sent(seen=1, title=evil, words=f"{evil}z"))
    pages = [url(cast, "shelf"), url(cast, "page", page.pk) + "?as=both", url(cast, "letter", page.pk)]
    pages += [url(cast, "version", page.pk, 2), url(cast, "versions", page.pk)]
    for said in (second.content.decode(), *(ash.get(each).content.decode() for each in pages)):
        assert "&lt;script&gt;" in said
        assert "<script>alert" not in said
