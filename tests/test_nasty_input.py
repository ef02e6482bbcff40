"""Whatever is sent to any page, no page breaks; and what somebody keeps from others, no page shows them.

A member opens each page and reads the forms on it as a browser would. Each form is then sent with rubbish in one field
after the other, and each page is asked for with rubbish in its query. What others keep to themselves carries a marker
word, so that it is seen wherever it leaks. Everything that a request wrote is rolled back before the next one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, time
from html import unescape
from html.parser import HTMLParser
from itertools import count, cycle, islice
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from zlib import crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from ourterms.aid import actions as aid
from ourterms.aid.sealed import Wish
from ourterms.care import actions as care
from ourterms.care.rules.words import Room
from ourterms.collectives import actions
from ourterms.collectives.models import Member
from ourterms.decisions import maps
from ourterms.funds.actions import write_down
from ourterms.institutions import actions as institutions
from ourterms.institutions.tests.factories import a_guest, an_institution
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.meetings import actions as meetings
from ourterms.meetings.rules.jobs import JOBS
from ourterms.people.models import Person
from ourterms.site.access import CONTACT, EVERYONE, RULES
from tests.cast import AT, CONTACTS, MEETING, THINGS, Cast, a_map, a_page, a_post, a_thread, statement_of, with_maps
from tests.test_every_url import KWARGS, URLS

NASTY: tuple[str, ...] = (
    "",
    "\x00",
    "a\x00b",
    "\u202egnp.exe\u2066",
    "\x1b[2J\x07\r\nBcc: everybody@example.org\r\n\r\n.",
    "-1",
    "0",
    "2147483648",
    "9" * 400,
    "1e309",
    "NaN",
    "-0.005",
    "٣",  # a digit that int() takes
    "²",  # a digit that int() does not take
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59",
    "25:61",
    "00000000-0000-4000-8000-000000000000",
    "not-a-uuid",
    "{}",
    "[1",
    "null",
    "Europe/../../etc/passwd",
    "javascript:alert(1)",
    "//example.org/\\",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1)) ![b](https://example.org/b.png) <img src=x onerror=alert(1)>",
    "' OR 1=1 --",
    "%00%ff%s%(x)s{0}{{ 7|add:7 }}",
    "é" * 5_000,
    "word " * 13_000,
)
QUERIES = ("after", "before", "circle", "kind", "as", "with", "below", "to", "t", "sent", "next", "shared", "away")
FILES = (
    ("../../x.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "image/png"),
    ("a\x00.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png"),
    ("CON" + "é" * 300, b"GIF89a<script>alert(1)</script>", "text/html"),
)
MARKER = "Zaunkönig"  # stands in everything that neither the member nor anybody elsewhere may read
LATER = MEETING._replace(wall=Wall(date(2030, 3, 10), time(18, 30), "Europe/London"))
CLOSED = ("radio", "checkbox", "select", "submit", "button", "hidden")  # kinds of fields that take what they offer
# What programs send, or what needs more than stands here: these get the bodies of the other test only.
WITHOUT_A_FORM = {
    "agreed:code",  # a form only where e-mail is sent
    "places:signed-back",  # a form only where we entered their signature and offered nothing yet
    *("door:look", "door:answer-look"),  # sent by what is typed
    "door:send",  # a form only once all lines are met
    "door:away",  # a form only where something is kept unsent
    "promises:look-no-more",  # a form only for who looked
    "promises:change-look-no-more",
    "promises:demand-again",  # a form only of one that was let go
    "people:devices",  # a form only where one is signed in twice
    "terms:cost-csv",
    "terms:api-check",
    "people:sign-in-passkey",
    "people:sure-passkey",
    "people:password",
    "people:address",
    "people:passkey-begin",
    "people:passkey-remove",
    "people:keep-here",
    "joining:join-here",
    "joining:stop-new-card",
    "demo",
    "funds:correct",
    "collectives:role-put-down",
    "collectives:setting-back",
    "collectives:hide-no-more",
    "come-back",
    "ours:begin",  # a form only where there is no draft
    "ours:take-up",  # a form only where one lies aside
    "decisions:came",
    "decisions:go-on",
    "decisions:put-back",
    "care:back",
    "care:access-back",
    "care:buddy",
    "care:farewell-tell",
    "notices:letter-again",
    "notices:off",
    "talk:hide",
    "talk:show-again",
    "library:go-back",
    "aid:done",
}
FINE = (200, 204, 302, 303, 400, 403, 404, 405, 413, 422)


class Form(NamedTuple):
    """What a browser would send: where, and each field's name with what it would hold."""

    action: str
    method: str
    fields: dict[str, str]
    kinds: dict[str, str]


