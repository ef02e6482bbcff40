"""What groups say of an institution as HTML. Not as a template, because a hundred entries are most of what their page
costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.design.days import day_in_words
from ourterms.kit.html import escape
from ourterms.register.pieces import STAND_IN, addresses


def told(entries: Iterable[Any], slug: str) -> SafeString:
    """Entries (each a reading.Told) with all their words and a way to say that it is wrong. `slug`: of whom it is."""
    address, items = addresses(), []
    wrong, this = reverse("record-wrong", args=[slug, STAND_IN]), escape(_("This is wrong"))
    for each in entries:
        entry, heading = each.line.entry, escape(each.heading)
        words = "".join(f'<p class="letter" dir="auto">{escape(line)}</p>' for line in each.words)
        items.append(
            f'<article class="sheet stack"><p class="tag"><span dir="auto">{escape(each.group)}</span> · '
            f"{escape(each.line.title)} · {day_in_words(entry.day)}</p>\n"
            f'<h3 dir="auto"><a href="{address(entry)}">{heading}</a></h3>\n{words}\n{_answers(each, address(entry))}'
            f'<p class="small not-printed"><a href="{wrong.replace(str(STAND_IN), str(entry.pk))}">{this}'
            f'<span class="seen-by-readers-only">: {heading}</span></a></p></article>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def _answers(each: Any, address: str) -> str:
    """The way to the entry that it is about, in the same log."""
    place = each.line.answers
    if place is None:
        return ""
    there = address.removesuffix(f"{each.line.entry.index}/")
    return f'<p><a href="{there}{place}/">{escape(_("The entry that it is about"))}</a></p>\n'


def wrong(rows: Iterable[tuple[UUID, str, str, bool]], collective: UUID) -> SafeString:
    """What somebody wrote (id, the beginning of it, the day in words, whether it was answered) as items of a list."""
    url, answered = reverse("record:objection", args=[collective, STAND_IN]), f" · {escape(_('answered'))}"
    items = (
        f'<li><a href="{url.replace(str(STAND_IN), str(id))}" dir="auto">{escape(words)}</a> '
        f'<span class="soft">{day}{answered if is_answered else ""}</span></li>\n'
        for id, words, day, is_answered in rows
    )
    return mark_safe("".join(items))  # noqa: S308 (see above)
