import pytest

from ourterms.talk.rules import EVERYBODY, FOUNDER, ROLE, excerpt, hidden_by, house_rules


def test_house_rules_are_the_lines_each_once() -> None:
    assert house_rules("Nobody is  shouted at\n\n \nNo names outside\nNo names outside") == [
        "Nobody is shouted at",
        "No names outside",
    ]
    assert house_rules("") == []
    assert len(house_rules("x" * 1_000)[0]) == 300


def test_who_hid_is_a_role_and_no_name() -> None:
    assert len({hidden_by(role) for role in (ROLE, FOUNDER, EVERYBODY)}) == 3
    with pytest.raises(KeyError):
        hidden_by("Ash")


def test_an_excerpt_stands_around_what_was_looked_for() -> None:
    text = "lorem " * 100 + "needle " + "ipsum " * 100
    cut = excerpt(text, ["NEEDLE"], size=60)
    assert "needle" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) < 70


def test_what_is_short_stays_whole() -> None:
    assert excerpt("one\n two") == "one two"
    assert excerpt("a" * 500, size=100) == "a" * 100 + " …"
