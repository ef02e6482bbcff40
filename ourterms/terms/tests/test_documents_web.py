"""Web pages to readable text."""

import pytest

from ourterms.terms.documents import looks_like_html, text_of
from ourterms.terms.documents.readers import read_kind


def words(page):
    return read_kind(page.encode(), "html").text


def test_it_puts_headings_paragraphs_and_lines_on_their_own():
    assert words("<h1>Join\n us</h1><p>We <b>pay</b> you.<br>Really.<div>Soon</div>") == (
        "Join us\n\nWe pay you.\nReally.\nSoon"
    )


def test_it_gives_list_items_a_dash():
    page = "<p>We ask:</p><ul>\n<li>One</li>\n<li><p>Two <i>more</i></p><ol><li>Inner</ol><li>Three</ul>Then"
    assert words(page) == "We ask:\n\n- One\n- Two more\n- Inner\n- Three\n\nThen"


def test_it_puts_short_cells_side_by_side():
    page = "<table><tr><th>Fee<th>Hours</tr>\n<tr><td><p>&pound;25</p></td>\n<td>2</td></tr></table>Bye"
    assert words(page) == "Fee | Hours\n£25 | 2\n\nBye"


def test_it_puts_cells_of_several_lines_below_each_other():
    page = "<table><tr><td><h2>Left</h2><p>a</p></td><td><table><tr><td>b</td></tr></table><p>c</p></td></table>"
    assert words(page) == "Left\n\na\nb\n\nc"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) x()</script>",
        "<style>p {}</style>",
        "<nav><ul><li>Home</ul></nav>",
        "<div style='color:red; display : none'><div>x</div>y</div>",
        "<p hidden>x</p>",
        "<span aria-hidden=true>x</span>",
        "<!-- x -->",
        "<![if !mso]>",
    ],
)
def test_it_leaves_out_what_nobody_sees(hidden):
    assert words(f"<p>We pay.</p>{hidden}<p>You rest.</p>") == "We pay.\n\nYou rest."


def test_something_hidden_that_never_ends_does_not_swallow_the_rest():
    assert words("<nav><p>Menu</p><p>We pay you £25.</p>") == "Menu\n\nWe pay you £25."


def test_it_reads_entities_and_survives_impossible_ones():
    assert words("<p>&pound;25&nbsp;&#8211;&#x20;caf&eacute; &#" + "1" * 5000 + "; &nonsense;</p>") == (
        "£25 – café &nonsense;"
    )


def test_links_keep_their_words_and_addresses_of_people():
    page = '<a href="https://example.org/x">Our page</a>, '
    page += '<a href="mailto:jo%40example.org?subject=Hi">ask Jo</a>, '
    page += '<a href="mailto:al@example.org">al@example.org</a>'
    assert words(page) == "Our page, ask Jo (jo@example.org), al@example.org"


def test_it_keeps_lines_that_are_set_as_they_are():
    assert words("<pre>One\nTwo\n\nThree</pre>Four") == "One\nTwo\n\nThree\n\nFour"


def test_it_believes_the_alphabet_a_page_names():
    page = '<html><meta charset="koi8-r"><p>Платим'.encode("koi8-r")
    assert read_kind(page, "html").text == "Платим"
    assert read_kind(page, "html").notes == ()


def test_pasted_source_of_a_page_is_read_as_one():
    read = text_of("<p>We pay</p><p>£25</p>".encode())
    assert (read.text, read.kind) == ("We pay\n\n£25", "html")


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><p>Hi", True),
        ("\ufeff <!-- saved --> <HTML>", True),
        ("<div>One<br>Two</div>", True),
        ("Dear <name>, write to <jo@example.org> or <b>", False),
        ("We pay <p> nothing", False),
        ("5 < 6 and 7 > 6", False),
    ],
)
def test_it_tells_a_page_from_words(text, is_page):
    assert looks_like_html(text) is is_page
