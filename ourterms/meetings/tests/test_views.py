from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.collectives.actions import hide_from_member
from ourterms.kit import chance, clock
from ourterms.meetings import actions
from ourterms.meetings.models import AgendaLine, Session, WalkHome, WeSaid
from tests.cast import AT, MEETING, Cast, a_meeting, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
BEFORE = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _day_before() -> Any:
    with clock.frozen(BEFORE):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def kit_of(cast: Cast) -> Client:
    return client_of(cast.third.person)


def to(name: str, session: Session, **more: object) -> str:
    return reverse(f"meetings:{name}", kwargs={"collective": session.collective_id, "session": session.pk, **more})


def page(client: Client, session: Session) -> str:
    return client.get(to("one", session)).content.decode()


def days(cast: Cast, number: int, **what: Any) -> list[Session]:
    return [
        actions.plan(
            by=cast.steward,
            id=chance.uuid(),
            circle=None,
            what=MEETING._replace(wall=MEETING.wall._replace(day=MEETING.wall.day + timedelta(days=each)), **what),
        )
        for each in range(number)
    ]


def test_a_day_and_a_time_are_enough(cast: Cast, ash: Client) -> None:
    url = reverse("meetings:new", args=[cast.collective.pk])
    given = {"id": str(chance.uuid()), "day": "2026-03-29", "time": "01:30", "minutes": "60", "how": "here"}
    for _sent in range(2):
        response = ash.post(url, given, follow=True)
    assert "01:30 does not come at all. We take 02:30." in response.content.decode()
    assert Session.objects.count() == 1


def test_every_second_tuesday_from_the_form(cast: Cast, ash: Client) -> None:
    url = reverse("meetings:new", args=[cast.collective.pk])
    given = {"id": str(chance.uuid()), "day": "2026-03-10", "time": "18:30", "minutes": "120", "how": "here"}
    ash.post(url, given | {"every": "fortnight", "more": "3"})
    found = Session.objects.order_by("starts").values_list("day", flat=True)
    assert [f"{day:%d %b}" for day in found] == ["10 Mar", "24 Mar", "07 Apr", "21 Apr"]


@pytest.mark.parametrize(
    "bad",
    [{"day": ""}, {"day": "0001-01-01"}, {"time": "25:00"}, {"minutes": "7"}, {"link": "javascript:alert(1)"},
     {"link": "http://example.org"}, {"title": "x" * 81}, {"every": "year"}, {"every": "week", "more": "99"}],
)  # fmt: skip
def test_what_can_not_be_is_said_and_what_was_typed_is_kept(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    url = reverse("meetings:new", args=[cast.collective.pk])
    given = {"id": str(chance.uuid()), "day": "2026-03-10", "time": "18:30", "minutes": "60", "how": "both"}
    response = ash.post(url, given | {"where": "The old mill"} | bad)
    assert response.status_code == 422
    assert "The old mill" in response.content.decode()
    assert "There is something to put right" in response.content.decode()
    assert not Session.objects.exists()


def test_nobody_plans_for_a_circle_they_are_not_in(cast: Cast, ash: Client) -> None:
    url = reverse("meetings:new", args=[cast.collective.pk])
    given = {"id": str(chance.uuid()), "day": "2026-03-10", "time": "18:30", "minutes": "60", "how": "here"}
    assert kit_of(cast).post(url, given | {"circle": str(cast.circle.pk)}).status_code == 302
    assert Session.objects.get().circle == cast.circle
    given["id"] = str(chance.uuid())
    ash.post(url, given | {"circle": str(cast.circle.pk)})
    assert Session.objects.filter(circle=cast.circle).count() == 1


def test_a_circles_meeting_is_found_by_nobody_else(cast: Cast, ash: Client) -> None:
    session = actions.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=MEETING)
    assert "Tea and planning" in page(kit_of(cast), session)
    names = ["one", "change", "notes"]
    acts = ["off", "coming", "stairs", "job", "agenda", "say", "walk"]
    for client in (ash, cast.client("steward"), cast.client("other collective's member"), cast.client("ex-member")):
        assert [client.get(to(name, session)).status_code for name in names] == [404] * len(names)
        assert [client.post(to(name, session)).status_code for name in acts] == [404] * len(acts)
    for name in ("list", "past", "said"):
        there = reverse(f"meetings:{name}", args=[cast.collective.pk])
        assert "Tea and planning" not in ash.get(there).content.decode()
    elsewhere = reverse("meetings:one", args=[cast.elsewhere.collective_id, session.pk])
    assert cast.client("other collective's member").get(elsewhere).status_code == 404


