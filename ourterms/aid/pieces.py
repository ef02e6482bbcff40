"""A need in a list as HTML. Not as a template, because thirty of them are most of what their page costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ourterms.aid import rules
from ourterms.collectives.models import Member
from ourterms.collectives.permissions import name_seen
from ourterms.design.days import day_in_words
from ourterms.kit.speech import say

LETTERS = 180  # of the words, in a list


def listed(needs: Iterable[Any], member: Member, url: str, hidden: Collection[UUID]) -> SafeString:
    """Needs and offers (of reading.LISTED) as items of a list, as this member reads them. `url`: of the list,
    under which each has its page. `hidden`: the persons who hide from this member; they are "Somebody".
    """
    closed, offered, needed = _("Closed"), pgettext("a lift, food, company", "Offered"), _("Needed")
    few, yours, until, for_somebody = _("for a few"), _("Yours"), _("until %s"), _("%s, for somebody")
    somebody = say("Somebody")
    items = []
    for need in needs:
        tag = closed if need.closed else offered if need.offered else needed
        seen_by = need.circle__name or (few if need.chosen_only else "")
        name = name_seen(need.by__name, need.by__person_id, hidden) or somebody
        by = yours if need.by_id == member.pk else for_somebody % name if need.for_somebody else name
        day = until % day_in_words(need.until, "short") if need.until else ""
        words = need.words if len(need.words) <= LETTERS else Truncator(need.words).chars(LETTERS)
        calm = " calm" if need.offered else ""
        items.append(
            f'<li class="sheet slip stack{calm}"><p class="tag">{_beside(tag, seen_by)}</p>\n'
            f'<h2><a href="{url}{need.pk}/">{escape(say(rules.KINDS[need.kind]))}</a></h2>\n<p>{escape(words)}</p>\n'
            f'<p class="small soft">{_beside(by, need.place, day)}</p></li>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def _beside(*words: str) -> str:
    return escape(" · ".join(filter(None, words)))
