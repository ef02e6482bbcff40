"""A line of the tin as HTML. Not as a template, because thirty of them are most of what their page costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.design.days import day_in_words
from ourterms.kit.money import Money
from ourterms.kit.speech import say


def listed(lines: Iterable[Any], *, tin: str, files: str, token: str, hidden: Collection[UUID]) -> SafeString:
    """Lines (of reading.LISTED) as items of a list. `tin`, `files`: addresses under which a line is put right and
    a receipt is; `token`: for the forms that put right, "" where the reader may not; `hidden`: the persons who hide
    from the reader, and stand as "Somebody"."""
    rights, right, receipt = _("puts a line right"), _("was put right"), escape(_("Receipt"))
    press, press_what = escape(_("Put right")), escape(_("Put right: %s"))
    signed = f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
    somebody = say("Somebody")
    name = cache(escape)
    items = []
    for line in lines:
        words = escape(line.words)
        note = rights if line.mirrors_id else right if line.mirrored_by else ""
        note = f' <span class="soft">({escape(note)})</span>' if note else ""
        by = somebody if line.member__person_id in hidden else line.member__name
        who = f" · {name(by)}" if by else ""
        picture = f' · <a href="{files}{line.receipt_id}/">{receipt}</a>' if line.receipt_id else ""
        form = ""
        if token and not note:
            form = (
                f'<form class="not-printed" method="post" action="{tin}{line.pk}/correct/">{signed}'
                f'<button class="button small quiet" type="submit" aria-label="{press_what % words}">{press}</button>'
                "</form>"
            )
        items.append(
            f'<li>\n<div><p class="by">{words}{note}</p>\n'
            f'<p class="small soft">{day_in_words(line.day, "short")}{who}{picture}</p></div>\n<div class="row">'
            f'<strong class="number">{"+" if line.minor > 0 else ""}{Money(line.minor, line.currency)}</strong>\n'
            f"{form}</div></li>"
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)
