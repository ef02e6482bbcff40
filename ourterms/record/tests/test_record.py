"""An institution's page: from what is public in the register, and from nothing else."""

import csv
import io
import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import fromstring

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Collective, Member
from ourterms.institutions import actions as institutions
from ourterms.institutions.models import Dealing, Institution
from ourterms.kit import chance, clock
from ourterms.kit.canonical import canonical
from ourterms.pay import actions as pay
from ourterms.pay.models import Owed
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from ourterms.record import actions
from ourterms.record.models import Objection
from ourterms.record.published import PUBLISHED
from ourterms.record.rules import KINDS, slug_of
from ourterms.register import actions as register
from ourterms.register import rules
from ourterms.register.models import Entry, Log
from ourterms.register.publishing import PUBLISHES
from ourterms.register.reading import in_words, refs_of
from tests.cast import AT, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
ATOM = "{http://www.w3.org/2005/Atom}"
LATER = AT + timedelta(hours=80)
PARTS: dict[str, dict[str, Any]] = {
    "promise": {"words": "A lift by May", "promised": "2026-01-03", "due": "2026-05-01", "stands": "late"},
    "ask": {"title": "A panel on menus", "came": "2026-01-03", "stands": "declined"},
    "demand": {"title": "Minutes within a week", "sent": "2026-01-03", "stands": "sent"},
    "power": {"words": "The menu of the day room", "how": "vote", "since": "2026-01-03"},
    "account": {"title": "The new timetable", "theirs": "Co-produced with us", "level": "told"},
    "not-in-our-name": {"what": "name", "words": "Made together with Driftline", "seen": "2026-01-03"},
}


@pytest.fixture(autouse=True)
def _later() -> Any:
    with clock.frozen(LATER):
        yield


@pytest.fixture
def cast() -> Cast:
    with clock.frozen(AT):
        made = Cast()
        register.have_record(by=made.member, on=True, at=AT)
    return made


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


def a_body(by: Member, value: str = "RX9", name: str = "Harbour Trust") -> Institution:
    return institutions.known_to(collective=by.collective, name=name, scheme="ods", value=value, by=by, at=AT)


def told(by: Member, body: Institution, kind: str = "promise", **given: Any) -> Entry:
    """An entry about an institution, whose hold is over."""
    parts = {"institution": "Harbour Trust", "number": body.number, **PARTS[kind], **given.pop("parts", {})}
    values = {"at": AT, "thing": chance.uuid(), **given}
    return register.append(kind=kind, parts=parts, collective=by.collective, by=by, about=body.pk, **values)


def page(body: Institution, name: str = "record", *more: object) -> str:
    return reverse(name, args=[slug_of(body.scheme, body.value), *more])


