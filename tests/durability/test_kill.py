"""kill -9 under write load; and that what looks for lost and half-done writes would find them."""

import json
import re
from datetime import UTC, datetime

import pytest

from ourterms.collectives import actions
from ourterms.collectives.models import Change, CircleMember, Collective
from ourterms.kit import chance
from ourterms.people.models import Trail
from tests.cast import Cast
from tests.durability import rounds, run, writers

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_on_sqlite() -> None:
    result = run.rounds(20)
    assert (result["rounds"], result["lost"], result["broken"], result["ended_by_themselves"]) == (20, [], [], 0)
    assert result["acknowledged"] > 20


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_on_postgresql() -> None:
    result = run.on_postgresql(5)
    if result is None:
        pytest.skip("no PostgreSQL here")
    assert (result["rounds"], result["lost"], result["broken"], result["ended_by_themselves"]) == (5, [], [], 0)
    assert result["acknowledged"] > 5


def broken() -> list[str]:
    return [wrong for holds in writers.HOLDS if holds is not writers.database_is_whole for wrong in holds()]


@pytest.fixture
def group() -> Cast:
    cast = Cast()
    actions.set_up(by=cast.steward, name=writers.SETTING, given="Kit and Ash", at=AT)
    actions.start_circle(by=cast.third, id=chance.uuid(), name="Quiet room", purpose="")
    actions.make_link(by=cast.member, id=chance.uuid(), at=AT)
    assert writers.tin()
    return cast


@pytest.mark.parametrize("writer", writers.WRITERS, ids=lambda writer: writer.name)
def test_each_writer_writes_and_finds_what_it_wrote(writer: writers.Writer, group: Cast) -> None:
    notes = [note for _time in range(9) if (note := writers.write_once(writer))]
    assert notes
    assert all(writer.there(json.loads(json.dumps(note))) for note in notes)
    assert broken() == []


@pytest.mark.parametrize("writer", writers.WRITERS, ids=lambda writer: writer.name)
def test_a_write_that_is_not_there_is_found(writer: writers.Writer, group: Cast) -> None:
    note = next(note for _time in range(9) if (note := writers.write_once(writer)))
    line = json.dumps({"by": writer.name, **note})
    assert rounds._lost([json.loads(line)]) == []
    another = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", lambda _id: str(chance.uuid()), line)
    assert another != line
    assert rounds._lost([json.loads(another)]) == [another]


@pytest.mark.parametrize(
    "harm",
    [
        lambda: Change.objects.all().delete(),
        lambda: Collective.objects.update(chosen={}),
        lambda: Collective.objects.update(founder=None),
        lambda: Trail.objects.filter(event="collectives:joined").delete(),
        lambda: Trail.objects.filter(event="collectives:link-made").delete(),
        lambda: Trail.objects.filter(event="funds:tin-line").delete(),
        lambda: CircleMember.objects.all().delete(),
    ],
)
def test_what_is_half_done_is_found(harm: object, group: Cast) -> None:
    assert broken() == []
    harm()  # type: ignore[operator]
    assert broken()
