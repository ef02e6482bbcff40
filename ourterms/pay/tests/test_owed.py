"""What is owed: once, to one person, seen by them alone; what becomes of it stays; who it was fades."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.collectives.actions import join
from ourterms.collectives.models import Member
from ourterms.institutions.actions import merge
from ourterms.kit import chance, clock
from ourterms.notices.models import Letter
from ourterms.pay import actions, sealed
from ourterms.pay.hooks import export
from ourterms.pay.models import Chasing, Expense, Line, Owed
from ourterms.pay.reading import Mine, as_mine, between, late_one
from ourterms.pay.rules.letters import Details
from ourterms.pay.rules.owed import CHASED, CLAIMED
from ourterms.pay.tests.factories import DAY, DUE, a_trust, is_owed
from ourterms.people.acts import Refused
from ourterms.people.models import Person, Trail
from tests.cast import AT, LONDON, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
TODAY = DUE + timedelta(days=12)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def seen(sum: Any, today: date = TODAY) -> Mine:
    sum.refresh_from_db()
    (mine,) = as_mine([sum], today)
    return mine


def came(cast: Cast, sum: Any, amount: str = "100", day: date = TODAY, **more: Any) -> None:
    given = {"by": cast.member, "id": chance.uuid(), "today": TODAY, "at": AT, **more}
    actions.it_came(sum=sum, amount=amount, day=day, **given)


def test_it_is_owed_once_however_often_somebody_says_so(cast: Cast) -> None:
    id = chance.uuid()
    assert is_owed(cast.member, id=id) == is_owed(cast.member, id=id)
    assert Owed.objects.count() == 1
    assert Trail.objects.filter(event="pay:owed", person=None).count() == 1


@pytest.mark.parametrize(
    "wrong", [{"amount": -1}, {"amount": 0}, {"currency": "XYZ"}, {"amount": 12.5}, {"due": DAY - timedelta(days=1)}]
)
def test_what_nobody_can_owe_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        is_owed(cast.member, **wrong)
    assert not Owed.objects.exists()


def test_it_is_followed_until_it_is_paid_and_only_the_institution_is_late(cast: Cast) -> None:
    sum = is_owed(cast.member)
    assert (seen(sum, DUE).late, seen(sum).late) == (0, 12)
    came(cast, sum, "60")
    assert (str(seen(sum).state.open), seen(sum).late) == ("£40.00", 12)
    came(cast, sum, "40")
    assert (seen(sum).state.over, seen(sum, TODAY + timedelta(days=50)).late) == (TODAY, 12)
    assert Owed.objects.get().over


def test_half_an_hour_more_is_one_tap_and_can_be_taken_back(cast: Cast) -> None:
    sum, id = is_owed(cast.member), chance.uuid()
    given = {"by": cast.member, "sum": sum, "today": TODAY, "at": AT}
    for each in (id, id, chance.uuid()):
        actions.it_took_more(id=each, **given)
    assert str(seen(sum).state.whole) == "£125.00"
    actions.take_back(kind="more", **given)
    assert str(seen(sum).state.whole) == "£112.50"
    assert Line.objects.count() == 3


@pytest.mark.parametrize(
    ("amount", "says"), [("12.345", "two decimal"), ("-5", "figures"), ("0", "from 0.01"), ("many", "figures")]
)
def test_an_amount_that_is_none_is_refused_and_what_was_typed_stays(cast: Cast, amount: str, says: str) -> None:
    sum = is_owed(cast.member)
    given = {"do": "came", "id": chance.uuid(), "amount": amount, "day": DUE}
    response = cast.client("member").post(reverse("pay:do", args=[cast.collective.pk, sum.pk]), given)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert f'value="{amount}"' in response.content.decode()
    assert not Line.objects.exists()


def test_who_does_not_want_it_says_so_without_a_why_and_may_think_again(cast: Cast) -> None:
    sum = is_owed(cast.member)
    given = {"by": cast.member, "sum": sum, "today": TODAY, "at": AT}
    actions.let_it_be(id=chance.uuid(), **given)
    assert (seen(sum).late, seen(sum).state.open.minor) == (0, 0)
    actions.take_back(kind="let", **given)
    assert str(seen(sum).state.open) == "£100.00"


def test_nobody_else_sees_what_is_owed_to_somebody_whatever_their_role(cast: Cast) -> None:
    sum = is_owed(cast.member)
    for page in ("pay:one", "pay:letter"):
        url = reverse(page, args=[cast.collective.pk, sum.pk])
        assert cast.client("member").get(url).status_code == 200
        for who in ("steward", "other collective's member", "ex-member", "public"):
            assert cast.client(who).get(url).status_code != 200
    assert "The panel" in cast.client("member").get(reverse("pay:mine", args=[cast.collective.pk])).content.decode()
    assert (
        "The panel" not in cast.client("steward").get(reverse("pay:mine", args=[cast.collective.pk])).content.decode()
    )


def test_between_bodies_sums_stand_by_day_and_say_nothing_of_anybody(cast: Cast) -> None:
    trust = a_trust(cast.member)
    mine, *_others = (is_owed(each, trust) for each in (cast.member, cast.third, cast.steward))
    came(cast, mine, "100")
    ((row,), further) = between(cast.steward, TODAY)
    assert (str(row.owed), str(row.paid), str(row.open), row.late, further) == (
        "£300.00",
        "£100.00",
        "£200.00",
        12,
        None,
    )
    page = cast.client("steward").get(reverse("pay:between", args=[cast.collective.pk])).content.decode()
    assert "£100.00 paid" in page
    assert "The panel" not in page
    assert "Ash" not in page.replace(cast.steward.name, "")


def test_of_one_or_two_people_only_what_was_agreed_stands_there(cast: Cast) -> None:
    trust = a_trust(cast.member)
    mine, _other = is_owed(cast.member, trust), is_owed(cast.third, trust)
    actions.it_took_more(by=cast.member, id=chance.uuid(), sum=mine, today=TODAY, at=AT)
    came(cast, mine, "61")
    with clock.frozen(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=AT.tzinfo)):
        page = cast.client("steward").get(reverse("pay:between", args=[cast.collective.pk])).content.decode()
    assert "£200.00" in page
    assert "Not all of it is paid · 12 days late" in page
    for told in ("£61", "£212.50", "£151.50", "£139"):
        assert told not in page
    is_owed(cast.steward, trust)
    ((row,), _further) = between(cast.steward, TODAY)
    assert (str(row.owed), str(row.paid)) == ("£312.50", "£61.00")


def test_rows_that_stand_for_one_body_stand_in_one_sum(cast: Cast) -> None:
    trust, ward = a_trust(cast.member), a_trust(cast.member, "The ward")
    for who, body in ((cast.member, trust), (cast.third, trust), (cast.steward, ward)):
        is_owed(who, body)
    assert len(between(cast.steward, TODAY)[0]) == 2
    merge(by=cast.member, institution=ward, into=trust, at=AT)
    ((row,), _further) = between(cast.steward, TODAY)
    assert (str(row.owed), row.institution.pk) == ("£300.00", trust.pk)


def test_a_payment_that_was_taken_back_counts_for_nothing_between_bodies_either(cast: Cast) -> None:
    sum = is_owed(cast.member)
    came(cast, sum, day=DUE)
    actions.take_back(by=cast.member, sum=sum, kind="paid", today=TODAY, at=AT)
    ((row,), _further) = between(cast.steward, TODAY)
    assert (row.paid.minor, row.over, row.late) == (0, None, 12)


def test_the_day_on_which_all_was_paid_is_that_of_a_payment_that_stands(cast: Cast) -> None:
    sum = is_owed(cast.member)
    came(cast, sum, day=DUE + timedelta(days=9))
    actions.take_back(by=cast.member, sum=sum, kind="paid", today=TODAY, at=AT)
    came(cast, sum, day=DUE + timedelta(days=2))
    ((row,), _further) = between(cast.steward, TODAY)
    assert (row.over, row.late, row.open.minor) == (DUE + timedelta(days=2), 2, 0)


def test_what_is_in_a_circle_stands_in_no_sum_for_others(cast: Cast) -> None:
    is_owed(cast.third, circle=cast.circle)
    assert between(cast.third, TODAY)[0]
    assert between(cast.steward, TODAY) == ([], None)


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_as_often_for_three_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    trust = a_trust(cast.member)
    for n in range(number):
        came(cast, is_owed(cast.member, trust, due=DUE + timedelta(days=n)))
    client = cast.client("member")
    for page, queries in (("pay:mine", 4), ("pay:between", 7)):
        with django_assert_num_queries(queries):
            assert client.get(reverse(page, args=[cast.collective.pk])).status_code == 200


def test_a_claim_is_drafted_and_marked_as_sent_by_the_member_alone(cast: Cast) -> None:
    sum = is_owed(cast.member)
    client, url = cast.client("member"), reverse("pay:letter", args=[cast.collective.pk, sum.pk])
    assert "Please pay £100.00" in client.get(url).content.decode()
    assert "My own words" in client.post(url, {"words": "My own words"}).content.decode()
    do = reverse("pay:do", args=[cast.collective.pk, sum.pk])
    client.post(do, {"do": "claimed", "id": chance.uuid()})
    assert seen(sum).state.claimed == clock.today(LONDON)
    assert not Trail.objects.filter(event="pay:line").exists()


def test_a_letter_because_it_is_late_waits_until_it_is(cast: Cast) -> None:
    sum = is_owed(cast.member)
    given = {"by": cast.member, "id": chance.uuid(), "sum": sum, "kind": CHASED, "at": AT}
    with pytest.raises(Refused):
        actions.it_was_sent(today=DUE, **given)
    actions.it_was_sent(today=TODAY, **given)
    assert seen(sum).state.chased == TODAY


def test_how_somebody_can_be_paid_is_sealed_and_stands_on_their_claim_alone(cast: Cast) -> None:
    actions.set_details(by=cast.member, given=Details("Ashley Example", "12-34-56 12345678"))
    sum = is_owed(cast.member)
    page = cast.client("member").get(reverse("pay:letter", args=[cast.collective.pk, sum.pk])).content.decode()
    assert "Ashley Example" in page
    row = sealed.models.Details.objects.get()
    assert b"Ashley" not in bytes(row.sealed)
    assert str(cast.member.pk) not in row.token
    assert sealed.of(cast.third) == Details()
    actions.set_details(by=cast.member, given=Details())
    assert not sealed.models.Details.objects.exists()


def test_expenses_stand_apart_from_pay(cast: Cast) -> None:
    trust, client = a_trust(cast.member), cast.client("member")
    url = reverse("pay:expenses", args=[cast.collective.pk])
    given = {"id": chance.uuid(), "institution": trust.pk, "what": "Bus", "amount": "4.60", "day": "2026-03-03"}
    for _ in range(2):
        assert client.post(url, given).status_code == 302
    sum = Expense.objects.get()
    came(cast, sum, "4.60")
    assert not seen(sum).state.open.minor
    assert "Bus" in client.get(url).content.decode()
    assert "Bus" not in client.get(reverse("pay:mine", args=[cast.collective.pk])).content.decode()
    assert between(cast.steward, TODAY) == ([], None)


def test_what_somebody_laid_out_with_three_decimals_is_refused_and_nothing_is_written(cast: Cast) -> None:
    trust = a_trust(cast.member)
    url = reverse("pay:expenses", args=[cast.collective.pk])
    given = {"id": chance.uuid(), "institution": trust.pk, "what": "Bus", "amount": "4.605", "day": "2026-03-03"}
    response = cast.client("member").post(url, given)
    assert response.status_code == 422
    assert "two decimal" in response.content.decode()
    assert 'value="4.605"' in response.content.decode()
    assert not Expense.objects.exists()


@pytest.mark.parametrize(
    "change", [{"minor": 1}, {"currency": "EUR"}, {"due": DAY}, {"what": "x"}, {"origin": chance.uuid()}, {"day": DUE}]
)
def test_the_database_itself_lets_no_sum_be_changed(cast: Cast, change: dict[str, Any]) -> None:
    sum = is_owed(cast.member)
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        Owed.objects.filter(pk=sum.pk).update(**change)
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        Owed.objects.filter(pk=sum.pk).update(member=cast.third)


def test_the_database_itself_lets_no_line_be_changed_or_deleted(cast: Cast) -> None:
    sum = is_owed(cast.member)
    came(cast, sum)
    for act in (lambda: Line.objects.update(minor=1), lambda: Line.objects.all().delete(), sum.delete):
        with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
            act()


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.UTC)


def test_who_it_was_fades_ninety_days_after_it_was_paid_and_the_sum_stays(cast: Cast) -> None:
    paid, open_one = is_owed(cast.member), is_owed(cast.member, what="The other")
    came(cast, paid)
    actions.fade(at=at(TODAY + timedelta(days=89)))
    assert Owed.objects.filter(member=cast.member).count() == 2
    actions.fade(at=at(TODAY + timedelta(days=90)))
    paid.refresh_from_db()
    assert (paid.member, paid.day, paid.once, paid.at) == (None, None, None, None)
    assert Owed.objects.get(member=cast.member) == open_one
    is_owed(cast.third), is_owed(cast.steward)
    ((row,), _further) = between(cast.steward, TODAY)
    assert (str(row.owed), str(row.paid)) == ("£400.00", "£100.00")


def test_the_trail_does_not_tell_whose_a_sum_was(cast: Cast) -> None:
    sum = is_owed(cast.member)
    came(cast, sum)
    actions.take_back(by=cast.member, sum=sum, kind="paid", today=TODAY, at=AT)
    lines = Trail.objects.filter(event__startswith="pay:")
    assert lines.count() == 3
    assert not [line for line in lines if line.person_id or line.thing]


def test_who_goes_takes_their_name_along_and_what_is_owed_stays_between_the_bodies(cast: Cast) -> None:
    is_owed(cast.member)
    actions.set_details(by=cast.member, given=Details("Ashley Example", ""))
    actions.forget(member=cast.member)
    assert Owed.objects.get().member is None
    assert not sealed.models.Details.objects.exists()
    assert str(between(cast.steward, TODAY)[0][0].owed) == "£100.00"


def five(cast: Cast) -> list[Member]:
    """The three of the cast, and two more."""
    day: dict[str, Any] = {"collective": cast.collective, "at": AT, "today": AT.date()}
    more = [join(by=Person.objects.create(), name=name, **day) for name in ("Robin", "Sky")]
    return [cast.member, cast.third, cast.steward, *more]


def the_line(cast: Cast, **given: Any) -> Any:
    (row,) = between(cast.steward, TODAY, **given)[0]
    return row


def listed(cast: Cast) -> str:
    with clock.frozen(at(TODAY)):
        html = cast.client("steward").get(reverse("pay:between", args=[cast.collective.pk])).content.decode()
    return html.partition("<main")[2].partition("</main>")[0]


def test_what_was_open_when_somebody_went_is_owed_and_open_no_more(cast: Cast) -> None:
    """Nobody can say any more whether it was paid: no list, letter or lateness says that it was not."""
    who = five(cast)
    sums = [is_owed(each) for each in who]
    for member, sum in list(zip(who, sums, strict=True))[1:]:
        came(cast, sum, by=member)
    assert (str(the_line(cast).open), the_line(cast).late) == ("£100.00", 12)
    actions.forget(member=cast.member)
    row = the_line(cast)
    assert (str(row.owed), str(row.paid), row.open.minor, row.over) == ("£500.00", "£400.00", 0, None)
    assert (row.unknown, row.late) == (True, (TODAY - DUE).days)  # that the others were paid late stays
    page = listed(cast)
    assert "£400.00 paid; of who has gone we can&#x27;t say" in page
    assert "Write that it is late" not in page
    assert late_one(cast.steward, row.institution.pk, DUE, "GBP", TODAY) is None


def test_what_the_others_are_owed_stays_open_and_nothing_else(cast: Cast) -> None:
    who = five(cast)
    sums = [is_owed(each) for each in who]
    came(cast, sums[0], "61")
    actions.it_took_more(by=cast.member, id=chance.uuid(), sum=sums[0], today=TODAY, at=AT)
    actions.forget(member=cast.member)
    row = the_line(cast)
    assert (str(row.owed), str(row.paid), str(row.open), row.late) == ("£512.50", "£61.00", "£400.00", 12)
    actions.forget(member=cast.third)
    assert str(the_line(cast).open) == "£300.00"
    with clock.frozen(at(TODAY)):
        url = reverse("pay:late", args=[cast.collective.pk, row.institution.pk, DUE.isoformat(), "GBP"])
        assert "£300.00 that you agreed to pay is still open" in cast.client("steward").get(url).content.decode()


@pytest.mark.parametrize("others", [0, 1, 3])
def test_of_fewer_than_five_nothing_tells_that_somebody_has_gone(cast: Cast, others: int) -> None:
    who = five(cast)[1 : others + 1]
    is_owed(cast.member)
    for member in who:
        came(cast, is_owed(member), by=member)
    actions.forget(member=cast.member)
    row = the_line(cast)
    assert (row.few, row.paid.minor, row.open.minor, row.late, row.over) == (True, 0, 0, 0, None)
    assert the_line(cast, few_too=True).late == 0
    page = listed(cast)
    assert "We can&#x27;t say whether all of it was paid" in page
    assert not [words for words in ("gone", "late", "Write that") if words in page.partition("<ul class=")[2]]


def test_what_was_paid_before_they_went_or_they_did_not_want_is_known(cast: Cast) -> None:
    paid, let = is_owed(cast.member), is_owed(cast.member, what="The other")
    came(cast, paid)
    actions.let_it_be(by=cast.member, id=chance.uuid(), sum=let, today=TODAY, at=AT)
    actions.forget(member=cast.member)
    assert (the_line(cast).unknown, the_line(cast).over) == (False, TODAY)


def test_all_of_it_is_given_to_whose_it_is(cast: Cast) -> None:
    sum = is_owed(cast.member)
    actions.it_was_sent(by=cast.member, id=chance.uuid(), sum=sum, kind=CLAIMED, today=TODAY, at=AT)
    assert cast.member.person_id
    (file,) = export(cast.member.person_id)
    assert file.rows[0]["amount"] == "£100.00"
    assert "claimed" in str(file.rows[0]["since"])


def test_it_goes_with_its_group(cast: Cast) -> None:
    sum = is_owed(cast.member)
    came(cast, sum)
    actions.take_back(by=cast.member, sum=sum, kind="paid", today=TODAY, at=AT)
    actions.end(collective=cast.collective.pk)
    assert not Owed.objects.exists()
    assert not Line.objects.exists()


# The group writes that it is late --------------------------------------------------------------------------------


@pytest.fixture
def late(cast: Cast) -> Any:
    """Twelve days after it was due, nothing came: a client of a member, and the page of the letter."""
    trust = a_trust(cast.member)
    for who in (cast.member, cast.third, cast.steward):
        is_owed(who, trust)
    with clock.frozen(at(TODAY)):
        client = cast.client("steward")
        yield client, reverse("pay:late", args=[cast.collective.pk, trust.pk, "2026-04-02", "GBP"])


LETTER = {"subject": "Still to be paid", "words": "Please pay it now.", "day": "2026-04-14", "address": ""}


def test_a_letter_of_the_group_is_drafted_and_sent_only_when_a_member_sends_it(cast: Cast, late: Any) -> None:
    client, url = late
    html = client.get(url).content.decode()
    for words in ("Dear Saltmarsh Trust,", "£300.00", "- The panel", "12 days ago", "Driftline"):
        assert words in html
    assert not [each.name for each in (cast.member, cast.third) if each.name in html]
    assert not Letter.objects.exists()
    given = {**LETTER, "id": chance.uuid(), "do": "mail", "address": "finance@saltmarsh.example"}
    for _ in range(2):
        assert client.post(url, given).status_code == 302
    assert Letter.objects.get().by == cast.steward
    assert (Chasing.objects.get().day, Chasing.objects.get().mailed) == (TODAY, True)
    assert Trail.objects.get(event="pay:wrote").person_id == cast.steward.person_id
    page = client.get(reverse("pay:between", args=[cast.collective.pk])).content.decode()
    assert "We wrote on 14 April 2026 that it is late." in page.replace("\xa0", " ")


def test_a_letter_that_somebody_sends_by_hand_is_noted_and_two_on_one_day_are_not(cast: Cast, late: Any) -> None:
    client, url = late
    assert client.post(url, {**LETTER, "id": chance.uuid(), "day": "2026-04-10"}).status_code == 302
    assert not Letter.objects.exists()
    for wrong, says in (
        ({"day": "2026-04-10"}, "on that day already"),
        ({"day": "2026-04-02"}, "not late yet"),
        ({"day": "2026-04-15"}, "still to come"),
        ({"words": " "}, "Write something first"),
        ({"do": "mail", "address": "nobody"}, "e-mail address"),
        ({"do": "mail"}, "e-mail address"),
    ):
        response = client.post(url, {**LETTER, "id": chance.uuid(), **wrong})
        assert response.status_code == 422
        assert says in response.content.decode()
    assert Chasing.objects.count() == 1


def test_a_letter_that_names_one_of_us_does_not_go(cast: Cast, late: Any) -> None:
    client, url = late
    words = f"Please pay {cast.third.name} now."
    given = {**LETTER, "id": chance.uuid(), "words": words, "do": "mail", "address": "finance@saltmarsh.example"}
    response = client.post(url, given)
    assert response.status_code == 422
    assert cast.third.name in response.content.decode()
    assert not Letter.objects.exists()
    assert not Chasing.objects.exists()


def test_a_letter_about_one_or_two_people_says_no_sum(cast: Cast) -> None:
    mine = is_owed(cast.member)
    came(cast, mine, "61")
    with clock.frozen(at(TODAY)):
        url = reverse("pay:late", args=[cast.collective.pk, mine.institution_id, "2026-04-02", "GBP"])
        html = cast.client("steward").get(url).content.decode()
    assert "Not all that you agreed to pay is paid." in html
    assert "£" not in html


def test_a_letter_does_not_say_by_what_it_is_for_who_was_paid_already(cast: Cast) -> None:
    trust = a_trust(cast.member)
    for who, what in ((cast.member, "The panel"), (cast.third, "The talk")):
        is_owed(who, trust, what=what)
    came(cast, Owed.objects.get(member=cast.member))
    with clock.frozen(at(TODAY)):
        url = reverse("pay:late", args=[cast.collective.pk, trust.pk, "2026-04-02", "GBP"])
        html = cast.client("steward").get(url).content.decode()
    assert ["- The panel" in html, "- The talk" in html] == [True, True]


def test_what_is_not_late_or_is_paid_or_is_a_circles_has_no_letter_for_others(cast: Cast) -> None:
    trust = a_trust(cast.member)
    paid = is_owed(cast.member, trust)
    came(cast, paid)
    soon = is_owed(cast.member, trust, due=TODAY + timedelta(days=1))
    hidden = is_owed(cast.third, trust, circle=cast.circle, due=DUE + timedelta(days=1))
    with clock.frozen(at(TODAY)):
        client = cast.client("steward")
        for due in (paid.due, soon.due, hidden.due, "soon", "0001-01-01", "9999-12-31"):
            url = reverse("pay:late", args=[cast.collective.pk, trust.pk, due, "GBP"])
            assert client.get(url).status_code == 404
    assert late_one(cast.third, trust.pk, hidden.due, "GBP", TODAY)
