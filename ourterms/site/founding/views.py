"""Starting a group: founded, a link and a page for the table; then who hosts and who pays; evenings to print."""

from functools import cache
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from ourterms.collectives import actions
from ourterms.collectives.joining.views import way_in
from ourterms.collectives.requests import MemberRequest
from ourterms.collectives.rules.settings import BadValue
from ourterms.design.fixed import fixed
from ourterms.kit import clock
from ourterms.kit.markdown import to_html
from ourterms.people.acts import Refused
from ourterms.people.devices import device_of
from ourterms.people.keys import mark
from ourterms.people.models import Person
from ourterms.people.newcomers import come_in
from ourterms.site.founding.forms import StartForm, WhoForm

EVENINGS = {
    "support": _("For each other: a peer support group"),
    "advisory": _("For a say: a group that is asked for advice"),
    "campaign": _("For a change: a campaign"),
}


@cache_control(no_store=True)
def start(request: HttpRequest) -> HttpResponse:
    """Two fields, and there is a group."""
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _founded(request, form)
        except Refused as refused:
            form.add_error("name", refused.message)
    values = {"form": form, "evenings": EVENINGS.items()}
    return render(request, "site/founding/start.html", values, status=422 if request.method == "POST" else 200)


def _founded(request: HttpRequest, form: StartForm) -> HttpResponse:
    now, given = clock.now(), form.cleaned_data
    response = redirect("founded", form.row_id)

    def enter(by: Person) -> None:
        today = clock.today(ZoneInfo(settings.TIME_ZONE))
        founder = actions.found(
            by=by, id=form.row_id, name=given["name"], own_name=given["own_name"], at=now, today=today
        )
        actions.make_link(by=founder, id=_first_link(form.row_id), at=now)

    device = device_of(request)
    if device:
        enter(Person.objects.get(pk=device.person_id))
    else:
        come_in(response, place="start", form=form.row_id, shared=True, at=now, enter=enter)
    return response


def _first_link(collective: UUID) -> UUID:
    """The id of the link that a group begins with, so that the page below can show it again while it counts."""
    return UUID(bytes=mark("first-link", str(collective))[:16])


def founded(request: MemberRequest, collective: UUID) -> HttpResponse:
    """One calm page: the group is there, with its link, the picture of it, and a page for the table."""
    me = request.member
    code = actions.code_of(_first_link(collective))
    if me.collective.founder_id != me.pk or actions.link_for(code, clock.now()) is None:
        return redirect("joining:bring", collective)
    return render(request, "site/founding/founded.html", way_in(code))


def who(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Who hosts this, who pays, who can switch it off; skippable, and to change later among the settings."""
    me, names = request.member, WhoForm.SETTINGS
    if request.method == "POST" and request.POST.get("way") == "skip":
        return redirect("joining:welcome", collective)
    now = {field: me.collective.setting(name) for field, name in names.items()}
    form = WhoForm(request.POST or None, initial=now, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            for field, name in names.items():
                given = form.cleaned_data[field]
                words = given if isinstance(given, str) else "yes" if given else "no"
                actions.set_up(by=me, name=name, given=words, at=clock.now())
            return redirect("joining:welcome", collective)
        except BadValue as bad:
            form.add_error(None, bad.message)
    return render(request, "site/founding/who.html", {"form": form}, status=422 if form.errors else 200)


@cache
def _evening(kind: str) -> tuple[str, SafeString]:
    title, _line, body = (Path(__file__).parent / "evenings" / f"{kind}.md").read_text("utf-8").partition("\n")
    return title.removeprefix("# ").strip(), mark_safe(to_html(body))  # noqa: S308 (ours, and cleaned by to_html)


@fixed
def evening(request: HttpRequest, kind: str) -> HttpResponse:
    """A first evening, on one sheet of paper."""
    if kind not in EVENINGS:
        raise Http404
    title, body = _evening(kind)
    return render(request, "site/founding/evening.html", {"title": title, "body": body})


@fixed
def for_the_table(request: HttpRequest) -> HttpResponse:
    """One A4 for the table: what this is, what it keeps, how to get in, how to hide it, how to stop."""
    address = settings.OURTERMS_URL + reverse("joining:join")
    return render(request, "site/founding/table.html", {"address": address, "home": settings.OURTERMS_URL})
