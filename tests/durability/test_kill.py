"""kill -9 under write load; and that what looks for lost and half-done writes would find them."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F

from ourterms.aid.models import Answer, Chosen, Errand, Need
from ourterms.asks.models import Offered
from ourterms.care.models import Buddy
from ourterms.collectives import actions
from ourterms.collectives.models import Change, CircleMember, Collective, Link, Member
from ourterms.decisions.models import DECIDED, OPEN, WAITING, Constitution, Counted, Matter, Outcome
from ourterms.institutions.models import Dealing
from ourterms.kit import chance
from ourterms.library.models import Page, Version
from ourterms.meetings.actions import plan
from ourterms.meetings.models import NotesVersion, Session, WeSaid
from ourterms.notices.models import Notice, Told
from ourterms.pay.models import Owed
from ourterms.people.models import Code, Trail
from ourterms.promises.models import Look, Showing
from ourterms.register.models import Log, Part
from ourterms.talk.models import Hiding, Post, Thread
from tests.cast import MEETING, Cast, a_thread
from tests.durability import rounds, run, writers
from tests.durability.writers import (
    aid,
    asks,
    care,
    collectives,
    decisions,
    drawn,
    files,
    funds,
    library,
    meetings,
    notices,
    pay,
    people,
    promises,
    register,
    talk,
    whole,
)

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_on_sqlite() -> None:
    result = run.rounds(20)
    assert (result["rounds"], result["lost"], result["broken"], result["ended_by_themselves"]) == (20, [], [], 0), (
        result["said"]
    )
    assert result["acknowledged"] > 20


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_on_postgresql() -> None:
    result = run.on_postgresql(5)
    if result is None:
        pytest.skip("no PostgreSQL here")
    assert (result["rounds"], result["lost"], result["broken"], result["ended_by_themselves"]) == (5, [], [], 0), (
        result["said"]
    )
    assert result["acknowledged"] > 5


def broken() -> list[str]:
    return [wrong for holds in writers.HOLDS if holds is not whole.database_is_whole for wrong in holds()]


@pytest.fixture
def group(settings: Any) -> Cast:
    settings.MAIL = rounds.MAIL
    cast = Cast()
    Member.objects.filter(pk=cast.gone.pk).update(here=True)
    actions.leave(by=cast.gone, keep_words=True, at=AT)
    actions.set_up(by=cast.steward, name=collectives.SETTING, given="Kit and Ash", at=AT)
    actions.put_down_role(by=cast.steward, kind="settings", at=AT)
    actions.start_circle(by=cast.third, id=chance.uuid(), name="Quiet room", purpose="")
    actions.make_link(by=cast.member, id=chance.uuid(), at=AT)
    drawn.newcomer(cast.elsewhere.collective)
    for member in (cast.member, cast.elsewhere):
        a_thread(member)
        plan(by=member, id=chance.uuid(), circle=None, what=MEETING)
    return cast


def _twice(writer: writers.Writer) -> list[writers.Note]:
    """What two writes of it acknowledged; it may be refused now and then, or find nothing to do it with."""
    notes = (writers.write_once(writer) for _time in range(40))
    return list(islice((note for note in notes if note), 2))


EACH = pytest.mark.parametrize("writer", writers.WRITERS, ids=lambda writer: writer.name)


@EACH
def test_each_writer_writes_and_finds_what_it_wrote(writer: writers.Writer, group: Cast) -> None:
    notes = _twice(writer)
    assert len(notes) == 2
    assert all(writer.there(json.loads(json.dumps(note))) for note in notes)
    assert broken() == []


@EACH
def test_a_write_that_is_not_there_is_found(writer: writers.Writer, group: Cast) -> None:
    line = json.dumps({"by": writer.name, **_twice(writer)[0]})
    assert rounds._lost([json.loads(line)]) == []
    another = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", lambda _id: str(chance.uuid()), line)
    assert another != line
    assert rounds._lost([json.loads(another)]) == [another]


# What is half done, and the check that has to find it.
HARMS: list[tuple[Callable[[], list[str]], Callable[[], object]]] = [
    (people.a_card_has_all_its_codes_and_nobody_two, lambda: Code.objects.filter(number=3).delete()),
    (collectives.founder_or_three, lambda: Collective.objects.update(founder=None)),
    (collectives.a_group_ends_as_long_as_nobody_is_here, lambda: Collective.objects.update(ends=AT)),
    (collectives.every_change_has_its_value, lambda: Change.objects.all().delete()),
    (collectives.every_change_has_its_value, lambda: Collective.objects.update(chosen={})),
    (collectives.trail_fits, lambda: _no_line("collectives:joined")),
    (collectives.trail_fits, lambda: _no_line("collectives:left")),
    (collectives.trail_fits, lambda: _no_line("collectives:link-made")),
    (collectives.circles_have_somebody, lambda: CircleMember.objects.all().delete()),
    (collectives.who_is_welcomed_has_a_way_in, lambda: Link.objects.all().delete()),
    (collectives.who_gets_a_new_card_is_told, lambda: Notice.objects.all().delete()),
    (care.resting_is_what_was_said_last, lambda: Collective.objects.update(resting=~F("resting"))),
    (care.who_says_that_somebody_died_stands_in_the_trail, lambda: _no_line("care:died-said")),
    (care.one_answer_between_buddies, lambda: _also_asked(Buddy.objects.filter(state=Buddy.YES)[0])),
    (notices.who_waits_for_a_message_was_told, lambda: Told.objects.all().delete()),
    (talk.every_thread_has_its_first_post, lambda: Post.objects.filter(opens=True).delete()),
    (talk.a_thread_is_as_new_as_a_post_of_it, lambda: Thread.objects.update(last_at=AT)),
    (talk.who_began_a_thread_is_told_of_the_first_answer, lambda: Told.objects.all().delete()),
    (talk.what_is_hidden_says_why, lambda: Hiding.objects.update(undone=True)),
    (talk.what_is_hidden_says_why, lambda: Post.objects.update(hidden=False)),
    (talk.what_is_hidden_says_why, lambda: _no_line("talk:post-hidden")),
    (talk.what_is_hidden_says_why, lambda: _no_line("talk:post-shown-again")),
    (library.a_page_says_what_its_newest_version_does, lambda: Page.objects.update(number=1)),
    (library.a_page_says_what_its_newest_version_does, lambda: Version.objects.filter(number=2).delete()),
    (library.a_page_says_what_its_newest_version_does, lambda: Page.objects.update(title="Another")),
    (meetings.meetings_in_a_row_are_all_there, lambda: Session.objects.filter(title__startswith="Row ")[0].delete()),
    (meetings.notes_are_those_of_the_newest_version, lambda: Session.objects.update(notes_version=0)),
    (meetings.notes_are_those_of_the_newest_version, lambda: NotesVersion.objects.all().delete()),
    (
        decisions.a_matter_is_open_as_long_as_its_decision,
        lambda: Matter.objects.filter(state=OPEN).update(state=WAITING),
    ),
    (
        decisions.a_matter_is_open_as_long_as_its_decision,
        lambda: Matter.objects.filter(state=DECIDED).update(state=WAITING),
    ),
    (decisions.who_counts_is_there_until_it_closes, lambda: Counted.objects.all().delete()),
    (decisions.what_comes_of_it_is_whole, lambda: WeSaid.objects.filter(words="Tell the others").delete()),
    (decisions.what_comes_of_it_is_whole, lambda: Constitution.objects.all().delete()),
    (decisions.what_comes_of_it_is_whole, lambda: Outcome.objects.all().delete()),
    (decisions.what_comes_of_it_is_whole, lambda: _no_line("decisions:opened")),
    (decisions.what_comes_of_it_is_whole, lambda: _no_line("decisions:outcome")),
    (funds.every_line_stands_in_the_trail, lambda: _no_line("funds:tin-line")),
    (aid.a_need_for_a_few_has_them, lambda: Chosen.objects.all().delete()),
    (aid.an_answer_is_told, lambda: Told.objects.filter(about__in=Answer.objects.values("pk")).delete()),
    (aid.what_is_done_is_closed, lambda: Need.objects.update(closed=None)),
    (aid.what_somebody_else_asked_for_has_its_errand, lambda: Errand.objects.all().delete()),
    (asks.an_ask_has_what_it_offers_and_its_group_deals_with_whose_it_is, lambda: Offered.objects.all().delete()),
    (asks.an_ask_has_what_it_offers_and_its_group_deals_with_whose_it_is, lambda: Dealing.objects.all().delete()),
    (asks.an_ask_has_what_it_offers_and_its_group_deals_with_whose_it_is, lambda: _no_line("asks:entered")),
    (pay.what_came_is_what_it_says, lambda: Owed.objects.update(over=~F("over"))),
    (pay.what_came_is_what_it_says, lambda: _no_line("pay:line")),
    (promises.kept_is_shown_and_looked_at, lambda: Look.objects.all().delete()),
    (promises.kept_is_shown_and_looked_at, lambda: Showing.objects.all().delete()),
    (register.each_log_is_right, lambda: Part.objects.all().delete()),
    (register.each_log_is_right, lambda: Log.objects.update(size=F("size") + 1)),
]
# No harm can be done to these two from inside a test; to a file's bytes it is done below.
OTHERWISE = {whole.database_is_whole, whole.keyring_is_whole, files.every_file_has_its_bytes}


def _no_line(event: str) -> None:
    assert Trail.objects.filter(event=event).delete()[0]


def _waits_again(state: str) -> None:
    Matter.objects.filter(state=state).update(state=WAITING)


def _also_asked(yes: Buddy) -> None:
    Buddy.objects.create(collective=yes.collective, asker=yes.asked, asked=yes.asker, until=AT.date())


def test_what_is_half_done_is_found(group: Cast, settings: Any, tmp_path: Path) -> None:
    for writer in writers.WRITERS:
        assert _twice(writer)
    post = next(each for each in writers.WRITERS if each.name == "post")
    for _ in range(100):  # by chance nobody whom one tells has had an answer yet
        if talk.answers_to_tell_of().exists():
            break
        _twice(post)
    assert broken() == []
    unseen = []
    for number, (holds, harm) in enumerate(HARMS):
        with transaction.atomic():
            harm()
            if not holds():
                unseen.append((number, holds.__name__))
            transaction.set_rollback(True)
    assert unseen == []
    settings.FILES = tmp_path
    assert files.every_file_has_its_bytes()


def test_there_is_a_harm_for_each_check() -> None:
    assert {holds for holds, _harm in HARMS} | OTHERWISE == set(writers.HOLDS)