def read(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_every_kind_on_the_page_is_one_that_can_be_published() -> None:
    assert set(KINDS) <= set(PUBLISHES)
    assert {"decision", "terms"} & set(KINDS) == set()


def test_each_section_has_what_groups_published_in_sentences_with_days(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    for kind in PARTS:
        told(cast.member, body, kind)
    said = read(stranger, page(body))
    for words in (
        *("Harbour Trust", "NHS organisation code RX9", "Driftline", "A lift by May", "By Friday 1 May 2026."),
        *("A panel on menus", "Minutes within a week", "Who decided, decision by decision", "Co-produced with us"),
        *("Not in our name", "What it let go of", "If something here is wrong"),
    ):
        assert words in said
    assert "What it owed and paid" not in said


def test_nothing_that_is_held_stopped_or_taken_away_stands_there(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    told(cast.member, body, parts={"words": "kept-words"})
    told(cast.member, body, parts={"words": "held-words"}, at=LATER - timedelta(hours=1))
    stopped = told(cast.member, body, parts={"words": "stopped-words"}, at=LATER - timedelta(hours=2))
    gone = told(cast.member, body, parts={"words": "gone-words"})
    assert "gone-words" in read(stranger, page(body))
    register.stop(by=cast.third, entry=stopped, at=LATER)
    register.redact(by=cast.member, id=chance.uuid(), entry=gone, names=list(gone.values()), ground="error", at=LATER)
    for name in ("record", "record-atom", "record-feed", "record-csv", "record-json"):
        said = read(stranger, page(body, name))
        assert "kept-words" in said
        for words in ("held-words", "stopped-words", "gone-words"):
            assert words not in said


def test_a_thing_that_changed_stands_there_as_it_was_published_last(cast: Cast, stranger: Client) -> None:
    body, thing = a_body(cast.member), chance.uuid()
    told(cast.member, body, thing=thing, parts={"stands": "late"})
    told(cast.member, body, thing=thing, parts={"stands": "kept", "since": "2026-03-01"})
    said = read(stranger, page(body))
    assert "How it stood: Kept." in said
    assert "How it stood: Late." not in said


def test_several_groups_say_what_they_say_beside_each_other(cast: Cast, stranger: Client) -> None:
    register.have_record(by=cast.elsewhere, on=True, at=AT)
    body = a_body(cast.member)
    assert a_body(cast.elsewhere, name="The Trust") == body
    told(cast.member, body)
    told(cast.elsewhere, body, parts={"institution": "The Trust", "words": "A second lift"}, at=AT + timedelta(hours=1))
    said = read(stranger, page(body))
    assert all(words in said for words in ("Driftline", "Tidemark", "A lift by May", "A second lift"))
    assert "Groups also call it:" in said
    other = a_body(cast.member, "RX8", "Another Trust")
    assert stranger.get(page(other)).status_code == 404


def test_an_institution_that_was_merged_leads_to_one_page(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    named = Institution.objects.create(name="Harbour", scheme="name", value=chance.uuid().hex, merged_into=body)
    told(cast.member, named, parts={"words": "Said of the name"})
    assert "Said of the name" in read(stranger, page(body))
    assert stranger.get(page(named)).status_code == 404
    assert "Harbour Trust" in read(stranger, reverse("record-list"))


def test_there_is_no_score_rank_sum_or_bar(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    for kind in PARTS:
        told(cast.member, body, kind)
    said = read(stranger, page(body)).casefold()
    for word in ("score", "rank", "rating", "average", "%", "stars", '<svg class="bar', "iframe", "total"):
        assert word not in said.replace("100%", "")


def hundred_groups(by: Member, body: Institution) -> None:
    for number in range(100):
        collective = Collective.objects.create(name=f"Group {number}")
        Log.objects.create(collective=collective, name=f"Group {number}")
        for kind in ("promise", "ask"):
            register.append(
                kind=kind,
                parts={"institution": "Harbour Trust", **PARTS[kind]},
                collective=collective,
                by=None,
                at=AT,
                about=body.pk,
                thing=chance.uuid(),
            )


def test_a_page_over_a_hundred_groups_takes_at_most_twelve_queries(
    cast: Cast, stranger: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    body = a_body(cast.member)
    hundred_groups(cast.member, body)
    with django_assert_max_num_queries(12):
        said = read(stranger, page(body))
    assert said.count(">A lift by May<") == 10
    assert "Earlier ones, too" in said
    for name in ("record-atom", "record-feed", "record-csv", "record-json"):
        with django_assert_max_num_queries(12):
            stranger.get(page(body, name))
    with django_assert_max_num_queries(12):
        assert read(stranger, page(body, "record-section", "promised")).count(">A lift by May<") == 30
    with django_assert_max_num_queries(12):
        assert read(stranger, reverse("record-list")).count(">Harbour Trust<") == 1


@pytest.mark.parametrize("entries", [1, 3])
def test_it_takes_as_many_queries_for_one_entry_as_for_three(
    cast: Cast, stranger: Client, entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    body = a_body(cast.member)
    for _ in range(entries):
        told(cast.member, body)
    with django_assert_num_queries(4):
        stranger.get(page(body))
    with django_assert_num_queries(3):
        stranger.get(reverse("record-list"))


def test_the_data_is_readable_from_any_page_and_has_what_the_page_has(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    told(cast.member, body, parts={"words": "=1+1"})
    answer = stranger.get(page(body, "record-json"))
    assert answer["Access-Control-Allow-Origin"] == "*"
    (one,) = answer.json()["entries"]
    assert (one["group"], one["type"], one["parts"]["words"]) == ("Driftline", "promise", "=1+1")
    rows = list(csv.reader(io.StringIO(read(stranger, page(body, "record-csv")))))
    assert ["Driftline", "0", "2026-03-03", "promise", "words", "'=1+1"] in rows
    assert stranger.get(page(body, "record-feed")).json()["items"][0]["content_text"].startswith("From Driftline.")


ONE_OF_EACH: dict[str, dict[str, Any]] = {
    **PARTS,
    "objection": {"about": 0, "came": "2026-01-03", "words": "In April", "answered": "2026-01-09", "ours": "In May"},
    "refusal": {"title": "A panel on gowns", "came": "2026-01-03", "refused": "2026-01-05", "words": "No & thanks"},
    "money": {"on": "2026-01-03", "due": [{"due": "2026-01-02", "late": 3, "open": False, "over": "2026-01-03"}]},
    "answer": {"title": "Minutes", "answered": "2026-01-03", "answer": "accepted", "words": "<b>We will"},
    "power-use": {"power": "The menu", "words": "Soup on Thursdays", "used": "2026-01-03"},
    "change": {"words": "Soup is served", "since": "2026-01-03"},
}


def test_feeds_table_and_json_say_what_the_page_says_entry_by_entry(cast: Cast, stranger: Client) -> None:
    assert set(ONE_OF_EACH) == set(KINDS)
    body = a_body(cast.member)
    number = {"institution": "Harbour Trust", "number": body.number}
    for hours, (kind, own) in enumerate(ONE_OF_EACH.items()):
        parts = {name: value for name, value in (number | own).items() if name in PUBLISHES[kind].says}
        told_parts(cast.member, body, kind, parts, AT + timedelta(hours=hours / 100))
    articles = re.findall(r"<article.*?</article>", read(stranger, page(body)), re.S)
    on_page: dict[str, tuple[str, list[str]]] = {}
    for each in articles:
        link, heading = re.findall(r'<h3 dir="auto"><a href="([^"]+)">(.*?)</a>', each)[0]
        on_page[link] = (
            unescape(heading),
            [unescape(line) for line in re.findall(r'class="letter"[^>]*>(.*?)<', each)],
        )
    assert len(on_page) == len(ONE_OF_EACH)

    feed = stranger.get(page(body, "record-feed")).json()["items"]
    atom = fromstring(stranger.get(page(body, "record-atom")).content)
    of_atom = {
        each.find(f"{ATOM}link").attrib["href"]: (  # type: ignore[union-attr]
            each.findtext(f"{ATOM}title"),
            (each.findtext(f"{ATOM}content") or "").split("\n"),
        )
        for each in atom.findall(f"{ATOM}entry")
    }
    data = stranger.get(page(body, "record-json")).json()["entries"]
    rows = list(csv.reader(io.StringIO(read(stranger, page(body, "record-csv")))))[1:]
    for link, (heading, words) in on_page.items():
        (item,) = (each for each in feed if each["url"].endswith(link))
        lines = ["From Driftline.", *words]
        assert (item["title"], item["content_text"].split("\n")) == (heading, lines)
        assert of_atom[item["url"]] == (heading, lines)
        (one,) = (each for each in data if each["entry"].endswith(link.removesuffix("/") + ".json"))
        said = in_words(one["type"], one["parts"])
        assert words == said[1:]
        assert heading == said[0]
        index = link.rstrip("/").rsplit("/", 1)[1]
        cells = {row[4]: row[5].removeprefix("'") for row in rows if row[1] == index}
        assert cells == {
            name: value if isinstance(value, str) else canonical(value).decode() for name, value in one["parts"].items()
        }
    assert len(feed) == len(of_atom) == len(data) == len(on_page)


def told_parts(by: Member, body: Institution, kind: str, parts: dict[str, Any], at: datetime) -> Entry:
    return register.append(
        kind=kind, parts=parts, collective=by.collective, by=by, about=body.pk, at=at, thing=chance.uuid()
    )


def test_where_nothing_is_public_the_list_says_so(stranger: Client) -> None:
    assert "No group has published anything about an institution" in read(stranger, reverse("record-list"))


def test_the_list_has_each_body_once_as_what_became_public_last_calls_it(cast: Cast, stranger: Client) -> None:
    body, other, quiet = (a_body(cast.member, value) for value in ("RX9", "RX8", "RX7"))
    told(cast.member, body, parts={"institution": "Before"})
    told(cast.member, body, parts={"institution": "Zebra & Sons"}, at=AT + timedelta(hours=1))
    told(cast.member, other, parts={"institution": "An Abbey"})
    told(cast.member, body, parts={"institution": "Held"}, at=LATER - timedelta(hours=1))
    told(cast.member, quiet, parts={"institution": "Nothing public"}, at=LATER - timedelta(hours=1))
    said = read(stranger, reverse("record-list"))
    assert said.index(">An Abbey</a>") < said.index(">Zebra &amp; Sons</a>")
    assert "NHS organisation code RX8" in said
    assert not any(words in said for words in ("Before", "Held", "Nothing public", "RX7"))


def test_search_engines_are_asked_as_the_groups_on_it_decided(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    told(cast.member, body)
    assert not stranger.get(page(body)).has_header("X-Robots-Tag")
    Log.objects.update(found=False)
    assert stranger.get(page(body))["X-Robots-Tag"] == "noindex"


def test_addresses_that_lead_nowhere_lead_nowhere(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    told(cast.member, body)
    assert stranger.get(page(body, "record-section", "promised")).status_code == 200
    for url in (
        reverse("record", args=["nothing"]),
        reverse("record", args=["ods-NONE"]),
        page(body, "record-section", "money"),
        page(body, "record-section", "nothing"),
        page(body, "record-wrong", chance.uuid()),
    ):
        assert stranger.get(url).status_code == 404


# This is wrong ------------------------------------------------------------------------------------------------


def sent(**given: Any) -> dict[str, Any]:
    return {"id": chance.uuid(), "words": "It was in April", "who": "Jo Bell, estates", "reach": "0191 4960000"} | given


def test_an_institution_writes_that_something_is_wrong_and_the_group_reads_it(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    entry = told(cast.member, body)
    url, form = page(body, "record-wrong", entry.pk), sent()
    assert "A lift by May" in read(stranger, url)
    for _twice in range(2):
        assert stranger.post(url, form)["Location"] == page(body, "record-wrong-sent", entry.pk)
    assert "It is with them" in read(stranger, page(body, "record-wrong-sent", entry.pk))
    there = Objection.objects.get()
    Collective.objects.filter(pk=cast.collective.pk).update(chosen={**cast.collective.chosen, "asks.on": True})
    ash = cast.client("member")
    assert "They say something is wrong" in read(ash, reverse("inside", args=[cast.collective.pk]))
    said = read(ash, reverse("record:objection", args=[cast.collective.pk, there.pk]))
    assert all(words in said for words in ("It was in April", "Jo Bell, estates", "0191 4960000", "A lift by May"))
    assert "It was in April" not in read(stranger, page(body))


def test_from_an_entry_one_comes_to_the_institution_and_says_that_it_is_wrong(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    named = Institution.objects.create(name="Harbour", scheme="name", value=chance.uuid().hex, merged_into=body)
    entry = told(cast.member, body)
    for each in (entry, told(cast.member, named)):
        html = read(stranger, reverse("register-entry", args=[each.log_id, each.index]))
        for url in (page(body), page(body, "record-wrong", each.pk)):
            assert f'href="{url}"' in html
            assert stranger.get(url).status_code == 200
    assert "All that is public about Harbour Trust" in html
    held = told(cast.member, body, at=LATER - timedelta(hours=1))
    of_none = register.append(kind="terms", parts={}, collective=cast.collective, by=cast.member, at=AT)
    register.redact(by=cast.member, id=chance.uuid(), entry=entry, names=["institution"], ground="error", at=LATER)
    for each in (held, of_none, entry):
        html = read(stranger, reverse("register-entry", args=[each.log_id, each.index]))
        assert "This is wrong" not in html
        assert page(body) not in html


@pytest.mark.parametrize("bad", [{"words": ""}, {"who": " "}, {"reach": ""}, {"words": "x" * 2_001}, {"id": "x"}])
def test_what_is_missing_or_too_long_is_refused_and_kept(cast: Cast, stranger: Client, bad: dict[str, Any]) -> None:
    body = a_body(cast.member)
    url = page(body, "record-wrong", told(cast.member, body).pk)
    answer = stranger.post(url, sent() | bad)
    assert answer.status_code == 422
    assert "Jo Bell" in answer.content.decode() or "who" in bad
    assert not Objection.objects.exists()


@pytest.mark.parametrize("side", ["theirs", "ours"])
def test_neither_sides_words_name_one_of_us(cast: Cast, stranger: Client, side: str) -> None:
    body = a_body(cast.member)
    words = {"theirs": "It was Ash who told us", "ours": "Ash’s notes say May."}
    stranger.post(
        page(body, "record-wrong", told(cast.member, body).pk), sent(words=words[side] if side == "theirs" else "No")
    )
    there = Objection.objects.get()
    actions.make_sure(by=cast.member, objection=there, sure=True, at=LATER)
    answer = words[side] if side == "ours" else "It was so."
    actions.answer(by=cast.member, objection=there, words=answer, today=LATER.date())
    with pytest.raises(Refused, match="Ash"):
        register.publish(by=cast.third, id=chance.uuid(), kind="objection", thing=there.pk, at=LATER)
    assert "Ash" not in read(stranger, page(body))
    for name in ("record-csv", "record-json", "record-feed", "record-atom"):
        assert "Ash" not in read(stranger, page(body, name)), name


def test_both_sides_words_become_public_when_the_group_made_sure_and_answered(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    entry = told(cast.member, body)
    stranger.post(page(body, "record-wrong", entry.pk), sent())
    there = Objection.objects.get()
    thing = PUBLISHED["objection"].thing
    ash = cast.client("member")
    url = reverse("record:objection", args=[cast.collective.pk, there.pk])
    ash.post(url, {"id": chance.uuid(), "words": "Our notes say May."})
    assert thing(cast.member, there.pk) is None
    ash.post(url, {"do": "sure"})
    assert thing(cast.member, there.pk) is not None
    assert thing(cast.elsewhere, there.pk) is None
    register.publish(by=cast.member, id=chance.uuid(), kind="objection", thing=there.pk, at=AT)
    said = read(stranger, page(body))
    assert "In their words: It was in April" in said
    assert "In ours: Our notes say May." in said
    assert "We answered on" in said
    assert (
        f'<a href="{reverse("register-entry", args=[entry.log_id, entry.index])}">The entry that it is about</a>'
        in said
    )
    assert "Jo Bell" not in said
    assert "0191" not in said


def an_objection_to(entry: Entry, body: Institution, stranger: Client, **given: Any) -> Objection:
    stranger.post(page(body, "record-wrong", entry.pk), sent(**given))
    found: Objection = Objection.objects.filter(entry=entry).latest("pk")
    return found


def test_the_page_of_an_entry_says_that_somebody_says_it_is_wrong_once_the_group_published_that(
    cast: Cast, stranger: Client
) -> None:
    body = a_body(cast.member)
    other, entry = told(cast.member, body, parts={"words": "A ramp"}), told(cast.member, body)
    anybodys = reverse("register-entry", args=[entry.log_id, entry.index])
    inside = reverse("register:one", args=[cast.collective.pk, entry.pk])
    ash, words = cast.client("member"), "Somebody says this is wrong"
    there = an_objection_to(entry, body, stranger)

    def both() -> list[bool]:
        return [words in read(stranger, anybodys), words in read(cast.client("member"), inside)]

    assert both() == [False, False]
    url = reverse("record:objection", args=[cast.collective.pk, there.pk])
    for data in ({"id": chance.uuid(), "words": "Our notes say May."}, {"do": "sure"}):
        ash.post(url, data)
    assert both() == [False, False]
    says = register.publish(by=cast.member, id=chance.uuid(), kind="objection", thing=there.pk, at=clock.now())
    assert both() == [False, False]  # it can still be stopped
    with clock.frozen(LATER + timedelta(days=9)):
        assert both() == [True, True]
        said = read(stranger, anybodys)
        there_too = reverse("register-entry", args=[entry.log_id, says.index])
        assert f'href="{there_too}"' in said
        assert "It was in April" not in said
        assert f'href="{anybodys}"' in read(stranger, there_too)
        assert words not in read(stranger, there_too)
        assert words not in read(stranger, reverse("register-entry", args=[entry.log_id, other.index]))
        parts = list(says.values())
        register.redact(by=cast.member, id=chance.uuid(), entry=says, names=parts, ground="error", at=clock.now())
        assert both() == [False, False]


def test_of_what_was_stopped_in_its_hold_no_page_says_that_it_was_said(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    entry = told(cast.member, body)
    there = an_objection_to(entry, body, stranger)
    Objection.objects.update(sure=True, ours="Our notes say May.", answered=clock.now().date())
    says = register.publish(by=cast.member, id=chance.uuid(), kind="objection", thing=there.pk, at=clock.now())
    register.stop(by=cast.third, entry=says, at=clock.now())
    with clock.frozen(LATER + timedelta(days=9)):
        said = read(stranger, reverse("register-entry", args=[entry.log_id, entry.index]))
    assert "Somebody says this is wrong" not in said


def test_all_that_they_say_is_wrong_can_be_read_page_by_page(
    cast: Cast, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_WAITING", 100)
    body = a_body(cast.member)
    entry = told(cast.member, body)
    for number in range(35):
        with clock.frozen(LATER + timedelta(days=number // 4)):
            an_objection_to(entry, body, stranger, words=f"<i>number-{number:02}")
    ash, where = cast.client("member"), [cast.collective.pk, body.pk]
    ours, url = read(ash, reverse("record:ours", args=where)), reverse("record:wrong", args=where)
    assert ours.count("number-") == 5
    assert all(f"number-{number}" in ours for number in (32, 33, 34))
    assert f'href="{url}"' in ours
    assert "<i>" not in ours
    first = ash.get(url)
    found = re.findall(r"number-\d\d", first.content.decode())
    after = re.search(r'href="\?(after=[^"]+)"', first.content.decode())
    assert after
    second = read(ash, f"{url}?{after[1]}")
    found += re.findall(r"number-\d\d", second)
    assert len(found) == len(set(found)) == 35
    days = [int(each[-2:]) // 4 for each in found]
    assert days == sorted(days, reverse=True)
    back = re.search(r'href="\?(before=[^"]+)"', second)
    assert back
    assert re.findall(r"number-\d\d", read(ash, f"{url}?{back[1]}")) == found[:30]
    elsewhere = [cast.elsewhere.collective_id, a_body(cast.elsewhere).pk]
    assert "number-" not in read(cast.client("other collective's member"), reverse("record:wrong", args=elsewhere))


@pytest.mark.parametrize("how", ["not-sure", "away"])
def test_words_of_whom_we_are_not_sure_any_more_are_stopped_while_they_wait(
    cast: Cast, stranger: Client, how: str
) -> None:
    body = a_body(cast.member)
    stranger.post(page(body, "record-wrong", told(cast.member, body).pk), sent())
    there = Objection.objects.get()
    ash, url = cast.client("member"), reverse("record:objection", args=[cast.collective.pk, there.pk])
    for data in ({"id": chance.uuid(), "words": "Our notes say May."}, {"do": "sure"}):
        ash.post(url, data)
    entry = register.publish(by=cast.member, id=chance.uuid(), kind="objection", thing=there.pk, at=clock.now())
    ash.post(url, {"do": how})
    assert not Entry.objects.public(LATER + timedelta(days=9)).filter(kind="objection").exists()
    assert Entry.objects.get(pk=entry.pk).values() == {}


def test_what_is_not_due_yet_is_not_told_as_unpaid() -> None:
    due = [{"due": "2026-04-01", "late": 0, "open": True}, {"due": "2026-02-01", "late": 30, "open": True}]
    words = PUBLISHED["money"].in_words({"institution": "Harbour Trust", "on": "2026-03-03", "due": due}, "stranger")
    assert words[1] == "Due on Wednesday 1 April 2026: that day had not passed yet."
    assert words[2] == "Due on Sunday 1 February 2026: not all of it is paid, 30 days late."


def test_every_day_that_an_entry_has_can_be_read_in_its_words() -> None:
    """Whoever is written about can check each of them; the machine's files say no more than the page."""
    wanted = "2026-03-03"
    for kind, how in PUBLISHES.items():
        days = {name for name, says in how.says.items() if "day" in says.casefold() and name not in ("due", "shown")}
        for name in days & set(how.says):
            parts: dict[str, Any] = {"institution": "Harbour Trust", name: wanted, "stands": "sent", "due": wanted}
            if kind == "money":
                parts["due"] = []
            if kind == "refusal":
                parts |= {"came": wanted, "refused": wanted}
            assert "3 March 2026" in " ".join(how.in_words(parts, "stranger")), (kind, name)


def test_nobody_elsewhere_reads_or_answers_it_and_it_fades(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    stranger.post(page(body, "record-wrong", told(cast.member, body).pk), sent())
    there = Objection.objects.get()
    for who in ("outsider", "ex-member", "other collective's member"):
        url = reverse("record:objection", args=[cast.collective.pk, there.pk])
        assert cast.client(who).get(url).status_code == 404
    with pytest.raises(Refused):
        actions.answer(by=cast.elsewhere, objection=there, words="No", today=AT.date())
    actions.fade(LATER + timedelta(days=360))
    assert Objection.objects.exists()
    actions.fade(LATER + timedelta(days=366))
    assert not Objection.objects.exists()


def test_what_somebody_wrote_can_be_taken_away_by_us_and_by_nobody_else(cast: Cast, stranger: Client) -> None:
    body = a_body(cast.member)
    stranger.post(page(body, "record-wrong", told(cast.member, body).pk), sent(words="Something hateful"))
    there = Objection.objects.get()
    url = reverse("record:objection", args=[cast.collective.pk, there.pk])
    for who in ("outsider", "ex-member", "other collective's member"):
        assert cast.client(who).post(url, {"do": "away"}).status_code == 404
    with pytest.raises(Refused):
        actions.take_away(by=cast.elsewhere, objection=there, at=LATER)
    ash = cast.client("member")
    assert "Something hateful" in read(ash, url)
    ours = reverse("record:ours", args=[cast.collective.pk, body.pk])
    assert ash.post(url, {"do": "away"})["Location"] == ours
    assert "Something hateful" not in read(ash, ours)
    assert not Objection.objects.exists()


def test_nobody_fills_the_pages_of_a_group(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    body = a_body(cast.member)
    entry = told(cast.member, body)
    monkeypatch.setattr(actions, "MOST_WAITING", 2)
    given: dict[str, Any] = {"entry": entry, "institution": body.pk, "at": LATER, "today": LATER.date()}
    words = {"words": "No", "who": "Jo", "reach": "0191"}
    for _ in range(2):
        actions.object_to(id=chance.uuid(), **given, **words)
    with pytest.raises(Refused, match="Too much waits"):
        actions.object_to(id=chance.uuid(), **given, **words)


# Money --------------------------------------------------------------------------------------------------------


def owed(member: Member, body: Institution, due: int, amount: int = 5_000) -> None:
    pay.owe(
        id=chance.uuid(),
        member=member,
        institution=body,
        what="A session",
        amount=amount,
        currency="GBP",
        due=AT.date() + timedelta(days=due),
        day=AT.date() - timedelta(days=40),
        collective=member.collective,
        at=AT,
    )


def test_sums_are_told_of_five_or_more_and_days_always(cast: Cast) -> None:
    body = a_body(cast.member)
    dealing = Dealing.objects.get(collective=cast.collective, institution=body)
    money = PUBLISHED["money"]
    assert money.thing(cast.member, dealing.pk) is None
    people = [
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
        for n in range(5)
    ]
    for member in people:
        owed(member, body, due=-9)
    for member in people[:4]:
        owed(member, body, due=-4)
    many, few = sorted(money.parts(money.thing(cast.member, dealing.pk))["due"], key=lambda each: each["due"])
    assert (many["owed"], many["paid"], many["currency"], many["open"], many["late"]) == (25_000, 0, "GBP", True, 12)
    assert set(few) == {"due", "late", "open"}
    said = money.in_words(money.parts(money.thing(cast.member, dealing.pk)), "stranger")
    assert "Due on Sunday 22 February 2026: £250.00 owed, £0.00 paid, not all of it is paid, 12 days late." in said
    assert "Due on Friday 27 February 2026: not all of it is paid, 7 days late." in said
    assert money.thing(cast.elsewhere, dealing.pk) is None


def test_people_of_two_rows_of_one_body_are_one_sum_or_none(cast: Cast) -> None:
    body, ward = a_body(cast.member), institutions.known_to(collective=cast.collective, name="W", by=cast.member, at=AT)
    dealing = Dealing.objects.get(collective=cast.collective, institution=body)
    people = [
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
        for n in range(5)
    ]
    for number, member in enumerate(people):
        owed(member, body if number else ward, due=-9)
    assert "owed" not in PUBLISHED["money"].parts(PUBLISHED["money"].thing(cast.member, dealing.pk))["due"][0]
    institutions.merge(by=cast.member, institution=ward, into=body, at=AT)
    (told_of_all,) = PUBLISHED["money"].parts(PUBLISHED["money"].thing(cast.member, dealing.pk))["due"]
    assert told_of_all["owed"] == 25_000


# Inside -------------------------------------------------------------------------------------------------------


def test_what_was_told_of_one_that_was_merged_is_followed_and_stands_once(cast: Cast, stranger: Client) -> None:
    body, ward = a_body(cast.member), institutions.known_to(
        collective=cast.collective, name="Harbour Ward", by=cast.member, at=AT
    )  # fmt: skip
    of = {each: Dealing.objects.get(collective=cast.collective, institution=each).pk for each in (body, ward)}
    owed(cast.member, ward, due=-9)
    given: dict[str, Any] = {"by": cast.member, "kind": "money"}

    def told_days() -> list[int]:
        html = read(stranger, page(body))
        return [html.count(f"Due on {day}") for day in ("Sunday 22 February", "Friday 27 February")]

    first = register.publish(id=chance.uuid(), thing=of[ward], at=AT, **given)
    owed(cast.third, body, due=-4)
    second = register.publish(id=chance.uuid(), thing=of[body], at=AT, **given)
    institutions.merge(by=cast.member, institution=ward, into=body, at=AT)
    register.look_again(cast.collective.pk, AT)  # merging takes back nothing that waits
    assert told_days() == [1, 1]  # each tells its own, until they are told as one
    client, of_ward = cast.client("member"), reverse("register:publish", args=[cast.collective.pk, "money", of[ward]])
    assert "Published before" in client.get(of_ward, follow=True).content.decode()
    id = chance.uuid()
    both = [register.publish(id=id, thing=of[each], at=AT, **given) for each in (ward, body, ward)]
    assert both[0] == both[1] == both[2]
    assert both[0].thing == of[body]
    refs = [(ref["index"], ref["relation"]) for ref in refs_of(both[0])]
    assert sorted(refs) == [(first.index, "follows"), (second.index, "follows")]
    assert told_days() == [1, 1]
    assert "What Harbour Ward owed" not in read(stranger, page(body))
    assert client.get(of_ward, follow=True).redirect_chain[-1][0] == reverse(
        "register:one", args=[cast.collective.pk, id]
    )
    institutions.take_apart(by=cast.member, institution=ward, at=AT)
    apart = register.publish(id=chance.uuid(), thing=of[ward], at=AT, **given)
    assert (apart.thing, refs_of(apart)) == (of[ward], [])


def test_what_was_stopped_of_one_that_was_merged_comes_again_only_by_decision(cast: Cast) -> None:
    body, ward = a_body(cast.member), institutions.known_to(
        collective=cast.collective, name="Harbour Ward", by=cast.member, at=AT
    )  # fmt: skip
    of = {each: Dealing.objects.get(collective=cast.collective, institution=each).pk for each in (body, ward)}
    owed(cast.member, ward, due=-9)
    given: dict[str, Any] = {"by": cast.member, "kind": "money", "at": AT}
    register.stop(by=cast.third, entry=register.publish(id=chance.uuid(), thing=of[ward], **given), at=AT)
    institutions.merge(by=cast.member, institution=ward, into=body, at=AT)
    with pytest.raises(Refused, match="One of us stopped this"):
        register.publish(id=chance.uuid(), thing=of[body], **given)
    page = cast.client("member").get(reverse("register:publish", args=[cast.collective.pk, "money", of[body]]))
    assert "One of us stopped this once." in page.content.decode()


def test_from_the_page_of_an_institution_one_comes_to_what_is_public_about_it(cast: Cast) -> None:
    body, ash = a_body(cast.member), cast.client("member")
    url = reverse("record:ours", args=[cast.collective.pk, body.pk])
    inside = reverse("institution", args=[cast.collective.pk, body.pk])
    assert url in read(ash, inside)
    assert "Nothing yet" in read(ash, url)
    told(cast.member, body, parts={"words": "A ramp"})
    said = read(ash, url)
    assert "What Harbour Trust promised" in said
    assert page(body) in said
    assert ash.get(reverse("record:ours", args=[cast.collective.pk, chance.uuid()])).status_code == 404


def test_without_a_record_nothing_of_it_shows(cast: Cast) -> None:
    register_less = cast.elsewhere
    body = a_body(register_less)
    client = cast.client("other collective's member")
    inside = reverse("institution", args=[register_less.collective_id, body.pk])
    assert "What is public about them" not in read(client, inside)


def test_of_the_registers_own_kinds_none_stands_on_an_institutions_page() -> None:
    assert set(KINDS) & set(rules.OWN_KINDS) == set()
    assert isinstance(chance.uuid(), UUID)


def test_what_was_open_when_somebody_went_is_not_told_as_unpaid(cast: Cast) -> None:
    """Nobody can say any more whether it was paid; and what was told as owed by that day is told the same."""
    body, money = a_body(cast.member), PUBLISHED["money"]
    dealing = Dealing.objects.get(collective=cast.collective, institution=body)
    people = [
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
        for n in range(6)
    ]
    for member in people:
        owed(member, body, due=-9)
    owed(people[0], body, due=-4)
    told = {each["due"]: each.get("owed") for each in money.parts(money.thing(cast.member, dealing.pk))["due"]}
    for member in people[1:]:
        there = Owed.objects.get(member=member)
        pay.it_came(
            by=member, id=chance.uuid(), sum=there, amount="50", day=there.due, today=LATER.date(), at=LATER
        )  # fmt: skip
    pay.forget(member=people[0])
    parts = money.parts(money.thing(cast.member, dealing.pk))
    assert {each["due"]: each.get("owed") for each in parts["due"]} == told
    assert not [each for each in parts["due"] if each["open"] or each["late"] or "over" in each]
    said = money.in_words(parts, "stranger")
    unsure = "nobody can say any more whether all of it was paid."
    assert f"Due on Sunday 22 February 2026: £300.00 owed, £250.00 paid, {unsure}" in said
    assert f"Due on Friday 27 February 2026: {unsure}" in said
