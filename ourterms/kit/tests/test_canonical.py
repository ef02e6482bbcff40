"""One text for one value: RFC 8785's own examples, as far as we take them, and what is refused."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit.canonical import LARGEST, NotCanonical, canonical, parsed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS,
    lambda each: (
        st.lists(each, max_size=4)
        | st.dictionaries(TEXTS.map(lambda text: unicodedata.normalize("NFC", text)), each, max_size=4)
    ),
    max_leaves=12,
)


def test_the_example_of_3_2_2_but_for_its_fractions() -> None:
    text = r'{"string": "\u20ac$\u000F\u000aA' "'" r'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}'
    wanted = '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    assert canonical(parsed(text)).decode() == wanted


def test_the_bytes_of_3_2_4() -> None:
    wanted = bytes.fromhex(
        "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c"
        "22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d"
    )
    assert canonical({"string": '€$\x0f\nA\'B"\\\\"/', "literals": [None, True, False]}) == wanted


def test_the_sorting_of_3_2_3_goes_by_utf_16() -> None:
    text = (
        '{"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", '
        '"\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", '
        '"\\u00f6": "Latin Small Letter O With Diaeresis"}'
    )
    said = list(json.loads(canonical(parsed(text))).values())
    # U+FB33 is two letters in form C, and comes earlier than in the RFC, which does not compose.
    assert said == [
        *("Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis"),
        *("Hebrew Letter Dalet With Dagesh", "Euro Sign", "Emoji: Grinning Face"),
    ]


@given(VALUES)
def test_it_is_the_same_text_again_and_the_same_value(value: Any) -> None:
    once = canonical(value)
    assert canonical(parsed(once)) == once
    assert canonical(json.loads(json.dumps(value))) == once


@given(TEXTS)
def test_a_letter_in_one_piece_or_in_two_is_the_same(text: str) -> None:
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(unicodedata.normalize("NFC", text))


@given(st.dictionaries(st.text("abcöé€", max_size=4), st.integers(0, 9), max_size=6))
def test_the_order_of_the_keys_does_not_matter(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize(
    "bad",
    [1.5, 1.0, float("nan"), LARGEST + 1, -LARGEST - 1, {1: "x"}, b"x", "\ud800", {"e\u0301": 1, "\u00e9": 2}, {1}],
)
def test_what_has_no_canonical_form_is_refused(bad: Any) -> None:
    assert canonical(LARGEST) == b"9007199254740991"
    with pytest.raises(NotCanonical):
        canonical(bad)


@pytest.mark.parametrize(
    "bad",
    [
        *('{"a":1,"a":2}', "[1.5]", "[1e3]", "[NaN]", "{", "", "[9007199254740992]", "[" * 9_999, '"\\ud800"'),
        *('"é"'.encode("utf-16"), '"é"'.encode("latin-1"), b'"\xed\xa0\x80"', b"\xef\xbb\xbf1"),
    ],
    ids=lambda bad: repr(bad)[:20],
)
def test_a_text_is_refused_that_two_readers_might_read_differently(bad: str | bytes) -> None:
    with pytest.raises(NotCanonical):
        parsed(bad)
