"""Who keeps something away counts, unnamed, without having to look; and nobody finds out who keeps what away."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ourterms.care import actions as care
from ourterms.care.rules.boundaries import DONT_ASK, KEEP_AWAY, OPEN, TELL_FIRST
from ourterms.collectives.models import Member
from ourterms.decisions import actions, hooks, sealed, table
from ourterms.decisions.models import Ballot, Decision, StandingWord
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from tests.cast import AT, Cast, a_decision, a_matter, a_touching, client_of
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


def keep_away(member: Member, word: str = "", kind: str = "ward") -> None:
    """They keep going to a ward away, and leave this word beforehand."""
    care.set_boundaries(by=member, chosen={kind: KEEP_AWAY})
    if word:
        actions.set_standing_words(by=member, words={kind: word})


def to(name: str, decision: Decision) -> str:
    return reverse(f"decisions:{name}", args=[decision.collective_id, decision.pk])


def here(name: str, cast: Cast) -> str:
    return reverse(f"decisions:{name}", args=[cast.collective.pk])


def without_keys(html: str) -> str:
    return re.sub(r'name="(csrfmiddlewaretoken|[\w-]*id)" value="[^"]*"', "", html)


# A word beforehand


@pytest.mark.parametrize(
    ("way", "answer"), [("majority", "against"), ("go-round", "objection"), ("consensus", "block")]
)
def test_it_is_put_in_when_such_a_thing_opens_and_counts_without_a_name(cast: Cast, way: str, answer: str) -> None:
    keep_away(cast.third, "no")
    decision = a_touching(cast, way=way)
    assert [each.answer for each in actions.counted_and_given(decision)[1]] == [answer]
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    assert decision.tally[answer] == 1
    assert not Ballot.objects.exists()
    text = cast.client("member").get(to("one", decision)).content.decode()
    assert "Kit" not in text
    if way != "majority":
        assert decision.state == "stuck"
        assert "<strong>Somebody of us</strong>: " in text


def test_an_objection_without_a_name_is_heard_while_it_is_open(cast: Cast) -> None:
    keep_away(cast.third, "no")
    decision = a_touching(cast, way="any-objections")
    actions.answer(by=cast.member, decision=decision, answer="objection", at=AT)
    text = cast.client("member").get(to("one", decision)).content.decode()
    assert '<strong dir="auto">Ash</strong>: I object' in text
    assert text.count("<strong>Somebody of us</strong>: I object") == 1
    assert "Kit" not in text


def test_it_speaks_only_for_what_is_kept_away_now_and_touched(cast: Cast) -> None:
    keep_away(cast.third, "no")
    a_decision(cast.steward)  # touches nothing
    care.set_boundaries(by=cast.third, chosen={"ward": DONT_ASK})
    a_touching(cast)
    assert not Ballot.objects.exists()
    care.set_boundaries(by=cast.third, chosen={"ward": KEEP_AWAY})
    care.pause(by=cast.third)  # who is on a break is asked nothing, and says nothing
    a_touching(cast)
    assert not Ballot.objects.exists()


def test_their_own_answer_takes_its_place(cast: Cast) -> None:
    keep_away(cast.third, "no")
    decision = a_touching(cast)
    actions.answer(by=cast.third, decision=decision, answer="for", at=AT)
    ballot = Ballot.objects.get()
    assert (ballot.answer, ballot.given) == ("for", "own")


@pytest.mark.parametrize("themselves", [True, False])
def test_what_they_say_at_the_table_is_stronger_than_a_word_beforehand_and_not_than_their_own(
    cast: Cast, themselves: bool
) -> None:
    keep_away(cast.third, "no")
    decision, id = a_touching(cast), chance.uuid()
    if themselves:
        actions.leave_word(by=cast.third, decision=decision, answer="against", at=AT)
    said = table.Answer("for")
    table.enter(by=cast.member, id=id, decision=decision, whose=cast.third, how="aloud", answer=said, at=AT)
    table.confirm(by=cast.steward, decision=decision, code=table.code_of(id), at=AT)
    assert Ballot.objects.get().answer == ("against" if themselves else "for")


def test_a_word_is_sealed_of_one_size_and_gone_with_its_member(cast: Cast) -> None:
    keep_away(cast.third, "no")
    keep_away(cast.member, "neither", "police")
    rows = list(StandingWord.objects.all())
    assert len({len(row.sealed) for row in rows}) == 1
    assert b"ward" not in bytes(rows[0].sealed)
    assert sealed.own(cast.third) == {"ward": "no"}
    assert cast.third.person_id
    (export,) = hooks.export(cast.third.person_id)
    assert ("left a word beforehand", "To go to a ward or a hospital") in [(r["what"], r["about"]) for r in export.rows]
    hooks.forget(cast.third, True, AT)
    assert StandingWord.objects.count() == 1
    actions.set_standing_words(by=cast.member, words={"police": ""})
    assert not StandingWord.objects.exists()


@pytest.mark.parametrize("bad", [{"ward": "yes"}, {"kettle": "no"}])
def test_what_can_not_be_left_is_refused(cast: Cast, bad: dict[str, str]) -> None:
    with pytest.raises(Refused):
        actions.set_standing_words(by=cast.member, words=bad)


# Without looking


def test_on_lists_it_is_a_plain_line_and_home_and_search_do_not_have_it(cast: Cast) -> None:
    decision = a_touching(cast, question="Zephyr ward")
    a_matter(cast.steward, title="Zephyr again", touches=["ward"])
    keep_away(cast.member)
    ash, kit = cast.client("member"), client_of(cast.third.person)
    care.set_boundaries(by=cast.third, chosen={"ward": OPEN})
    home = reverse("inside", args=[cast.collective.pk])
    assert "Zephyr" not in ash.get(here("list", cast)).content.decode()
    assert ash.get(here("list", cast)).content.decode().count("Something you keep away from you") == 2
    assert kit.get(here("list", cast)).content.decode().count("Zephyr") == 3
    assert "Zephyr" not in ash.get(home).content.decode()
    assert "Zephyr ward" in kit.get(home).content.decode()
    assert hooks.search(cast.member, "Zephyr") == []
    assert len(hooks.search(cast.third, "Zephyr")) == 2
    word = ash.get(to("word", decision)).content.decode()
    assert "Zephyr" not in word
    assert "kettle" not in word
    assert "Zephyr ward" in ash.get(to("one", decision)).content.decode()  # opened by choice
    with clock.frozen(LATER):
        ash = cast.client("member")
        assert "Zephyr" not in ash.get(here("past", cast)).content.decode()


def test_tell_me_first_is_a_plain_line_on_home(cast: Cast) -> None:
    decision = a_touching(cast, question="Zephyr ward")
    care.set_boundaries(by=cast.member, chosen={"ward": TELL_FIRST})
    (card,) = hooks.waiting_for(cast.member, AT)
    assert card.heading == "Something you want to be told of first"
    assert card.url == to("word", decision)


def test_a_word_without_looking_counts_is_changed_and_is_taken_back(cast: Cast) -> None:
    keep_away(cast.third)
    decision, kit = a_touching(cast, way="go-round"), client_of(cast.third.person)
    for answer in ("no-objection", "objection", "objection"):
        assert kit.post(to("word", decision), {"answer": answer}).status_code == 302
    ballot = Ballot.objects.get()
    assert (ballot.answer, ballot.given, ballot.words) == ("objection", "unnamed", "")
    assert "You have said something." in kit.get(to("word", decision)).content.decode()
    assert kit.post(to("word", decision), {"answer": "block"}).status_code == 422
    kit.post(to("word", decision), {"do": "take-back"})
    assert not Ballot.objects.exists()


def test_of_things_it_chooses_none_and_of_points_it_says_nothing(cast: Cast) -> None:
    for way in ("choose", "score"):
        matter = a_matter(cast.steward, kind="choices", touches=["ward"])
        decision = a_decision(cast.steward, way, matter, options=["Zephyr", "Boreas"])
        ash = cast.client("member")
        assert "Zephyr" not in ash.get(to("word", decision)).content.decode()
        assert ash.post(to("word", decision), {"answer": "none"}).status_code == (302 if way == "choose" else 422)
    assert Ballot.objects.get().chosen == []


def test_only_what_touches_something_is_answered_without_a_name_and_by_anybody(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.leave_word(by=cast.member, decision=a_decision(cast.steward), answer="for", at=AT)
    decision = a_touching(cast)
    with pytest.raises(Refused):
        actions.leave_word(by=cast.elsewhere, decision=decision, answer="for", at=AT)
    with pytest.raises(Refused, match="closed"):
        actions.leave_word(by=cast.member, decision=decision, answer="for", at=LATER)
    actions.leave_word(by=cast.member, decision=decision, answer="for", at=AT)  # who keeps nothing away, too
    assert Ballot.objects.get().given == "unnamed"


# As an attacker would


def seen(cast: Cast, client: Client, decision: Decision) -> tuple[list[str], list[int]]:
    """Everything that somebody else can get hold of, and how often the database was asked for each."""
    urls = [reverse("inside", args=[cast.collective.pk]), *(here(name, cast) for name in ("list", "past", "gone"))]
    urls += [to(name, decision) for name in ("one", "table", "word")] + [here("words", cast)]
    urls += [reverse("together", args=[cast.collective.pk]), reverse("collectives:group", args=[cast.collective.pk])]
    pages, queries = [], []
    for url in urls:
        with CaptureQueriesContext(connections["default"]) as asked:
            pages.append(without_keys(client.get(url).content.decode()))
        queries.append(len(asked))
    return pages, queries


def the_world(cast: Cast, boundary: bool) -> tuple[list[str], list[int], int, list[Any]]:
    """A decision that Kit does not answer, behind a boundary or not, as Ash sees it: pages, queries, and so on."""
    care.set_boundaries(by=cast.third, chosen={"ward": KEEP_AWAY if boundary else OPEN})
    with CaptureQueriesContext(connections["default"]) as asked:
        decision = a_touching(cast)
    opening = len(asked)
    client = cast.client("member")
    found, queries = seen(cast, client, decision)
    client.post(to("answer", decision), {"answer-answer": "for"})
    after, more = seen(cast, client, decision)
    assert cast.member.person_id
    rows = [export.rows for export in hooks.export(cast.member.person_id)]
    with clock.frozen(LATER):
        actions.close(decision=decision, at=LATER)
        closed, last = seen(cast, cast.client("member"), decision)
    decision.refresh_from_db()
    found_by = [(each.title, each.words) for each in hooks.search(cast.member, "kettle")]
    values = [decision.tally, decision.state, decision.why, found_by]
    ids = {str(decision.pk): "D", str(decision.matter_id): "M"}
    pages = [re.sub("|".join(ids), lambda id: ids[id[0]], text) for text in found + after + closed]
    Decision.objects.all().delete()
    decision.matter.delete()
    return pages, queries + more + last, opening, [rows, values]


def test_not_voting_behind_a_boundary_looks_like_any_not_voting(cast: Cast) -> None:
    the_world(cast, False)  # what is asked for once only, such as the collective of who opens it, is there then
    with_one, without = the_world(cast, True), the_world(cast, False)
    assert len(with_one[0]) == 30
    assert any("We buy a kettle" in page for page in with_one[0])  # there is something to tell apart
    for number, (here_, there) in enumerate(zip(with_one[0], without[0], strict=True)):
        assert here_ == there, number
    assert with_one[2] > 5
    assert with_one[1:] == without[1:]


def test_the_comparison_would_see_a_boundary_that_shows(cast: Cast) -> None:
    """Proves the test above can fail: of one's own boundary one sees something."""
    decision = a_touching(cast)
    before = seen(cast, cast.client("member"), decision)
    keep_away(cast.member)
    assert seen(cast, cast.client("member"), decision) != before


