"""Error pages: plain and neutral, as JSON for the API. What was typed is still in the browser, one Back away."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ourterms.files.rules import MOST_BYTES as OF_A_FILE_INSIDE
from ourterms.terms.api import MOST_BYTES as OF_THE_API
from ourterms.terms.documents.base import MOST_BYTES as OF_A_FILE

API, INSIDE = "/api/", "/m/"
MOST_ECHOED = 200_000  # letters
SECRET = {"code", "password", "old", "new"}  # fields whose forms no page gives back: the next person could send them


def _answer(request: HttpRequest, status: int, message: str, context: dict[str, object] | None = None) -> HttpResponse:
    if request.path.startswith(API):
        response: HttpResponse = JsonResponse({"error": message}, status=status)
        response["Access-Control-Allow-Origin"] = "*"
    else:
        response = render(request, f"{status}.html", context or {}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 400, _("This request can't be read."))


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return _answer(request, 403, _("This is not open to you."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 404, _("There is nothing here."))


def method_not_allowed(request: HttpRequest, methods: Iterable[str]) -> HttpResponse:
    refused = _answer(request, 400, _("This address can't be used like that."))
    refused.status_code = 405
    refused["Allow"] = HttpResponseNotAllowed(list(methods))["Allow"]
    return refused


def length_required(request: HttpRequest) -> HttpResponse:
    refused = _answer(request, 400, _("Say how long it is (Content-Length), and send it whole."))
    refused.status_code = 411
    return refused


def too_large(request: HttpRequest) -> HttpResponse:
    path, most = request.path, OF_A_FILE
    if path.startswith((API, INSIDE)):
        most = OF_THE_API if path.startswith(API) else OF_A_FILE_INSIDE
    mb = most // 1024**2
    return _answer(request, 413, _("This is too large. Send {mb} MB at most.").format(mb=mb), {"mb": mb})


def said_already(request: HttpRequest, where: str) -> HttpResponse:
    """The same words as a few minutes ago: they stand at `where`. With all that was typed, so that one tap sends it."""
    typed = [(name, value) for name, values in request.POST.lists() for value in values] + [("again", "yes")]
    return _answer(request, 409, _("You have said this already."), {"typed": typed, "where": where})


def too_many(request: HttpRequest) -> HttpResponse:
    """With what was typed, so that one tap tries again. Not where a file belongs to it: no page gives one back."""
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    if request.FILES or SECRET & set(request.POST) or sum(len(value) for _name, value in typed) > MOST_ECHOED:
        typed = []  # the browser still has it, one Back away
    response = _answer(request, 429, _("Too many at once. Wait a minute."), {"typed": typed, "path": request.path})
    response["Retry-After"] = "60"
    return response


def refused(request: HttpRequest, message: str) -> HttpResponse:
    """What an action did not do, and why. Nothing was changed."""
    return _answer(request, 422, message, {"message": message})


def busy(request: HttpRequest) -> HttpResponse:
    """A database that does not answer, or is locked for longer than we wait."""
    response = _answer(request, 503, _("Not just now. Try again in a minute."))
    response["Retry-After"] = "60"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    return _answer(request, 500, _("Something broke here. It is our fault."))
