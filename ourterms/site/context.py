from django.conf import settings
from django.http import HttpRequest


def everywhere(request: HttpRequest) -> dict[str, str]:
    """What every template may use."""
    return {"hide_to": settings.HIDE_TO, "source_url": settings.SOURCE, "contact": settings.CONTACT}
