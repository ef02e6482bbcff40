"""What stands where, and which figures may be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.institutions.rules import BY_NAME, SCHEMES
from ourterms.record.rules import FEWEST, KINDS, SECTION_OF, known_by, may_tell, slug_of


@pytest.mark.parametrize("scheme", [*SCHEMES, BY_NAME])
@given(st.from_regex(r"[A-Za-z0-9-]{1,40}", fullmatch=True))
def test_an_address_names_one_institution(scheme: str, value: str) -> None:
    assert known_by(slug_of(scheme, value)) == (scheme, value)


@pytest.mark.parametrize("slug", ["", "ods", "nothing-1", "ods-" + "x" * 90])
def test_what_names_none_is_none(slug: str) -> None:
    assert known_by("ods-RX9") == ("ods", "RX9")
    assert known_by(slug) is None


@given(st.integers(0, 100), st.booleans())
def test_a_figure_is_told_of_five_or_where_each_said_yes(people: int, all_said_yes: bool) -> None:
    assert may_tell(people, all_said_yes=all_said_yes) is (people >= FEWEST or (people > 0 and all_said_yes))


def test_each_kind_stands_in_one_section() -> None:
    assert len(KINDS) == len(set(KINDS)) == len(SECTION_OF)