class Forms(HTMLParser):
    """The forms of a page, each field filled with something that it takes."""

    FILLED = {
        "date": "2026-12-24",
        "time": "18:30",
        "number": "2",
        "email": "ash@example.org",
        "password": "correct horse battery",
        "datetime-local": "2026-12-24T18:30",
    }

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found, self.select = page, [], ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(has.get("action") or self.page, has.get("method", "get").lower(), {}, {}))
        name = has.get("name", "")
        if tag == "option" and self.select and has.get("value") and self.found:
            self.found[-1].fields.setdefault(self.select, has["value"])
        if not name or not self.found:
            return
        form = self.found[-1]
        kind = has.get("type", "text") if tag == "input" else tag
        form.kinds.setdefault(name, kind)
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            form.fields[name] = "A few words"
        elif tag == "button" or kind in ("radio", "checkbox", "submit"):
            form.fields.setdefault(name, has.get("value", "on"))
        elif tag == "input":
            form.fields[name] = has.get("value") or self.FILLED.get(kind, "2")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""


@contextmanager
def nothing_stays() -> Iterator[None]:
    """Roll back whatever is written inside, in both databases."""
    with ExitStack() as stack:
        for name in ("default", "passing"):
            stack.enter_context(transaction.atomic(using=name))
        try:
            yield
        finally:
            for name in ("default", "passing"):
                transaction.set_rollback(True, using=name)


ADDRESSES = count(1)


class Answer(NamedTuple):
    """What came of a request: `there` is the page that it led to, if it led on. `raised` of one that broke."""

    status: int
    page: str
    there: str = ""
    raised: str = ""


def send(client: Client, method: str, url: str, data: Mapping[str, Any] | bytes | None = None, **more: str) -> Answer:
    """Send it from an address of its own, because limits are not asked here; and go where it leads."""
    number = next(ADDRESSES)
    came_from = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    client.raise_request_exception = True
    try:
        with nothing_stays():
            if isinstance(data, Mapping):
                response = client.post(url, data, REMOTE_ADDR=came_from)
            else:
                response = client.generic(method, url, data or b"", REMOTE_ADDR=came_from, **more)
            page, there = body_of(response), ""
            if response.status_code in (302, 303) and data is not None:
                there = body_of(client.get(response["Location"]))
    except Exception as raised:
        return Answer(500, "", "", repr(raised)[:300])
    finally:  # whatever the form was, the next one comes from whoever this is
        client.cookies.clear()
        client.cookies.load(cookies)
    return Answer(response.status_code, page, there)


def body_of(response: Any) -> str:
    content: bytes = b"".join(response) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def world(cast: Cast) -> None:
    """Things that the member may not read: in a circle, elsewhere, sealed; and the name of somebody who hides from
    them, beside everything that they did."""
    hidden = actions.join(by=Person.objects.create(), collective=cast.collective, name=MARKER, at=AT, today=AT.date())
    actions.hide_from_member(by=hidden, member=cast.member)
    with_maps(cast)
    a_map(cast.third, MARKER, circle=cast.circle, question=MARKER, words=MARKER)
    for by, circle in ((cast.third, cast.circle), (cast.elsewhere, None)):
        a_thread(by, title=MARKER, words=MARKER, circle=circle)
        meetings.plan(by=by, id=chance.uuid(), circle=circle, what=LATER._replace(title=MARKER, where=MARKER))
        wish = Wish("lift", MARKER, place=MARKER, circle=circle.pk if circle else None)
        aid.post(by=by, id=chance.uuid(), wish=wish, at=AT)
        care.check_in(by=by, said=MARKER, today=AT.date())
        care.set_access_needs(by=by, needs=MARKER)
        care.set_room(by=by, room=Room(words=MARKER))
    a_page(cast.elsewhere, title=MARKER, words=MARKER)
    care.set_wishes(by=hidden, wishes=MARKER)
    an_institution(cast.elsewhere, MARKER)
    a_guest(cast.elsewhere.collective, calls_it=MARKER, name=MARKER, post=MARKER)
    bystanders(cast, hidden)


