from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import ourterms.aid
import ourterms.meetings
from ourterms.aid import actions, hooks
from ourterms.aid.models import Answer, Errand, Message, Need
from ourterms.aid.sealed import Wish
from ourterms.collectives.actions import hide_from_member
from ourterms.kit import chance, clock
from tests.cast import AT, NOWHERE, Cast, a_need, an_answer, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture(autouse=True)
def _that_day() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def to(name: str, cast: Cast, *parts: object) -> str:
    return reverse(f"aid:{name}", args=[cast.collective.pk, *parts])


def clients(cast: Cast) -> tuple[Client, Client, Client]:
    """Ash, Rowan, Kit."""
    return cast.client("member"), cast.client("steward"), client_of(cast.third.person)


def given(**more: object) -> dict[str, object]:
    form = {"id": str(chance.uuid()), "way": "need", "kind": "company", "words": "Come with me on Tuesday"}
    return form | more


def pages_of(client: Client, cast: Cast) -> str:
    """Every page of aid that somebody may reach, as one text."""
    urls = [
        to("list", cast),
        reverse("together", args=[cast.collective.pk]),
        reverse("inside", args=[cast.collective.pk]),
    ]
    urls += [to("one", cast, need) for need in Need.objects.values_list("pk", flat=True)]
    urls += [to("errand", cast, errand) for errand in Errand.objects.values_list("pk", flat=True)]
    urls += [to("between", cast, *pair) for pair in Answer.objects.values_list("need", "pk")]
    found = [client.get(url) for url in urls]
    return "".join(each.content.decode() for each in found if each.status_code == 200)


def test_a_first_need_is_one_form_and_is_there_once(cast: Cast) -> None:
    ash, rowan, _kit = clients(cast)
    form = given()
    for _sent in range(2):
        response = ash.post(to("new", cast), form, follow=True)
    assert "Come with me on Tuesday" in response.content.decode()
    assert Need.objects.count() == 1
    listed = rowan.get(to("list", cast)).content.decode()
    assert "Company at an appointment" in listed
    assert "Ash" in listed


@pytest.mark.parametrize(
    "bad",
    [{"words": ""}, {"words": "x" * 1001}, {"kind": "money"}, {"way": ""}, {"until": "2026-03-02"},
     {"until": "9999-12-31"}, {"chosen": [str(NOWHERE)]}, {"through": str(NOWHERE)}],
)  # fmt: skip
def test_what_can_not_be_is_said_and_what_was_typed_is_kept(cast: Cast, bad: dict[str, object]) -> None:
    ash, _rowan, _kit = clients(cast)
    response = ash.post(to("new", cast), given(place="Over the bridge") | bad)
    assert response.status_code == 422
    assert "Over the bridge" in response.content.decode()
    assert "There is something to put right" in response.content.decode()
    assert not Need.objects.exists()


def test_through_somebody_trusted_who_it_is_for_stands_on_nobody_elses_page(cast: Cast) -> None:
    ash, rowan, kit = clients(cast)
    ash.post(to("new", cast), given(through=str(cast.steward.pk)))
    errand = Errand.objects.get()
    url = to("errand", cast, errand.pk)
    assert kit.get(url).status_code == 404
    assert kit.post(url, {"do": "post"}).status_code == 404
    assert "Ash asks you to post this" in rowan.get(url).content.decode()
    rowan.post(url, {"do": "post"})
    need = Need.objects.get()
    kit.post(to("one", cast, need.pk), {"id": str(chance.uuid()), "words": "I can"})
    answer = Answer.objects.get()
    there = to("between", cast, need.pk, answer.pk)
    ash.post(there, {"id": str(chance.uuid()), "words": "Half past eight"})
    rowan.post(there, {"id": str(chance.uuid()), "words": "At the side door"})
    text = pages_of(kit, cast)
    assert "Rowan asks for somebody" in text
    assert "Half past eight" in text
    assert "The one it is for" in text
    for own in ("Ash", str(cast.member.pk), str(cast.member.person_id)):
        assert own not in text
    assert "posted this for you" in ash.get(to("one", cast, need.pk)).content.decode()
    assert "You, without your name" in ash.get(there).content.decode()


