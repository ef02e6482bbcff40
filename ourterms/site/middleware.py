"""The door that every request comes through: size, who may, how, how often."""

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from ourterms.collectives.models import member_of
from ourterms.design.fixed import quickly_compressed
from ourterms.institutions.signed_in import contact_of
from ourterms.kit import child
from ourterms.people.acts import Refused, noting_what_is_made
from ourterms.people.devices import device_of
from ourterms.site import errors, limits, said
from ourterms.site.access import CONTACT, EVERYONE, MEMBER, RULES, Rule

FILES_PER_MINUTE = 10  # that cost a process, and maybe seconds, however they come: a page pasted as its source, too

UNREADABLE = (
    *(TooManyFieldsSent, TooManyFilesSent, MultiPartParserError, BadRequest, UnicodeError, LookupError),
    UnreadablePostError,  # cut off on the way
)

Respond = Callable[[HttpRequest], HttpResponse]


class Policy:
    """What a page may load (settings.CONTENT_SECURITY_POLICY). The library's own middleware writes it for each answer.

    That is for policies that differ from page to page. An answer may say for itself what is stricter (files.views).
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response


class Guard:
    """Refuses what is too large before it is read. Outside it stands only what adds headers."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or len(length) > 12:
            return errors.bad_request(request)
        if "Transfer-Encoding" in request.headers:  # in chunks; Django would read none of them
            return errors.length_required(request)
        inside = request.path.startswith(errors.INSIDE)
        if int(length) > (settings.MOST_BYTES_INSIDE if inside else settings.MOST_BYTES):
            return errors.too_large(request)
        return self.get_response(request)


class Access:
    """A URL that access.py does not declare is not served, and each only to whom and how it says there.

    Views find who is there: `request.device` and `request.person_id` for PERSON, `request.member` for MEMBER,
    `request.contact` for CONTACT.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = None  # type: ignore[attr-defined]
        with noting_what_is_made() as made, child.asking(lambda: not limits.over(request, "file", FILES_PER_MINUTE)):
            response = self.get_response(request)
        said.note(request, response, made)
        if getattr(request, "contact", None):
            response["Cache-Control"] = "no-store"
        if getattr(request, "person_id", None):  # what somebody signed in saw stays in no cache
            response["Cache-Control"] = "no-store"
            if response.get("Content-Type", "").startswith("text/html"):
                quickly_compressed(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What an action refuses, it says; a database that can't be reached is no fault of the page's."""
        if isinstance(exception, Refused):
            return errors.refused(request, exception.message)
        if isinstance(exception, child.TooMany):
            return errors.too_many(request)
        if isinstance(exception, UnreadablePostError):  # of what a view reads by itself
            return errors.bad_request(request)
        return errors.busy(request) if isinstance(exception, OperationalError) else None

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        rule = RULES.get(name)
        if rule is None:
            return errors.not_found(request)
        if request.method not in rule.methods:
            return errors.method_not_allowed(request, rule.methods)
        if request.method == "POST":
            try:
                request.POST  # noqa: B018 (reads the form now, so that what can't be read is refused here)
            except RequestDataTooBig:
                return errors.too_large(request)
            except UNREADABLE:
                return errors.bad_request(request)
            if rule.per_minute and limits.over(request, name, rule.per_minute):
                return errors.too_many(request)
        if rule.who == EVERYONE:
            return None
        return _turned_away(request, rule, kwargs) or said.asked(request)


def _turned_away(request: Any, rule: Rule, kwargs: dict[str, Any]) -> HttpResponse | None:
    """Who is there; an answer for whoever this is not for. Nobody learns whether a collective exists."""
    # Back to where they were going; a form is not sent again by itself.
    reading = request.method in ("GET", "HEAD")
    if rule.who == CONTACT:
        request.contact = contact_of(request)
        back = urlencode({"next": request.path} if reading else {})
        return None if request.contact else redirect(f"{reverse('guest:in')}?{back}")
    device = device_of(request)
    if device is None:
        there = request.path if reading else "/you/"
        return redirect(f"/sign-in/?{urlencode({'next': there})}")
    request.device, request.person_id = device, device.person_id
    if rule.who == MEMBER:
        request.member = member_of(kwargs["collective"], device.person_id)
        if request.member is None:
            return errors.not_found(request)
    return None
