from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ourterms.collectives.models import Member


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What every template may use. Inside a collective also who is there, and the name and picture of the tab."""
    values: dict[str, Any] = {
        "hide_to": settings.HIDE_TO,
        "source_url": settings.SOURCE,
        "contact": settings.CONTACT,
        "signed_in": getattr(request, "person_id", None) is not None,
    }
    member: Member | None = getattr(request, "member", None)
    if member is None:
        return values
    collective = member.collective
    return values | {
        "member": member,
        "collective": collective,
        "hide_to": collective.setting("collectives.hide_to") or settings.HIDE_TO,
        "tab_name": collective.setting("collectives.title"),
        "tab_icon": f"design/tab/{collective.setting('collectives.icon')}.svg",
    }
