"""Members' pages of bodies outside; and of a member's own: where they work or are treated."""

import pytest
from django.db import connection
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.care.models import Note
from ourterms.collectives.models import Member
from ourterms.institutions import actions, hooks
from ourterms.institutions.models import Confirmation, Dealing, Institution, WorksThere
from ourterms.institutions.permissions import hidden_among, hidden_from, is_confirmed
from ourterms.institutions.rules import NAME, ODS
from ourterms.institutions.tests.factories import AT, a_guest, an_institution
from ourterms.people.models import Trail
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def url(cast: Cast, name: str, *parts: object) -> str:
    return reverse(name, args=[cast.collective.pk, *parts])


def page(cast: Cast, name: str, *parts: object, who: str = "member") -> str:
    return cast.client(who).get(url(cast, name, *parts)).content.decode()


def test_the_list_is_of_ours_by_name_and_of_nobody_elses(cast: Cast) -> None:
    for name in ("Tarn University", "hollow oak"):
        an_institution(cast.member, name)
    an_institution(cast.elsewhere, "Zephyr Trust")
    there = page(cast, "institutions:list")
    assert 0 < there.index("hollow oak") < there.index("Tarn University")
    assert "Zephyr" not in there
    assert (
        "Zephyr"
        in cast.client("other collective's member")
        .get(reverse("institutions:list", args=[cast.elsewhere.collective_id]))
        .content.decode()
    )


def test_an_empty_list_says_what_belongs_there(cast: Cast) -> None:
    assert "Write one down" in page(cast, "institutions:list")


