"""A group's pages, as members see them and as somebody who should not would try them."""

import csv
import io
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ourterms.collectives import actions
from ourterms.collectives.models import Block, Change, Circle, CircleMember, Collective, Member, RoleHeld
from ourterms.collectives.settings import SETTINGS
from ourterms.kit import chance
from ourterms.people.models import Person
from tests.cast import AT, Cast, client_of

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def at(cast: Cast, name: str, *parts: object) -> str:
    return reverse(name, args=[cast.collective.pk, *parts])


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_the_group_says_who_is_here_who_does_what_and_whose_place_it_is(cast: Cast) -> None:
    actions.set_up(by=cast.steward, name="collectives.hosts", given="Bay, in the back room", at=AT)
    actions.set_up(by=cast.member, name="collectives.house_rules", given="Ask first.\nNo names outside.", at=AT)
    page = text(cast.client("member"), at(cast, "collectives:group"))
    for words in ("Driftline", "Ash", "Kit", "Rowan", "Bay, in the back room", "<li>Ask first.</li>"):
        assert words in page
    assert "Wren" not in page  # who went
    assert "This software rings nobody" in page
    assert page.count("Any of us") == 5
    assert page.count("Nobody has said yet.") == 3


def test_who_pauses_stands_there_like_everybody_else(cast: Cast) -> None:
    before = text(cast.client("member"), at(cast, "collectives:group"))
    Member.objects.filter(pk=cast.third.pk).update(paused=True)
    without_token = [part.partition('value="')[0] for part in before.split("csrfmiddlewaretoken")]
    after = text(cast.client("member"), at(cast, "collectives:group"))
    assert len(without_token) == len(after.split("csrfmiddlewaretoken"))
    assert "Kit" in after
    assert "not around" not in after


def test_a_role_is_taken_and_put_down_with_a_tap(cast: Cast) -> None:
    client = cast.client("member")
    assert client.post(at(cast, "collectives:role-take", "tin")).status_code == 302
    assert RoleHeld.objects.filter(member=cast.member, kind="tin").exists()
    client.post(at(cast, "collectives:role-put-down", "tin"))
    assert not RoleHeld.objects.filter(member=cast.member).exists()
    assert client.post(at(cast, "collectives:role-take", "boss")).status_code == 422


def test_nobody_puts_down_the_role_of_somebody_else(cast: Cast) -> None:
    cast.client("member").post(at(cast, "collectives:role-put-down", "settings"))
    assert RoleHeld.objects.filter(member=cast.steward, kind="settings").exists()


def test_somebody_who_went_is_just_their_name(cast: Cast) -> None:
    page = text(cast.client("member"), at(cast, "collectives:member", cast.gone.pk))
    assert "<h1>Wren</h1>" in page
    assert "<dl" not in page


def test_a_page_of_somebody_in_another_group_is_not_there(cast: Cast) -> None:
    assert cast.client("member").get(at(cast, "collectives:member", cast.elsewhere.pk)).status_code == 404


def test_a_name_that_somebody_has_is_refused_and_another_taken(cast: Cast) -> None:
    client = cast.client("member")
    assert client.post(at(cast, "collectives:own-name"), {"name": "ＫＩＴ"}).status_code == 422
    assert client.post(at(cast, "collectives:own-name"), {"name": ""}).status_code == 422
    assert client.post(at(cast, "collectives:own-name"), {"name": "Birch"}).status_code == 302
    assert Member.objects.get(pk=cast.member.pk).name == "Birch"


# What is set ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(SETTINGS))
def test_each_setting_has_a_page_with_its_sentence_and_keeps_what_it_has(cast: Cast, name: str) -> None:
    actions.put_down_role(by=cast.steward, kind="settings", at=AT)
    client, url = cast.client("member"), at(cast, "collectives:setting", name)
    response = client.get(url)
    assert response.status_code == 200
    form = response.context["form"]
    assert SETTINGS[name].sentence in str(response.context["row"]["sentence"])
    answer = client.post(url, {"value": form.initial["value"]})
    assert answer.status_code == 302
    assert client.get(answer["Location"].partition("#")[0]).status_code == 200
    assert not Change.objects.exists()  # it is what it was


def test_a_value_that_makes_no_sense_is_shown_again_with_what_to_do(cast: Cast) -> None:
    url = at(cast, "collectives:setting", "collectives.quiet_from")
    response = cast.client("steward").post(url, {"value": "99"})
    assert response.status_code == 422
    assert "Put a whole number from 0 to 23." in response.content.decode()
    assert 'value="99"' in response.content.decode()