@pytest.mark.parametrize("act", ["word", "words", "answer"])
def test_it_leaves_no_trail_no_log_no_moment_and_is_done_once(
    cast: Cast, act: str, caplog: pytest.LogCaptureFixture
) -> None:
    keep_away(cast.member)
    decision, client, trail = a_touching(cast), cast.client("member"), Trail.objects.count()
    url = here("words", cast) if act == "words" else to(act, decision)
    form = {"word": {"answer": "against"}, "words": {"ward": "no"}, "answer": {"answer-answer": "for"}}[act]
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    for _sent in range(2):
        assert client.post(url, form).status_code == 302
    assert Trail.objects.count() == trail
    logged = [record for record in caplog.records if not record.name.startswith(("django.db", "asyncio"))]
    assert [record.getMessage() for record in logged] == []
    rows = {"words": StandingWord}.get(act, Ballot)
    assert rows.objects.count() == 1  # type: ignore[attr-defined]
    assert not [each for each in rows._meta.concrete_fields if "Date" in type(each).__name__]  # type: ignore[attr-defined]
    assert not [model for model in apps.get_models() if model._meta.label == "decisions.Trail"]


def test_an_id_of_a_thing_kept_away_tells_nobody_outside_that_it_is_there(cast: Cast) -> None:
    decision = a_touching(cast)
    for who in ("outsider", "ex-member", "other collective's member"):
        assert cast.client(who).get(to("word", decision)).status_code == 404
        assert cast.client(who).post(to("word", decision), {"answer": "for"}).status_code == 404


def test_a_matter_says_which_things_it_touches_and_no_others(cast: Cast) -> None:
    given = {"id": str(chance.uuid()), "title": "A visit", "kind": "everyday", "touches": ["ward", "early"]}
    assert cast.client("member").post(here("new", cast), given).status_code == 302
    decision = a_decision(cast.member, matter=actions.Matter.objects.get())
    assert decision.touches == ["ward", "early"]
    assert cast.client("member").post(here("new", cast), given | {"touches": ["kettle"]}).status_code == 422
    with pytest.raises(Refused):
        a_matter(cast.member, touches=["kettle"])


def test_no_page_says_a_sore_word_loudly(cast: Cast) -> None:
    keep_away(cast.member, "no")
    decision, ash = a_touching(cast), cast.client("member")
    for url in (to("word", decision), here("words", cast), here("list", cast), here("new", cast)):
        assert [words for words in said(ash.get(url).content.decode()).loud if SORE.search(words)] == []
