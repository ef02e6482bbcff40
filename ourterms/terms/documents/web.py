"""A web page, or an e-mail written as one, to readable text."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

from ourterms.terms.documents.base import MOST_RAW, Found
from ourterms.terms.documents.plain import declared_in, decoded, row_of, tidy

_NEVER_SHOWN = {
    "script",
    "style",
    "template",
    "noscript",
    "title",
    "svg",
    "iframe",
    "object",
    "select",
    "textarea",
}
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source", "track"}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr"}
_LINES = {"div", "section", "article", "header", "footer", "main", "aside", "address", "figure", "figcaption"}
_LINES |= {"dt", "dd", "form", "fieldset", "legend", "details", "summary", "caption", "center", "body"}


class _Page(HTMLParser):
    """Collects words. `hide`: leave out menus and what the page hides, too."""

    def __init__(self, hide: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.hide = hide
        self.out: list[str] = []
        self.breaks = 0  # line ends owed before the next word
        self.bullet = False
        self.dropping = ""  # the tag whose inside is left out
        self.depth = 0
        self.lists = 0  # how deep inside lists
        self.kept_as_is = 0  # inside <pre>
        self.mailto = ""
        self.link_from = 0
        # Open tables, rows and cells: what it is, where the words outside go on, and the cells of a row.
        self.open: list[tuple[str, list[str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.dropping:
            self.depth += tag == self.dropping
            return
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID and self._is_dropped(tag, given):
            self.dropping, self.depth = tag, 1
            return
        if tag == "li":
            self._break(1)
            self.bullet = True
        elif tag == "br":
            self.breaks = min(self.breaks + 1, 2)
        elif tag in ("td", "th"):
            self._close("cell")
            if not self.open or self.open[-1][0] != "row":
                self._open("row")
            self._open("cell")
        elif tag == "tr":
            self._close("row")
            self._open("row")
        elif tag == "a" and given.get("href", "").lower().startswith("mailto:"):
            self.mailto = unquote(given["href"][7:].partition("?")[0])[:200]
            self.link_from = len(self.out)
        self._break(2 if tag in _PARAGRAPHS else tag in _LINES)
        if tag == "table":
            self._open("table")
        self.lists += tag in ("ul", "ol")
        self.kept_as_is += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if self.dropping:
            self.depth -= tag == self.dropping
            if not self.depth:
                self.dropping = ""
            return
        if tag == "a" and self.mailto:
            if self.mailto not in "".join(self.out[self.link_from :]):
                self._words(f" ({self.mailto})")
            self.mailto = ""
        elif tag in ("td", "th", "tr", "table"):
            self._close({"tr": "row", "table": "table"}.get(tag, "cell"))
        self.bullet = self.bullet and tag != "li"
        self.lists -= tag in ("ul", "ol") and self.lists > 0
        self._break(2 if tag in _PARAGRAPHS else tag in _LINES or tag == "li")
        self.kept_as_is -= tag == "pre" and self.kept_as_is > 0

    def handle_data(self, data: str) -> None:
        if self.dropping:
            return
        if not self.kept_as_is:
            self._words(data)
            return
        for number, line in enumerate(data.split("\n")):
            self.breaks = min(self.breaks + (number > 0), 2)
            self._words(line)

    def finish(self) -> str:
        """Everything collected, whatever was left open."""
        while self.open:
            self._close_last()
        return "".join(self.out)

    def _is_dropped(self, tag: str, given: dict[str, str]) -> bool:
        return tag in _NEVER_SHOWN or (
            self.hide
            and (
                tag == "nav"
                or "hidden" in given
                or given.get("aria-hidden", "").lower() == "true"
                or bool(_HIDDEN_STYLE.search(given.get("style", "")))
            )
        )

    def _break(self, lines: int) -> None:
        if not self.bullet:  # a paragraph in a list item stays beside its dash
            self.breaks = max(self.breaks, min(lines, 1) if self.lists else lines)

    def _words(self, words: str) -> None:
        words = re.sub(r"\s+", " ", words)
        fresh = self.breaks or self.bullet or not self.out
        if fresh or self.out[-1].endswith(" "):
            words = words.removeprefix(" ")
        if not words:
            return
        if fresh:
            words = "\n" * (self.breaks if self.out else 0) + "- " * self.bullet + words
            self.breaks, self.bullet = 0, False
        self.out.append(words)

    def _block(self, words: str, lines: int) -> None:
        if words:
            self.out.append("\n" * (lines if self.out else 0) + words)
            self.breaks = lines

    def _open(self, what: str) -> None:
        self.open.append((what, self.out, []))
        self.out, self.breaks, self.bullet = [], 0, False

    def _close(self, what: str) -> None:
        """Close the innermost table, row or cell of this name and what is in it, but no table around it."""
        at = len(self.open) - 1
        while at >= 0 and self.open[at][0] not in (what, "table"):
            at -= 1
        if at >= 0 and self.open[at][0] == what:
            while len(self.open) > at:
                self._close_last()

    def _close_last(self) -> None:
        what, outer, cells = self.open.pop()
        words = "".join(self.out)
        self.out, self.breaks, self.bullet = outer, 0, False
        if what == "cell":
            self.open[-1][2].append(words)
        elif what == "row":
            self._block(row_of([*cells, words]), 1)
        else:
            self._block(words.strip(), 2)


def text_of_page(source: str) -> str:
    """The words of a page as somebody sees them; links keep theirs, and e-mail addresses behind them."""
    # What follows makes the parser stumble: marked sections, and numbers longer than any letter has.
    source = re.sub(r"&#\d{8,};?", "", source.replace("<![", "<!"))
    for hide in (True, False):
        page = _Page(hide)
        page.feed(source)
        page.close()
        if not page.dropping:  # otherwise something hidden never ended, and may have swallowed the rest
            break
    return tidy(page.finish()[:MOST_RAW])


def read_page(data: bytes) -> Found:
    """A web page in whatever alphabet."""
    source, notes = decoded(data, declared_in(data))
    return Found(text_of_page(source), "html", notes)