def test_changed_seen_and_set_back_with_a_tap(cast: Cast) -> None:
    client = cast.client("steward")
    url = at(cast, "collectives:setting", "collectives.quiet_from")
    for hour in ("21", "22"):
        page = client.post(url, {"value": hour}, follow=True).content.decode()
    assert "Rowan changed it from <q>21:00</q> to <q>22:00</q>." in page
    change = Change.objects.get(after=22)
    client.post(at(cast, "collectives:setting-back", "collectives.quiet_from", change.pk))
    assert Collective.objects.get(pk=cast.collective.pk).setting("collectives.quiet_from") == 21


def test_who_may_not_change_it_sees_it_and_whom_to_ask(cast: Cast) -> None:
    url = at(cast, "collectives:setting", "collectives.quiet_from")
    page = text(cast.client("member"), url)
    assert "Whoever holds the role Settings" in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert cast.client("member").post(url, {"value": "21"}).status_code == 422
    assert Collective.objects.get(pk=cast.collective.pk).setting("collectives.quiet_from") == 20


def test_all_settings_to_take_away_and_no_cell_is_a_formula(cast: Cast) -> None:
    actions.set_up(by=cast.steward, name="collectives.pays", given='=HYPERLINK("https://x.example")', at=AT)
    found = cast.client("member").get(at(cast, "collectives:settings-json")).json()["settings"]
    assert {row["name"] for row in found} == set(SETTINGS)
    response = cast.client("member").get(at(cast, "collectives:settings-csv"))
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(response.content.decode(), newline=""))}
    assert rows["collectives.pays"]["value"] == '\'=HYPERLINK("https://x.example")'
    assert rows["collectives.quiet_from"]["default"] == "20"


# Circles --------------------------------------------------------------------------------------------------------


def test_a_circle_from_start_to_end(cast: Cast) -> None:
    client = cast.client("member")
    form = client.get(at(cast, "collectives:circle-new")).context["form"]
    sent = {"id": str(form["id"].value()), "name": "Walks", "purpose": "Along the river"}
    for _time in range(2):
        response = client.post(at(cast, "collectives:circle-new"), sent)
    circle = Circle.objects.get(name="Walks")
    assert response["Location"] == at(cast, "circle", circle.pk)
    assert "Along the river" in text(client, response["Location"])
    client.post(at(cast, "collectives:circle-bring", circle.pk), {"member": str(cast.third.pk)})
    assert CircleMember.objects.filter(circle=circle).count() == 2
    client.post(at(cast, "collectives:circle-change", circle.pk), {**sent, "name": "Long walks"})
    assert "Long walks" in text(client, response["Location"])
    client.post(at(cast, "collectives:circle-end", circle.pk))
    assert "This circle has ended." in text(client, response["Location"])
    client.post(at(cast, "collectives:circle-end", circle.pk), {"again": "yes"})
    assert client.post(at(cast, "collectives:circle-out", circle.pk)).status_code == 302
    assert client.get(response["Location"]).status_code == 404


@pytest.mark.parametrize("name", ["circle-change", "circle-bring", "circle-out", "circle-end"])
def test_a_circle_one_is_not_in_answers_like_one_that_never_was(cast: Cast, name: str) -> None:
    for who in ("member", "steward"):
        there = cast.client(who).post(at(cast, f"collectives:{name}", cast.circle.pk), {"member": str(cast.member.pk)})
        nowhere = cast.client(who).post(at(cast, f"collectives:{name}", chance.uuid()))
        assert (there.status_code, there.content) == (404, nowhere.content)
    assert list(CircleMember.objects.filter(circle=cast.circle).values_list("member", flat=True)) == [cast.third.pk]


@pytest.mark.parametrize("member", ["", "nonsense", str(UUID(int=0))])
def test_bringing_in_nobody_changes_nothing(cast: Cast, member: str) -> None:
    circle = actions.start_circle(by=cast.member, id=chance.uuid(), name="Walks", purpose="")
    response = cast.client("member").post(at(cast, "collectives:circle-bring", circle.pk), {"member": member})
    assert response.status_code in (302, 404)
    assert CircleMember.objects.filter(circle=circle).count() == 1


# Several groups -------------------------------------------------------------------------------------------------


