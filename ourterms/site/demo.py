"""The demo's own door: anybody may come in as anybody. Only where the server runs as a demo, on the loopback."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ourterms.collectives.models import Member
from ourterms.kit import clock
from ourterms.people.devices import sign_in


def people(request: HttpRequest) -> HttpResponse:
    """Who there is in the made-up groups; a button for each."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        try:
            member = get_object_or_404(Member, pk=request.POST.get("member", ""), here=True)
        except ValueError as problem:
            raise Http404 from problem
        assert member.person_id
        response = redirect("inside", collective=member.collective_id)
        sign_in(response, member.person_id, shared=True, at=clock.now())
        return response
    groups: dict[str, list[Member]] = {}
    for member in Member.objects.filter(here=True).select_related("collective").order_by("collective__name", "name"):
        groups.setdefault(member.collective.name, []).append(member)
    return render(request, "site/demo.html", {"groups": groups})
