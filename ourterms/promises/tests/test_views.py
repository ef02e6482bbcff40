"""The pages: what stands there, what one can do, and how often they ask the database."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ourterms.decisions.models import Matter
from ourterms.institutions.tests.factories import an_institution
from ourterms.kit import chance, clock
from ourterms.notices.models import Letter
from ourterms.promises import hooks
from ourterms.promises.actions import powers, promised
from ourterms.promises.models import Account, Answer, Demand, Look, NotInOurName, Power, Promise, Sent, Showing
from ourterms.promises.reading import line_of
from ourterms.promises.rules import kept
from ourterms.promises.rules.line import OURS, THEIRS
from ourterms.promises.tests.factories import (
    a_change,
    a_claim,
    a_decided_demand,
    a_demand,
    a_kept_account,
    a_power,
    a_promise,
    a_sent_demand,
    a_showing,
    a_use,
    an_account,
    today,
)
from ourterms.register import actions as register
from tests.cast import PICTURE, Cast
from tests.on_home import from_app
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 6, 24, 12, tzinfo=UTC)
LEAST = {"question": "them", "options": "them", "told": "never", "asked": "no", "answered": "no"}
LEAST |= {"followed": "not-shown", "veto": "no", "overrule": "them", "overridden": "no"}


@pytest.fixture(autouse=True)
def _a_day_in_june() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def here(name: str, cast: Cast, *parts: object) -> str:
    return reverse(f"promises:{name}", args=[cast.collective.pk, *parts])


def read(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def send(client: Client, url: str, **given: Any) -> Any:
    return client.post(url, {"id": str(chance.uuid()), **given}, follow=True)


def asked(client: Client, url: str) -> int:
    """How many queries a page makes, of both databases."""
    with CaptureQueriesContext(connections["default"]) as one, CaptureQueriesContext(connections["passing"]) as other:
        assert client.get(url).status_code == 200
    return len(one) + len(other)


# Demands ---------------------------------------------------------------------------------------------------------


def test_an_empty_list_says_what_belongs_there_and_offers_the_first_step(cast: Cast, ash: Client) -> None:
    for what, name in (("demands", "demand-new"), ("promises", "promise-new"), ("accounts", "account-new")):
        text = read(ash, here("list", cast) + f"?what={what}")
        assert here(name, cast) in text
        assert 'class="empty' in text
    assert ash.get(here("list", cast) + "?what=scores").status_code == 404


def test_from_the_form_to_the_agenda_with_an_institution_by_its_name(cast: Cast, ash: Client) -> None:
    given = {"name": "Larkmere Trust", "title": "Open the garden", "words": "It is locked.", "mild": "yes"}
    text = send(ash, here("demand-new", cast), **given).content.decode()
    demand = Demand.objects.get()
    assert (str(demand.institution), demand.mild, demand.step) == ("Larkmere Trust", True, kept.PROPOSED)
    assert reverse("decisions:matter", args=[cast.collective.pk, demand.matter_id]) in text
    matter = read(ash, reverse("decisions:matter", args=[cast.collective.pk, demand.matter_id]))
    assert "We recommend to Larkmere Trust: Open the garden" in matter
    assert here("demand", cast, demand.pk) in matter


def test_without_an_institution_the_form_says_so_and_keeps_what_was_typed(cast: Cast, ash: Client) -> None:
    answer = send(ash, here("demand-new", cast), title="Open the garden", mild="no")
    assert answer.status_code == 422
    assert "Say which institution it is." in answer.content.decode()
    assert 'value="Open the garden"' in answer.content.decode()
    assert Demand.objects.count() == 0


def test_a_letter_is_drafted_and_goes_when_a_member_says_so(cast: Cast, ash: Client) -> None:
    demand = a_decided_demand(cast.member, cast.third)
    text = read(ash, here("demand-letter", cast, demand.pk))
    assert "Dear Larkmere Trust," in text
    assert Sent.objects.count() == 0
    given = {"subject": "Open it", "words": "Dear trust, open it.", "day": "2026-06-24", "answer_by": "2026-07-24"}
    send(ash, here("demand-letter", cast, demand.pk), **given)
    demand.refresh_from_db()
    assert (demand.sent, demand.answer_by) == (date(2026, 6, 24), date(2026, 7, 24))


def test_to_send_a_letter_and_to_have_sent_it_are_two_acts(cast: Cast, ash: Client) -> None:
    demand = a_decided_demand(cast.member, cast.third)
    at = here("demand-letter", cast, demand.pk)
    given = {"subject": "Open it", "words": "Dear trust, open it.", "day": "2026-06-24"}
    for address in ("", "nobody"):
        wrong = ash.post(at, {"id": chance.uuid(), "do": "mail", **given, "address": address})
        assert wrong.status_code == 422
        assert "Put an e-mail address" in wrong.content.decode()
        assert "Dear trust, open it." in wrong.content.decode()
    assert not Sent.objects.exists()
    send(ash, at, do="hand", **given, address="nobody")  # nothing goes out, whatever stands beside it
    assert (Sent.objects.get().mailed, Letter.objects.count()) == (False, 0)
    send(ash, at, do="mail", **given | {"words": "Dear trust, again.", "day": "never"}, address="us@larkmere.example")
    assert Letter.objects.count() == 1
    newest = Sent.objects.get(mailed=True)
    assert newest.day == NOW.date()


def test_silence_has_days_and_a_second_letter_is_drafted_for_whoever_looks(cast: Cast, ash: Client) -> None:
    demand = a_sent_demand(cast.member, cast.third, days=40)
    text = read(ash, here("demand", cast, demand.pk))
    assert "silence for 40 days" in text
    assert "Another letter is drafted" in text
    assert "That was 40 days ago" in read(ash, here("demand-letter", cast, demand.pk))
    fresh = a_sent_demand(cast.member, cast.third, days=20, title="Another")
    assert "Another letter is drafted" not in read(ash, here("demand", cast, fresh.pk))


def test_an_answer_with_its_document(cast: Cast, ash: Client) -> None:
    demand = a_sent_demand(cast.member, cast.third, days=40)
    given = {"kind": "refused", "words": "There is no money.", "day": "2026-06-20", "where": "A letter"}
    upload = SimpleUploadedFile("letter.png", PICTURE, "image/png")
    text = send(ash, here("answer", cast, demand.pk), document=upload, **given).content.decode()
    answer = Answer.objects.get()
    assert answer.document_id
    assert "There is no money." in text
    assert reverse("files:get", args=[cast.collective.pk, answer.document_id]) in text
    assert "silence" not in text


def test_no_page_counts_a_day_of_ours(cast: Cast, ash: Client) -> None:
    demand = a_decided_demand(cast.member, cast.third, at=NOW - timedelta(days=90))
    text = read(ash, here("demand", cast, demand.pk))
    assert "A letter is drafted" in text
    words = " ".join([*said(text).quiet, *said(text).loud])
    assert "It goes when one of us sends it." in words
    assert not re.search(r"\b\d+ days\b|\blate\b|overdue|waiting", words, re.IGNORECASE)


def test_what_members_wrote_is_shown_as_words(cast: Cast, ash: Client) -> None:
    bad = "<script>alert(1)</script>"
    demand = a_sent_demand(cast.member, cast.third, days=40, title=bad, words=bad)
    promised.promised(
        by=cast.member, id=chance.uuid(), institution=demand.institution, demand=demand, words=bad,
        day=today(), due=today(), at=NOW,
    )  # fmt: skip
    for name in ("demand", "line", "demand-letter"):
        text = read(ash, here(name, cast, demand.pk))
        assert "&lt;script&gt;" in text
        assert bad not in text
    for what in ("demands", "promises"):
        assert bad not in read(ash, here("list", cast) + f"?what={what}")


# The line --------------------------------------------------------------------------------------------------------


def a_long_line(cast: Cast) -> Demand:
    demand = a_sent_demand(cast.member, cast.third, days=100)
    began = {"institution": demand.institution, "demand": demand}
    promise = a_promise(cast.member, due=-10, made=50, **began)
    a_showing(cast.member, a_promise(cast.member, due=-20, made=50, **began), words="A picture of a gate")
    power = a_power(cast.member, **began)
    powers.came_of_use(
        by=cast.member, use=a_use(cast.member, power), came=kept.OVERRIDDEN, day=today(), words="", at=NOW
    )
    a_change(cast.member, **began)
    a_claim(cast.member, **began)
    a_kept_account(cast.member, cast.third, **began)
    assert promise.state(today()) == kept.LATE
    return demand


def test_everything_stands_on_the_line_in_the_picture_and_in_the_table(cast: Cast, ash: Client) -> None:
    demand = a_long_line(cast)
    text = read(ash, here("line", cast, demand.pk))
    drawing = text.partition('<svg class="line-drawing"')[2].partition("</svg>")[0]
    for word in ("Demand", "Our letter", "Promise", "They showed us", "We used it", "Overridden", "Our account"):
        assert word in drawing, word
        assert word in text.partition("</svg>")[2], word
    assert "silence for 100 days" in text
    assert "late by 10 days" in text
    assert len(re.findall(r'class="(?:ours|theirs)"', drawing)) == len(re.findall(r"<tr", text)) - 1


def test_what_changed_and_our_account_are_not_told_as_something_they_did(cast: Cast) -> None:
    demand = a_long_line(cast)
    side = {thing.word: thing.side for thing in line_of(cast.member, demand, today()).things}
    assert side["They showed us"] == THEIRS
    assert side["One of us saw a change"] == side["Our account"] == OURS


def test_what_is_in_a_circle_stands_on_the_line_for_that_circle_alone(cast: Cast) -> None:
    demand = a_sent_demand(cast.member, cast.third, days=100)
    promise = a_promise(cast.member, demand=demand, institution=demand.institution)
    a_showing(cast.member, promise)
    Promise.objects.filter(pk=promise.pk).update(circle=cast.circle)
    Showing.objects.filter(promise=promise).update(circle=cast.circle)
    for who, seen in ((cast.third, True), (cast.member, False)):
        words = {thing.word for thing in line_of(who, demand, today()).things}
        assert ("Promise" in words, "They showed us" in words) == (seen, seen)


def test_the_line_asks_no_more_for_a_long_one(cast: Cast, ash: Client) -> None:
    short = a_sent_demand(cast.member, cast.third, days=100, title="Short")
    few = asked(ash, here("line", cast, short.pk))
    assert asked(ash, here("line", cast, a_long_line(cast).pk)) == few <= 14


# Promises --------------------------------------------------------------------------------------------------------


def test_a_late_promise_says_by_how_many_days_and_drafts_a_letter(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member, due=-9)
    text = read(ash, here("promise", cast, promise.pk))
    assert "Late · by 9 days" in text
    assert here("promise-letter", cast, promise.pk) in text
    assert "That was 9 days ago." in read(ash, here("promise-letter", cast, promise.pk))


def test_what_they_showed_is_looked_at_by_two_or_by_nobody(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member, due=-9)
    given = {"how": "shown", "words": "A picture", "day": "2026-06-20", "where": ""}
    assert "Not shown to be kept" in send(ash, here("showing", cast, promise.pk), **given).content.decode()
    assert "We didn't look" in ash.post(here("not-looked", cast, promise.pk), follow=True).content.decode()
    send(ash, here("look", cast, promise.pk), so="yes", words="I sat there.")
    text = send(cast.client("steward"), here("look", cast, promise.pk), so="yes", words="").content.decode()
    assert 'class="tag">Kept' in text
    assert "I sat there." in text


def test_whoever_looked_takes_it_back(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    send(ash, here("look", cast, promise.pk), so="no", words="Locked")
    assert Look.objects.count() == 1
    ash.post(here("look-no-more", cast, promise.pk))
    assert Look.objects.count() == 0


def test_the_page_to_take_it_out_says_so_when_it_is_kept_meanwhile(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member)
    url = here("out", cast, "showing", a_showing(cast.member, promise).pk)
    assert url in read(ash, here("promise", cast, promise.pk))
    for client in (ash, cast.client("steward")):
        send(client, here("look", cast, promise.pk), so="yes", words="")
    assert url not in read(ash, here("promise", cast, promise.pk))
    answer = send(ash, url)
    assert answer.status_code == 422
    assert "It is said already what became of this promise." in answer.content.decode()


def test_that_they_will_not_keep_it_can_be_taken_out_and_it_goes_on(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member)
    wont = a_showing(cast.member, promise, wont=True)
    url = here("out", cast, "showing", wont.pk)
    assert url in read(ash, here("promise", cast, promise.pk))
    text = send(ash, url).content.decode()
    assert 'class="tag">Promised' in text
    assert "by their own word" not in text


def test_an_ending_goes_on_the_agenda(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member)
    assert "Put forward that it is kept" not in read(ash, here("promise", cast, promise.pk))
    answer = send(ash, here("ending", cast, promise.pk), how="released")
    assert "We release them from this" in answer.content.decode()
    assert send(ash, here("ending", cast, promise.pk), how="kept").status_code == 422
    assert Matter.objects.filter(does="promise").count() == 1


# The rest --------------------------------------------------------------------------------------------------------


def test_a_power_its_use_and_what_came_of_it(cast: Cast, ash: Client) -> None:
    given = {"name": "Larkmere Trust", "words": "Who is appointed", "how": "vote", "since": "2026-01-01", "until": ""}
    send(ash, here("power-new", cast), **given)
    power = Power.objects.get()
    send(ash, here("use", cast, power.pk), words="A ward manager", day="2026-05-05")
    use = power.uses.get()
    came = {"came": "overridden", "day": "2026-05-20", "words": "Another was appointed."}
    text = send(ash, here("came-of-use", cast, power.pk, use.pk), **came).content.decode()
    assert "<strong>Overridden</strong>" in text
    assert send(ash, here("use", cast, power.pk), words="x", day="2025-05-05").status_code == 422


def test_an_account_shows_three_columns_and_what_keeps_them_from_the_next_word(cast: Cast, ash: Client) -> None:
    account = a_kept_account(cast.member, cast.third)
    text = read(ash, here("account", cast, account.pk))
    for words in ("A co-produced decision", "<strong>Asked</strong>", "They asked, and nobody wrote to us."):
        assert words in text
    assert "Why not “Heard back”?" in text
    assert "They did not answer in writing what became of what we said." in text
    assert len(re.findall(r'class="step on"', text)) == 2
    assert len(re.findall(r'class="step"', text)) == 4


def test_an_account_from_the_form_to_the_agenda(cast: Cast, ash: Client) -> None:
    given = {"name": "Larkmere Trust", "title": "The garden", "day": "2026-05-01", "ours": "Nobody told us.", **LEAST}
    numbers = {"seats": "1", "votes": "1", "all_votes": "0"}
    wrong = send(ash, here("account-new", cast), **given, **numbers)
    assert wrong.status_code == 422
    assert "more votes than there were in all" in wrong.content.decode()
    send(ash, here("account-new", cast), **given, seats="0", votes="0", all_votes="9")
    account = Account.objects.get()
    assert (account.level, account.state) == ("not-told", "draft")
    text = send(ash, here("account-to-all", cast, account.pk)).content.decode()
    assert "The facts allow: Not even told" in text


def test_not_in_our_name_says_what_happened(cast: Cast, ash: Client) -> None:
    claim = a_claim(cast.member)
    assert "Nothing has happened yet" in read(ash, here("claim", cast, claim.pk))
    assert "That is not in our name." in read(ash, here("claim-letter", cast, claim.pk))
    text = send(
        ash, here("came-of-claim", cast, claim.pk), came="taken-down", day="2026-06-23", words=""
    ).content.decode()
    assert "They took it down" in text


def test_who_wrote_down_what_is_not_in_our_name_changes_its_words(cast: Cast, ash: Client) -> None:
    claim = a_claim(cast.member, ours="Ash said no.")
    url = here("claim-write", cast, claim.pk)
    assert url in read(ash, here("claim", cast, claim.pk))
    assert "Ash said no." in read(ash, url)
    given = {"what": "name", "words": "With Driftline.", "where": "A poster", "day": "2026-05-05", "agreed": ""}
    text = send(ash, url, **given, ours="One of us said no.").content.decode()
    assert "One of us said no." in text
    assert "Ash said no." not in text
    assert send(ash, url, **given | {"words": ""}, ours="").status_code == 422
    steward = cast.client("steward")
    assert url not in read(steward, here("claim", cast, claim.pk))
    send(steward, url, **given, ours="I was not there.")
    claim.refresh_from_db()
    assert (claim.ours, claim.what, str(claim.day)) == ("One of us said no.", "name", "2026-05-05")


@pytest.mark.parametrize("how", ["held", "public", "stopped"])
def test_what_is_public_or_on_its_way_keeps_its_words(cast: Cast, how: str) -> None:
    register.have_record(by=cast.member, on=True, at=NOW)
    claim = a_claim(cast.member)
    url = here("claim-write", cast, claim.pk)
    entry = register.publish(by=cast.member, id=chance.uuid(), kind="not-in-our-name", thing=claim.pk, at=NOW)
    if how == "stopped":
        register.stop(by=cast.third, entry=entry, at=NOW)
    with clock.frozen(NOW + timedelta(hours=80 if how == "public" else 1)):
        ash = cast.client("member")
        page = read(ash, here("claim", cast, claim.pk))
        assert "Nothing has happened yet" in page
        assert (url in page) == (how == "stopped")
        given = {"what": "name", "words": "Other words", "where": "A poster", "day": "2026-05-05", "agreed": ""}
        send(ash, url, **given, ours="")
        claim.refresh_from_db()
        assert (claim.words == "Other words") == (how == "stopped")


def test_a_demand_that_is_public_does_not_say_that_nobody_outside_knows(cast: Cast, ash: Client) -> None:
    register.have_record(by=cast.member, on=True, at=NOW)
    demand = a_decided_demand(cast.member, cast.third)
    nobody, url = "Until then nobody outside knows.", here("demand", cast, demand.pk)
    assert nobody in read(ash, url)
    entry = register.publish(by=cast.member, id=chance.uuid(), kind="demand", thing=demand.pk, at=NOW)
    held = read(ash, url)
    assert "on anybody can read of it, unless one of us stops that." in held
    with clock.frozen(NOW + timedelta(hours=80)):
        public = read(cast.client("member"), url)
    assert "Anybody can read of it already" in public
    assert not [page for page in (held, public) if nobody in page]
    register.stop(by=cast.third, entry=entry, at=NOW)
    assert nobody in read(ash, url)
    register.publish(by=cast.member, id=chance.uuid(), kind="decision", thing=demand.decision_id, at=NOW)
    assert nobody not in read(ash, url)


def test_a_mistake_is_taken_out_by_whoever_wrote_it_down(cast: Cast, ash: Client) -> None:
    claim = a_claim(cast.member)
    url = here("out", cast, "claim", claim.pk)
    assert send(cast.client("steward"), url).status_code == 422
    assert NotInOurName.objects.count() == 1
    send(ash, url)
    assert NotInOurName.objects.count() == 0
    assert ash.get(here("out", cast, "person", claim.pk)).status_code == 404


# Lists -----------------------------------------------------------------------------------------------------------


def test_what_narrows_a_list_is_folded_until_it_is_in_use_and_leads_back(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member)
    url = here("list", cast) + "?what=promises"
    assert '<details class="fold"><summary><span><strong>Show only some of them' in read(ash, url)
    assert "Show all of them" not in read(ash, url)
    for more in (f"&institution={promise.institution_id}", "&state=late"):
        text = read(ash, url + more)
        assert '<details class="fold" open>' in text
        assert f'<a href="{url}">Show all of them</a>' in text
    assert "Larkmere Trust, Late</span></span></summary>" in read(
        ash, url + f"&institution={promise.institution_id}&state=late"
    )


def test_a_list_is_narrowed_by_institution_and_by_how_it_stands(cast: Cast, ash: Client) -> None:
    other = an_institution(cast.member, "Tarnside University")
    a_promise(cast.member, due=-9, words="The late one")
    a_promise(cast.member, due=9, words="The one to come")
    a_promise(cast.member, due=-9, words="Of the others", institution=other)
    url = here("list", cast) + "?what=promises"
    assert all(words in read(ash, url) for words in ("The late one", "The one to come", "Of the others"))
    late = read(ash, url + "&state=late")
    assert "The late one" in late
    assert "The one to come" not in late
    theirs = read(ash, url + f"&institution={other.pk}&state=late")
    assert "Of the others" in theirs
    assert "The late one" not in theirs
    assert "None of these." in read(ash, url + "&state=kept")


@pytest.mark.parametrize("what", ["demands", "promises", "powers", "changes", "accounts", "claims"])
def test_a_list_asks_as_often_for_three_as_for_one(cast: Cast, ash: Client, what: str) -> None:
    make: dict[str, Any] = {
        "demands": a_demand, "promises": a_promise, "powers": a_power,
        "changes": a_change, "accounts": an_account, "claims": a_claim,
    }  # fmt: skip
    url = here("list", cast) + f"?what={what}"
    make[what](cast.member)
    once = asked(ash, url)
    for _each in range(2):
        make[what](cast.member, institution=an_institution(cast.member, f"Trust {chance.token(4)}"))
    assert asked(ash, url) == once <= 10


@pytest.mark.parametrize("state", ["", "late", "kept"])
def test_ten_thousand_promises_are_a_page_of_thirty(cast: Cast, ash: Client, state: str) -> None:
    first = a_promise(cast.member, due=-9)
    values = {"collective": cast.collective, "institution": first.institution, "day": today(), "due": today()}
    Promise.objects.bulk_create(
        Promise(pk=chance.uuid(), words=f"Promise {n}", at=NOW - timedelta(minutes=n), **values) for n in range(10_000)
    )
    url = here("list", cast) + f"?what=promises&state={state}"
    text = read(ash, url)
    assert text.count("<li><div><p><a") == {"": 30, "late": 1, "kept": 0}[state]
    assert asked(ash, url) <= 10


def test_every_page_of_one_thing_asks_as_often_for_three_as_for_one(cast: Cast, ash: Client) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    promised.look(by=cast.member, promise=promise, so=False, words="", at=NOW)
    once = asked(ash, here("promise", cast, promise.pk))
    for by in (cast.third, cast.steward):
        a_showing(by, promise)
        promised.look(by=by, promise=promise, so=False, words="", at=NOW)
    assert asked(ash, here("promise", cast, promise.pk)) == once <= 14


# What crosses all apps -------------------------------------------------------------------------------------------


def test_home_says_that_a_letter_is_there_without_a_name_or_a_number(cast: Cast) -> None:
    cast.third.collective.chosen["asks.on"] = True
    assert from_app(hooks, cast.third, NOW) == []
    a_decided_demand(cast.member, cast.third)
    a_showing(cast.member, a_promise(cast.member))
    cards = from_app(hooks, cast.third, NOW)
    assert [card.heading for card in cards] == ["A letter is drafted", "They say that something is kept"]
    assert not re.search(r"Larkmere|garden|\d", " ".join(card.heading + card.words for card in cards))


def test_the_calendar_has_the_day_and_says_nothing(cast: Cast) -> None:
    a_promise(cast.member, due=9)
    a_promise(cast.member, due=-9)
    events = hooks.calendar(cast.member, NOW)
    assert [(event.title, event.starts.date()) for event in events] == [
        ("A day of theirs", today() + timedelta(days=9))
    ]
    assert hooks.calendar(cast.elsewhere, NOW) == []


def test_a_search_finds_them_and_an_export_has_what_one_wrote(cast: Cast) -> None:
    a_demand(cast.member)
    a_claim(cast.third)
    assert {found.where for found in hooks.search(cast.third, "garden")} == {"What we ask"}
    assert hooks.search(cast.elsewhere, "garden") == []
    assert cast.member.person_id
    [export] = hooks.export(cast.member.person_id)
    assert [row["what"] for row in export.rows] == ["put forward to ask"]


def test_what_came_of_a_demand_stands_on_its_page_with_a_way_to_each(cast: Cast, ash: Client) -> None:
    demand = a_sent_demand(cast.member, cast.third)
    began: dict[str, Any] = {"demand": demand, "institution": demand.institution, "words": "<b>A lift</b>"}
    page = here("demand", cast, demand.pk)
    assert "&lt;b&gt;" not in read(ash, page)
    came = {"promise": a_promise(cast.member, due=-1, **began), "power": a_power(cast.member, **began)}
    came |= {"change": a_change(cast.member, **began), "claim": a_claim(cast.member, **began)}
    html = read(ash, page)
    for name, row in came.items():
        assert f'<a href="{here(name, cast, row.pk)}" dir="auto">&lt;b&gt;A lift&lt;/b&gt;</a>' in html
    assert '<strong>Late</strong> <span class="soft">Promise, by 23 June 2026</span>' in html
    for words in ("They let go of it, since ", "Something changed, since ", "Not in our name, "):
        assert f'<p class="small soft">{words}' in html


def test_everything_is_found_and_taken_along_whatever_its_days_are_called(cast: Cast) -> None:
    a_promise(cast.member, words="Pebbles by May")
    a_power(cast.member, words="Who gets the pebbles")
    a_change(cast.member, words="Pebbles are here")
    an_account(cast.member, ours="Nobody asked us about pebbles")
    assert len(hooks.search(cast.third, "pebbles")) == 4
    assert cast.member.person_id
    [export] = hooks.export(cast.member.person_id)
    assert len(export.rows) == 4
    assert all(row["day"] for row in export.rows)


def test_an_institutions_page_leads_to_what_there_is(cast: Cast) -> None:
    trust = an_institution(cast.member)
    assert hooks.institution(cast.member, trust, NOW) == []
    cast.member.collective.chosen["asks.on"] = True
    assert [card.heading for card in hooks.institution(cast.member, trust, NOW)] == ["Ask something of them"]
    a_claim(cast.member)
    assert [card.heading for card in hooks.institution(cast.member, trust, NOW)] == ["Not in our name"]


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    demand, account = a_long_line(cast), an_account(cast.member)
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    urls = [here(name, cast) for name in ("list", "demand-new", "promise-new", "power-new", "claim-new", "account-new")]
    urls += [here(name, cast, demand.pk) for name in ("demand", "line", "answer", "demand-letter")]
    urls += [here("account", cast, account.pk), here("promise", cast, promise.pk), here("showing", cast, promise.pk)]
    for url in urls:
        page = said(read(ash, url))
        assert page.loud
        assert [words for words in page.loud if SORE.search(words)] == [], url
