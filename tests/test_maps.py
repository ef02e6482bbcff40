"""Pages of opinion maps: what stands there, for whom, and what never does."""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.counting import command
from ourterms.decisions import hooks, maps
from ourterms.decisions.models import Aside, Matter, Opinion, OpinionMap, Statement
from ourterms.decisions.pages.map_result import COMMAND, FILE
from ourterms.kit import chance, clock
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_closed_map, a_map, a_matter, client_of, parts_of, statement_of, with_maps
from tests.test_every_url import RULES, URLS
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
KETTLE, POT = "We need a second kettle", "Tea is better from a pot"
LATER = AT + timedelta(days=8)


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Iterator[None]:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    cast = Cast()
    with_maps(cast)
    return cast


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def kit_of(cast: Cast) -> Client:
    return client_of(cast.third.person)


def to(name: str, thing: OpinionMap | Statement) -> str:
    there = thing if isinstance(thing, OpinionMap) else thing.map
    more = {} if isinstance(thing, OpinionMap) else {"statement": thing.pk}
    return reverse(f"decisions:{name}", kwargs={"collective": there.collective_id, "map": there.pk, **more})


def here(name: str, cast: Cast) -> str:
    return reverse(f"decisions:{name}", args=[cast.collective.pk])


def page(client: Client, thing: OpinionMap | Statement, name: str = "map") -> str:
    return client.get(to(name, thing)).content.decode()


def answer(client: Client, statement: Statement, given: str, **more: str) -> Any:
    return client.post(to("map-answer", statement.map), {"statement": str(statement.pk), "answer": given, **more})


def crowded(cast: Cast, number: int = 31) -> OpinionMap:
    """A closed map on two sides, two to one, with three statements."""
    there = a_map(cast.third, KETTLE, POT, "The room is warm")
    people = [
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
        for n in range(number)
    ]
    for n, by in enumerate(people):
        side = "agree" if n % 3 else "disagree"
        for words, given in ((KETTLE, side), (POT, side), ("The room is warm", "agree")):
            maps.answer(by=by, statement=statement_of(there, words), answer=given, at=AT)
    maps.close(map=there, at=LATER)
    there.refresh_from_db()
    return there


# Off


@pytest.mark.parametrize("name", [name for name in RULES if name.startswith("decisions:map")])
def test_while_it_is_off_there_is_nothing(cast: Cast, name: str) -> None:
    url = reverse(name, kwargs=parts_of(name, cast, URLS[name]))
    method = "get" if "GET" in RULES[name].methods else "post"
    client = cast.client("steward")
    collectives.set_up(by=cast.steward, name=maps.SETTING, given="no", at=AT)
    assert getattr(client, method)(url).status_code == 404


def test_while_it_is_off_no_other_page_speaks_of_it(cast: Cast, ash: Client) -> None:
    there = a_closed_map(cast)
    given = {"id": str(chance.uuid()), "title": KETTLE, "words": "3 agree", "kind": "everyday"}
    ash.post(to("map-agenda", statement_of(there, KETTLE)), given)
    a_map(cast.third, POT)
    matter = reverse("decisions:matter", args=[cast.collective.pk, Matter.objects.get().pk])
    urls = [here("list", cast), matter, reverse("inside", args=[cast.collective.pk])]

    def spoken() -> list[bool]:
        found = ["opinion map" in ash.get(url).content.decode().lower() for url in urls]
        hits = ash.post(reverse("search", args=[cast.collective.pk]), {"words": "kettle"}).content.decode()
        return [*found, "What about the kettle?" in hits]

    assert spoken() == [True] * 4
    collectives.set_up(by=cast.steward, name=maps.SETTING, given="no", at=AT)
    assert spoken() == [False] * 4


# Beginning


