"""Asking to join, and a new card by two, tried by those who should not get in."""

from datetime import UTC, datetime, timedelta

import pytest

from ourterms.collectives import actions
from ourterms.collectives.joining import actions as joining
from ourterms.collectives.models import Asking, Link, Member, NewCard
from ourterms.kit import chance
from ourterms.people import outgoing
from ourterms.people.actions import make_card, person_by_card
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from ourterms.people.outgoing import Outgoing
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    put: list[Outgoing] = []
    monkeypatch.setattr(outgoing, "_put", put.append)
    return put


# Links -------------------------------------------------------------------------------------------------------


def test_a_link_made_twice_by_one_form_is_one_with_one_code(cast: Cast) -> None:
    id = chance.uuid()
    codes = {actions.make_link(by=cast.steward, id=id, at=AT) for _ in range(2)}
    assert len(codes) == 1
    assert Link.objects.count() == 1


def test_a_code_is_found_however_it_is_typed_and_for_fourteen_days(cast: Cast) -> None:
    code = actions.make_link(by=cast.steward, id=chance.uuid(), at=AT)
    assert actions.link_for(code.lower().replace("-", " "), AT) == Link.objects.get()
    assert actions.link_for(code, AT + 13 * DAY) is not None
    assert actions.link_for(code, AT + 14 * DAY) is None
    assert actions.link_for("2222-2222-2222-2222", AT) is None


def test_a_paper_card_lets_one_in(cast: Cast) -> None:
    code = actions.make_link(by=cast.steward, id=chance.uuid(), at=AT, once=True)
    today = AT.date()
    actions.join_by(code, by=Person.objects.create(), name="Lark", at=AT, today=today)
    with pytest.raises(Refused):
        actions.join_by(code, by=Person.objects.create(), name="Finch", at=AT, today=today)


# Asking to join ----------------------------------------------------------------------------------------------


def ask(cast: Cast, person: Person | None = None) -> tuple[Asking, str]:
    id, token = chance.uuid(), chance.code(5)
    answers = [["What brings you?", "  The garden  "]]
    joining.ask(
        collective=cast.collective,
        id=id,
        token=token,
        answers=answers,
        person=person.pk if person else None,
        at=AT,
    )
    return Asking.objects.get(pk=id), token


def test_one_welcome_lets_somebody_in_and_what_they_wrote_goes(cast: Cast) -> None:
    asking, token = ask(cast)
    assert [row.answers for row in joining.waiting(cast.member, AT)] == [[["What brings you?", "The garden"]]]
    joining.answer(by=cast.member, id=asking.pk, welcome=True, at=AT)
    found = joining.asked(token, AT)
    assert found is not None
    assert (found.welcome, found.answers) == (True, [])
    newcomer = Person.objects.create()
    member = actions.join_by(joining.code_for(found), by=newcomer, name="Lark", at=AT, today=AT.date())
    assert member.collective_id == cast.collective.pk
    assert actions.link_for(joining.code_for(found), AT) is None


def test_turned_away_is_final_for_this_time_and_makes_no_code(cast: Cast) -> None:
    asking, token = ask(cast)
    joining.answer(by=cast.member, id=asking.pk, welcome=False, at=AT)
    joining.answer(by=cast.steward, id=asking.pk, welcome=True, at=AT)
    found = joining.asked(token, AT)
    assert found is not None
    assert found.welcome is False
    assert not Link.objects.exists()


def test_only_the_role_answers_once_somebody_holds_it(cast: Cast) -> None:
    asking, _token = ask(cast)
    actions.take_role(by=cast.member, kind="welcome", at=AT)
    assert joining.waiting(cast.third, AT) == []
    with pytest.raises(Refused):
        joining.answer(by=cast.third, id=asking.pk, welcome=True, at=AT)
    assert len(joining.waiting(cast.member, AT)) == 1


def test_another_groups_asking_is_out_of_reach(cast: Cast) -> None:
    asking, token = ask(cast)
    joining.answer(by=cast.elsewhere, id=asking.pk, welcome=True, at=AT)
    found = joining.asked(token, AT)
    assert found is not None
    assert found.welcome is None


def test_asking_fades_after_thirty_days(cast: Cast) -> None:
    _asking, token = ask(cast)
    assert joining.asked(token, AT + 29 * DAY)
    assert joining.asked(token, AT + 30 * DAY) is None
    joining.fade(AT + 30 * DAY)
    assert not Asking.objects.exists()


def test_somebody_unwelcome_is_shown_to_nobody_and_gets_the_same_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ourterms.collectives.joining.actions.is_unwelcome", lambda *_: True)
    asking, token = ask(cast, Person.objects.create())
    assert joining.waiting(cast.member, AT) == []
    joining.answer(by=cast.member, id=asking.pk, welcome=True, at=AT)
    found = joining.asked(token, AT)
    assert found is not None
    assert found.welcome is None


