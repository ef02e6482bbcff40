"""The public API: an ask in, what we say about it out. Nothing is kept."""

import json
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from ourterms.kit import clock
from ourterms.terms.ask import report_on
from ourterms.terms.documents import CannotRead, pasted
from ourterms.terms.openapi import description
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.report import as_data, report
from ourterms.terms.rules.schema import BadConditions, conditions_from, conditions_schema, terms_schema
from ourterms.terms.rules.terms import BadTerms, terms_from

MOST_BYTES = 1024 * 1024
MOST_FAULTS, MOST_OF_ONE = 20, 300  # named in one answer; letters of each: a name in it is as long as it was sent


def _open(response: HttpResponse) -> HttpResponse:
    """Readable from any page: it is public, and knows nobody."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Headers"] = "Content-Type"
    response["Access-Control-Allow-Methods"] = "POST, OPTIONS"
    return response


def _wrong(messages: list[str], status: int = 400) -> HttpResponse:
    more = len(messages) - MOST_FAULTS
    messages = [each if len(each) <= MOST_OF_ONE else f"{each[:MOST_OF_ONE]}…" for each in messages[:MOST_FAULTS]]
    if more > 0:
        messages.append(f"And {more} more.")
    response = _open(JsonResponse({"error": " ".join(messages), "errors": messages}, status=status))
    response["Cache-Control"] = "no-store"
    return response


@csrf_exempt  # nothing is kept and nobody is signed in: there is nothing to forge
def check(request: HttpRequest) -> HttpResponse:
    """POST {"text": ...} or {"conditions": ...}, with "terms" where they are not the ready-made ones."""
    if request.method == "OPTIONS":
        return _open(HttpResponse(status=204))
    if request.content_type != "application/json":
        return _wrong(["Send JSON, with the content type application/json."])
    if len(request.body) > MOST_BYTES:
        return _wrong(["This is too large. Send 1 MB at most."], 413)
    try:
        data: Any = json.loads(request.body)
    except (ValueError, RecursionError):
        return _wrong(["The body must be JSON."])
    if not isinstance(data, dict) or set(data) - {"text", "conditions", "terms"}:
        return _wrong(["Send an object with text or conditions, and terms if you like."])
    if ("text" in data) == ("conditions" in data):
        return _wrong(["Send either text or conditions."])
    try:
        today = clock.today(ZoneInfo(settings.TIME_ZONE))
        terms = terms_from(data["terms"]) if "terms" in data else ready_made()
        if "text" in data:
            if not isinstance(data["text"], str) or not data["text"].strip():
                return _wrong(["text: say the words of the ask."])
            document = pasted(data["text"])
            made = report_on(document.text, terms, today, document.notes)
        else:
            made = report(conditions_from(data["conditions"]), terms, today)
    except (BadTerms, BadConditions) as bad:
        return _wrong(bad.messages)
    except CannotRead as problem:
        return _wrong([problem.message])
    response = _open(JsonResponse(as_data(made)))
    response["Cache-Control"] = "no-store"
    return response


@cache
def _schemas() -> dict[str, dict[str, Any]]:
    return {"conditions": conditions_schema(), "terms": terms_schema()}


def schema(request: HttpRequest, name: str) -> HttpResponse:
    """The JSON Schema of conditions, or of terms."""
    if name not in _schemas():
        raise Http404
    return _open(JsonResponse(_schemas()[name], json_dumps_params={"indent": 2}))


def openapi(request: HttpRequest) -> HttpResponse:
    """What the API takes and gives, as OpenAPI 3.1."""
    return _open(JsonResponse(description(settings.OURTERMS_URL), json_dumps_params={"indent": 2}))
