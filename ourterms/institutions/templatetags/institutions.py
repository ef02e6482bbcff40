"""What a page may ask about bodies outside."""

from django import template

from ourterms.collectives.models import Collective

register = template.Library()


@register.filter
def has_institutions(collective: Collective) -> bool:
    """Whether the collective has to do with institutions at all; one that has not sees nothing of them."""
    return bool(collective.chosen.get("asks.on", False))