# A new card --------------------------------------------------------------------------------------------------


def start(cast: Cast, by: Member, whose: Member, at: datetime = AT) -> None:
    joining.start_new_card(by=by, whose=whose, id=chance.uuid(), at=at, today=at.date())


def agree(by: Member, whose: Member, at: datetime = AT) -> None:
    joining.agree_to_new_card(by=by, whose=whose, at=at, today=at.date())


def print_it(by: Member, whose: Member, at: datetime) -> list[str]:
    return joining.print_new_card(by=by, whose=whose, id=chance.uuid(), at=at)


def test_two_who_know_somebody_give_a_new_card_after_a_day(cast: Cast, told: list[Outgoing]) -> None:
    assert cast.member.person_id
    old = make_card(by=cast.member.person_id, id=chance.uuid(), at=AT)
    start(cast, cast.steward, cast.member)
    agree(cast.third, cast.member)
    assert [(mail.kind, mail.person_id, mail.words) for mail in told] == [("notice", cast.member.person_id, "")] * 2
    with pytest.raises(Refused):
        print_it(cast.third, cast.member, AT + DAY - timedelta(seconds=1))
    codes = print_it(cast.third, cast.member, AT + DAY)
    assert person_by_card(codes[0]) == cast.member.person_id
    assert person_by_card(old[0]) is None
    with pytest.raises(Refused):  # once
        print_it(cast.steward, cast.member, AT + DAY)


def test_one_alone_gives_no_card(cast: Cast) -> None:
    start(cast, cast.steward, cast.member)
    with pytest.raises(Refused):
        agree(cast.steward, cast.member)
    with pytest.raises(Refused):
        print_it(cast.steward, cast.member, AT + 3 * DAY)


def test_nobody_starts_or_agrees_to_their_own(cast: Cast) -> None:
    with pytest.raises(Refused):
        start(cast, cast.member, cast.member)
    start(cast, cast.steward, cast.member)
    with pytest.raises(Refused):
        agree(cast.member, cast.member)


def test_a_third_one_does_not_print_it(cast: Cast) -> None:
    other = actions.join(by=Person.objects.create(), collective=cast.collective, name="Lark", at=AT, today=AT.date())
    start(cast, cast.steward, cast.member)
    agree(cast.third, cast.member)
    with pytest.raises(Refused):
        print_it(other, cast.member, AT + 2 * DAY)


def test_somebody_who_joined_yesterday_gives_nobody_a_card(cast: Cast) -> None:
    late = AT + 100 * DAY
    new = actions.join(by=Person.objects.create(), collective=cast.collective, name="Lark", at=late, today=late.date())
    with pytest.raises(Refused):
        start(cast, new, cast.member, late + DAY)
    start(cast, cast.steward, cast.member, late + DAY)
    with pytest.raises(Refused):
        agree(new, cast.member, late + DAY)
    agree(new, cast.member, late + 14 * DAY)
    assert NewCard.objects.get().agreed_by == new


def test_another_group_and_who_is_gone_are_out_of_reach(cast: Cast) -> None:
    for by, whose in ((cast.elsewhere, cast.member), (cast.member, cast.elsewhere), (cast.member, cast.gone)):
        with pytest.raises(Refused):
            start(cast, by, whose)


@pytest.mark.parametrize("who", ["member", "steward", "third"])
def test_the_person_and_the_two_can_stop_it_and_nobody_else(cast: Cast, who: str) -> None:
    start(cast, cast.steward, cast.member)
    agree(cast.third, cast.member)
    card = NewCard.objects.get()
    stranger = cast.people["outsider"]
    assert stranger
    joining.stop_new_card(id=card.pk, person=stranger.pk, at=AT)
    assert NewCard.objects.exists()
    person = getattr(cast, who).person_id
    assert person
    joining.stop_new_card(id=card.pk, person=person, at=AT)
    assert not NewCard.objects.exists()


def test_one_of_two_who_went_takes_the_card_with_them(cast: Cast) -> None:
    start(cast, cast.steward, cast.member)
    agree(cast.third, cast.member)
    Member.objects.filter(pk=cast.steward.pk).update(here=False)
    with pytest.raises(Refused):
        print_it(cast.third, cast.member, AT + 2 * DAY)


def test_a_new_card_is_on_its_way_once_and_for_fourteen_days(cast: Cast) -> None:
    start(cast, cast.steward, cast.member)
    start(cast, cast.third, cast.member)
    assert NewCard.objects.get().asked_by == cast.steward
    assert joining.open_for(cast.member, AT + 14 * DAY) is None
    start(cast, cast.third, cast.member, AT + 14 * DAY)
    assert NewCard.objects.get().asked_by == cast.third
