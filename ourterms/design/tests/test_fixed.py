"""A page that is the same for everybody is drawn once."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.safestring import SafeString

from ourterms.design import fixed
from ourterms.kit import clock

ASK = RequestFactory()


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    fixed.forget()
    yield
    fixed.forget()


@pytest.fixture
def times() -> list[str]:
    return []


@pytest.fixture
def page(times: list[str]):
    @fixed.fixed
    def view(request: HttpRequest) -> HttpResponse:
        times.append(request.method or "")
        return HttpResponse(f"drawn {len(times)}", status=404 if request.path == "/none/" else 200)

    return view


def test_it_is_drawn_once_for_each_address(page, times) -> None:
    assert [page(ASK.get("/a/")).content for _ in range(3)] == [b"drawn 1"] * 3
    assert page(ASK.get("/b/")).content == b"drawn 2"


def test_it_comes_compressed_to_who_can_read_that(page) -> None:
    response = page(ASK.get("/a/", headers={"Accept-Encoding": "gzip, br"}))
    assert gzip.decompress(response.content) == b"drawn 1"
    assert response["Vary"] == "Accept-Encoding"
    assert page(ASK.get("/a/")).content == b"drawn 1"


def test_who_has_it_already_gets_no_second_copy(page) -> None:
    etag = page(ASK.get("/a/"))["ETag"]
    again = page(ASK.get("/a/", headers={"If-None-Match": etag}))
    assert (again.status_code, again.content) == (304, b"")
    assert page(ASK.get("/a/", headers={"If-None-Match": '"other"'})).status_code == 200


def test_it_is_drawn_anew_the_next_day(page) -> None:
    with clock.frozen(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        assert page(ASK.get("/a/")).content == b"drawn 1"
    with clock.frozen(datetime(2026, 11, 24, 12, tzinfo=UTC)):
        assert page(ASK.get("/a/")).content == b"drawn 2"


def test_what_is_sent_is_never_kept(page, times) -> None:
    page(ASK.post("/a/"))
    page(ASK.post("/a/"))
    assert times == ["POST", "POST"]


def test_what_is_marked_not_to_be_stored_is_not_kept(times) -> None:
    @fixed.fixed
    def view(request: HttpRequest) -> HttpResponse:
        times.append("")
        return HttpResponse("mine", headers={"Cache-Control": "no-store"})

    assert [view(ASK.get("/a/"))["Cache-Control"] for _ in range(2)] == ["no-store"] * 2
    assert len(times) == 2


def test_what_is_not_there_is_not_kept(page, times) -> None:
    page(ASK.get("/none/"))
    page(ASK.get("/none/"))
    assert len(times) == 2


def test_an_answer_to_a_form_is_made_each_time_and_compressed(times) -> None:
    @fixed.fixed
    def view(request: HttpRequest) -> HttpResponse:
        times.append("")
        return HttpResponse(f"{len(times)} " * 200)

    first, second = (view(ASK.post("/a/", headers={"Accept-Encoding": "gzip"})) for _ in range(2))
    assert gzip.decompress(first.content).startswith(b"1 ")
    assert gzip.decompress(second.content).startswith(b"2 ")
    assert (first["Content-Encoding"], first["Vary"]) == ("gzip", "Accept-Encoding")
    assert view(ASK.post("/a/")).content.startswith(b"3 ")


def figure(amount: str, words: str, id: str = "") -> HttpResponse:
    return fixed.draw(ASK.get("/a/"), "design/_figure.html", {"id": id}, {"amount": amount, "words": words})


def test_the_places_of_a_page_are_filled_anew_and_what_filled_them_is_not_kept() -> None:
    first, second = figure("£25.00", "in all"), figure("Zephyrine", "<b>")
    assert first.content == second.content.replace(b"Zephyrine", "£25.00".encode()).replace(b"&lt;b&gt;", b"in all")
    assert "Zephyrine" not in repr(fixed._around)
    assert len(fixed._around) == 1


def test_a_page_is_drawn_for_each_look_and_safe_words_stay_as_they_are() -> None:
    assert b'id="total"' in figure("1", "2", id="total").content
    assert b'id="total"' not in figure("1", "2").content
    assert b"<b>1</b>" in figure(SafeString("<b>1</b>"), "2").content


def test_no_more_drawings_are_kept_than_there_may_be() -> None:
    for number in range(fixed.MOST + 5):
        figure("1", "2", id=str(number))
    assert len(fixed._around) <= fixed.MOST


def test_a_drawing_knows_nothing_of_the_request_but_its_path() -> None:
    request = ASK.post("/a/?q=Zephyrine", {"text": "Zephyrine"}, headers={"User-Agent": "Zephyrine"})
    fixed.draw(request, "design/state.html", {}, {"component": "x"})
    assert "Zephyrine" not in repr(fixed._around)
