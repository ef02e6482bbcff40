"""The constitution: ready-made, taken over, changed only by its own rule."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ourterms.collectives.models import Member
from ourterms.decisions import actions
from ourterms.decisions.actions import CARRIES_OUT, Opening
from ourterms.decisions.constitution import clause_for, ours
from ourterms.decisions.models import Constitution, Decision, Matter, Outcome
from ourterms.decisions.rules.constitution import READY_MADE, as_data
from ourterms.decisions.rules.ways import Rule
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.people.acts import Refused
from tests.cast import Cast, a_decision, a_matter
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=20)
HARDER = Rule("two-thirds", Fraction(1, 2), 5)


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


def proposed(cast: Cast, rules: dict[str, Rule], **given: Any) -> Matter:
    return a_matter(
        cast.member, **{"kind": "constitution", "does": "rules", "subject": {"rules": as_data(rules)}, **given}
    )


def decided(cast: Cast, matter: Matter, answer: str = "for") -> Decision:
    closes = Wall((NOW + timedelta(days=16)).date(), NOW.time(), "Europe/London")
    decision = a_decision(cast.member, "two-thirds", matter, closes=closes)
    for who in (cast.member, cast.third):
        actions.answer(by=who, decision=decision, answer=answer, at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def conclude(cast: Cast, decision: Decision, id: Any = None) -> None:
    actions.write_outcome(by=cast.third, id=id or chance.uuid(), decision=decision, words="So be it.", at=LATER)


def test_they_are_not_ours_until_we_say_so_and_then_they_are(cast: Cast, ash: Client) -> None:
    page = ash.get(here("rules", cast)).content.decode()
    assert "These are not yours yet" in page
    assert page.count("It passes when") >= 3
    given = {"id": str(chance.uuid())}
    for _sent in range(2):
        assert ash.post(here("take-rules", cast), given).status_code == 302
    conclude(cast, decided(cast, Matter.objects.get()))
    assert "not yours yet" not in ash.get(here("rules", cast)).content.decode()
    assert ours(cast.collective).rules == READY_MADE
    assert clause_for(cast.collective, "everyday").where == "Our rules of 25 March 2026, Everyday things"


def test_another_rule_goes_from_the_form_to_the_agenda_with_what_a_yes_does(cast: Cast, ash: Client) -> None:
    given = {"id": str(chance.uuid()), "way": "two-thirds", "enough": "1/2", "days": "5", "words": "Slower"}
    response = ash.post(here("rule", cast, "everyday"), given, follow=True)
    text = response.content.decode()
    assert "What a yes does" in text
    assert "Everyday things: It passes when enough of us answer and at least two say yes for each who says no." in text
    matter = Matter.objects.get()
    assert (matter.kind, matter.does) == ("constitution", "rules")
    assert ours(cast.collective).rules["everyday"] == READY_MADE["everyday"]
    decision = decided(cast, matter)
    assert decision.does_in_words[0] in ash.get(here("one", cast, decision.pk)).content.decode()
    assert "This is done at once, too" in ash.get(here("outcome", cast, decision.pk)).content.decode()
    conclude(cast, decision)
    assert ours(cast.collective).rules == READY_MADE | {"everyday": HARDER}


@pytest.mark.parametrize("bad", [{"way": "choose"}, {"way": ""}, {"enough": "2"}, {"days": "0"}, {"days": "61"}])
def test_a_rule_that_can_not_be_is_said_at_its_field(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    given = {"id": str(chance.uuid()), "way": "majority", "enough": "1/2", "days": "5", "words": "Why not"} | bad
    response = ash.post(here("rule", cast, "everyday"), given)
    assert response.status_code == 422
    assert "Why not" in response.content.decode()
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ({"constitution": Rule("advice")}, "by a yes of the group"),
        ({"constitution": Rule("two-thirds", Fraction(1), 14)}, "must stay open to change"),
        ({"constitution": Rule("two-thirds", 40, 14)}, "more of us than there are"),
        ({"everyday": Rule("score")}, "can't be decided in this way"),
        ({"the-lot": Rule("majority")}, "Every kind of matter needs a rule"),
    ],
)
def test_rules_that_can_not_be_lived_by_are_not_put_forward_and_say_why(
    cast: Cast, rules: dict[str, Rule], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        proposed(cast, rules)
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    "subject", [{}, {"rules": []}, {"rules": {"everyday": {}}}, {"rules": {"everyday": {"enough": "1/0"}}}]
)
def test_rules_that_can_not_be_read_are_refused(cast: Cast, subject: Any) -> None:
    with pytest.raises(Refused, match="can't be read"):
        a_matter(cast.member, kind="constitution", does="rules", subject=subject)


def test_only_their_own_rule_changes_them(cast: Cast) -> None:
    for bad in ({"kind": "everyday"}, {"does": "something"}, {"circle": cast.circle}):
        with pytest.raises(Refused):
            proposed(cast, {"everyday": HARDER}, **bad)
    matter = proposed(cast, {"everyday": HARDER})
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(kind="everyday")
    with pytest.raises(Refused, match="in that way"):
        a_decision(cast.member, "majority", matter)
    assert not Constitution.objects.exists()


@pytest.mark.parametrize("answer", ["against", "abstain"])
def test_a_no_changes_nothing(cast: Cast, answer: str) -> None:
    decision = decided(cast, proposed(cast, {"everyday": HARDER}), answer)
    conclude(cast, decision)
    assert decision.state == "no"
    assert not Constitution.objects.exists()


def test_written_twice_they_change_once_and_two_changes_both_hold(cast: Cast) -> None:
    first = decided(cast, proposed(cast, {"everyday": HARDER}))
    letters = Rule("consensus", Fraction(1, 2), 9)
    second = decided(cast, proposed(cast, {"letters": letters}))
    id = chance.uuid()
    for _sent in range(2):
        conclude(cast, first, id)
    conclude(cast, second)
    assert [row.number for row in Constitution.objects.order_by("number")] == [1, 2]
    assert ours(cast.collective).rules == READY_MADE | {"everyday": HARDER, "letters": letters}


def test_what_is_open_goes_on_by_its_own_rule_and_the_next_by_the_new_one(cast: Cast) -> None:
    before, waiting = a_decision(cast.member), a_matter(cast.third)
    conclude(cast, decided(cast, proposed(cast, {"everyday": HARDER})))
    before.refresh_from_db()
    assert before.kept_rule.way == "majority"
    what = Opening("majority", "We buy a kettle", Wall((NOW + timedelta(days=30)).date(), NOW.time(), "Europe/London"))
    with pytest.raises(Refused, match="in that way"):
        actions.open_matter(by=cast.member, id=chance.uuid(), matter=waiting, what=what, at=NOW)


def test_broken_off_nothing_is_changed_and_again_it_is_changed_once(cast: Cast, monkeypatch: Any) -> None:
    decision, id = decided(cast, proposed(cast, {"everyday": HARDER})), chance.uuid()
    carries = CARRIES_OUT["rules"]

    def breaks(*given: Any) -> None:
        carries.carry_out(*given)
        raise SystemExit("killed")

    monkeypatch.setitem(CARRIES_OUT, "rules", carries._replace(carry_out=breaks))
    with pytest.raises(SystemExit), transaction.atomic():
        conclude(cast, decision, id)
    assert not Constitution.objects.exists()
    assert not Outcome.objects.exists()
    monkeypatch.undo()
    with clock.frozen(NOW):
        for _sent in range(2):
            conclude(cast, decision, id)
    assert Constitution.objects.count() == 1


def test_what_can_not_be_lived_by_any_more_is_not_carried_out_and_says_so(cast: Cast) -> None:
    decision = decided(cast, proposed(cast, {"everyday": Rule("majority", 3, 3)}))
    Member.objects.filter(pk=cast.steward.pk).update(here=False)
    with pytest.raises(Refused, match="Everyday things: it asks for more of us than there are"):
        conclude(cast, decision)
    assert not Constitution.objects.exists()
    assert not Outcome.objects.exists()


def test_each_thing_that_a_yes_carries_out_has_its_function() -> None:
    assert set(CARRIES_OUT) == {
        "rules",
        "role",
        "role-back",
        "how-roles",
        "mandate",
        "mandate-end",
        "going-on",
        "longer",
        "reply",
        "demand",
        "demand-back",
        "promise",
        "account",
        "terms",
        "record",
        "publish",
    }
    for carries in CARRIES_OUT.values():
        assert all(callable(each) for each in (carries.check, carries.in_words, carries.carry_out, carries.frozen))


def test_elsewhere_other_rules_hold(cast: Cast) -> None:
    conclude(cast, decided(cast, proposed(cast, {"everyday": HARDER})))
    assert ours(cast.elsewhere.collective).version is None
    text = cast.client("other collective's member").get(reverse("decisions:rules", args=[cast.elsewhere.collective_id]))
    assert "These are not yours yet" in text.content.decode()


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    conclude(cast, decided(cast, proposed(cast, {"everyday": HARDER})))
    for url in (here("rules", cast), here("rule", cast, "constitution"), here("rule", cast, "choices")):
        loud = said(ash.get(url).content.decode()).loud
        assert [words for words in loud if SORE.search(words.lower().replace("go-round", ""))] == []
    assert ash.get(here("rule", cast, "nothing")).status_code == 404
