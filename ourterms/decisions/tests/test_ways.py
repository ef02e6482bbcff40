from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.ways import (
    FEW,
    LEAST,
    NO,
    STUCK,
    TIED,
    WAYS,
    YES,
    Result,
    Rule,
    at_least,
    both,
    choose,
    count,
    enough,
    holds,
    in_words,
    needed,
    score,
)

OWN = [name for name, way in WAYS.items() if way.answers]
shares = st.fractions(min_value=Fraction(1, 100), max_value=1)
rules = st.builds(
    Rule,
    way=st.sampled_from(OWN),
    enough=shares | st.integers(min_value=1, max_value=12),
    days=st.integers(1, 60),
    aside=st.fractions(min_value=0, max_value=1),
    quiet=st.just(False),
    codes=st.just(False),
)


@st.composite
def matters(draw):
    rule = draw(rules)
    answers = draw(st.lists(st.sampled_from(sorted(WAYS[rule.way].answers)), max_size=12))
    return rule, answers, len(answers) + draw(st.integers(0, 8))


@given(matters())
def test_every_matter_comes_to_something_with_a_reason(matter) -> None:
    result = count(*matter)
    assert result.state in (YES, NO, FEW, STUCK, TIED)
    assert result.why.endswith(".")


@given(matters(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(matter, random) -> None:
    rule, answers, counted = matter
    mixed = list(answers)
    random.shuffle(mixed)
    assert count(rule, answers, counted) == count(rule, mixed, counted)


@given(matters())
def test_silence_is_never_a_yes(matter) -> None:
    """Nobody answering is no yes, and one more who says nothing never makes one."""
    rule, answers, counted = matter
    assert count(rule, [], counted).state != YES
    if count(rule, answers, counted).state != YES:
        assert count(rule, answers, counted + 1).state != YES


POSITIVE = {"majority": "for", "two-thirds": "for", "consensus": "agree", "advice": "heard"}
NEGATIVE = {"majority": "against", "two-thirds": "against", "consensus": "block"}


@given(matters())
def test_one_more_yes_never_undoes_a_yes_and_one_more_no_never_makes_one(matter) -> None:
    rule, answers, counted = matter
    more = POSITIVE.get(rule.way, "no-objection")
    if count(rule, answers, counted).state == YES and len(answers) < counted:
        assert count(rule, [*answers, more], counted).state == YES
    less = NEGATIVE.get(rule.way, "objection" if rule.way != "advice" else None)
    if less and len(answers) < counted and needed(rule, counted) <= len(answers):
        assert count(rule, answers, counted).state == YES or count(rule, [*answers, less], counted).state != YES


@given(st.sampled_from(["go-round", "any-objections"]), st.integers(1, 40))
def test_one_objection_stands_against_everybody(way: str, others: int) -> None:
    assert count(Rule(way), ["no-objection"] * others + ["objection"], others + 1).state == STUCK


@given(st.integers(1, 40))
def test_one_block_stands_and_one_who_stands_aside_does_not_stand_in_the_way(others: int) -> None:
    rule = Rule("consensus", aside=Fraction(1, 2))
    assert count(rule, ["agree"] * others + ["block"], others + 1).state == STUCK
    assert count(rule, ["agree"] * others + ["aside"], others + 1).state == YES


@pytest.mark.parametrize(
    ("way", "answers", "counted", "state"),
    [
        ("majority", ["for", "for", "against"], 5, YES),
        ("majority", ["for", "against"], 4, TIED),
        ("majority", ["for"], 5, FEW),
        ("majority", ["abstain"] * 3, 5, NO),
        ("majority", ["for", "abstain", "abstain"], 5, YES),
        ("two-thirds", ["for"] * 4 + ["against"] * 2, 6, YES),
        ("two-thirds", ["for"] * 5 + ["against"] * 3, 8, NO),
        ("two-thirds", ["abstain"] * 4, 6, NO),
        ("any-objections", ["no-objection"] * 2, 5, FEW),
        ("any-objections", ["no-objection"] * 3, 5, YES),
        ("go-round", ["no-objection"] * 4 + ["objection"], 5, STUCK),
        ("consensus", ["agree", "aside", "aside"], 4, STUCK),
        ("consensus", ["aside", "aside"], 4, NO),
        ("advice", ["heard"] * 3, 6, YES),
        ("majority", [], 0, FEW),
    ],
)
def test_examples(way: str, answers: list[str], counted: int, state: str) -> None:
    assert count(Rule(way), answers, counted).state == state


@given(rules, st.integers(0, 200))
def test_enough_is_at_least_one_and_a_share_never_more_than_all(rule: Rule, counted: int) -> None:
    want = needed(rule, counted)
    assert want >= 1
    if isinstance(rule.enough, Fraction):
        assert want <= max(1, counted)
        assert Fraction(want) >= rule.enough * counted


@given(st.lists(st.lists(st.integers(0, 3), max_size=2, unique=True), max_size=10), st.integers(0, 5))
def test_what_is_chosen_has_more_than_any_other(choices: list[list[int]], silent: int) -> None:
    result = choose(Rule("choose", Fraction(1, 10), most=2), choices, 4, len(choices) + silent)
    totals = [sum(option in chosen for chosen in choices) for option in range(4)]
    if result.state == YES:
        assert [option for option, total in enumerate(totals) if total == max(totals)] == list(result.chosen)
    if result.state == TIED:
        assert len(result.chosen) > 1


@given(st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_winner_by_points_stays_one_when_somebody_gives_it_more(points: list[list[int]]) -> None:
    rule = Rule("score", Fraction(1, 10))
    before = score(rule, points, 3, 20)
    if before.state == YES:
        (winner,) = before.chosen
        raised = [[5 if option == winner else each for option, each in enumerate(points[0])], *points[1:]]
        assert score(rule, raised, 3, 20).chosen == (winner,)


def test_one_option_is_still_a_choice() -> None:
    assert choose(Rule("choose"), [[0], []], 1, 3) == Result(YES, "It has more than any other option.", (0,))
    assert choose(Rule("choose"), [[], []], 1, 3).state == NO


@pytest.mark.parametrize(
    "bad",
    [
        lambda: count(Rule("majority"), ["block"], 3),
        lambda: count(Rule("majority"), ["for", "for"], 1),
        lambda: count(Rule("choose"), ["for"], 3),
        lambda: choose(Rule("choose"), [[0, 1]], 2, 3),
        lambda: choose(Rule("choose"), [[7]], 2, 3),
        lambda: choose(Rule("choose", most=2), [[0, 0]], 2, 3),
        lambda: score(Rule("score"), [[6, 0]], 2, 3),
        lambda: score(Rule("score"), [[1]], 2, 3),
    ],
)
def test_what_cannot_be_counted_is_refused(bad) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (each with its own sentence)
        bad()


def test_where_those_most_affected_have_to_say_yes_theirs_is_needed_and_is_not_enough() -> None:
    yes, no = Result(YES, "yes."), Result(NO, "no.")
    assert both(yes, yes).state == YES
    assert both(yes, no).state == NO
    assert both(no, yes).state == NO


@given(rules, rules)
def test_nobody_can_open_a_matter_by_less(asked: Rule, kept: Rule) -> None:
    if holds(asked, kept):
        for counted in (1, 5, 30):
            assert needed(asked, counted) >= needed(kept, counted)
        assert asked.days >= kept.days
    assert holds(kept, kept)


@given(rules, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_whoever_opens_it_may_ask_for_a_quiet_ballot_never_for_none_and_never_for_codes(
    rule: Rule, quiet: bool, codes: bool, ours: bool, our_codes: bool
) -> None:
    asked, kept = rule._replace(quiet=quiet, codes=codes), rule._replace(quiet=ours, codes=our_codes)
    assert holds(asked, kept) == ((quiet or not ours) and codes == (our_codes and quiet))


@given(rules, st.integers(0, 40))
def test_a_quiet_ballot_needs_five_answers_and_else_as_many_as_any_other(rule: Rule, counted: int) -> None:
    assert needed(rule._replace(quiet=True), counted) == max(LEAST, needed(rule, counted))
    assert LEAST == 5


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_what_a_stronger_way_says_yes_to_a_weaker_one_does_too(yes: int, no: int, neither: int) -> None:
    """Somebody who would vote no objects, where they can."""
    everybody = Fraction(1, 10)
    majority = count(Rule("majority", everybody), ["for"] * yes + ["against"] * no, yes + no + neither).state
    two_thirds = count(Rule("two-thirds", everybody), ["for"] * yes + ["against"] * no, yes + no + neither).state
    consent = count(
        Rule("any-objections", everybody), ["no-objection"] * yes + ["objection"] * no, yes + no + neither
    ).state
    assert two_thirds != YES or majority == YES
    assert consent != YES or two_thirds == YES


def test_more_ways_are_open_where_less_is_asked_and_none_that_asks_less() -> None:
    assert at_least("majority")[:3] == ["majority", "any-objections", "go-round"]
    assert at_least("two-thirds") == ["two-thirds", "any-objections", "go-round", "consensus"]
    assert set(at_least("go-round")) == {"go-round", "consensus"}
    assert at_least("choose") == ["choose", "score", "ranked", "elect"]
    assert at_least("budget") == ["budget"]
    assert not holds(Rule("majority"), Rule("any-objections"))
    assert not holds(Rule("choose"), Rule("majority"))


@given(rules, st.integers(0, 12), st.integers(0, 12))
def test_enough_on_the_page_is_what_the_count_calls_enough(rule: Rule, answered: int, silent: int) -> None:
    answers = ["no-objection" if "no-objection" in WAYS[rule.way].answers else next(iter(WAYS[rule.way].answers))]
    came_to = count(rule, answers * answered, answered + silent).state
    assert enough(rule, answered, answered + silent) == (came_to != "few")


@given(rules)
def test_the_rule_in_words_says_neither_how_many_count_nor_who(rule: Rule) -> None:
    assert in_words(rule).count(".") >= 3
    assert len(in_words(rule)) < 500
