"""What is in a circle leaks nowhere: every page is walked by members who are not in it."""

import re

import pytest
from django.urls import reverse

from ourterms.collectives import actions
from ourterms.collectives.models import Circle
from ourterms.kit import chance, clock
from ourterms.people.models import Person
from ourterms.site.access import EVERYONE, RULES
from ourterms.site.export import export_of
from ourterms.site.feeds import calendar_for, code_of, make_feed
from ourterms.site.hooks import walk
from tests.cast import AT, THINGS, Cast, client_of, parts_of
from tests.test_every_url import KWARGS, URLS

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
MARK = "Zephyrquill"
WALKED = [name for name, rule in RULES.items() if "GET" in rule.methods and rule.who != EVERYONE]


@pytest.fixture
def cast() -> Cast:
    """Kit and one more are in a circle whose name and purpose say a word that stands nowhere else."""
    cast = Cast()
    fourth = actions.join(by=Person.objects.create(), collective=cast.collective, name="Sol", at=AT, today=AT.date())
    actions.start_circle(by=cast.third, id=CIRCLE, name=f"{MARK} one", purpose=f"{MARK} two")
    actions.bring_into_circle(by=cast.third, circle=circle_of(cast), member=fourth)
    return cast


CIRCLE = chance.uuid()


def circle_of(cast: Cast) -> Circle:
    return Circle.objects.for_member(cast.third).get(pk=CIRCLE)


@pytest.mark.parametrize("name", WALKED)
def test_no_page_of_somebody_else_says_a_word_of_it(cast: Cast, name: str) -> None:
    url = reverse(name, kwargs=KWARGS.get(name) or parts_of(name, cast, URLS[name]))
    for who in ("member", "steward"):
        for query in ("", f"?circle={CIRCLE}"):
            response = cast.client(who).get(url + query)
            body = b"".join(response) if response.streaming else response.content
            assert MARK.encode() not in body, (who, url + query)


def test_those_in_it_see_it(cast: Cast) -> None:
    """Proves that there was something to leak."""
    client = client_of(cast.third.person)
    for name, parts in (("circle", [CIRCLE]), ("collectives:group", [])):
        assert MARK in client.get(reverse(name, args=[cast.collective.pk, *parts])).content.decode()
    assert MARK in client.post(reverse("search", args=[cast.collective.pk]), {"words": MARK}).content.decode()
    assert MARK.encode() in client.get(reverse("circle", args=[cast.collective.pk, CIRCLE])).content
    assert any(MARK in str(export.rows) for export in walk("export", cast.third.person_id))


@pytest.mark.parametrize("who", ["member", "steward", "outsider", "ex-member", "other collective's member"])
def test_its_address_answers_like_one_that_never_was(cast: Cast, who: str) -> None:
    answers = [cast.client(who).get(reverse("circle", args=[cast.collective.pk, id])) for id in (CIRCLE, chance.uuid())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_search_feed_export_and_every_hook_say_nothing_of_it(cast: Cast) -> None:
    page = cast.client("member").post(reverse("search", args=[cast.collective.pk]), {"words": MARK[:5]})
    assert MARK not in page.content.decode()
    assert MARK.encode() not in (calendar_for(code_of(make_feed(by=cast.member)), clock.now()) or b"")
    assert MARK.encode() not in export_of(cast.member.person_id)
    assert not any(MARK in str(export) for export in walk("export", cast.member.person_id))
    for hook in ("together", "waiting_for"):
        assert MARK not in str(list(walk(hook, cast.member, clock.now())))


def test_a_circle_has_no_part_in_what_others_count(cast: Cast) -> None:
    """The group's page is the same with the circle and without, for somebody who is not in it."""

    def group() -> str:
        page = cast.client("member").get(reverse("collectives:group", args=[cast.collective.pk])).content.decode()
        return re.sub(r'value="\w{64}"', "", page.partition("<h1>")[2])  # forms carry a new token each time

    before = group()
    actions.start_circle(by=cast.third, id=chance.uuid(), name=f"{MARK} more", purpose="")
    assert group() == before


def test_each_page_with_a_thing_in_its_address_was_walked() -> None:
    assert {name for name in THINGS if "GET" in RULES[name].methods and RULES[name].who != EVERYONE} <= set(WALKED)
