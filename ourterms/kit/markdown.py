"""Words with a little shape (Markdown) into HTML that is safe to show.

Two locks: the parser leaves HTML in the text as plain words, and a cleaner lets only a short list through.
No pictures: one from elsewhere would tell its owner who is reading, and when.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = frozenset(
    {"p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "h4"}
)
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"https", "http", "mailto"}
VERSION = 1  # to be raised when the same words become other HTML: what is kept under an older one is made anew


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # costs about 50 ms, so only where somebody wrote something

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")


def to_html(text: str) -> str:
    """Markdown as HTML made of `TAGS` only. A new line stays one. The highest heading is an h2: a page has one h1."""
    import nh3

    parser = _parser()
    tokens = parser.parse(text)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=2)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + 2, 4)}"
    return nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )
