"""What a member may read of meetings: every fetch through their scope, and put into SQL once."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404

from ourterms.collectives.models import CIRCLE, WHOEVER, Circle, Member, asking, in_circle
from ourterms.design.paging import Pages
from ourterms.design.prepared import NOW, Given, Prepared, numbered, room, several
from ourterms.meetings.models import AgendaLine, Coming, EveningRole, NoStairs, Session, WalkHome, WeSaid
from ourterms.meetings.others import AWAY, all_facts, how_they_come, with_others

LISTED = ("pk", "starts", "day", "time", "minutes", "title", "how", "where", "called_off", "former", "circle__name")
MOST_NEXT = 30  # meetings to look through for the next one that does not stay away
MOST_DAYS = 500  # in a calendar
CARRIED = 20  # open lines of earlier meetings on the next one's page; the rest are a link away


def _sessions(of_one: bool, others: bool = False) -> Any:
    found = Session.objects.for_member(WHOEVER)
    found = found.filter(circle=CIRCLE) if of_one else found
    return found.annotate(**all_facts()) if others else found


def _listed(rows: Any, others: bool) -> Any:
    return rows.values_list(*LISTED, *(all_facts() if others else ()), named=True)


upcoming_page = Pages(
    lambda of_one, others: _listed(_sessions(of_one, others).upcoming(NOW), others), by="starts", newest_first=False
)
past_page = Pages(lambda of_one, others: _listed(_sessions(of_one, others).past(NOW), others), by="starts")


class AsTheyCome(NamedTuple):
    """Meetings as they come to somebody: without what stays away from them. `first`: of which they get a neutral line,
    by id."""

    rows: list[Any]
    first: set[UUID]


def as_they_come(member: Member, rows: Sequence[Any]) -> AsTheyCome:
    """Meetings with what with_others wants, as they come to a member. A query, where one of them may stay away."""
    hows = how_they_come(member, rows)
    return AsTheyCome(
        [row for row in rows if hows.get(row.pk) != AWAY], {id for id, how in hows.items() if how != AWAY}
    )


def next_meetings(member: Member, now: datetime, circle: Circle | None = None) -> AsTheyCome:
    """The next that a member may see, also those that are called off; of one circle if one is given."""
    others = with_others(member)
    return as_they_come(member, _next(circle is not None, others, now=now, **in_circle(circle), **asking(member)))


def next_within(member: Member, now: datetime, time: timedelta) -> AsTheyCome:
    """The next one that begins within that time, also when it is called off; or none."""
    if with_others(member):
        found = next_meetings(member, now)
    else:
        found = AsTheyCome(list(filter(None, [_next.first(False, False, now=now, **asking(member))])), set())
    return found._replace(rows=[row for row in found.rows[:1] if row.starts <= now + time])


_next = Prepared(
    lambda of_one, others: (
        _sessions(of_one, others).upcoming(NOW).order_by("starts", "pk")[: MOST_NEXT if others else 5]
    )
)


def in_calendar(member: Member, since: datetime) -> list[Session]:
    """Meetings that are on, for a member's calendar, from the first on."""
    return as_they_come(member, _in_calendar(with_others(member), since=since, **asking(member))).rows


_in_calendar = Prepared(
    lambda others: (
        _sessions(False, others).filter(ends__gt=Given("since"), called_off=False).order_by("starts", "pk")[:MOST_DAYS]
    )
)


def not_away(member: Member, ids: Iterable[UUID]) -> set[UUID]:
    """Those of these meetings that don't stay away from a member. Two queries, or none."""
    found = set(ids)
    if not found or not with_others(member):
        return found
    rows = _among(room(found), **numbered("session", list(found)), **asking(member))
    return {row.pk for row in as_they_come(member, rows).rows}


_among = Prepared(lambda number: _sessions(False, True).filter(pk__in=several("session", number)))


def session_for(member: Member, id: UUID) -> Session:
    """One meeting, with its circle. Raises Http404."""
    found: Session | None = _session.first(session=id, **asking(member))
    if found is None:
        raise Http404
    return found


_session = Prepared(lambda: _sessions(False).filter(pk=Given("session")).select_related("circle"))


# What belongs to one meeting. Each takes what `about` gives; and `of_one` is whether the meeting is one circle's.


def about(member: Member, session: Session, **more: Any) -> dict[str, Any]:
    """The values for what is asked below."""
    return {
        "session": session.pk,
        "starts": session.starts,
        "circle": session.circle_id,
        **asking(member),
        **more,
    }


def _of(model: Any) -> Any:
    return model.objects.for_member(WHOEVER).filter(session=Given("session"))


roles_of = Prepared(lambda: _of(EveningRole).filter(member__here=True).select_related("member"))
walks_of = Prepared(lambda: _of(WalkHome).select_related("offered_by", "taken_by").order_by("pk"))
agenda_of = Prepared(lambda: _of(AgendaLine).select_related("by").order_by("place", "pk"))
stairs_of = Prepared(lambda: _of(NoStairs).values_list("mark", flat=True))
coming_to = Prepared(lambda: _of(Coming).filter(member__here=True).select_related("member").order_by("member__name"))
said_at = Prepared(lambda: _of(WeSaid).order_by("at", "pk"))
ticked_at = Prepared(  # of what was said at others; in one query with the above it would read all that was ever said
    lambda: (
        WeSaid.objects.for_member(WHOEVER)
        .filter(done_in=Given("session"))
        .exclude(session=Given("session"))
        .order_by("at", "pk")
    )
)
next_one = Prepared(
    lambda of_one: (
        _sessions(False)
        .filter(circle=CIRCLE if of_one else None, called_off=False)
        .upcoming(NOW)
        .order_by("starts", "pk")
        .values_list("pk", flat=True)[:1]
    )
)
still_open = Prepared(  # the newest first, and one more than CARRIED if there are more
    lambda of_one: (
        WeSaid.objects.for_member(WHOEVER)
        .filter(circle=CIRCLE if of_one else None, done_in=None, session__starts__lt=Given("starts"))
        .exclude(session=Given("session"))
        .order_by("-at", "-pk")[: CARRIED + 1]
    )
)
