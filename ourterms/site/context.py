from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ourterms.collectives.models import Collective, Member


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What every template may use. Inside a collective also who is there, and the name and picture of the tab.

    One's own pages look in the tab as those of one's group do, and are hidden behind the same page: one query.
    """
    person = getattr(request, "person_id", None)
    values: dict[str, Any] = {
        "hide_to": settings.HIDE_TO,
        "source_url": settings.SOURCE,
        "contact": settings.CONTACT,
        "signed_in": person is not None,
    }
    member: Member | None = getattr(request, "member", None)
    if member is not None:
        return values | _tab(member.collective) | {"member": member, "collective": member.collective}
    if person is None:
        return values
    ours = Collective.objects.filter(members__person=person, members__here=True).order_by("name", "pk").first()
    return values | (_tab(ours) if ours else {})


def _tab(collective: Collective) -> dict[str, Any]:
    """The name and picture of the tab, and where *Hide this page* leads."""
    return {
        "hide_to": collective.setting("collectives.hide_to") or settings.HIDE_TO,
        "tab_name": collective.setting("collectives.title"),
        "tab_icon": f"design/tab/{collective.setting('collectives.icon')}.svg",
    }
