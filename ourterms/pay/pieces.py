"""A sum in a list as HTML. Not as a template, because thirty are most of what their page costs.

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
from django.utils.translation import ngettext

from ourterms.design.days import day_in_words

STAND_IN, ANY_DAY, ANY_CURRENCY = UUID(int=0), date(1, 1, 1), "---"


def mine(sums: Iterable[Any], page: str, collective: UUID) -> SafeString:
    """Sums of one's own (reading.listed) as items of a list; `page`: the name of the page of each."""
    url = reverse(page, args=[collective, STAND_IN])
    items = []
    for here in sums:
        row = here.row
        items.append(
            f'<li><div><p><a href="{url.replace(str(STAND_IN), str(row.pk))}">{escape(row.what)}</a></p>'
            f'<p class="small soft">{escape(row.called)} · {_day(row.day)}</p></div>'
            f'<div><strong class="number">{here.state.whole}</strong>'
            f'<p class="small">{escape(in_words(here))}</p></div></li>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def in_words(here: Any) -> str:
    """How it stands with a sum of one's own (reading.Mine): paid, late, or by when they pay."""
    row, state, late = here
    if state.let and not state.open.minor:
        return _("You don't want the rest")
    if state.over:
        paid = _("Paid on {day}").format(day=_day(state.over))
        return f"{paid}, {_late(late)}" if late else paid
    if late:
        return ngettext("They are {n} day late", "They are {n} days late", late).format(n=late)
    return _("They pay by {day}").format(day=_day(row.due))


def _day(day: date | None) -> str:
    return day_in_words(day, "short") if day else ""


def _late(days: int) -> str:
    return ngettext("{n} day late", "{n} days late", days).format(n=days)


def between(rows: Iterable[tuple[Any, date | None]], collective: UUID) -> SafeString:
    """What institutions owe (reading.Between) as items of a list, each with the day on which we wrote about it."""
    url = reverse("pay:late", args=[collective, STAND_IN, ANY_DAY.isoformat(), ANY_CURRENCY])
    by, wrote_on = escape(_("To be paid by {day}")), escape(_("We wrote on {day} that it is late."))
    do = escape(_("Write that it is late"))
    items = []
    for each, wrote in rows:
        more = f'\n<p class="small">{wrote_on.format(day=_day(wrote))}</p>' if wrote else ""
        if each.open.minor and each.late:
            here = url.replace(str(STAND_IN), str(each.institution.pk)).replace(
                ANY_DAY.isoformat(), each.due.isoformat()
            )
            here = here.replace(ANY_CURRENCY, each.owed.currency)
            more += f'\n<p class="small not-printed"><a href="{here}">{do}</a></p>'
        items.append(
            f"<li><div><p><strong>{escape(str(each.institution))}</strong></p>"
            f'<p class="small soft">{by.format(day=_day(each.due))}</p>{more}</div>'
            f'<div><p><strong class="number">{each.owed}</strong></p>'
            f'<p class="small">{escape(_paid(each))}</p></div></li>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def _paid(each: Any) -> str:
    """What of it was paid, and when."""
    late = _late(each.late) if each.late else ""
    words = what_came(each)
    return (" · " if each.open.minor or each.unknown else ", ").join(part for part in (words, late) if part)


def what_came(each: Any) -> str:
    """What came of what was due by a day (reading.Between). Of fewer than five, nothing says that anybody has gone."""
    if each.few and each.open.minor:
        return _("Not all of it is paid")
    if each.few and each.unknown:
        return _("We can't say whether all of it was paid")
    if each.unknown:
        return _("{paid} paid; of who has gone we can't say").format(paid=each.paid)
    if each.open.minor:
        return _("{paid} paid").format(paid=each.paid)
    return _("Paid by {day}").format(day=_day(each.over)) if each.over else ""
