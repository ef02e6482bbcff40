"""Quiet ballots: what is kept while one is open, how it is counted, and the end of its key."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from ourterms.care import actions as care
from ourterms.care.rules.boundaries import KEEP_AWAY
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions, hooks, quiet, table
from ourterms.decisions.models import Ballot, Constitution, Counted, Decision, Envelope, Matter
from ourterms.decisions.rules.constitution import READY_MADE, as_data
from ourterms.decisions.tests.test_broken_off import Killed, everything, killed_at
from ourterms.kit import chance, clock
from ourterms.kit.keyring import Keyring
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring, server_key
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_decision, a_matter

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LATER = AT + timedelta(days=11)
Done = Callable[..., Any]


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def five(cast: Cast) -> list[Member]:
    return fill(cast, 5)


def fill(cast: Cast, size: int) -> list[Member]:
    """The three of the cast, and as many more."""
    more = [
        collectives.join(
            by=Person.objects.create(), collective=cast.collective, name=f"Nim {n}", at=AT, today=AT.date()
        )
        for n in range(size - 3)
    ]
    return [cast.member, cast.steward, cast.third, *more]


def rules_of(cast: Cast, **kinds: Any) -> None:
    """The rules of the group, as if decided."""
    decision = a_decision(cast.member)
    Constitution.objects.create(
        collective=cast.collective, number=1, rules=as_data(READY_MADE | kinds), decision=decision, day=AT.date()
    )


def say(members: list[Member], decision: Decision, answers: list[str]) -> list[str]:
    return [
        actions.answer(by=who, decision=decision, answer=each, at=AT)
        for who, each in zip(members, answers, strict=False)
    ]


def ended(decision: Decision, done: Done) -> Decision:
    with done(execute=True):
        actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


VOTES = ["for", "for", "for", "against", "abstain"]


def test_it_is_counted_when_it_closes_and_nothing_else_of_it_stays(
    five: list[Member], django_capture_on_commit_callbacks: Done
) -> None:
    decision = a_decision(five[0], quiet=True)
    assert say(five, decision, VOTES) == [""] * 5
    assert (Ballot.objects.count(), Envelope.objects.count()) == (0, 5)
    assert len({len(bytes(each.sealed)) for each in Envelope.objects.all()}) == 1
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert (closed.state, closed.tally) == ("yes", {"for": 3, "against": 1, "abstain": 1})
    assert (closed.cast, closed.box) == ([], "")
    assert not Envelope.objects.exists()
    assert not Counted.objects.exists()


def test_the_last_answer_counts_and_one_taken_back_does_not(
    cast: Cast, django_capture_on_commit_callbacks: Done
) -> None:
    members = fill(cast, 7)
    decision = a_decision(members[0], quiet=True)
    say(members, decision, [*VOTES, "for", "for"])
    first = bytes(Envelope.objects.get(member=members[0]).sealed)
    say(members, decision, ["against"])
    assert bytes(Envelope.objects.get(member=members[0]).sealed) != first
    for _twice in range(2):
        actions.take_back_answer(by=members[1], decision=decision, at=AT)
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert closed.tally == {"for": 3, "against": 2, "abstain": 1}


def test_who_left_or_never_came_back_from_a_break_counts_no_more(
    cast: Cast, django_capture_on_commit_callbacks: Done
) -> None:
    members = fill(cast, 7)
    care.pause(by=members[6])
    decision = a_decision(members[0], quiet=True)
    members[6].refresh_from_db()
    with pytest.raises(Refused, match="on a break"):
        say(members[6:], decision, ["for"])
    say(members[:6], decision, [*VOTES, "against"])
    Member.objects.filter(pk=members[5].pk).update(here=False)
    hooks.forget(members[5], True, AT)
    assert Envelope.objects.count() == 5
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert closed.tally == {"for": 3, "against": 1, "abstain": 1}


def test_of_fewer_than_five_answers_nothing_is_told(
    five: list[Member], django_capture_on_commit_callbacks: Done
) -> None:
    decision = a_decision(five[0], quiet=True)
    say(five, decision, VOTES[:4])
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert (closed.state, closed.tally, closed.cast) == ("few", {}, [])
    assert Matter.objects.get(pk=closed.matter_id).state == "waiting"
    assert not Envelope.objects.exists()


def test_five_count_when_it_opens_or_it_does_not_open(cast: Cast) -> None:
    members = fill(cast, 5)
    care.pause(by=members[4])
    keys = keyring().count()
    with pytest.raises(Refused, match="at least 5 of us"):
        a_decision(members[0], quiet=True)
    assert (Decision.objects.count(), keyring().count()) == (0, keys)


@pytest.mark.parametrize("way", ["any-objections", "go-round", "consensus"])
def test_only_a_vote_can_be_quiet(five: list[Member], way: str) -> None:
    with pytest.raises(Refused, match="Only a vote"):
        a_decision(five[0], way, quiet=True)


def test_what_a_circle_says_for_itself_is_not_told_by_a_quiet_ballot(cast: Cast) -> None:
    fill(cast, 5)
    with pytest.raises(Refused, match="no circle"):
        a_decision(cast.third, affected=cast.circle, quiet=True)


def test_late_is_late(five: list[Member]) -> None:
    decision = a_decision(five[0], quiet=True)
    with pytest.raises(Refused, match="closed"):
        actions.answer(by=five[0], decision=decision, answer="for", at=LATER)
    assert not Envelope.objects.exists()


def test_our_rules_can_ask_for_it_and_then_there_is_no_other_way(cast: Cast) -> None:
    members = fill(cast, 5)
    rules_of(cast, everyday=READY_MADE["everyday"]._replace(quiet=True, codes=True))
    decision = a_decision(members[0])
    assert decision.quiet
    assert decision.kept_rule.codes
    with pytest.raises(Refused, match="Only a vote"):
        a_decision(members[0], "go-round")
    care.pause(by=members[4])
    with pytest.raises(Refused, match="at least 5 of us"):
        a_decision(members[0])


def test_codes_come_only_from_our_rules_and_stand_beside_what_was_chosen(
    cast: Cast, django_capture_on_commit_callbacks: Done
) -> None:
    members = fill(cast, 5)
    rules_of(cast, everyday=READY_MADE["everyday"]._replace(codes=True))
    assert not a_decision(members[0]).kept_rule.codes
    decision = a_decision(members[0], quiet=True)
    codes = say(members, decision, VOTES)
    assert len({*codes}) == 5
    assert not any(code.encode() in bytes(row.sealed) for code in codes for row in Envelope.objects.all())
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert sorted(closed.cast) == closed.cast
    assert {code: answer for answer, _chosen, code in closed.cast} == dict(zip(codes, VOTES, strict=True))


@pytest.mark.parametrize(("way", "chosen"), [("choose", [[0], [1], [1], [], [1]]), ("score", [[1, 5], *[[0, 3]] * 4])])
def test_between_things_the_sorted_ballots_stay(
    five: list[Member], django_capture_on_commit_callbacks: Done, way: str, chosen: list[list[int]]
) -> None:
    matter = a_matter(five[0], kind="choices")
    decision = a_decision(five[0], way, matter, options=["Tea", "Soup"], quiet=True)
    for who, each in zip(five, chosen, strict=True):
        actions.answer(by=who, decision=decision, chosen=each, at=AT)
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert (closed.state, closed.chosen) == ("yes", [1])
    assert closed.cast == sorted(["", each] for each in chosen)


def test_nobody_enters_an_answer_for_somebody_else(five: list[Member]) -> None:
    decision = a_decision(five[0], quiet=True)
    with pytest.raises(Refused, match="quiet ballot"):
        table.enter(
            by=five[0],
            id=chance.uuid(),
            decision=decision,
            whose=five[1],
            how="aloud",
            answer=table.Answer("for"),
            at=AT,
        )


def test_a_word_left_beforehand_is_put_in_at_the_end_for_who_did_not_answer(
    cast: Cast, django_capture_on_commit_callbacks: Done
) -> None:
    members = fill(cast, 6)
    for who in members[4:]:
        care.set_boundaries(by=who, chosen={"ward": KEEP_AWAY})
        actions.set_standing_words(by=who, words={"ward": "no"})
    matter = a_matter(cast.member, touches=["ward"])
    decision = a_decision(cast.member, matter=matter, quiet=True)
    assert not Ballot.objects.exists()
    assert not Envelope.objects.exists()
    say(members, decision, ["for"] * 4)
    actions.leave_word(by=members[4], decision=decision, answer="abstain", at=AT)
    assert Envelope.objects.count() == 5
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert closed.tally == {"for": 4, "against": 1, "abstain": 1}


def test_it_is_given_to_who_asks_that_they_answered_and_never_what(five: list[Member]) -> None:
    decision = a_decision(five[0], quiet=True)
    say(five, decision, VOTES)
    assert five[3].person_id
    (export,) = hooks.export(five[3].person_id)
    assert [row["what"] for row in export.rows if row["about"] == decision.question] == [
        "counts",
        "answered a quiet ballot",
    ]
    assert "against" not in str(export.rows)


# The key


def opens(key_from: Path, decision: Decision) -> bool:
    return Keyring(key_from, server_key()).find(quiet.owner_of(decision.pk)) is not None


def test_the_key_is_gone_from_the_file_when_it_is_counted(
    five: list[Member], django_capture_on_commit_callbacks: Done
) -> None:
    decision = a_decision(five[0], quiet=True)
    owner = str(quiet.owner_of(decision.pk)).encode()
    key = keyring().find(quiet.owner_of(decision.pk))
    assert key
    file = Path(settings.KEYRING)
    assert owner in file.read_bytes()
    say(five, decision, VOTES)
    ended(decision, django_capture_on_commit_callbacks)
    assert keyring().was_destroyed(quiet.owner_of(decision.pk))
    assert owner not in file.read_bytes()
    assert not opens(file, decision)


def test_no_id_that_a_browser_sends_destroys_somebody_elses_key(
    five: list[Member], django_capture_on_commit_callbacks: Done
) -> None:
    victim = chance.uuid()
    key = keyring().key_of(victim)
    closes = actions.Wall((AT + timedelta(days=10)).date(), AT.time(), "Europe/London")
    what = actions.Opening("majority", "A kettle", closes, quiet=True)
    decision = actions.open_matter(by=five[0], id=victim, matter=a_matter(five[0]), what=what, at=AT)
    ended(decision, django_capture_on_commit_callbacks)
    assert keyring().find(victim) == key


def test_without_the_key_nothing_is_decided_and_it_is_back_on_the_agenda(
    five: list[Member], django_capture_on_commit_callbacks: Done
) -> None:
    decision = a_decision(five[0], quiet=True)
    say(five, decision, VOTES)
    keyring().destroy(quiet.owner_of(decision.pk))
    closed = ended(decision, django_capture_on_commit_callbacks)
    assert (closed.state, closed.tally) == ("lost", {})
    assert "can't be opened" in closed.why
    assert Matter.objects.get(pk=closed.matter_id).state == "waiting"
    assert not Envelope.objects.exists()


def test_an_envelope_in_another_ones_place_is_not_counted(
    five: list[Member], django_capture_on_commit_callbacks: Done
) -> None:
    decision = a_decision(five[0], quiet=True)
    say(five, decision, VOTES)
    copy = Envelope.objects.get(member=five[0]).sealed
    Envelope.objects.filter(member=five[3]).update(sealed=copy)
    assert ended(decision, django_capture_on_commit_callbacks).state == "lost"


def test_stopped_before_the_key_was_destroyed_the_next_tick_does_it(five: list[Member]) -> None:
    decision = a_decision(five[0], quiet=True)
    still_open = a_decision(five[0], quiet=True)
    say(five, decision, VOTES)
    actions.close(decision=decision, at=LATER)  # in a test nothing is done after the commit: as if stopped there
    assert keyring().find(quiet.owner_of(decision.pk))
    Decision.objects.filter(pk=still_open.pk).update(closes=LATER + timedelta(days=1))
    for _twice in range(2):
        quiet.throw_away_due(LATER)
    assert keyring().find(quiet.owner_of(decision.pk)) is None
    assert keyring().find(quiet.owner_of(still_open.pk))
    assert list(Decision.objects.exclude(box="").values_list("pk", flat=True)) == [still_open.pk]
    assert "decisions.quiet" in [tick.name for tick in hooks.ticks()]


def test_when_a_group_is_over_the_keys_of_what_is_open_go(five: list[Member]) -> None:
    decision = a_decision(five[0], quiet=True)
    hooks.end(decision.collective_id)
    assert keyring().find(quiet.owner_of(decision.pk)) is None


def killed_and_again(act: Callable[[datetime], object], at: datetime, least: int) -> None:
    before, step = everything(), 1
    while True:
        try:
            with killed_at(step) as written:
                act(at)
        except Killed:
            assert everything() == before, written[-1:]
            step += 1
            continue
        break
    assert step > least


def test_killed_between_any_two_steps_it_is_answered_or_not_and_counted_or_not(
    five: list[Member], django_capture_on_commit_callbacks: Done
) -> None:
    decision = a_decision(five[0], quiet=True)
    say(five[1:], decision, VOTES[1:])
    killed_and_again(lambda at: actions.answer(by=five[0], decision=decision, answer="for", at=at), AT, 1)
    killed_and_again(lambda at: actions.close(decision=decision, at=at), LATER, 4)
    decision.refresh_from_db()
    assert decision.tally == {"for": 3, "against": 1, "abstain": 1}
    assert keyring().find(quiet.owner_of(decision.pk))
    quiet.throw_away_due(LATER)
    assert keyring().find(quiet.owner_of(decision.pk)) is None
