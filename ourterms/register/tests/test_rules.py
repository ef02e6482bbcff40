"""The leaf: commitments that only salt and value open, and one form for good."""

from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ourterms.kit.canonical import canonical, parsed
from ourterms.kit.tests.test_canonical import VALUES
from ourterms.register import rules
from ourterms.register.rules import BadLeaf, Leaf, Ref, commitment, leaf_hash, opens, written

ID, LOG, GROUP = UUID(int=1), UUID(int=2), UUID(int=3)
SALTS = st.binary(min_size=32, max_size=32)
NAMES = st.from_regex(rules.NAME, fullmatch=True)
LEAVES = st.builds(
    Leaf,
    kind=NAMES,
    entry=st.uuids(),
    log=st.uuids(),
    collective=st.uuids(),
    day=st.dates(),
    parts=st.dictionaries(NAMES, SALTS, max_size=5),
    refs=st.lists(st.builds(Ref, st.integers(0, 2**31), SALTS.map(bytes.hex), NAMES), max_size=3),
)


def test_a_commitment_is_as_the_format_says() -> None:
    salt = bytes(range(32))
    by_hand = sha256(b"part/v1" + b"00000000-0000-0000-0000-000000000001" + b"words" + salt + b'"Tea"').digest()
    assert commitment(ID, "words", salt, "Tea") == by_hand


@given(SALTS, VALUES, st.data())
def test_it_opens_with_its_salt_and_value_and_with_no_other(salt: bytes, value: Any, data: st.DataObject) -> None:
    bound = commitment(ID, "words", salt, value)
    assert opens(bound, ID, "words", salt, value)
    other_salt, other = data.draw(SALTS), data.draw(VALUES)
    assume(other_salt != salt and canonical(other) != canonical(value))
    assert not opens(bound, ID, "words", other_salt, value)
    assert not opens(bound, ID, "words", salt, other)
    assert not opens(bound, ID, "title", salt, value)
    assert not opens(bound, LOG, "words", salt, value)


@given(LEAVES)
def test_a_leaf_is_canonical_has_the_keys_of_the_format_and_stays_as_it_is(leaf: Leaf) -> None:
    data = written(leaf)
    said = parsed(data)
    assert canonical(said) == data
    assert set(said) == {"v", "type", "id", "log", "collective", "date", "parts", "refs"}
    assert written(leaf._replace(parts=dict(reversed(leaf.parts.items())))) == data


def test_a_leaf_is_as_it_was_when_the_format_was_fixed() -> None:
    leaf = Leaf("decision", ID, LOG, GROUP, date(2026, 3, 3), {"words": bytes(32)}, [Ref(0, "00" * 32, "corrects")])
    assert written(leaf).decode() == (
        '{"collective":"00000000-0000-0000-0000-000000000003","date":"2026-03-03",'
        '"id":"00000000-0000-0000-0000-000000000001","log":"00000000-0000-0000-0000-000000000002",'
        '"parts":{"words":"' + "00" * 32 + '"},'
        '"refs":[{"index":0,"leaf":"' + "00" * 32 + '","relation":"corrects"}],"type":"decision","v":1}'
    )
    assert leaf_hash(b"x") == sha256(b"\x00x").digest()


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": "A Decision"},
        {"parts": {"Words": bytes(32)}},
        {"parts": {f"part-{number}": bytes(32) for number in range(60)}},
        {"refs": [Ref(0, "00", "Corrects")]},
    ],
)
def test_what_is_no_leaf_is_refused(bad: dict[str, Any]) -> None:
    good = Leaf("decision", ID, LOG, GROUP, date(2026, 3, 3), {})
    assert written(good)
    with pytest.raises(BadLeaf):
        written(good._replace(**bad))


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(BadLeaf):
        commitment(ID, "words", b"short", "x")


def test_a_hold_is_within_its_bounds() -> None:
    assert [rules.hold_of(hours).total_seconds() / 3600 for hours in (0, 72, 9_999)] == [24, 72, 720]
