"""Pages on which something about publishing is put on the agenda."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import actions
from ourterms.decisions.constitution import clause_for
from ourterms.decisions.models import TITLE
from ourterms.decisions.published.actions import KIND, PUBLISH, RECORD
from ourterms.decisions.published.forms import RecordForm, StopRecordForm
from ourterms.decisions.roles.forms import WhyForm
from ourterms.decisions.rules.ways import in_words
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, tried
from ourterms.register import actions as register
from ourterms.register.models import Log
from ourterms.register.permissions import has_record
from ourterms.register.reading import in_words as read_out


def _put_forward(request: MemberRequest, form: Any, title: str, does: str, subject: dict[str, Any]) -> Any:
    return actions.put_forward(
        by=request.member,
        id=form.row_id,
        kind=KIND,
        title=title,
        words=form.cleaned_data["words"],
        circle=None,
        at=clock.now(),
        today=clock.today(actions.zone_of(request.member)),
        does=does,
        subject=subject,
    )


def record(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Put forward that we have a record; or, while we have one, that we publish nothing more."""
    log = Log.objects.filter(collective=collective).first()
    data, stopping = request.POST if request.method == "POST" else None, bool(log and log.on)
    form: Any = (
        StopRecordForm(data)
        if stopping
        else RecordForm(data, initial={"name": log.name if log else request.member.collective.name, "found": True})
    )
    made: list[Any] = []

    def act() -> None:
        given = form.cleaned_data
        subject = form.subject() if stopping else {"on": True, "name": given["name"], "found": given["found"]}
        title = _("We publish nothing more") if stopping else _("We have a record that anybody can read")
        made.append(_put_forward(request, form, title, RECORD, subject))

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    rule = in_words(clause_for(request.member.collective, KIND).rule)
    values = {"form": form, "stopping": stopping, "rule_in_words": rule}
    return render(request, "decisions/published/record.html", values, status=422 if form.errors else 200)


def _called(kind: str, parts: Mapping[str, Any], lines: Sequence[str]) -> str:
    """What something is called on the agenda and, while it is open, on Home: never with an institution's name."""
    if "institution" not in parts:
        return lines[0] if lines else ""
    return ": ".join(filter(None, [say(kind), str(parts.get("title", ""))]))


def publish(request: MemberRequest, collective: UUID, kind: str, thing: UUID) -> HttpResponse:
    """Put forward that one thing of ours is published."""
    member = request.member
    try:
        how, _there, parts = register.read(kind, member, thing)
    except Refused:
        raise Http404 from None
    if not has_record(member):
        return redirect("register:publish", collective, kind, thing)
    lines = read_out(kind, parts)
    data = request.POST if request.method == "POST" else None
    form, made = WhyForm(data), []

    def act() -> None:
        title = _("We publish: {what}").format(what=_called(how.title, parts, lines))[:TITLE]
        made.append(_put_forward(request, form, title, PUBLISH, {"kind": kind, "thing": str(thing)}))

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    rule = in_words(clause_for(member.collective, KIND).rule)
    values = {"form": form, "lines": lines, "kind": kind, "thing": thing, "rule_in_words": rule}
    return render(request, "decisions/published/publish.html", values, status=422 if form.errors else 200)
