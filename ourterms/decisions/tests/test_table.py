"""Answers that are given without a screen."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ourterms.care import actions as care
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions, hooks, table
from ourterms.decisions.models import Ballot, Counted, Decision, Entered
from ourterms.decisions.rules import table as rules
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Person, Trail
from tests.cast import AT, Cast, a_decision, a_matter, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LATER = AT + timedelta(days=11)


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def another(cast: Cast, name: str = "Moss") -> Member:
    return collectives.join(by=Person.objects.create(), collective=cast.collective, name=name, at=AT, today=AT.date())


def enter(cast: Cast, decision: Decision, answer: str = "for", **given: Any) -> Entered:
    """Ash enters what Kit said."""
    values = {"by": cast.member, "id": chance.uuid(), "whose": cast.third, "how": "aloud", "at": AT, **given}
    return table.enter(decision=decision, answer=table.Answer(answer), **values)


def confirm(cast: Cast, decision: Decision, code: str, by: Member | None = None, at: datetime = AT) -> None:
    table.confirm(by=by or cast.steward, decision=decision, code=code, at=at)


def at_table(cast: Cast, decision: Decision, answer: str = "for") -> str:
    """Kit's answer, entered by Ash and confirmed by Rowan; its code."""
    code = table.code_of(enter(cast, decision, answer).pk)
    confirm(cast, decision, code)
    return code


def look(code: str, **more: str) -> Any:
    return Client().post(reverse("counted"), {"code": code, **more})


def to(name: str, decision: Decision) -> str:
    return reverse(f"decisions:{name}", args=[decision.collective_id, decision.pk])


def without_keys(html: str) -> str:
    """A page without what is drawn anew each time: the keys of its forms."""
    return re.sub(r'name="(csrfmiddlewaretoken|[\w-]*id)" value="[^"]*"', "", html)


# Two of us


