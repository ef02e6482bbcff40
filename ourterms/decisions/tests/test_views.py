import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.care import actions as care
from ourterms.collectives import actions as collectives
from ourterms.decisions import actions, hooks
from ourterms.decisions.models import Ballot, Constitution, Decision, Matter, Remark
from ourterms.decisions.rules.constitution import READY_MADE, as_data
from ourterms.kit import chance, clock
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_decision, a_matter, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LATER = AT + timedelta(days=11)


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def kit_of(cast: Cast) -> Client:
    return client_of(cast.third.person)


def to(name: str, thing: Decision | Matter, **more: object) -> str:
    part = "decision" if isinstance(thing, Decision) else "matter"
    return reverse(f"decisions:{name}", kwargs={"collective": thing.collective_id, part: thing.pk, **more})


def page(client: Client, thing: Decision | Matter) -> str:
    name = "one" if isinstance(thing, Decision) else "matter"
    return client.get(to(name, thing)).content.decode()


def here(name: str, cast: Cast) -> str:
    return reverse(f"decisions:{name}", args=[cast.collective.pk])


def answer(client: Client, decision: Decision, given: str, words: str = "") -> Any:
    return client.post(to("answer", decision), {"answer-answer": given, "answer-words": words})


def test_a_line_is_enough_and_a_form_sent_twice_puts_it_there_once(cast: Cast, ash: Client) -> None:
    given = {"id": str(chance.uuid()), "title": "A second kettle?", "kind": "everyday"}
    for _sent in range(2):
        response = ash.post(here("new", cast), given, follow=True)
    assert "A second kettle?" in response.content.decode()
    assert Matter.objects.count() == 1
    assert "A second kettle?" in kit_of(cast).get(here("list", cast)).content.decode()


@pytest.mark.parametrize("bad", [{"title": ""}, {"title": "x" * 121}, {"kind": "constitution"}, {"kind": ""}])
def test_what_can_not_be_put_forward_is_said_and_kept(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    given = {"id": str(chance.uuid()), "title": "A kettle", "words": "Two litres", "kind": "everyday"} | bad
    response = ash.post(here("new", cast), given)
    assert response.status_code == 422
    assert "Two litres" in response.content.decode()
    assert not Matter.objects.exists()


def test_it_is_opened_from_the_form_with_the_rule_in_words(cast: Cast, ash: Client) -> None:
    matter = a_matter(cast.third)
    form = ash.get(to("open", matter)).content.decode()
    assert "more say yes than no" in form
    assert "More ways" in form
    assert 'value="2026-03-06"' in form
    given = {
        "id": str(chance.uuid()),
        "question": "We buy one",
        "way": "majority",
        "day": "2026-03-06",
        "time": "20:00",
    }
    for _sent in range(2):
        response = ash.post(to("open", matter), given, follow=True)
    text = response.content.decode()
    assert "Open until Friday 6 March 2026" in text
    assert "The ready-made rules, Everyday things." in text
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"way": "advice"}, "Choose one of these."),
        ({"day": "2026-03-05"}, "Our rules keep it open until Friday 6 March 2026 at 12:00, or longer."),
        ({"day": "2027-03-05"}, "That is too far away"),
        ({"day": "0001-01-01"}, "Our rules keep it open"),
        ({"day": "9999-12-31"}, "That is too far away"),
        ({"question": ""}, "Say in a line what we decide."),
    ],
)
def test_opening_it_by_less_says_why_not(cast: Cast, ash: Client, bad: dict[str, str], says: str) -> None:
    matter = a_matter(cast.third)
    given = {
        "id": str(chance.uuid()),
        "question": "We buy one",
        "way": "majority",
        "day": "2026-03-07",
        "time": "20:00",
    }
    response = ash.post(to("open", matter), given | {"words": "Two litres"} | bad)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert "Two litres" in response.content.decode()
    assert not Decision.objects.exists()


def test_one_thing_to_choose_from_is_no_choice(cast: Cast, ash: Client) -> None:
    matter = a_matter(cast.third, kind="choices")
    given = {"id": str(chance.uuid()), "question": "Which", "way": "choose", "day": "2026-03-07", "time": "20:00"}
    response = ash.post(to("open", matter), given | {"options": "Tea\n\n"})
    assert "at least two things" in response.content.decode()
    assert response.status_code == 422


def test_what_others_answer_is_hidden_until_i_have_answered(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.third, "any-objections")
    answer(kit_of(cast), decision, "objection", "It leaks")
    for who in (ash, cast.client("steward")):
        text = page(who, decision)
        assert "It leaks" not in text
        assert "stands here once you have answered" in text
    answer(ash, decision, "no-objection")
    text = page(ash, decision)
    assert "It leaks" in text
    assert '<strong dir="auto">Kit</strong>: I object' in text
    ash.post(to("answer", decision), {"do": "take-back"})
    assert "It leaks" not in page(ash, decision)


