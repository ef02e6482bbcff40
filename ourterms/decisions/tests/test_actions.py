from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from ourterms.care import actions as care
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions, hooks
from ourterms.decisions.actions import Opening
from ourterms.decisions.models import Ballot, Counted, Decision, Matter, Remark
from ourterms.kit import chance
from ourterms.kit.wall import Wall
from ourterms.people.acts import Refused
from ourterms.people.models import Person, Trail
from tests.cast import AT, Cast, a_decision, a_matter

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
CLOSES = Wall(date(2026, 3, 20), time(20), "Europe/London")
LATER = datetime.fromisoformat("2026-03-20T20:00+00:00")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def opened(cast: Cast, way: str, kind: str = "everyday", **what: object) -> Decision:
    matter = a_matter(cast.third, kind=kind)
    opening = Opening(way, "We buy a kettle", CLOSES, **what)  # type: ignore[arg-type]
    return actions.open_matter(by=cast.member, id=chance.uuid(), matter=matter, what=opening, at=AT)


def say(by: Member, decision: Decision, answer: str, words: str = "") -> None:
    actions.answer(by=by, decision=decision, answer=answer, words=words, at=AT)


def ended(decision: Decision) -> Decision:
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


# The agenda


def test_a_matter_sent_twice_stands_once(cast: Cast) -> None:
    id = chance.uuid()
    for _sent in range(2):
        actions.put_forward(
            by=cast.member, id=id, kind="everyday", title="A\nkettle ", words="", circle=None, at=AT, today=AT.date()
        )
    assert Matter.objects.get().title == "A kettle"


@pytest.mark.parametrize("bad", [{"title": " "}, {"title": "x" * 121}, {"kind": "the-lot"}, {"words": "x" * 8_001}])
def test_what_can_not_be_put_forward_is_refused(cast: Cast, bad: dict[str, str]) -> None:
    with pytest.raises(Refused):
        a_matter(cast.member, **bad)
    assert not Matter.objects.exists()


def test_nobody_puts_something_into_a_circle_they_are_not_in(cast: Cast) -> None:
    assert a_matter(cast.third, circle=cast.circle).circle == cast.circle
    with pytest.raises(Refused):
        a_matter(cast.member, circle=cast.circle)


def test_it_goes_only_with_a_reason_and_only_by_who_put_it_there(cast: Cast) -> None:
    matter = a_matter(cast.third)
    with pytest.raises(Refused, match="Somebody else"):
        actions.let_go(by=cast.steward, matter=matter, reason="I don't like it")
    with pytest.raises(Refused, match="Say why"):
        actions.let_go(by=cast.third, matter=matter, reason="  ")
    for _sent in range(2):
        actions.let_go(by=cast.third, matter=matter, reason="We have one")
    matter.refresh_from_db()
    assert (matter.state, matter.reason) == ("let-go", "We have one")
    for _sent in range(2):
        actions.put_back(by=cast.member, matter=matter)
    matter.refresh_from_db()
    assert (matter.state, matter.reason) == ("waiting", "")


def test_what_somebody_left_behind_anybody_can_let_go(cast: Cast) -> None:
    matter = a_matter(cast.third)
    Member.objects.filter(pk=cast.third.pk).update(here=False)
    actions.let_go(by=cast.member, matter=matter, reason="They took it with them")
    matter.refresh_from_db()
    assert matter.state == "let-go"


def test_the_database_lets_nothing_go_without_a_reason(cast: Cast) -> None:
    matter = a_matter(cast.third)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(state="let-go")


# Opening