def test_somebody_in_two_groups_has_a_name_in_each_and_sees_one_at_a_time(cast: Cast) -> None:
    person = cast.people["member"]
    reed = actions.join(by=person, collective=cast.elsewhere.collective, name="Reed", at=AT, today=AT.date())
    page = text(client_of(person), at(cast, "collectives:groups"))
    assert "There you are Ash. You are here now." in page
    assert "There you are Reed." in page
    assert "Tidemark" not in text(client_of(person), at(cast, "collectives:group"))
    actions.leave(by=reed, keep_words=True, at=AT)
    assert "Tidemark" not in text(client_of(person), at(cast, "collectives:groups"))


# Hiding ---------------------------------------------------------------------------------------------------------


def test_whom_somebody_hides_from_stands_on_their_own_page_only(cast: Cast) -> None:
    client = cast.client("member")
    client.post(at(cast, "collectives:hide"), {"words": "Blake Stone"})
    page = text(client, at(cast, "collectives:hide"))
    assert "Blake Stone" in page
    assert "Blake Stone" not in text(cast.client("steward"), at(cast, "collectives:hide"))
    client.post(at(cast, "collectives:hide-no-more", Block.objects.get().token))
    assert not Block.objects.exists()
    assert client.post(at(cast, "collectives:hide"), {"words": " "}).status_code == 422


def test_who_is_hidden_stands_on_no_page_of_whom_they_hide_from(cast: Cast) -> None:
    """Ash hides from Rowan: in lists, roles, history, circles and at the address of their page."""
    actions.take_role(by=cast.member, kind="tin", at=AT)
    actions.put_down_role(by=cast.steward, kind="settings", at=AT)
    actions.set_up(by=cast.member, name="collectives.currency", given="EUR", at=AT)
    circle = actions.start_circle(by=cast.third, id=chance.uuid(), name="Walks", purpose="")
    for each in (cast.member, cast.steward):
        actions.bring_into_circle(by=cast.third, circle=circle, member=each)
    pages = [
        at(cast, "collectives:group"),
        at(cast, "circle", circle.pk),
        at(cast, "collectives:settings-group", "where-and-when"),
        at(cast, "collectives:setting", "collectives.currency"),
    ]
    for page in pages:
        assert "Ash" in text(cast.client("steward"), page)
    ashs = at(cast, "collectives:member", cast.member.pk)
    cast.client("member").post(at(cast, "collectives:hide-from-member", cast.steward.pk))
    for page in pages:
        assert "Ash" not in text(cast.client("steward"), page)
    nowhere = cast.client("steward").get(at(cast, "collectives:member", chance.uuid()))
    gone = cast.client("steward").get(ashs)
    assert (gone.status_code, gone.content) == (404, nowhere.content)


# Queries --------------------------------------------------------------------------------------------------------


def more_of_everything(cast: Cast, number: int) -> None:
    person = Person.objects.create()
    member = actions.join(by=person, collective=cast.collective, name=f"More {number}", at=AT, today=AT.date())
    circle = actions.start_circle(by=cast.member, id=chance.uuid(), name=f"Circle {number}", purpose="")
    actions.bring_into_circle(by=cast.member, circle=circle, member=member)
    actions.join(
        by=cast.people["member"],
        collective=actions.found(
            by=person, id=chance.uuid(), name=f"Group {number}", own_name="A", at=AT, today=AT.date()
        ).collective,
        name="Ash",
        at=AT,
        today=AT.date(),
    )
    actions.hide_from(by=cast.member, words=f"Blake {number}")
    actions.set_up(by=cast.steward, name="collectives.pays", given=f"Nobody {number}", at=AT)


@pytest.mark.parametrize(
    ("name", "parts", "most"),
    [
        ("collectives:group", (), 8),
        ("collectives:groups", (), 3),
        ("collectives:settings", (), 2),
        ("collectives:settings-group", ("who-we-are",), 10),
        ("collectives:setting", ("collectives.pays",), 7),
        ("collectives:hide", (), 3),
        ("going", (), 5),  # with what is owed to them, and what they laid out
        ("what-we-keep", (), 2),
    ],
)
def test_one_or_three_of_a_thing_take_as_many_queries(cast: Cast, name: str, parts: tuple[str, ...], most: int) -> None:
    client, counts = cast.client("member"), []
    for number in range(3):
        more_of_everything(cast, number)
        if number in (0, 2):
            asked, door = (CaptureQueriesContext(connections[each]) for each in ("default", "passing"))
            with asked, door:
                client.get(at(cast, name, *parts))
            counts.append(len(asked) + len(door))
    assert counts[0] == counts[1]
    assert counts[0] <= most
