"""Words made safe for a page."""

import html

from hypothesis import example, given
from hypothesis import strategies as st

from ourterms.kit.html import escape


@given(st.text(st.sampled_from("&<>\"'a;£“")) | st.text())
@example("&lt;'\"&amp;>")
def test_it_is_what_the_standard_library_makes_of_them(words: str) -> None:
    assert escape(words) == html.escape(words)
