from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from ourterms.aid import actions, hooks, rules
from ourterms.aid.models import Answer, Chosen, Errand, Message, Need
from ourterms.aid.permissions import may_see
from ourterms.aid.rules import LET_BE, NOT_YET, YES
from ourterms.aid.sealed import FOR_GO_BETWEEN, FOR_NEEDER, Wish, read_copy
from ourterms.care import actions as care
from ourterms.collectives.models import Member
from ourterms.kit import chance
from ourterms.kit.sealing import Place
from ourterms.notices.actions import choose, own_day
from ourterms.notices.models import Notice, Told
from ourterms.notices.sending import send_due
from ourterms.people.acts import Refused
from ourterms.people.keys import address_mark, keyring
from ourterms.people.models import Person
from ourterms.people.sealed import seal_of
from tests.cast import AT, Cast, a_need, an_answer

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LIFT = Wish("lift", "To the clinic and back")
TODAY = AT.date()


@pytest.fixture
def cast() -> Cast:
    return Cast()


def post(by: Member, wish: Wish = LIFT, at: datetime = AT) -> Need:
    return actions.post(by=by, id=chance.uuid(), wish=wish, at=at)


def ask_through(cast: Cast, wish: Wish = LIFT) -> Errand:
    """Ash asks Rowan to post something."""
    return actions.ask_through(by=cast.member, id=chance.uuid(), wish=wish, go_between=cast.steward, today=TODAY)


def in_the_database(model: type[Any]) -> str:
    """Everything that stands in a table, as one could read it off a stolen disk."""
    values = (value for row in model._base_manager.values() for value in row.values())
    return " ".join(bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value) for value in values)


def test_a_form_sent_twice_posts_once(cast: Cast) -> None:
    id = chance.uuid()
    first = actions.post(by=cast.member, id=id, wish=LIFT, at=AT)
    assert actions.post(by=cast.member, id=id, wish=LIFT, at=AT) == first
    with pytest.raises(Refused):
        actions.post(by=cast.third, id=id, wish=LIFT, at=AT)
    assert Need.objects.count() == 1


def test_who_sees_a_need_in_the_database_is_who_sees_it_by_the_rule(cast: Cast) -> None:
    people = [cast.member, cast.steward, cast.third, cast.elsewhere]
    circles = {cast.third.pk: {cast.circle.pk}}
    for poster, circle, chosen in product(
        people[:3], (None, cast.circle.pk), (frozenset(), frozenset({cast.member.pk}))
    ):
        if (circle and chosen) or (circle and poster != cast.third) or chosen == {poster.pk}:
            continue
        need = post(poster, LIFT._replace(circle=circle, chosen=chosen))
        reach = rules.Reach(poster.pk, circle=circle, chosen=chosen or None)
        for each in people:
            wanted = each != cast.elsewhere and rules.sees(each.pk, circles.get(each.pk, set()), reach)
            assert may_see(each, need) == wanted, (each, poster, circle, chosen)


def test_for_whom_it_was_asked_sees_it_though_they_were_not_chosen(cast: Cast) -> None:
    errand = ask_through(cast, LIFT._replace(chosen=frozenset({cast.third.pk})))
    need = actions.post_errand(by=cast.steward, errand=errand, at=AT)
    assert may_see(cast.member, need)
    assert may_see(cast.third, need)
    assert not may_see(cast.elsewhere, need)


@pytest.mark.parametrize("who", ["member", "steward", "elsewhere"])
def test_nobody_posts_into_a_circle_they_are_not_in(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="nothing here"):
        post(getattr(cast, who), LIFT._replace(circle=cast.circle.pk))


