"""What somebody takes back while it waits in its hold never becomes public, and nobody is told whose it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ourterms.decisions import actions as decisions
from ourterms.decisions import hooks as decisions_hooks
from ourterms.files import hooks as files_hooks
from ourterms.files import store
from ourterms.files.models import File
from ourterms.institutions import actions as institutions
from ourterms.institutions.tests.factories import a_guest
from ourterms.kit import chance, clock
from ourterms.kit.sealing import CannotOpen
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from ourterms.promises import hooks as promises_hooks
from ourterms.promises.actions import common, contacts, demands, promised
from ourterms.promises.models import Change, Promise
from ourterms.promises.tests.factories import a_change, a_claim, a_power, a_promise, a_sent_demand, a_showing
from ourterms.register import actions as register
from ourterms.register import hooks as register_hooks
from ourterms.register import rules
from ourterms.register.hooks import export
from ourterms.register.models import Entry
from tests.at_once import tried
from tests.cast import PICTURE, Cast, a_letter, a_record
from tests.durability.run import scratch_database
from tests.on_home import from_app

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 6, 24, 12, tzinfo=UTC)
PUBLIC = NOW + timedelta(hours=72)


@pytest.fixture(autouse=True)
def _a_day_in_june() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    made = Cast()
    a_record(made)
    return made


def published(cast: Cast, kind: str, thing: UUID) -> Entry:
    """Published by the steward."""
    return register.publish(by=cast.steward, id=chance.uuid(), kind=kind, thing=thing, at=NOW)


def a_confirmed_change(cast: Cast) -> Change:
    change = a_change(cast.member)
    for by in (cast.member, cast.third):
        promised.confirm(by=by, change=change, so=True, words="", at=NOW)
    return change


def public() -> list[Entry]:
    """What anybody reads once every hold is over; the lines that say that something was stopped have no words."""
    return list(Entry.objects.public(PUBLIC + timedelta(days=30)).exclude(kind=rules.STOPPED).order_by("index"))


def test_a_confirmation_taken_back_stops_what_waits(cast: Cast) -> None:
    change = a_confirmed_change(cast)
    entry, other = published(cast, "change", change.pk), published(cast, "promise", a_promise(cast.member).pk)
    late = NOW + timedelta(hours=71, minutes=59)
    promised.look_no_more(by=cast.third, thing=change, at=late)
    assert public() == [other]
    entry.refresh_from_db()
    assert (entry.stopped, entry.values()) == (True, {})
    assert Entry.objects.filter(kind=rules.STOPPED, about=entry.pk, by=None).count() == 1


def test_who_says_that_it_is_not_so_stops_it_too(cast: Cast) -> None:
    change = a_confirmed_change(cast)
    published(cast, "change", change.pk)
    promised.confirm(by=cast.third, change=change, so=False, words="", at=NOW)
    assert public() == []


def test_once_it_is_public_a_confirmation_taken_back_leaves_it(cast: Cast) -> None:
    change = a_confirmed_change(cast)
    entry = published(cast, "change", change.pk)
    promised.look_no_more(by=cast.third, thing=change, at=PUBLIC)
    assert public() == [entry]
    assert entry.values()


def test_a_contact_who_is_unconfirmed_again_stops_what_waits_of_theirs(cast: Cast) -> None:
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution)
    answer = contacts.answer(
        contact=contact, id=chance.uuid(), demand=demand, kind="accepted", words="Yes", promise="A key",
        due=NOW.date() + timedelta(days=9), at=NOW,
    )  # fmt: skip
    theirs = [published(cast, "answer", answer.pk), published(cast, "promise", Promise.objects.get().pk)]
    ours = published(cast, "demand", demand.pk)
    assert public() == [*theirs, ours]
    institutions.take_back_confirmation(by=cast.third, contact=contact, at=NOW)
    assert public() == [ours]
    institutions.confirm(by=cast.third, contact=contact, today=NOW.date(), at=NOW)
    assert public() == [ours]


def test_a_contact_who_says_anew_who_they_are_stops_it_too(cast: Cast) -> None:
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution)
    answer = contacts.answer(contact=contact, id=chance.uuid(), demand=demand, kind="refused", words="No", at=NOW)
    published(cast, "answer", answer.pk)
    institutions.describe(by=contact, name="Somebody Else", post="Director", at=NOW)
    assert public() == []


def test_what_was_taken_out_stops_and_what_was_shown_goes_with_it(cast: Cast) -> None:
    promise, wrong = a_promise(cast.member, due=-9), a_promise(cast.member, words="A mistake.")
    showing = a_showing(cast.member, promise)
    for each in (promise, wrong):
        published(cast, "promise", each.pk)
    common.take_out(by=cast.member, thing=wrong, at=NOW)
    assert [entry.thing for entry in public()] == [promise.pk]
    common.take_out(by=cast.member, thing=showing, at=NOW)
    assert public() == []


def test_their_word_is_taken_out_before_it_is_public_and_not_after(cast: Cast) -> None:
    promise = a_promise(cast.member)
    published(cast, "promise", promise.pk)  # as promised: that says nothing of what they said later
    wont = a_showing(cast.member, promise, wont=True)
    entry = published(cast, "promise", promise.pk)
    with clock.frozen(PUBLIC), pytest.raises(Refused):
        common.take_out(by=cast.member, thing=wont, at=PUBLIC)
    common.take_out(by=cast.member, thing=wont, at=NOW)
    entry.refresh_from_db()
    promise.refresh_from_db()
    assert (entry.stopped, promise.ended) == (True, "")


@pytest.mark.parametrize("what", ["promise", "showing", "power", "claim", "answer"])
def test_the_document_goes_with_what_it_showed_and_is_in_the_export_until_then(cast: Cast, what: str) -> None:
    id = chance.uuid()
    document = common.document(by=cast.member, id=id, data=PICTURE, at=NOW)
    assert document is not None
    made: Any
    if what == "answer":
        demand = a_sent_demand(cast.member, cast.third, days=30)
        given: dict[str, Any] = {"kind": "accepted", "words": "Yes", "day": NOW.date(), "document": document}
        made = demands.answer(by=cast.member, id=id, demand=demand, at=NOW, **given)
    elif what == "showing":
        made = a_showing(cast.member, a_promise(cast.member), document=document)
    else:
        made = {"promise": a_promise, "power": a_power, "claim": a_claim}[what](cast.member, document=document)
    assert cast.member.person_id
    assert [each.content[:4] for each in files_hooks.export(cast.member.person_id)] == [b"\x89PNG"]
    for forget in (promises_hooks.forget, files_hooks.forget):  # the group keeps it when who brought it goes
        forget(cast.member, False, NOW)
    made.refresh_from_db()
    assert (made.by, made.document) == (None, document)
    type(made).objects.filter(pk=made.pk).update(by=cast.member)
    common.take_out(by=cast.member, thing=made, at=NOW)
    assert not File.objects.exists()
    with pytest.raises(CannotOpen):
        b"".join(store.read(document))
    assert list(files_hooks.export(cast.member.person_id)) == []


@pytest.mark.parametrize("how", ["nearer", "silent", "taken back", "gone"])
def test_a_dissent_that_may_not_be_read_in_public_any_more_stops_the_decision(cast: Cast, how: str) -> None:
    decision = a_letter(cast)
    dissent = decisions.dissent(
        by=cast.third, id=chance.uuid(), decision=decision, words="Too dear", reach="public", named=False
    )
    assert published(cast, "decision", decision.pk).values()["dissent"] == ["Too dear"]
    if how == "taken back":
        decisions.take_back_dissent(by=cast.third, dissent=dissent, at=NOW)
    elif how == "gone":
        for forget in (decisions_hooks.forget, register_hooks.forget):  # from the top app down
            forget(cast.third, False, NOW)
    else:
        reach = "us" if how == "nearer" else "silent"
        decisions.let_dissent_go(by=cast.third, dissent=dissent, reach=reach, named=False, at=NOW)
    assert public() == []


def test_a_dissent_that_goes_farther_stops_nothing(cast: Cast) -> None:
    decision = a_letter(cast)
    given: dict[str, Any] = {"decision": decision, "words": "Too dear", "named": False}
    mine = decisions.dissent(by=cast.third, id=chance.uuid(), reach="us", **given)
    entry = published(cast, "decision", decision.pk)
    for reach in ("letter", "public", "us"):
        decisions.let_dissent_go(by=cast.third, dissent=mine, reach=reach, named=False, at=NOW)
    assert public() == [entry]


def test_who_published_is_told_that_it_was_stopped_and_not_by_whom(cast: Cast) -> None:
    """However it was stopped, and whoever did it, all that is kept and shown is the same."""
    seen = set()
    for how in range(3):
        change = a_confirmed_change(cast)
        entry = published(cast, "change", change.pk)
        for member in (cast.member, cast.third):
            assert not [card for card in from_app(register_hooks, member, NOW) if "stopped" in card.heading]
        if how == 0:
            promised.look_no_more(by=cast.third, thing=change, at=NOW)
        elif how == 1:
            register.stop(by=cast.member, entry=entry, at=NOW)
        else:
            common.take_out(by=cast.member, thing=change, at=NOW)
        [card] = [card for card in from_app(register_hooks, cast.steward, NOW) if "stopped" in card.heading]
        for member in (cast.member, cast.third):
            assert not [card for card in from_app(register_hooks, member, NOW) if "stopped" in card.heading]
        page = cast.client("steward").get(card.url).content.decode()
        assert "This was stopped before anybody outside could read it" in page
        assert not [name for name in ("Ash", "Kit") if name in page.split("<main")[1]]
        seen.add((card.heading, card.words, card.action))
        assert not Trail.objects.filter(event__contains="stop", person_id__isnull=False).exists()
        assert [each.name for each in export(cast.steward.person_id)] == ["published-by-me"]
        register.fade(at=PUBLIC + timedelta(days=7))
        assert not Entry.objects.filter(by__isnull=False).exists()
        assert not [card for card in from_app(register_hooks, cast.steward, NOW) if "stopped" in card.heading]
    assert len(seen) == 1


def test_who_stopped_their_own_is_told_nothing(cast: Cast) -> None:
    entry = published(cast, "promise", a_promise(cast.member).pk)
    register.stop(by=cast.steward, entry=entry, at=NOW)
    assert not [card for card in from_app(register_hooks, cast.steward, NOW) if "stopped" in card.heading]


CHILD = """
from django.db import connection
from ourterms.files import hooks as files_hooks
from ourterms.files import store
from ourterms.files.models import File
from ourterms.institutions import actions as institutions
from ourterms.institutions.tests.factories import a_guest
from ourterms.kit import chance, clock
from ourterms.promises.actions import contacts, promised
from ourterms.promises.tests.factories import a_change, a_sent_demand
from ourterms.register import actions as register
from ourterms.register.models import Entry
from tests.at_once import done
from tests.cast import Cast, a_record

