"""The pages of asks: for members, for a contact, and for whoever has nothing to do with them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ourterms.asks import facts, rules
from ourterms.asks.actions import coming, door
from ourterms.asks.actions.base import put_offer
from ourterms.asks.models import Ask, Door, Draft, Offered, Reply, TurnedBack
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
from ourterms.decisions.actions import write_outcome
from ourterms.decisions.models import Matter
from ourterms.institutions.actions import confirm
from ourterms.institutions.models import Contact
from ourterms.institutions.tests.factories import client_of as client_of_contact
from ourterms.institutions.tests.factories import of_one_address
from ourterms.kit import chance, clock
from ourterms.kit.money import Money
from ourterms.people.acts import Refused
from ourterms.talk.models import Post
from ourterms.terms.rules.check import three
from ourterms.terms.rules.cost import price, suggested
from ourterms.terms.rules.reading import read
from tests.cast import PICTURE, Cast
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LIST_QUERIES, ONE_QUERIES = 4, 10  # of the default database; beside them the two of whoever is there


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


@pytest.fixture
def contact() -> Contact:
    return a_contact()


@pytest.fixture
def jo(contact: Contact) -> Client:
    return client_of_contact(contact)


def inside(name: str, group: Any, *parts: object) -> str:
    return reverse(f"asks:{name}", args=[group.pk, *parts])


def outside(name: str, *parts: object) -> str:
    return reverse(f"door:{name}", args=["driftline", *parts])


def agreement_at(ask: Ask) -> str:
    return reverse("agreed:one", args=["driftline", ask.pk])


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def fill_in(jo: Client, group: Collective) -> None:
    """Every step at the door, filled in so that each line is met."""
    assert jo.post(outside("step", "about"), {"title": "A panel on the new ward", "words": ADVERT}).status_code == 302
    offer = an_offer(group)
    for step in facts.STEPS:
        given = {}
        for name in facts.FACTS[step]:
            fact = getattr(offer, name)
            if fact is not None:
                given[name] = {True: "yes", False: "no"}.get(fact.value, str(fact.value))
        assert jo.post(outside("step", step), given).status_code == 302


# The whole way


def test_an_ask_is_carried_all_the_way(cast: Cast, group: Collective, ash: Client, jo: Client) -> None:
    fill_in(jo, group)
    assert "It can be sent." in text(jo, outside("send"))
    at = jo.post(outside("send"))
    ask = Ask.objects.get()
    assert at.headers["Location"] == outside("one", ask.pk)
    assert "A panel on the new ward" in text(ash, inside("list", group))
    page = text(ash, inside("one", group, ask.pk))
    assert "Jo Marsh, Involvement officer, Eastmere Trust" in page
    assert "unconfirmed" in page
    open_ones = [found.clause for found in ask.conditions().found if found.status != "met"]
    clauses = [found.clause for found in three(ask.conditions().found)]
    more = [each for each in open_ones if each not in clauses]
    assert more
    letter = {
        "id": str(chance.uuid()),
        "words": "Hello, we would do it like this. Thank you",
        "clauses": clauses,
        "more": more,
    }
    assert ash.post(inside("reply", group, ask.pk, "counter"), letter).status_code == 302
    reply = Reply.objects.get()
    conclude(cast, decide(cast, reply))
    assert "we would do it like this" not in text(jo, outside("one", ask.pk))
    assert ash.post(inside("send", group, ask.pk, reply.pk)).status_code == 302
    theirs = text(jo, outside("one", ask.pk))
    assert "we would do it like this" in theirs
    assert "Driftline" in theirs
    assert not any(name in theirs for name in ("Ash", "Rowan", "Kit"))
    jo.post(outside("say", ask.pk), {"number": "2"})
    assert "Both said yes" in text(ash, inside("one", group, ask.pk))
    assert "Both said yes" in text(jo, outside("one", ask.pk))


def test_and_the_same_way_without_a_contact(cast: Cast, group: Collective, ash: Client) -> None:
    given = {
        "id": str(chance.uuid()),
        "institution": "Northgate University",
        "title": "A seat on a board",
        "words": ADVERT,
        "came": "2026-03-02",
    }
    made = ash.post(inside("bring", group), given)
    ask = Ask.objects.get()
    assert made.headers["Location"] == inside("one", group, ask.pk)
    page = text(ash, inside("one", group, ask.pk))
    assert "Northgate University" in page
    assert "brought in by Ash" in page
    reply = decided(cast, ask, rules.COUNTER)
    assert "I have sent it" in text(ash, inside("letter", group, ask.pk, reply.pk))
    ash.post(inside("send", group, ask.pk, reply.pk))
    assert "Sent by hand" in text(ash, inside("letter", group, ask.pk, reply.pk))
    ash.post(inside("entered", group, ask.pk), {"number": "2"})
    ask.refresh_from_db()
    assert ask.state == rules.ACCEPTED


def test_no_page_of_asks_says_a_sore_word(
    cast: Cast, group: Collective, ash: Client, contact: Contact, jo: Client
) -> None:
    ask, other = an_ask(group, contact), brought(cast.member)
    reply = sent(cast, ask, rules.COUNTER)
    sent(cast, other, rules.COUNTER)
    kinds = [
        inside("reply", group, brought(cast.third).pk, kind) for kind in ("ask-first", "counter", "accept", "refuse")
    ]
    pages = {
        ash: [
            *(inside(name, group) for name in ("list", "bring", "door")),
            *(inside("one", group, each.pk) for each in (ask, other)),
            inside("answer", group, other.pk),
            inside("letter", group, ask.pk, reply.pk),
            *kinds,
        ],
        jo: [
            *(outside(name) for name in ("page", "mine", "send")),
            *(outside("step", step) for step in ("about", *facts.STEPS)),
            outside("one", ask.pk),
            outside("answer", ask.pk),
        ],
    }
    jo.post(outside("step", "about"), {"title": "Another panel", "words": ADVERT})
    for client, urls in pages.items():
        for url in urls:
            page = said(text(client, url))
            assert page.loud
            assert [words for words in page.loud if SORE.search(words)] == [], url


# The list and one ask


def test_the_list_shows_where_each_stands_and_filters(cast: Cast, group: Collective, ash: Client) -> None:
    first, second = an_ask(group, title="A panel", at=NOW - timedelta(days=1)), brought(cast.member)
    sent(cast, first, rules.DECLINE)
    page = text(ash, inside("list", group))
    assert page.index("A seat on a board") < page.index("A panel")
    assert "We said no" in page
    assert "Northgate University" in page
    over = text(ash, inside("list", group) + "?state=over")
    assert "A panel" in over
    assert second.title not in over
    assert "None stands there" in text(ash, inside("list", group) + "?state=accepted")
    assert "A seat on a board" in text(ash, inside("list", group) + "?state=nonsense")


def test_an_empty_list_offers_the_first_step(group: Collective, ash: Client) -> None:
    assert "No asks yet" in text(ash, inside("list", group))


def test_the_list_goes_on_after_thirty(cast: Cast, group: Collective, ash: Client) -> None:
    for number in range(31):
        brought(cast.member, title=f"Board {number:02}")
    page = text(ash, inside("list", group))
    assert page.count("entered by us") == 30
    assert "?after=" in page


def test_while_asks_are_off_nothing_of_them_is_anywhere(cast: Cast, ash: Client) -> None:
    for name in ("list", "bring", "door"):
        assert ash.get(inside(name, cast.collective)).status_code == 404
    home = text(ash, reverse("inside", args=[cast.collective.pk]))
    assert "/asks/" not in home
    assert Client().get(outside("page")).status_code == 404
    turn_on(cast)
    assert "/asks/" in text(ash, reverse("inside", args=[cast.collective.pk]))


def test_a_day_of_theirs_that_is_sooner_is_not_enough(cast: Cast, group: Collective, ash: Client) -> None:
    soon = brought(cast.member, words="Apply by 10 March 2026.", conditions=read("Apply by 10 March 2026."))
    assert "That is sooner than our day." in text(ash, inside("one", group, soon.pk))
    late = brought(cast.member, conditions=read("Apply by 10 June 2026."))
    assert "That is sooner than our day." not in text(ash, inside("one", group, late.pk))


def test_one_tap_says_that_we_have_seen_it(
    cast: Cast, group: Collective, ash: Client, contact: Contact, jo: Client
) -> None:
    ask = an_ask(group, contact)
    assert "If you can&#x27;t wait, take it as a no." in text(ash, inside("one", group, ask.pk))
    for _again in range(2):
        assert ash.post(inside("hold", group, ask.pk), {"number": "1"}).status_code == 302
    assert Reply.objects.count() == 1
    assert "We have seen this." in text(jo, outside("one", ask.pk))
    assert 'action="' + inside("hold", group, ask.pk) not in text(ash, inside("one", group, ask.pk))


def test_what_they_answer_can_be_held_too(cast: Cast, group: Collective, ash: Client, contact: Contact) -> None:
    ask = an_ask(group, contact)
    assert ash.post(inside("hold", group, ask.pk), {"number": "1"}).status_code == 302
    put_offer(ask, side=rules.THEM, conditions=an_offer(group), day=ask.came)
    for seen in ("", "1", "x", "9" * 400):
        assert "Read that first" in ash.post(inside("hold", group, ask.pk), {"number": seen}).content.decode()
    assert ash.post(inside("hold", group, ask.pk), {"number": "2"}).status_code == 302
    assert Reply.objects.count() == 2


def test_a_letter_that_they_came_before_says_why_it_did_not_go_and_what_to_do(
    cast: Cast, group: Collective, ash: Client, contact: Contact, jo: Client
) -> None:
    ask = an_ask(group, contact)
    sent(cast, ask, rules.COUNTER)
    no = decided(cast, ask, rules.DECLINE)
    coming.answer(contact=contact, id=chance.uuid(), ask=ask, words="", conditions=an_offer(group), at=LATER)
    assert "They answered before our letter went out" in text(ash, inside("one", group, ask.pk))
    assert ash.post(inside("send", group, ask.pk, no.pk)).status_code == 302
    letter = text(ash, inside("letter", group, ask.pk, no.pk))
    assert "They answered before our letter went out" in letter
    assert "put it forward again" in letter
    assert inside("send", group, ask.pk, no.pk) not in letter
    theirs = text(jo, outside("one", ask.pk))
    assert "the answer is no" not in theirs
    assert "before our letter" not in theirs
    decided(cast, ask, rules.DECLINE)
    assert "before our letter went out" not in text(ash, inside("one", group, ask.pk))


def test_a_letter_of_too_many_words_comes_back_as_it_was_typed(group: Collective, ash: Client) -> None:
    ask, words = an_ask(group), "perhaps " * 121
    at = inside("reply", group, ask.pk, "decline")
    answer = ash.post(at, {"id": str(chance.uuid()), "words": words, "why": "Because"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "These are 121." in page
    assert page.count("perhaps") == 121
    assert not Matter.objects.exists()


def test_a_reply_that_does_not_fit_says_so(cast: Cast, group: Collective, ash: Client) -> None:
    ask = an_ask(group)
    sent(cast, ask, rules.ASK_FIRST)
    assert "does not fit there" in text(ash, inside("reply", group, ask.pk, "accept"))
    letter = {"id": str(chance.uuid()), "words": "Yes"}
    assert ash.post(inside("reply", group, ask.pk, "accept"), letter).status_code == 422
    assert ash.get(inside("reply", group, ask.pk, "holding")).status_code == 404


def test_a_decision_on_a_reply_leads_to_the_ask_and_takes_no_other_letter(
    cast: Cast, group: Collective, ash: Client
) -> None:
    ask = an_ask(group)
    decision = decide(cast, put_forward(cast.member, ask, rules.DECLINE))
    at = [group.pk, decision.pk]
    assert inside("one", group, ask.pk) in text(ash, reverse("decisions:one", args=at))
    assert "A text to send by hand" not in text(ash, reverse("decisions:outcome", args=at))
    with pytest.raises(Refused, match="a letter of its own"):
        write_outcome(by=cast.member, id=chance.uuid(), decision=decision, words="No.", letter="Hello", at=LATER)


def test_an_unconfirmed_contact_is_called_so_until_we_are_sure(
    cast: Cast, group: Collective, ash: Client, contact: Contact
) -> None:
    ask = an_ask(group, contact)
    assert "unconfirmed" in text(ash, inside("one", group, ask.pk))
    confirm(by=cast.member, contact=contact, today=NOW.date(), at=NOW)
    assert "unconfirmed" not in text(ash, inside("one", group, ask.pk))


def test_whoever_types_the_name_of_a_trust_stands_nowhere_like_the_trust(
    cast: Cast, group: Collective, ash: Client
) -> None:
    """In a list, on the page of the real one, in what a search finds, and where something is said to begin with it."""
    sure, stranger = a_contact(), a_contact("Sam Vane")
    asks = {each: an_ask(group, each, f"Panel of {each.name}") for each in (sure, stranger)}
    brought(cast.member, title="Panel by hand")
    confirm(by=cast.member, contact=sure, today=NOW.date(), at=NOW)
    real = asks[sure].institution.real_id
    assert asks[stranger].institution.real_id == real
    places = {
        inside("list", group): "</li>",
        reverse("institution", args=[group.pk, real]): "See it",
        reverse("search", args=[group.pk]): "</a>",
        reverse("promises:promise-new", args=[group.pk]): "</option>",
    }
    for url, ends in places.items():
        page = (ash.post(url, {"words": "Panel"}) if "search" in url else ash.get(url)).content.decode()
        for contact, ask in asks.items():
            assert ask.title in page, url
            line = page.partition(ask.title)[2].partition(ends)[0]
            assert ("unconfirmed" in line) == (contact == stranger), (url, line)
        assert "unconfirmed" not in page.partition("Panel by hand")[2].partition(ends)[0]


def test_the_door_is_set_all_at_once_or_not_at_all(cast: Cast, group: Collective) -> None:
    rowan = cast.client("steward")
    given = {"door": "few", "a_month": "3", "slug": "river-street", "about": "We are ten.", "door_words": "After May."}
    assert rowan.post(inside("door", group), given).status_code == 302
    group.refresh_from_db()
    assert (group.setting("asks.door"), group.setting("asks.a_month")) == ("few", 3)
    assert Client().get(outside("page")).status_code == 404
    page = Client().get("/c/river-street/").content.decode()
    assert "We are ten." in page
    assert "We take 3 asks a month." in page


@pytest.mark.parametrize(
    ("slug", "problem"),
    [
        ("tidemark", "Another group has this address"),
        ("river street", "No spaces"),
        ("", "needs an address"),
        ("ask", "kept for"),
    ],
)
def test_an_address_that_can_not_be_had_comes_back_as_it_was_typed(
    cast: Cast, group: Collective, slug: str, problem: str
) -> None:
    cast.elsewhere.collective.chosen = {"asks.on": True}
    door.choose_address(by=cast.elsewhere, slug="tidemark", at=NOW)
    given = {"door": "open", "a_month": "3", "slug": slug, "about": "We are ten.", "door_words": ""}
    answer = cast.client("steward").post(inside("door", group), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert problem in page
    assert "We are ten." in page
    assert set(Door.objects.values_list("slug", flat=True)) == {"driftline", "tidemark"}


# At the door


def test_another_contact_finds_nothing_of_it(group: Collective, contact: Contact, jo: Client) -> None:
    ask = an_ask(group, contact)
    assert ask.title in text(jo, outside("mine"))
    for other in (a_contact("Sam Lee"), a_contact("Max Hill", "Westmoor Council", "RX8")):
        client = client_of_contact(other)
        assert ask.title not in text(client, outside("mine"))
        for url in (outside("one", ask.pk), outside("answer", ask.pk), agreement_at(ask)):
            assert client.get(url).status_code == 404
        answers = (outside("answer", ask.pk), outside("answer-look", ask.pk))
        for url in (outside("say", ask.pk), *answers, agreement_at(ask), agreement_at(ask) + "code/"):
            assert client.post(url, {"do": "stop"}).status_code == 404
    assert Client().get(outside("one", ask.pk)).headers["Location"].startswith("/guest/in/")


def test_whoever_comes_for_two_institutions_sees_of_each_only_its_own(cast: Cast, group: Collective) -> None:
    trust, council = of_one_address("Eastmere Trust", "Westmoor Council")
    asks = {who: an_ask(group, who, title=f"For {who.calls_it}") for who in (trust, council)}
    for who, other in ((trust, council), (council, trust)):
        sent(cast, asks[who], rules.COUNTER)
        client, theirs = client_of_contact(who), asks[other]
        page = text(client, outside("mine")) + text(client, "/guest/")
        assert asks[who].title in page
        assert theirs.title not in page
        assert client.get(outside("one", asks[who].pk)).status_code == 200
        for url in (outside("one", theirs.pk), outside("answer", theirs.pk), agreement_at(theirs)):
            assert client.get(url).status_code == 404
        for url, given in (
            (outside("say", theirs.pk), {"number": "2"}),
            (outside("say", theirs.pk), {"do": "stop"}),
            (outside("answer", theirs.pk), {"id": str(chance.uuid())}),
            (agreement_at(theirs), {"code": "ABCD"}),
            (agreement_at(theirs) + "code/", {}),
        ):
            assert client.post(url, given).status_code == 404
        client.post(outside("step", "about"), {"title": f"Typed for {who.calls_it}", "words": ""})
        assert "Typed for" in text(client, outside("mine"))
        client.post("/guest/who/", {"contact": other.pk})
        after = text(client, outside("mine"))
        assert theirs.title in after
        assert asks[who].title not in after
        assert f"Typed for {who.calls_it}" not in after
    assert {ask.state for ask in Ask.objects.all()} == {rules.THEIRS}


def test_what_is_missing_is_said_and_nobody_is_told(group: Collective, ash: Client, jo: Client) -> None:
    jo.post(outside("step", "about"), {"title": "A panel", "words": ADVERT})
    page = text(jo, outside("send"))
    assert "Without them, it can't be sent." in page
    answer = jo.post(outside("send"))
    assert answer.status_code == 422
    assert "Nobody in the group was told." in answer.content.decode()
    jo.post(outside("send"))
    assert not Ask.objects.exists()
    assert "No asks yet" in text(ash, inside("list", group))
    assert TurnedBack.objects.get().number == 1
    assert "A panel" in text(jo, outside("send"))


def test_each_step_shows_what_would_do(group: Collective, jo: Client) -> None:
    jo.post(outside("step", "about"), {"title": "A panel", "words": ""})
    assert "£30.00" in text(jo, outside("step", "money"))
    given = {"pay_amount": "30", "pay_unit": "hour", "pay_currency": "GBP", "pay_form": "money", "do": "look"}
    assert jo.post(outside("step", "money"), given).headers["Location"] == outside("step", "money")
    page = text(jo, outside("step", "money"))
    assert 'value="30.00"' in page or 'value="30"' in page


def test_what_our_terms_say_is_shown_while_they_type_and_nothing_is_kept(
    group: Collective, contact: Contact, jo: Client, django_assert_max_num_queries: Any
) -> None:
    jo.post(outside("step", "about"), {"title": "A panel", "words": ""})
    before, kept = door.typed_by(contact, group), bytes(Draft.objects.get().sealed)
    given = {"pay_amount": "30", "pay_unit": "hour", "pay_currency": "GBP", "pay_form": "money"}
    with CaptureQueriesContext(connection) as asked:
        live = jo.post(outside("look", "money"), given).content.decode()
    assert not [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert live.count("<section") == 1
    assert 'id="says"' in live
    assert (door.typed_by(contact, group), bytes(Draft.objects.get().sealed)) == (before, kept)
    jo.post(outside("step", "money"), {**given, "do": "look"})
    page = text(jo, outside("step", "money"))
    assert live.strip() in page  # the same rule, whoever asks for it
    assert f'hx-post="{outside("look", "money")}"' in page


def test_what_is_pasted_is_read_while_they_type_and_what_was_filled_in_stays(group: Collective, jo: Client) -> None:
    words = "We pay £30 an hour.\r\nCome and see."
    jo.post(outside("step", "about"), {"title": "A panel", "words": words})
    jo.post(outside("step", "money"), {"pay_amount": "5", "pay_unit": "hour", "pay_currency": "GBP"})
    same = jo.post(outside("look", "about"), {"title": "Another", "words": words}).content.decode()
    assert same.strip() in text(jo, outside("step", "about"))
    more = jo.post(outside("look", "about"), {"title": "", "words": "We pay expenses."}).content.decode()
    assert more != same
    assert jo.post(outside("look", "about"), {"words": "panel " * 50_000}).content.decode() == same


@pytest.mark.usefixtures("one_minute")
def test_looking_is_for_contacts_for_steps_and_so_often_a_minute(group: Collective, ash: Client, jo: Client) -> None:
    assert jo.post(outside("look", "send")).status_code == 404
    assert jo.get(outside("look", "money")).status_code == 405
    for other in (ash, Client()):
        assert other.post(outside("look", "money")).headers["Location"].startswith("/guest/in/")
    answers = {jo.post(outside("look", "money"), {"pay_amount": "nonsense"}).status_code for _each in range(125)}
    assert answers == {200, 429}


def test_what_doing_it_properly_costs_stands_there_once_it_can_be_told(group: Collective, jo: Client) -> None:
    assert "is what doing it properly costs" not in text(jo, outside("step", "time"))
    jo.post(outside("step", "say"), {"people_sought": "4"})
    jo.post(outside("step", "time"), {"sessions": "3", "hours_per_session": "2"})
    page = text(jo, outside("step", "time"))
    total = price(suggested(Money.parse(Decimal("30.00"), "GBP"), 4, 3, Decimal(2))).total
    assert f"<strong>{total}</strong>" in page


def test_a_step_with_a_slip_keeps_everything_else(group: Collective, contact: Contact, jo: Client) -> None:
    answer = jo.post(outside("step", "money"), {"pay_amount": "lots", "pay_unit": "hour"})
    assert answer.status_code == 422
    assert 'value="lots"' in answer.content.decode()
    typed = door.typed_by(contact, group)
    assert typed is not None
    assert typed.conditions == {"pay_unit": {"value": "hour", "words": []}}


def test_a_million_words_are_refused_and_stay_in_the_box(group: Collective, jo: Client) -> None:
    answer = jo.post(outside("step", "about"), {"title": "A panel", "words": "panel " * 50_000})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Use at most 20,000 letters." in page
    assert page.count("panel ") >= 50_000
    assert jo.post(outside("step", "about"), {"title": "A", "words": "panel " * 1_100_000}).status_code == 413
    assert not Ask.objects.exists()


@pytest.mark.parametrize("name", ["bring", "answer", "reply", "talk", "theirs"])
def test_a_million_words_are_refused_wherever_they_are_put_and_nothing_comes_of_them(
    cast: Cast, group: Collective, ash: Client, contact: Contact, jo: Client, name: str
) -> None:
    ask, other = an_ask(group, contact), brought(cast.member)
    for each in (ask, other):
        sent(cast, each, rules.ASK_FIRST)
    at, client = {
        "bring": (inside("bring", group), ash),
        "answer": (inside("answer", group, other.pk), ash),
        "reply": (inside("reply", group, ask.pk, rules.DECLINE), ash),
        "talk": (inside("talk", group, ask.pk), ash),
        "theirs": (outside("answer", ask.pk), jo),
    }[name]
    fine = {"title": "A panel", "institution": "Northgate", "came": "2026-03-02", "scheme": "", "why": ""}
    before = (Ask.objects.count(), Offered.objects.count(), Reply.objects.count(), Post.objects.count())
    for words in ("panel " * 100_000, "panel " * 1_000_000):
        answer = client.post(at, {"id": str(chance.uuid()), **fine, "words": words})
        assert answer.status_code in (413, 422)
        if answer.status_code == 422:
            page = answer.content.decode()
            assert "Use at most" in page
            assert page.count("panel ") >= 100_000 or name == "talk"
    assert before == (Ask.objects.count(), Offered.objects.count(), Reply.objects.count(), Post.objects.count())


def test_a_month_that_fills_up_meanwhile_costs_no_word(cast: Cast, contact: Contact, jo: Client) -> None:
    group = turn_on(cast, rules.FEW, **{"asks.a_month": 1})
    fill_in(jo, group)
    an_ask(group)
    assert "The door is closed just now" in text(jo, outside("send"))
    answer = jo.post(outside("send"))
    assert answer.status_code == 422
    assert "What you typed is kept." in answer.content.decode()
    with clock.frozen(NOW.replace(month=4)):
        assert client_of_contact(contact).post(outside("send")).status_code == 302
    assert Ask.objects.filter(contact=contact).count() == 1


def test_the_page_says_whether_the_door_is_open_and_who_we_are(cast: Cast) -> None:
    turn_on(
        cast, "closed", **{"asks.door_words": "Back in May.", "asks.about": "Ten of us.", "collectives.pays": "A tin"}
    )
    page = Client().get(outside("page")).content.decode()
    for words in ("Our door is closed", "Back in May.", "Ten of us.", "A tin", "Driftline"):
        assert words in page
    assert "Ask us" not in page
    assert not any(name in page for name in ("Ash", "Rowan", "Kit"))
    turn_on(cast)
    assert "Ask us" in Client().get(outside("page")).content.decode()


def test_their_answer_below_a_line_is_not_sent_and_what_was_typed_stays(
    cast: Cast, group: Collective, contact: Contact, jo: Client
) -> None:
    ask = an_ask(group, contact)
    sent(cast, ask, rules.ASK_FIRST)
    answer = jo.post(outside("answer", ask.pk), {"id": str(chance.uuid()), "words": "We can only do this."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "We can only do this." in page
    assert Offered.objects.count() == 1


def test_what_our_terms_say_to_their_answer_is_shown_while_they_type_and_nothing_is_sent_or_kept(
    cast: Cast, group: Collective, contact: Contact, jo: Client
) -> None:
    ask = an_ask(group, contact)
    sent(cast, ask, rules.COUNTER)
    at, look = outside("answer", ask.pk), outside("answer-look", ask.pk)
    assert f'hx-post="{look}"' in text(jo, at)
    pay_by_hour = {"pay_unit": "hour", "pay_currency": "GBP", "pay_form": "money"}
    given = {"id": str(chance.uuid()), "words": "We found more.", **pay_by_hour}
    seen = {}
    for pay in ("5", "45"):
        with CaptureQueriesContext(connection) as asked:
            seen[pay] = jo.post(look, {**given, "pay_amount": pay}).content.decode()
            page = jo.post(at, {**given, "pay_amount": pay, "do": "look"}).content.decode()
        assert not [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert seen[pay].strip() in page  # the same rule, without scripts too
        assert "We found more." in page
        assert f'value="{pay}"' in page
    assert "Not enough" in seen["5"]
    assert "Not enough" not in seen["45"]
    assert jo.get(look).status_code == 405
    ask.refresh_from_db()
    assert (ask.state, Offered.objects.filter(ask=ask).count()) == (rules.THEIRS, 2)


# Without them


def test_a_document_that_is_brought_in_lies_beside_the_ask(group: Collective, ash: Client) -> None:
    given = {"id": str(chance.uuid()), "institution": "Northgate University", "title": "A board", "came": "2026-03-02"}
    picture = SimpleUploadedFile("letter.png", PICTURE, "image/png")
    assert ash.post(inside("bring", group), {**given, "file": picture}).status_code == 302
    ask = Ask.objects.get()
    assert ask.document is not None
    assert reverse("files:get", args=[group.pk, ask.document_id]) in text(ash, inside("one", group, ask.pk))
    ash.post(inside("out", group, ask.pk))
    assert ash.get(reverse("files:get", args=[group.pk, ask.document_id])).status_code == 404


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"words": ""}, "Paste what they wrote"),
        ({"words": "x" * 20_001}, "Use at most 20,000 letters."),
        ({"came": "2027-03-02"}, "Choose a day up to today"),
        ({"came": "0001-01-01"}, "too long ago"),
        ({"came": "2010-01-01"}, "too long ago"),
        ({"institution": ""}, "Put the name of the institution."),
        ({"scheme": "ods", "value": "nothing like it"}, "not like a number of that list"),
    ],
)
def test_what_can_not_be_brought_in_comes_back_as_it_was_typed(
    group: Collective, ash: Client, given: dict[str, str], problem: str
) -> None:
    values = {"institution": "Northgate", "title": "A board seat", "words": ADVERT, "came": "2026-03-02", "scheme": ""}
    answer = ash.post(inside("bring", group), {"id": str(chance.uuid()), **values, **given})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert problem in page
    assert "A board seat" in page
    assert not Ask.objects.exists()


def test_what_was_brought_in_by_mistake_is_taken_out_until_something_is_said_to_it(
    cast: Cast, group: Collective, ash: Client
) -> None:
    mistake, said_to = brought(cast.member, title="Not for us"), brought(cast.member)
    assert inside("out", group, mistake.pk) in text(ash, inside("one", group, mistake.pk))
    assert "This can't be undone" in text(ash, inside("out", group, mistake.pk))
    assert cast.client("steward").post(inside("out", group, mistake.pk)).status_code == 404
    assert ash.post(inside("out", group, mistake.pk)).status_code == 302
    assert not Ask.objects.filter(pk=mistake.pk).exists()
    put_forward(cast.member, said_to, rules.DECLINE)
    assert inside("out", group, said_to.pk) not in text(ash, inside("one", group, said_to.pk))
    assert ash.post(inside("out", group, said_to.pk)).status_code == 404


def test_their_answer_is_entered_with_its_document(cast: Cast, group: Collective, ash: Client) -> None:
    ask = brought(cast.member)
    sent(cast, ask, rules.ASK_FIRST)
    given = {"id": str(chance.uuid()), "words": "We pay £30 an hour.", "pay_amount": "30", "pay_unit": "hour"}
    picture = SimpleUploadedFile("letter.png", PICTURE, "image/png")
    assert ash.post(inside("answer", group, ask.pk), {**given, "file": picture}).status_code == 302
    offered = ask.conditions()
    assert (offered.entered_by, offered.document is not None) == (cast.member, True)
    assert offered.offer.pay_unit is not None
    page = text(ash, inside("one", group, ask.pk))
    assert "We pay £30 an hour." in page
    assert "Their answer, 3 March" in page


def test_a_document_that_is_not_kept_is_refused_and_the_words_stay(cast: Cast, group: Collective, ash: Client) -> None:
    ask = brought(cast.member)
    sent(cast, ask, rules.ASK_FIRST)
    given = {"id": str(chance.uuid()), "words": "See the sheet.", "file": SimpleUploadedFile("a.bin", b"nothing" * 9)}
    answer = ash.post(inside("answer", group, ask.pk), given)
    assert answer.status_code == 422
    assert "See the sheet." in answer.content.decode()
    assert Offered.objects.filter(ask=ask).count() == 1


# How often the databases are asked


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    cast: Cast, group: Collective, ash: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for _each in range(number):
        brought(cast.member)
    for n in range(number):
        an_ask(group, a_contact(f"Jo {n}"))
    text(ash, inside("list", group))
    with django_assert_max_num_queries(LIST_QUERIES):
        page = text(ash, inside("list", group))
    assert (page.count("entered by us"), page.count("unconfirmed")) == (number, number)


@pytest.mark.parametrize("number", [1, 3])
def test_one_ask_asks_as_often_for_three_versions_as_for_one(
    cast: Cast, group: Collective, ash: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    ask = brought(cast.member)
    offer = an_offer(group)
    for _each in range(number):
        sent(cast, ask, rules.COUNTER)
        ask.refresh_from_db()
        coming.enter_answer(by=cast.member, id=chance.uuid(), ask=ask, words="", conditions=offer, at=LATER)
    text(ash, inside("one", group, ask.pk))
    with django_assert_max_num_queries(ONE_QUERIES):
        assert text(ash, inside("one", group, ask.pk)).count("Their answer, ") == number
