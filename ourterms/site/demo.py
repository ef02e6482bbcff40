"""The demo's own door: anybody may come in as anybody. Only where the server runs as a demo, on the loopback."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ourterms.collectives.models import Member
from ourterms.institutions import signed_in
from ourterms.institutions.models import Contact
from ourterms.kit import clock
from ourterms.people.devices import sign_in


def people(request: HttpRequest) -> HttpResponse:
    """Who there is in the made-up groups, and who comes for an institution; a button for each."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        try:
            return _as_contact(request) if "contact" in request.POST else _as_member(request)
        except (ValueError, ValidationError) as problem:
            raise Http404 from problem
    groups: dict[str, list[Member]] = {}
    for member in Member.objects.filter(here=True).select_related("collective").order_by("collective__name", "name"):
        groups.setdefault(member.collective.name, []).append(member)
    contacts = Contact.objects.exclude(guests=None).order_by("calls_it", "name", "pk")
    return render(request, "site/demo.html", {"groups": groups, "contacts": contacts})


def _as_member(request: HttpRequest) -> HttpResponse:
    member = get_object_or_404(Member, pk=request.POST.get("member", ""), here=True)
    assert member.person_id
    response = redirect("inside", collective=member.collective_id)
    sign_in(response, member.person_id, shared=True, at=clock.now())
    return response


def _as_contact(request: HttpRequest) -> HttpResponse:
    contact = get_object_or_404(Contact, pk=request.POST["contact"])
    response = redirect("guest")
    signed_in.sign_in(request, response, contact, at=clock.now())
    return response
