"""What differs between two sets of terms, in words, and put into a third."""

from decimal import Decimal

from hypothesis import given

from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.bounds import bounds_in_words, outside, problems
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.differences import apply, differences, in_words, mark_of, told
from ourterms.terms.rules.terms import Setting, Terms
from ourterms.terms.tests import strategies

PAY = Setting({"GBP": Decimal(30)}, line=True)


@given(strategies.terms())
def test_terms_don_t_differ_from_themselves(terms: Terms) -> None:
    assert differences(terms, terms) == []


@given(strategies.terms(), strategies.terms())
def test_what_differs_put_into_the_one_gives_the_other(one: Terms, other: Terms) -> None:
    assert apply(one, differences(one, other)) == other


@given(strategies.terms(), strategies.terms(), strategies.terms())
def test_what_was_not_changed_stays_as_it_is_in_a_third(one: Terms, other: Terms, third: Terms) -> None:
    changes = differences(one, other)
    made = apply(third, changes)
    for name in set(CLAUSES) - {each.where for each in changes}:
        assert made.clauses.get(name) == third.clauses.get(name)


@given(strategies.terms(), strategies.terms())
def test_each_difference_is_told_in_at_least_a_sentence(one: Terms, other: Terms) -> None:
    said = told(differences(one, other), "GBP")
    assert [each.where for each in said] == [each.where for each in differences(one, other)]
    assert all(each.title and each.lines and all(each.lines) for each in said)


def words(before: Setting | None, after: Setting | None, clause: str = "hourly-pay") -> list[str]:
    rest = {"breaks": Setting()}
    one, other = (Terms("Ours", rest | ({clause: each} if each else {})) for each in (before, after))
    return in_words(differences(one, other), "GBP")


def test_a_figure_is_told_as_what_it_is_and_what_it_was() -> None:
    assert words(PAY, PAY._replace(figure={"GBP": Decimal(35), "EUR": Decimal(40)})) == [
        "Fair pay for each hour: £35.00, €40.00. Until now: £30.00."
    ]


def test_a_clause_that_goes_and_one_that_comes_are_told() -> None:
    assert words(PAY, None) == ["Fair pay for each hour: We don't ask for this any more."]
    assert words(None, Setting(), "training") == [
        "An introduction for those who want one: We ask for this from now on: "
        "There is training or an introduction for those who want it."
    ]


def test_a_line_is_told_with_what_it_does() -> None:
    assert "can't be sent" in words(PAY._replace(line=False), PAY)[0]
    assert "no line any more" in words(PAY, PAY._replace(line=False))[0]


def test_own_words_are_told_with_those_they_take_the_place_of() -> None:
    told = words(PAY._replace(words="Thirty."), PAY._replace(words="Thirty, on the day."))
    assert told == [
        "Fair pay for each hour: In our own words: “Thirty, on the day.”",
        "Fair pay for each hour: Until now: “Thirty.”",
    ]


@given(strategies.terms(), strategies.terms())
def test_a_mark_is_the_same_for_the_same_and_for_nothing_else(one: Terms, other: Terms) -> None:
    for name in CLAUSES:
        a, b = one.clauses.get(name), other.clauses.get(name)
        assert (mark_of(a) == mark_of(b)) is (a == b or repr(a) == repr(b))


def test_the_ready_made_figures_are_well_inside_the_bounds() -> None:
    assert problems(ready_made()) == []
    assert all(bounds_in_words(clause) for clause in CLAUSES.values() if clause.figure not in ("", "authority"))


def test_a_slip_of_a_finger_falls_outside_with_the_bounds_said() -> None:
    assert outside(CLAUSES["hourly-pay"], {"GBP": Decimal(3000)}) == "Put an amount from £1.00 to £1,000.00."
    assert outside(CLAUSES["notice"], Decimal(2500)) == "A whole number of working days, from 1 to 250."
    assert outside(CLAUSES["session-length"], Decimal(25)).startswith("From a quarter of an hour to 24 hours")


def test_a_mark_is_the_same_in_whatever_order_a_database_gives_currencies() -> None:
    pay = ready_made().clauses["hourly-pay"]
    assert isinstance(pay.figure, dict)
    turned = pay._replace(figure=dict(reversed(list(pay.figure.items()))))
    assert list(turned.figure) != list(pay.figure)
    assert mark_of(turned) == mark_of(pay)
    assert mark_of([turned]) == mark_of([pay])
    assert mark_of(turned._replace(figure=None)) != mark_of(pay)
