"""What was counted in rounds: the ballots as a file, and the rounds as a picture, for whoever can see the decision."""

from uuid import UUID

from django.http import Http404, HttpResponse

from ourterms.collectives.requests import MemberRequest
from ourterms.counting.result import from_data
from ourterms.decisions.models import Decision
from ourterms.decisions.rules.rounds import file_name
from ourterms.decisions.rules.told import told
from ourterms.decisions.views import _decision as decision_of


def _counted(request: MemberRequest, id: UUID) -> Decision:
    there = decision_of(request, id)
    if not there.ballots:
        raise Http404
    return there


def ballots(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """The file that was counted, and that the command of the page counts again."""
    there = _counted(request, decision)
    response = HttpResponse(there.ballots, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(there.way)}"'
    return response


def picture(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """The rounds as an SVG, as the command draws them, under the words of the table."""
    there = _counted(request, decision)
    title = told(there.way, there.options, there.setup, there.rounds).table.caption
    return HttpResponse(from_data(there.rounds).as_svg(title), content_type="image/svg+xml")
