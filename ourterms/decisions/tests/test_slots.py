from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.slots import filled, members_in, slot

words = st.text(max_size=40)


@given(st.lists(st.tuples(words, st.uuids(), words), max_size=4), st.dictionaries(st.uuids(), st.just("Ash")))
def test_each_place_holds_its_own_name_and_nothing_else_changes(
    parts: list[tuple[str, UUID, str]], others: dict[UUID, str]
) -> None:
    lines = [f"{before}{slot(id)}{after}" for before, id, after in parts]
    assert {id for _before, id, _after in parts} <= members_in(lines)
    names = others | {id: f"Name {number}" for number, (_before, id, _after) in enumerate(parts)}
    wanted = [f"{before}{names[id]}{after}" for before, id, after in parts]
    assert filled(lines, names, "Somebody") == wanted


@given(st.uuids())
def test_who_has_no_name_there_is_somebody(id: UUID) -> None:
    assert filled([f"{slot(id)}: the tin"], {}, "Somebody") == ["Somebody: the tin"]


def test_braces_that_somebody_wrote_stay() -> None:
    assert filled(["{member:me} {0} {name}"], {}, "Somebody") == ["{member:me} {0} {name}"]
    assert members_in(["{member:me}"]) == set()
