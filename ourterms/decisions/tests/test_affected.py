"""Those most affected: a circle whose yes is needed beside the whole."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Circle, Member
from ourterms.decisions import actions
from ourterms.decisions.models import Counted, Decision, Matter
from ourterms.decisions.rules.constitution import READY_MADE, as_data, problems
from ourterms.decisions.rules.ways import FEW, NO, STUCK, TIED, YES, Result, Rule, both
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from tests.cast import Cast, a_decision, a_matter, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=20)
results = st.builds(Result, state=st.sampled_from([YES, NO, FEW, STUCK, TIED]), why=st.just("Why."))


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def nights(cast: Cast) -> Circle:
    """A circle of Ash and Rowan. Kit does not know of it."""
    made = collectives.start_circle(by=cast.member, id=chance.uuid(), name="Nights", purpose="")
    collectives.bring_into_circle(by=cast.member, circle=made, member=cast.steward)
    return made


def ended(decision: Decision, **answers: Member | list[Member]) -> Decision:
    for answer, who in answers.items():
        for member in who if isinstance(who, list) else [who]:
            actions.answer(by=member, decision=decision, answer=answer.removesuffix("_"), at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def where_ours_ask_for_it(cast: Cast) -> None:
    """Our rules: for everyday things those most affected have to say yes, too."""
    rules = {"everyday": READY_MADE["everyday"]._replace(affected=True)}
    subject = {"rules": as_data(rules)}
    matter = a_matter(cast.member, kind="constitution", does="rules", subject=subject)
    with clock.frozen(NOW - timedelta(days=30)):
        decision = a_decision(
            cast.member, "two-thirds", matter, closes=actions.Wall(NOW.date(), NOW.time(), "Europe/London")
        )
        for who in (cast.member, cast.third):
            actions.answer(by=who, decision=decision, answer="for", at=clock.now())
    actions.close(decision=decision, at=NOW)
    actions.write_outcome(by=cast.third, id=chance.uuid(), decision=decision, words="So be it.", at=NOW)


@given(results, results)
def test_it_is_a_yes_only_if_both_say_yes_and_it_says_whose_no_it_was(everybody: Result, affected: Result) -> None:
    came_to = both(everybody, affected)
    assert (came_to.state == YES) == (everybody.state == affected.state == YES)
    if everybody.state != YES:
        assert came_to == everybody
    elif affected.state != YES:
        assert came_to == Result(affected.state, "Those most affected: Why.")


def test_the_yes_of_everybody_is_not_enough_without_theirs(cast: Cast, nights: Circle) -> None:
    decision = a_decision(cast.member, affected=nights)
    assert decision.kept_rule.affected
    assert "Those most affected, in a circle of theirs, have to say yes" in decision.rule_in_words
    ended(decision, for_=[cast.third, cast.member], against=cast.steward)
    assert (decision.state, decision.why) == (TIED, "Those most affected: As many said yes as no.")
    ours = ended(a_decision(cast.member, affected=nights), against=cast.third, for_=[cast.member, cast.steward])
    assert ours.state == YES


def test_their_silence_is_no_yes_and_their_yes_is_one(cast: Cast, nights: Circle) -> None:
    silent = ended(a_decision(cast.member, affected=nights), for_=cast.third)
    assert (silent.state, silent.why) == (FEW, "Those most affected: Not enough of us have answered.")
    assert ended(a_decision(cast.member, affected=nights), for_=cast.steward).state == YES


def test_who_they_are_is_frozen_when_it_opens(cast: Cast, nights: Circle) -> None:
    decision = a_decision(cast.member, affected=nights)
    collectives.step_out_of_circle(by=cast.steward, circle=nights)
    collectives.bring_into_circle(by=cast.member, circle=nights, member=cast.third)
    theirs = Counted.objects.filter(decision=decision, affected=True)
    assert set(theirs.values_list("member", flat=True)) == {cast.member.pk, cast.steward.pk}
    assert ended(decision, for_=cast.third).state == FEW
    assert not Counted.objects.exists()


def test_who_opens_it_names_a_circle_of_their_own_only(cast: Cast, nights: Circle) -> None:
    matter = a_matter(cast.third)
    with pytest.raises(Refused, match="that you are in"):
        a_decision(cast.third, matter=matter, affected=nights)
    with pytest.raises(Refused, match="in this way"):
        a_decision(cast.member, "choose", a_matter(cast.member, kind="choices"), options=["a", "b"], affected=nights)
    inside = a_matter(cast.third, circle=cast.circle)
    with pytest.raises(Refused, match="in this way"):
        a_decision(cast.third, matter=inside, affected=cast.circle)


def test_where_our_rules_ask_for_it_nobody_opens_it_without(cast: Cast, nights: Circle) -> None:
    where_ours_ask_for_it(cast)
    matter = a_matter(cast.third)
    with pytest.raises(Refused, match="Somebody who is in their circle opens it"):
        a_decision(cast.third, matter=matter)
    url = actions_url("open", matter)
    assert "Somebody else opens this one" in client_of(cast.third.person).get(url).content.decode()
    assert "Somebody else opens this one" not in cast.client("member").get(url).content.decode()
    given = {
        "id": str(chance.uuid()),
        "question": "We buy one",
        "way": "majority",
        "day": "2026-03-09",
        "time": "20:00",
    }
    response = cast.client("member").post(url, given)
    assert "Our rules ask for a circle here" in response.content.decode()
    assert cast.client("member").post(url, given | {"affected": str(nights.pk)}).status_code == 302
    assert Decision.objects.get(matter=matter).affected == nights
    inside = a_decision(cast.third, matter=a_matter(cast.third, circle=cast.circle))
    assert not inside.kept_rule.affected


def actions_url(name: str, thing: Decision | Matter) -> str:
    return reverse(f"decisions:{name}", args=[thing.collective_id, thing.pk])


def test_who_is_not_in_it_never_reads_which_circle_it_is(cast: Cast, nights: Circle) -> None:
    decision = a_decision(cast.member, affected=nights)
    own = cast.client("steward").get(actions_url("one", decision)).content.decode()
    other = client_of(cast.third.person).get(actions_url("one", decision)).content.decode()
    assert "your circle Nights" in own
    assert "Nights" not in other
    for text in (own, other):
        assert "not yet enough of them have answered" in text
        assert [words for words in said(text).loud if SORE.search(words)] == []
    actions.answer(by=cast.steward, decision=decision, answer="against", at=NOW)
    assert "enough of them have answered" in client_of(cast.third.person).get(
        actions_url("one", decision)
    ).content.decode().replace("not yet enough of them", "")
    assert (
        nights.name not in client_of(cast.third.person).get(actions_url("open", a_matter(cast.member))).content.decode()
    )


def test_our_rules_ask_for_it_from_their_page(cast: Cast) -> None:
    url = reverse("decisions:rule", args=[cast.collective.pk, "everyday"])
    given = {"id": str(chance.uuid()), "way": "majority", "enough": "1/3", "days": "3", "affected": "on"}
    assert cast.client("member").post(url, given).status_code == 302
    assert Matter.objects.get().subject["rules"]["everyday"]["affected"] is True
    for kind in ("choices", "constitution"):
        form = cast.client("member").get(url.replace("everyday", kind)).content.decode()
        assert "Those most affected" not in form
        assert problems(READY_MADE | {kind: READY_MADE[kind]._replace(affected=True)}, 9)


def test_enough_of_a_share_of_theirs_is_counted_among_them_alone(cast: Cast, nights: Circle) -> None:
    decision = a_decision(cast.member, affected=nights)
    decision.rule = actions.as_rule_data(Rule("majority", Fraction(1), 3, affected=True))
    decision.save(update_fields=["rule"])
    assert ended(decision, for_=[cast.member, cast.steward, cast.third]).state == YES
