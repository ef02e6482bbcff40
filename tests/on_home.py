"""What one app has for Home, as site asks it: first whether anything is there (ourterms/kit/hooks.py)."""

from datetime import datetime
from types import ModuleType

from ourterms.collectives.models import Member
from ourterms.kit.hooks import Card
from ourterms.site.hooks import on_home


def from_app(hooks: ModuleType, member: Member, now: datetime) -> list[Card]:
    """The cards of the app with these hooks."""
    return list(on_home(member, now, only=hooks))
