"""How each thing is published: which parts, in which words, and what never is. And what a contact may answer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from ourterms.collectives.models import Collective
from ourterms.decisions.models import Matter
from ourterms.decisions.published.actions import PUBLISH
from ourterms.institutions.tests.factories import a_guest, client_of
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.promises.actions import contacts, demands, promised
from ourterms.promises.models import Answer, Demand, Promise
from ourterms.promises.published import PUBLISHED
from ourterms.promises.rules import kept
from ourterms.promises.tests.factories import (
    a_change,
    a_claim,
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
from ourterms.register.models import Entry
from ourterms.register.publishing import PUBLISHES, STRANGER
from tests.cast import Cast, a_record

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 6, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_day_in_june() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def an_answer(cast: Cast, demand: Demand | None = None) -> Answer:
    demand = demand or a_sent_demand(cast.member, cast.third, days=40)
    given = {"kind": kept.REFUSED, "words": "There is no money.", "day": today()}
    return demands.answer(by=cast.member, id=chance.uuid(), demand=demand, at=NOW, **given)


def one_of_each(cast: Cast) -> dict[str, Any]:
    change = a_change(cast.member)
    for by in (cast.member, cast.third):
        promised.confirm(by=by, change=change, so=True, words="Kit saw it", at=NOW)
    promise = a_promise(cast.member, due=-9)
    a_showing(cast.member, promise)
    power = a_power(cast.member)
    return {
        "demand": a_sent_demand(cast.member, cast.third, days=40),
        "answer": an_answer(cast),
        "promise": promise,
        "power": power,
        "power-use": a_use(cast.member, power),
        "change": change,
        "account": a_kept_account(cast.member, cast.third),
        "not-in-our-name": a_claim(cast.member),
    }


def test_each_kind_is_published_in_the_parts_that_it_says_and_names_nobody(cast: Cast) -> None:
    things = one_of_each(cast)
    assert set(things) == set(PUBLISHED)
    for kind, how in PUBLISHED.items():
        told = how.thing(cast.member, things[kind].pk)
        parts = how.parts(told)
        assert parts
        assert set(parts) <= set(how.says), kind
        words = " ".join(how.in_words(parts, STRANGER))
        assert "Larkmere Trust" in words, kind
        assert not any(name in words for name in ("Ash", "Kit", "Rowan")), kind
        assert how.about(told) == things[kind].institution.real_id
        assert list(how.names(told)) == []


NAMED = ["Rowan", "ROWAN'S", "Rowans", "_rowan_", "rowan@example.org"]


@pytest.mark.parametrize("written", NAMED)
def test_no_name_of_one_of_us_gets_out_in_any_part_of_any_kind(
    cast: Cast, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In our words and in theirs, published by one of us or by a decision."""
    a_record(cast)
    tried = 0
    for kind, thing in one_of_each(cast).items():
        how = PUBLISHED[kind]
        parts = how.parts(how.thing(cast.member, thing.pk))
        for name, value in parts.items():
            if not isinstance(value, str | list):
                continue
            said: Any = f"So said {written}." if isinstance(value, str) else [["2026-06-01", f"So said {written}."]]
            with monkeypatch.context() as patch:
                now = parts | {name: said}
                patch.setitem(
                    PUBLISHES, kind, how._replace(parts=lambda thing, now=now: now, may_be=lambda thing, parts: True)
                )
                for more in ({}, {"decided": True, "parts": now}):
                    given: dict[str, Any] = {"kind": kind, "thing": thing.pk, "at": NOW, **more}
                    with pytest.raises(Refused, match="Rowan"):
                        register.publish(by=cast.member, id=chance.uuid(), **given)
                    tried += 1
    assert tried > 60
    assert not Entry.objects.exists()


def test_on_the_agenda_it_has_no_name_of_an_institution(cast: Cast) -> None:
    """What is open stands on Home, where a heading never says whom it is about."""
    a_record(cast)
    for kind, thing in one_of_each(cast).items():
        url = reverse("decisions:publish", args=[cast.collective.pk, kind, thing.pk])
        assert cast.client("member").post(url, {"id": str(chance.uuid()), "words": ""}).status_code == 302, kind
    titles = list(Matter.objects.filter(does=PUBLISH).values_list("title", flat=True))
    assert len(titles) == len(PUBLISHED)
    assert "Trust" in str(thing.institution)
    assert not [title for title in titles if "Trust" in title]


def test_words_that_were_taken_away_leave_a_page_that_can_be_read(cast: Cast) -> None:
    for kind, thing in one_of_each(cast).items():
        how = PUBLISHED[kind]
        parts = how.parts(how.thing(cast.member, thing.pk))
        for name in parts:
            assert how.in_words({key: value for key, value in parts.items() if key != name}, STRANGER)
        assert how.in_words({}, STRANGER)


