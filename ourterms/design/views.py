"""The gallery: every component in every state, for builders, and for axe."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ourterms.design.gallery import BY_SLUG, COMPONENTS


def gallery(request: HttpRequest) -> HttpResponse:
    """All components, each in its ordinary state, with a link to the rest."""
    shown = [(component, component.drawn(component.states[0])) for component in COMPONENTS]
    return render(request, "design/gallery.html", {"shown": shown})


def state(request: HttpRequest, slug: str) -> HttpResponse:
    """One component in all its states: drawn, and as written."""
    if slug not in BY_SLUG:
        raise Http404
    component = BY_SLUG[slug]
    written = component.written()
    shown = [(state, component.drawn(state), written[state.key]) for state in component.states]
    return render(request, "design/state.html", {"component": component, "shown": shown})
