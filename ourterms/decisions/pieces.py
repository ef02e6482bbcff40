"""Lines of lists of decisions, and what was said and answered, as HTML. Not as templates, because a hundred of them are
most of what their pages cost.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.design.days import day_in_words
from ourterms.kit.html import escape


def _safe(items: Iterable[str]) -> SafeString:
    return mark_safe("\n".join(items))  # noqa: S308 (see above)


def _circle(row: Any) -> str:
    return f'<p class="tag">{escape(row.circle__name)}</p>' if row.circle__name else ""


def _away() -> str:
    return escape(_("Something you keep away from you"))


def _link(url: str, words: str) -> str:
    return f'<a href="{url}">{escape(words)}</a>'


def lines(decisions: Iterable[Any], url: str) -> SafeString:
    """Decisions as lines (reading.Line). `url`: what has their pages."""
    until, there_was = escape(_("Open until {day}, {time}")), escape(_("There was dissent."))
    items = []
    for decision, came_to, away, dissent in decisions:
        page = f"{url}{decision.pk}/"
        if away:
            word = "" if decision.closed else f"{_link(page + 'word/', _('Answer without looking'))} "
            items.append(
                f"<li><div><p><strong>{_away()}</strong></p>"
                f'<p class="row small">{word}{_link(page, _("Open it"))}</p></div></li>'
            )
            continue
        if came_to:
            day = day_in_words(decision.day, "short")
            state = f'<strong class="came-to" dir="auto">{escape(came_to)}</strong> <span class="soft">{day}</span>'
            state += f" · {there_was}" if dissent else ""
        else:
            state = until.format(day=day_in_words(decision.day), time=f"{decision.time:%H:%M}")
        items.append(
            f'<li><div><p><a href="{page}"><strong dir="auto">{escape(decision.question)}</strong></a></p>\n'
            f'<p class="small">{state}</p>{_circle(decision)}</div></li>'
        )
    return _safe(items)


def cards(decisions: Iterable[Any], url: str) -> SafeString:
    """Decisions as lines (reading.Line) that are open now."""
    until, look = escape(_("Until {day}, {time}")), escape(_("Look at it"))
    look_at = escape(_("Look at it: {question}"))
    items = []
    for decision, _came_to, away, _dissent in decisions:
        page = f"{url}{decision.pk}/"
        tag = until.format(day=day_in_words(decision.day), time=f"{decision.time:%H:%M}")
        tag += f" · {escape(decision.circle__name)}" if decision.circle__name else ""
        if away:
            heading = f"<h3>{_away()}</h3>"
            ways = f'<a class="button" href="{page}word/">{escape(_("Answer without looking"))}</a> '
            ways += _link(page, _("Open it"))
        else:
            question = escape(decision.question)
            heading = f'<h3 dir="auto">{question}</h3>'
            ways = f'<a class="button" href="{page}" aria-label="{look_at.format(question=question)}">{look}</a>'
        items.append(
            f'<li><section class="sheet calm stack"><p class="tag">{tag}</p>\n{heading}\n'
            f'<p class="row">{ways}</p></section></li>'
        )
    return _safe(items)


def matters(rows: Iterable[tuple[Any, bool]], url: str) -> SafeString:
    """What waits on the agenda (of reading.MATTER), and whether it stands there as a neutral line."""
    items = []
    for matter, away in rows:
        title = f"<strong>{_away()}</strong>" if away else f'<strong dir="auto">{escape(matter.title)}</strong>'
        items.append(f'<li><div><p><a href="{url}matters/{matter.pk}/">{title}</a></p>{_circle(matter)}</div></li>')
    return _safe(items)


def remarks(
    rows: Iterable[tuple[Any, str, str]], mine: UUID | None = None, url: str = "", token: str = ""
) -> SafeString:
    """What was said: the remark (of reading.REMARK), by whom, and in which stage. `mine`: the person whose remarks can
    be taken back, by forms that send `token` to an address under `url`, that of the decision; None for nobody's."""
    gone, back = escape(_("Taken back.")), escape(_("Take back"))
    signed = f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}"><button class="act">{back}</button>'
    items = []
    for remark, name, stage in rows:
        if remark.taken_back:
            items.append(f'<li class="post"><p class="soft">{gone}</p></li>')
            continue
        when = f' <span class="soft small">{escape(stage)}</span>' if stage else ""
        form = ""
        if mine is not None and remark.by__person_id == mine:
            form = f'<form class="press not-printed" method="post" action="{url}said/{remark.pk}/back/">{signed}</form>'
        items.append(
            f'<li class="post"><p class="by"><span dir="auto">{escape(name)}</span>{when}</p>'
            f'<div class="letter" dir="auto">{escape(remark.words)}</div>{form}</li>'
        )
    return _safe(items)


def voices(named: Iterable[tuple[str, str, str]], unnamed: Iterable[str]) -> SafeString:
    """What was answered by name (who, the answer, and their words), and what without one (the answers)."""
    items = []
    for name, answer, words in named:
        said = f'<div class="letter" dir="auto">{escape(words)}</div>' if words else ""
        who = f'<strong dir="auto">{escape(name)}</strong>'
        items.append(f"<li><div><p>{who}: {escape(answer)}</p>{said}</div></li>")
    somebody = escape(_("Somebody of us"))
    items += [f"<li><p><strong>{somebody}</strong>: {escape(answer)}</p></li>" for answer in unnamed]
    return _safe(items)
