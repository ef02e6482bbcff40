"""The parts of pages that differ from one ask to the next, as HTML.

Built here and not in templates: there, 53 findings or 13 fields take ten times as long. Every word that is not
written here goes through `escape`.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ourterms.design.templatetags.design import day, sign, sign_and_again
from ourterms.figures.rules import Figure
from ourterms.kit.html import escape
from ourterms.terms.forms import CURRENCIES, CostForm
from ourterms.terms.rules.check import STATES, Finding
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.cost import Cost
from ourterms.terms.templatetags.terms import state


def listed(items: Iterable[str]) -> SafeString:
    """List items, without the list."""
    return SafeString("".join(f"<li>{escape(item)}</li>" for item in items))


def notices(notes: Iterable[str]) -> SafeString:
    """Things to know before reading on."""
    return SafeString("".join(f'<div class="notice"><p>{escape(note)}</p></div>' for note in notes))


def highlighted(said: str) -> str:
    """A sentence about their words; what stands between “ and ” gets the highlighter."""
    first, *rest = escape(said).split("“")
    quoted = (part.partition("”") for part in rest)
    return first + "".join(f'<q class="words">{words}</q>{after}' for words, _end, after in quoted)


@cache
def _states(answered: bool, language: str | None) -> dict[str, tuple[str, str]]:
    """The sign of each status, and its word, in the language that is spoken."""
    return {name: (sign(name), escape(state(name, answered))) for name in STATES}


@cache
def _signs(status: str) -> tuple[SafeString, SafeString]:
    """The sign of a status for the first of many, and for the rest."""
    return sign_and_again(status)


@cache
def _titles(language: str | None) -> dict[str, str]:
    """The title of each clause, in the language that is spoken."""
    return {name: escape(_(clause.title)) for name, clause in CLAUSES.items()}


def three(findings: Iterable[Finding], answered: bool = False, floor: Figure | None = None) -> SafeString:
    """The findings that matter most, each with the reason for its clause. `floor`: what to read the pay beside."""
    states, ask = _states(answered, get_language()), escape(_("Ask for:"))
    out = []
    for found in findings:
        clause, (mark, word) = CLAUSES[found.clause], states[found.status]
        said = f"<p>{highlighted(found.said)}</p>" if found.said else ""
        beside = _beside(floor, get_language()) if floor and found.clause == "hourly-pay" else ""
        out.append(
            f'<li class="finding {found.status}">{mark}\n'
            f'<div class="finding-name"><h3>{escape(_(clause.title))}</h3> '
            f'<span class="state {found.status}">{word}</span></div>\n'
            f'{said}<p class="soft">{escape(_(clause.why))}</p>{beside}\n'
            f'<p class="ask-for"><strong>{ask}</strong> {escape(found.ask_for)}.</p></li>\n'
        )
    return SafeString(f'<ol class="findings">{"".join(out)}</ol>')


@cache
def _beside(floor: Figure, language: str | None) -> str:
    """What the law says, to read the pay beside, in the language that is spoken.

    Its source opens beside the page: an answer to what somebody pasted is in no cache, and Back would not find it.
    """
    words = _("For comparison: {amount} since {since}. {about}").format(
        amount=floor.money, since=day(floor.valid_from, "short"), about=floor.about
    )
    return (
        f'<p class="soft">{escape(words)} <a href="{escape(floor.source_url)}" target="_blank" rel="noreferrer">'
        f"{escape(_('Source (new tab)'))}</a></p>"
    )


def everything(groups: Iterable[Mapping[str, Any]]) -> SafeString:
    """All findings under the headings of their groups, for a template."""
    return SafeString(everything_as_sent(groups).decode())


def everything_as_sent(groups: Iterable[Mapping[str, Any]], answered: bool = False) -> bytes:
    """All findings under the headings of their groups, for `draw`. `answered`: somebody answered them, yes or no.

    Once on a page: each sign is drawn once in it, under an id.
    """
    language = get_language()
    states = _states(answered, language)
    signs = dict.fromkeys(states, 0)
    out = []
    for group in groups:
        out.append(f'<h3 class="gap-top">{escape(group["title"])}</h3><ul class="findings small">'.encode())
        for found in group["findings"]:
            status, said = found.status, found.said
            drawn = _found(found.clause, status, found.ask_for, signs[status], answered, language)
            out += (drawn[0], f"<p>{escape(said)}</p>".encode(), drawn[1]) if said else drawn
            signs[status] = 1
        out.append(b"</ul>")
    return b"".join(out)


@lru_cache(2_000)
def _found(clause: str, status: str, ask_for: str, again: int, answered: bool, lang: str | None) -> tuple[bytes, bytes]:
    """One finding, cut where a sentence about their words may stand: the rest is ours, and the same for many asks."""
    word, mark = _states(answered, lang)[status][1], _signs(status)[again]
    asked = f'<p class="ask-for"><strong>{escape(_("Ask for:"))}</strong> {escape(ask_for)}.</p>' if ask_for else ""
    drawn = (
        f'<li class="finding {status}">{mark}<div class="finding-name"><h4>{_titles(lang)[clause]}</h4> '
        f'<span class="state {status}">{word}</span></div>'
    )
    return drawn.encode(), f"{asked}</li>".encode()


def currencies(form: CostForm) -> SafeString:
    """The field that holds the currency of a plan."""
    field = form["currency"]
    chosen, name = field.value(), escape(field.auto_id)
    options = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{escape(label)}</option>'
        for value, label in CURRENCIES
    )
    label = escape(str(field.label))
    return SafeString(f'<label for="{name}">{label}</label><select name="currency" id="{name}">{options}</select>')


def followed(form: CostForm) -> SafeString:
    """The line that says which figures were suggested anew; "" where none was."""
    if not form.followed:
        return SafeString("")
    words = _("These followed what you changed: {names}.").format(names=", ".join(form.followed))
    return SafeString(f'<p class="soft not-printed">{escape(words)}</p>')


def numbers(form: CostForm) -> SafeString:
    """The fields of a plan that hold a number: label, hint, what is wrong, and the field itself."""
    wrong = sign("short")
    out = []
    for field in form.numbers():
        name, errors = escape(field.auto_id), field.errors
        described, hint, error = [], "", ""
        if field.help_text:
            described.append(f"{name}_hint")
            hint = f'<p class="hint" id="{name}_hint">{escape(str(field.help_text))}</p>'
        if errors:
            described.append(f"{name}_error")
            said = escape(" ".join(map(str, errors)))
            error = f'<p class="error" id="{name}_error">{wrong}<span>{said}</span></p>'
        attributes = {
            "type": "number", "name": field.html_name, "id": name, "value": field.value(), "inputmode": "decimal",
            **field.field.widget.attrs,
            "aria-describedby": " ".join(described) or None, "aria-invalid": "true" if errors else None,
        }  # fmt: skip
        given = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items() if value is not None)
        out.append(
            f'<div class="field{" wrong" if errors else ""}"><label for="{name}">{escape(str(field.label))}</label>'
            f"{hint}{error}<input{given} required></div>"
        )
    return SafeString("".join(out))


def rows(made: Cost) -> SafeString:
    """The lines of a budget, as rows of a table with the columns of `terms/_cost_table.html`."""
    about, quantity, each, amount = (escape(_(head)) for head in ("What it is for", "How much", "Each", "Amount"))
    return SafeString(
        "".join(
            f'<tr role="row"><th scope="row" role="rowheader">{escape(line.label)}</th>'
            f'<td role="cell" data-label="{about}"><span class="small soft">{escape(line.words)}</span></td>'
            f'<td role="cell" data-label="{quantity}"><span>{escape(line.quantity)}</span></td>'
            f'<td role="cell" data-label="{each}" class="number"><span>{line.unit}</span></td>'
            f'<td role="cell" data-label="{amount}" class="number"><span>{line.amount}</span></td></tr>\n'
            for line in made.lines
        )
    )
