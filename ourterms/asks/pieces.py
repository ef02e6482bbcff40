"""Asks and places in a list, and what was said in an ask, as HTML. Not as templates, because twenty or thirty of them
are most of what their page costs.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.asks import rules
from ourterms.asks.line import Step
from ourterms.design.days import day_in_words
from ourterms.design.templatetags.design import fold, table
from ourterms.kit.speech import say, say_n
from ourterms.register.pieces import STAND_IN


def listed(rows: Iterable[Any], collective: UUID) -> SafeString:
    """Asks (rows of reading.LISTED) as items of a list."""
    url, entered = reverse("asks:list", args=[collective]), escape(_("entered by us"))
    states = {state: escape(say(words)) for state, words in rules.STATES.items()}
    unconfirmed = f" · <strong>{escape(_('unconfirmed'))}</strong>"
    ours, theirs = escape(_("our day is {day}")), escape(_("came on {day}"))
    items = []
    for row in rows:
        is_ours = row.state == rules.OURS
        day = day_in_words(row.answer_by if is_ours else row.came, "short")
        words = (ours if is_ours else theirs).format(day=day) + (f" · {entered}" if row.entered else "")
        items.append(
            f'<li><div><p><a href="{url}{row.pk}/"><strong dir="auto">{escape(row.title)}</strong></a></p>'
            f'<p class="small"><span dir="auto">{escape(row.called)}</span>'
            f"{unconfirmed if row.unconfirmed else ''}"
            f" · <strong>{states[row.state]}</strong> · "
            f'<span class="soft">{words}</span></p></div></li>\n'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def differing(rows: Sequence[Sequence[str]], head: Sequence[str]) -> SafeString:
    """What two offers have differently, as a table: what, as one has it, as the other has it."""
    if rows:
        return table(_("What differs"), head, rows)
    return mark_safe(f'<p class="soft">{escape(_("Nothing differs."))}</p>')  # noqa: S308 (see above)


def versions(told: Iterable[tuple[Any, str, Sequence[Sequence[str]]]], collective: UUID) -> SafeString:
    """Offers, each with its heading and with what it has otherwise than the one before it, in folds."""
    head, document, items = [_("What"), _("Before"), _("Then")], escape(_("The document")), []
    for offer, heading, rows in told:
        words = f'<div class="letter" dir="auto">{escape(offer.words)}</div>' if offer.words else ""
        file = reverse("files:get", args=[collective, offer.document_id]) if offer.document_id else ""
        link = f'<p><a href="{file}">{document}</a></p>' if file else ""
        inside = SafeString(f"{words}{link}{differing(rows, head)}\n")
        items.append(f'<div id="offer-{offer.number}">{fold(inside, heading)}</div>')
    return mark_safe("".join(items))  # noqa: S308 (see above)


def replies(told: Iterable[tuple[Any, str]], ask: Any) -> SafeString:
    """Our replies, each with where it is on its way, as items of a list. What is put forward leads to its matter."""
    letter = reverse("asks:letter", args=[ask.collective_id, ask.pk, STAND_IN])
    matter = reverse("decisions:matter", args=[ask.collective_id, STAND_IN])
    items = []
    for reply, words in told:
        waits = reply.state == rules.PROPOSED and reply.matter is not None
        url, to = (matter, reply.matter_id) if waits else (letter, reply.pk)
        link = url.replace(str(STAND_IN), str(to))
        day = f", {day_in_words(reply.day, 'short')}" if reply.day else ""
        items.append(
            f'<li><div><p><a href="{link}">{escape(reply.title)}</a></p>'
            f'<p class="small soft">{escape(words)}{day}</p></div></li>'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


def line(steps: Iterable[Step]) -> SafeString:
    """What came of an ask by dates, as items of a list."""
    items = []
    for each in steps:
        more = f'<p class="small soft">{escape(each.more)}</p>' if each.more else ""
        items.append(
            f'<li><div><p><a href="{escape(each.url)}">{escape(each.what)}</a></p>{more}</div>'
            f'<p class="small">{day_in_words(each.day, "short")}</p></li>'
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
