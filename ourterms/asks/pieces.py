"""An ask in a list as HTML. Not as a template, because thirty of them are most of what their page costs.

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
from ourterms.kit.speech import say


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
