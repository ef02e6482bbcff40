"""Who is here, as HTML. Not as a template, because a hundred names are most of what their page costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def names(people: Iterable[Any], mine: UUID, url: str) -> SafeString:
    """Members (of permissions.SEEN) as items of a list. `mine`: the reader's own id; `url`: what has their pages."""
    you = f' <span class="soft small">{escape(_("you"))}</span>'
    items = (
        f'<li><a href="{url}{each.pk}/">{escape(each.name)}</a>{you if each.pk == mine else ""}</li>' for each in people
    )
    return mark_safe("".join(items))  # noqa: S308 (see above)
