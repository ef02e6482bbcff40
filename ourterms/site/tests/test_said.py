"""The same words to the same place, from a page drawn anew: asked about, and done when somebody means it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ourterms.aid.models import Need
from ourterms.collectives.models import Circle, Link
from ourterms.decisions.models import Matter
from ourterms.funds.models import TinLine
from ourterms.kit import chance, clock
from ourterms.library.models import Page
from ourterms.meetings.models import AgendaLine, Session
from ourterms.site import said
from ourterms.talk.models import Post, Thread
from tests.cast import AT, PICTURE, Cast, a_meeting, a_thread

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
ASKS = "You have said this already"
WORDS = "Who brings the kettle?\r\nAnd the cups?"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.frozen(AT):
        yield Cast()


def send(client: Client, path: str, id: UUID | None = None, **fields: Any) -> HttpResponse:
    return client.post(path, {"id": str(id or chance.uuid()), **fields})


def post_path(cast: Cast) -> str:
    return reverse("talk:thread", args=[cast.collective.pk, a_thread(cast.member).pk])


def hidden(response: HttpResponse) -> dict[str, str]:
    """The fields that the page sends when it is pressed, as a browser reads them."""
    from html import unescape

    html = response.content.decode()
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', html)}


def test_the_same_words_are_asked_about_and_nothing_is_lost(cast: Cast) -> None:
    client, path = cast.client("member"), post_path(cast)
    first = send(client, path, words=WORDS, note="long")
    again = send(client, path, words=WORDS.replace("\r\n", "\n") + " ", note="long")
    assert (first.status_code, again.status_code) == (302, 409)
    assert ASKS in again.content.decode()
    assert f'href="{first["Location"]}"' in unquote(again.content.decode())
    assert Post.objects.filter(opens=False).count() == 1

    fields = hidden(again)
    assert fields["words"].split() == WORDS.split()
    assert fields["note"] == "long"
    for _twice in range(2):  # also whoever presses that one twice says it once more, not twice
        assert client.post(path, fields).status_code == 302
    assert Post.objects.filter(opens=False).count() == 2


def test_the_same_form_sent_twice_is_not_asked_about(cast: Cast) -> None:
    client, path, id = cast.client("member"), post_path(cast), chance.uuid()
    assert [send(client, path, id, words=WORDS).status_code for _twice in range(2)] == [302, 302]
    assert Post.objects.filter(opens=False).count() == 1


@pytest.mark.parametrize("other", ["words", "place", "person", "later"])
def test_something_else_is_not_asked_about(other: str, cast: Cast) -> None:
    path = post_path(cast)
    send(cast.client("member"), path, words=WORDS)
    who = "steward" if other == "person" else "member"
    there = post_path(cast) if other == "place" else path
    with clock.frozen(AT + (said.FOR if other == "later" else timedelta(minutes=9))):
        answer = send(cast.client(who), there, words="Something else" if other == "words" else WORDS)
    assert answer.status_code == 302


def test_it_holds_in_every_app(cast: Cast) -> None:
    client, today, day = cast.client("member"), "2026-03-03", "2026-03-08"
    session, group = a_meeting(cast), cast.collective.pk
    meeting = {"day": day, "time": "18:30", "minutes": "90", "how": "here"}
    forms: list[tuple[str, dict[str, Any], Any]] = [
        (reverse("talk:begin", args=[group]), {"title": "Keys", "words": "Who has one?"}, Thread),
        (reverse("aid:new", args=[group]), {"way": "need", "kind": "lift", "words": "To the clinic"}, Need),
        (reverse("meetings:agenda", args=[group, session.pk]), {"agenda-words": "Keys"}, AgendaLine),
        (reverse("meetings:new", args=[group]), meeting, Session),
        (reverse("decisions:new", args=[group]), {"kind": "everyday", "title": "Keys", "words": ""}, Matter),
        (reverse("library:start", args=[group]), {"kind": "guide", "title": "Keys", "words": "One each"}, Page),
        (reverse("collectives:circle-new", args=[group]), {"name": "Keys", "purpose": ""}, Circle),
        (reverse("funds:tin", args=[group]), {"way": "in", "amount": "3", "words": "Tea", "day": today}, TinLine),
    ]
    for path, fields, model in forms:
        before = model.objects.count()
        prefix = "agenda-" if "agenda-words" in fields else ""
        answers = [client.post(path, {f"{prefix}id": str(chance.uuid()), **fields}) for _twice in range(2)]
        assert [answer.status_code for answer in answers] == [302, 409], path
        assert model.objects.count() == before + 1, path


def test_what_was_not_done_is_not_said(cast: Cast) -> None:
    client, path = cast.client("member"), reverse("talk:begin", args=[cast.collective.pk])
    assert send(client, path, title="", words=WORDS).status_code != 302
    assert send(client, path, title="", words=WORDS).status_code != 409


def test_two_links_in_a_row_are_no_words(cast: Cast) -> None:
    client, path = cast.client("member"), reverse("joining:bring", args=[cast.collective.pk])
    assert [send(client, path, way="paper").status_code for _twice in range(2)] == [200, 200]
    assert Link.objects.count() == 2


def test_with_a_file_nothing_is_asked_for_it_could_not_be_given_back(cast: Cast) -> None:
    client, path = cast.client("member"), reverse("funds:tin", args=[cast.collective.pk])
    fields = {"way": "in", "amount": "3", "words": "Tea", "day": AT.date().isoformat()}
    for _twice in range(2):
        receipt = SimpleUploadedFile("tea.png", PICTURE, "image/png")
        assert send(client, path, receipt=receipt, **fields).status_code == 302
    assert TinLine.objects.count() == 2


def test_what_is_remembered_holds_no_words_and_is_bounded(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said, "MOST", 3)
    client, path = cast.client("member"), post_path(cast)
    for number in range(5):
        send(client, path, words=f"Zephyrine {number}")
    assert len(said._kept) == 3
    assert "Zephyrine" not in repr(said._kept)
    assert str(cast.member.person_id) not in repr(said._kept)
