"""How findings read on a page."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.terms.rules.check import STATES
from ourterms.terms.rules.clauses import CLAUSES

register = template.Library()

ANSWERS = {"met": gettext_lazy("Yes"), "short": gettext_lazy("No"), "unsaid": gettext_lazy("Not clear")}


@register.filter
def state(status: str, answered: bool = False) -> str:
    """ "short" as "Not enough": the kind words of the glossary. `answered`: what somebody answered, so "No"."""
    return str(ANSWERS[status]) if answered else _(STATES[status])


@register.filter
def title_of(clause: str) -> str:
    """The title of a clause, by its id."""
    return _(CLAUSES[clause].title)


@register.filter
def reply_id(name: str) -> str:
    """The id of a reply's textarea."""
    return f"reply-{name}"


@register.filter
def reply_target(name: str) -> str:
    """What *Copy* copies."""
    return f"#reply-{name}"
