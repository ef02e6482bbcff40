"""An ask from its arrival to what becomes of it; every road that is not allowed; and what is done once."""

import pytest

from ourterms.asks import rules
from ourterms.asks.actions import coming, door, inside, replies
from ourterms.asks.actions.base import put_offer
from ourterms.asks.models import Ask, Bell, Draft, Offered, Reply, TurnedBack
from ourterms.asks.tests.doors import (
    ADVERT,
    LATER,
    NOW,
    a_contact,
    an_ask,
    an_offer,
    brought,
    conclude,
    decide,
    decided,
    put_forward,
    sent,
    turn_on,
)
from ourterms.collectives.models import Collective
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Matter, Outcome
from ourterms.kit import chance
from ourterms.notices.models import Letter
from ourterms.notices.outbox import open_letter
from ourterms.people.acts import Refused
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.reading import read
from tests.cast import Cast, a_meeting

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


# Through the door


def test_an_ask_comes_with_what_our_terms_say_of_it(group: Collective) -> None:
    ask = an_ask(group)
    offered = ask.conditions()
    assert (ask.state, ask.entered, str(ask.came), str(ask.answer_by)) == ("ours", False, "2026-03-03", "2026-03-31")
    assert (offered.number, offered.side, offered.terms_version) == (1, "theirs", 0)
    assert not rules.in_the_way(offered.found)
    assert offered.offer.pay_unit is not None


@pytest.mark.parametrize("offer", [Conditions(), read(ADVERT)])
def test_a_line_turns_it_back_and_only_a_count_is_kept(group: Collective, offer: Conditions) -> None:
    contact = a_contact()
    typed = door.Typed(chance.uuid(), "A panel", ADVERT, {})
    for _try in range(3):
        with pytest.raises(coming.TurnedBack) as back:
            coming.send(contact=contact, collective=group, typed=typed, conditions=offer, at=NOW)
        assert back.value.lines
        typed = door.typed_by(contact, group) or typed
    assert not Ask.objects.exists()
    assert TurnedBack.objects.get().number == 1
    assert typed.title == "A panel"


@pytest.mark.parametrize("chosen", [{"asks.door": "closed"}, {"asks.on": False}])
def test_a_closed_door_lets_nothing_in_and_loses_nothing(cast: Cast, chosen: dict[str, object]) -> None:
    group, contact = turn_on(cast, **chosen), a_contact()
    typed = door.Typed(chance.uuid(), "A panel", ADVERT, {})
    door.keep_typed(contact=contact, collective=group, typed=typed, at=NOW)
    with pytest.raises(Refused, match="closed"):
        coming.send(contact=contact, collective=group, typed=typed, conditions=an_offer(group), at=NOW)
    assert door.typed_by(contact, group) == typed


def test_when_as_many_came_as_we_take_the_next_waits_for_another_month(cast: Cast) -> None:
    group = turn_on(cast, rules.FEW, **{"asks.a_month": 1})
    an_ask(group)
    brought(cast.member)  # what we bring in ourselves does not count
    with pytest.raises(Refused, match="in a month"):
        an_ask(group)
    assert Ask.objects.filter(entered=False).count() == 1
    assert an_ask(group, at=LATER.replace(month=4)).pk


def test_sent_twice_it_is_one_ask(group: Collective) -> None:
    contact, typed = a_contact(), door.Typed(chance.uuid(), "A panel", ADVERT, {})
    for _again in range(2):
        coming.send(contact=contact, collective=group, typed=typed, conditions=an_offer(group), at=NOW)
    assert (Ask.objects.count(), Offered.objects.count()) == (1, 1)


def test_what_is_typed_only_its_contact_reads_and_it_fades(group: Collective) -> None:
    jo, other = a_contact(), a_contact("Sam Lee")
    typed = door.Typed(chance.uuid(), "A panel", "on the ward", {})
    door.keep_typed(contact=jo, collective=group, typed=typed, at=NOW)
    assert b"on the ward" not in bytes(Draft.objects.get().sealed)
    assert (door.typed_by(jo, group), door.typed_by(other, group)) == (typed, None)
    door.fade(NOW + door.DRAFT_FADES)
    assert door.typed_by(jo, group) == typed
    door.fade(LATER + door.DRAFT_FADES)
    assert door.typed_by(jo, group) is None


# Carried all the way


