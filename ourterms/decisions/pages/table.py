"""Answers from the table: entered by one, confirmed by a second, checked by whoever gave them."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import names_seen_by, seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import table
from ourterms.decisions.models import Decision, Entered
from ourterms.decisions.pages.forms import CheckForm, EnterForm, spoken_answer_form
from ourterms.decisions.reading import answered_in_words
from ourterms.decisions.rules import table as rules
from ourterms.decisions.rules.ways import BUDGET, RANKED
from ourterms.decisions.views import _decision as decision_of
from ourterms.decisions.views import _to as to_decision
from ourterms.kit import chance, clock
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, tried

private = cache_control(no_store=True)
SLIPS = 6  # on one A4


def _people(member: Member, decision: Decision) -> "list[Member]":
    """Whose answer this member may enter: those they see here, in the circle if it is a circle's; never themselves."""
    here = seen_by(member).exclude(pk=member.pk)
    return list(here.filter(circlemember__circle=decision.circle_id) if decision.circle_id else here)


def at_table(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Enter what somebody said who has no screen; and what one has entered so far."""
    there, member = decision_of(request, decision), request.member
    data = request.POST if request.method == "POST" else None
    if data is not None and data.get("do") == "take-back":
        table.take_back(by=member, decision=there, id=_id(data.get("id", "")))
        return redirect("decisions:table", collective, decision)
    form, answers = EnterForm(_people(member, there), data), spoken_answer_form(there, data)

    def act() -> None:
        if not answers.is_valid():
            raise Refused(str(next(iter(answers.errors.values()))[0]))
        given = table.Answer(**{name: value for name, value in answers.answered.items() if name != "words"})
        table.enter(by=member, id=form.row_id, decision=there, answer=given, at=clock.now(), **form.entered)

    if data is not None and tried(form, act):
        return redirect(reverse("decisions:table", args=[collective, decision]) + "#mine")
    mine = Entered.objects.filter(decision=there, by=member).select_related("member").order_by("member__name_key", "pk")
    rows = [
        (each, say(rules.HOW[each.how]), answered_in_words(there, each.answer, each.chosen), _own_code(each))
        for each in (mine if not there.closed else [])
    ]
    values = {
        "decision": there,
        "form": form,
        "answers": answers,
        "rows": rows,
        "takes_answers": there.takes_answers,
        "states": {state: say(words) for state, words in rules.STATES.items()},
        "check_at": settings.OURTERMS_URL + reverse("counted"),
    }
    return render(request, "decisions/table.html", values, status=422 if form.errors or answers.errors else 200)


def _own_code(row: Entered) -> str:
    """The code to tell somebody; "" where it stands on their slip, which nobody here can read any more."""
    code = table.code_of(row.pk)
    return code if table.mark_of(code) == row.code else ""


def second(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Confirm what somebody else entered, by the code that whoever was there has seen or heard."""
    there, member = decision_of(request, decision), request.member
    form = CheckForm(request.POST if request.method == "POST" else None)
    found: Entered | None = None
    if form.is_bound and form.is_valid():
        code, do = form.cleaned_data["code"], request.POST.get("do")
        if do in ("yes", "no"):
            act = table.confirm if do == "yes" else table.deny
            if tried(form, lambda: act(by=member, decision=there, code=code, at=clock.now())):
                return render(request, "decisions/second.html", {"decision": there, "done": do, "form": CheckForm()})
        else:
            found = table.find(member, there, code)
            if found is None:
                form.add_error("code", _("There is nothing by this code."))
    values: dict[str, Any] = {"decision": there, "form": form, "found": found}
    if found is not None:
        values |= {
            "whose": next(iter(names_seen_by(member, [found.member_id]).values()), _("Somebody")),
            "how": say(rules.HOW[found.how]),
            "answered": answered_in_words(there, found.answer, found.chosen),
            "says": say(rules.STATES[found.state]),
            "code": chance.as_code(form.cleaned_data["code"]),
            "may_confirm": found.state == rules.ENTERED and found.by_id != member.pk and found.member_id != member.pk,
        }
    return render(request, "decisions/second.html", values, status=422 if form.errors else 200)


def slips(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Slips of paper to answer on: one A4 with a code of its own on each."""
    there = decision_of(request, decision)
    if there.closed or there.quiet:
        return to_decision(there)
    values = {
        "decision": there,
        "codes": [chance.code(rules.GROUPS) for _each in range(SLIPS)],
        "answers": _boxes(there),
        "points": there.by_points,
        "places": there.way in RANKED,
        "several": there.way == BUDGET or (there.way == "choose" and there.kept_rule.most > 1),
        "check_at": settings.OURTERMS_URL + reverse("counted"),
    }
    return render(request, "decisions/slips.html", values)


def _boxes(decision: Decision) -> list[str]:
    """What there is to tick, in the order of the page."""
    answers = spoken_answer_form(decision).fields
    if "answer" in answers:
        return [str(words) for _value, words in answers["answer"].choices]  # type: ignore[attr-defined]
    none = decision.way == "choose" or decision.in_rounds
    return [*decision.option_lines, *([_("None of them")] if none else [])]


@private
def counted(request: HttpRequest) -> HttpResponse:
    """Whoever gave an answer at the table sees, by their code alone, what was entered; and says if that is wrong."""
    data = request.POST if request.method == "POST" else None
    form, rows, done = CheckForm(data), [], False
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if data is not None and data.get("do") == "wrong":
            done = tried(form, lambda: table.contest(code=code, id=_id(data.get("id", "")), at=clock.now()))
        rows = table.find_anywhere(code)
        if not rows and not form.errors:
            form.add_error("code", _("There is nothing by this code. Look at it again, letter by letter."))
    shown = [
        {
            "row": row,
            "question": row.decision.question,
            "answered": answered_in_words(row.decision, row.answer, row.chosen),
            "says": say(rules.STATES[row.state]),
            "closes": row.decision,
            "open": not row.decision.closed and clock.now() < row.decision.closes,
            "can_contest": row.state in (rules.ENTERED, rules.CONFIRMED),
        }
        for row in rows
    ]
    code = chance.as_code(form.cleaned_data["code"]) if rows else ""
    values = {"form": form, "shown": shown, "code": code, "done": done}
    return render(request, "decisions/counted.html", values, status=422 if form.errors else 200)


def _id(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        raise Refused(_("There is nothing by this code.")) from None
