"""Terms as HTML: in full, in easy words, and what differs. Not as templates, because there are more than fifty clauses.

Whatever somebody wrote goes through `escape`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ourterms.design.templatetags.design import fold
from ourterms.kit.html import escape
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.check import figure_words, fill
from ourterms.terms.rules.clauses import CLAUSES, GROUPS
from ourterms.terms.rules.clauses.base import Clause
from ourterms.terms.rules.differences import Told, all_figures
from ourterms.terms.rules.terms import Setting, Terms

_WORD = re.compile(r"[^\s,;:]*\w")  # a sum or a number too, whole and without the stop behind it


def wanted(clause: Clause, setting: Setting, currency: str) -> str:
    """What counts as met, with the figure in words; money in each currency that the terms have."""
    figures = all_figures(clause, setting.figure)
    first = fill(clause.wanted, clause, setting.figure, currency)
    if clause.figure == "money" and "," in figures:
        return _("{wanted} In other currencies: {figures}.").format(wanted=first, figures=figures)
    return first


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in words.split("\n") if each.strip())


def _row(clause: Clause, setting: Setting, currency: str, why: bool) -> str:
    line = f' <span class="state">{escape(_("a line"))}</span>' if setting.line else ""
    reason = f'<p class="soft">{escape(_(clause.why))}</p>' if why else ""
    own = ""
    if setting.words:
        before = f'<p class="small soft">{escape(_("In our own words:"))}</p>'
        own = f'{before}<div dir="auto">{_paragraphs(setting.words)}</div>'
    return (
        f'<div id="{clause.id}"><dt>{escape(_(clause.title))}{line}</dt>'
        f'<dd class="stack"><p>{escape(wanted(clause, setting, currency))}</p>{own}{reason}</dd></div>\n'
    )


def group(terms: Terms, name: str, *, why: bool = True) -> SafeString:
    """The clauses of one group (GROUPS) that the terms have, as a list of facts; "" for none."""
    rows = [
        _row(CLAUSES[clause], setting, terms.currency, why)
        for clause, setting in terms.clauses.items()
        if CLAUSES[clause].group == name
    ]
    return SafeString(f'<dl class="terms">\n{"".join(rows)}</dl>' if rows else "")


def lines(terms: Terms, *, why: bool = False) -> SafeString:
    """The clauses that are lines, as a list of facts; "" for none."""
    rows = [
        _row(CLAUSES[clause], setting._replace(line=False), terms.currency, why).replace(' id="', ' data-of="', 1)
        for clause, setting in terms.clauses.items()
        if setting.line
    ]
    return SafeString(f'<dl class="terms">\n{"".join(rows)}</dl>' if rows else "")


def in_full(terms: Terms) -> SafeString:
    """All clauses, a fold for each group, so that a phone shows five lines and not fifty."""
    out = []
    for name, title in GROUPS.items():
        rows = group(terms, name)
        if rows:
            number = sum(CLAUSES[clause].group == name for clause in terms.clauses)
            more = ngettext("({n} thing)", "({n} things)", number).format(n=number)
            out.append(fold(rows, _(title), more))
    return SafeString("".join(out))


def in_easy(terms: Terms) -> SafeString:
    """The terms in easy words: the whole, then every clause, lines first. One that has none stands there in plain
    words, so that nothing is missing. "" where nobody wrote any."""
    if not terms.easy_read and not any(setting.easy_read for setting in terms.clauses.values()):
        return SafeString("")
    of_lines, others = (
        "".join(
            f"<h3>{escape(_(CLAUSES[clause].title))}</h3>{_easy(CLAUSES[clause], setting, terms.currency)}"
            for clause, setting in terms.clauses.items()
            if setting.line == line
        )
        for line in (True, False)
    )
    if of_lines:
        of_lines = f"<p>{escape(_('These have to be there.'))} {escape(_('If not, you can’t ask us.'))}</p>{of_lines}"
        others = f"<p>{escape(_('We want these, too.'))}</p>{others}" if others else ""
    return SafeString(f'<div class="words easy" dir="auto">{_paragraphs(terms.easy_read)}{of_lines}{others}</div>')


def _easy(clause: Clause, setting: Setting, currency: str) -> str:
    """A clause in easy words, with its figure beneath unless they say it; or in plain ones. What a group wrote
    beside ours stands there as long as it wrote no easy words of its own."""
    ours = ready_made().clauses.get(clause.id)
    own = setting.words if not setting.easy_read or (ours and setting.easy_read == ours.easy_read) else ""
    if not setting.easy_read:
        return f"<p>{escape(fill(clause.wanted, clause, setting.figure, currency))}</p>{_paragraphs(own)}"
    figure = figure_words(clause, setting.figure, currency)
    says_it = figure.split(" ")[0].removesuffix(".00") in _WORD.findall(setting.easy_read)
    beneath = f"<p><strong>{escape(figure)}</strong></p>" if figure and not says_it else ""
    return f"{_paragraphs(setting.easy_read)}{beneath}{_paragraphs(own)}"


def not_asked(terms: Terms) -> list[str]:
    """The titles of the clauses that the terms don't have."""
    return [_(clause.title) for name, clause in CLAUSES.items() if name not in terms.clauses]


def changes(told: Iterable[Told]) -> SafeString:
    """What differs, one fact after the other; "" for nothing."""
    rows = [
        f'<div><dt>{escape(each.title)}</dt><dd class="stack" dir="auto">'
        f"{''.join(f'<p>{escape(line)}</p>' for line in each.lines)}</dd></div>\n"
        for each in told
    ]
    return SafeString(f'<dl class="terms">\n{"".join(rows)}</dl>' if rows else "")


def to_change(terms: Terms, changed: set[str], url: str) -> SafeString:
    """Every clause with a link to its own screen (`url` ends in /), by group, folded; what was changed is marked."""
    out = []
    for name, title in GROUPS.items():
        items, count = [], 0
        for id, clause in CLAUSES.items():
            if clause.group != name:
                continue
            setting = terms.clauses.get(id)
            count += id in changed
            says = wanted(clause, setting, terms.currency) if setting else _("We don't ask for this.")
            marks = [
                *([_("a line")] if setting and setting.line else []),
                *([_("changed")] if id in changed else []),
            ]
            state = "".join(f' <span class="state">{escape(mark)}</span>' for mark in marks)
            items.append(
                f'<li id="{id}"><div><p><a href="{url}{id}/">{escape(_(clause.title))}</a>{state}</p>'
                f'<p class="soft">{escape(says)}</p></div></li>\n'
            )
        more = ngettext("({n} thing", "({n} things", len(items)).format(n=len(items))
        more += _(", {n} changed)").format(n=count) if count else ")"
        listed = SafeString(f'<ul class="things">{"".join(items)}</ul>')
        out.append(fold(listed, _(title), more))
    return SafeString("".join(out))


class ForThePublic(NamedTuple):
    """A version as strangers read it, for the template `terms/_terms_public.html`."""

    title: str
    about: str
    lines: SafeString
    full: SafeString
    easy: SafeString


def for_the_public(terms: Terms) -> ForThePublic:
    """Any version, drawn for a public page. No query; nothing of the draft, and nobody's name, is in it."""
    return ForThePublic(terms.title, terms.about, lines(terms), in_full(terms), in_easy(terms))
