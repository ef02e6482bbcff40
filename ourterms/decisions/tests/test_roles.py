"""Roles by decision: offered, decided, given once; handed back; and how they come to somebody."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member, RoleHeld
from ourterms.decisions import actions, hooks
from ourterms.decisions.models import Decision, HandUp, Matter, Outcome
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.people.acts import Refused
from tests.cast import Cast, a_decision, a_matter, a_role_matter, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=20)


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


def offered(cast: Cast, *who: Member, **subject: Any) -> Matter:
    matter = a_role_matter(cast.third, **subject)
    for member in who:
        actions.offer(by=member, matter=matter, would=True)
    return matter


def decided(cast: Cast, matter: Matter, way: str = "majority") -> Decision:
    closes = Wall((NOW + timedelta(days=16)).date(), NOW.time(), "Europe/London")
    decision = a_decision(cast.third, way, matter, closes=closes)
    for who in (cast.member, cast.third):
        actions.answer(by=who, decision=decision, answer="for", at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def conclude(cast: Cast, decision: Decision, id: Any = None) -> Outcome:
    with clock.frozen(LATER):
        return actions.write_outcome(
            by=cast.third, id=id or chance.uuid(), decision=decision, words="So be it.", at=LATER
        )


def holders(kind: str = "tin") -> list[str]:
    return sorted(RoleHeld.objects.filter(kind=kind).values_list("member__name", flat=True))


def test_from_the_form_to_the_role(cast: Cast, ash: Client) -> None:
    given = {"id": str(chance.uuid()), "until": "2026-09-05", "size": "About 3 hours a month", "mine": "on"}
    for _sent in range(2):
        text = ash.post(here("role-give", cast, "tin"), given, follow=True).content.decode()
    assert "Who would do it" in text
    assert "Whoever offers: The tin, until Saturday 5 September 2026 (About 3 hours a month)" in text
    matter = Matter.objects.get()
    kit = client_of(cast.third.person)
    for _sent in range(2):
        kit.post(here("offer", cast, matter.pk))
    decision = decided(cast, matter)
    text = ash.get(here("one", cast, decision.pk)).content.decode()
    assert "Ash: The tin, until Saturday 5 September 2026" in text
    assert "Kit: The tin, until Saturday 5 September 2026" in text
    assert holders() == []
    conclude(cast, decision)
    assert holders() == ["Ash", "Kit"]
    row = RoleHeld.objects.get(member=cast.member)
    assert (row.until.isoformat() if row.until else "", row.size) == ("2026-09-05", "About 3 hours a month")
    assert "Done at once" in ash.get(here("one", cast, decision.pk)).content.decode()


def test_nobody_is_given_what_they_did_not_offer_to_do(cast: Cast, ash: Client) -> None:
    matter = offered(cast)
    response = ash.post(
        here("open", cast, matter.pk),
        {"id": str(chance.uuid()), "question": "Who", "way": "majority", "day": "2026-03-25", "time": "20:00"},
    )
    assert "Nobody has said yet that they would do it" in response.content.decode()
    assert not Decision.objects.exists()
    actions.offer(by=cast.member, matter=matter, would=True)
    actions.offer(by=cast.third, matter=matter, would=True)
    decision = decided(cast, matter)
    actions.offer(by=cast.third, matter=matter, would=False)
    with pytest.raises(Refused, match="Nobody is added"):
        actions.offer(by=cast.steward, matter=matter, would=True)
    outcome = conclude(cast, decision)
    assert holders() == ["Ash"]
    assert any("would not do it after all" in line for line in outcome.did)
    assert not HandUp.objects.filter(member=cast.third).exists()


def test_who_has_gone_is_given_nothing_and_the_outcome_can_be_written_still(cast: Cast) -> None:
    decision = decided(cast, offered(cast, cast.member))
    hooks.forget(cast.member, True, NOW)
    collectives.leave(by=cast.member, keep_words=False, at=NOW)
    outcome = conclude(cast, decision)
    assert holders() == []
    assert len(outcome.did) == 1
    text = client_of(cast.third.person).get(here("one", cast, decision.pk)).content.decode()
    assert "Ash" not in text
    assert "Somebody who went would not do it after all" in text


def test_a_no_gives_nothing(cast: Cast) -> None:
    decision = a_decision(
        cast.third, "majority", offered(cast, cast.member), closes=Wall(LATER.date(), NOW.time(), "Europe/London")
    )
    actions.answer(by=cast.third, decision=decision, answer="against", at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    assert conclude(cast, decision).did == []
    assert holders() == []


def test_too_often_in_a_row_is_said_before_it_opens_and_kept_to_at_the_end(cast: Cast) -> None:
    collectives.set_how_roles_come(by=cast.member, given=True, in_row=1)
    cast.collective.refresh_from_db()
    first, second = offered(cast, cast.member), offered(cast, cast.member)
    both = [decided(cast, each) for each in (first, second)]
    conclude(cast, both[0])
    with pytest.raises(Refused, match="not twice in a row"), clock.frozen(LATER):
        a_decision(cast.third, matter=offered(cast, cast.member))
    assert "as often in a row as our rules allow" in conclude(cast, both[1]).did[0]
    assert holders() == ["Ash"]


def test_handed_back_by_decision(cast: Cast, ash: Client) -> None:
    collectives.give_role(
        by=cast.third, kind="tin", member=cast.steward, until=NOW.date() + timedelta(days=90), size="", at=NOW
    )
    form = ash.get(here("role-back", cast, "tin")).content.decode()
    assert "says nothing about who did it" in form
    given = {"id": str(chance.uuid()), "members": str(cast.steward.pk)}
    text = ash.post(here("role-back", cast, "tin"), given, follow=True).content.decode()
    assert "Rowan: The tin is handed back today" in text
    decision = decided(cast, Matter.objects.get())
    conclude(cast, decision)
    assert holders() == []
    with pytest.raises(Refused, match="hold it any more"):
        a_matter(
            cast.member, kind="roles", does="role-back", subject={"role": "tin", "members": [str(cast.steward.pk)]}
        )
    assert "Nobody holds it" in ash.get(here("role-back", cast, "tin")).content.decode()


def test_how_roles_come_to_somebody_is_a_rule_and_changes_by_the_rule_for_rules(cast: Cast, ash: Client) -> None:
    given = {"id": str(chance.uuid()), "given": "yes", "in_row": "3", "words": ""}
    text = ash.post(here("how-roles", cast), given, follow=True).content.decode()
    assert "Roles are given by decision." in text
    matter = Matter.objects.get()
    assert matter.kind == "constitution"
    with pytest.raises(Refused, match="in that way"):
        a_decision(cast.third, "majority", matter)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(kind="everyday")
    conclude(cast, decided(cast, matter, "two-thirds"))
    cast.collective.refresh_from_db()
    assert (cast.collective.roles_given, cast.collective.roles_in_row) == (True, 3)
    with pytest.raises(Refused, match="We give roles by decision"):
        collectives.take_role(by=cast.member, kind="tin", at=NOW)
    assert "more than 3 times in a row" in ash.get(here("rules", cast)).content.decode()


@pytest.mark.parametrize(
    ("does", "kind", "subject"),
    [
        ("role", "everyday", {"role": "tin", "until": "2026-09-05"}),
        ("role", "roles", {"role": "boss", "until": "2026-09-05"}),
        ("role", "roles", {"role": "tin"}),
        ("role", "roles", {"role": "tin", "until": "soon"}),
        ("role", "roles", {"role": "tin", "until": "2026-03-05"}),
        ("role", "roles", {"role": "tin", "until": "2027-04-01"}),
        ("role", "roles", {"role": "tin", "until": "2026-09-05", "size": "x" * 61}),
        ("role", "roles", {"role": "tin", "until": "2026-09-05", "size": 3}),
        ("role-back", "roles", {"role": "tin", "members": []}),
        ("how-roles", "roles", {"given": True, "in_row": 2}),
        ("how-roles", "constitution", {"given": "yes", "in_row": 2}),
        ("how-roles", "constitution", {"given": True, "in_row": True}),
        ("how-roles", "constitution", {"given": True, "in_row": 0}),
        ("how-roles", "constitution", {}),
    ],
)
def test_what_makes_no_sense_is_not_put_forward(cast: Cast, does: str, kind: str, subject: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        a_matter(cast.member, kind=kind, does=does, subject=subject)
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    "bad", [{"until": ""}, {"until": "2020-01-01"}, {"until": "9999-12-31"}, {"size": "x" * 61}, {"until": "x"}]
)
def test_what_can_not_be_given_is_said_and_what_was_typed_is_kept(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    given = {"id": str(chance.uuid()), "until": "2026-09-05", "size": "A little", "words": "Somebody should"} | bad
    response = ash.post(here("role-give", cast, "tin"), given)
    assert response.status_code == 422
    assert "Somebody should" in response.content.decode()
    assert not Matter.objects.exists()


@pytest.mark.parametrize("step", [1, 2])
def test_broken_off_between_two_holders_nobody_holds_it_and_again_each_once(
    cast: Cast, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision, id = decided(cast, offered(cast, cast.member, cast.third)), chance.uuid()
    real, calls = collectives.give_role, []

    def breaks(**given: Any) -> bool:
        calls.append(given)
        done = real(**given)
        if len(calls) == step:
            raise SystemExit("killed")
        return done

    monkeypatch.setattr(collectives, "give_role", breaks)
    with pytest.raises(SystemExit):
        conclude(cast, decision, id)
    assert holders() == []
    assert not Outcome.objects.exists()
    monkeypatch.undo()
    for _sent in range(2):
        with clock.frozen(LATER):
            conclude(cast, decision, id)
    assert holders() == ["Ash", "Kit"]
    assert set(RoleHeld.objects.filter(kind="tin").values_list("times", flat=True)) == {1}


def test_who_hides_offers_as_somebody(cast: Cast, ash: Client) -> None:
    matter = offered(cast, cast.member)
    collectives.hide_from_member(by=cast.member, member=cast.third)
    kit = client_of(cast.third.person)
    decision = decided(cast, matter)
    for url in (here("matter", cast, matter.pk), here("one", cast, decision.pk), here("outcome", cast, decision.pk)):
        text = kit.get(url).content.decode()
        assert "Ash" not in text
        assert "Somebody" in text
    assert "Ash: The tin" in ash.get(here("one", cast, decision.pk)).content.decode()


def test_what_somebody_offered_is_given_to_them_and_goes_with_them(cast: Cast) -> None:
    offered(cast, cast.member)
    assert cast.member.person_id
    (export,) = hooks.export(cast.member.person_id)
    assert ("would do it", "Who does it: The tin") in [(row["what"], row["about"]) for row in export.rows]
    hooks.forget(cast.member, True, NOW)
    assert not HandUp.objects.exists()


def test_elsewhere_and_outside_nobody_offers(cast: Cast) -> None:
    matter = offered(cast)
    for who in ("ex-member", "other collective's member", "outsider"):
        assert cast.client(who).post(here("offer", cast, matter.pk)).status_code == 404
    with pytest.raises(Refused):
        actions.offer(by=cast.elsewhere, matter=matter, would=True)
    with pytest.raises(Refused):
        actions.offer(by=cast.member, matter=a_matter(cast.member), would=True)
    assert not HandUp.objects.exists()


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    matter = offered(cast, cast.member)
    urls = [here("role-give", cast, "tin"), here("role-back", cast, "settings"), here("how-roles", cast)]
    for url in (*urls, here("matter", cast, matter.pk), here("rules", cast)):
        loud = said(ash.get(url).content.decode()).loud
        assert [words for words in loud if SORE.search(words.lower().replace("go-round", ""))] == []
    assert ash.get(here("role-give", cast, "boss")).status_code == 404