def test_asked_first_answered_countered_and_taken(cast: Cast, group: Collective) -> None:
    contact = a_contact()
    ask = an_ask(group, contact)
    sent(cast, ask, rules.ASK_FIRST)
    ask.refresh_from_db()
    assert ask.state == rules.THEIRS
    again = an_offer(group, preparation_paid=True)
    coming.answer(contact=contact, id=chance.uuid(), ask=ask, words="We do pay it.", conditions=again, at=LATER)
    sent(cast, ask, rules.COUNTER)
    ask.refresh_from_db()
    ours = ask.conditions()
    assert (ask.state, ours.number, ours.side) == (rules.THEIRS, 3, "ours")
    assert all(found.status == "met" for found in ours.found)
    coming.take(contact=contact, ask=ask, number=3, at=LATER)
    ask.refresh_from_db()
    assert ask.state == rules.ACCEPTED


@pytest.mark.parametrize(("kind", "state"), [("accept", "accepted"), ("decline", "declined"), ("refuse", "refused")])
def test_a_reply_takes_effect_when_it_is_sent(cast: Cast, group: Collective, kind: str, state: str) -> None:
    ask = an_ask(group)
    reply = decided(cast, ask, kind)
    ask.refresh_from_db()
    assert (reply.state, ask.state) == (rules.READY, rules.OURS)
    for _again in range(2):
        replies.send(by=cast.third, reply=reply, at=LATER)
    ask.refresh_from_db()
    assert ask.state == state
    assert Reply.objects.get().way == rules.ON_PAGE


