"""Entries in lists as HTML. Not as templates, because thirty of them are most of what their pages cost.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.design.days import day_in_words
from ourterms.kit.html import escape
from ourterms.register import rules
from ourterms.register.models import Entry

STAND_IN = UUID(int=0)


def listed(lines: Iterable[Any], collective: UUID) -> SafeString:
    """Entries (each a reading.Line) as items of a list inside."""
    url = reverse("register:one", args=[collective, STAND_IN])
    items = []
    for line in lines:
        title = f"{escape(line.title)} · " if line.heading != line.title else ""
        items.append(
            f'<li><div><p><a href="{url.replace(str(STAND_IN), str(line.entry.pk))}" dir="auto">'
            f'{escape(line.heading)}</a></p><p class="soft small">{title}{escape(line.state_in_words)}</p></div>'
            f'<span class="soft">{day_in_words(line.entry.day)}</span></li>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def addresses() -> Callable[[Entry], str]:
    """Where anybody reads an entry, for those of one page: looked up once."""
    before, between = reverse("register-entry", args=[STAND_IN, 0]).removesuffix("0/").split(str(STAND_IN))
    return lambda entry: f"{before}{entry.log_id}{between}{entry.index}/"


def published(lines: Iterable[Any]) -> SafeString:
    """Entries (each a reading.Line) as anybody sees them on the page of a group."""
    address, items = addresses(), []
    for line in lines:
        title = f"{escape(line.title)} · " if line.heading != line.title else ""
        items.append(
            f'<section class="sheet stack"><p class="tag">{title}{day_in_words(line.entry.day)}</p>'
            f'<h2 dir="auto"><a href="{address(line.entry)}">{escape(line.heading)}</a></h2>{_state(line)}</section>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def _state(line: Any) -> str:
    """What is said of an entry whose words are not there to read."""
    if line.state == rules.HELD:
        day = day_in_words(line.shown)
        words = _("Its words come on {day}, unless one of the group stops it.").format(day=day)
        return f"<p>{escape(words)}</p>"
    return f"<p>{escape(line.state_in_words)}.</p>" if line.state != rules.PUBLIC else ""
