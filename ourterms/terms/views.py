"""Pages without an account. Nothing pasted is kept: each answer is made from the request alone."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ourterms.design.fixed import draw, fixed
from ourterms.design.templatetags.design import errors
from ourterms.kit import clock
from ourterms.kit.html import escape
from ourterms.kit.money import Money
from ourterms.terms import drawn, ready_made
from ourterms.terms.ask import report_on, wage_floor
from ourterms.terms.forms import CostForm, Paste
from ourterms.terms.rules.check import STATES, Finding, check_answers, count, currency_for, fill, three
from ourterms.terms.rules.clauses import CLAUSES, GROUPS
from ourterms.terms.rules.clauses.base import MET, SHORT, UNSAID, Figure
from ourterms.terms.rules.conditions import Conditions, Span
from ourterms.terms.rules.cost import as_csv
from ourterms.terms.rules.replies import (
    for_our_chat,
    for_what_we_do,
    no_for_our_chat,
    questions_to_take,
    to_have_in_writing,
)
from ourterms.terms.rules.report import Report
from ourterms.terms.rules.terms import as_data
from ourterms.terms.shown import in_easy

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
    return _private(_result(request, paste.document.text, paste.document.notes, paste.text))


@fixed
def example(request: HttpRequest) -> HttpResponse:
    """An advert made up by us, read the same way."""
    return _result(request, _example())


@cache
def _example() -> str:
    return (Path(__file__).parent / "data" / "example.txt").read_text(encoding="utf-8")


def example_report() -> Report:
    """What the example offers, and what it doesn't."""
    return report_on(_example(), ready_made.ready_made(), _today())


def _today() -> date:
    return clock.today(ZoneInfo(settings.TIME_ZONE))


def _result(request: HttpRequest, text: str, notes: tuple[str, ...] = (), box: str | None = None) -> HttpResponse:
    """What a text offers, three things, and four choices. `box`: what the box shows again; None for the example."""
    today, terms = _today(), ready_made.ready_made()
    made = report_on(text, terms, today, notes)
    conditions = made.conditions
    plain, warm, brief_no = made.replies
    in_writing = to_have_in_writing(made.findings)
    looks = {
        "is_example": box is None,
        "how_many": len(made.three),
        "voices": tuple(reply.title for reply in made.replies),
        "in_writing": bool(in_writing),
        "unread": not made.in_english,
    }
    fills: dict[str, str | bytes] = {
        "sentence": made.sentence,
        "notices": drawn.notices(made.notes if made.in_english else made.notes[1:]),
        "three": drawn.three(made.three, floor=wage_floor(conditions, terms, today)),
        **{status: str(number) for status, number in count(made.findings).items()},
        "marked": marked(text, spans_of(conditions)),
        "plain": plain.text,
        "warm": warm.text,
        "brief_no": brief_no.text,
        "chat": for_our_chat(made.sentence, made.three),
        "chat_no": no_for_our_chat(made.sentence),
        "questions": drawn.listed(questions_to_take(made.three)),
        "to_have": drawn.listed(in_writing),
        "everything": drawn.everything_as_sent(by_status(made.findings)),
        "text": box or "",
    }
    return draw(request, "terms/check.html", looks, fills)