def bystanders(cast: Cast, hidden: Member) -> None:
    """Somebody does something on every page that shows names beside what was done."""
    thread = a_thread(hidden)
    a_post(cast.third, thread)
    a_page(hidden)
    line = {"way": "in", "amount": "10", "words": "from the sale", "day": AT.date(), "today": AT.date()}
    write_down(by=hidden, id=chance.uuid(), at=AT, **line)
    session = meetings.plan(by=hidden, id=chance.uuid(), circle=None, what=LATER)
    meetings.say_coming(by=hidden, session=session, coming=True)
    for kind in JOBS:
        meetings.take_job(by=hidden, session=session, kind=kind)
    meetings.add_to_agenda(by=hidden, session=session, id=chance.uuid(), words="The kettle")
    meetings.say_we_will(by=hidden, session=session, id=chance.uuid(), words="Ask", at=AT)
    meetings.write_notes(by=hidden, session=session, id=chance.uuid(), words="We met", base=0)
    meetings.offer_walk(by=hidden, session=session, id=chance.uuid(), words="To the station")
    aid.post(by=hidden, id=chance.uuid(), wish=Wish("lift", "To the clinic"), at=AT)
    mine = aid.post(by=cast.member, id=chance.uuid(), wish=Wish("lift", "To the bank"), at=AT)
    aid.answer(by=hidden, need=mine, id=chance.uuid(), words="I can", at=AT)
    institutions.confirm(by=hidden, contact=a_guest(cast.collective), today=AT.date(), at=AT)
    for n in range(31):  # so many that they can be searched
        an_institution(cast.third, f"Trust {n}")
    there, other = cast.institution, an_institution(hidden, "Hollow Oak")
    institutions.merge(by=hidden, institution=other, into=there, at=AT)
    institutions.say_works_there(by=hidden, institution=there)
    institutions.keep_works_there(by=cast.member, institution=there)
    hidden.refresh_from_db()
    opinions = a_map(hidden, "A lamp", "A chair")
    for words in ("A lamp", "A chair"):
        aside = statement_of(opinions, words)
        maps.set_aside(by=hidden, id=chance.uuid(), statement=aside, reason="So", at=clock.now())
    maps.put_back(by=hidden, statement=statement_of(opinions, "A lamp"), at=clock.now())


LINK = re.compile(r'href="(/[^"#]*)')


def name_of(url: str) -> str:
    return resolve(urlsplit(url).path).view_name


def pages(client: Client, addresses: Iterable[str]) -> dict[str, str]:
    """Every page that somebody finds: from these addresses on, by the links on each; url -> body."""
    queue, found = list(addresses), {}
    while queue:
        url = queue.pop()
        path = urlsplit(url).path
        if url in found or path.startswith("/static/") or (not path.startswith("/m/") and path in seen_paths(found)):
            continue
        answer = send(client, "GET", url)
        assert answer.status in FINE, (url, answer.raised)
        found[url] = answer.page
        queue += [unescape(link) for link in LINK.findall(answer.page)]
    return found


def seen_paths(found: Iterable[str]) -> set[str]:
    return {urlsplit(url).path for url in found}


def forms_of(found: Mapping[str, str]) -> list[Form]:
    """Each form once: by the name of its URL and its fields. What closes an account comes last: it destroys a key."""
    forms: dict[tuple[str, ...], Form] = {}
    for url, body in found.items():
        reader = Forms(url)
        reader.feed(body)
        for form in reader.found:
            if form.method == "post":
                forms.setdefault((name_of(form.action), *sorted(form.fields)), form)
    return sorted(forms.values(), key=lambda form: name_of(form.action) == "close")


def nasty_for(form: Form, field: str) -> list[Any]:
    """What is put into a field: always a NUL, and some more, others for each field, the same in each run."""
    kind = form.kinds.get(field, "hidden")
    if kind == "file":
        return [SimpleUploadedFile(name, content, mime) for name, content, mime in FILES]
    return ["a\x00b", *some_for(f"{name_of(form.action)} {field}", 1 if kind in CLOSED else 3)]


def some_for(name: str, number: int) -> Iterator[str]:
    turn = crc32(name.encode()) % len(NASTY)
    return islice(cycle(NASTY), turn, turn + number)


