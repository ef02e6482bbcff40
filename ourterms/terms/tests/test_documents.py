"""Telling what something is, plain text, and what is refused by its first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit.speech import speak_with
from ourterms.terms.documents import CannotRead, Document, pasted, text_of
from ourterms.terms.documents.base import (
    MOST_ATTACHED,
    MOST_BYTES,
    MOST_LETTERS,
    MOST_PAGES,
    MOST_RAW,
    NOTES,
    REFUSALS,
)
from ourterms.terms.documents.kinds import kind_of
from ourterms.terms.documents.readers import read_kind
from ourterms.terms.tests.documents_made import docx, paragraph, pdf, zipped


def why_not(data, name=""):
    with pytest.raises(CannotRead) as refused:
        text_of(data, name)
    return refused.value.why


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_reads_text_with_or_without_a_byte_order_mark(alphabet):
    assert text_of("We pay £25 – an hour.".encode(alphabet)) == Document("We pay £25 – an hour.", "text", ())


def test_it_takes_other_text_for_windows_1252_and_says_so():
    read = text_of("We pay £25 – an hour.".encode("cp1252"))
    assert read.text == "We pay £25 – an hour."
    assert read.notes == ("The file did not say how its letters are stored. Signs such as £ or é may be wrong.",)


def test_it_ends_lines_one_way_and_keeps_one_blank_line():
    assert text_of(b"One  \r\nTwo\rThree\n\n\n\nFour\x0bFive\n").text == "One\nTwo\nThree\n\nFour\nFive"


def test_it_removes_what_cannot_be_seen():
    text = "\ufeffvol\xadun\u200bteer\x00s \u202ework\u202c f\xf6r\xa0free, e\u0301tat, of\ufb01ce" + " and more" * 50
    assert text_of(text.encode()).text.startswith("volunteers work för free, état, office and more")


def test_it_cuts_very_long_text_at_a_line_end_and_says_so():
    read = text_of(("x" * 98 + "\n").encode() * 2000)
    assert len(read.text) == 404 * 99 - 1
    assert read.notes == ("This is very long: we read the first 40,000 letters of it.",)


def test_it_cuts_text_without_any_line_end_between_words():
    read = text_of(b"word " * 30_000)
    assert len(read.text) == MOST_LETTERS - 1
    assert read.text.endswith("word")


def test_it_is_quick_with_thousands_of_accents_on_one_letter():
    assert len(text_of(("a" + "\u0301\u0316" * 50_000).encode()).text) < 40


@pytest.mark.parametrize("nothing", [b"", b" \n\t ", "\ufeff\u200b".encode()])
def test_it_says_when_there_are_no_words(nothing):
    assert why_not(nothing) == "empty"


def test_it_refuses_more_than_five_megabytes():
    assert why_not(b"a" * (MOST_BYTES + 1)) == "big"


def ole(inside):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + inside.encode("utf-16-le") + b"\x00" * 100


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (ole("WordDocument"), "doc"),
        (ole("EncryptedPackage"), "locked"),
        (ole("__substg1.0_0037001F"), "msg"),
        (ole("Workbook"), "sheet"),
        (ole("PowerPoint Document"), "slides"),
        (ole("Something"), "unknown"),
        (b"{\\rtf1\\ansi We pay}", "rtf"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"GIF89a" + b"\x00" * 50, "picture"),
        (b"BM\x00\x00\x00\x00", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "picture"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00", "unknown"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 50, "unknown"),
        (zipped({"xl/workbook.xml": "<x/>"}), "sheet"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "slides"),
        (zipped({"Index/Document.iwa": b"\x00"}), "pages"),
        (zipped({"advert.txt": "We pay."}), "zip"),
    ],
)
def test_it_names_what_it_cannot_read(data, why):
    assert why_not(data, "advert.pdf") == why


def test_the_bytes_tell_the_kind_not_the_name():
    assert kind_of(b"%PDF-1.4\n", "a.txt") == kind_of(b"\r\n%PDF-1.4\n") == "pdf"
    assert kind_of(b"BMA members are asked to give an hour.", "a.png") == "text"
    assert kind_of(b"Why does it say %PDF-1.4 when I open this?", "a.pdf") == "text"
    assert kind_of(docx(""), "a.zip") == "zip"


def test_an_email_copied_from_the_screen_is_just_text():
    copied = b"From: Jo Marsh\nSent: Monday\nTo: Us\nSubject: A panel\n\nWould you come?\n"
    assert text_of(copied) == Document(copied.decode().strip(), "text", ())


def test_each_refusal_says_in_two_sentences_at_most_what_to_do():
    for why in REFUSALS:
        message = CannotRead(why).message
        assert 1 <= len([part for part in message.split(". ") if part]) <= 2, message
        assert message.endswith(".")
        assert "!" not in message
        assert any(word in message for word in ("Copy", "copy", "paste", "choose", "Type")), message


def test_sentences_are_translated_when_they_are_read():
    refused = CannotRead("empty")
    speak_with(lambda sentence: "Dim geiriau.", lambda one, many, n: one)
    try:
        assert refused.message == "Dim geiriau."
    finally:
        speak_with(str, lambda one, many, n: one if n == 1 else many)
    assert refused.message == REFUSALS["empty"]


def test_the_notes_tell_the_limits_as_they_are():
    assert f"{MOST_LETTERS:,}" in NOTES["long"]
    assert f"{MOST_PAGES} pages" in NOTES["pages"]
    assert f"first {MOST_ATTACHED} " in NOTES["more-attached"]
    assert f"{MOST_BYTES // 1024**2} MB" in REFUSALS["big"]


EMAIL = b"From: jo@example.org\nSubject: =?utf-8?q?A_panel?=\nMIME-Version: 1.0\nContent-Type: "
STARTS = [
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><p>", b"\xff\xfe", b"<html><table><td><![", EMAIL,
    EMAIL + b'multipart/mixed; boundary="x"\n\n--x\n', EMAIL + b"text/plain; charset=", b"{\\rtf",
]  # fmt: skip


def read_or_why_not(data, kind):
    try:
        return read_kind(data, kind or kind_of(data)).text.strip()
    except CannotRead as refused:
        return refused


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_no_bytes_raise_anything_else(start, rest):
    assert read_or_why_not(start + rest, None)


MARKUP = [
    "<p>", "</p>", "<li>", "</ul>", "<td>", "<tr>", "</tr>", "</td>", "<table>", "</table>", "<nav>", "</nav>",
    "<pre>", "</pre>", "<a href=mailto:x@y>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<", "&#", "a", " ", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKUP), max_size=40))
def test_no_page_however_broken_raises_anything_else(pieces):
    read = read_or_why_not("".join(pieces).encode(), "html")
    assert read.why == "empty" if isinstance(read, CannotRead) else "  " not in read


@pytest.mark.parametrize("whole", [pdf("We pay £25."), docx(paragraph("We pay.") * 20), EMAIL + b"text/plain\n\nHi"])
def test_a_file_that_did_not_arrive_whole_is_read_or_refused(whole):
    for length in range(8, len(whole), 7):
        read = read_or_why_not(whole[:length], kind_of(whole))
        assert read
        assert getattr(read, "why", "empty") in ("broken", "pdf-broken", "scanned", "empty")


@pytest.mark.parametrize(
    "text", ["They pay £25.\n<br><br><br>", "Received: your letter\nFrom: us", "Message-ID: none\nSubject: our panel"]
)
def test_what_is_pasted_is_no_page_or_mail_by_its_last_line(text):
    assert pasted(text) == Document(text, "text")


def test_a_mark_of_the_byte_order_is_no_letter_of_what_is_pasted():
    assert pasted("\ufeff" + "\n" * (MOST_RAW - 1) + "x").text == "x"