def test_one_alone_makes_nothing_count_and_two_do(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    row = enter(cast, decision)
    assert actions.counted_and_given(decision)[1] == []
    code = table.code_of(row.pk)
    with pytest.raises(Refused, match="entered this yourself"):
        confirm(cast, decision, code, by=cast.member)
    with pytest.raises(Refused, match="your own answer"):
        confirm(cast, decision, code, by=cast.third)
    for _sent in range(2):
        confirm(cast, decision, code)
    assert [each.answer for each in actions.counted_and_given(decision)[1]] == ["for"]
    assert Ballot.objects.get().member == cast.third


def test_nobody_enters_their_own_and_nobody_for_who_came_later_or_is_not_seen(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    with pytest.raises(Refused, match="you give yourself"):
        enter(cast, decision, whose=cast.member)
    with pytest.raises(Refused, match="before they came"):
        enter(cast, decision, whose=another(cast))
    collectives.hide_from_member(by=cast.third, member=cast.member)
    for unseen in (cast.third, cast.elsewhere):
        with pytest.raises(Refused, match="nothing here"):
            enter(cast, decision, whose=unseen)
    with pytest.raises(Refused):
        enter(cast, decision, by=cast.elsewhere)
    assert not Entered.objects.exists()


def test_at_the_table_a_break_makes_no_difference_and_is_not_shown(cast: Cast) -> None:
    care.pause(by=cast.third)
    decision = a_decision(cast.steward)
    assert actions.counted_and_given(decision)[0] == 2
    at_table(cast, decision)
    assert actions.counted_and_given(decision)[0] == 3
    cast.third.refresh_from_db()
    assert cast.third.paused


def test_sent_twice_it_is_entered_once_and_nobody_enters_two_for_one_person(cast: Cast) -> None:
    decision, id = a_decision(cast.steward), chance.uuid()
    for _sent in range(2):
        enter(cast, decision, id=id)
    with pytest.raises(Refused, match="Take it back first"):
        enter(cast, decision, "against")
    theirs = enter(cast, decision, "against", by=cast.steward)
    late = another(cast)
    confirm(cast, decision, table.code_of(id), by=late)
    with pytest.raises(Refused, match="counted already"):
        confirm(cast, decision, table.code_of(theirs.pk), by=late)
    assert Ballot.objects.get().answer == "for"
    table.take_back(by=cast.member, decision=decision, id=id)  # too late: it is confirmed
    assert Entered.objects.filter(pk=id).exists()


def test_broken_off_in_between_nothing_counts_and_again_it_counts_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = a_decision(cast.steward)
    code = table.code_of(enter(cast, decision).pk)

    def breaks(*given: Any) -> None:
        raise SystemExit("killed")

    with monkeypatch.context() as broken:
        broken.setattr(table, "put_in", breaks)
        with pytest.raises(SystemExit), transaction.atomic():
            confirm(cast, decision, code)
    assert (Entered.objects.get().state, Ballot.objects.count()) == ("entered", 0)
    for _sent in range(2):
        confirm(cast, decision, code)
    with monkeypatch.context() as broken:
        broken.setattr(rules, "contest", breaks)
        with pytest.raises(SystemExit), transaction.atomic():
            table.contest(code=code, id=Entered.objects.get().pk, at=AT)
    assert (Entered.objects.get().state, Ballot.objects.count()) == ("confirmed", 1)


def test_a_slip_has_its_own_code_and_is_entered_once(cast: Cast) -> None:
    decision, code = a_decision(cast.steward), chance.code(2)
    enter(cast, decision, code=code.lower().replace("-", " "), how="paper")
    with pytest.raises(Refused, match="slip has been entered"):
        enter(cast, decision, code=code, by=cast.steward)
    with pytest.raises(Refused, match="eight letters"):
        enter(cast, decision, code="7K4P", by=cast.steward)
    confirm(cast, decision, code)
    assert Ballot.objects.count() == 1


def test_it_follows_the_same_rules_as_any_answer(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    for bad in ("block", ""):
        with pytest.raises(Refused, match="one of the answers"):
            enter(cast, decision, bad)
    code = table.code_of(enter(cast, decision).pk)
    for act in (
        lambda: enter(cast, decision, at=LATER, by=cast.steward),
        lambda: confirm(cast, decision, code, at=LATER),
    ):
        with pytest.raises(Refused, match="closed"):
            act()
    with pytest.raises(Refused, match="go-round gets to"):
        enter(cast, a_decision(cast.steward, "go-round"), "objection")


# Their own word is stronger


@pytest.mark.parametrize("own_first", [True, False])
def test_an_answer_of_their_own_takes_its_place_and_says_so(cast: Cast, own_first: bool) -> None:
    decision = a_decision(cast.steward)
    if own_first:
        actions.answer(by=cast.third, decision=decision, answer="against", at=AT)
    code = at_table(cast, decision)
    if not own_first:
        actions.answer(by=cast.third, decision=decision, answer="against", at=AT)
    assert Ballot.objects.get().answer == "against"
    assert "The person has answered themselves" in look(code).content.decode()


def test_they_take_it_back_on_their_own_phone_and_nothing_counts(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    code = at_table(cast, decision)
    kit = client_of(cast.third.person)
    assert "Two of us entered this for you" in kit.get(to("one", decision)).content.decode()
    kit.post(to("answer", decision), {"do": "take-back"})
    assert not Ballot.objects.exists()
    with pytest.raises(Refused, match="any more"):
        confirm(cast, decision, code, by=another(cast))


# With the code


def test_whoever_has_the_code_sees_what_was_entered_as_nobody_and_no_name(cast: Cast) -> None:
    decision = a_decision(cast.steward, question="We buy a kettle")
    code = table.code_of(enter(cast, decision).pk)
    assert "counts as soon as a second" in look(code).content.decode()
    confirm(cast, decision, code)
    text = look(code.lower().replace("-", "")).content.decode()
    assert "We buy a kettle" in text
    assert '<strong dir="auto">Yes</strong>' in text
    assert "It counts." in text
    for name in ("Kit", "Ash", "Rowan", "Driftline"):
        assert name not in text
    assert look("7K4P-QX2M").status_code == 422
    assert look("").status_code == 422


def test_that_is_not_what_i_said_opens_it_until_the_close(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    code = at_table(cast, decision, "against")
    row = Entered.objects.get()
    for _sent in range(2):
        assert look(code, do="wrong", id=str(row.pk)).status_code == 200
    assert not Ballot.objects.exists()
    assert "this is not what was said" in look(code).content.decode()
    again = table.code_of(enter(cast, decision).pk)
    confirm(cast, decision, again)
    assert Ballot.objects.get().answer == "for"


def test_after_the_close_it_can_be_checked_and_not_contested(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    code, row = at_table(cast, decision), Entered.objects.get()
    waits = table.code_of(enter(cast, decision, whose=cast.steward).pk)
    with clock.frozen(LATER):
        actions.close(decision=decision, at=LATER)
        assert "It was counted like this." in look(code).content.decode()
        assert "It was not counted." in look(waits).content.decode()
        assert look(code, do="wrong", id=str(row.pk)).status_code == 422
        assert "It was counted like this." in look(code).content.decode()
    assert {(each.member, each.by, each.second) for each in Entered.objects.all()} == {(None, None, None)}
    assert not Ballot.objects.exists()
    decision.refresh_from_db()
    assert decision.tally == {"for": 1, "against": 0, "abstain": 0}


def test_after_sixty_days_it_is_gone(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    at_table(cast, decision)
    actions.close(decision=decision, at=LATER)
    table.fade(decision.closes + table.KEPT)
    assert Entered.objects.exists()
    table.fade(decision.closes + table.KEPT + timedelta(seconds=1))
    assert not Entered.objects.exists()


def test_who_left_was_not_counted_and_their_code_says_so(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    code = at_table(cast, decision)
    Member.objects.filter(pk=cast.third.pk).update(here=False)
    actions.close(decision=decision, at=LATER)
    with clock.frozen(LATER):
        assert "It was not counted." in look(code).content.decode()


# What others can find out


def test_who_does_not_know_the_code_learns_nothing(cast: Cast) -> None:
    moss, decision = another(cast), a_decision(cast.steward)
    client = client_of(moss.person)

    def all_of_it() -> list[str]:
        pages = [client.get(to(name, decision)) for name in ("one", "table", "second")]
        pages.append(client.post(to("second", decision), {"code": "7K4P-QX2M"}))
        pages += [client.get(reverse(f"decisions:{name}", args=[cast.collective.pk])) for name in ("list", "past")]
        return [without_keys(page.content.decode()) for page in pages]

    before = all_of_it()
    assert "Answers from the table" in before[1]
    at_table(cast, decision)
    assert all_of_it() == before


def test_codes_and_answers_leave_no_trail_and_no_time_and_stand_nowhere_in_clear(cast: Cast) -> None:
    decision, before = a_decision(cast.steward), Trail.objects.count()
    code = at_table(cast, decision)
    assert Trail.objects.count() == before
    assert not [field for field in Entered._meta.concrete_fields if "Date" in type(field).__name__]
    assert code not in repr(list(Entered.objects.values()))


def test_the_database_lets_nobody_confirm_alone_or_for_themselves(cast: Cast) -> None:
    row = enter(cast, a_decision(cast.steward))
    for wrong in (
        {"second": cast.member},
        {"by": cast.third},
        {"second": cast.third},
        {"state": "counted"},
        {"state": "sure"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entered.objects.filter(pk=row.pk).update(**wrong)


# Pages


def test_from_the_form_to_the_second_of_us(cast: Cast) -> None:
    decision, ash, rowan = a_decision(cast.steward), cast.client("member"), cast.client("steward")
    form = {"enter-id": str(chance.uuid()), "enter-whose": str(cast.third.pk), "enter-how": "phone"}
    assert ash.post(to("table", decision), form).status_code == 422
    form["answer-answer"] = "against"
    for _sent in range(2):
        assert ash.post(to("table", decision), form).status_code == 302
    row = Entered.objects.get()
    code = table.code_of(row.pk)
    assert code in ash.get(to("table", decision)).content.decode()
    assert code not in rowan.get(to("table", decision)).content.decode()
    text = rowan.post(to("second", decision), {"code": code}).content.decode()
    assert "Kit" in text
    assert "Yes, I was there" in text
    assert "Yes, I was there" not in ash.post(to("second", decision), {"code": code}).content.decode()
    assert "Confirmed." in rowan.post(to("second", decision), {"code": code, "do": "yes"}).content.decode()
    assert "A second of us has confirmed it." in ash.get(to("table", decision)).content.decode()
    assert Ballot.objects.get().answer == "against"


def test_the_second_says_it_was_something_else(cast: Cast) -> None:
    decision, rowan = a_decision(cast.steward), cast.client("steward")
    code = table.code_of(enter(cast, decision).pk)
    assert "does not count" in rowan.post(to("second", decision), {"code": code, "do": "no"}).content.decode()
    assert not Ballot.objects.exists()
    assert Entered.objects.get().state == "contested"


def test_who_entered_it_takes_it_back_while_it_waits(cast: Cast) -> None:
    decision, ash = a_decision(cast.steward), cast.client("member")
    row = enter(cast, decision)
    cast.client("steward").post(to("table", decision), {"do": "take-back", "id": str(row.pk)})
    assert Entered.objects.exists()
    for _sent in range(2):
        assert ash.post(to("table", decision), {"do": "take-back", "id": str(row.pk)}).status_code == 302
    assert not Entered.objects.exists()
    assert ash.post(to("table", decision), {"do": "take-back", "id": "x"}).status_code == 422


@pytest.mark.parametrize(("way", "answers"), [("majority", 3), ("choose", 4), ("score", 3)])
def test_slips_have_a_code_each_and_everything_there_is_to_tick(cast: Cast, way: str, answers: int) -> None:
    options = ["tea", "soup", "bread"] if way != "majority" else []
    matter = a_matter(cast.member, kind="choices" if options else "everyday")
    decision = a_decision(cast.member, way, matter, options=options)
    text = cast.client("member").get(to("slips", decision)).content.decode()
    codes = {part.split("<")[0] for part in text.split('class="code">')[1:]}
    assert len(codes) == 6
    assert text.count('class="box"') == 6 * answers
    assert "/counted/" in text


@pytest.mark.parametrize("way", ["choose", "score"])
def test_things_are_chosen_at_the_table_too(cast: Cast, way: str) -> None:
    matter = a_matter(cast.member, kind="choices")
    decision = a_decision(cast.member, way, matter, options=["tea", "soup"])
    given = {"answer-one": "1"} if way == "choose" else {"answer-points0": "2", "answer-points1": "5"}
    form = {"enter-id": str(chance.uuid()), "enter-whose": str(cast.third.pk), "enter-how": "paper", **given}
    assert cast.client("member").post(to("table", decision), form).status_code == 302
    code = table.code_of(Entered.objects.get().pk)
    confirm(cast, decision, code)
    assert Ballot.objects.get().chosen == ([1] if way == "choose" else [2, 5])
    text = look(code).content.decode()
    assert ("soup" if way == "choose" else "soup: 5") in text


def test_an_objection_at_the_table_is_said_by_name_as_any_other(cast: Cast) -> None:
    decision = a_decision(cast.steward, "any-objections")
    code = table.code_of(enter(cast, decision, "objection").pk)
    confirm(cast, decision, code)
    actions.answer(by=cast.member, decision=decision, answer="no-objection", at=AT)
    assert (
        '<strong dir="auto">Kit</strong>: I object' in cast.client("member").get(to("one", decision)).content.decode()
    )
    actions.close(decision=decision, at=LATER)
    assert Ballot.objects.filter(answer="objection").get().member == cast.third


# When somebody goes


def test_what_is_theirs_is_given_to_them_and_goes_with_them(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    at_table(cast, decision)
    assert cast.third.person_id
    assert cast.member.person_id
    (theirs,) = hooks.export(cast.third.person_id)
    assert ("answered at the table", "Yes") in [(row["what"], row["words"]) for row in theirs.rows]
    (mine,) = hooks.export(cast.member.person_id)
    entered = [row for row in mine.rows if row["what"].startswith("entered or confirmed")]  # type: ignore[union-attr]
    assert [row["words"] for row in entered] == [""]
    hooks.forget(cast.member, True, AT)
    assert Entered.objects.get().by is None
    hooks.forget(cast.third, True, AT)
    assert not Entered.objects.exists()
    assert not Counted.objects.filter(member=cast.third).exists()


def test_no_page_says_a_sore_word_loudly(cast: Cast) -> None:
    decision, ash = a_decision(cast.steward), cast.client("member")
    code = at_table(cast, decision)
    pages = [ash.get(to(name, decision)) for name in ("table", "second", "slips")]
    pages += [look(code), ash.post(to("second", decision), {"code": code})]
    for page in pages:
        assert [words for words in said(page.content.decode()).loud if SORE.search(words)] == []