def by_status(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings under the headings Not enough, Offered, Doesn't say, for a page; a heading without any is left out."""
    groups: dict[str, list[Finding]] = {status: [] for status in (SHORT, MET, UNSAID)}
    for found in findings:
        groups[found.status].append(found)
    return [{"title": _(STATES[status]), "findings": those} for status, those in groups.items() if those]


def spans_of(conditions: Conditions) -> list[Span]:
    """Where in the text the words stand that we found something in, in order, run together where they overlap."""
    joined: list[Span] = []
    for start, end in sorted([span for fact in conditions if fact is not None for span in fact.spans]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def marked(text: str, spans: Iterable[Span]) -> SafeString:
    """The text, safe for a page, with a highlighter over the spans (in order, not overlapping)."""
    pieces, done = [], 0
    for start, end in spans:
        pieces.append(f"{escape(text[done:start])}<mark>{escape(text[start:end])}</mark>")
        done = end
    return SafeString("".join(pieces) + escape(text[done:]))


@csrf_exempt
@fixed
def already(request: HttpRequest) -> HttpResponse:
    """The same clauses, without an advert: one question a screen, for a post, panel or role one sits on."""
    terms = ready_made.ready_made()
    if request.method != "POST":
        lines = [name for name, setting in terms.clauses.items() if setting.line]
        rest = [name for name in terms.clauses if name not in lines]
        questions = [
            {
                "id": f"q{number}",
                "clause": CLAUSES[name],
                "question": fill(CLAUSES[name].question, CLAUSES[name], terms.clauses[name].figure, "GBP"),
                "elsewhere": _elsewhere(terms.clauses[name].figure, "GBP"),
            }
            for number, name in enumerate((*lines, *rest), start=1)
        ]
        context = {"questions": questions, "lines": len(lines), "more": len(rest)}
        return render(request, "terms/already.html", context)
    answers = {name: value for name in terms.clauses if (value := request.POST.get(name)) in ("yes", "no", "unknown")}
    if not answers:
        return _private(render(request, "terms/already_nothing.html", status=422))
    findings = [finding for finding in check_answers(answers, terms) if finding.clause in answers]
    open_ones = three(findings)
    fills: dict[str, str | bytes] = {
        "three": drawn.three(open_ones, answered=True),
        "everything": drawn.everything_as_sent([{"title": _("What you chose"), "findings": findings}], answered=True),
        "letter": for_what_we_do(open_ones),
        "chat": "\n".join(_("Ask for: {what}").format(what=finding.ask_for) for finding in open_ones),
    }
    return _private(draw(request, "terms/already_result.html", {"how_many": len(open_ones)}, fills))


@csrf_exempt
@fixed
def cost(request: HttpRequest) -> HttpResponse:
    """What doing it properly costs, for whoever writes a bid."""
    if request.method != "POST":
        return _budget(request, CostForm())
    return _private(_budget(request, CostForm(request.POST)))


def _budget(request: HttpRequest, form: CostForm) -> HttpResponse:
    """The plan, and what it adds up to; or what has to be put right first."""
    made = form.cost()
    fills: dict[str, str] = {"currencies": drawn.currencies(form), "numbers": drawn.numbers(form)}
    fills["made_for"] = form.made_for
    if made is None:
        wrong = [str(message) for messages in form.errors.values() for message in messages]
        fills |= {"put_right": errors(form), "wrong": drawn.listed(wrong)}
    else:
        fills |= {"rows": drawn.rows(made), "total": str(made.total)}
        fills |= {"each": str(made.per_person), "pay": str(made.paid_each), "followed": drawn.followed(form)}
    return draw(request, "terms/cost.html", {"adds_up": made is not None}, fills, status=200 if made else 422)


@csrf_exempt
def cost_csv(request: HttpRequest) -> HttpResponse:
    """The same table for a spreadsheet."""
    form = CostForm(request.POST)
    made = form.cost()
    if made is None:
        return _private(_budget(request, form))
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
            "elsewhere": _elsewhere(setting.figure, currency),
        }
        for name, setting in terms.clauses.items()
    ]
    groups = [
        {"title": _(title), "rows": [row for row in rows if row["clause"].group == group]}
        for group, title in GROUPS.items()
    ]
    return render(request, "terms/ready_made.html", {"groups": groups, "terms": terms, "easy": in_easy(terms)})


def _elsewhere(figure: Figure, currency: str) -> str:
    """A figure in the other currencies that the terms have it in: "€35.00, A$50.00"; "" where it isn't money."""
    if not isinstance(figure, Mapping):
        return ""
    return ", ".join(str(Money.parse(amount, code)) for code, amount in figure.items() if code != currency)


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
