from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ourterms.kit.markdown import TAGS, to_html

ALLOWED = {("a", "href"), ("a", "rel"), ("ol", "start")}


class Seen(HTMLParser):
    """Collects every element and attribute a browser would see."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.links = set(), set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]


def test_it_shapes_words():
    assert (
        to_html("We said **no**.\nThen we *left*.")
        == "<p>We said <strong>no</strong>.<br>\nThen we <em>left</em>.</p>\n"
    )


def test_it_makes_lists():
    assert to_html("- tea\n- rest") == "<ul>\n<li>tea</li>\n<li>rest</li>\n</ul>\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("# One", {"h2"}), ("Two\n---", {"h2"}), ("# One\n\n## Two\n\n###### Six", {"h2", "h3", "h4"})],
)
def test_it_leaves_h1_to_the_page(written, shown):
    assert Seen(to_html(written)).tags == shown


def test_it_shows_html_as_plain_words():
    assert to_html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"


def test_it_keeps_links_and_tells_them_nothing():
    html = to_html("[us](https://example.org/?a=1&b=2)")
    assert html == '<p><a href="https://example.org/?a=1&amp;b=2" rel="nofollow noopener noreferrer">us</a></p>\n'


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "vbscript:x"])
def test_it_drops_links_that_do_things(address):
    assert Seen(to_html(f"[here]({address}) <{address}>")).links == []


def test_it_shows_no_pictures():
    assert "img" not in Seen(to_html("![seen](https://example.org/pixel.gif)")).tags


pieces = st.sampled_from(
    ["<", ">", "script", "img src=x onerror=y", "`", "\n\n", "    ", "[a](", ")", "&#x6a;", '"', "#", "> "]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces | st.text(max_size=8), max_size=25).map("".join))
@example('<a href="javascript:x" onclick=y>z</a>')
@example("[x](java\nscript:alert)")
def test_nothing_gets_through_that_is_not_on_the_list(text):
    seen = Seen(to_html(text))
    assert seen.tags <= TAGS
    assert seen.attributes <= ALLOWED
    assert not [link for link in seen.links if link.lower().startswith(("javascript:", "data:", "vbscript:"))]
