"""A line of a list of meetings as HTML. Not as a template, because thirty of them are most of what their page costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.design.days import day_in_words
from ourterms.meetings.models import BOTH, ONLINE, days_of


def listed(sessions: Iterable[Any], url: str, first: Collection[UUID] = ()) -> SafeString:
    """Meetings (of reading.LISTED) as items of a list. `url`: of the list of meetings, under which each has its
    page. Of those that are `first`, by id, there is a neutral line.
    """
    neutral = escape(_("something you wanted to be told of first"))
    off, online, both = escape(_("Called off.")), escape(_("online")), escape(_("and online"))
    items = []
    for session in sessions:
        if session.pk in first:
            items.append(
                f'<li><a href="{url}{session.pk}/"><span>{day_in_words(session.day)}: {neutral}</span></a></li>\n'
            )
            continue
        title = f": {escape(session.title)}" if session.title else ""
        called_off = f"<strong>{off}</strong> " if session.called_off else ""
        place = online if session.how == ONLINE else escape(session.where)
        where = (f", {place}" if place else "") + (f" {both}" if session.how == BOTH else "")
        circle = f'<p class="tag">{escape(session.circle__name)}</p>' if session.circle__name else ""
        moved = (
            f'<p class="small soft">{_moved(session.former)}</p>' if session.former and not session.called_off else ""
        )
        items.append(
            f'<li><a href="{url}{session.pk}/"><span>{day_in_words(session.day)}{title}</span></a>\n'
            f"<p>{called_off}{session.time:%H:%M}{where}</p>\n{circle}{moved}</li>\n"
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def _moved(former: list[str]) -> str:
    said = escape(_("Moved. It was on {day} at {time}."))
    return " ".join(said.format(day=day_in_words(wall), time=f"{wall:%H:%M}") for wall in days_of(former))
