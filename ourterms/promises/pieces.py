"""A thing in a list as HTML. Not as a template, because thirty of them are most of what their page costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.design.days import day_in_words
from ourterms.kit.speech import say
from ourterms.promises.models import Account, Change, Demand, NotInOurName, Power, Promise
from ourterms.promises.rules import kept
from ourterms.promises.rules.who_decided import level_in_words
from ourterms.promises.shelves import SHELVES, first_words, state_of

STAND_IN = UUID(int=0)


def listed(rows: Iterable[Any], what: str, today: date, collective: UUID) -> SafeString:
    """Rows of one of SHELVES (reading.listed) as items of a list."""
    shelf = SHELVES[what]
    url = reverse(shelf.url, args=[collective, STAND_IN])
    items = []
    for row in rows:
        state = say(shelf.states[state_of(row, today)])
        dates = _dates(row, today)
        items.append(
            f'<li><div><p><a href="{url.replace(str(STAND_IN), str(row.pk))}"><strong dir="auto">'
            f"{escape(_title(row))}</strong></a></p>"
            f'<p class="small"><strong>{escape(state)}</strong> <span class="soft"><span dir="auto">'
            f"{escape(row.called or '')}</span>{' · ' if dates else ''}{escape(dates)}</span></p>"
            "</div></li>\n"
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


PAGES = {Promise: "promise", Power: "power", Change: "change", NotInOurName: "claim"}


def came_of_it(rows: Iterable[Any], today: date, collective: UUID) -> SafeString:
    """What came of a demand (rows of PAGES) as items of a list."""
    urls = {model: reverse(f"promises:{name}", args=[collective, STAND_IN]) for model, name in PAGES.items()}
    items = []
    for row in rows:
        url, what = urls[type(row)].replace(str(STAND_IN), str(row.pk)), escape(_what(row))
        if isinstance(row, Promise):
            state = escape(kept.in_words(kept.PROMISE_STATES, row.state(today)))
            said = f'<p class="small"><strong>{state}</strong> <span class="soft">{what}</span></p>'
        else:
            said = f'<p class="small soft">{what}</p>'
        items.append(f'<li><div><p><a href="{url}" dir="auto">{escape(_title(row))}</a></p>{said}</div></li>')
    return mark_safe("".join(items))  # noqa: S308 (see above)


def _what(row: Any) -> str:
    """What it is, and when."""
    if isinstance(row, Promise):
        return f"{_('Promise')}, {_('by {day}').format(day=day_in_words(row.due, 'short'))}"
    if isinstance(row, NotInOurName):
        return f"{_('Not in our name')}, {day_in_words(row.day, 'short')}"
    word, day = (_("They let go of it"), row.since) if isinstance(row, Power) else (_("Something changed"), row.day)
    return f"{word}, {_('since {day}').format(day=day_in_words(day, 'short'))}"


def _title(row: Any) -> str:
    return first_words(row.title if isinstance(row, Demand | Account) else row.words, 120)


def _dates(row: Any, today: date) -> str:
    if isinstance(row, Demand):
        return _of_demand(row, today)
    if isinstance(row, Promise):
        late = not row.ended and row.shown is None and row.due < today
        day = day_in_words(row.due, "short")
        return _("by {day}").format(day=day) if not late else _("was due on {day}").format(day=day)
    if isinstance(row, Power):
        since = _("since {day}").format(day=day_in_words(row.since, "short"))
        until = _("until {day}").format(day=day_in_words(row.until, "short")) if row.until else ""
        return f"{since} {until}".strip()
    if isinstance(row, Change):
        return _("since {day}").format(day=day_in_words(row.day, "short"))
    if isinstance(row, Account):
        return f"{level_in_words(row.level)} · {day_in_words(row.day, 'short')}"
    assert isinstance(row, NotInOurName)
    return f"{row.where} · {day_in_words(row.day, 'short')}"


def _of_demand(row: Demand, today: date) -> str:
    if row.sent is None:
        return ""
    if row.step == kept.SENT and not row.answer:
        return _("since {day}").format(day=day_in_words(row.sent, "short"))
    return _("sent on {day}").format(day=day_in_words(row.sent, "short"))