def test_it_opens_by_the_rule_of_its_kind_frozen_in_words(cast: Cast) -> None:
    decision = opened(cast, "majority")
    assert decision.rule_in_words.startswith("It passes when enough of us answer and more say yes than no.")
    assert decision.clause == "The ready-made rules, Everyday things"
    assert decision.kept_rule.days == 17
    assert decision.closes == LATER
    decision.matter.refresh_from_db()
    assert decision.matter.state == "open"
    assert Trail.objects.filter(event="decisions:opened", thing=decision.pk).count() == 1


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("letters", Opening("majority", "We write", CLOSES)),  # a weaker way
        ("letters", Opening("choose", "We write", CLOSES, options=["a", "b"])),
        ("constitution", Opening("majority", "We change", CLOSES)),
        ("everyday", Opening("advice", "We buy", CLOSES)),
        ("everyday", Opening("by-the-loudest", "We buy", CLOSES)),
        ("everyday", Opening("majority", " ", CLOSES)),
        ("everyday", Opening("majority", "Now", Wall(date(2026, 3, 3), time(13), "Europe/London"))),
        ("everyday", Opening("majority", "Soon", Wall(date(2026, 3, 6), time(11, 59), "Europe/London"))),
        ("everyday", Opening("majority", "Never", Wall(date(2027, 3, 6), time(12), "Europe/London"))),
        ("choices", Opening("choose", "Which", CLOSES, options=["one"])),
        ("choices", Opening("choose", "Which", CLOSES, options=["one", " One "])),
        ("choices", Opening("choose", "Which", CLOSES, options=[str(number) for number in range(13)])),
    ],
)
def test_nobody_opens_it_by_less_than_our_rules_say(cast: Cast, kind: str, what: Opening) -> None:
    matter = a_matter(cast.third, kind=kind)
    with pytest.raises(Refused):
        actions.open_matter(by=cast.member, id=chance.uuid(), matter=matter, what=what, at=AT)
    matter.refresh_from_db()
    assert matter.state == "waiting"
    assert not Decision.objects.exists()
    assert not Counted.objects.exists()


def test_sent_twice_it_opens_once_and_a_second_person_is_told(cast: Cast) -> None:
    matter, id = a_matter(cast.third), chance.uuid()
    what = Opening("majority", "We buy a kettle", CLOSES)
    for _sent in range(2):
        actions.open_matter(by=cast.member, id=id, matter=matter, what=what, at=AT)
    with pytest.raises(Refused, match="opened this already"):
        actions.open_matter(by=cast.steward, id=chance.uuid(), matter=matter, what=what, at=AT)
    assert Decision.objects.count() == 1
    assert Counted.objects.count() == 3


def test_an_id_that_is_somebody_elses_opens_nothing(cast: Cast) -> None:
    theirs = a_decision(cast.elsewhere)
    matter = a_matter(cast.third)
    with pytest.raises(Refused):
        actions.open_matter(
            by=cast.member, id=theirs.pk, matter=matter, what=Opening("majority", "Mine", CLOSES), at=AT
        )
    assert Decision.objects.get().question == theirs.question


def test_who_counts_is_who_is_here_and_not_on_a_break_when_it_opens(cast: Cast) -> None:
    care.pause(by=cast.steward)
    decision = opened(cast, "majority")
    collectives.join(by=Person.objects.create(), collective=cast.collective, name="Late", at=AT, today=AT.date())
    counted = set(Counted.objects.filter(decision=decision, counts=True).values_list("member__name", flat=True))
    assert counted == {"Ash", "Kit"}


def test_of_a_circles_only_its_members_count(cast: Cast) -> None:
    matter = a_matter(cast.third, circle=cast.circle)
    what = Opening("majority", "Quiet", CLOSES)
    with pytest.raises(Refused):
        actions.open_matter(by=cast.member, id=chance.uuid(), matter=matter, what=what, at=AT)
    decision = actions.open_matter(by=cast.third, id=chance.uuid(), matter=matter, what=what, at=AT)
    assert list(Counted.objects.filter(decision=decision).values_list("member", flat=True)) == [cast.third.pk]
    with pytest.raises(Refused):
        say(cast.member, decision, "for")


# Answering


def test_the_last_answer_counts_whichever_device_it_came_from(cast: Cast) -> None:
    decision = opened(cast, "majority")
    for answer in ("for", "for", "against"):
        say(cast.member, decision, answer)
    assert Ballot.objects.get().answer == "against"


def test_an_answer_is_taken_back_as_if_nothing_had_been_said(cast: Cast) -> None:
    decision = opened(cast, "majority")
    say(cast.member, decision, "for")
    for _sent in range(2):
        actions.take_back_answer(by=cast.member, decision=decision, at=AT)
    assert not Ballot.objects.exists()
    assert ended(decision).state == "few"


def test_answering_leaves_no_trail_and_no_time(cast: Cast) -> None:
    decision = opened(cast, "majority")
    before = Trail.objects.count()
    say(cast.member, decision, "for")
    assert Trail.objects.count() == before
    assert not [field for field in Ballot._meta.concrete_fields if "Date" in type(field).__name__]


