"""Forms that are taken apart here say what Django would have them say."""

from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st

from ourterms.site.forms import MOST_BYTES, MOST_FIELDS, Uploads, fields_of

FIELD = b'--B\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
NO_FILE = FIELD.replace(b"\r\n\r\n", b'; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n')
FILE = NO_FILE.replace(b'=""', b'="a.txt"')
ODD = b'--B --B-- B -- - \r\n \r \n \r\n\r\n \xff \x00 \xc3 ; name= "a" filename="" Content-Type:'.split(b" ")
HEADS = [
    *(FIELD, FIELD, FIELD, NO_FILE, FILE),
    *(
        FIELD.replace(b"text", name)
        for name in (b"", b" a", b"two-words", b"\xc3\xa9", b"a\\b", b"n" * 101, b"n" * 990)
    ),
    FIELD.replace(b": form", b":form"),
    FIELD.replace(b"name=", b"name*="),
    FIELD.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
    FIELD.replace(b"--B\r\n", b"--B"),
]
ENDS = [b"--B--\r\n", b"--B--\r\n", b"--B--", b"--B", b"--B--\r\nmore", b""]
VALUES = st.binary(max_size=9) | st.lists(st.sampled_from(ODD), max_size=4).map(b"".join)
BEFORE = st.sampled_from([b"", b"", b"", b"a", b"\r\n"])
FIELDS = st.tuples(st.sampled_from(HEADS), VALUES, st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n", b""]))
BODIES = st.tuples(BEFORE, st.lists(FIELDS.map(b"".join), max_size=5).map(b"".join), st.sampled_from(ENDS)).map(
    b"".join
)


def _read(body: bytes, handler: type[MemoryFileUploadHandler], kind: str = "boundary=B", **more: Any) -> object:
    """The fields and files of a form; or how it was refused."""
    request: Any = RequestFactory().generic("POST", "/", body, f"multipart/form-data; {kind}", **more)
    request.upload_handlers = [handler(request)]
    try:
        files = [(name, [(each.name, each.read()) for each in each_of]) for name, each_of in request.FILES.lists()]
        return list(request.POST.lists()), files, request.POST.encoding, request.POST._mutable
    except Exception as refused:
        return type(refused)


@given(BODIES)
@example(b"a")
@example(b"--B--")
def test_a_form_says_what_django_has_it_say(body: bytes) -> None:
    closed = not body or b"--B--" in body
    assert _read(body, Uploads) == (_read(body, MemoryFileUploadHandler) if closed else MultiPartParserError)


@pytest.mark.parametrize("letters", [1, MOST_BYTES + 1, 3 * Uploads.chunk_size])
def test_a_form_that_does_not_say_that_it_is_whole_is_none(letters: int) -> None:
    from ourterms.site.wsgi import Sent

    for body in (FIELD + b"a" * letters, FILE + b"a" * letters, FILE + b"a" * letters + b"\r\n--B\r\n"):
        sent = {"wsgi.input": Sent(BytesIO(body))}
        assert _read(body, Uploads, **sent) == MultiPartParserError
    whole = FILE + b"a" * letters + b"\r\n--B--\r\n"
    assert _read(whole, Uploads, **{"wsgi.input": Sent(BytesIO(whole))}) == _read(whole, MemoryFileUploadHandler)


@given(st.lists(st.tuples(st.sampled_from([FIELD, NO_FILE]), VALUES)))
def test_a_form_in_the_bare_shape_too(fields: list[tuple[bytes, bytes]]) -> None:
    body = b"".join(head + value + b"\r\n" for head, value in fields) + b"--B--\r\n"
    assert _read(body, Uploads) == _read(body, MemoryFileUploadHandler)


@pytest.mark.parametrize("letters", [900, 1020, 1024, 1030, 59_000, 65_536, 70_000, 200_000])
@pytest.mark.parametrize("letter", [b"a", b"\r", b"\n", b"-", b"\r\n--"])
def test_a_long_one_too(letters: int, letter: bytes) -> None:
    body = FIELD + letter * (letters // len(letter)) + b"\r\n" + NO_FILE + b"\r\n--B--\r\n"
    assert _read(body, Uploads) == _read(body, MemoryFileUploadHandler)


@pytest.mark.parametrize("fields", [MOST_FIELDS - 1, MOST_FIELDS + 1, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1])
def test_a_form_of_many_fields_too(fields: int) -> None:
    body = (FIELD + b"a\r\n") * fields + b"--B--\r\n"
    assert _read(body, Uploads) == _read(body, MemoryFileUploadHandler)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("boundary=B; charset=us-ascii", {}),
        ("boundary=B; charset=latin-1", {}),
        ("boundary=B; charset=none-such", {}),
        ("boundary=", {}),
        ("boundary=B", {"CONTENT_LENGTH": "5000"}),
    ],
)
def test_what_is_said_of_it_counts_as_it_does_for_django(kind: str, more: dict[str, str]) -> None:
    body = FIELD + b"a\xc3\xa9\r\n--B--\r\n"
    assert _read(body, Uploads, kind, **more) == _read(body, MemoryFileUploadHandler, kind, **more)


def test_the_form_of_a_browser_is_taken_apart_here_and_other_shapes_are_not() -> None:
    assert fields_of(FIELD + b"a\r\nb\r\n" + NO_FILE + b"\r\n--B--\r\n", b"B") == [(b"text", b"a\r\nb"), (b"text", b"")]
    assert fields_of(FIELD + b"a\r\n" + FILE + b"b\r\n--B--\r\n", b"B") is None


def test_what_is_taken_apart_here_is_within_djangos_limits() -> None:
    assert min(Uploads.chunk_size, settings.DATA_UPLOAD_MAX_MEMORY_SIZE) > MOST_BYTES
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS > MOST_FIELDS