def test_a_long_list_has_pages_and_is_searched_without_an_address_that_tells(cast: Cast) -> None:
    for n in range(31):
        an_institution(cast.member, f"Trust {n:02}")
    assert "Trust 30" not in page(cast, "institutions:list")
    found = cast.client("member").post(url(cast, "institutions:list"), {"words": "ST 30"}).content.decode()
    assert "Trust 30" in found
    assert "Trust 29" not in found


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_one_as_for_three(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(number):
        an_institution(cast.member, f"Trust {n}")
    client = cast.client("member")
    with django_assert_num_queries(2):
        client.get(url(cast, "institutions:list"))


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_asks_as_often_for_one_contact_as_for_three(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(number):
        guest = a_guest(cast.collective, confirmed_by=cast.third, name=f"Dana {n}")
    actions.say_works_there(by=cast.third, institution=guest.institution)
    client = cast.client("member")
    with django_assert_num_queries(9):
        client.get(url(cast, "institution", guest.institution_id))


def test_written_down_it_has_a_page_and_written_down_again_it_is_the_same(cast: Cast) -> None:
    for _twice in range(2):
        form = {"id": "0" * 32, "name": "Tarn University", "scheme": "name", "value": ""}
        answer = cast.client("member").post(url(cast, "institutions:new"), form)
        assert answer["Location"] == url(cast, "institution", Institution.objects.get().pk)
    assert Dealing.objects.count() == 1


def test_a_number_without_its_list_is_asked_about_and_what_was_typed_stays(cast: Cast) -> None:
    form = {"id": "0" * 32, "name": "Tarn University", "scheme": "name", "value": "ZZ9"}
    answer = cast.client("member").post(url(cast, "institutions:new"), form)
    assert answer.status_code == 422
    assert b"Tarn University" in answer.content


def test_an_unconfirmed_contact_who_claims_to_be_a_trust_is_shown_as_such_until_somebody_made_sure(cast: Cast) -> None:
    contact = a_guest(cast.collective, name="Sly Fox", post="Chief executive")
    there = page(cast, "institution", contact.institution_id)
    assert "Sly Fox" in there
    assert "Not confirmed" in there
    cast.client("steward").post(url(cast, "institutions:confirm", contact.pk), {"answer": "yes"})
    assert is_confirmed(contact, cast.collective)
    assert "Not confirmed" not in page(cast, "institution", contact.institution_id)
    cast.client("member").post(url(cast, "institutions:confirm", contact.pk), {"answer": "no"})
    assert "Not confirmed" in page(cast, "institution", contact.institution_id)
    events = Trail.objects.filter(event__startswith="institutions:").values_list("event", flat=True)
    assert sorted(events) == ["institutions:contact-confirmed", "institutions:contact-unconfirmed"]


def test_nobody_confirms_who_came_to_somebody_else(cast: Cast) -> None:
    answer = cast.client("member").post(url(cast, "institutions:confirm", cast.other_contact.pk), {"answer": "yes"})
    assert answer.status_code == 404
    assert not Confirmation.objects.exists()


def test_a_group_sees_no_contact_who_came_only_to_another_one(cast: Cast) -> None:
    an_institution(cast.member, scheme=ODS, value="ZZ9")
    contact = a_guest(cast.elsewhere.collective, name="Dana Frost")
    assert "Dana Frost" not in page(cast, "institution", contact.institution_id)
    actions.comes_to(contact=contact, collective=cast.collective, at=AT)
    assert "Dana Frost" in page(cast, "institution", contact.institution_id)


def test_merged_and_taken_apart_by_two_presses(cast: Cast) -> None:
    real, other = an_institution(cast.member, scheme=ODS, value="ZZ9"), an_institution(cast.member, "Larkmere")
    client = cast.client("member")
    client.post(url(cast, "institutions:same", other.pk), {"way": "merge", "into": str(real.pk)})
    assert client.get(url(cast, "institution", other.pk))["Location"] == url(cast, "institution", real.pk)
    assert "Larkmere" in page(cast, "institution", real.pk)
    client.post(url(cast, "institutions:apart", other.pk))
    assert client.get(url(cast, "institution", other.pk)).status_code == 200


def test_given_a_number_that_is_none_it_stays_what_it_was(cast: Cast) -> None:
    row = cast.institution
    form = {"way": "number", "scheme": ODS, "value": "no number at all"}
    answer = cast.client("member").post(url(cast, "institutions:same", row.pk), form)
    assert answer.status_code == 422
    assert b"no number at all" in answer.content
    assert not Institution.objects.exclude(merged_into=None).exists()


def test_a_name_is_corrected_for_this_group_alone(cast: Cast) -> None:
    row = an_institution(cast.member, scheme=ODS, value="ZZ9")
    an_institution(cast.elsewhere, "Larkmere Trust", scheme=ODS, value="ZZ9")
    cast.client("member").post(url(cast, "institutions:call", row.pk), {"name": "The Mere"})
    assert "The Mere" in page(cast, "institutions:list")
    assert str(Institution.objects.for_member(cast.elsewhere).get()) == "Larkmere Trust"


def test_search_finds_it_by_what_we_call_it(cast: Cast) -> None:
    an_institution(cast.member, "Tarn University")
    an_institution(cast.elsewhere, "Tarn Trust")
    assert [found.title for found in hooks.search(cast.member, "TARN")] == ["Tarn University"]


# I work there ----------------------------------------------------------------------------------------------------


def kept(cast: Cast, **form: str) -> int:
    return (
        cast.client("member").post(url(cast, "institutions:works-there"), {"where": "", "name": "", **form}).status_code
    )


def test_a_name_that_is_too_long_says_so_of_its_field(cast: Cast) -> None:
    an_institution(cast.member)
    given = {"where": "", "name": "n" * 500, "who": "own"}
    answer = cast.client("member").post(url(cast, "institutions:works-there"), given)
    assert answer.status_code == 422
    assert f"Or its name, if it is not in the list: Use at most {NAME} letters." in answer.content.decode()
    assert not Note.objects.exists()


def test_kept_for_oneself_nobody_else_sees_it_and_taken_back_it_is_gone(cast: Cast) -> None:
    row = cast.institution
    assert kept(cast, where=str(row.pk), who="own") == 302
    assert hidden_from(cast.member, row)
    assert str(row) in page(cast, "institutions:works-there")
    for name, parts in (("institution", [row.pk]), ("institutions:works-there", [])):
        assert cast.member.name not in page(cast, name, *parts, who="steward")
    cast.client("member").post(url(cast, "institutions:works-there-back"), {"place": str(row.pk)})
    assert not hidden_from(cast.member, row)
    assert not Note.objects.exists()


def test_told_to_the_group_the_others_see_who_and_never_which_of_the_two(cast: Cast) -> None:
    row = cast.institution
    assert kept(cast, where=str(row.pk), who="all") == 302
    assert cast.member.name in page(cast, "institution", row.pk, who="steward")
    assert {field.name for field in WorksThere._meta.get_fields()} == {
        "id", "collective", "circle", "member", "institution",
    }  # fmt: skip


def test_from_the_group_to_oneself_and_back_it_stands_in_one_place_only(cast: Cast) -> None:
    row = cast.institution
    kept(cast, where=str(row.pk), who="all")
    kept(cast, where=str(row.pk), who="own")
    assert not WorksThere.objects.exists()
    assert hidden_from(cast.member, row)
    kept(cast, where=str(row.pk), who="all")
    assert not Note.objects.exists()
    assert hidden_from(cast.member, row)


@pytest.mark.parametrize("form", [{}, {"who": "own"}, {"who": "own", "name": "x" * 121}])
def test_without_a_place_or_with_two_it_asks_again(cast: Cast, form: dict[str, str]) -> None:
    assert kept(cast, **form) == 422
    assert kept(cast, who="own", where=str(cast.institution.pk), name="Another") == 422


def test_the_database_alone_says_neither_who_nor_where(cast: Cast) -> None:
    row = cast.institution
    actions.keep_works_there(by=cast.member, institution=row)
    actions.keep_works_there(by=cast.member, name="Zephyrine House")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM care_note")
        (note,) = cursor.fetchall()
    there = repr([bytes(note[1]), note[0]]).casefold()
    for words in (cast.member.pk.hex, row.pk.hex, str(row.pk), "zephyrine", "hollow"):
        assert words not in there
    assert not Dealing.objects.filter(name_key__contains="zephyrine").exists()
    assert not Trail.objects.filter(event__startswith="institutions:").exists()


@pytest.mark.parametrize("number", [1, 3])
def test_who_is_hidden_takes_three_queries_for_one_as_for_many(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    members = [cast.member, cast.steward, cast.third][:number]
    for member in members:
        actions.keep_works_there(by=member, institution=cast.institution)
    with django_assert_num_queries(3):
        assert hidden_among(members, cast.institution) == {member.pk for member in members}


def test_export_has_what_is_mine_and_forgetting_takes_it(cast: Cast) -> None:
    row = cast.institution
    actions.keep_works_there(by=cast.member, name="Zephyrine House")
    actions.say_works_there(by=cast.member, institution=row)
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    assert cast.member.person_id is not None
    given = repr(hooks.export(cast.member.person_id))
    for words in ("zephyrine house", "Hollow Oak", contact.name):
        assert words in given
    hooks.forget(Member.objects.get(pk=cast.member.pk), True, AT)
    assert not WorksThere.objects.exists()
    assert not Note.objects.exists()
    assert Confirmation.objects.get().by is None