def test_a_form_sent_twice_begins_one(cast: Cast, ash: Client) -> None:
    given = {"id": str(chance.uuid()), "question": "What now?", "day": "2026-03-12", "time": "20:00"}
    given["statements"] = f"{KETTLE}\n\n{POT}\n"
    for _sent in range(2):
        response = ash.post(here("map-new", cast), given, follow=True)
    body = response.content.decode()
    assert KETTLE in body
    assert POT in body
    assert OpinionMap.objects.count() == 1
    assert "What now?" in kit_of(cast).get(here("maps", cast)).content.decode()


BAD = [
    {"question": ""},
    {"question": "x" * 121},
    {"day": "2026-03-03"},
    {"day": "2027-03-03"},
    {"day": "soon"},
    {"time": ""},
    {"statements": "x" * 141},
    {"statements": "\n".join(f"Number {n}" for n in range(500))},
    {"id": "1"},
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: str(bad)[:30])
def test_what_can_not_be_begun_is_said_and_kept(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    given = {"id": str(chance.uuid()), "question": "What?", "day": "2026-03-12", "time": "20:00", "words": "Two litres"}
    response = ash.post(here("map-new", cast), given | bad)
    assert response.status_code == 422
    assert "Two litres" in response.content.decode()
    assert not OpinionMap.objects.exists()


# Open: nothing is shown of what others say


def test_while_it_is_open_a_page_says_the_same_whatever_others_answer(cast: Cast, ash: Client) -> None:
    """So nobody can find out an answer by looking twice, before and after somebody answered."""
    there = a_map(cast.third, KETTLE, POT)

    def everything() -> list[str]:
        urls = [to(name, there) for name in ("map", "map-answer", "map-mine", "map-csv", "map-votes")]
        urls += [here("maps", cast), here("list", cast), reverse("inside", args=[cast.collective.pk])]
        bodies = [ash.get(url, follow=True).content.decode() for url in urls]
        return [re.sub(r'value="[^"]{36,64}"', "", body) for body in bodies]

    before = everything()
    assert KETTLE in before[0]
    for by in (cast.third, cast.steward):
        maps.answer(by=by, statement=statement_of(there, KETTLE), answer="disagree", at=AT)
    assert Opinion.objects.count() == 2
    assert everything() == before


def test_nobody_sees_who_wrote_a_statement_but_whoever_did(cast: Cast, ash: Client) -> None:
    there = a_map(cast.steward, POT)
    ash.post(to("map-add", there), {"statement-id": str(chance.uuid()), "statement-words": KETTLE})
    assert "Take back" in page(ash, there)
    for client in (kit_of(cast), cast.client("steward")):
        body = page(client, there)
        assert KETTLE in body
        assert "Ash" not in body
    assert "Take back" not in page(kit_of(cast), there)


@pytest.mark.parametrize(
    ("words", "message"), [("", "Write something"), (KETTLE.upper(), "stands here already"), ("x" * 141, "at most 140")]
)
def test_a_statement_that_can_not_stand_is_said(cast: Cast, ash: Client, words: str, message: str) -> None:
    there = a_map(cast.third, KETTLE)
    response = ash.post(to("map-add", there), {"statement-id": str(chance.uuid()), "statement-words": words})
    assert response.status_code == 422
    assert message in response.content.decode()
    assert Statement.objects.count() == 1


def test_too_many_at_once_are_said_plainly(cast: Cast, ash: Client) -> None:
    given = {"id": str(chance.uuid()), "question": "What?", "day": "2026-03-12", "time": "20:00"}
    many = given | {"statements": "\n".join(f"Number {n}" for n in range(500))}
    assert "A map holds at most 200 statements." in ash.post(here("map-new", cast), many).content.decode()
    assert "Number 499" in ash.post(here("map-new", cast), many).content.decode()


def test_a_statement_is_shown_as_text(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, "<script>alert(1)</script>")
    for name in ("map", "map-answer"):
        assert "<script>alert" not in page(ash, there, name)


# Answering


def test_one_after_the_other_until_there_are_no_more(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, KETTLE, POT, "The room is warm")
    asked = []
    for given in ("agree", "pass", "disagree"):
        body = page(ash, there, "map-answer")
        asked.append(next(each for each in Statement.objects.all() if str(each.pk) in body))
        assert asked[-1].words in said(body).loud
        assert answer(ash, asked[-1], given).headers["Location"] == to("map-answer", there)
    assert len(set(asked)) == 3
    assert "That was all of them" in page(ash, there, "map-answer")
    mine = page(ash, there, "map-mine")
    assert all(each.words in mine for each in asked)
    assert Opinion.objects.get().said == {
        each.pk.hex: vote for each, vote in sorted(zip(asked, (1, 0, -1), strict=True), key=lambda both: both[0].pk.hex)
    }


def test_an_answer_is_changed_and_taken_back_from_the_list(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, KETTLE)
    statement = statement_of(there, KETTLE)
    answer(ash, statement, "agree")
    again = ash.get(to("map-answer", there), {"s": str(statement.pk)}).content.decode()
    assert "You said: Agree." in again
    assert answer(ash, statement, "disagree", again="1").headers["Location"] == to("map-mine", there)
    assert "Disagree" in page(ash, there, "map-mine")
    ash.post(to("map-answer", there), {"statement": str(statement.pk), "do": "take-back", "again": "1"})
    assert not Opinion.objects.exists()


@pytest.mark.parametrize(
    "bad", [{}, {"statement": "x"}, {"statement": "{s}"}, {"statement": "{s}", "answer": "yes"}, {"answer": "agree"}]
)
def test_no_answer_and_a_wrong_one_are_said(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    there = a_map(cast.third, KETTLE)
    pk = str(statement_of(there, KETTLE).pk)
    response = ash.post(to("map-answer", there), {name: value.format(s=pk) for name, value in bad.items()})
    assert response.status_code == 422
    assert KETTLE in response.content.decode()
    assert not Opinion.objects.exists()


def test_a_statement_of_another_map_is_not_answered_here(cast: Cast, ash: Client) -> None:
    there, other = a_map(cast.third, KETTLE), a_map(cast.third, POT, circle=cast.circle)
    given = {"statement": str(statement_of(other, POT).pk), "answer": "agree"}
    response = ash.post(to("map-answer", there), given)
    assert response.status_code == 422
    assert POT not in response.content.decode()
    assert not Opinion.objects.exists()


def test_what_is_set_aside_between_looking_and_pressing_is_said(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, KETTLE, POT)
    statement = statement_of(there, KETTLE)
    maps.set_aside(by=cast.third, id=chance.uuid(), statement=statement, reason="So", at=AT)
    response = answer(ash, statement, "agree")
    assert response.status_code == 422
    assert "set aside meanwhile" in response.content.decode()
    assert POT in response.content.decode()


def test_pressing_after_the_hour_leads_to_what_it_came_to(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    statement = statement_of(there, KETTLE)
    with clock.frozen(LATER):
        response = answer(cast.client("member"), statement, "agree")
    assert response.headers["Location"] == to("map", there)
    assert OpinionMap.objects.get().closed
    assert not Opinion.objects.exists()


def test_the_answer_stands_in_no_address(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, KETTLE)
    assert not re.search("agree|pass", answer(ash, statement_of(there, KETTLE), "agree").headers["Location"])
    body = page(ash, there, "map-answer") + page(ash, there, "map-mine")
    assert not re.search(r'(href|action)="[^"]*(agree|pass)', body)


def test_answering_on_the_page_leaves_no_line_in_a_log_and_touches_one_table(
    cast: Cast, ash: Client, caplog: pytest.LogCaptureFixture
) -> None:
    there = a_map(cast.third, KETTLE)

    def rows() -> dict[Any, list[Any]]:
        here = {each for each in apps.get_models() if each._meta.label not in ("people.Device",)}
        return {model: sorted(model._default_manager.values_list(), key=repr) for model in here}

    before = rows()
    caplog.set_level(logging.DEBUG)
    answer(ash, statement_of(there, KETTLE), "disagree")
    logged = [each.getMessage() for each in caplog.records if not each.name.startswith(("django.db", "asyncio"))]
    assert logged == []
    assert {model for model, found in rows().items() if found != before[model]} == {Opinion}


# Moderation


def test_setting_aside_stands_in_the_list_with_name_and_reason_and_can_be_put_back(cast: Cast, ash: Client) -> None:
    collectives.set_up(by=cast.steward, name="collectives.house_rules", given="No names\nBe kind", at=AT)
    there = a_map(cast.third, KETTLE, POT)
    statement = statement_of(there, KETTLE)
    given = {"id": str(chance.uuid()), "rule": "0", "words": "It means one of us."}
    for _sent in range(2):
        ash.post(to("map-aside", statement), given)
    body = page(kit_of(cast), there)
    for words in ("House rule: No names It means one of us.", "Ash", KETTLE):
        assert words in body
    assert KETTLE not in page(kit_of(cast), there, "map-answer")
    kit_of(cast).post(to("map-put-back", statement))
    assert "Put back by Kit." in page(ash, there)
    assert Aside.objects.count() == 1


@pytest.mark.parametrize("bad", [{}, {"rule": "own", "words": " "}, {"rule": "7"}, {"rule": "own", "words": "x" * 301}])
def test_without_a_reason_nothing_is_set_aside(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    collectives.set_up(by=cast.steward, name="collectives.house_rules", given="No names", at=AT)
    there = a_map(cast.third, KETTLE)
    response = ash.post(to("map-aside", statement_of(there, KETTLE)), {"id": str(chance.uuid()), **bad})
    assert response.status_code == 422
    assert not Aside.objects.exists()


def test_a_long_house_rule_is_cut_and_still_a_reason(cast: Cast, ash: Client) -> None:
    collectives.set_up(by=cast.steward, name="collectives.house_rules", given="No names. " * 60, at=AT)
    there = a_map(cast.third, KETTLE)
    ash.post(to("map-aside", statement_of(there, KETTLE)), {"id": str(chance.uuid()), "rule": "0"})
    assert Aside.objects.get().reason.endswith("…")


def test_who_hides_from_the_reader_is_somebody(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, KETTLE)
    maps.set_aside(by=cast.third, id=chance.uuid(), statement=statement_of(there, KETTLE), reason="So", at=AT)
    assert "Kit" in page(ash, there)
    collectives.hide_from_member(by=cast.third, member=cast.member)
    body = page(ash, there)
    assert "Kit" not in body
    assert "Somebody" in body


# The result


def test_under_thirty_it_is_counted_plainly(cast: Cast, ash: Client) -> None:
    body = page(ash, a_closed_map(cast))
    assert "3 of us answered." in body
    assert "3 agree, 0 disagree, 0 passed" in body
    assert "Group A" not in body
    assert "--rule polis" not in body
    assert ash.get(to("map-votes", OpinionMap.objects.get())).status_code == 302


def test_the_bars_and_the_table_say_the_same(cast: Cast, ash: Client) -> None:
    body = page(ash, crowded(cast))
    bars = {
        tuple(map(int, figures))
        for figures in re.findall(r'<p class="small">(\d+) agrees?, (\d+) disagrees?, (\d+) passed</p>', body)
    }
    cells = re.findall(r"(?s)<th scope=\"row\".*?</tr>", body.partition("How many agree")[2].partition("</table>")[0])
    table = {tuple(int(n) for n in re.findall(r"<span>(\d+)</span>", row)) for row in cells}
    assert bars == table == {(20, 11, 0), (31, 0, 0)}
    assert "viewBox" in body
    assert "style=" not in body


def test_from_thirty_on_it_says_what_groups_agree_on_what_divides_and_what_the_smallest_minds(
    cast: Cast, ash: Client
) -> None:
    body = page(ash, crowded(cast))
    common, divides, minds = (body.partition(f'id="{part}"')[2].partition("</section>")[0] for part in PARTS)
    assert "The room is warm" in common
    assert KETTLE not in common
    for part in (divides, minds):
        assert KETTLE in part
        assert "The room is warm" not in part
    assert "Group A: about 20 people; Group B: about 10 people." in " ".join(re.sub("<[^>]+>", "", body).split())
    assert [words for words in said(body).loud if SORE.search(words)] == []


PARTS = ("common", "divides", "minds")


def test_the_file_counts_again_to_what_the_page_says_with_the_command_that_stands_there(
    cast: Cast, ash: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = crowded(cast)
    body, response = page(ash, there), ash.get(to("map-votes", there))
    (tmp_path / FILE).write_bytes(response.content)
    assert f'filename="{FILE}"' in response["Content-Disposition"]
    assert COMMAND in body
    program, verb, *arguments = COMMAND.split()
    assert (program, verb) == ("./run", "count")
    monkeypatch.chdir(tmp_path)
    with redirect_stdout(StringIO()) as out:
        assert command.main([*arguments, "--json"]) == 0
    found = json.loads(out.getvalue())
    clear = there.result["map"]["clear"]
    assert found["consensus"] == clear
    assert clear["agree"]
    assert f"agree {', '.join(map(str, clear['agree']))}" in body
    assert f"{statement_of(there, KETTLE).number}. {KETTLE}" in body
    lines = response.content.decode().splitlines()
    assert len(lines) == 32
    assert [line.split(",")[:2] for line in lines[1:]] == [[str(n), ""] for n in range(31)]


def test_the_counts_are_a_file_that_no_spreadsheet_runs(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, "=1+1 is a sum", KETTLE)
    for by in (cast.member, cast.steward, cast.third):
        maps.answer(by=by, statement=statement_of(there, KETTLE), answer="agree", at=AT)
    maps.close(map=there, at=LATER)
    assert ash.get(to("map-csv", there)).content.decode().splitlines() == [
        "number,statement,agree,disagree,passed",
        "1,'=1+1 is a sum,0,0,0",
        f"2,{KETTLE},3,0,0",
    ]


@pytest.mark.parametrize("statements", [(), (KETTLE,)])
def test_nothing_to_count_is_explained(cast: Cast, ash: Client, statements: tuple[str, ...]) -> None:
    there = a_map(cast.third, *statements)
    maps.close(map=there, at=LATER)
    body = page(ash, there)
    assert "Fewer than 3 of us answered." in body
    assert ash.get(to("map-csv", there)).status_code == 200


def test_before_there_is_a_statement_every_page_says_what_belongs_there(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third)
    for name in ("map", "map-answer"):
        assert "something short that others can agree with" in page(ash, there, name)


def test_everybody_passing_is_shown(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, KETTLE)
    for by in (cast.member, cast.steward, cast.third):
        maps.answer(by=by, statement=statement_of(there, KETTLE), answer="pass", at=AT)
    maps.close(map=there, at=LATER)
    assert "0 agree, 0 disagree, 3 passed" in page(ash, there)


# On to the agenda


def test_from_a_map_to_a_matter_with_its_figures_and_back(cast: Cast, ash: Client) -> None:
    there = crowded(cast)
    statement = statement_of(there, KETTLE)
    form = page(ash, statement, "map-agenda")
    assert "20 agree, 11 disagree, 0 passed." in form
    assert "Group B: about 0 in 10 agree, 10 disagree, 0 passed." in form
    given = {"id": str(chance.uuid()), "title": KETTLE, "words": "20 agree", "kind": "everyday"}
    for _sent in range(2):
        response = ash.post(to("map-agenda", statement), given, follow=True)
    matter = Matter.objects.get()
    assert to("map", there) in response.content.decode()
    assert reverse("decisions:matter", args=[cast.collective.pk, matter.pk]) in page(ash, there)
    assert ash.get(to("map-agenda", statement)).status_code == 302
    again = ash.post(to("map-agenda", statement), given | {"id": str(chance.uuid())})
    assert "already" in again.content.decode()


def test_a_long_statement_fits_into_a_title_and_stands_whole_below(cast: Cast, ash: Client) -> None:
    long = "x" * 139 + "y"
    there = a_map(cast.third, long)
    for by in (cast.member, cast.steward, cast.third):
        maps.answer(by=by, statement=statement_of(there, long), answer="agree", at=AT)
    maps.close(map=there, at=LATER)
    form = page(ash, statement_of(there, long), "map-agenda")
    assert f'value="{"x" * 119}…"' in form
    assert f"“{long}”" in form


def test_a_matter_from_nowhere_says_nothing_of_a_map(cast: Cast, ash: Client) -> None:
    matter = a_matter(cast.member)
    body = ash.get(reverse("decisions:matter", args=[cast.collective.pk, matter.pk])).content.decode()
    assert "opinion map" not in body


# Hooks


def test_home_has_one_neutral_line_however_many_are_open(cast: Cast) -> None:
    for question in ("What now?", "And then?"):
        a_map(cast.third, KETTLE, question=question)
    cards = [card for card in hooks.waiting_for(cast.member, AT) if "map" in card.heading]
    assert [(card.heading, "What now?" in str(card)) for card in cards] == [("An opinion map is open", False)]
    maps.answer(by=cast.member, statement=Statement.objects.first(), answer="agree", at=AT)
    assert [card for card in hooks.waiting_for(cast.member, AT) if "map" in card.heading] == cards
    assert not [card for card in hooks.waiting_for(cast.member, LATER) if "map" in card.heading]


def test_what_is_in_a_circle_others_neither_find_nor_see(cast: Cast, ash: Client) -> None:
    there = a_map(cast.third, KETTLE, circle=cast.circle, question="Zephyrquill?")
    assert "Zephyrquill" in kit_of(cast).get(here("maps", cast)).content.decode()
    assert hooks.search(cast.third, "Zephyr")
    assert "Zephyrquill" not in ash.get(here("maps", cast)).content.decode()
    assert not hooks.search(cast.member, "Zephyr")
    for name in ("map", "map-answer", "map-mine", "map-csv", "map-votes"):
        assert ash.get(to(name, there)).status_code == 404


def test_a_search_finds_a_statement_and_not_one_that_is_aside(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE, POT)
    assert [found.title for found in hooks.search(cast.member, "kettle")] == [there.question]
    assert [found.words for found in hooks.search(cast.member, "from a pot")] == [POT]
    maps.set_aside(by=cast.third, id=chance.uuid(), statement=statement_of(there, POT), reason="So", at=AT)
    assert not hooks.search(cast.member, "from a pot")


# How often a page asks the database


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize(("name", "most"), [("map", 12), ("map-answer", 8), ("map-mine", 8), ("maps", 10)])
def test_a_page_of_an_open_map_asks_as_seldom_with_many_as_with_few(cast: Cast, name: str, most: int) -> None:
    few, client = a_map(cast.third, KETTLE), cast.client("member")
    few_url = here(name, cast) if name == "maps" else to(name, few)
    before = queries(client, few_url)
    many = a_map(cast.third, *(f"Number {n}" for n in range(20)))
    for statement in Statement.objects.filter(map=many)[:9]:
        maps.set_aside(by=cast.third, id=chance.uuid(), statement=statement, reason="So", at=AT)
    assert queries(client, here(name, cast) if name == "maps" else to(name, many)) == before <= most


def test_a_closed_map_asks_as_seldom_in_groups_as_plainly(cast: Cast) -> None:
    few, client = a_closed_map(cast), cast.client("member")
    before = queries(client, to("map", few))
    many = crowded(cast)
    for statement in Statement.objects.filter(map=many):
        given = {"title": statement.words, "kind": "everyday", "words": "", "today": AT.date(), "at": AT}
        maps.put_on_agenda(by=cast.third, id=chance.uuid(), statement=statement, **given)
    assert queries(client, to("map", many)) == before <= 10
    assert Member.objects.count() > 30
