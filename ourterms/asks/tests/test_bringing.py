"""A document that is brought in is kept, or read, or said to be neither: never lost without a word."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ourterms.asks import rules
from ourterms.asks.models import Ask, Offered
from ourterms.asks.tests.doors import ADVERT, brought, sent
from ourterms.collectives.models import Collective
from ourterms.files.models import File
from ourterms.files.tests import made as kept
from ourterms.kit import chance
from ourterms.terms.tests import documents_made as made
from tests.cast import PICTURE, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
HEAD = b"From: Mar Dene <mar@example.org>\nTo: us@example.org\nSubject: A panel\nMIME-Version: 1.0\n\n"
MAIL = HEAD + b"Two hours on Tuesday.\n"
WORD = made.docx(made.paragraph("Three hours on a Monday, unpaid."))
BROKEN = {
    "broken.pdf": b"%PDF-1.4\nnothing",
    "locked.pdf": kept.locked_pdf(),
    "broken.docx": b"PK\x03\x04nothing at all",
    "broken.png": b"\x89PNG\r\n\x1a\nnothing",
    "tool.exe": b"MZ\x90\x00\x03" + bytes(range(256)) * 40,
    "moving.gif": b"GIF89a\x01\x00\x01\x00" + bytes(40),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
}


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def bring(client: Client, group: Collective, name: str, data: bytes, **given: str) -> Any:
    values = {"institution": "Northgate University", "title": "A board", "came": "2026-03-02", "words": ADVERT}
    file = SimpleUploadedFile(name, data)
    url = reverse("asks:bring", args=[group.pk])
    return client.post(url, {"id": str(chance.uuid()), **values, **given, "file": file})


def on_the_file(page: str) -> str:
    """What is said beneath the field of the file."""
    return page.partition('id="id_file_error"')[2].partition("</p>")[0]


@pytest.mark.parametrize("words", ["", ADVERT])
@pytest.mark.parametrize("name", list(BROKEN))
def test_what_can_be_neither_kept_nor_read_is_said_on_its_field(
    group: Collective, ash: Client, name: str, words: str
) -> None:
    answer = bring(ash, group, name, BROKEN[name], words=words)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert len(on_the_file(page)) > 60
    assert "A board" in page
    assert words in page
    assert "Paste what they wrote" not in page
    assert not Ask.objects.exists()
    assert not File.objects.exists()


@pytest.mark.parametrize(("name", "data"), [("a.eml", MAIL), ("a.docx", WORD), ("a.txt", b"Come on a Friday.")])
def test_the_words_of_an_e_mail_or_a_word_file_stand_beneath_what_was_pasted(
    group: Collective, ash: Client, name: str, data: bytes
) -> None:
    found = {"a.eml": "Two hours on Tuesday.", "a.docx": "Three hours on a Monday", "a.txt": "Come on a Friday."}[name]
    assert bring(ash, group, name, data).status_code == 302
    ask = Ask.objects.get()
    assert ask.words.startswith(ADVERT)
    assert ask.words.count(found) == 1
    assert ask.document is None
    assert bring(ash, group, name, data, words="").status_code == 302
    alone = Ask.objects.exclude(pk=ask.pk).get()
    assert found in alone.words
    # Who pasted all of it and chose the file too gets it once.
    assert bring(ash, group, name, data, words=f"Ash found this.\n\n{alone.words}\n").status_code == 302
    assert Ask.objects.order_by("-at", "pk").filter(words__startswith="Ash found this.").get().words.count(found) == 1


@pytest.mark.parametrize(("name", "data"), [("a.pdf", kept.pdf()), ("a.png", PICTURE)])
def test_a_pdf_or_a_picture_lies_beside_what_was_pasted(group: Collective, ash: Client, name: str, data: bytes) -> None:
    assert bring(ash, group, name, data).status_code == 302
    ask = Ask.objects.get()
    assert (ask.words, ask.document is not None) == (ADVERT, True)


def test_more_words_than_we_keep_are_said_and_not_cut(group: Collective, ash: Client) -> None:
    long = made.docx(made.paragraph("A line of words. " * 1_300))
    for words in ("", ADVERT):
        page = bring(ash, group, "long.docx", long, words=words).content.decode()
        assert "20,000" in on_the_file(page)
    assert not Ask.objects.exists()


def test_a_file_has_to_be_chosen_again_when_something_else_has_to_be_put_right(group: Collective, ash: Client) -> None:
    for given in ({"institution": ""}, {"came": "2027-03-02"}):
        answer = bring(ash, group, "a.png", PICTURE, **given)
        assert answer.status_code == 422
        assert "Choose it again" in on_the_file(answer.content.decode())
    assert not Ask.objects.exists()


def test_another_file_in_the_same_form_is_the_one_that_is_kept(group: Collective, ash: Client) -> None:
    id = str(chance.uuid())
    assert bring(ash, group, "a.png", PICTURE, id=id, came="2027-03-02").status_code == 422
    assert bring(ash, group, "b.pdf", kept.pdf(), id=id).status_code == 302
    document = Ask.objects.get().document
    assert document is not None
    assert document.kind == "pdf"


def test_of_their_answer_it_is_said_on_the_field_too(cast: Cast, group: Collective, ash: Client) -> None:
    ask = brought(cast.member)
    sent(cast, ask, rules.ASK_FIRST)
    url = reverse("asks:answer", args=[group.pk, ask.pk])
    given = {"id": str(chance.uuid()), "words": "See the sheet.", "file": SimpleUploadedFile("a.eml", MAIL)}
    page = ash.post(url, given).content.decode()
    assert "We take pictures" in on_the_file(page)
    given = {"id": str(chance.uuid()), "pay_amount": "-5", "file": SimpleUploadedFile("a.png", PICTURE)}
    assert "Choose it again" in on_the_file(ash.post(url, given).content.decode())
    assert Offered.objects.filter(ask=ask).count() == 1