def test_somebody_who_was_not_chosen_finds_nothing(cast: Cast) -> None:
    ash, rowan, kit = clients(cast)
    ash.post(to("new", cast), given(chosen=[str(cast.third.pk)]))
    need = Need.objects.get()
    assert "Come with me" in pages_of(kit, cast)
    assert "Come with me" not in pages_of(rowan, cast)
    assert rowan.get(to("one", cast, need.pk)).status_code == 404
    assert rowan.post(to("one", cast, need.pk), {"id": str(chance.uuid()), "words": "I can"}).status_code == 404
    for client in (cast.client("other collective's member"), cast.client("ex-member")):
        assert client.get(to("one", cast, need.pk)).status_code == 404
    elsewhere = reverse("aid:one", args=[cast.elsewhere.collective_id, need.pk])
    assert cast.client("other collective's member").get(elsewhere).status_code == 404


def test_a_circles_need_is_found_by_nobody_else(cast: Cast) -> None:
    ash, rowan, kit = clients(cast)
    kit.post(to("new", cast), given(circle=str(cast.circle.pk)))
    need = Need.objects.get()
    assert need.circle == cast.circle
    assert "Come with me" in pages_of(kit, cast)
    for client in (ash, rowan):
        assert "Come with me" not in pages_of(client, cast)
        assert client.get(to("one", cast, need.pk)).status_code == 404
        assert client.post(to("close", cast, need.pk)).status_code == 404
    assert ash.post(to("new", cast), given(circle=str(cast.circle.pk))).status_code in (302, 422)
    assert Need.objects.filter(circle=cast.circle).count() == 1


def test_what_two_write_a_third_can_not_reach(cast: Cast) -> None:
    answer = an_answer(cast)
    _ash, _rowan, kit = clients(cast)
    for name in ("between", "done", "take-back"):
        there = to(name, cast, answer.need_id, answer.pk)
        response = kit.post(there, {"id": str(chance.uuid()), "words": "Hello", "said": "yes"})
        assert response.status_code in (302, 404)
    assert kit.get(to("between", cast, answer.need_id, answer.pk)).status_code == 404
    assert "I have a car" not in pages_of(kit, cast)
    assert not Message.objects.exists()
    answer.refresh_from_db()
    assert (answer.asker_said, answer.answerer_said) == ("", "")


def test_an_answer_is_reached_through_its_own_need_only(cast: Cast) -> None:
    answer, other = an_answer(cast), a_need(cast)
    ash, _rowan, _kit = clients(cast)
    assert ash.get(to("between", cast, other.pk, answer.pk)).status_code == 404
    assert ash.get(to("between", cast, answer.need_id, answer.pk)).status_code == 200


def test_both_are_asked_on_home_and_the_card_goes(cast: Cast) -> None:
    answer = an_answer(cast)
    with clock.frozen(AT + timedelta(days=8)):
        ash, rowan, kit = clients(cast)
        home = reverse("inside", args=[cast.collective.pk])
        for client in (ash, rowan):
            assert "Is it done: A lift?" in client.get(home).content.decode()
            client.post(to("done", cast, answer.need_id, answer.pk), {"said": "not-yet"})
            assert "Is it done: A lift?" not in client.get(home).content.decode()
        assert "Is it done" not in kit.get(home).content.decode()


