"""Going, what is kept, search, the calendar's address, and everything that is mine."""

import csv
import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.collectives import actions
from ourterms.collectives.models import Circle, Collective, Member
from ourterms.kit import chance
from ourterms.kit.hooks import Event, Export, Found
from ourterms.pay import actions as pay
from ourterms.pay.tests.factories import DUE, is_owed
from ourterms.people.models import Trail
from ourterms.site import hooks
from ourterms.site.export import export_of
from ourterms.site.feeds import make_feed
from ourterms.site.hooks import everything_kept, kept_here
from ourterms.site.inside import KEPT_IN
from ourterms.site.models import Feed
from tests.cast import AT, Cast, client_of

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def at(cast: Cast, name: str, *parts: object) -> str:
    return reverse(name, args=[cast.collective.pk, *parts])


# Going ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "name"), [("stay", "Ash"), ("go", "Somebody who went")])
def test_whoever_goes_is_out_with_the_next_request_on_every_device(cast: Cast, words: str, name: str) -> None:
    phone, laptop = client_of(cast.people["member"]), client_of(cast.people["member"])
    assert laptop.get(at(cast, "inside")).status_code == 200
    page = phone.get(at(cast, "going")).content.decode()
    assert "You can come back by a link or a code." in page
    assert phone.post(at(cast, "going"), {"words": words})["Location"] == "/you/"
    for client in (phone, laptop):
        for page in ("inside", "together", "collectives:group", "search", "going", "what-we-keep"):
            assert client.get(at(cast, page)).status_code == 404
        assert client.post(at(cast, "collectives:role-take", "tin")).status_code == 404
    assert Member.objects.get(pk=cast.member.pk).name == name


def test_without_a_choice_nobody_goes(cast: Cast) -> None:
    for sent in ({}, {"words": "burn"}):
        assert cast.client("member").post(at(cast, "going"), sent).status_code == 422
    page = cast.client("member").post(at(cast, "going")).content.decode()
    assert page.count("Choose what becomes of what you wrote.") == 2  # at the top, and at the field
    assert Member.objects.get(pk=cast.member.pk).here


def test_the_last_one_is_told_that_they_are(cast: Cast) -> None:
    there = client_of(cast.people["other collective's member"])
    assert (
        "You are the last one here" in there.get(reverse("going", args=[cast.elsewhere.collective_id])).content.decode()
    )
    assert "You are the last one here" not in cast.client("member").get(at(cast, "going")).content.decode()


def test_whoever_goes_sees_first_what_is_still_owed_to_them(cast: Cast) -> None:
    client = cast.client("member")
    assert "You are still owed money" not in client.get(at(cast, "going")).content.decode()
    sum, paid, others = is_owed(cast.member), is_owed(cast.member, what="The talk"), is_owed(cast.third, what="Theirs")
    laid_out = pay.lay_out(
        by=cast.member, id=chance.uuid(), institution=sum.institution, what="The bus", amount="4.60", day=DUE,
        today=DUE, at=AT,
    )  # fmt: skip
    pay.it_came(by=cast.member, id=chance.uuid(), sum=sum, amount="40", day=DUE, today=DUE, at=AT)
    pay.it_came(by=cast.member, id=chance.uuid(), sum=paid, amount="100", day=DUE, today=DUE, at=AT)
    page = client.get(at(cast, "going")).content.decode()
    for words in ("£60.00", "The panel", "£4.60", "The bus"):
        assert words in page
    for url in (at(cast, "pay:letter", sum.pk), at(cast, "pay:expense-letter", laid_out.pk)):
        assert f'href="{url}"' in page
        assert client.get(url).status_code == 200
    assert not [each.what for each in (paid, others) if each.what in page]


