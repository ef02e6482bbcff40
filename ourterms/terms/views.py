"""Pages without an account. Nothing pasted is kept: each answer is made from the request alone."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ourterms.design.fixed import fixed
from ourterms.kit import clock
from ourterms.terms import ready_made
from ourterms.terms.ask import read_on, wage_floor
from ourterms.terms.forms import CostForm, Paste
from ourterms.terms.rules.check import STATES, Finding, check_answers, count, currency_for, fill, three
from ourterms.terms.rules.clauses import CLAUSES, GROUPS
from ourterms.terms.rules.clauses.base import MET, SHORT, UNSAID
from ourterms.terms.rules.conditions import Conditions, Span
from ourterms.terms.rules.cost import as_csv
from ourterms.terms.rules.replies import (
    for_our_chat,
    for_what_we_do,
    no_for_our_chat,
    questions_to_take,
    to_have_in_writing,
)
from ourterms.terms.rules.report import report
from ourterms.terms.rules.terms import as_data

# These views are exempt from the forgery check: they change nothing and know nobody, so there is nothing to
# forge, and a page without a cookie is a promise kept.


def _private(response: HttpResponse) -> HttpResponse:
    """A page with what somebody pasted stays in no cache."""
    response["Cache-Control"] = "no-store"
    return response


@csrf_exempt
@fixed
def check(request: HttpRequest) -> HttpResponse:
    """The box; and, once something is in it, what they offer, three things, and four choices."""
    if request.method != "POST":
        return render(request, "terms/box.html", {"text": ""})
    paste = Paste(request)
    if paste.document is None:
        return _private(render(request, "terms/box.html", {"text": paste.text, "error": paste.error}, status=422))
    return _private(render(request, "terms/check.html", _result(paste.document.text, paste.document.notes)))


@fixed
def example(request: HttpRequest) -> HttpResponse:
    """An advert made up by us, read the same way."""
    return render(request, "terms/check.html", example_result())


@cache
def _example() -> str:
    return (Path(__file__).parent / "data" / "example.txt").read_text(encoding="utf-8")


def example_result() -> dict[str, Any]:
    """What the page of the example shows."""
    return _result(_example(), ()) | {"is_example": True}


def _result(text: str, notes: tuple[str, ...]) -> dict[str, Any]:
    today = clock.today(ZoneInfo(settings.TIME_ZONE))
    conditions = read_on(text, today)
    made = report(conditions, ready_made.ready_made())
    closing = conditions.closing_date.value.whole() if conditions.closing_date else None
    return {
        "report": made,
        "already": False,
        "three": with_clauses(made.three),
        "by_status": by_status(made.findings),
        "counts": count(made.findings),
        "replies": made.replies[:2],
        "brief_no": made.replies[2],
        "chat": for_our_chat(made.sentence, made.three),
        "chat_no": no_for_our_chat(made.sentence),
        "questions": questions_to_take(made.three),
        "in_writing": to_have_in_writing(conditions),
        "floor": wage_floor(conditions, ready_made.ready_made(), today),
        "text": text,
        "notes": notes,
        "marked": marked(text, spans_of(conditions)),
        "gone": closing if closing and closing < today else None,
    }


def with_clauses(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings beside their clauses, for a page."""
    return [{"finding": finding, "clause": CLAUSES[finding.clause]} for finding in findings]


def by_status(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings under the headings Not enough, Offered, Doesn't say, for a page; a heading without any is left out."""
    rows = with_clauses(findings)
    groups = [
        {"title": _(STATES[status]), "rows": [row for row in rows if row["finding"].status == status]}
        for status in (SHORT, MET, UNSAID)
    ]
    return [group for group in groups if group["rows"]]


def spans_of(conditions: Conditions) -> list[Span]:
    """Where in the text the words stand that we found something in, in order, run together where they overlap."""
    joined: list[Span] = []
    for start, end in sorted(span for _name, fact in conditions.said() for span in fact.spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def marked(text: str, spans: Iterable[Span]) -> SafeString:
    """The text, safe for a page, with a highlighter over the spans (in order, not overlapping)."""
    pieces, done = [], 0
    for start, end in spans:
        pieces.append(format_html("{}<mark>{}</mark>", text[done:start], text[start:end]))
        done = end
    pieces.append(format_html("{}", text[done:]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@csrf_exempt
@fixed
def already(request: HttpRequest) -> HttpResponse:
    """The same clauses, without an advert: one question a screen, for a post, panel or role one sits on."""
    terms = ready_made.ready_made()
    if request.method != "POST":
        lines = [name for name, setting in terms.clauses.items() if setting.line]
        rest = [name for name in terms.clauses if name not in lines]
        questions = [
            {"clause": clause, "question": fill(clause.question, clause, terms.clauses[clause.id].figure, "GBP")}
            for clause in (CLAUSES[name] for name in (*lines, *rest))
        ]
        context = {"questions": questions, "lines": len(lines), "more": len(rest)}
        return render(request, "terms/already.html", context)
    answers = {name: value for name in terms.clauses if (value := request.POST.get(name)) in ("yes", "no", "unknown")}
    if not answers:
        return _private(render(request, "terms/already_nothing.html", status=422))
    findings = [finding for finding in check_answers(answers, terms) if finding.clause in answers]
    open_ones = three(findings)
    context = {
        "already": True,
        "three": with_clauses(open_ones),
        "groups": [{"title": _("What you chose"), "rows": with_clauses(findings)}],
        "letter": {"text": for_what_we_do(open_ones)},
        "chat": "\n".join(_("Ask for: {what}").format(what=finding.ask_for) for finding in open_ones),
    }
    return _private(render(request, "terms/already_result.html", context))


@csrf_exempt
@fixed
def cost(request: HttpRequest) -> HttpResponse:
    """What doing it properly costs, for whoever writes a bid."""
    if request.method != "POST":
        form = CostForm()
        return render(request, "terms/cost.html", {"form": form, "cost": form.cost()})
    form = CostForm(request.POST)
    made = form.cost()
    return _private(render(request, "terms/cost.html", {"form": form, "cost": made}, status=200 if made else 422))


@csrf_exempt
def cost_csv(request: HttpRequest) -> HttpResponse:
    """The same table for a spreadsheet."""
    form = CostForm(request.POST)
    made = form.cost()
    if made is None:
        return _private(render(request, "terms/cost.html", {"form": form, "cost": None}, status=422))
    response = HttpResponse(as_csv(made), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="what-doing-it-properly-costs.csv"'
    return _private(response)


@fixed
def ready_made_terms(request: HttpRequest) -> HttpResponse:
    """The ready-made terms, clause by clause, with the reason for each."""
    terms = ready_made.ready_made()
    currency = currency_for(Conditions(), terms)
    rows: list[dict[str, Any]] = [
        {
            "clause": CLAUSES[name],
            "wanted": fill(CLAUSES[name].wanted, CLAUSES[name], setting.figure, currency),
            "line": setting.line,
        }
        for name, setting in terms.clauses.items()
    ]
    groups = [
        {"title": _(title), "rows": [row for row in rows if row["clause"].group == group]}
        for group, title in GROUPS.items()
    ]
    return render(request, "terms/ready_made.html", {"groups": groups, "terms": terms})


def ready_made_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The ready-made terms to take away: TOML to edit, JSON for programs."""
    if kind == "toml":
        response = HttpResponse(ready_made.PATH.read_bytes(), content_type="application/toml")
    elif kind == "json":
        response = JsonResponse(as_data(ready_made.ready_made()), json_dumps_params={"indent": 2})
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="our-terms.{kind}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