def test_a_vote_shows_sums_and_no_names(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.steward)
    answer(kit_of(cast), decision, "against", "I am Kit")
    answer(ash, decision, "for")
    text = page(ash, decision)
    assert "Kit" not in text
    assert '<dt dir="auto">No</dt><dd>1</dd>' in text
    with clock.frozen(LATER):
        text = page(cast.client("member"), decision)
        assert "As many as each other" in text
        assert "Kit" not in text
        assert "back on the agenda" in text


def test_the_page_says_enough_or_not_yet_and_neither_how_many_nor_who(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.steward, "any-objections")
    assert "Not yet enough of us have answered" in page(ash, decision)
    answer(ash, decision, "no-objection")
    text = page(ash, decision)
    assert "Enough of us have answered" in text
    assert not any(words in text for words in ("of 3", "Kit", "out of"))


def test_after_its_hour_an_answer_is_refused_and_the_page_says_what_it_came_to(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.steward)
    answer(ash, decision, "for")
    with clock.frozen(LATER):
        kit = kit_of(cast)
        response = answer(kit, decision, "against")
        assert response.status_code == 422
        text = page(kit, decision)
        assert "More said yes than no." in text
        assert "My answer" not in text
    decision.refresh_from_db()
    assert decision.tally == {"for": 1, "against": 0, "abstain": 0}


