"""What happens in the database when somebody writes in the library, goes back, puts away, goes."""

import pytest
from django.db import connection

from ourterms.collectives import actions as collectives
from ourterms.kit import chance
from ourterms.library import actions
from ourterms.library.models import Page, Version
from ourterms.library.ready_made import TEXTS
from ourterms.people.acts import Refused
from tests.cast import AT, Cast, a_page

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
TODAY = AT.date()


@pytest.fixture
def cast() -> Cast:
    return Cast()


def save(cast: Cast, page: Page, **given: object) -> Version:
    values = {"by": cast.member, "id": chance.uuid(), "seen": Page.objects.get(pk=page.pk).number, "kind": "guide"}
    texts = {"title": "The kettle", "words": "Fill it well.", "easy": "", "today": TODAY}
    return actions.save(page=page, **values | texts | given)  # type: ignore[arg-type]


def everything() -> str:
    with connection.cursor() as cursor:
        found = []
        for model in (Page, Version):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_every_saving_keeps_the_one_before(cast: Cast) -> None:
    page = a_page(cast.third)
    version = save(cast, page, title="A kettle", words="*Fill* it.", easy="Fill.", kind="template")
    page.refresh_from_db()
    assert (page.number, page.title, page.sort, page.kind) == (2, "A kettle", "a kettle", "template")
    assert (version.html, version.easy_html) == ("<p><em>Fill</em> it.</p>\n", "<p>Fill.</p>\n")
    first = page.versions.get(number=1)
    assert (first.by, first.title, first.words) == (cast.third, "The kettle", "Fill it.")


def test_a_form_sent_twice_is_one_version(cast: Cast) -> None:
    page, id = a_page(cast.third), chance.uuid()
    for words in ("one", "two"):
        assert save(cast, page, id=id, seen=1, words=words).words == "one"
    assert page.versions.count() == 2
    with pytest.raises(Refused):
        save(cast, page, id=id, by=cast.steward, words="three")
    again = chance.uuid()
    for _twice in range(2):
        actions.start(by=cast.member, id=again, kind="guide", title="T", words="w", today=TODAY)
    assert Version.objects.filter(page=again).count() == 1


def test_the_same_words_once_more_make_no_version(cast: Cast) -> None:
    page = a_page(cast.third)
    save(cast, page, words=" Fill it. ", seen=1, kind="letter")
    page.refresh_from_db()
    assert (page.number, page.kind) == (1, "letter")


def test_whoever_saves_second_is_told_and_nothing_is_changed(cast: Cast) -> None:
    page = a_page(cast.third)
    save(cast, page, words="first hand", seen=1)
    with pytest.raises(actions.Meanwhile) as meanwhile:
        save(cast, page, by=cast.steward, words="second hand", seen=1)
    assert meanwhile.value.version.words == "first hand"
    assert page.versions.count() == 2
    save(cast, page, by=cast.steward, words="both hands", seen=2)
    assert list(page.versions.order_by("number").values_list("words", flat=True)) == [
        "Fill it.",
        "first hand",
        "both hands",
    ]


def test_going_back_is_a_new_version(cast: Cast) -> None:
    page, id = a_page(cast.third), chance.uuid()
    save(cast, page, words="worse", title="Worse")
    for _twice in range(2):
        actions.go_back(by=cast.steward, id=id, page=page, number=1, today=TODAY)
    page.refresh_from_db()
    newest = page.versions.get(number=3)
    assert (page.number, page.title, newest.words, newest.by) == (3, "The kettle", "Fill it.", cast.steward)


def test_of_another_collective_nothing_is_written(cast: Cast) -> None:
    page = a_page(cast.third)
    with pytest.raises(Page.DoesNotExist):
        save(cast, page, by=cast.elsewhere)
    with pytest.raises(Page.DoesNotExist):
        actions.go_back(by=cast.elsewhere, id=chance.uuid(), page=page, number=1, today=TODAY)
    with pytest.raises(Refused):
        actions.put_away(by=cast.elsewhere, page=page, away=True)
    with pytest.raises(Refused):
        actions.start(by=cast.elsewhere, id=page.pk, kind="guide", title="T", words="w", today=TODAY)


@pytest.mark.parametrize(
    "bad", [{"words": ""}, {"title": "\u202e"}, {"title": "x" * 121}, {"words": "x" * 60_001}, {"kind": "secret"}]
)
def test_what_is_empty_too_long_or_no_kind_is_refused(cast: Cast, bad: dict[str, str]) -> None:
    with pytest.raises(Refused):
        a_page(cast.member, **bad)
    assert not Page.objects.exists()


def test_who_puts_away_is_whoever_holds_the_role_or_anybody(cast: Cast) -> None:
    page = a_page(cast.third)
    for _twice in range(2):
        actions.put_away(by=cast.member, page=page, away=True)
    collectives.take_role(by=cast.third, kind="library", at=AT)
    with pytest.raises(Refused):
        actions.put_away(by=cast.member, page=page, away=False)
    actions.put_away(by=cast.third, page=page, away=False)
    page.refresh_from_db()
    assert not page.away
    assert page.versions.count() == 1


@pytest.mark.parametrize("slug", TEXTS)
def test_a_ready_made_text_is_taken_over_once(cast: Cast, slug: str) -> None:
    first = actions.take_over(by=cast.member, id=chance.uuid(), slug=slug, today=TODAY)
    assert actions.take_over(by=cast.steward, id=chance.uuid(), slug=slug, today=TODAY) == first
    elsewhere = actions.take_over(by=cast.elsewhere, id=chance.uuid(), slug=slug, today=TODAY)
    assert elsewhere != first
    assert first.versions.get().easy == TEXTS[slug].easy


def test_two_who_take_over_at_the_same_moment_get_the_same(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first = actions.take_over(by=cast.member, id=chance.uuid(), slug="saying-no", today=TODAY)
    answers = iter([None, first])  # the first look comes just before the other's saving
    monkeypatch.setattr(actions, "_taken_over", lambda by, slug: next(answers))
    assert actions.take_over(by=cast.steward, id=chance.uuid(), slug="saying-no", today=TODAY) == first
    assert Page.objects.count() == 1


def test_who_goes_leaves_their_words_or_takes_what_is_theirs_alone(cast: Cast) -> None:
    alone = a_page(cast.member, title="Alone-title", words="alone-words", easy="alone-easy")
    shared = a_page(cast.member, words="early-words", title="Early-title")
    save(cast, shared, by=cast.third, words="kit-words")
    save(cast, shared, words="newest-words")
    actions.forget(member=cast.member, keep_words=True)
    assert "alone-words" in everything()
    actions.forget(member=cast.member, keep_words=False)
    said = everything()
    assert not Page.objects.filter(pk=alone.pk).exists()
    for gone in ("lone-words", "lone-title", "lone-easy", "early-words", "Early-title", cast.member.pk.hex):
        assert gone not in said
    assert "kit-words" in said
    assert "newest-words" in said
    assert Page.objects.get(pk=shared.pk).number == 3
    with pytest.raises(Refused):
        actions.go_back(by=cast.third, id=chance.uuid(), page=shared, number=1, today=TODAY)
