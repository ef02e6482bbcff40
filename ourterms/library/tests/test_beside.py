"""A picture, a PDF or a recording beside a page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ourterms.files.models import File
from ourterms.files.tests.made import mp3, pdf, photo, wav
from ourterms.kit import chance
from ourterms.library import actions
from ourterms.library.models import Enclosure, Page
from ourterms.people.acts import Refused
from tests.cast import AT, Cast, a_page

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def url(cast: Cast, name: str, page: Page, *more: object) -> str:
    return reverse(f"library:{name}", args=[cast.collective.pk, page.pk, *more])


def test_each_kind_stands_beside_the_page_and_can_be_taken(cast: Cast) -> None:
    page, ash = a_page(cast.third), cast.client("member")
    for data, words in ((photo(), "The back door"), (pdf(), "The bus map"), (mp3(), "How it sounds")):
        sent = {"id": chance.uuid(), "words": words, "file": SimpleUploadedFile("x", data)}
        assert ash.post(url(cast, "enclose", page), sent).status_code == 302
    html = cast.client("steward").get(url(cast, "page", page)).content.decode()
    assert '<img class="brought"' in html
    assert 'alt="The back door"' in html
    assert "<audio controls" in html
    for each in Enclosure.objects.select_related("file"):
        address = reverse("files:get", args=[cast.collective.pk, each.file_id])
        assert address in html
        assert cast.client("steward").get(address).status_code == 200
        assert cast.client("other collective's member").get(address).status_code == 404


def test_a_form_sent_twice_brings_one(cast: Cast) -> None:
    page, id = a_page(cast.third), chance.uuid()
    for _ in range(2):
        actions.enclose(by=cast.member, id=id, page=page, data=photo(), words="The back door", at=AT)
    assert Enclosure.objects.count() == File.objects.count() == 1


def test_what_we_do_not_take_or_nobody_named_is_refused_and_what_was_typed_stays(cast: Cast) -> None:
    page, ash = a_page(cast.third), cast.client("member")
    for data, words, said in ((wav(), "A song", "something else"), (photo(), "", "Say what it is")):
        sent = {"id": chance.uuid(), "words": words, "file": SimpleUploadedFile("x", data)}
        response = ash.post(url(cast, "enclose", page), sent)
        assert response.status_code == 422
        assert said in response.content.decode()
        assert words in response.content.decode()
    assert not Enclosure.objects.exists()
    assert not File.objects.exists()


def test_only_who_brought_it_takes_it_away_and_then_it_is_gone(cast: Cast) -> None:
    mine = cast.enclosure
    with pytest.raises(Refused):
        actions.take_out(by=cast.third, enclosure=mine)
    out = url(cast, "take-out", mine.page, mine.pk)
    assert cast.client("steward").post(out).status_code == 422
    assert cast.client("member").post(out).status_code == 302
    assert cast.client("member").post(out).status_code == 404
    assert not File.objects.exists()


def test_it_lies_in_the_same_collective_as_its_page(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.enclose(by=cast.elsewhere, id=chance.uuid(), page=a_page(cast.third), data=photo(), words="x", at=AT)


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_takes_as_many_queries_however_much_lies_beside_it(
    cast: Cast, number: int, django_assert_num_queries
) -> None:
    page = a_page(cast.third)
    for _ in range(number):
        actions.enclose(by=cast.member, id=chance.uuid(), page=page, data=photo(), words="x", at=AT)
    client = cast.client("member")
    with django_assert_num_queries(7):
        client.get(url(cast, "page", page))
