"""Saved e-mails."""

from email.message import EmailMessage

import pytest

from ourterms.terms.documents import text_of
from ourterms.terms.documents.kinds import kind_of
from ourterms.terms.documents.readers import read_kind
from ourterms.terms.tests.documents_made import docx, paragraph, pdf
from ourterms.terms.tests.test_documents import why_not


def email(words="Would you come?"):
    message = EmailMessage()
    message["Subject"] = "A panel – for you"
    message["From"] = "Zoë Marsh <zoe@example.org>"
    message["Date"] = "Tue, 3 Mar 2026 10:00:00 +0000"
    if words:
        message.set_content(words)
    return message


def read(message):
    data = message if isinstance(message, bytes) else message.as_bytes()
    assert kind_of(data) == "email"
    return read_kind(data, "email")


TOP = "Subject: A panel – for you\nFrom: Zoë Marsh <zoe@example.org>\nDate: Tue, 03 Mar 2026 10:00:00 +0000"


def test_it_puts_subject_sender_and_date_on_top():
    assert read(email("We pay £25.\n")).text == f"{TOP}\n\nWe pay £25."


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_it_reads_each_way_of_packing_words(cte):
    message = email("")
    message.set_content("We pay £25, café.", cte=cte)
    assert read(message).text.endswith("\n\nWe pay £25, café.")


def test_it_prefers_the_plain_words_to_the_page():
    message = email("Plain words.")
    message.add_alternative("<p>A page.</p>", subtype="html")
    assert read(message).text == f"{TOP}\n\nPlain words."


def test_it_reads_the_page_where_there_are_no_plain_words_or_only_a_stub():
    message = email("View this in a browser.")
    message.add_alternative("<p>We pay.</p><ul><li>An hour of your time" + " and more" * 50, subtype="html")
    assert read(message).text.startswith(f"{TOP}\n\nWe pay.\n\n- An hour of your time and more")
    assert "browser" not in read(message).text
    only_page = email("")
    only_page.set_content("<p>We pay &pound;25.</p>", subtype="html")
    assert read(only_page).text == f"{TOP}\n\nWe pay £25."


def test_a_page_with_pictures_inside_is_not_read_twice():
    message = email("Plain words.")
    message.add_alternative("<p>Plain words.</p><img src=cid:x>", subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<x>")
    assert read(message).text == f"{TOP}\n\nPlain words."


def test_it_reads_what_is_attached_under_its_name():
    message = email("See attached.")
    message.add_attachment(pdf("We pay £25."), maintype="application", subtype="pdf", filename="Röle.pdf")
    message.add_attachment(docx(paragraph("Two hours")), maintype="application", subtype="x", filename="b.docx")
    message.add_attachment("No\ntravel", filename="c.txt")
    assert read(message).text == (
        f"{TOP}\n\nSee attached.\n\nAttached: Röle.pdf\n\nWe pay £25.\n\nAttached: b.docx\n\nTwo hours"
        "\n\nAttached: c.txt\n\nNo\ntravel"
    )


def test_it_names_what_it_could_not_read_and_stops_after_five():
    message = email("See attached.")
    message.add_attachment(b"\x89PNG" + b"\x00" * 9, maintype="image", subtype="png", filename="poster.png")
    message.add_attachment(b"From: x@y\nReceived: z\n\nHi", maintype="application", subtype="x", filename="b.eml")
    for number in range(6):
        message.add_attachment(f"Part {number}", filename=f"{number}.txt")
    found = text_of(message.as_bytes())
    assert "Part 2" in found.text
    assert "Part 3" not in found.text
    assert found.notes == (
        "We could not read something attached to it: poster.png.",
        "We could not read something attached to it: b.eml.",
        "A lot is attached to this e-mail: we read the first 5 things.",
    )


def test_logos_under_a_name_do_not_count_as_attached():
    message = email("See attached.")
    for number in range(6):
        logo = {"maintype": "image", "subtype": "png", "filename": f"image00{number}.png"}
        message.add_attachment(b"\x89PNG", disposition="inline", cid=f"<{number}>", **logo)
    message.add_attachment(pdf("We pay."), maintype="application", subtype="pdf", filename="a.pdf")
    assert read(message).text == f"{TOP}\n\nSee attached.\n\nAttached: a.pdf\n\nWe pay."
    assert read(message).notes == ()


def test_it_reads_an_email_inside_an_email():
    message = email("Have you seen this?")
    message.add_attachment(email("Would you come?"))
    assert read(message).text == f"{TOP}\n\nHave you seen this?\n\n{TOP}\n\nWould you come?"


@pytest.mark.parametrize("alphabet", ["us-ascii", "utf-8", "no-such-thing", "punycode", '"', "windows-1252"])
def test_a_wrong_alphabet_does_not_spoil_the_words(alphabet):
    kind = f"text/plain; charset={alphabet}"
    data = f"From: jo@example.org\nMIME-Version: 1.0\nContent-Type: {kind}\n\nWe pay £25."
    assert read(data.encode("cp1252")).text == "From: jo@example.org\n\nWe pay £25."


@pytest.mark.parametrize(
    "header",
    [
        b"From: =?utf-8?b?/////?= <",
        b"From: jo@example.org (((((",
        b"Date: the day after",
        b"Subject: =?x?q?=ff?=\nSubject: twice",
        b"From: \xff\xfe\x00 <a@b",
        b"Content-Type: multipart/mixed\nFrom: x",
        b"Content-Type: ;;;\nContent-Disposition: ;\nTo: a",
        b"Content-Transfer-Encoding: base65\nTo: [[",
    ],
)
def test_malformed_headers_do_not_stop_it(header):
    assert "We pay" in read(b"Received: from x\n" + header + b"\nSubject: y\n\nWe pay you for this.\n").text


def test_a_mailbox_file_and_a_bare_email_with_its_ending_are_emails():
    assert kind_of(b"From jo@example.org Tue Mar  3\nReceived: x\n by y\nSubject: z\n\nHi") == "email"
    bare = b"From: jo@example.org\nSubject: =?utf-8?q?Caf=C3=A9?=\n\nHi"
    assert kind_of(bare) == "text"
    assert text_of(bare, "a.EML").text == "Subject: Café\nFrom: jo@example.org\n\nHi"


@pytest.mark.parametrize("levels", [30, 1500])
def test_an_email_nested_without_end_is_refused(levels):
    nest = "".join(f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(levels))
    data = f"From: jo@example.org\nMIME-Version: 1.0\n{nest}\nHi".encode()
    assert why_not(data) == "heavy"


def test_an_email_without_words_says_so():
    assert why_not(b"From: jo@example.org\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx") == "empty"
