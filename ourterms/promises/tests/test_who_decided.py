"""Who decided, without a database. The twenty decisions of docs/who-decided.md are read from there."""

import re
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.promises.rules import who_decided as rules
from ourterms.promises.rules.who_decided import LEVELS, SCALES, BadFacts, Facts, allowed, facts_from, stopped_by

DOC = (Path(__file__).parents[3] / "docs" / "who-decided.md").read_text(encoding="utf-8")
ONE = re.compile(r"^### (\d+)\. (.+)\n.+\n\n`(question: .+)`\n\nAllowed: \*\*(.+)\*\*$", re.MULTILINE)


def facts_of(line: str) -> Facts:
    """`question: them · ... · votes: 1 of 12 · ...` as the page has it."""
    data: dict[str, Any] = dict(part.split(": ") for part in line.split(" · "))
    ours, of, all_votes = data["votes"].partition(" of ")
    assert of, line
    return facts_from({**data, "seats": int(data["seats"]), "votes": int(ours), "all_votes": int(all_votes)})


DECISIONS = [(f"{number} {title}", facts_of(line), level) for number, title, line, level in ONE.findall(DOC)]


@st.composite
def some_facts(draw: Any) -> Facts:
    seats = draw(st.integers(0, 12))
    votes = draw(st.integers(0, seats))
    of = draw(st.integers(votes, 20))
    chosen = {name: draw(st.sampled_from(scale)) for name, scale in SCALES.items()}
    return Facts(**chosen, seats=seats, votes=votes, all_votes=of)


def test_the_page_has_twenty_decisions() -> None:
    assert len(DECISIONS) == 20
    assert DOC.count("### ") == 20


@pytest.mark.parametrize(("title", "facts", "level"), DECISIONS, ids=[title for title, _facts, _level in DECISIONS])
def test_a_decision_allows_what_the_page_says(title: str, facts: Facts, level: str) -> None:
    assert rules.IN_WORDS[allowed(facts)] == level


def test_each_level_stands_among_them() -> None:
    assert {level for _title, _facts, level in DECISIONS} == set(rules.IN_WORDS.values())


def test_the_page_names_each_level_and_each_fact() -> None:
    table, facts = DOC.partition("## The table")[2].partition("## The facts")[::2]
    assert re.findall(r"^- \*\*(.+?)\*\*", table, re.MULTILINE) == list(rules.IN_WORDS.values())
    named = facts.partition("## Twenty")[0]
    for name, scale in SCALES.items():
        line = next(line for line in named.splitlines() if line.startswith(f"- `{name}`"))
        assert set(scale) <= set(re.findall(r"`([\w-]+)`", line)), name


@given(some_facts(), st.data())
def test_taking_a_power_away_never_raises_the_level(facts: Facts, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(SCALES)))
    scale = SCALES[name]
    less = scale[: scale.index(getattr(facts, name)) + 1]
    weaker = facts._replace(**{name: data.draw(st.sampled_from(less))})
    assert LEVELS.index(allowed(weaker)) <= LEVELS.index(allowed(facts))


@given(some_facts(), st.integers(0, 12), st.integers(0, 30))
def test_fewer_votes_of_ours_or_more_of_theirs_never_raise_it(facts: Facts, fewer: int, more: int) -> None:
    weaker = facts._replace(votes=max(0, facts.votes - fewer), all_votes=facts.all_votes + more)
    assert LEVELS.index(allowed(weaker)) <= LEVELS.index(allowed(facts))


@given(some_facts())
def test_a_seat_without_a_vote_changes_nothing(facts: Facts) -> None:
    assert allowed(facts._replace(seats=facts.seats + 5)) == allowed(facts)


@given(some_facts())
def test_any_facts_have_a_level_and_say_what_keeps_them_from_the_next(facts: Facts) -> None:
    assert rules.problems(facts) == []
    level, missing = stopped_by(facts)
    assert level in LEVELS
    assert bool(missing) is (level != rules.WE)


def test_every_mix_of_answers_has_a_level_and_each_level_is_reached() -> None:
    reached = set()
    for votes, values in product((0, 1, 6, 7), product(*SCALES.values())):
        facts = Facts(**dict(zip(SCALES, values, strict=True)), seats=7, votes=votes, all_votes=12)
        reached.add(allowed(facts))
    assert reached == set(LEVELS)


@given(some_facts())
def test_facts_come_back_from_what_is_kept(facts: Facts) -> None:
    assert facts_from(rules.as_data(facts)) == facts


@pytest.mark.parametrize(
    "bad",
    [
        {"told": "perhaps"},
        {"asked": True},
        {"votes": 3, "all_votes": 2, "seats": 3},
        {"votes": 2, "seats": 1, "all_votes": 9},
        {"seats": -1},
        {"seats": 1.5},
        {"seats": True},
        {"all_votes": 10**9},
        {"score": 7},
    ],
)
def test_facts_that_cannot_be_are_refused(bad: dict[str, object]) -> None:
    with pytest.raises(BadFacts):
        facts_from(bad)


def test_what_nobody_said_counts_as_not_so() -> None:
    assert allowed(facts_from({})) == rules.NOT_TOLD


def test_every_fact_has_words_for_every_answer() -> None:
    assert set(rules.SAYS) == {(name, value) for name, scale in SCALES.items() for value in scale}
    assert set(rules.ASKS) == set(Facts._fields)
    assert len(rules.in_words(Facts())) == len(Facts._fields)


def test_the_version_that_accounts_are_written_by_is_there() -> None:
    assert rules.VERSION in rules.VERSIONS
    for table in rules.VERSIONS.values():
        assert list(table) == list(LEVELS[1:])
    assert all(low != high for low, high in pairwise(LEVELS))
