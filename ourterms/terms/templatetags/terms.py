"""How findings read on a page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.design.templatetags.design import sign
from ourterms.terms.forms import CostForm
from ourterms.terms.rules.check import STATES

register = template.Library()

ANSWERS = {"met": gettext_lazy("Yes"), "short": gettext_lazy("No"), "unsaid": gettext_lazy("Not clear")}


@register.filter
def state(status: str, answered: bool = False) -> str:
    """ "short" as "Not enough": the kind words of the glossary. `answered`: what somebody answered, so "No"."""
    return str(ANSWERS[status]) if answered else _(STATES[status])


@register.filter
def highlight(said: str) -> SafeString:
    """A sentence about their words; what stands between “ and ” gets the highlighter."""
    first, *rest = said.split("“")
    pieces = [part.partition("”") for part in rest]
    quoted = format_html_join("", '<q class="words">{}</q>{}', ((words, after) for words, _end, after in pieces))
    return format_html("{}{}", first, quoted)


@register.filter
def reply_id(name: str) -> str:
    """The id of a reply's textarea."""
    return f"reply-{name}"


@register.filter
def reply_target(name: str) -> str:
    """What *Copy* copies."""
    return f"#reply-{name}"


@register.simple_tag
def everything(groups: Iterable[Mapping[str, Any]], answered: bool = False) -> SafeString:
    """All findings under the headings of their groups. `answered`: they are what somebody answered, yes or no.

    Built here and not in a template, because 47 findings through a template take three times as long.
    """
    states = {name: (sign(name), state(name, answered)) for name in STATES}
    ask = format_html('<p class="ask-for"><strong>{}</strong> ', _("Ask for:"))
    item = (
        '<li class="finding {0}">{1}<div class="finding-name"><h4>{3}</h4> '
        '<span class="state {0}">{2}</span></div>{4}{5}</li>'
    )
    out = []
    for group in groups:
        out.append(format_html('<h3 class="gap-top">{}</h3><ul class="findings small">', group["title"]))
        for row in group["rows"]:
            found = row["finding"]
            said = format_html("<p>{}</p>", found.said) if found.said else ""
            asked = format_html("{}{}.</p>", ask, found.ask_for) if found.ask_for else ""
            out.append(format_html(item, found.status, *states[found.status], _(row["clause"].title), said, asked))
        out.append(mark_safe("</ul>"))
    return mark_safe("".join(out))  # noqa: S308 (every part went through format_html)


@register.simple_tag
def numbers(form: CostForm) -> SafeString:
    """The fields of a plan that hold a number: label, hint, what is wrong, and the field itself.

    Built here and not in a template, for the same reason as `everything`.
    """
    wrong = sign("short")
    out = []
    for field in form.numbers():
        name, errors, limits = field.auto_id, field.errors, field.field.widget.attrs
        parts = [format_html('<label for="{}">{}</label>', name, field.label)]
        described = []
        if field.help_text:
            described.append(f"{name}_hint")
            parts.append(format_html('<p class="hint" id="{}_hint">{}</p>', name, field.help_text))
        if errors:
            described.append(f"{name}_error")
            said = " ".join(map(str, errors))
            parts.append(format_html('<p class="error" id="{}_error">{}<span>{}</span></p>', name, wrong, said))
        attributes = {
            "type": "number", "name": field.html_name, "id": name, "value": field.value(), "inputmode": "decimal",
            **limits, "aria-describedby": " ".join(described) or None, "aria-invalid": "true" if errors else None,
        }  # fmt: skip
        given = {key: value for key, value in attributes.items() if value is not None}
        parts.append(format_html("<input{} required>", flatatt(given)))
        whole = mark_safe("".join(parts))  # noqa: S308 (every part went through format_html)
        out.append(format_html('<div class="field{}">{}</div>', " wrong" if errors else "", whole))
    return mark_safe("".join(out))  # noqa: S308 (every part went through format_html)
