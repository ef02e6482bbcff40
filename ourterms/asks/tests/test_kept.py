"""What is kept of asks, told, searched, taken along and forgotten."""

from datetime import timedelta
from typing import Any

import pytest

from ourterms.asks import hooks, published, rules
from ourterms.asks.actions import coming, door, inside
from ourterms.asks.models import Ask, Draft
from ourterms.asks.tests.doors import LATER, NOW, a_contact, an_ask, an_offer, brought, sent
from ourterms.collectives.models import Collective
from ourterms.institutions import actions as institutions
from ourterms.kit import chance
from ourterms.notices.models import Notice
from ourterms.people.models import Person
from tests.cast import Cast
from tests.on_home import from_app

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


def test_home_says_that_something_is_there_to_whoever_wants_it_and_never_from_whom(
    cast: Cast, group: Collective
) -> None:
    an_ask(group)
    inside.hear(by=cast.member, bell=True)
    (card,) = from_app(hooks, cast.member, NOW)
    assert card.heading == "Something is at the door"
    assert "Eastmere" not in f"{card}"
    assert from_app(hooks, cast.third, NOW) == []


def test_home_says_nothing_while_nothing_is_with_us(cast: Cast, group: Collective) -> None:
    inside.hear(by=cast.member, bell=True)
    ask = an_ask(group)
    assert from_app(hooks, cast.member, NOW)
    sent(cast, ask, rules.DECLINE)
    assert from_app(hooks, cast.member, NOW) == []


def test_who_hears_the_bell_is_told_and_nobody_else(cast: Cast, group: Collective, settings: Any) -> None:
    settings.DEMO = True
    for member in (cast.member, cast.third):
        Person.objects.filter(pk=member.person_id).update(email_mark=member.pk.bytes * 2, email_sealed=b"x")
    inside.hear(by=cast.member, bell=True)
    long_after = NOW + timedelta(days=30)
    an_ask(group, at=long_after)
    (notice,) = Notice.objects.all()
    assert (notice.member, notice.reasons) == (cast.member, [["group", []]])


def test_what_was_brought_in_goes_along_with_who_brought_it(cast: Cast, group: Collective) -> None:
    ask = brought(cast.member)
    sent(cast, ask, rules.COUNTER)
    offer = an_offer(group)
    coming.enter_answer(by=cast.member, id=chance.uuid(), ask=ask, words="Maybe.", conditions=offer, at=LATER)
    inside.hear(by=cast.member, bell=True)
    assert cast.member.person_id is not None
    (made,) = hooks.export(cast.member.person_id)
    assert [row["what"] for row in made.rows] == ["ask brought in", "answer entered", "hears the bell"]
    assert made.rows[1]["words"] == "Maybe."
    assert cast.third.person_id is not None
    assert hooks.export(cast.third.person_id) == []


def test_a_search_finds_it_for_members_while_asks_are_on(cast: Cast, group: Collective) -> None:
    an_ask(group)
    assert [found.title for found in hooks.search(cast.member, "new ward")] == ["A panel on the new ward · unconfirmed"]
    assert hooks.search(cast.elsewhere, "new ward") == []
    cast.member.collective.chosen = {}
    assert hooks.search(cast.member, "new ward") == []


def test_an_institution_has_its_asks_on_its_page(cast: Cast, group: Collective) -> None:
    ask, other = an_ask(group), brought(cast.member)
    cards = hooks.institution(cast.member, ask.institution, NOW)
    assert [card.heading for card in cards] == [ask.title]
    assert [card.heading for card in hooks.institution(cast.member, other.institution, NOW)] == [other.title]


def test_a_contact_finds_what_they_sent_and_what_they_have_not(group: Collective) -> None:
    jo, other = a_contact(), a_contact("Sam Lee")
    an_ask(group, jo)
    door.keep_typed(contact=jo, collective=group, typed=door.Typed(chance.uuid(), "More", "", {}), at=NOW)
    assert [card.heading for card in hooks.guest(jo, NOW)] == ["A panel on the new ward", "Not sent yet"]
    assert hooks.guest(other, NOW) == []


def test_who_says_that_they_are_a_trust_makes_nothing_public_until_this_group_made_sure(
    cast: Cast, group: Collective
) -> None:
    sly = a_contact("Sly Fox", "Eastmere Trust")
    ask = an_ask(group, sly)
    refusal = sent(cast, ask, rules.REFUSE)
    institutions.comes_to(contact=sly, collective=cast.elsewhere.collective, at=NOW)
    institutions.confirm(by=cast.elsewhere, contact=sly, today=NOW.date(), at=NOW)
    assert published._ask(cast.member, ask.pk) is None  # another group's word is not ours
    assert published._refusal(cast.member, refusal.pk) is None
    institutions.confirm(by=cast.member, contact=sly, today=NOW.date(), at=NOW)
    assert published._ask(cast.member, ask.pk) is not None
    assert published._refusal(cast.member, refusal.pk) is not None
    institutions.describe(by=sly, name="Sly Fox", post="Chief executive", at=NOW)
    assert published._ask(cast.member, ask.pk) is None


def test_after_a_restore_what_nobody_can_open_is_gone(group: Collective) -> None:
    jo = a_contact()
    door.keep_typed(contact=jo, collective=group, typed=door.Typed(chance.uuid(), "More", "", {}), at=NOW)
    hooks.after_restore(lambda owner: False, NOW)
    assert Draft.objects.count() == 1
    hooks.after_restore(lambda owner: owner == jo.pk, NOW)
    assert Draft.objects.count() == 0


def test_the_ask_stays_when_who_brought_it_goes(cast: Cast, group: Collective) -> None:
    ask = brought(cast.member)
    hooks.forget(cast.member, keep_words=False, at=LATER)
    assert Ask.objects.get() == ask
    assert Ask.objects.get().entered_by is None
