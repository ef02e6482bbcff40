"""PDFs, and files of Word and LibreOffice."""

import zipfile
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from ourterms.terms.documents import text_of
from ourterms.terms.documents.readers import read_kind
from ourterms.terms.tests.documents_made import docx, odt, paragraph, pdf, zipped
from ourterms.terms.tests.test_documents import read_or_why_not


def office(data):
    return read_kind(data, "zip").text


def locked(data, password):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, owner_password="theirs", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_it_reads_the_pages_of_a_pdf():
    read = read_kind(pdf("We pay £25\nfor two hours.", "Come on Monday."), "pdf")
    assert (read.text, read.kind, read.notes) == (
        "We pay £25\nfor two hours.\n\nCome on Monday.",
        "pdf",
        (),
    )


def test_it_reads_forty_pages_and_says_so():
    read = text_of(pdf(*(f"Page {number}." for number in range(1, 43))))
    assert read.text.endswith("Page 39.\n\nPage 40.")
    assert read.notes == ("This PDF is long: we read the first 40 pages of it.",)


def test_a_pdf_without_words_may_be_a_picture():
    assert read_or_why_not(pdf("", ""), "pdf").why == "scanned"


def test_a_pdf_with_a_password_is_refused_and_one_locked_against_changes_is_read():
    assert read_or_why_not(locked(pdf("We pay."), "secret"), "pdf").why == "pdf-locked"
    assert read_kind(locked(pdf("We pay."), ""), "pdf").text == "We pay."


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\nnothing here endobj", pdf("We pay.")[:120]])
def test_a_broken_pdf_is_called_broken(data):
    assert read_or_why_not(data, "pdf").why == "pdf-broken"


def test_a_page_that_cannot_be_read_is_noted():
    before, _, after = pdf("We pay.", "We rest.").rpartition(b"/FlateDecode")
    read = read_kind(before + b"/Unheard-of" + after, "pdf")
    assert read.text == "We pay."
    assert list(map(str, read.notes)) == ["Part of this PDF could not be read. Something may be missing."]


LISTED = '<w:numPr><w:numId w:val="3"/></w:numPr>'


def test_it_reads_paragraphs_and_lists_of_a_word_file():
    body = paragraph("We ask") + paragraph("An hour", LISTED) + paragraph("A word", LISTED) + paragraph("Bye")
    read = read_kind(docx(body), "zip")
    assert (read.text, read.kind) == ("We ask\n\n- An hour\n- A word\n\nBye", "docx")


def test_it_knows_lists_by_their_style_and_lists_without_dashes():
    styled = paragraph("One", '<w:pStyle w:val="ListBullet2"/>')
    plain = paragraph("Two", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert office(docx(styled + plain)) == "- One\n\nTwo"


def test_it_reads_the_tables_of_a_word_file():
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Fee", "", "£25 &amp; food"))
    two = f"<w:tr><w:tc>{paragraph('a')}{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr>"
    body = f"{paragraph('Money')}<w:tbl><w:tr>{cells}</w:tr>{two}</w:tbl>{paragraph('Bye')}"
    assert office(docx(body)) == "Money\n\nFee | £25 & food\na\nb\nc\n\nBye"


def test_it_reads_tabs_and_line_ends_but_not_tab_stops():
    run = "<w:r><w:t>Fee</w:t><w:tab/><w:t>£25</w:t><w:br/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>"
    assert office(docx(f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{run}</w:p>")) == "Fee\t£25\nco-op"


def test_it_reads_what_stands_now_and_each_text_box_once():
    body = (
        "<w:p><w:r><w:t>Now</w:t></w:r><w:del><w:r><w:delText>before</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
        f"<w:p><w:Choice><w:txbxContent>{paragraph('In a box')}</w:txbxContent></w:Choice>"
        f"<w:Fallback><w:txbxContent>{paragraph('In a box')}</w:txbxContent></w:Fallback></w:p>"
    )
    assert office(docx(body)) == "Now\n\nIn a box"


def test_it_reads_the_small_print_at_the_foot():
    assert office(docx(paragraph("We pay*"), footnotes=paragraph("In vouchers"))) == "We pay*\n\nIn vouchers"


def test_it_reads_a_libreoffice_text():
    body = (
        "<text:h>Join us</text:h><text:p>We<text:s/>pay <text:span>£25</text:span>.</text:p><text:list>"
        "<text:list-item><text:p>One</text:p></text:list-item><text:list-item><text:p>Two</text:p></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>Fee</text:p></table:table-cell>"
        "<table:table-cell><text:p>£25</text:p></table:table-cell></table:table-row></table:table>"
    )
    read = read_kind(odt(body), "zip")
    assert (read.text, read.kind) == ("Join us\n\nWe pay £25.\n\n- One\n- Two\n\nFee | £25", "odt")


def test_files_with_a_password_are_refused():
    secret = odt("", manifest="<file-entry><encryption-data/></file-entry>")
    assert read_or_why_not(secret, "zip").why == "locked"
    flagged = bytearray(docx(paragraph("We pay.")))
    flagged[flagged.index(b"PK\x01\x02") + 8] |= 1
    assert read_or_why_not(bytes(flagged), "zip").why == "locked"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04" + b"\x00" * 60, "broken"),
        (docx("<w:p>"), "broken"),
        (docx(""), "empty"),
        (zipped({str(number): "" for number in range(2_001)}), "heavy"),
    ],
)
def test_it_says_why_it_cannot_read_a_zip(data, why):
    assert read_or_why_not(data, "zip").why == why


def test_it_refuses_entities_before_they_grow():
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><x>&l9;</x>'
    assert read_or_why_not(zipped({"word/document.xml": bomb}), "zip").why == "unsafe"
    assert read_or_why_not(zipped({"word/document.xml": bomb.encode("utf-16")}), "zip").why == "unsafe"


def test_it_refuses_a_zip_that_unpacks_to_too_much():
    huge = docx(paragraph(" " * 25_000_000))
    assert len(huge) < 100_000
    assert read_or_why_not(huge, "zip").why == "heavy"


def test_it_refuses_a_zip_that_lies_about_its_size_or_is_packed_strangely():
    liar = bytearray(docx(paragraph(" " * 25_000_000)))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = liar.rindex(mark) + at
        liar[place : place + 4] = (1000).to_bytes(4, "little")
    assert read_or_why_not(bytes(liar), "zip").why == "broken"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<p/>")
    assert read_or_why_not(out.getvalue(), "zip").why == "unsafe"
