"""What a member may read of meetings: every fetch through their scope, and put into SQL once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404

from ourterms.collectives.models import CIRCLE, WHOEVER, Circle, Member, asking, in_circle
from ourterms.design.paging import Pages
from ourterms.design.prepared import NOW, Given, Prepared
from ourterms.meetings.models import AgendaLine, Coming, EveningRole, NoStairs, Session, WalkHome, WeSaid

LISTED = ("pk", "starts", "day", "time", "title", "how", "where", "called_off", "former", "circle__name")
CARRIED = 20  # open lines of earlier meetings on the next one's page; the rest are a link away


def _sessions(of_one: bool) -> Any:
    found = Session.objects.for_member(WHOEVER)
    return found.filter(circle=CIRCLE) if of_one else found


upcoming_page = Pages(
    lambda of_one: _sessions(of_one).upcoming(NOW).values_list(*LISTED, named=True),
    by="starts",
    newest_first=False,
)
past_page = Pages(lambda of_one: _sessions(of_one).past(NOW).values_list(*LISTED, named=True), by="starts")


def next_meetings(member: Member, now: datetime, circle: Circle | None = None) -> list[Session]:
    """The next five that a member may see, also those that are called off; of one circle if one is given."""
    return _next(circle is not None, now=now, **in_circle(circle), **asking(member))


def next_within(member: Member, now: datetime, time: timedelta) -> Session | None:
    """The next one that begins within that time, also when it is called off."""
    found: Session | None = _next.first(False, now=now, **asking(member))
    return found if found and found.starts <= now + time else None


_next = Prepared(lambda of_one: _sessions(of_one).upcoming(NOW).order_by("starts", "pk")[:5])


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
