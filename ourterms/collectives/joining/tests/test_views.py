"""Coming in by link, paper card or asking, and letting somebody in, as a browser without scripts does it."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid5

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ourterms.collectives import actions
from ourterms.collectives.joining import actions as joining
from ourterms.collectives.models import Asking, Collective, Link, Member
from ourterms.kit import chance, clock
from ourterms.kit.clock import frozen
from ourterms.people.models import Device, Person
from tests.cast import NOWHERE, Cast, client_of

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
CODE = re.compile(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def link(cast: Cast, *, once: bool = False) -> str:
    return actions.make_link(by=cast.steward, id=chance.uuid(), at=clock.now(), once=once)


def join(client: Client, code: str, name: str = "Lark", id: object = None, **more: str) -> HttpResponse:
    return client.post(f"/join/{code}/", {"name": name, "id": str(id or chance.uuid()), **more})  # type: ignore[return-value]


def set_asking(cast: Cast, questions: str = "") -> None:
    chosen = {"collectives.asking": True, "collectives.asking_questions": questions}
    Collective.objects.filter(pk=cast.collective.pk).update(chosen=chosen)


# By link and by paper card -------------------------------------------------------------------------------------


def test_somebody_joins_with_any_name_and_nothing_else(cast: Cast) -> None:
    client, code = Client(), link(cast)
    page = client.get(f"/join/{code}/")
    assert "Driftline" in page.content.decode()
    assert set(re.findall(r'<(?:input|textarea|select)[^>]* name="(\w+)"', page.content.decode())) == {
        "csrfmiddlewaretoken",
        "id",
        "name",
        "shared",
    }
    answer = join(client, code, "Lark ✨")
    assert answer["Location"] == f"/m/{cast.collective.pk}/welcome/"
    welcome = client.get(answer["Location"]).content.decode()
    assert "Lark ✨" in welcome
    assert welcome.count("<li>") >= 6


def test_a_code_typed_by_hand_leads_to_the_same_page(cast: Cast) -> None:
    code = link(cast)
    answer = Client().post("/join/", {"code": code.lower().replace("-", " ")})
    assert answer["Location"] == f"/join/{code}/"
    assert Client().post("/join/", {"code": "!?"}).status_code == 422


def test_a_link_that_is_over_was_used_or_never_was_is_the_same_page(cast: Cast) -> None:
    with frozen(AT):
        over = link(cast)
    used, ended = link(cast, once=True), link(cast)
    join(Client(), used)
    Link.objects.filter(mark=Link.objects.order_by("-ends").first().mark).delete()  # type: ignore[union-attr]
    pages = set()
    for code in (over, used, ended, "2222-2222-2222-2222"):
        page = Client().get(f"/join/{code}/")
        pages.add((page.status_code, re.sub(r'value="\w{64}"', "", page.content.decode())))
    assert len(pages) == 1
    assert "Driftline" not in pages.pop()[1]


def test_a_name_that_is_taken_is_refused_and_what_was_typed_is_kept(cast: Cast) -> None:
    client = Client()
    page = join(client, link(cast), "ASH")
    assert page.status_code == 422
    assert 'value="ASH"' in page.content.decode()
    assert client.get("/you/").status_code == 302
    assert (
        not Person.objects.filter(members=None)
        .exclude(
            pk=cast.people["outsider"].pk  # type: ignore[union-attr]
        )
        .exists()
    )


def test_after_a_paper_card_the_browser_is_a_shared_one(cast: Cast) -> None:
    client = Client()
    join(client, link(cast, once=True))
    assert [device.shared for device in Device.objects.all()] == [True]
    own = Client()
    join(own, link(cast), "Finch")
    join(Client(), link(cast), "Wagtail", shared="on")
    assert sorted(device.shared for device in Device.objects.all()) == [False, True, True]


def test_a_form_to_join_sent_twice_makes_one_member_who_is_in(cast: Cast) -> None:
    code, id = link(cast, once=True), chance.uuid()
    join(Client(), code, id=id)
    again = Client()  # the answer to the first was lost on the way
    assert join(again, code, id=id).status_code == 302
    assert Member.objects.filter(name="Lark").count() == 1
    assert again.get("/you/").status_code == 200


@pytest.mark.parametrize("how", ["later", "signed out"])
def test_going_back_and_sending_the_form_again_lets_nobody_else_in(cast: Cast, how: str) -> None:
    code, id = link(cast), chance.uuid()
    with frozen(AT):
        code = link(cast)
        client = Client()
        join(client, code, id=id)
        if how == "signed out":
            client.post("/sign-out/")
    with frozen(AT + timedelta(minutes=6 if how == "later" else 1)):
        thief = Client()
        assert join(thief, code, id=id).status_code == 422
        assert thief.get("/you/").status_code == 302


def test_the_id_of_a_form_is_not_that_of_a_person(cast: Cast) -> None:
    """Whoever knows somebody's id can't come in as them."""
    assert cast.member.person_id
    client = Client()
    join(client, link(cast), id=cast.member.person_id)
    assert Member.objects.get(name="Lark").person_id not in (cast.member.person_id, None)


def test_somebody_signed_in_joins_as_the_same_person_with_one_more_name(cast: Cast) -> None:
    code = link(cast)
    client = cast.client("other collective's member")
    assert join(client, code, "Moss at Driftline").status_code == 302
    person = cast.people["other collective's member"]
    assert sorted(Member.objects.filter(person=person).values_list("name", flat=True)) == ["Moss", "Moss at Driftline"]
    you = client.get("/you/").content.decode()
    assert "Tidemark" in you
    assert "Driftline" in you


def test_on_one_laptop_the_next_person_does_not_join_as_the_last(cast: Cast) -> None:
    client, code = cast.client("member"), link(cast, once=True)
    page = client.get(f"/join/{code}/")
    assert page.status_code == 200
    assert "somebody else" in page.content.decode()
    assert join(client, code).status_code == 200  # asked again who it is; nothing is used up
    assert actions.link_for(code, AT) is not None
    assert client.post("/sign-out/", {"next": f"/join/{code}/"})["Location"] == f"/join/{code}/"
    assert join(client, code).status_code == 302
    assert Member.objects.get(name="Lark").person_id != cast.member.person_id


def test_whoever_left_comes_back_as_the_member_they_were(cast: Cast) -> None:
    client = cast.client("ex-member")
    join(client, link(cast), "Wren again")
    assert Member.objects.get(pk=cast.gone.pk).here
    assert client.get(f"/m/{cast.collective.pk}/").status_code == 200


def test_the_picture_of_a_link_is_drawn_from_the_code_alone(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        picture = Client().get(f"/join/{'2222-2222-2222-2222'}/qr.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content
    assert picture.content != Client().get("/join/3333-3333-3333-3333/qr.svg").content
    assert Client().get(f"/join/{'2' * 3000}/qr.svg").status_code == 200


# Bringing somebody in ------------------------------------------------------------------------------------------


def test_a_code_is_shown_when_it_is_made_and_never_in_the_list(cast: Cast) -> None:
    client, url = cast.client("member"), reverse("joining:bring", args=[cast.collective.pk])
    for way in ("link", "paper"):
        made = client.post(url, {"way": way, "id": str(chance.uuid())}).content.decode()
        found = CODE.search(made)
        assert found
        assert f"http://localhost:8000/join/{found[0]}/" in made
        assert found[0] not in client.get(url).content.decode()
        assert actions.link_for(found[0], clock.now()) is not None


def test_on_the_loopback_the_page_says_that_phones_cant_reach_it(cast: Cast, settings: object) -> None:
    client, url = cast.client("member"), reverse("joining:bring", args=[cast.collective.pk])
    assert "Phones can&#x27;t reach" in client.get(url).content.decode().replace("can't", "can&#x27;t")
    settings.OURTERMS_URL = "https://terms.example.org"  # type: ignore[attr-defined]
    page = client.post(url, {"way": "link", "id": str(chance.uuid())}).content.decode()
    assert "https://terms.example.org/join/" in page
    assert "Phones" not in page


def test_a_link_is_ended_by_its_group_only(cast: Cast) -> None:
    code = link(cast)
    id = Link.objects.get().pk
    elsewhere = cast.client("other collective's member")
    elsewhere.post(reverse("joining:end-link", args=[cast.elsewhere.collective_id, id]))
    assert actions.link_for(code, clock.now()) is not None
    cast.client("member").post(reverse("joining:end-link", args=[cast.collective.pk, id]))
    assert not Link.objects.exists()


def test_once_somebody_holds_the_role_the_others_ask_them(cast: Cast) -> None:
    actions.take_role(by=cast.third, kind="welcome", at=AT)
    client, url = cast.client("member"), reverse("joining:bring", args=[cast.collective.pk])
    assert "holds the role" in client.get(url).content.decode()
    client.post(url, {"way": "link", "id": str(chance.uuid())})
    assert not Link.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_of_links_costs_the_same_for_one_and_three(
    cast: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for _ in range(rows):
        link(cast)
    client = cast.client("member")
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        assert client.get(reverse("joining:bring", args=[cast.collective.pk])).status_code == 200


# Asking to join ------------------------------------------------------------------------------------------------


def test_asking_is_off_until_turned_on_and_then_whether_a_group_exists_shows(cast: Cast) -> None:
    url = reverse("joining:ask", args=[cast.collective.pk])
    off, nowhere = Client().get(url), Client().get(reverse("joining:ask", args=[NOWHERE]))
    assert off.status_code == nowhere.status_code == 404
    assert off.content == nowhere.content
    set_asking(cast)
    assert Client().get(url).status_code == 200


def test_from_asking_to_being_in(cast: Cast) -> None:
    set_asking(cast, "What brings you?\nWho told you?")
    asker = Client()
    url = reverse("joining:ask", args=[cast.collective.pk])
    data = {"id": str(chance.uuid()), "q0": "The garden", "q1": ""}
    there = asker.post(url, data)["Location"]
    assert asker.post(url, data)["Location"] == there
    assert Asking.objects.count() == 1
    assert "will look when they have room" in asker.get(there).content.decode()
    member = cast.client("member")
    bring = reverse("joining:bring", args=[cast.collective.pk])
    assert "The garden" in member.get(bring).content.decode()
    assert "would like to join" in member.get(f"/m/{cast.collective.pk}/").content.decode()
    member.post(reverse("joining:answer", args=[cast.collective.pk, Asking.objects.get().pk]), {"answer": "welcome"})
    assert "The garden" not in member.get(bring).content.decode()
    found = CODE.search(Client().get(there).content.decode())
    assert found
    assert join(asker, found[0]).status_code == 302
    assert asker.get(f"/m/{cast.collective.pk}/").status_code == 200


def test_turned_away_says_no_reason_and_no_name(cast: Cast) -> None:
    set_asking(cast)
    there = Client().post(reverse("joining:ask", args=[cast.collective.pk]), {"id": str(chance.uuid())})["Location"]
    asking = Asking.objects.get()
    cast.client("member").post(reverse("joining:answer", args=[cast.collective.pk, asking.pk]), {"answer": "no"})
    page = Client().get(there).content.decode()
    assert "Not this time" in page
    assert "Ash" not in page
    assert not CODE.search(page.split("<main", 1)[1])


def test_the_page_of_whoever_asked_needs_its_address(cast: Cast) -> None:
    set_asking(cast)
    Client().post(reverse("joining:ask", args=[cast.collective.pk]), {"id": str(chance.uuid())})
    asking = Asking.objects.get()
    for guess in (asking.pk, uuid5(asking.pk, "x"), "2222-2222-2222-2222-2222"):
        assert Client().get(f"/asked/{guess}/").status_code == 404


# A new card ----------------------------------------------------------------------------------------------------


def test_a_new_card_from_asking_to_printing(cast: Cast) -> None:
    url = reverse("joining:new-card", args=[cast.collective.pk, cast.member.pk])
    steward, third = cast.client("steward"), client_of(cast.third.person)
    with frozen(AT):
        steward.post(url, {"way": "ask", "id": str(chance.uuid())})
        for page in ("/you/", f"/m/{cast.collective.pk}/"):
            assert "new card" in cast.client("member").get(page).content.decode()
        third.post(url, {"way": "agree"})
        assert steward.post(url, {"way": "print", "id": str(chance.uuid())}).status_code == 422
    with frozen(AT + timedelta(days=1)):
        printer = client_of(cast.third.person)
        page = printer.post(url, {"way": "print", "id": str(chance.uuid())}).content.decode()
        code = re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}(?!-)", page)[0]
        lost = Client()
        assert lost.post("/sign-in/", {"code": code}).status_code == 302
        assert "Ash" in lost.get("/you/").content.decode()


def test_the_person_stops_it_on_their_own_page(cast: Cast) -> None:
    joining.start_new_card(by=cast.steward, whose=cast.member, id=chance.uuid(), at=AT, today=AT.date())
    with frozen(AT):
        client = cast.client("member")
        stop = re.search(r"/you/new-card/[0-9a-f-]+/stop/", client.get("/you/").content.decode())
        assert stop
        cast.client("outsider").post(stop[0])
        assert joining.open_for(cast.member, AT)
        client.post(stop[0])
        assert joining.open_for(cast.member, AT) is None


def test_who_hides_from_somebody_is_named_to_them_nowhere(cast: Cast) -> None:
    """Kit hides from Ash: neither as the one whose card it is, nor as the one who asked for Ash's."""
    actions.hide_from_member(by=cast.third, member=cast.member)
    joining.start_new_card(by=cast.third, whose=cast.member, id=chance.uuid(), at=AT, today=AT.date())
    joining.start_new_card(by=cast.third, whose=cast.steward, id=chance.uuid(), at=AT, today=AT.date())
    with frozen(AT):
        client = cast.client("member")
        pages = [
            client.get(url).content.decode()
            for url in (
                "/you/",
                reverse("joining:new-cards", args=[cast.collective.pk]),
                reverse("joining:new-card", args=[cast.collective.pk, cast.member.pk]),
                reverse("joining:new-card", args=[cast.collective.pk, cast.steward.pk]),
            )
        ]
        assert "Somebody asked for a new card" in " ".join(pages[3].split())
        assert all("Kit" not in page for page in pages)
        hidden = client.get(reverse("joining:new-card", args=[cast.collective.pk, cast.third.pk]))
        nobody = client.get(reverse("joining:new-card", args=[cast.collective.pk, NOWHERE]))
    assert hidden.status_code == nobody.status_code == 404
    assert hidden.content == nobody.content