def test_after_the_hour_nothing_is_answered_also_before_it_was_counted(cast: Cast) -> None:
    decision = opened(cast, "majority")
    for _counted in range(2):
        with pytest.raises(Refused, match="closed"):
            actions.answer(by=cast.member, decision=decision, answer="for", at=LATER)
        with pytest.raises(Refused, match="closed"):
            actions.take_back_answer(by=cast.member, decision=decision, at=LATER)
        with pytest.raises(Refused, match="closed"):
            actions.remark(by=cast.member, id=chance.uuid(), decision=decision, words="But", at=LATER)
        ended(decision)
    assert not Ballot.objects.exists()


def test_who_came_later_who_left_and_who_is_elsewhere_answer_nothing(cast: Cast) -> None:
    decision = opened(cast, "majority")
    late = collectives.join(by=Person.objects.create(), collective=cast.collective, name="Late", at=AT, today=AT.date())
    Member.objects.filter(pk=cast.third.pk).update(here=False)
    for who in (late, cast.third, cast.elsewhere, cast.gone):
        with pytest.raises(Refused):
            say(who, decision, "for")
    assert not Ballot.objects.exists()


def test_who_comes_back_from_a_break_may_answer_and_counts_from_then(cast: Cast) -> None:
    care.pause(by=cast.steward)
    decision = opened(cast, "majority")
    with pytest.raises(Refused, match="on a break"):
        say(cast.steward, decision, "for")
    assert actions.counted_and_given(decision)[0] == 2
    care.come_back(by=cast.steward)
    assert actions.counted_and_given(decision)[0] == 2
    say(cast.steward, decision, "for")
    assert actions.counted_and_given(decision)[0] == 3


def test_who_takes_a_break_meanwhile_still_counts_and_may_answer(cast: Cast) -> None:
    decision = opened(cast, "majority")
    care.pause(by=cast.member)
    say(cast.member, decision, "for")
    assert actions.counted_and_given(decision)[0] == 3


def test_who_left_counts_no_more_and_their_answer_with_them(cast: Cast) -> None:
    decision = opened(cast, "majority")
    say(cast.third, decision, "against")
    say(cast.member, decision, "for")
    collectives.leave(by=cast.third, keep_words=True, at=AT)
    decision = ended(decision)
    assert decision.state == "yes"
    assert decision.tally == {"for": 1, "against": 0, "abstain": 0}


def test_who_stepped_out_of_the_circle_counts_no_more(cast: Cast) -> None:
    collectives.bring_into_circle(by=cast.third, circle=cast.circle, member=cast.member)
    matter = a_matter(cast.third, circle=cast.circle)
    what = Opening("majority", "Quiet", CLOSES)
    decision = actions.open_matter(by=cast.third, id=chance.uuid(), matter=matter, what=what, at=AT)
    say(cast.member, decision, "against")
    say(cast.third, decision, "for")
    collectives.step_out_of_circle(by=cast.member, circle=cast.circle)
    assert ended(decision).tally == {"for": 1, "against": 0, "abstain": 0}


@pytest.mark.parametrize(
    ("way", "kind", "answer", "chosen"),
    [
        ("majority", "everyday", "block", ()),
        ("majority", "everyday", "", ()),
        ("majority", "everyday", "for", (0,)),
        ("choose", "choices", "for", ()),
        ("choose", "choices", "", (0, 1)),
        ("choose", "choices", "", (2,)),
        ("choose", "choices", "", (-1,)),
        ("score", "choices", "", (5,)),
        ("score", "choices", "", (6, 0)),
    ],
)
def test_what_the_way_does_not_have_is_refused(
    cast: Cast, way: str, kind: str, answer: str, chosen: tuple[int, ...]
) -> None:
    decision = opened(cast, way, kind, **({"options": ["tea", "soup"]} if kind == "choices" else {}))
    with pytest.raises(Refused, match="one of the answers"):
        actions.answer(by=cast.member, decision=decision, answer=answer, chosen=chosen, at=AT)
    assert not Ballot.objects.exists()


def test_in_a_vote_no_words_are_kept(cast: Cast) -> None:
    decision = opened(cast, "majority")
    say(cast.member, decision, "for", "I am Ash")
    assert Ballot.objects.get().words == ""


# A go-round


def test_a_go_round_goes_forward_only_and_objections_come_last(cast: Cast) -> None:
    decision = opened(cast, "go-round", "letters")
    with pytest.raises(Refused, match="go-round gets to"):
        say(cast.member, decision, "objection")
    actions.go_on(by=cast.third, decision=decision, stage="reactions", at=AT)
    decision.refresh_from_db()
    assert decision.stage == "present"
    for stage in ("questions", "questions", "reactions", "questions", "objections"):
        actions.go_on(by=cast.third, decision=decision, stage=stage, at=AT)
    decision.refresh_from_db()
    assert decision.stage == "objections"
    say(cast.member, decision, "objection")
    assert ended(decision).state == "stuck"