cast = Cast()
a_record(cast)
NOW = clock.now()

def publish(kind, thing):
    register.publish(by=cast.steward, id=chance.uuid(), kind=kind, thing=thing, at=NOW)

def on_its_way(thing):
    return Entry.objects.filter(thing=thing, stopped=False).count()

def a_look_taken_back():
    change = a_change(cast.member)
    for by in (cast.member, cast.third):
        promised.confirm(by=by, change=change, so=True, words="", at=NOW)
    done([
        lambda: publish("change", change.pk),
        lambda: promised.look_no_more(by=cast.third, thing=change, at=NOW),
        lambda: promised.look_no_more(by=cast.member, thing=change, at=NOW),
    ])
    return on_its_way(change.pk)

def a_contact_unconfirmed(n):
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution, title=f"Open it {n}")
    answer = contacts.answer(contact=contact, id=chance.uuid(), demand=demand, kind="refused", words="No", at=NOW)
    done([
        lambda: publish("answer", answer.pk),
        lambda: institutions.take_back_confirmation(by=cast.third, contact=contact, at=NOW),
        lambda: institutions.describe(by=contact, name="Somebody Else", post="Director", at=NOW),
    ])
    return on_its_way(answer.pk)

found["vendor"] = connection.vendor
found["look"] = [a_look_taken_back() for _ in range(6)]
found["contact"] = [a_contact_unconfirmed(n) for n in range(4)]
"""
NOTHING = {"look": [0] * 6, "contact": [0] * 4}


def test_taken_back_at_the_moment_of_publishing_it_is_never_public(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {"vendor": "sqlite"} | NOTHING


@pytest.mark.slow
def test_the_same_on_postgresql(tmp_path: Path) -> None:
    with scratch_database() as database:
        if not database:
            pytest.skip("No PostgreSQL answers here.")
        assert tried(CHILD, tmp_path, database) == {"vendor": "postgresql"} | NOTHING