def test_of_two_replies_one_goes_out(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    yes, no = (put_forward(cast.member, ask, kind) for kind in (rules.ACCEPT, rules.DECLINE))
    first, second = decide(cast, yes), decide(cast, no)
    conclude(cast, first)
    assert "Another reply was decided before" in conclude(cast, second).did[0]
    yes.refresh_from_db()
    no.refresh_from_db()
    assert (yes.state, no.state) == (rules.READY, rules.DROPPED)
    with pytest.raises(Refused):
        replies.send(by=cast.member, reply=no, at=LATER)
    replies.send(by=cast.member, reply=yes, at=LATER)
    ask.refresh_from_db()
    assert ask.state == rules.ACCEPTED


def test_decided_after_another_went_out_it_is_dropped(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    late = put_forward(cast.member, ask, rules.ACCEPT)
    late_decision = decide(cast, late)
    sent(cast, ask, rules.ASK_FIRST)
    assert "moved on" in conclude(cast, late_decision).did[0]
    late.refresh_from_db()
    assert late.state == rules.DROPPED


def test_a_no_carries_nothing_out(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    reply = put_forward(cast.member, ask, rules.ACCEPT)
    conclude(cast, decide(cast, reply, "aside"))
    reply.refresh_from_db()
    assert reply.state == rules.PROPOSED
    with pytest.raises(Refused, match="not decided"):
        replies.send(by=cast.member, reply=reply, at=LATER)


def test_no_day_that_passes_makes_a_yes(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    put_forward(cast.member, ask, rules.ACCEPT)
    door.fade(LATER.replace(year=2027))
    decisions.close_due(LATER.replace(year=2027))
    ask.refresh_from_db()
    assert (ask.state, Reply.objects.get().state) == (rules.OURS, rules.PROPOSED)


def test_the_letter_is_in_our_name_and_has_the_list_behind_it(cast: Cast, group: Collective) -> None:
    reply = decided(cast, an_ask(group), rules.ASK_FIRST)
    text = replies.letter_text(reply, replies.signature_of(cast.member.collective))
    assert text.startswith("Hello, please say how you pay.")
    assert "Driftline" in text
    assert text.count("\n- ") == len(reply.asks_for) > 0
    assert not any(name in text for name in ("Ash", "Rowan", "Kit"))


def test_a_yes_goes_with_all_that_it_is_said_to(cast: Cast, group: Collective) -> None:
    reply = put_forward(cast.member, an_ask(group), rules.ACCEPT)
    assert "Pay, how much: £30.00" in reply.asks_for
    assert put_forward(cast.member, an_ask(group), rules.DECLINE).asks_for == []


@pytest.mark.parametrize(
    ("words", "problem"), [("", "Write"), ("word " * 121, "120 words"), ("Ash will come", "names Ash")]
)
def test_a_letter_that_cannot_go_is_refused(cast: Cast, group: Collective, words: str, problem: str) -> None:
    with pytest.raises(Refused, match=problem):
        put_forward(cast.member, an_ask(group), rules.DECLINE, words=words)
    assert not Matter.objects.exists()


def test_the_agenda_never_names_the_institution(cast: Cast, group: Collective) -> None:
    reply = put_forward(cast.member, an_ask(group), rules.DECLINE)
    assert reply.matter is not None
    assert reply.matter.title == "A reply to an ask: say no"


def test_the_holding_answer_goes_once_and_changes_nothing(cast: Cast, group: Collective) -> None:
    a_meeting(cast)
    ask = an_ask(group)
    first = replies.hold(by=cast.member, id=chance.uuid(), ask=ask, number=1, at=NOW)
    assert replies.hold(by=cast.third, id=chance.uuid(), ask=ask, number=1, at=NOW) == first
    assert "We meet on Tuesday 10 March 2026." in first.words
    ask.refresh_from_db()
    assert (ask.state, first.state, first.decision) == (rules.OURS, rules.SENT, None)


# What they do


def test_they_take_only_what_they_saw_and_in_time(cast: Cast, group: Collective) -> None:
    contact = a_contact()
    ask = an_ask(group, contact)
    with pytest.raises(Refused):
        coming.take(contact=contact, ask=ask, number=1, at=LATER)
    sent(cast, ask, rules.COUNTER)
    with pytest.raises(Refused, match="changed meanwhile"):
        coming.take(contact=contact, ask=ask, number=1, at=LATER)
    with pytest.raises(Refused, match="too long ago"):
        coming.take(contact=contact, ask=ask, number=2, at=LATER + 2 * rules.COUNTER_STANDS)
    ask.refresh_from_db()
    assert ask.state == rules.THEIRS


def test_another_contact_can_do_nothing_with_it(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    sent(cast, ask, rules.COUNTER)
    for other in (a_contact("Sam Lee"), a_contact("Max Hill", "Westmoor Council", "RX8")):
        with pytest.raises(Refused):
            coming.take(contact=other, ask=ask, number=2, at=LATER)
        with pytest.raises(Refused):
            coming.take_back(contact=other, ask=ask, at=LATER)


def test_they_cannot_answer_while_it_is_with_us_or_below_a_line(cast: Cast, group: Collective) -> None:
    contact = a_contact()
    ask = an_ask(group, contact)
    with pytest.raises(Refused, match="Nothing is asked of you"):
        coming.answer(contact=contact, id=chance.uuid(), ask=ask, words="", conditions=an_offer(group), at=LATER)
    sent(cast, ask, rules.ASK_FIRST)
    with pytest.raises(coming.TurnedBack):
        coming.answer(contact=contact, id=chance.uuid(), ask=ask, words="", conditions=Conditions(), at=LATER)
    assert Offered.objects.count() == 1


def test_taken_back_it_is_over(cast: Cast, group: Collective) -> None:
    contact = a_contact()
    ask = an_ask(group, contact)
    reply = decided(cast, ask, rules.ACCEPT)
    coming.take_back(contact=contact, ask=ask, at=LATER)
    again = replies.send(by=cast.member, reply=reply, at=LATER)
    assert (again.state, again.held_back, again.day) == (rules.DROPPED, rules.TOOK_BACK, None)
    ask.refresh_from_db()
    assert ask.state == rules.STOPPED
    with pytest.raises(Refused, match="over"):
        put_forward(cast.member, ask, rules.ACCEPT)


@pytest.mark.parametrize("kind", [rules.DECLINE, rules.REFUSE])
def test_a_no_that_was_decided_before_they_answered_is_held_back(cast: Cast, group: Collective, kind: str) -> None:
    contact = a_contact()
    ask = an_ask(group, contact)
    sent(cast, ask, rules.COUNTER)
    no = decided(cast, ask, kind)
    better = an_offer(group, preparation_paid=True)
    coming.answer(contact=contact, id=chance.uuid(), ask=ask, words="", conditions=better, at=LATER)
    held = replies.send(by=cast.member, reply=no, at=LATER)
    assert (held.state, held.held_back, held.day, held.letter) == (rules.DROPPED, rules.ANSWERED, None, None)
    ask.refresh_from_db()
    assert ask.state == rules.OURS
    assert sent(cast, ask, kind).state == rules.SENT  # put forward and decided again, it goes
    ask.refresh_from_db()
    assert ask.is_over


def test_a_no_that_they_came_before_by_taking_our_conditions_is_held_back(cast: Cast, group: Collective) -> None:
    contact = a_contact()
    ask = an_ask(group, contact)
    sent(cast, ask, rules.COUNTER)
    no = decided(cast, ask, rules.DECLINE)
    coming.take(contact=contact, ask=ask, number=2, at=LATER)
    held = replies.send(by=cast.member, reply=no, at=LATER)
    assert (held.state, held.held_back) == (rules.DROPPED, rules.TAKEN)
    ask.refresh_from_db()
    assert ask.state == rules.ACCEPTED


def test_a_letter_that_was_ready_before_this_was_looked_at_is_held_back_too(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    sent(cast, ask, rules.COUNTER)
    no = decided(cast, ask, rules.DECLINE)
    put_offer(ask, side=rules.THEM, conditions=an_offer(group), day=ask.came)
    Ask.objects.update(state=rules.OURS)
    assert replies.send(by=cast.member, reply=no, at=LATER).held_back == rules.ANSWERED
    assert not Reply.objects.filter(state=rules.READY).exists()


def test_nobody_says_seen_of_what_they_have_not_seen(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    put_offer(ask, side=rules.THEM, conditions=an_offer(group), day=ask.came)
    with pytest.raises(Refused, match="Read that first"):
        replies.hold(by=cast.member, id=chance.uuid(), ask=ask, number=1, at=NOW)
    assert not Reply.objects.exists()
    Ask.objects.update(state=rules.STOPPED)
    with pytest.raises(Refused, match="They took it back"):
        replies.hold(by=cast.member, id=chance.uuid(), ask=ask, number=2, at=NOW)


# Without them


def test_brought_in_it_goes_the_same_way_by_hand(cast: Cast, group: Collective) -> None:
    ask = brought(cast.member)
    assert (ask.entered, ask.entered_by, ask.contact) == (True, cast.member, None)
    assert sent(cast, ask, rules.COUNTER).way == rules.BY_HAND
    coming.enter_answer(by=cast.third, id=chance.uuid(), ask=ask, words="We can't.", conditions=read(ADVERT), at=LATER)
    answered = ask.conditions()
    assert (answered.number, answered.entered, answered.entered_by) == (3, True, cast.third)
    sent(cast, ask, rules.COUNTER)
    coming.enter_taken(by=cast.member, ask=ask, number=4, at=LATER)
    ask.refresh_from_db()
    assert ask.state == rules.ACCEPTED


def test_nobody_enters_for_a_contact_who_can_answer(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    sent(cast, ask, rules.COUNTER)
    with pytest.raises(Refused):
        coming.enter_taken(by=cast.member, ask=ask, number=2, at=LATER)
    with pytest.raises(Refused):
        coming.enter_taken_back(by=cast.member, ask=ask, at=LATER)


def test_nobody_elsewhere_reaches_it(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    cast.elsewhere.collective.chosen = {"asks.on": True}
    assert Ask.objects.for_member(cast.member).get() == ask
    assert not Ask.objects.for_member(cast.elsewhere).exists()
    with pytest.raises(Refused):
        put_forward(cast.elsewhere, ask, rules.DECLINE)
    with pytest.raises(Refused):
        replies.hold(by=cast.elsewhere, id=chance.uuid(), ask=ask, number=1, at=NOW)


# Around it


def test_talk_begins_once_and_goes_on_in_the_same_thread(cast: Cast, group: Collective) -> None:
    ask = an_ask(group)
    first = inside.talk_over(by=cast.member, id=chance.uuid(), ask=ask, title="An ask", words="No.", at=NOW)
    second = inside.talk_over(by=cast.third, id=chance.uuid(), ask=ask, title="An ask", words="Why not?", at=NOW)
    assert first == second
    assert first.posts.count() == 2


def test_who_goes_is_named_on_no_ask(cast: Cast, group: Collective) -> None:
    ask = brought(cast.member)
    inside.hear(by=cast.member, bell=True)
    assert Bell.objects.count() == 1
    inside.forget(member=cast.member)
    ask.refresh_from_db()
    assert (ask.entered, ask.entered_by, Bell.objects.count()) == (True, None, 0)


def test_to_an_address_the_letter_goes_by_mail(cast: Cast, group: Collective, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "address_of", lambda contact: "jo@eastmere.example")
    reply = sent(cast, an_ask(group), rules.DECLINE)
    written = open_letter(Letter.objects.get())
    assert (reply.way, written.address) == (rules.BY_MAIL, "jo@eastmere.example")
    assert written.words.startswith("Hello, the answer is no.")


def test_an_outcome_written_twice_makes_one_letter(cast: Cast, group: Collective) -> None:
    reply = put_forward(cast.member, an_ask(group), rules.DECLINE)
    decision, id = decide(cast, reply), chance.uuid()
    for _again in range(2):
        decisions.write_outcome(by=cast.member, id=id, decision=decision, words="We send it.", at=LATER)
    assert Outcome.objects.count() == 1
    assert Reply.objects.filter(state=rules.READY).count() == 1