def test_what_is_not_ours_yet_is_never_published(cast: Cast) -> None:
    for kind, thing in (
        ("demand", a_demand(cast.member)),
        ("account", an_account(cast.member)),
        ("change", a_change(cast.member)),
    ):
        assert PUBLISHED[kind].thing(cast.member, thing.pk) is None


def test_elsewhere_there_is_nothing_to_publish(cast: Cast) -> None:
    claim = a_claim(cast.member)
    assert PUBLISHED["not-in-our-name"].thing(cast.member, claim.pk)
    assert PUBLISHED["not-in-our-name"].thing(cast.elsewhere, claim.pk) is None


def test_a_silence_is_told_with_its_day(cast: Cast) -> None:
    how = PUBLISHED["demand"]
    demand = a_sent_demand(cast.member, cast.third, days=40)
    words = how.in_words(how.parts(how.thing(cast.member, demand.pk)), STRANGER)
    assert "No answer had reached us on Wednesday 24 June 2026." in words
    an_answer(cast, demand)
    assert "How it stood: Refused." in how.in_words(how.parts(how.thing(cast.member, demand.pk)), STRANGER)


# Contacts --------------------------------------------------------------------------------------------------------


def test_a_confirmed_contact_answers_and_promises(cast: Cast) -> None:
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution)
    client, url = client_of(contact), reverse("promises-guest", args=[demand.pk])
    assert f"{cast.collective.name} asks this of you." in client.get(url).content.decode()
    assert "Open the garden on Sundays" in client.get(url).content.decode()
    given = {
        "id": str(chance.uuid()),
        "kind": "accepted",
        "words": "We will.",
        "promise": "A key.",
        "due": "2026-07-24",
    }
    for _sent in range(2):
        assert "We will." in client.post(url, given, follow=True).content.decode()
    answer, promise = Answer.objects.get(), Promise.objects.get()
    assert (answer.contact, answer.by, promise.contact, promise.demand) == (contact, None, contact, demand)
    demand.refresh_from_db()
    assert demand.state == kept.ACCEPTED
    assert (
        "by their contact"
        in cast.client("member").get(reverse("promises:demand", args=[cast.collective.pk, demand.pk])).content.decode()
    )


def test_a_promise_needs_a_day_to_come(cast: Cast) -> None:
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution)
    for due in (None, today() - timedelta(days=1)):
        with pytest.raises(Refused):
            contacts.answer(
                contact=contact, id=chance.uuid(), demand=demand, kind="accepted", words="Yes", promise="A key",
                due=due, at=NOW,
            )  # fmt: skip
    assert Answer.objects.count() == 0


def test_whoever_only_says_that_they_come_from_there_finds_nothing(cast: Cast) -> None:
    contact = a_guest(cast.collective)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution)
    client, url = client_of(contact), reverse("promises-guest", args=[demand.pk])
    assert client.get(url).status_code == 404
    assert "Open the garden" not in client.get(reverse("guest")).content.decode()
    with pytest.raises(Refused):
        contacts.answer(contact=contact, id=chance.uuid(), demand=demand, kind="accepted", words="Yes", at=NOW)
    told = {"demand": demand, "kind": "accepted", "words": "Yes", "day": today(), "at": NOW, "contact": contact}
    row = Answer.objects.create(pk=chance.uuid(), collective=cast.collective, institution=demand.institution, **told)
    assert PUBLISHED["answer"].thing(cast.member, row.pk) is None


def test_a_contact_answers_so_often_and_no_group_that_is_over(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution)
    monkeypatch.setattr(contacts, "MOST", 2)
    given: dict[str, Any] = {"contact": contact, "demand": demand, "kind": "accepted", "words": "Yes", "at": NOW}
    ids = [chance.uuid(), chance.uuid()]
    for id in (*ids, ids[0]):
        contacts.answer(id=id, **given)
    with pytest.raises(Refused, match="often enough"):
        contacts.answer(id=chance.uuid(), **given)
    client, url = client_of(contact), reverse("promises-guest", args=[demand.pk])
    assert client.get(url).status_code == 200
    Collective.objects.filter(pk=cast.collective.pk).update(ends=NOW)
    assert client.get(url).status_code == 404
    with pytest.raises(Refused):
        contacts.answer(id=ids[0], **given)


def test_a_contact_of_another_institution_finds_nothing_and_nothing_unsent(cast: Cast) -> None:
    other = a_guest(cast.collective, confirmed_by=cast.member, calls_it="Tarnside", value="ZZ8")
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    demand = a_sent_demand(cast.member, cast.third, days=40, institution=contact.institution)
    unsent = a_demand(cast.member, institution=contact.institution)
    assert client_of(contact).get(reverse("promises-guest", args=[demand.pk])).status_code == 200
    assert client_of(other).get(reverse("promises-guest", args=[demand.pk])).status_code == 404
    assert client_of(contact).get(reverse("promises-guest", args=[unsent.pk])).status_code == 404
