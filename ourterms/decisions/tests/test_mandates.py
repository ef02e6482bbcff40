"""What some of us may say for us: decided word for word; noted; what is not in it goes back to us."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.collectives import actions as collectives
from ourterms.decisions import actions, hooks
from ourterms.decisions.mandates import actions as mandates
from ourterms.decisions.models import Decision, Delegate, HandUp, Mandate, MandateNote, Matter, Outcome
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.people.acts import Refused
from tests.cast import Cast, a_decision, a_mandate, a_matter, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=20)
WORDS = "  We bring tea.\n\n   No money, no names.  "


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def here(name: str, cast: Cast, *parts: object) -> str:
    return reverse(f"decisions:{name}", args=[cast.collective.pk, *parts])


def page(client: Client, mandate: Mandate) -> str:
    return client.get(reverse("decisions:mandate", args=[mandate.collective_id, mandate.pk])).content.decode()


def decided(cast: Cast, matter: Matter) -> Decision:
    closes = Wall((NOW + timedelta(days=16)).date(), NOW.time(), "Europe/London")
    decision = a_decision(cast.third, "consensus", matter, closes=closes)
    for who in (cast.member, cast.third):
        actions.answer(by=who, decision=decision, answer="agree", at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def conclude(cast: Cast, decision: Decision, id: UUID | None = None) -> Outcome:
    return actions.write_outcome(by=cast.third, id=id or chance.uuid(), decision=decision, words="So be it.", at=LATER)


def note(cast: Cast, mandate: Mandate, *, outside: bool = False, **given: Any) -> MandateNote:
    values = {"by": cast.member, "id": chance.uuid(), "day": NOW.date(), "words": "They asked for money.", **given}
    return mandates.note(mandate=mandate, outside=outside, at=NOW, **values)


def test_from_the_form_to_the_words_exactly_as_they_were_written(cast: Cast, ash: Client) -> None:
    given = {
        "id": str(chance.uuid()),
        "where": "The street party group",
        "words": WORDS.replace("\n", "\r\n"),
        "until": "2026-09-05",
        "mine": "on",
        "more": "They meet every month.",
    }
    for _sent in range(2):
        text = ash.post(here("mandate-new", cast), given, follow=True).content.decode()
    assert "Whoever offers may say for us at The street party group, until Saturday 5 September 2026:" in text
    matter = Matter.objects.get()
    decision = decided(cast, matter)
    assert WORDS in ash.get(here("one", cast, decision.pk)).content.decode()
    assert not Mandate.objects.exists()
    id = chance.uuid()
    for _sent in range(2):
        conclude(cast, decision, id)
    mandate = Mandate.objects.get()
    assert mandate.words == WORDS
    assert [each.member for each in Delegate.objects.all()] == [cast.member]
    text = page(client_of(cast.third.person), mandate)
    for words in (WORDS, ">Ash<", "Saturday 5 September 2026", "It holds"):
        assert words in text
    assert "The street party group" in ash.get(here("mandates", cast)).content.decode()


def test_nobody_speaks_who_did_not_offer_or_would_not_after_all(cast: Cast) -> None:
    subject = {"where": "The mill", "words": "Tea.", "until": "2026-09-05"}
    matter = a_matter(cast.third, kind="mandates", does="mandate", subject=subject)
    with pytest.raises(Refused, match="Nobody has said yet"):
        a_decision(cast.third, "consensus", matter)
    actions.offer(by=cast.member, matter=matter, would=True)
    decision = decided(cast, matter)
    HandUp.objects.all().delete()
    assert "That is fine. Nobody speaks for us there." in conclude(cast, decision).did[0]
    assert not Delegate.objects.exists()
    assert "Nobody speaks for us there" in page(cast.client("member"), Mandate.objects.get())


@pytest.mark.parametrize(
    "bad",
    [
        {"where": " "},
        {"where": "x" * 81},
        {"where": 3},
        {"words": " "},
        {"words": None},
        {"words": "x" * 8_001},
        {"until": "soon"},
        {"until": "2026-03-24"},
        {"until": "2027-05-01"},
        {"until": None},
    ],
)
def test_what_makes_no_sense_is_not_put_forward(cast: Cast, bad: dict[str, Any]) -> None:
    subject = {"where": "The mill", "words": "Tea.", "until": "2026-09-05"} | bad
    with pytest.raises(Refused):
        a_matter(cast.member, kind="mandates", does="mandate", subject=subject)
    with pytest.raises(Refused):
        a_matter(cast.member, kind="everyday", does="mandate", subject=subject | {"words": "Tea."})
    assert not Matter.objects.exists()


@pytest.mark.parametrize("bad", [{"where": ""}, {"words": " "}, {"until": ""}, {"until": "2026-01-01"}])
def test_a_form_that_is_not_whole_keeps_what_was_typed(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    given = {"id": str(chance.uuid()), "where": "Mill", "words": "Tea", "until": "2026-09-05", "more": "Every month"}
    response = ash.post(here("mandate-new", cast), given | bad)
    assert response.status_code == 422
    assert "Every month" in response.content.decode()


def test_what_was_said_there_is_noted_by_who_speaks_and_nobody_else(cast: Cast, ash: Client) -> None:
    mandate = a_mandate(cast)
    url = here("mandate-note", cast, mandate.pk)
    given = {"id": str(chance.uuid()), "day": "2026-03-25", "words": "They voted for tea. I said yes."}
    for _sent in range(2):
        assert ash.post(url, given).status_code == 302
    assert MandateNote.objects.count() == 1
    kit = client_of(cast.third.person)
    assert "They voted for tea. I said yes." in page(kit, mandate)
    assert "Write it down" not in page(kit, mandate)
    refused = kit.post(url, given | {"id": str(chance.uuid())})
    assert "Only whoever speaks for us there" in refused.content.decode()
    assert not Matter.objects.filter(title__startswith="Back with us").exists()


def test_what_is_not_in_it_goes_back_to_us_at_once_and_once(cast: Cast, ash: Client) -> None:
    mandate = a_mandate(cast)
    given = {"id": str(chance.uuid()), "day": "2026-03-25", "words": "They want £20 from us.", "outside": "on"}
    for _sent in range(2):
        assert ash.post(here("mandate-note", cast, mandate.pk), given).status_code == 302
    matter = Matter.objects.get(title="Back with us: The street party group")
    assert (matter.state, matter.kind, matter.words) == ("waiting", "mandates", "They want £20 from us.")
    text = page(client_of(cast.third.person), mandate)
    assert "It went back to us." in text
    assert reverse("decisions:matter", args=[cast.collective.pk, matter.pk]) in text
    assert "Until we have decided it, it is not said for us." in text


@pytest.mark.parametrize("step", ["matter", "note"])
def test_broken_off_it_is_neither_noted_nor_back_and_again_it_is_both_once(
    cast: Cast, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mandate, id = a_mandate(cast), chance.uuid()
    name = {"matter": "put_forward", "note": "make"}[step]
    real = getattr(mandates, name)

    def breaks(*given: Any, **named: Any) -> None:
        real(*given, **named)
        raise SystemExit("killed")

    monkeypatch.setattr(mandates, name, breaks)
    with pytest.raises(SystemExit):
        note(cast, mandate, outside=True, id=id)
    assert not MandateNote.objects.exists()
    assert Matter.objects.count() == 1
    monkeypatch.undo()
    with clock.frozen(NOW):
        for _sent in range(2):
            note(cast, mandate, outside=True, id=id)
    assert MandateNote.objects.count() == 1
    assert Matter.objects.count() == 2


@pytest.mark.parametrize("name", ["Mandate", "Delegate"])
def test_broken_off_while_it_is_made_nobody_speaks_and_again_it_is_made_once(
    cast: Cast, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = {"where": "The mill", "words": "Tea.", "until": "2026-09-05"}
    matter = a_matter(cast.third, kind="mandates", does="mandate", subject=subject)
    actions.offer(by=cast.member, matter=matter, would=True)
    decision, id, model = decided(cast, matter), chance.uuid(), getattr(mandates, name)
    real = model.save

    def breaks(self: Any, **given: Any) -> None:
        real(self, **given)
        raise SystemExit("killed")

    monkeypatch.setattr(model, "save", breaks)
    with pytest.raises(SystemExit):
        conclude(cast, decision, id)
    monkeypatch.undo()
    assert not Mandate.objects.exists()
    assert not Outcome.objects.exists()
    with clock.frozen(NOW):
        for _sent in range(2):
            conclude(cast, decision, id)
    assert (Mandate.objects.count(), Delegate.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "bad", [{"day": date(2026, 3, 26)}, {"day": date(2026, 3, 1)}, {"words": " "}, {"words": "x" * 8_001}]
)
def test_what_can_not_be_noted_says_why(cast: Cast, bad: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        note(cast, a_mandate(cast), **bad)
    assert not MandateNote.objects.exists()


def test_words_taken_back_are_gone_and_what_went_back_to_us_stays(cast: Cast) -> None:
    mandate = a_mandate(cast)
    made = note(cast, mandate, outside=True)
    url = here("mandate-note-back", cast, mandate.pk, made.pk)
    cast.client("steward").post(url)
    made.refresh_from_db()
    assert made.words
    cast.client("member").post(url)
    text = page(cast.client("steward"), mandate)
    assert "Taken back." in text
    assert "They asked for money." not in text
    assert "It went back to us." in text
    assert Matter.objects.filter(title__startswith="Back with us").exists()


def test_handed_back_today_without_a_reason_and_then_nobody_speaks(cast: Cast, ash: Client) -> None:
    mandate = a_mandate(cast)
    for _sent in range(2):
        assert ash.post(here("mandate-back", cast, mandate.pk)).status_code == 302
    text = page(ash, mandate)
    assert "Handed back. Nobody speaks for us there" in text
    assert "Ash" not in text
    with pytest.raises(Refused):
        note(cast, mandate)


def test_all_of_us_can_end_it(cast: Cast, ash: Client) -> None:
    mandate, given = a_mandate(cast), {"id": str(chance.uuid())}
    for _sent in range(2):
        text = ash.post(here("mandate-end", cast, mandate.pk), given, follow=True).content.decode()
    assert "Nobody may say anything for us at The street party group any more." in text
    matter = Matter.objects.get(does="mandate-end")
    conclude(cast, decided(cast, matter))
    assert "We ended it" in page(ash, mandate)
    with pytest.raises(Refused, match="ended already"):
        mandates.put_end_forward(by=cast.member, id=chance.uuid(), mandate=mandate, at=NOW)
    for bad in ({}, {"mandate": "x"}, {"mandate": str(chance.uuid())}):
        with pytest.raises(Refused):
            a_matter(cast.member, kind="mandates", does="mandate-end", subject=bad)


def test_after_its_last_day_it_says_so(cast: Cast) -> None:
    mandate = a_mandate(cast)
    with clock.frozen(NOW + timedelta(days=200)):
        assert "It is over" in page(cast.client("member"), mandate)


@pytest.mark.parametrize("keep", [True, False])
def test_who_goes_speaks_for_us_no_longer(cast: Cast, keep: bool) -> None:
    mandate = a_mandate(cast)
    note(cast, mandate)
    assert cast.member.person_id
    (export,) = hooks.export(cast.member.person_id)
    rows = [(row["what"], row["words"]) for row in export.rows]
    assert ("speaks for us", "We bring tea, and no money.") in rows
    assert ("wrote down what was said", "They asked for money.") in rows
    hooks.forget(cast.member, keep, NOW)
    assert not Delegate.objects.exists()
    assert MandateNote.objects.get().words == ("They asked for money." if keep else "")


def test_who_hides_is_somebody_and_nobody_outside_reads_it(cast: Cast) -> None:
    mandate = a_mandate(cast)
    note(cast, mandate)
    collectives.hide_from_member(by=cast.member, member=cast.third)
    text = page(client_of(cast.third.person), mandate)
    assert "Ash" not in text
    assert "Somebody" in text
    for who in ("ex-member", "other collective's member", "outsider"):
        assert cast.client(who).get(here("mandate", cast, mandate.pk)).status_code == 404
        assert cast.client(who).post(here("mandate-back", cast, mandate.pk)).status_code == 404


def test_search_finds_where_and_what(cast: Cast) -> None:
    mandate = a_mandate(cast)
    for words in ("street party", "no money"):
        assert mandate.where in [each.title for each in hooks.search(cast.third, words)]
    assert hooks.search(cast.elsewhere, "street party") == []


@pytest.mark.parametrize("number", [1, 3])
def test_they_take_as_many_queries_for_three_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    made = [a_mandate(cast) for _each in range(number)]
    for _each in range(number):
        note(cast, made[0], outside=True)
    client = cast.client("steward")
    with django_assert_num_queries(2):
        assert client.get(here("mandates", cast)).content.decode().count("It holds") == number
    with django_assert_num_queries(7):
        assert page(client, made[0]).count("They asked for money.") == number


def test_a_long_list_goes_on(cast: Cast, ash: Client) -> None:
    mandate = a_mandate(cast)
    for number in range(31):
        decision = Decision.objects.get(pk=mandate.decision_id)
        decision.pk = chance.uuid()
        decision.save(force_insert=True)
        at = NOW + timedelta(minutes=number)
        place = {"collective": cast.collective, "decision": decision, "until": mandate.until, "day": mandate.day}
        Mandate.objects.create(pk=chance.uuid(), where=f"Place {number}", words="Tea.", at=at, **place)
    text = ash.get(here("mandates", cast)).content.decode()
    assert "Place 30" in text
    assert "street party" not in text
    further = text.partition("?after=")[2].partition('"')[0]
    assert "street party" in ash.get(here("mandates", cast), {"after": further}).content.decode()


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    mandate = a_mandate(cast)
    note(cast, mandate, outside=True)
    for url in (here("mandates", cast), here("mandate-new", cast), here("mandate", cast, mandate.pk)):
        loud = said(ash.get(url).content.decode()).loud
        assert [words for words in loud if SORE.search(words.lower().replace("go-round", ""))] == []