def test_who_came_later_reads_and_says_but_does_not_answer(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    late = collectives.join(by=Person.objects.create(), collective=cast.collective, name="Sol", at=AT, today=AT.date())
    client = client_of(late.person)
    assert "opened before you came" in page(client, decision)
    assert answer(client, decision, "for").status_code == 422
    client.post(to("remark", decision), {"remark-id": str(chance.uuid()), "remark-words": "What for?"})
    assert "What for?" in page(client, decision)
    assert not Ballot.objects.exists()


def test_on_a_break_the_page_asks_for_nothing(cast: Cast) -> None:
    care.pause(by=cast.member)
    decision = a_decision(cast.steward)
    ash = cast.client("member")
    assert "You are on a break, and that" in page(ash, decision)
    assert answer(ash, decision, "for").status_code == 422


@pytest.mark.parametrize(
    ("way", "given"),
    [
        ("choose", {"answer-one": "1"}),
        ("choose", {"answer-one": "none"}),
        ("choose several", {"answer-several": ["0", "1"]}),
        ("choose several", {}),
        ("score", {"answer-points0": "5", "answer-points1": "0"}),
    ],
)
def test_choosing_and_points_are_given_in_the_form_and_stand_in_it_again(
    cast: Cast, ash: Client, way: str, given: dict[str, Any]
) -> None:
    matter = a_matter(cast.third, kind="choices")
    decision = a_decision(cast.third, way.split()[0], matter, options=["Tea", "Soup"], several=way.endswith("several"))
    assert ash.post(to("answer", decision), given).status_code == 302
    text = page(ash, decision)
    assert "You have answered." in text
    field = text.replace(" required", "")
    for value in given.values():
        for each in [value] if isinstance(value, str) else value:
            assert f'value="{each}" selected' in field or f'value="{each}" id="' in field
            assert " checked" in field or " selected" in field
    wrong = dict.fromkeys(given, "9") or {"answer-several": "9"}
    assert ash.post(to("answer", decision), wrong).status_code == 422


@pytest.mark.parametrize("given", ["", "block", "for; drop"])
def test_an_answer_that_there_is_not_is_said_at_its_field(cast: Cast, ash: Client, given: str) -> None:
    decision = a_decision(cast.steward)
    response = answer(ash, decision, given)
    assert response.status_code == 422
    assert response.content.decode().count("Choose one of the answers.") == 2
    assert not Ballot.objects.exists()


def test_a_go_round_is_led_on_by_anybody_who_counts(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.third, "go-round")
    assert "My answer" in page(ash, decision)
    assert "Answers come when" in page(ash, decision)
    for stage in ("questions", "reactions", "objections"):
        ash.post(to("go-on", decision), {"stage": stage})
    assert "I object" in page(ash, decision)
    answer(ash, decision, "objection")
    assert '<strong dir="auto">Ash</strong>: I object' in page(ash, decision)


def test_what_somebody_said_only_they_take_back(cast: Cast, ash: Client) -> None:
    decision, id = a_decision(cast.steward), str(chance.uuid())
    for _sent in range(2):
        ash.post(to("remark", decision), {"remark-id": id, "remark-words": "<b>Who</b> pays?"})
    assert "&lt;b&gt;Who&lt;/b&gt; pays?" in page(kit_of(cast), decision)
    back = to("remark-back", decision, remark=id)
    assert kit_of(cast).post(back).status_code == 422
    assert Remark.objects.get().words
    ash.post(back)
    text = page(kit_of(cast), decision)
    assert "pays?" not in text
    assert "Taken back." in text


def test_a_circles_matters_and_decisions_are_found_by_nobody_else(cast: Cast, ash: Client) -> None:
    matter = a_matter(cast.third, circle=cast.circle, title="Zephyr")
    decision = a_decision(cast.third, matter=matter, question="Zephyr now")
    other = a_matter(cast.third, circle=cast.circle, title="Zephyr too")
    kit = kit_of(cast)
    assert "Zephyr now" in page(kit, decision)
    assert "Zephyr" in kit.get(here("list", cast)).content.decode()
    clients = (ash, cast.client("steward"), cast.client("other collective's member"), cast.client("ex-member"))
    for client in clients:
        assert client.get(to("one", decision)).status_code == 404
        assert client.get(to("matter", other)).status_code == 404
        assert client.get(to("open", other)).status_code == 404
        acts = [to(name, decision) for name in ("answer", "remark", "go-on")]
        acts += [to(name, other) for name in ("let-go", "put-back", "open")]
        assert [client.post(url).status_code for url in acts] == [404] * len(acts)
    for name in ("list", "past", "gone"):
        assert "Zephyr" not in ash.get(here(name, cast)).content.decode()
        assert ash.get(here(name, cast) + f"?circle={cast.circle.pk}").status_code == 404
    assert "Zephyr now" not in ash.get(reverse("inside", args=[cast.collective.pk])).content.decode()
    assert not hooks.search(cast.member, "Zephyr")
    assert len(hooks.search(cast.third, "Zephyr")) == 3
    elsewhere = reverse("decisions:one", args=[cast.elsewhere.collective_id, decision.pk])
    assert cast.client("other collective's member").get(elsewhere).status_code == 404


def test_letting_go_wants_a_reason_and_is_undone_by_anybody(cast: Cast, ash: Client) -> None:
    matter = a_matter(cast.member)
    assert ash.post(to("let-go", matter), {"reason": ""}).status_code == 422
    assert kit_of(cast).post(to("let-go", matter), {"reason": "No"}).status_code == 422
    ash.post(to("let-go", matter), {"reason": "We have one"})
    listed = kit_of(cast).get(here("gone", cast)).content.decode()
    assert "We have one" in listed
    kit_of(cast).post(to("put-back", matter))
    assert "The kettle" in ash.get(here("list", cast)).content.decode()


def test_whoever_hides_from_me_is_somebody(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.third, "any-objections")
    collectives.hide_from_member(by=cast.third, member=cast.member)
    answer(kit_of(cast), decision, "objection")
    answer(ash, decision, "no-objection")
    text = page(ash, decision)
    assert '<strong dir="auto">Somebody</strong>: I object' in text
    assert "Kit" not in text


def test_on_home_it_stands_the_same_whether_one_has_answered_or_not(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.third)
    before = hooks.waiting_for(cast.member, AT)
    answer(ash, decision, "for")
    assert hooks.waiting_for(cast.member, AT) == before
    assert before[0].heading == "We buy a kettle"
    assert hooks.waiting_for(cast.member, LATER) == []


@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_as_many_queries_for_three_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    for _each in range(number):
        actions.let_go(by=cast.member, matter=a_matter(cast.member, title="Lamp"), reason="Gone")
        a_matter(cast.member, title="Lamp")
        a_decision(cast.member, question="Lamp")
    client = cast.client("member")
    with django_assert_num_queries(6):
        assert client.get(here("list", cast)).content.decode().count("Lamp") == 3 * number
    with django_assert_num_queries(3):
        assert client.get(here("gone", cast)).content.decode().count("Lamp") == number
    with clock.frozen(LATER):
        actions.close_due(LATER)
        client = cast.client("member")
        with django_assert_num_queries(5):
            assert client.get(here("past", cast)).content.decode().count("Lamp") == number


def test_a_full_page_takes_at_most_14_queries(cast: Cast, ash: Client, django_assert_max_num_queries: Any) -> None:
    decision = a_decision(cast.third, "any-objections")
    for number in range(100):
        actions.remark(by=cast.third, id=chance.uuid(), decision=decision, words=f"Word {number}", at=AT)
    for number in range(50):
        member = collectives.join(
            by=Person.objects.create(), collective=cast.collective, name=f"N{number}", at=AT, today=AT.date()
        )
        place = {"collective": cast.collective, "decision": decision, "member": member}
        Ballot.objects.create(pk=chance.uuid(), answer="objection", words="No", **place)
    answer(ash, decision, "no-objection")
    with django_assert_max_num_queries(13):  # the door's other one goes to `passing`
        text = page(ash, decision)
    assert text.count("I object") > 50
    assert "Word 99" in text


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    matter, decision = a_matter(cast.third), a_decision(cast.third, "go-round")
    urls = [to("matter", matter), to("open", matter), to("one", decision)]
    urls += [here(name, cast) for name in ("list", "past", "gone", "new")]
    for url in urls:
        loud = said(ash.get(url).content.decode()).loud
        assert [words for words in loud if SORE.search(words.lower().replace("go-round", ""))] == []


def test_an_hour_that_comes_twice_is_said_on_the_page(cast: Cast, ash: Client) -> None:
    autumn = datetime.fromisoformat("2026-10-20T12:00+00:00")
    with clock.frozen(autumn):
        ash = cast.client("member")
        matter = a_matter(cast.third)
        given = {"id": str(chance.uuid()), "question": "We buy one", "way": "majority"}
        ash.post(to("open", matter), given | {"day": "2026-10-25", "time": "01:30"})
        decision = Decision.objects.get()
        assert decision.closes == datetime.fromisoformat("2026-10-25T01:30+00:00")
        assert "01:30 comes twice" in page(ash, decision)


# Quiet ballots


def more_of_us(cast: Cast, many: int = 2) -> list[Client]:
    found = []
    for n in range(many):
        person = Person.objects.create()
        collectives.join(by=person, collective=cast.collective, name=f"Nim {n}", at=AT, today=AT.date())
        found.append(client_of(person))
    return found


def test_a_quiet_ballot_is_offered_from_five_on(cast: Cast, ash: Client) -> None:
    matter = a_matter(cast.third)
    assert "As a quiet ballot" not in ash.get(to("open", matter)).content.decode()
    more_of_us(cast)
    assert "As a quiet ballot" in ash.get(to("open", matter)).content.decode()
    assert "As a quiet ballot" not in ash.get(to("open", a_matter(cast.third, kind="letters"))).content.decode()
    assert (
        "As a quiet ballot"
        in ash.get(reverse("decisions:rule", args=[cast.collective.pk, "everyday"])).content.decode()
    )
    day = (AT + timedelta(days=10)).date()
    given = {"id": chance.uuid(), "question": "A kettle", "way": "go-round", "day": day, "time": "20:00", "quiet": "on"}
    response = ash.post(to("open", matter), given)
    assert response.status_code == 422
    assert "Only a vote can be a quiet ballot" in response.content.decode()
    ash.post(to("open", matter), given | {"way": "majority"})
    assert Decision.objects.get().quiet


def test_while_it_is_open_the_page_tells_nothing_but_whether_i_answered(cast: Cast, ash: Client) -> None:
    others = more_of_us(cast)
    decision = a_decision(cast.third, quiet=True)
    first = page(ash, decision)
    assert "nobody can find out who chose what" in first
    assert "Nothing is counted while it is open." in first
    assert "Enough of us" not in first
    for each in others:
        answer(each, decision, "for")

    def plain(html: str) -> str:
        return re.sub(r'value="[^"]*"', "", html)

    assert plain(page(ash, decision)) == plain(first)
    answer(ash, decision, "against")
    after = page(ash, decision)
    assert "You have answered. What you chose is sealed" in after
    assert "checked" not in after.split('id="answer"')[1].split("</section>")[0]
    assert "<dt" not in after.split('id="so-far"')[1].split("</section>")[0]
    ash.post(to("answer", decision), {"do": "take-back"})
    assert plain(page(ash, decision)) == plain(first)
    with clock.frozen(LATER):
        assert "Of fewer than 5 answers nothing is told." in page(client_of(cast.third.person), decision)


def test_a_code_is_shown_once(cast: Cast, ash: Client) -> None:
    others = [*more_of_us(cast), kit_of(cast), cast.client("steward")]
    data = as_data(READY_MADE | {"everyday": READY_MADE["everyday"]._replace(codes=True)})
    by = a_decision(cast.third)
    Constitution.objects.create(collective=cast.collective, number=1, rules=data, decision=by, day=AT.date())
    decision = a_decision(cast.third, quiet=True)
    shown = answer(ash, decision, "against").content.decode()
    (code,) = re.findall(r'class="code">([^<]+)<', shown)
    assert code not in page(ash, decision)
    for each in others:
        answer(each, decision, "for")
    with clock.frozen(LATER):
        back = cast.client("member")
        told = page(back, decision)
        assert "The ballots, sorted" in told
        assert code in told
        assert code in back.get(to("paper", decision)).content.decode()


def test_nobody_enters_an_answer_to_a_quiet_ballot_at_the_table(cast: Cast, ash: Client) -> None:
    more_of_us(cast)
    decision = a_decision(cast.third, quiet=True)
    html = ash.get(to("table", decision)).content.decode()
    assert "Lend them a phone" in html
    assert "Enter an answer" not in html
    assert ash.get(to("slips", decision)).status_code == 302