def test_only_who_opens_up_learns_who_needs_no_stairs(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    actions.take_job(by=cast.steward, session=session, kind="opens")
    ash.post(to("stairs", session), {"wanted": "yes"})
    opener = page(cast.client("steward"), session)
    assert "only you see this, because you open up" in opener
    assert opener.count("Ash") == 1
    other = page(kit_of(cast), session)
    assert "Somebody who comes needs no stairs." in other
    assert "Ash" not in other
    ash.post(to("stairs", session), {"wanted": "no"})
    assert "needs no stairs." not in page(cast.client("steward"), session)


def test_without_a_word_one_stands_nowhere(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    assert "Ash" not in page(kit_of(cast), session)
    ash.post(to("coming", session), {"coming": "yes"})
    assert page(kit_of(cast), session).count("Ash") == 1
    assert "Kit" not in page(ash, session)


def test_who_walks_with_whom_only_the_two_see(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    ash.post(to("walk", session), {"walk-id": str(chance.uuid()), "walk-words": "To the station"})
    walk = WalkHome.objects.get()
    assert "To the station" in page(cast.client("steward"), session)
    kit_of(cast).post(to("walk-one", session, walk=walk.pk), {"do": "take"})
    assert "You walk home together</strong>: Kit" in page(ash, session)
    assert "You walk home together</strong>: Ash" in page(kit_of(cast), session)
    other = page(cast.client("steward"), session)
    assert "Somebody walks home with somebody." in other
    assert not any(words in other for words in ("To the station", "Ash", "Kit"))


def test_an_offer_that_is_gone_is_said_so(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    response = ash.post(to("walk-one", session, walk=chance.uuid()), {"do": "take"})
    assert response.status_code == 422
    assert "This offer is gone" in response.content.decode()


def test_what_is_open_comes_along_to_the_next_meeting_and_only_there(cast: Cast, ash: Client) -> None:
    first, second, third = days(cast, 3)
    actions.say_we_will(by=cast.member, session=first, id=chance.uuid(), words="Ask about the key", at=AT)
    with clock.frozen(first.ends + timedelta(hours=1)):
        ash = cast.client("member")
        assert "Ask about the key" in page(ash, second)
        assert "Ask about the key" not in page(ash, third)
        line = WeSaid.objects.get()
        ash.post(to("said-line", second, line=line.pk), {"do": "done"})
        assert "Not done yet" in page(ash, second)
        kit_of(cast).post(to("said-line", second, line=line.pk), {"do": "open"})
        line.refresh_from_db()
        assert line.done_in is None


def test_a_circles_open_lines_come_along_to_its_own_next_meeting_only(cast: Cast) -> None:
    earlier = MEETING._replace(wall=MEETING.wall._replace(day=MEETING.wall.day - timedelta(days=7)))
    before = actions.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=earlier)
    actions.say_we_will(by=cast.third, session=before, id=chance.uuid(), words="Mend the lamp", at=AT)
    everybodys = a_meeting(cast)
    own = actions.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=MEETING)
    assert "Mend the lamp" in page(kit_of(cast), own)
    assert "Mend the lamp" not in page(kit_of(cast), everybodys)


def test_an_empty_line_is_said_at_its_field_and_nothing_is_put_down(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    for name, prefix in (("agenda", "agenda"), ("say", "said")):
        response = ash.post(to(name, session), {f"{prefix}-id": str(chance.uuid()), f"{prefix}-words": " "})
        assert response.status_code == 422
        assert response.content.decode().count("Write a line first.") == 2
    assert not AgendaLine.objects.exists()
    assert not WeSaid.objects.exists()


def test_a_line_of_another_meeting_is_not_touched_through_this_one(cast: Cast, ash: Client) -> None:
    session, other = a_meeting(cast), actions.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=MEETING)
    line = actions.add_to_agenda(by=cast.third, session=other, id=chance.uuid(), words="Mine")
    said_line = actions.say_we_will(by=cast.third, session=other, id=chance.uuid(), words="Ours", at=AT)
    ash.post(to("agenda-line", session, line=line.pk), {"do": "take-back"})
    ash.post(to("said-line", session, line=said_line.pk), {"do": "done"})
    said_line.refresh_from_db()
    assert said_line.done_in is None
    assert AgendaLine.objects.filter(pk=line.pk).exists()


def test_two_who_write_notes_at_once_find_both_texts(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    kit_of(cast).post(to("notes", session), {"id": str(chance.uuid()), "base": "0", "words": "Tea at six."})
    given = {"id": str(chance.uuid()), "base": "0", "words": "The room is free.\r\n<script>alert(1)</script>"}
    response = ash.post(to("notes", session), given, follow=True)
    text = response.content.decode()
    assert "Somebody wrote at the same time" in text
    assert "Tea at six." in text
    assert "<script>alert" not in page(ash, session)
    assert "The room is free." in page(ash, session)


def test_moved_and_called_off_stand_at_the_top(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    url = to("change", session)
    given = {"id": str(chance.uuid()), "day": "2026-03-17", "time": "18:30", "minutes": "120", "how": "here"}
    assert ash.post(url, given).status_code == 302
    text = page(ash, session)
    assert "<s>Tuesday 10 March 2026 at 18:30</s>" in text
    ash.post(to("off", session), {"off": "yes", "words": "The heating broke"})
    text = page(ash, session)
    assert text.index("The heating broke") < text.index('class="when"')
    ash.post(to("off", session), {"off": "no"})
    assert "The heating broke" not in page(ash, session)


def test_the_link_stands_on_the_page_and_on_no_list_or_paper(cast: Cast, ash: Client) -> None:
    what = MEETING._replace(how="both", link="https://meet.example.org/room")
    session = actions.plan(by=cast.steward, id=chance.uuid(), circle=None, what=what)
    assert "https://meet.example.org/room" in page(ash, session)
    assert '<div class="not-printed"><dt>To be there online' in page(ash, session)
    listed = ash.get(reverse("meetings:list", args=[cast.collective.pk])).content.decode()
    assert "meet.example.org" not in listed


@pytest.mark.parametrize("name", ["list", "past", "said"])
@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_as_many_queries_for_three_as_for_one(
    cast: Cast, name: str, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for session in days(cast, number):
        actions.say_we_will(by=cast.member, session=session, id=chance.uuid(), words="Ask", at=AT)
    with clock.frozen(BEFORE + timedelta(days=20 if name == "past" else 0)):
        client = cast.client("member")
        url = reverse(f"meetings:{name}", args=[cast.collective.pk])
        with django_assert_num_queries(2):
            text = client.get(url).content.decode()
    assert text.replace("\xa0", " ").count("March 2026") == number


def test_a_full_page_takes_at_most_16_queries(cast: Cast, ash: Client, django_assert_max_num_queries: Any) -> None:
    session = a_meeting(cast)
    actions.take_job(by=cast.member, session=session, kind="opens")
    actions.need_no_stairs(by=cast.third, session=session, wanted=True)
    actions.say_coming(by=cast.third, session=session, coming=True)
    actions.offer_walk(by=cast.third, session=session, id=chance.uuid(), words="")
    for number in range(50):
        actions.add_to_agenda(by=cast.third, session=session, id=chance.uuid(), words=f"Line {number}")
        actions.say_we_will(by=cast.third, session=session, id=chance.uuid(), words=f"Do {number}", at=AT)
    with django_assert_max_num_queries(15):  # the door's other one goes to `passing`
        text = page(ash, session)
    assert text.count("Line 4") > 10


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    session = a_meeting(cast)
    urls = [to(name, session) for name in ("one", "change", "notes")]
    urls += [reverse(f"meetings:{name}", args=[cast.collective.pk]) for name in ("list", "past", "new", "said")]
    for url in urls:
        assert [words for words in said(ash.get(url).content.decode()).loud if SORE.search(words)] == []


@pytest.mark.parametrize("name", ["list", "past", "said", "new"])
def test_a_list_of_one_circle_is_for_those_in_it(cast: Cast, ash: Client, name: str) -> None:
    url = reverse(f"meetings:{name}", args=[cast.collective.pk])
    assert "Quiet room" in kit_of(cast).get(f"{url}?circle={cast.circle.pk}").content.decode()
    for circle in (cast.circle.pk, chance.uuid(), "nonsense"):
        assert ash.get(f"{url}?circle={circle}").status_code == 404


def test_a_list_of_one_circle_holds_nothing_else_and_its_neighbours_stay_in_it(cast: Cast) -> None:
    a_meeting(cast)
    lamps = MEETING._replace(title="Lamps")
    for every in ("week", "fortnight", "month"):
        actions.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=lamps, every=every, more=12)
    url = reverse("meetings:list", args=[cast.collective.pk])
    text = kit_of(cast).get(f"{url}?circle={cast.circle.pk}").content.decode()
    assert "Tea and planning" not in text
    assert text.count("Lamps") == 30
    (further,) = [part for part in text.split('"') if part.startswith("?") and "after=" in part]
    more = kit_of(cast).get(url + further.replace("&amp;", "&")).content.decode()
    assert more.count("Lamps") == 9
    assert "Tea and planning" not in more


def test_whoever_hides_from_me_is_named_nowhere_on_a_meeting_of_both(cast: Cast) -> None:
    session = a_meeting(cast)
    for kind in ("opens", "notes", "debrief"):
        actions.take_job(by=cast.member, session=session, kind=kind)
    actions.say_coming(by=cast.member, session=session, coming=True)
    actions.need_no_stairs(by=cast.member, session=session, wanted=True)
    actions.add_to_agenda(by=cast.member, session=session, id=chance.uuid(), words="The key")
    actions.offer_walk(by=cast.member, session=session, id=chance.uuid(), words="By the river")
    actions.write_notes(by=cast.member, session=session, id=chance.uuid(), words="One", base=0)
    actions.write_notes(by=cast.member, session=session, id=chance.uuid(), words="Two", base=1)
    kit = kit_of(cast)
    assert "Ash" in page(kit, session)
    hide_from_member(by=cast.member, member=cast.third)
    for name in ("one", "notes"):
        assert "Ash" not in kit.get(to(name, session)).content.decode()
    text = page(kit, session)
    assert "Walk with Somebody" in text
    assert "I&#x27;ll do it: Notes" not in text
    actions.put_down_job(by=cast.member, session=session, kind="opens")
    actions.take_job(by=cast.third, session=session, kind="opens")
    assert "Ash" not in page(kit, session)
    assert "Ash" in page(cast.client("steward"), session)