def test_going_asks_every_app_and_is_one_step(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one app can't do, none does."""
    asked = []

    def forget(member: Member, keep_words: bool, when: Any) -> None:
        asked.append((member.pk, keep_words))
        raise RuntimeError

    real = hooks._of
    monkeypatch.setattr(hooks, "_of", lambda name: (*real(name), forget) if name == "forget" else real(name))
    assert cast.client("member").post(at(cast, "going"), {"words": "go"}).status_code == 500
    assert asked == [(cast.member.pk, False)]
    assert Member.objects.get(pk=cast.member.pk).here
    assert not Trail.objects.filter(event="collectives:left").exists()


def test_each_app_still_finds_whoever_goes_where_they_were(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    actions.start_circle(by=cast.member, id=chance.uuid(), name="Walks", purpose="")
    found = []

    def forget(member: Member, keep_words: bool, when: Any) -> None:
        found.extend(circle.name for circle in Circle.objects.for_member(member))

    real = hooks._of
    assert real("forget")[-1].__module__ == "ourterms.collectives.hooks"
    monkeypatch.setattr(hooks, "_of", lambda name: (forget, *real(name)) if name == "forget" else real(name))
    cast.client("member").post(at(cast, "going"), {"words": "go"})
    assert found == ["Walks"]
    assert not Member.objects.get(pk=cast.member.pk).here


# What is kept ---------------------------------------------------------------------------------------------------


def test_what_we_keep_says_six_things_and_every_table(cast: Cast) -> None:
    response = cast.client("member").get(at(cast, "what-we-keep"))
    page = response.content.decode()
    assert page.count("<dt>") == 6
    assert sum(len(rows) for _title, rows in response.context["parts"]) == len(kept_here(outside=False))
    assert {kept.table.partition(".")[0] for kept in everything_kept()} == set(KEPT_IN)
    assert "scrambled" in page
    assert "institution" not in page


def test_what_is_kept_of_institutions_stands_where_a_group_has_to_do_with_some(cast: Cast) -> None:
    Collective.objects.filter(pk=cast.collective.pk).update(chosen={"asks.on": True})
    page = cast.client("member").get(at(cast, "what-we-keep")).content.decode()
    assert "Who comes in the name of an institution" in page
    assert "Who comes in the name of an institution" in Client().get("/about/privacy/asking/").content.decode()
    of_them, _h2, of_us = Client().get("/about/privacy/asking/").content.decode().partition("What is kept of members")
    assert "At which institution you work or are treated" in of_us
    assert "At which institution you work or are treated" not in of_them
    main = Client().get("/about/privacy/").content.decode().partition("<main")[2].partition("</main>")[0]
    assert "institution" not in main


def test_the_short_address_leads_to_ones_own_group_or_to_the_public_page(cast: Cast) -> None:
    assert cast.client("member").get("/what-we-keep/")["Location"] == at(cast, "what-we-keep")
    assert cast.client("outsider").get("/what-we-keep/")["Location"] == "/about/privacy/"
    assert reverse("my-what-we-keep") in Client().get("/about/privacy/").content.decode()


# Search ---------------------------------------------------------------------------------------------------------


def look(client: Client, cast: Cast, words: str) -> str:
    return client.post(at(cast, "search"), {"words": words}).content.decode()


def test_search_finds_people_circles_and_house_rules_by_where_they_are(cast: Cast) -> None:
    actions.set_up(by=cast.member, name="collectives.house_rules", given="Kit is kind.\nAsk first.", at=AT)
    circle = actions.start_circle(by=cast.member, id=chance.uuid(), name="Kitchen", purpose="")
    response = cast.client("member").post(at(cast, "search"), {"words": "kit"})
    found = {where: [each.title for each in rows] for where, rows in response.context["places"]}
    assert found == {"People": ["Kit"], "Circles": ["Kitchen"], "Our group": ["House rules"]}
    assert at(cast, "circle", circle.pk) in response.content.decode()
    assert "Location" not in response.headers
    assert response["Cache-Control"] == "no-store"


def test_search_finds_nothing_of_who_went_of_other_groups_or_of_another_circle(cast: Cast) -> None:
    assert cast.circle.name == "Quiet room"
    assert "Quiet room" in look(client_of(cast.third.person), cast, "quiet")  # there is something to find
    for words in ("Wren", "Moss", "Tidemark", "quiet"):
        page = look(cast.client("member"), cast, words)
        assert "Nothing was found" in page
        assert page.count(words) == 1  # in the box
    actions.hide_from_member(by=cast.member, member=cast.steward)
    assert "Nothing was found" in look(cast.client("steward"), cast, "Ash")


def test_search_shows_at_most_thirty_of_one_place_and_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [Found(f"Letter {number}", "Library", "", "/") for number in range(31)]
    monkeypatch.setattr(hooks, "_of", lambda name: ((lambda member, words: many),))
    page = look(cast.client("member"), cast, "letter")
    assert page.count("<strong>Letter") == 30
    assert "At most 30" in page


@pytest.mark.parametrize("words", ["", "   ", "x" * 101])
def test_search_for_nothing_is_asked_again(cast: Cast, words: str) -> None:
    assert cast.client("member").post(at(cast, "search"), {"words": words}).status_code == 422


@pytest.mark.parametrize("words", ["%", "_", "\\", "'; DROP TABLE", "<script>", "é" * 100])
def test_search_takes_any_words_for_words(cast: Cast, words: str) -> None:
    page = look(cast.client("member"), cast, words)
    assert "Nothing was found" in page
    assert "<script>" not in page.replace("<script src", "")


def test_words_in_the_address_are_not_looked_for(cast: Cast) -> None:
    page = cast.client("member").get(at(cast, "search") + "?words=Kit").content.decode()
    assert "Kit" not in page


# The calendar's address -------------------------------------------------------------------------------------------


@pytest.fixture
def a_day(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, Any]]:
    """Every group has one day, and what was asked for."""
    asked: list[tuple[Any, Any]] = []

    def calendar(member: Member, since: Any) -> list[Event]:
        asked.append((member.pk, since))
        return [Event("e1", "Together", AT, AT + timedelta(hours=2))]

    real = hooks._of
    monkeypatch.setattr(hooks, "_of", lambda name: (calendar,) if name == "calendar" else real(name))
    return asked


def address_of(page: str) -> str:
    return page.partition('id="address" translate="no">')[2].partition("<")[0]


def test_an_address_is_made_read_by_anybody_who_has_it_and_ended(cast: Cast, a_day: list[Any]) -> None:
    client = cast.client("member")
    page = client.post(at(cast, "calendar-address"), {"do": "make"}, follow=True).content.decode()
    path = address_of(page).removeprefix("http://localhost:8000")
    assert path.startswith("/calendar/")
    assert address_of(client.get(at(cast, "calendar-address")).content.decode()) == address_of(page)
    feed = Client().get(path)
    assert feed.status_code == 200
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"SUMMARY:Together" in feed.content
    assert b"X-WR-CALNAME:Notes" in feed.content
    for words in (b"Driftline", b"Ash", b"Kit"):
        assert words not in feed.content
    assert [who for who, _since in a_day] == [cast.member.pk]
    client.post(at(cast, "calendar-address"), {"do": "end"})
    ended, never = Client().get(path), Client().get("/calendar/that-nobody-has/our.ics")
    assert (ended.status_code, ended.content) == (404, never.content)
    assert not Feed.objects.exists()


def test_another_address_ends_the_one_before(cast: Cast, a_day: list[Any]) -> None:
    client, paths = cast.client("member"), []
    for _time in range(2):
        page = client.post(at(cast, "calendar-address"), {"do": "make"}, follow=True).content.decode()
        paths.append(address_of(page).removeprefix("http://localhost:8000"))
    assert [Client().get(path).status_code for path in paths] == [404, 200]
    client.post(at(cast, "calendar-address"), {"do": "dance"})
    assert Feed.objects.count() == 1


def test_the_database_alone_opens_no_calendar(cast: Cast) -> None:
    feed = make_feed(by=cast.member)
    for code in (feed.pk, feed.pk.hex, bytes(feed.mark).hex()):
        assert Client().get(f"/calendar/{code}/our.ics").status_code == 404


def test_a_calendar_is_empty_in_a_pause_and_while_we_rest_and_gone_with_whoever_goes(
    cast: Cast, a_day: list[Any]
) -> None:
    page = cast.client("member").post(at(cast, "calendar-address"), {"do": "make"}, follow=True).content.decode()
    path = address_of(page).removeprefix("http://localhost:8000")

    def days() -> int:
        return Client().get(path).content.count(b"BEGIN:VEVENT")

    assert days() == 1
    Member.objects.filter(pk=cast.member.pk).update(paused=True)
    assert days() == 0
    Member.objects.filter(pk=cast.member.pk).update(paused=False)
    Collective.objects.filter(pk=cast.collective.pk).update(resting=True)
    assert days() == 0
    Collective.objects.filter(pk=cast.collective.pk).update(resting=False)
    assert days() == 1
    cast.client("member").post(at(cast, "going"), {"words": "stay"})
    assert Client().get(path).status_code == 404


def test_nobody_sees_that_somebody_else_has_an_address(cast: Cast) -> None:
    make_feed(by=cast.member)
    assert "You have no address yet" in cast.client("steward").get(at(cast, "calendar-address")).content.decode()


# Everything that is mine ------------------------------------------------------------------------------------------


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_that_is_mine_and_nothing_that_is_not(cast: Cast, a_day: list[Any]) -> None:
    actions.take_role(by=cast.member, kind="tin", at=AT)
    actions.set_up(by=cast.member, name="collectives.house_rules", given="Ask first.", at=AT)
    actions.start_circle(by=cast.member, id=chance.uuid(), name="Walks", purpose="Slow ones")
    actions.hide_from(by=cast.member, words="Blake Stone")
    actions.hide_from(by=cast.third, words="Somebody of Kit's")
    assert cast.circle.name == "Quiet room"
    files = unpacked(export_of(cast.member.person_id))
    rows = {name: json.loads(content) for name, content in files.items() if name.endswith(".json")}
    assert rows["groups.json"][0]["my name"] == "Ash"
    (role,) = rows["roles.json"]
    assert (role["group"], role["role"], role["since"]) == ("Driftline", "The tin", AT.date().isoformat())
    assert rows["circles.json"] == [{"group": "Driftline", "circle": "Walks", "purpose": "Slow ones"}]
    assert rows["settings-i-changed.json"][0]["to"] == "Ask first."
    assert rows["who-i-hide-from.json"] == [{"who": "Blake Stone"}]
    assert b"BEGIN:VEVENT" in files["our.ics"]
    for name, content in files.items():
        for of_others in (b"Kit", b"Rowan", b"Quiet room", b"Moss"):
            assert of_others not in content, name


def test_each_table_is_there_twice_and_no_cell_is_a_formula(cast: Cast) -> None:
    actions.rename(by=cast.member, name="=1+1")
    files = unpacked(export_of(cast.member.person_id))
    assert {name for name in files if name.endswith(".csv")} == {
        name.replace(".json", ".csv") for name in files if name.endswith(".json")
    }
    [row] = csv.DictReader(io.StringIO(files["groups.csv"].decode(), newline=""))
    assert row["my name"] == "'=1+1"


def test_files_of_one_name_stand_beside_each_other_and_no_name_leads_elsewhere(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [
        Export("posts", [{"a": 1}]),
        Export("posts", [{"b": "x", "c": None}, {"a": 2}]),
        Export("../../etc/passwd", [], b"one"),
        Export("a picture.png", [], b"two"),
        Export("a picture.png", [], b"three"),
        Export("nothing", []),
    ]
    monkeypatch.setattr(hooks, "_of", lambda name: ((lambda person: given),) if name == "export" else ())
    files = unpacked(export_of(cast.member.person_id))
    assert set(files) == {
        "posts.json",
        "posts.csv",
        "posts-2.json",
        "posts-2.csv",
        "------etc-passwd",
        "a-picture.png",
        "a-picture-2.png",
        "our.ics",
    }
    assert files["a-picture-2.png"] == b"three"
    assert files["posts-2.csv"] == b"b,c,a\r\nx,,\r\n,,2\r\n"


def test_what_stands_around_a_page_is_drawn_once_and_filled_for_each(cast: Cast) -> None:
    Collective.objects.filter(pk=cast.elsewhere.collective_id).update(name="Tide \x1d<b>name\x1d\x1e")
    ours = cast.client("member").get(f"/m/{cast.collective.pk}/together/").content.decode()
    theirs = cast.client("other collective's member").get(f"/m/{cast.elsewhere.collective_id}/together/")
    theirs = theirs.content.decode()
    assert "Driftline" in ours
    assert str(cast.elsewhere.collective_id) not in ours
    assert "Driftline" not in theirs
    assert str(cast.collective.pk) not in theirs
    assert "Tide \x1d&lt;b&gt;name\x1d\x1e" in theirs
    assert theirs.count("<h1>") == theirs.count("</html>") == 1
    tokens = [set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)) for page in (ours, theirs)]
    assert all(tokens)
    assert not tokens[0] & tokens[1]


def test_which_way_one_went_shows_in_the_frame(cast: Cast) -> None:
    client, ours = cast.client("member"), f"/m/{cast.collective.pk}/"
    for path, here in (("", "Home"), ("together/", "Together"), ("group/", "Group"), ("group/", "Group")):
        page = client.get(ours + path).content.decode()
        assert re.findall(r'aria-current="page">(\w+)<', page) == [here]
    assert re.findall(r'aria-current="true">(\w+)<', client.get(f"{ours}group/name/").content.decode()) == ["Group"]