def test_taken_back_with_all_that_was_written(cast: Cast) -> None:
    answer = an_answer(cast)
    actions.write(by=cast.steward, answer=answer, id=chance.uuid(), words="At nine", at=AT)
    ash, rowan, _kit = clients(cast)
    there = to("take-back", cast, answer.need_id, answer.pk)
    assert rowan.post(there).status_code == 422
    for _sent in range(2):
        assert ash.post(there).status_code == 302
    assert not Answer.objects.exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        actions.post(by=cast.third, id=chance.uuid(), wish=Wish("food", "Soup on Fridays", offered=True), at=AT)
        wish = Wish("form", "Two pages")
        actions.ask_through(by=cast.member, id=chance.uuid(), wish=wish, go_between=cast.third, today=AT.date())
    ash, _rowan, _kit = clients(cast)
    with django_assert_num_queries(5):  # two of them: who hides from me
        text = ash.get(to("list", cast)).content.decode()
    assert text.count("Soup on Fridays") == number
    assert text.count("Two pages") == number


def test_pages_with_fifty_answers_or_messages_take_few_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    answer = an_answer(cast)
    for number in range(50):
        actions.write(by=cast.member, answer=answer, id=chance.uuid(), words=f"Line {number}", at=AT)
    _ash, rowan, _kit = clients(cast)
    for url in (to("one", cast, answer.need_id), to("between", cast, answer.need_id, answer.pk)):
        with django_assert_max_num_queries(10):
            assert rowan.get(url).status_code == 200


def test_home_takes_two_queries_for_all_of_it(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    an_answer(cast)
    an_answer(cast)
    with django_assert_num_queries(2):
        assert hooks.waiting_for(cast.member, AT)


def test_no_page_says_a_sore_word_loudly_and_none_speaks_of_who_asks_us(cast: Cast) -> None:
    answer = an_answer(cast)
    ash, rowan, _kit = clients(cast)
    urls = [
        to("list", cast),
        to("new", cast),
        to("one", cast, answer.need_id),
        to("between", cast, answer.need_id, answer.pk),
    ]
    for client in (ash, rowan):
        for url in urls:
            page = said(client.get(url).content.decode())
            assert [words for words in page.loud if SORE.search(words)] == []
    word = "insti" + "tution"
    for app in (ourterms.aid, ourterms.meetings):
        files = [path for path in Path(app.__path__[0]).rglob("*") if path.suffix in (".py", ".html")]
        assert len(files) > 10
        assert [path for path in files if word in path.read_text(encoding="utf-8").lower()] == []


@pytest.mark.parametrize("name", ["list", "new"])
def test_a_list_of_one_circle_is_for_those_in_it(cast: Cast, name: str) -> None:
    ash, _rowan, kit = clients(cast)
    assert "Quiet room" in kit.get(f"{to(name, cast)}?circle={cast.circle.pk}").content.decode()
    for circle in (cast.circle.pk, NOWHERE, "nonsense"):
        assert ash.get(f"{to(name, cast)}?circle={circle}").status_code == 404


def test_a_list_of_one_circle_holds_nothing_else(cast: Cast) -> None:
    _ash, _rowan, kit = clients(cast)
    kit.post(to("new", cast), given(circle=str(cast.circle.pk), words="Within"))
    kit.post(to("new", cast), given(words="Everybody's"))
    text = kit.get(f"{to('list', cast)}?circle={cast.circle.pk}").content.decode()
    assert "Within" in text
    assert "Everybody" not in text


def test_whoever_hides_from_me_is_named_on_none_of_my_pages_here(cast: Cast) -> None:
    offer = actions.post(by=cast.member, id=chance.uuid(), wish=Wish("food", "Soup on Fridays", offered=True), at=AT)
    wanted = actions.post(by=cast.third, id=chance.uuid(), wish=Wish("lift", "To the clinic"), at=AT)
    actions.answer(by=cast.member, need=wanted, id=chance.uuid(), words="I have the car", at=AT)
    actions.answer(by=cast.third, need=offer, id=chance.uuid(), words="I like soup", at=AT)
    _ash, rowan, kit = clients(cast)
    assert "Ash" in pages_of(kit, cast)
    hide_from_member(by=cast.member, member=cast.third)
    read = pages_of(kit, cast) + kit.get(to("new", cast)).content.decode()
    assert "Ash" not in read
    assert "Somebody can: A lift" in read
    assert "Ash" in rowan.get(to("new", cast)).content.decode()
