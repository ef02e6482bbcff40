"""Bodies and who comes in their name: one row where a number proves it, and never more than that."""

import pytest

from ourterms.care import notes
from ourterms.institutions import actions
from ourterms.institutions.models import Dealing, Institution
from ourterms.institutions.permissions import hidden_among, hidden_bodies, hidden_from, is_confirmed, may_see
from ourterms.institutions.rules import ODS
from ourterms.institutions.tests.factories import AT, a_guest, an_institution
from ourterms.people.acts import Refused
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_two_groups_share_a_row_by_its_number_and_each_calls_it_as_it_does(cast: Cast) -> None:
    ours = an_institution(cast.member, "Larkmere Trust", scheme=ODS, value=" zz9 ")
    theirs = an_institution(cast.elsewhere, "The Larkmere", scheme=ODS, value="ZZ9")
    assert ours == theirs
    assert (str(ours), str(theirs)) == ("Larkmere Trust", "The Larkmere")
    assert str(Institution.objects.for_member(cast.elsewhere).get()) == "The Larkmere"


def test_a_name_proves_nothing_between_groups(cast: Cast) -> None:
    ours, theirs = an_institution(cast.member), an_institution(cast.elsewhere)
    assert ours != theirs
    assert not may_see(cast.member, theirs)
    assert may_see(cast.member, ours)


def test_in_one_group_a_name_that_looks_the_same_is_the_same_body(cast: Cast) -> None:
    ours = an_institution(cast.member, "Larkmere Trust")
    assert an_institution(cast.steward, " LARKMERE  trust ") == ours
    assert Dealing.objects.count() == 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_body_needs_a_name_of_some_letters(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        an_institution(cast.member, name)


def test_a_number_that_is_none_is_refused_with_an_example(cast: Cast) -> None:
    with pytest.raises(Refused, match="RX9"):
        an_institution(cast.member, "Larkmere Trust", scheme=ODS, value="no number")
    assert not Institution.objects.exists()


def test_merged_by_hand_a_body_stands_with_another_until_it_is_taken_apart(cast: Cast) -> None:
    real = an_institution(cast.member, scheme=ODS, value="ZZ9")
    other = an_institution(cast.member, "Larkmere")
    for _twice in range(2):
        actions.merge(by=cast.member, institution=other, into=real, at=AT)
    assert an_institution(cast.member, "Larkmere") == real
    assert list(Institution.objects.for_member(cast.member).listed()) == [real]
    actions.take_apart(by=cast.steward, institution=other, at=AT)
    assert an_institution(cast.member, "Larkmere") == other


def test_no_group_merges_what_has_a_number_or_what_is_not_theirs(cast: Cast) -> None:
    real = an_institution(cast.member, scheme=ODS, value="ZZ9")
    other = an_institution(cast.member, "Larkmere")
    foreign = an_institution(cast.elsewhere, "Larkmere")
    for institution, into in ((real, other), (foreign, real), (other, foreign), (other, other)):
        with pytest.raises(Refused):
            actions.merge(by=cast.member, institution=institution, into=into, at=AT)
    assert not Institution.objects.exclude(merged_into=None).exists()


def test_given_its_number_a_body_and_all_that_stood_with_it_go_over_to_that_row(cast: Cast) -> None:
    first, second = an_institution(cast.member, "Larkmere"), an_institution(cast.member, "Lark Mere")
    actions.merge(by=cast.member, institution=second, into=first, at=AT)
    numbered = actions.give_number(by=cast.member, institution=first, scheme=ODS, value="ZZ9", at=AT)
    for row in Institution.objects.filter(pk__in=[first.pk, second.pk]):
        assert row.real == numbered


def test_a_contact_is_seen_by_whom_they_came_to_and_confirmed_by_each_for_itself(cast: Cast) -> None:
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    actions.comes_to(contact=contact, collective=cast.elsewhere.collective, at=AT)
    assert is_confirmed(contact, cast.collective)
    assert not is_confirmed(contact, cast.elsewhere.collective)
    actions.take_back_confirmation(by=cast.steward, contact=contact, at=AT)
    assert not is_confirmed(contact, cast.collective)


def test_who_says_who_they_are_anew_is_unconfirmed_again(cast: Cast) -> None:
    contact = a_guest(cast.collective, confirmed_by=cast.member)
    actions.describe(by=contact, name=contact.name, post=contact.post, at=AT)
    assert is_confirmed(contact, cast.collective)
    actions.describe(by=contact, name="Dr Frost", post="Director", at=AT)
    assert not is_confirmed(contact, cast.collective)


def test_whoever_works_there_is_hidden_said_to_all_or_only_to_oneself(cast: Cast) -> None:
    real = an_institution(cast.member, scheme=ODS, value="ZZ9")
    other = an_institution(cast.member, "Larkmere")
    everybody = [cast.member, cast.steward, cast.third]
    assert hidden_among(everybody, real) == set()
    actions.say_works_there(by=cast.member, institution=other)
    actions.keep_works_there(by=cast.steward, institution=other)
    assert hidden_among(everybody, real) == set()
    actions.merge(by=cast.member, institution=other, into=real, at=AT)
    assert hidden_among(everybody, real) == {cast.member.pk, cast.steward.pk}
    actions.take_back_works_there(by=cast.member, place=str(other.pk))
    assert not hidden_from(cast.member, real)


@pytest.mark.parametrize("kept", ["Larkmere House", "The old name", "Larkmere Trust", "what others say"])
def test_whoever_kept_any_name_of_a_merged_body_is_hidden_from_it_by_either_way_of_asking(
    cast: Cast, kept: str
) -> None:
    real = an_institution(cast.member, "Larkmere Trust", scheme=ODS, value="ZZ9")
    an_institution(cast.elsewhere, "What others say", scheme=ODS, value="ZZ9")
    actions.call(by=cast.member, institution=real, name="The Trust")
    other = an_institution(cast.member, "The old name")
    actions.keep_works_there(by=cast.steward, name=kept)
    actions.call(by=cast.member, institution=other, name="Larkmere House")
    actions.merge(by=cast.member, institution=other, into=real, at=AT)
    for each in Institution.objects.filter(pk__in=[real.pk, other.pk]):
        assert hidden_among([cast.member, cast.steward, cast.third], each) == {cast.steward.pk}, each
        own = notes.own(cast.steward, notes.WORKS_THERE)
        assert hidden_bodies(cast.steward, [each.real_id], own) == {real.pk}, each


def test_a_body_that_never_came_is_kept_by_its_name_for_when_it_does(cast: Cast) -> None:
    actions.keep_works_there(by=cast.member, name="Larkmere  TRUST")
    assert hidden_from(cast.member, an_institution(cast.third, scheme=ODS, value="ZZ9"))