def test_nobody_elses_members_can_be_chosen(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody you chose"):
        post(cast.member, LIFT._replace(chosen=frozenset({cast.elsewhere.pk})))
    with pytest.raises(Refused, match="not both"):
        post(cast.third, LIFT._replace(circle=cast.circle.pk, chosen=frozenset({cast.member.pk})))


def test_who_asks_through_somebody_stands_nowhere_in_the_database(cast: Cast) -> None:
    wish = LIFT._replace(words="Come with me to the tribunal", chosen=frozenset({cast.third.pk, cast.member.pk}))
    errand = ask_through(cast, wish)
    assert cast.member.person_id is not None
    tables = list(apps.get_app_config("aid").get_models())
    before = "".join(map(in_the_database, tables))
    assert "tribunal" not in before  # not even the words, until it is posted
    need = actions.post_errand(by=cast.steward, errand=errand, at=AT)
    answer = actions.answer(by=cast.third, need=need, id=chance.uuid(), words="I can", at=AT)
    actions.write(by=cast.member, answer=answer, id=chance.uuid(), words="Thank you", at=AT)
    actions.say_whether_done(by=cast.member, answer=answer, said=NOT_YET, at=AT)
    after = "".join(map(in_the_database, tables))
    assert str(cast.steward.pk) in after  # there was something to find
    for own in (cast.member.pk, cast.member.person_id):
        assert str(own) not in before + after
        assert own.hex not in before + after


def test_only_the_two_can_read_who_asks(cast: Cast) -> None:
    errand = ask_through(cast)
    read = read_copy(cast.steward, FOR_GO_BETWEEN, errand)
    assert read is not None
    assert read.needer == cast.member.pk
    assert read_copy(cast.member, FOR_NEEDER, errand) == read
    for who in (cast.third, cast.elsewhere):
        assert read_copy(who, FOR_GO_BETWEEN, errand) is None
        assert read_copy(who, FOR_NEEDER, errand) is None
    assert read_copy(cast.steward, FOR_NEEDER, errand) is None


def test_two_errands_of_one_member_share_no_mark(cast: Cast) -> None:
    assert bytes(ask_through(cast).mark) != bytes(ask_through(cast).mark)


def test_a_closed_account_takes_its_key_along(cast: Cast) -> None:
    errand = ask_through(cast)
    assert cast.steward.person_id is not None
    keyring().destroy(cast.steward.person_id)
    assert read_copy(cast.steward, FOR_GO_BETWEEN, errand) is None
    with pytest.raises(Refused, match="not here any more"):
        ask_through(cast)


def test_whoever_is_asked_posts_it_once_as_it_was_asked(cast: Cast) -> None:
    errand = ask_through(cast, LIFT._replace(place="Northside", until=date(2026, 3, 9)))
    need = actions.post_errand(by=cast.steward, errand=errand, at=AT)
    assert actions.post_errand(by=cast.steward, errand=errand, at=AT) == need
    assert (need.by, need.for_somebody, need.words, need.place) == (cast.steward, True, LIFT.words, "Northside")
    for who in (cast.member, cast.third):
        with pytest.raises(Refused, match="nothing here"):
            actions.post_errand(by=who, errand=errand, at=AT)


def test_no_is_an_answer_and_takes_the_words_from_who_said_it(cast: Cast) -> None:
    errand = ask_through(cast)
    with pytest.raises(Refused, match="nothing here"):
        actions.decline_errand(by=cast.third, errand=errand)
    actions.decline_errand(by=cast.steward, errand=errand)
    errand.refresh_from_db()
    assert read_copy(cast.steward, FOR_GO_BETWEEN, errand) is None
    with pytest.raises(Refused, match="taken back"):
        actions.post_errand(by=cast.steward, errand=errand, at=AT)
    assert [card.heading for card in hooks.waiting_for(cast.member, AT)] == ["What you asked for is not posted"]
    assert hooks.waiting_for(cast.steward, AT) == []
    actions.drop_errand(by=cast.member, errand=errand)
    assert hooks.waiting_for(cast.member, AT) == []


def test_taken_back_before_it_was_posted(cast: Cast) -> None:
    errand = ask_through(cast)
    with pytest.raises(Refused, match="nothing here"):
        actions.drop_errand(by=cast.steward, errand=errand)
    actions.drop_errand(by=cast.member, errand=errand)
    with pytest.raises(Refused, match="taken back"):
        actions.post_errand(by=cast.steward, errand=errand, at=AT)


def test_a_circle_needs_both_in_it(cast: Cast) -> None:
    wish = LIFT._replace(circle=cast.circle.pk)
    with pytest.raises(Refused, match="in that circle too"):
        actions.ask_through(by=cast.third, id=chance.uuid(), wish=wish, go_between=cast.member, today=TODAY)
    with pytest.raises(Refused, match="besides the one"):
        ask_through(cast, LIFT._replace(chosen=frozenset({cast.steward.pk})))
    for who in (cast.elsewhere, cast.member):
        with pytest.raises(Refused, match="somebody else"):
            actions.ask_through(by=cast.member, id=chance.uuid(), wish=LIFT, go_between=who, today=TODAY)


def test_an_answer_is_seen_by_who_asked_and_nobody_else(cast: Cast) -> None:
    answer = an_answer(cast)  # Ash can, to Rowan

    def seeing(who: Member) -> bool:
        return Answer.objects.for_member(who).filter(pk=answer.pk).exists()

    assert [seeing(who) for who in (cast.member, cast.steward, cast.third, cast.elsewhere)] == [
        True,
        True,
        False,
        False,
    ]
    for who in (cast.third, cast.elsewhere):
        with pytest.raises(Refused, match="nothing here"):
            actions.write(by=who, answer=answer, id=chance.uuid(), words="x", at=AT)
        with pytest.raises(Refused, match="nothing here"):
            actions.say_whether_done(by=who, answer=answer, said=YES, at=AT)
        with pytest.raises(Refused, match="nothing here"):
            actions.close(by=who, need=answer.need, at=AT)
        with pytest.raises(Refused, match="nothing here"):
            actions.take_back_answer(by=who, answer=answer)


def test_the_one_it_is_for_writes_without_a_name_and_the_go_between_with_theirs(cast: Cast) -> None:
    need = actions.post_errand(by=cast.steward, errand=ask_through(cast), at=AT)
    answer = actions.answer(by=cast.third, need=need, id=chance.uuid(), words="I can", at=AT)
    for number, who in enumerate((cast.member, cast.steward, cast.third)):
        actions.write(by=who, answer=answer, id=chance.uuid(), words="Hello", at=AT + timedelta(minutes=number))
    written = list(Message.objects.order_by("at").values_list("by__name", "from_asker"))
    assert written == [(None, True), ("Rowan", True), ("Kit", False)]


def test_one_answer_each_and_none_to_ones_own(cast: Cast) -> None:
    need = a_need(cast)
    first = actions.answer(by=cast.member, need=need, id=chance.uuid(), words="I can", at=AT)
    assert actions.answer(by=cast.member, need=need, id=chance.uuid(), words="Really", at=AT) == first
    with pytest.raises(Refused, match="yours"):
        actions.answer(by=cast.steward, need=need, id=chance.uuid(), words="I can", at=AT)
    posted = actions.post_errand(by=cast.steward, errand=ask_through(cast), at=AT)
    with pytest.raises(Refused, match="yours"):
        actions.answer(by=cast.member, need=posted, id=chance.uuid(), words="I can", at=AT)


def test_what_is_closed_or_had_its_day_takes_no_answer(cast: Cast) -> None:
    need = post(cast.steward, LIFT._replace(until=date(2026, 3, 4)))
    with pytest.raises(Refused, match="closed"):
        actions.answer(by=cast.member, need=need, id=chance.uuid(), words="I can", at=datetime(2026, 3, 5, tzinfo=UTC))
    answer = actions.answer(by=cast.member, need=need, id=chance.uuid(), words="I can", at=AT)
    actions.close(by=cast.steward, need=need, at=AT)
    with pytest.raises(Refused, match="closed"):
        actions.answer(by=cast.third, need=need, id=chance.uuid(), words="I can", at=AT)
    with pytest.raises(Refused, match="closed"):
        actions.write(by=cast.member, answer=answer, id=chance.uuid(), words="x", at=AT)


@pytest.fixture
def told(cast: Cast, settings: Any) -> Callable[[], set[UUID]]:
    """Everybody has an address; whom a message waits for."""
    settings.MAIL = "smtp://mail.example.org"
    for member in (cast.member, cast.steward, cast.third):
        assert member.person_id is not None
        address = f"{member.name}@example.org".lower()
        Person.objects.filter(pk=member.person_id).update(
            email_mark=address_mark(address),
            email_sealed=seal_of(member.person_id, address, Place("email", member.person_id)),
        )
    return lambda: set(Notice.objects.values_list("member", flat=True))


def test_an_answer_is_told_once_to_who_asked(cast: Cast, told: Callable[[], set[UUID]]) -> None:
    need, id = post(cast.steward), chance.uuid()
    for _twice in range(2):
        actions.answer(by=cast.member, need=need, id=id, words="I can", at=AT)
    assert told() == {cast.steward.pk}
    (notice,) = Notice.objects.all()
    assert notice.reasons == [["mine", []]]
    assert notice.due == own_day(None, cast.collective, AT)
    assert Told.objects.get().times == 1


def test_of_an_answer_the_one_who_posted_it_is_told_and_nothing_says_who_asked(
    cast: Cast, told: Callable[[], set[UUID]]
) -> None:
    need = actions.post_errand(by=cast.steward, errand=ask_through(cast), at=AT)
    actions.answer(by=cast.third, need=need, id=chance.uuid(), words="I can", at=AT)
    assert told() == {cast.steward.pk}
    assert set(Told.objects.values_list("member", flat=True)) == {cast.steward.pk}


@pytest.mark.parametrize("way", ["break", "switched off", "went", "no address"])
def test_whoever_wants_no_message_gets_none_of_an_answer(
    way: str, cast: Cast, told: Callable[[], set[UUID]], mailoutbox: list[object], settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    need = post(cast.steward)
    if way == "no address":
        Person.objects.filter(pk=cast.steward.person_id).update(email_mark=None, email_sealed=None)
    actions.answer(by=cast.member, need=need, id=chance.uuid(), words="I can", at=AT)
    if way == "break":
        care.pause(by=cast.steward)
    elif way == "switched off":
        choose(by=cast.steward, never=False, day=None, off=["mine"], at=AT)
    elif way == "went":
        Member.objects.filter(pk=cast.steward.pk).update(here=False)
    send_due(AT + timedelta(days=9))
    assert mailoutbox == []


def test_of_an_answer_the_message_says_nothing(
    cast: Cast, told: Callable[[], set[UUID]], mailoutbox: list[Any], settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    actions.answer(by=cast.member, need=post(cast.steward), id=chance.uuid(), words="I can", at=AT)
    send_due(AT + timedelta(hours=1))
    assert mailoutbox == []
    send_due(own_day(None, cast.collective, AT))
    (mail,) = mailoutbox
    assert mail.to == ["rowan@example.org"]
    assert not [word for word in ("Ash", "I can", "clinic", "lift", "Driftline") if word in mail.subject + mail.body]


def asked(member: Member, at: datetime) -> list[str]:
    return [card.heading for card in hooks.waiting_for(member, at) if card.heading.startswith("Is it done")]


@pytest.mark.parametrize("said", [YES, NOT_YET, LET_BE])
def test_both_are_asked_once_and_never_again(cast: Cast, said: str) -> None:
    answer = an_answer(cast)
    later = AT + timedelta(days=8)
    assert asked(cast.member, AT + timedelta(days=6)) == asked(cast.steward, AT + timedelta(days=6)) == []
    assert asked(cast.member, later) == asked(cast.steward, later) == ["Is it done: A lift?"]
    actions.say_whether_done(by=cast.member, answer=answer, said=said, at=later)
    assert asked(cast.member, later) == []
    assert asked(cast.steward, later) == ["Is it done: A lift?"]
    actions.say_whether_done(by=cast.steward, answer=answer, said=said, at=later)
    for day in range(40):
        assert asked(cast.member, later + timedelta(days=day)) == asked(cast.steward, later + timedelta(days=day)) == []


def test_whoever_says_nothing_is_not_asked_for_ever(cast: Cast) -> None:
    an_answer(cast)
    assert asked(cast.member, AT + timedelta(days=7)) != []
    assert asked(cast.member, AT + timedelta(days=21)) == []


def test_the_one_it_is_for_is_asked_and_not_who_posted_it(cast: Cast) -> None:
    need = actions.post_errand(by=cast.steward, errand=ask_through(cast), at=AT)
    actions.answer(by=cast.third, need=need, id=chance.uuid(), words="I can", at=AT)
    later = AT + timedelta(days=8)
    assert [asked(who, later) for who in (cast.member, cast.steward, cast.third)] == [
        ["Is it done: A lift?"],
        [],
        ["Is it done: A lift?"],
    ]


def test_a_yes_of_who_needed_it_closes_it_and_an_offer_stays_open(cast: Cast) -> None:
    answer = an_answer(cast)
    actions.say_whether_done(by=cast.steward, answer=answer, said=YES, at=AT)
    assert Need.objects.get(pk=answer.need_id).closed == AT
    offer = post(cast.steward, LIFT._replace(offered=True))
    taken = actions.answer(by=cast.member, need=offer, id=chance.uuid(), words="Yes please", at=AT)
    actions.say_whether_done(by=cast.steward, answer=taken, said=YES, at=AT)
    assert Need.objects.get(pk=offer.pk).closed is None
    taken.refresh_from_db()
    assert taken.ended == AT
    actions.say_whether_done(by=cast.member, answer=taken, said=NOT_YET, at=AT)
    taken.refresh_from_db()
    assert taken.ended is None


def test_closed_twice_is_closed_once_and_opens_again(cast: Cast) -> None:
    need = post(cast.steward, LIFT._replace(until=date(2026, 3, 4)))
    actions.close(by=cast.steward, need=need, at=AT)
    actions.close(by=cast.steward, need=need, at=AT + timedelta(days=1))
    need.refresh_from_db()
    assert need.closed == AT
    actions.open_again(by=cast.steward, need=need, today=date(2026, 3, 6))
    need.refresh_from_db()
    assert (need.closed, need.until) == (None, None)


def test_closed_ones_leave_the_list_after_14_days_and_are_gone_after_30_with_their_answers(cast: Cast) -> None:
    answer = an_answer(cast)
    actions.write(by=cast.steward, answer=answer, id=chance.uuid(), words="At nine", at=AT)
    actions.close(by=cast.steward, need=answer.need, at=AT)

    def listed(days: float) -> int:
        now = AT + timedelta(days=days)
        return Need.objects.for_member(cast.third).listed(now, now.date()).count()

    assert (listed(13.9), listed(14)) == (1, 0)
    actions.fade(AT + timedelta(days=29))
    assert Message.objects.exists()
    actions.fade(AT + timedelta(days=30))
    assert not Need.objects.exists()
    assert not Answer.objects.exists()
    assert not Message.objects.exists()


def test_what_had_its_day_leaves_the_list_at_midnight_and_closes_by_itself(cast: Cast) -> None:
    need = post(cast.steward, LIFT._replace(until=date(2026, 3, 29)))
    now = datetime(2026, 3, 29, 22, 59, tzinfo=UTC)
    assert Need.objects.for_member(cast.member).listed(now, date(2026, 3, 29)).exists()
    actions.fade(now)
    need.refresh_from_db()
    assert need.closed is None
    assert not Need.objects.for_member(cast.member).listed(now, date(2026, 3, 30)).exists()
    actions.fade(datetime(2026, 3, 31, tzinfo=UTC))
    need.refresh_from_db()
    assert need.closed == datetime(2026, 3, 29, 23, tzinfo=UTC)


def test_an_errand_that_nothing_came_of_fades(cast: Cast) -> None:
    posted = ask_through(cast)
    actions.post_errand(by=cast.steward, errand=posted, at=AT)
    ask_through(cast)
    actions.fade(AT + timedelta(days=31))
    assert list(Errand.objects.all()) == [posted]


def test_whoever_goes_takes_what_is_theirs_along(cast: Cast) -> None:
    need = actions.post_errand(by=cast.steward, errand=ask_through(cast), at=AT)
    actions.answer(by=cast.third, need=need, id=chance.uuid(), words="I can", at=AT)
    own = post(cast.member, LIFT._replace(chosen=frozenset({cast.third.pk})))
    post(cast.third, LIFT._replace(chosen=frozenset({cast.member.pk, cast.steward.pk})))
    hooks.forget(cast.member, True, AT)
    assert not Need.objects.filter(pk__in=[need.pk, own.pk]).exists()
    assert not Errand.objects.exists()
    assert not Answer.objects.exists()
    assert not Chosen.objects.filter(member=cast.member).exists()


def test_when_who_posts_it_goes_the_other_learns_that_it_is_not_posted(cast: Cast) -> None:
    posted = ask_through(cast)
    need = actions.post_errand(by=cast.steward, errand=posted, at=AT)
    hooks.forget(cast.steward, True, AT)
    assert not Need.objects.filter(pk=need.pk).exists()
    assert [card.heading for card in hooks.waiting_for(cast.member, AT)] == ["What you asked for is not posted"]


def exported(person: UUID | None) -> str:
    assert person is not None
    return repr(hooks.export(person))


def test_no_export_of_anybody_elses_says_for_whom_it_was(cast: Cast) -> None:
    need = actions.post_errand(by=cast.steward, errand=ask_through(cast), at=AT)
    answer = actions.answer(by=cast.third, need=need, id=chance.uuid(), words="I have a car", at=AT)
    actions.write(by=cast.member, answer=answer, id=chance.uuid(), words="Nine o'clock would do", at=AT)
    own = exported(cast.member.person_id)
    assert LIFT.words in own
    assert "Nine o'clock" in own
    assert "I have a car" not in own
    for who in (cast.steward, cast.third):
        text = exported(who.person_id)
        assert not any(each in text for each in ("Ash", str(cast.member.pk), "Nine o'clock", LIFT.words))
    assert "I have a car" in exported(cast.third.person_id)


def test_a_circle_and_the_chosen_leak_into_no_card_and_no_search(cast: Cast) -> None:
    wish = Wish("sit", "A kettle and a quiet hour")
    post(cast.third, wish._replace(circle=cast.circle.pk))
    post(cast.third, wish._replace(chosen=frozenset({cast.steward.pk})))

    def everything(member: Member) -> str:
        found = [hooks.together(member, AT), hooks.search(member, "kettle"), hooks.circle(member, cast.circle, AT)]
        return repr(found)

    assert everything(cast.third).count("kettle and a quiet") == 2
    assert everything(cast.steward).count("kettle and a quiet") == 1
    for who in (cast.member, cast.elsewhere):
        assert "kettle" not in everything(who)
        assert "Someone to sit with" not in everything(who)