def test_an_objection_is_taken_back_by_nobody_but_its_author(cast: Cast) -> None:
    decision = opened(cast, "any-objections")
    say(cast.member, decision, "objection")
    actions.take_back_answer(by=cast.steward, decision=decision, at=AT)
    assert Ballot.objects.get().member == cast.member
    say(cast.steward, decision, "no-objection")
    say(cast.member, decision, "no-objection")
    assert ended(decision).state == "yes"


# Closing


def test_it_closes_at_its_hour_once_and_what_nobody_may_see_is_gone(cast: Cast) -> None:
    decision = opened(cast, "majority")
    say(cast.member, decision, "for")
    actions.close(decision=decision, at=LATER - timedelta(minutes=1))
    decision.refresh_from_db()
    assert not decision.closed
    for _twice in range(2):
        actions.close_due(LATER)
    decision.refresh_from_db()
    assert (decision.state, decision.why) == ("yes", "More said yes than no.")
    assert decision.tally == {"for": 1, "against": 0, "abstain": 0}
    assert not Ballot.objects.exists()
    assert not Counted.objects.exists()
    decision.matter.refresh_from_db()
    assert decision.matter.state == "decided"


@pytest.mark.parametrize("answers", [[], ["for", "against"]])
def test_what_could_not_be_decided_is_back_on_the_agenda(cast: Cast, answers: list[str]) -> None:
    decision = opened(cast, "majority")
    for who, answer in zip((cast.member, cast.third), answers, strict=False):
        say(who, decision, answer)
    assert ended(decision).state == ("tied" if answers else "few")
    decision.matter.refresh_from_db()
    assert decision.matter.state == "waiting"
    what = Opening("any-objections", "Again", Wall(date(2026, 4, 20), time(20), "Europe/London"))
    again = actions.open_matter(by=cast.member, id=chance.uuid(), matter=decision.matter, what=what, at=LATER)
    assert again.pk != decision.pk


def test_everybody_abstaining_is_a_no_with_a_reason(cast: Cast) -> None:
    decision = opened(cast, "majority")
    for who in (cast.member, cast.steward, cast.third):
        say(who, decision, "abstain")
    assert (ended(decision).state, decision.why) == ("no", "Nobody said yes or no.")


def test_when_all_who_counted_have_gone_it_still_closes(cast: Cast) -> None:
    decision = opened(cast, "majority")
    Member.objects.filter(collective=cast.collective).update(here=False)
    assert ended(decision).state == "few"


# When somebody goes


@pytest.mark.parametrize("keep", [True, False])
def test_who_goes_keeps_or_takes_their_words(cast: Cast, keep: bool) -> None:
    decision = opened(cast, "any-objections")
    actions.remark(by=cast.third, id=chance.uuid(), decision=decision, words="Who pays?", at=AT)
    say(cast.third, decision, "objection", "It leaks")
    closed = opened(cast, "any-objections")
    say(cast.third, closed, "objection", "It hums")
    ended(closed)
    hooks.forget(cast.third, keep, AT)
    assert not Counted.objects.filter(member=cast.third).exists()
    assert not Ballot.objects.filter(decision=decision).exists()
    kept = Ballot.objects.get(decision=closed)
    assert (kept.answer, kept.words) == ("objection", "It hums" if keep else "")
    said = Remark.objects.get()
    assert (said.words, said.taken_back) == (("Who pays?", False) if keep else ("", True))
    assert Matter.objects.filter(by=cast.third).count() == (2 if keep else 0)
    assert Matter.objects.count() == 2


def test_what_is_somebodys_is_in_their_export(cast: Cast) -> None:
    decision = opened(cast, "score", "choices", options=["tea", "soup"])
    actions.answer(by=cast.third, decision=decision, chosen=[5, 1], at=AT)
    actions.remark(by=cast.third, id=chance.uuid(), decision=decision, words="Soup fills", at=AT)
    assert cast.third.person_id
    (export,) = hooks.export(cast.third.person_id)
    said = [(row["what"], row["words"]) for row in export.rows]
    assert said == [
        ("put forward", "It boils over."),
        ("counts", ""),
        ("tea: 5; soup: 1", ""),
        ("said", "Soup fills"),
    ]
