"""How findings read on a page."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ourterms.terms.rules.check import STATES

register = template.Library()


@register.filter
def state(status: str) -> str:
    """ "short" as "Not enough": the kind words of the glossary."""
    return _(STATES[status])


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


@register.filter
def answer(status: str) -> str:
    """How a status reads where people answered for what they already do."""
    return {"met": _("Yes"), "short": _("No"), "unsaid": _("Don't know")}[status]
