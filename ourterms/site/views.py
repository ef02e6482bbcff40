"""Pages that belong to no one app."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ourterms.collectives.joining.actions import fade as fade_asking
from ourterms.design.fixed import fixed
from ourterms.kit import clock
from ourterms.kit.hooks import Kept
from ourterms.kit.markdown import to_html
from ourterms.people.devices import fade as fade_devices
from ourterms.site import limits
from ourterms.site.hooks import OF_WHO_ASKS, is_outside, kept_here
from ourterms.terms.views import example_report

PROSE = Path(__file__).parent / "prose"
PAGES = {
    "help": PROSE / "help.md",
    "accessibility": PROSE / "accessibility.md",
    "privacy": PROSE / "privacy.md",
    "words": settings.ROOT / "docs" / "glossary.md",
    "who-decided": settings.ROOT / "docs" / "who-decided.md",
    "changes": settings.ROOT / "CHANGELOG.md",
}


@cache
def _prose(page: str) -> tuple[str, SafeString]:
    """Title and body of a page that is written in Markdown; its first line is the title."""
    title, _line, body = PAGES[page].read_text(encoding="utf-8").partition("\n")
    return title.removeprefix("# ").strip(), mark_safe(to_html(body))  # noqa: S308 (cleaned by to_html)


@fixed
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the box."""
    return render(request, "site/home.html", {"report": example_report()})


@fixed
def prose(request: HttpRequest, page: str) -> HttpResponse:
    """A page of words."""
    title, body = _prose(page)
    return render(request, "site/prose.html", {"title": title, "body": body, "page": page})


@fixed
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, from the code's own table."""
    _title, body = _prose("privacy")
    return render(request, "site/privacy.html", {"body": body, **_kept(kept_here(outside=False))})


@fixed
def privacy_asking(request: HttpRequest) -> HttpResponse:
    """What is kept of those who come for an institution. On a page of its own: most have nothing to do with any."""
    everything = kept_here(outside=True)
    asking = _kept([kept for kept in everything if kept.table in OF_WHO_ASKS])
    members = [kept for kept in everything if is_outside(kept) and kept.table not in OF_WHO_ASKS]
    return render(request, "site/privacy_asking.html", asking | {"members": _kept(members)["rows"]})


def _kept(rows: list[Kept]) -> dict[str, object]:
    head = [_("What"), _("Who can see it"), _("When it fades")]
    return {"head": head, "rows": [(kept.what, kept.who_sees, kept.fades) for kept in rows]}


def healthz(request: HttpRequest) -> HttpResponse:
    """Ready: the process answers and its databases do. Whatever asks regularly also makes what passes fade."""
    limits.fade()
    fade_devices(clock.now())
    fade_asking(clock.now())
    for connection in connections.all():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request: HttpRequest) -> HttpResponse:
    """Where search engines need not look; every page says for itself whether it may be found."""
    return HttpResponse("User-agent: *\nDisallow: /api/\nDisallow: /design/\n", content_type="text/plain")


def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: how to reach whoever runs this server; where they have not said, what to do instead."""
    expires = (clock.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.CONTACT or settings.OURTERMS_URL + reverse('help') + '#security'}",
        f"Expires: {expires}",
        "Preferred-Languages: en",
        f"Canonical: {settings.OURTERMS_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def manifest(request: HttpRequest) -> HttpResponse:
    """A web app manifest: enough for an icon on a phone's first screen. No page is kept for later."""
    data = {
        "name": "Our Terms",
        "short_name": "Our Terms",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#fbf5e9",
        "theme_color": "#fffdf7",
        "icons": [{"src": static("design/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(data, content_type="application/manifest+json")


def icon(request: HttpRequest) -> HttpResponse:
    """Old browsers ask for it by this name."""
    return HttpResponseRedirect(static("design/icon.svg"))


KINDS = {
    "involvement rate": _lazy("What others pay for involvement"),
    "wage floor": _lazy("Wage floors"),
    "paying on time": _lazy("Paying on time"),
    "benefit rule": _lazy("Limits in benefit rules"),
}


@fixed
def figures(request: HttpRequest) -> HttpResponse:
    """Every public figure with its dates and its source; those that hold today first."""
    from ourterms.figures.rules import load

    today = clock.today(ZoneInfo(settings.TIME_ZONE))
    rows = load()
    groups = [
        {
            "title": title,
            "now": [row for row in rows if row.kind == kind and row.holds(today)],
            "other": [row for row in rows if row.kind == kind and not row.holds(today)],
        }
        for kind, title in KINDS.items()
    ]
    return render(request, "site/figures.html", {"groups": groups})


@fixed
def figures_json(request: HttpRequest) -> HttpResponse:
    """The same for programs."""
    from ourterms.figures.rules import as_json

    response = HttpResponse(as_json(), content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response
