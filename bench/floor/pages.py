"""The one page, and its URL."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from bench.floor.models import Shelf


def page(request: HttpRequest) -> HttpResponse:
    """Reads the session, reads a row, renders a template."""
    context = {"visits": request.session["visits"], "shelf": Shelf.objects.get(name="Shelf 4")}
    return render(request, "floor/page.html", context)


urlpatterns = [path("", page)]
