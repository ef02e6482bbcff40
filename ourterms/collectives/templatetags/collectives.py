"""What a page may ask of a collective."""

from typing import Any

from django import template

from ourterms.collectives.models import Collective

register = template.Library()


@register.filter
def setting(collective: Collective, name: str) -> Any:
    """What the collective has set, else the default: {{ collective|setting:"aid.kept" }}."""
    return collective.setting(name)
