"""An ask, and a place, in a list as HTML. Not as templates, because thirty are most of what their page costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.asks import rules
from ourterms.design.days import day_in_words
from ourterms.kit.speech import say, say_n


def listed(rows: Iterable[Any], collective: UUID) -> SafeString:
    """Asks (rows of reading.LISTED) as items of a list."""
    url, entered = reverse("asks:list", args=[collective]), escape(_("entered by us"))
    states = {state: escape(say(words)) for state, words in rules.STATES.items()}
    ours, theirs = escape(_("our day is {day}")), escape(_("came on {day}"))
    items = []
    for row in rows:
        is_ours = row.state == rules.OURS
        day = day_in_words(row.answer_by if is_ours else row.came, "short")
        words = (ours if is_ours else theirs).format(day=day) + (f" · {entered}" if row.entered else "")
        items.append(
            f'<li><div><p><a href="{url}{row.pk}/"><strong dir="auto">{escape(row.title)}</strong></a></p>'
            f'<p class="small"><span dir="auto">{escape(row.called)}</span> · <strong>{states[row.state]}</strong> · '
            f'<span class="soft">{words}</span></p></div></li>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def places(here: Iterable[Any], collective: UUID) -> SafeString:
    """Places (agreeing.reading.Here) as items of a list."""
    url, no_day = reverse("places:list", args=[collective]), escape(_("No day is set yet"))
    works_there = f" · {escape(_('you said that you work there, or are treated there'))}"
    items = []
    for each in here:
        when = f"{day_in_words(each.next.day, 'short')}, {each.next.time:%H:%M}" if each.next else no_day
        items.append(
            f'<li><div><p><a href="{url}{each.id}/" dir="auto">{escape(each.title)}</a></p>'
            f'<p class="small soft">{when}{works_there if each.works_there else ""}</p></div>'
            f'<div><strong class="number">{each.money}</strong><p class="small">{escape(_stands(each))}</p></div>'
            "</li>\n"
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def _stands(here: Any) -> str:
    """What there is to say of a place: to whom has it, would step in, or could take it."""
    if here.mine and not here.mine.stands_in:
        return _("You have a place")
    if here.mine:
        return _("A place is free") if here.free else _("You would step in")
    return say_n("{n} is free", "{n} are free", here.free) if here.free else _("All are taken")