def test_whose_link_ends_because_somebody_hides_from_them_sees_the_page_of_any_link_that_is_over(cast: Cast) -> None:
    actions.hide_from(by=cast.member, words="Blake Stone")
    code = link(cast)
    refused = join(Client(), code, "Blake Stone")
    other = join(Client(), "2222-2222-2222-2222", "Blake Stone")
    assert refused.status_code == other.status_code == 404
    token = re.compile(r'value="\w{64}"')
    assert token.sub("", refused.content.decode()) == token.sub("", other.content.decode())
    assert not Member.objects.filter(name="Blake Stone").exists()
    assert actions.link_for(code, clock.now()) is None


@pytest.mark.parametrize("more", [0, 2])
def test_pages_cost_the_same_for_few_and_many(cast: Cast, more: int, django_assert_max_num_queries: object) -> None:
    for number in range(more):
        actions.join(
            by=Person.objects.create(),
            collective=cast.collective,
            name=f"Bird {number}",
            at=AT,
            today=AT.date(),
        )
    set_asking(cast)
    client = cast.client("member")
    for url, most in ((reverse("joining:new-cards", args=[cast.collective.pk]), 4), ("/you/", 6)):
        with django_assert_max_num_queries(most):  # type: ignore[operator]
            assert client.get(url).status_code == 200
