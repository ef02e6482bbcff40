"""What a made-up group puts on its agenda, and opens."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ourterms.collectives.models import Member
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Decision, Matter
from ourterms.kit import chance
from ourterms.kit.wall import Wall

ZONE = ZoneInfo("Europe/London")


def put_forward(by: Member, kind: str, title: str, words: str, at: datetime, **more: Any) -> Matter:
    """Something on the agenda, for all. `does` and `subject`: what a yes carries out; `touches`: what it touches."""
    day = at.astimezone(ZONE).date()
    return decisions.put_forward(
        by=by, id=chance.uuid(), kind=kind, title=title, words=words, circle=None, at=at, today=day, **more
    )


def opened(by: Member, matter: Matter, way: str, at: datetime, days: int, **what: object) -> Decision:
    """A matter opened as a decision, to close in the evening at least so many whole days later."""
    here = at.astimezone(ZONE)
    evening = time(20)
    days += here.time() > evening
    closes = Wall(here.date() + timedelta(days=days), evening, str(ZONE))
    opening = decisions.Opening(way, matter.title, closes)._replace(**what)  # type: ignore[arg-type]
    return decisions.open_matter(by=by, id=chance.uuid(), matter=matter, what=opening, at=at)