def wrong_with(answer: Answer, who: str) -> str:
    """What is wrong with an answer; "" if nothing."""
    if who != "steward" and MARKER in answer.page + answer.there:
        return "leak"
    if answer.status not in FINE:
        return answer.raised or str(answer.status)
    if any(mark in answer.there for mark in ("\u202e", "\u2066", "\x00", "\x1b")):
        return "letters that fool a reader"
    if re.search("<script>alert|<img src=x|(href|src|action)=[\"']?(javascript|data):", answer.page + answer.there):
        return "something that runs"
    return ""


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def addresses(cast: Cast) -> dict[str, str]:
    """The address of each URL, by its name; and everything that the member may not read is there too."""
    things: dict[Any, dict[str, object]] = {None: {}}
    found = {}
    for name in RULES:
        thing = THINGS.get(name)
        if thing not in things:
            things[thing] = thing(cast)
        parts = {"collective": cast.collective.pk, **things[thing]}
        found[name] = reverse(name, kwargs=KWARGS.get(name) or {part: parts[part] for part in URLS[name]})
    world(cast)
    return found


BODIES = (
    ("application/json", b'{"id": 1, "words": ["a"]}'),
    (
        "application/x-www-form-urlencoded",
        b"id=%ED%A0%80&words=%FF%00&words=b&=&%00=1&do=%00&kind=%00&said=%00&answer=%00",
    ),
    ("application/x-www-form-urlencoded; charset=no-such", b"words=a"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\n\xff\x00\r\n--x--',
    ),
    ("multipart/form-data", b"no boundary"),
)


@pytest.mark.slow
def test_no_body_breaks_an_address_that_takes_forms(cast: Cast, addresses: dict[str, str]) -> None:
    wrong = {}
    client = cast.client("member")
    for name, rule in RULES.items():
        for kind, body in BODIES if "POST" in rule.methods else ():
            answer = send(client, "POST", addresses[name], body, content_type=kind)
            if problem := wrong_with(answer, "member"):
                wrong[name, problem] = body
    assert not wrong


@pytest.mark.slow
def test_no_form_and_no_query_breaks_a_page_or_shows_what_is_kept_from_somebody(
    cast: Cast, addresses: dict[str, str]
) -> None:
    wrong: dict[tuple[str, str, str], str] = {}
    tried: dict[tuple[str, ...], str] = {}
    outside = {"public": {EVERYONE}, CONTACTS[0]: {EVERYONE, CONTACT}}
    for who in (*outside, "member", "steward"):
        client = cast.client(who)
        to_read = {name: url for name, url in addresses.items() if "GET" in RULES[name].methods}
        open_to = [url for name, url in to_read.items() if RULES[name].who in outside.get(who, {RULES[name].who})]
        found = pages(client, open_to)
        for url, page in found.items():
            if who != "steward" and MARKER in page:
                wrong[name_of(url), who, "leak"] = url
        for form in forms_of(found):
            name = name_of(form.action)
            if tried.setdefault((name, *sorted(form.fields)), who) != who:
                continue
            for field, nasty in rubbish_in(form):
                answer = send(client, "POST", form.action, {**form.fields, field: nasty})
                if problem := wrong_with(answer, who):
                    wrong[name, field, problem] = ascii(nasty)[:40]
    for name, url in to_read.items():
        for nasty in some_for(name, 2):
            query = urlencode(dict.fromkeys(QUERIES, nasty))
            if problem := wrong_with(send(cast.client("member"), "GET", f"{url}?{query}"), "member"):
                wrong[name, "query", problem] = ascii(nasty)[:40]
    assert not wrong
    with_post = {name for name, rule in RULES.items() if "POST" in rule.methods}
    assert with_post - {name for name, *_fields in tried} <= WITHOUT_A_FORM


def rubbish_in(form: Form) -> Iterator[tuple[str, Any]]:
    """Each field with each of what is put into it; nothing for the forgery check, which tests switch off."""
    for field in form.fields:
        if field != "csrfmiddlewaretoken":
            for nasty in nasty_for(form, field):
                yield field, nasty


def test_every_form_that_is_sent_is_limited() -> None:
    assert all(rule.per_minute for rule in RULES.values() if "POST" in rule.methods)


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 2**70, int("9" * 300)])
def test_a_number_that_no_row_can_have_is_not_found(cast: Cast, number: int) -> None:
    page = a_page(cast.third)
    client = cast.client("member")
    client.raise_request_exception = True
    parts = {"collective": cast.collective.pk, "page": page.pk, "number": number}
    assert client.get(reverse("library:version", kwargs=parts)).status_code == 404
    assert client.post(reverse("library:go-back", kwargs=parts)).status_code in (404, 422)
