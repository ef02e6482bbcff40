"""A post, and a line of a list of threads, as HTML. Not as templates, because so many of them are most of what their
pages cost.

Whatever somebody wrote goes through `escape`, but for the HTML that our own cleaner made (models.safe).
"""

import re
from collections.abc import Collection, Sequence
from functools import cache
from html import unescape
from typing import Any
from uuid import UUID

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.collectives.permissions import name_seen
from ourterms.design.days import day_in_words
from ourterms.talk.models import Hiding, safe
from ourterms.talk.rules import excerpt

_BLOCK, _TAG = re.compile(r"</?(?:p|br|li|h\d|hr|pre|blockquote)[^>]*>"), re.compile(r"<[^>]*>")


def plain(post: Any) -> str:
    """The beginning of a post's words without their shape. `post`: a Post, or of reading.QUOTED."""
    html = safe(post.html, post.rendered, post.words)
    return excerpt(unescape(_TAG.sub("", _BLOCK.sub(" ", html))))


def as_quote(post: Any) -> str:
    """What a quote of a post shows to everybody: the note where there is one, and nothing of what is not there."""
    if post.taken_back:
        return _("Taken back.")
    if post.hidden:
        return _("Hidden under a house rule.")
    return f"{_('About:')} {post.note}" if post.note else plain(post)


def listed(rows: Sequence[Any], hidden_from: Collection[UUID], url: str, *, in_circle: bool) -> SafeString:
    """Threads (of reading.LISTED) as items of a list; hidden_from: the persons whose names stay away
    (collectives.permissions.who_hide_from); in_circle: the list is that of one circle, which goes unsaid."""
    about = f'<span class="mark-about">{escape(_("About:"))}</span>'
    begun_by, begun, where = escape(_("Begun by %s")), escape(_("Begun by somebody")), escape(_("in %s"))
    gone, hidden = escape(_("A thread whose beginning was taken back")), escape(_("A thread whose beginning is hidden"))
    items = []
    for row in rows:
        title = hidden if row.title_hidden else escape(row.title) or gone
        note = "" if row.title_hidden or not row.note else f'<p class="about" dir="auto">{about} {escape(row.note)}</p>'
        name = name_seen(row.by__name, row.by__person_id, hidden_from)
        by = begun_by % escape(name) if name else begun
        circle = f" · {where % escape(row.circle__name)}" if row.circle__name and not in_circle else ""
        items.append(
            f'<li><h2 dir="auto"><a href="{url}{row.pk}/">{title}</a></h2>\n{note}\n'
            f'<p class="soft small">{by}, {day_in_words(row.day)}{circle}</p></li>'
        )
    return mark_safe("".join(items))  # noqa: S308 (see above)


class Pieces:
    """What all posts of a page share: who reads them, whether they keep the house rules, the address of posts,
    and the persons whose names stay away (collectives.permissions.who_hide_from)."""

    def __init__(self, *, reader: UUID, keeps_rules: bool, url: str, title: str, hidden_from: Collection[UUID]) -> None:
        self.reader, self.keeps_rules, self.url, self.title = reader, keeps_rules, url, title
        self.hidden_from = hidden_from
        self.word = cache(escape)

    def name(self, line: Any) -> SafeString:
        """Who wrote a line."""
        return self.word(name_seen(line.by__name, line.by__person_id, self.hidden_from) or _("Somebody"))

    def post(self, line: Any, hiding: Hiding | None, quoted: Any) -> SafeString:
        """A post, of reading.LINE; `hiding` if it is hidden, `quoted` (of reading.QUOTED) if it quotes."""
        word, mine, changed = self.word, line.by_id == self.reader, ""
        if line.taken_back:
            inside, acts = f'<p class="soft">{word(_("Taken back."))}</p>', ""
        elif line.hidden:
            inside, acts = self._hidden(line, hiding, mine)
        else:
            changed = f' <span class="soft small">{word(_("changed"))}</span>' if line.changed else ""
            inside, acts = self._quoted(quoted) + self._words(line), self._quote(line) + self._own_acts(line, mine)
        row = f'<p class="acts not-printed">{acts}</p>' if acts else ""
        by = f'<p class="by"><span dir="auto">{self.name(line)}</span>{changed}</p>'
        return mark_safe(f'<li class="post" id="p-{line.pk}">{by}\n{inside}\n{row}</li>\n')  # noqa: S308 (see above)

    def _words(self, line: Any) -> str:
        html = f'<div class="words" dir="auto">{safe(line.html, line.rendered, line.words)}</div>'
        if not line.note:
            return html
        about = (
            f'<span class="mark-about">{self.word(_("About:"))}</span> <strong dir="auto">{escape(line.note)}</strong>'
        )
        return _behind(about, html)

    def _quoted(self, quoted: Any) -> str:
        if quoted is None:
            return ""
        who = mark_safe(escape(_("%s wrote")) % self.name(quoted))  # noqa: S308 (both are escaped)
        link = f'<p class="small"><a href="{self.url}{quoted.pk}/">{who}</a></p>'
        return f'<blockquote class="quoted">{link}<p dir="auto">{escape(as_quote(quoted))}</p></blockquote>\n'

    def _quote(self, line: Any) -> str:
        whose = f'<span class="seen-by-readers-only"> {self.name(line)}</span>'
        return (
            f'<button class="act" form="write" name="quote" value="{line.pk}" formaction="#write" formnovalidate>'
            f"{self.word(_('Quote'))}{whose}</button>"
        )

    def _own_acts(self, line: Any, mine: bool) -> str:
        if mine:
            return self._act(line, "change", _("Change")) + self._act(line, "take-back", _("Take back"))
        return self._act(line, "hide", _("Hide")) if self.keeps_rules else ""

    def _act(self, line: Any, way: str, word: str) -> str:
        return f'<a class="act" href="{self.url}{line.pk}/{way}/">{self.word(word)}</a>'

    def _hidden(self, line: Any, hiding: Hiding | None, mine: bool) -> tuple[str, str]:
        """Why; and the words for whoever wrote them, and for whoever may show them again."""
        who, rule = (escape(hiding.who), escape(hiding.rule)) if hiding else ("", "")
        said = self.word(_("Your words here were hidden") if mine else _("Hidden"))
        why = (
            f'<div class="notice"><p>{said} {who}.</p>'
            f'<p>{self.word(_("Our house rule:"))} <q class="rule" dir="auto">{rule}</q></p></div>\n'
        )
        if not (mine or self.keeps_rules):
            return why, ""
        title = f'<p dir="auto"><strong>{escape(self.title)}</strong></p>' if line.opens else ""
        summary = self.word(_("Read what you wrote") if mine else _("Read it, to look again"))
        words = _behind(f"<strong>{summary}</strong>", title + self._words(line))
        again = f'<button class="act" form="again" formaction="{self.url}{line.pk}/show-again/">'
        acts = self._own_acts(line, mine) if mine else f"{again}{self.word(_('Show it again'))}</button>"
        return why + words, acts


def _behind(summary: str, html: str) -> str:
    """Something that is opened by choice, without JavaScript; on paper it stays shut."""
    return (
        f'<details class="fold noted"><summary><span>{summary}</span></summary>'
        f'<div class="inside">{html}</div></details>'
    )
