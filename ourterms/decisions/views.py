"""Pages of decisions. Each fetches through scope, does one thing, and goes back to where it was done."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.asked import asked_circle
from ourterms.collectives.models import Circle, Member, asking, in_circle
from ourterms.collectives.permissions import names_seen_by, seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import actions, budget, maps, pieces
from ourterms.decisions.constitution import clause_for, ours
from ourterms.decisions.forms import (
    AnswerForm,
    CameForm,
    DissentForm,
    MatterForm,
    OpenForm,
    OutcomeForm,
    ProposalForm,
    ReachForm,
    ReasonForm,
    RemarkForm,
    RuleForm,
    answer_form,
)
from ourterms.decisions.going_on import actions as going_on
from ourterms.decisions.going_on.forms import BesideForm
from ourterms.decisions.going_on.reading import part
from ourterms.decisions.models import LET_GO, RULES, WAITING, Constitution, Decision, Dissent, Matter, Remark
from ourterms.decisions.permissions import may_let_go
from ourterms.decisions.published.actions import can_be_public, only_decided
from ourterms.decisions.reading import (
    MATTERS,
    came_to,
    closed_page,
    decision_for,
    decisions_on,
    does_in_words,
    is_away,
    lines_of,
    open_now,
    page_values,
    remarks_page,
    waiting_page,
    without_outcome,
)
from ourterms.decisions.rules import closing
from ourterms.decisions.rules.constitution import KINDS, as_data, clause_in_words
from ourterms.decisions.rules.dissent import guess
from ourterms.decisions.rules.going_on import HEARING, heard_by
from ourterms.decisions.rules.slots import filled, members_in
from ourterms.decisions.rules.ways import BUDGET, GOING_ON, LEAST, NO, VOTES, YES, Rule, at_least, in_words
from ourterms.decisions.sealed import Reader
from ourterms.design.forms import OnceForm
from ourterms.design.paging import page_of
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import tried
from ourterms.register.permissions import may_publish

VERSIONS = 30  # of our rules, the last ones
OPEN_ONES = 30  # decisions that are open now, on the first page


def _zone(member: Member) -> str:
    return str(member.collective.setting("collectives.zone"))


def _circles(member: Member) -> list[Circle]:
    return list(Circle.objects.for_member(member).filter(ended=False).order_by("name", "pk"))


def _matter(request: MemberRequest, id: UUID) -> Matter:
    rows = Matter.objects.for_member(request.member).select_related("circle", "by")
    matter: Matter = get_object_or_404(rows, pk=id)
    return matter


def _decision(request: MemberRequest, id: UUID) -> Decision:
    """The decision; closed first, if its hour has come and nobody was here since."""
    decision = decision_for(request.member, id)
    if not decision.closed and decision.closes <= clock.now():
        actions.close(decision=decision, at=clock.now())
        decision = decision_for(request.member, id)
    if decision.stage == HEARING and heard_by(decision.opened, clock.today(ZoneInfo(decision.zone)), away=False):
        going_on.begin_answers(decision=decision, at=clock.now())
        decision = decision_for(request.member, id)
    return decision


def _to_matter(matter: Matter) -> HttpResponse:
    return redirect("decisions:matter", matter.collective_id, matter.pk)


def _to(decision: Decision, part: str = "") -> HttpResponse:
    there = reverse("decisions:one", args=[decision.collective_id, decision.pk])
    return redirect(f"{there}#{part}" if part else there)


# Lists --------------------------------------------------------------------------------------------------------


def agenda(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What is open now, and what waits on the agenda."""
    actions.close_due(clock.now(), collective)
    circle, url, reader = asked_circle(request), reverse("decisions:list", args=[collective]), Reader(request.member)
    asked, of_one = {**in_circle(circle), **asking(request.member)}, circle is not None
    page = waiting_page(request, of_one, **asked)
    waiting = [(each, is_away(reader, each.touches)) for each in page.rows]
    values = {"circle": circle, "page": page, "waiting": pieces.matters(waiting, url)}
    if not page.back:
        open_ones, unsaid = open_now(of_one, OPEN_ONES, **asked), without_outcome(of_one, OPEN_ONES, **asked)
        values["open_ones"] = pieces.cards(lines_of(open_ones, reader), url)
        values["to_conclude"] = pieces.lines(lines_of(unsaid, reader), url)
    return render(request, "decisions/list.html", values)


def past(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What was decided, the last first; and what could not be."""
    actions.close_due(clock.now(), collective)
    circle, url = asked_circle(request), reverse("decisions:list", args=[collective])
    page = closed_page(request, circle is not None, **in_circle(circle), **asking(request.member))
    lines = pieces.lines(lines_of(page.rows, Reader(request.member)), url)
    return render(request, "decisions/past.html", {"circle": circle, "page": page, "lines": lines})


def gone(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What was let go, each with its reason."""
    circle, reader = asked_circle(request), Reader(request.member)
    rows = Matter.objects.for_member(request.member).select_related("circle").filter(state=LET_GO)
    page = page_of(rows.filter(circle=circle) if circle else rows, request)
    values = {"circle": circle, "page": page, "gone": [(each, is_away(reader, each.touches)) for each in page.rows]}
    return render(request, "decisions/gone.html", values)


# A matter -----------------------------------------------------------------------------------------------------


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Put something on the agenda."""
    member, circle = request.member, asked_circle(request)
    initial = {"kind": MATTERS[0], **({"circle": str(circle.pk)} if circle else {})}
    data = request.POST if request.method == "POST" else None
    kinds = (*MATTERS, BUDGET) if budget.is_on(member) else MATTERS
    form, made = MatterForm(data, circles=_circles(member), kinds=kinds, initial=initial), []

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("kind", "title", "words", "touches")}
        today = clock.today(actions.zone_of(member))
        made.append(
            actions.put_forward(
                by=member, id=form.row_id, circle=form.chosen_circle, at=clock.now(), today=today, **given
            )
        )

    if data is not None and tried(form, act):
        return _to_matter(made[0])
    return render(request, "decisions/new.html", {"form": form}, status=422 if form.errors else 200)


def matter(request: MemberRequest, collective: UUID, matter: UUID) -> HttpResponse:
    """A matter, and every decision on it."""
    return _matter_page(request, _matter(request, matter), ReasonForm())


def _matter_page(
    request: MemberRequest, there: Matter, form: ReasonForm, proposal: ProposalForm | None = None
) -> HttpResponse:
    decisions = decisions_on(matter=there.pk, **asking(request.member))
    lines = actions.CARRIES_OUT[there.does].in_words(there.subject) if there.does else []
    offered = bool(there.does) and actions.CARRIES_OUT[there.does].offered
    offers = actions.who_offer(there) if offered else []
    proposals = budget.proposals_on(there) if there.kind == BUDGET else []
    whose = [*(each.pk for each in offers), *(each.by_id for each in proposals)]
    names = names_seen_by(request.member, [there.by_id, *members_in(lines), *whose])
    clause = clause_for(request.member.collective, there.kind)
    values = {
        "matter": there,
        "by": names.get(there.by_id, "") if there.by_id else "",
        "decisions": pieces.lines(lines_of(decisions), reverse("decisions:list", args=[there.collective_id])),
        "may_let_go": may_let_go(request.member, there),
        "does_in_words": filled(lines, names, _("Somebody")),
        "offered": offered,
        "offers": [names.get(each.pk, _("Somebody")) for each in offers],
        "i_offer": request.member in offers,
        "clause": clause,
        "rule_in_words": in_words(clause.rule),
        "is_budget": there.kind == BUDGET,
        "budgeting_off": there.kind == BUDGET and not budget.is_on(request.member),
        "proposals": [(each, names.get(each.by_id, "") if each.by_id else "") for each in proposals],
        "proposal_form": proposal or ProposalForm(),
        "from_map": maps.behind(request.member, there),
        "about": _about(there.collective_id, there.does, there.subject),
        "form": form,
    }
    wrong = form.errors or (proposal is not None and proposal.errors)
    return render(request, "decisions/matter.html", values, status=422 if wrong else 200)


def propose(request: MemberRequest, collective: UUID, matter: UUID) -> HttpResponse:
    """Put forward what could be paid from a pot, and what it costs."""
    there, form = _matter(request, matter), ProposalForm(request.POST)

    def act() -> None:
        budget.propose(by=request.member, id=form.row_id, matter=there, at=clock.now(), **_given(form))

    if tried(form, act):
        return _to_proposals(there)
    return _matter_page(request, there, ReasonForm(), form)


def _given(form: ProposalForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("title", "cost", "words")}


def _to_proposals(there: Matter) -> HttpResponse:
    return redirect(reverse("decisions:matter", args=[there.collective_id, there.pk]) + "#proposals")


def proposal_back(request: MemberRequest, collective: UUID, matter: UUID, proposal: UUID) -> HttpResponse:
    """Take one's own proposal back, before it is opened."""
    there = _matter(request, matter)
    budget.take_back(by=request.member, matter=there, id=proposal)
    return _to_proposals(there)


def _about(collective: UUID, does: str, subject: Mapping[str, Any]) -> tuple[str, str] | None:
    """Where what it is about stands, if it is about something that has a page."""
    return actions.CARRIES_OUT[does].page(collective, subject) if does else None


def offer(request: MemberRequest, collective: UUID, matter: UUID) -> HttpResponse:
    """Say that one would do it, or take that back."""
    there = _matter(request, matter)
    actions.offer(by=request.member, matter=there, would=request.POST.get("do") != "take-back")
    return _to_matter(there)


def let_go(request: MemberRequest, collective: UUID, matter: UUID) -> HttpResponse:
    """Take it off the agenda, with a reason."""
    there, form = _matter(request, matter), ReasonForm(request.POST)
    if tried(form, lambda: actions.let_go(by=request.member, matter=there, reason=form.cleaned_data["reason"])):
        return _to_matter(there)
    return _matter_page(request, there, form)


def put_back(request: MemberRequest, collective: UUID, matter: UUID) -> HttpResponse:
    """Put it back on the agenda."""
    there = _matter(request, matter)
    actions.put_back(by=request.member, matter=there)
    return _to_matter(there)


def open_matter(request: MemberRequest, collective: UUID, matter: UUID) -> HttpResponse:
    """Open it as a decision, by what our rules say of its kind."""
    there, member = _matter(request, matter), request.member
    if there.state != WAITING and request.method != "POST":
        return _to_matter(there)
    clause, now = clause_for(member.collective, there.kind), clock.now()
    data, made = request.POST if request.method == "POST" else None, []
    usual = closing.usual(now, clause.rule.days, _zone(member))
    circles = [] if there.circle_id else _circles(member)
    must_be_quiet, ways = clause.rule.quiet, at_least(clause.rule.way)
    enough_for_quiet = actions.here_for(there).filter(paused=False).count() >= LEAST
    form = OpenForm(
        [each for each in ways if each in VOTES] if must_be_quiet else ways,
        data,
        closes=usual,
        circles=circles,
        must=clause.rule.affected,
        may_be_quiet=enough_for_quiet and not must_be_quiet and not clause.rule.affected,
        initial={"question": there.title},
    )

    def act() -> None:
        what = form.opening(_zone(member))
        made.append(actions.open_matter(by=member, id=form.row_id, matter=there, what=what, at=now))

    if data is not None and tried(form, act):
        return _to(made[0])
    values = {
        "form": form,
        "matter": there,
        "clause": clause,
        "rule_in_words": in_words(clause.rule),
        "proposals": budget.proposals_on(there) if there.kind == BUDGET else [],
        "budgeting_off": there.kind == BUDGET and not budget.is_on(member),
        "too_few_for_quiet": LEAST if must_be_quiet and not enough_for_quiet else 0,
        "theirs_to_open": clause.rule.affected and not there.circle_id and not circles,
        "zone": _zone(member),
    }
    return render(request, "decisions/open.html", values, status=422 if form.errors else 200)


# A decision ---------------------------------------------------------------------------------------------------


def one(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """A decision: what it is about, the rule, what is said, one's own answer, and what it came to."""
    return _page(request, _decision(request, decision))


def _page(request: MemberRequest, there: Decision, wrong: Any = None, code: str = "") -> HttpResponse:
    page = remarks_page(request, decision=there.pk)
    values = page_values(request.member, there, page.rows)
    url, mine = reverse("decisions:one", args=[there.collective_id, there.pk]), request.member.person_id
    values["remarks"] = pieces.remarks(values["remarks"], None if there.closed else mine, url, get_token(request))
    values["voices"] = pieces.voices(values["voices"], values["unnamed"])
    forms: dict[str, Any] = {}
    if there.closed:
        forms["came_form"] = CameForm()
    else:
        forms |= {"remark_form": RemarkForm(), "answer_form": answer_form(there, values["mine"])}
    for name, form in forms.items():
        if type(form) is type(wrong):
            forms[name] = wrong
    if there.does == GOING_ON:
        values["going_on"] = about = part(request.member, there)
        if about and about["mine"]:
            values["beside_form"] = BesideForm(seen_by(request.member).exclude(pk=request.member.pk))
    values |= {"about": _about(there.collective_id, there.does, there.subject)}
    if values["outcome"] and can_be_public(there):
        values["may_publish"] = may_publish(request.member, only_decided=only_decided(there))
    values |= {"page": page, "wrong": wrong, "code": code, **forms}
    return render(request, "decisions/one.html", values, status=422 if wrong else 200)


def answer(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Answer, answer otherwise, or take one's answer back."""
    there = _decision(request, decision)
    if request.POST.get("do") == "take-back":
        actions.take_back_answer(by=request.member, decision=there, at=clock.now())
        return _to(there, "answer")
    form, codes = AnswerForm(there, request.POST), []

    def act() -> None:
        codes.append(actions.answer(by=request.member, decision=there, at=clock.now(), **form.answered))

    if tried(form, act):  # a code is shown on this page alone: it stands nowhere to be shown from again
        return _page(request, there, code=codes[0]) if codes[0] else _to(there, "answer")
    return _page(request, there, form)


def remark(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Say something about it."""
    there, form = _decision(request, decision), RemarkForm(request.POST)

    def act() -> None:
        words = form.cleaned_data["words"]
        actions.remark(by=request.member, id=form.row_id, decision=there, words=words, at=clock.now())

    if tried(form, act):
        return _to(there, "said")
    return _page(request, there, form)


def remark_back(request: MemberRequest, collective: UUID, decision: UUID, remark: UUID) -> HttpResponse:
    """Take one's own words back."""
    there = _decision(request, decision)
    found = Remark.objects.for_member(request.member).filter(decision=there, pk=remark).first()
    if found is not None:
        actions.take_back_remark(by=request.member, remark=found)
    return _to(there, "said")


# What comes of it ---------------------------------------------------------------------------------------------


def outcome(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Write what was decided and what happens next."""
    there, data = _decision(request, decision), request.POST if request.method == "POST" else None
    joint = " " if there.question.endswith(("?", ".")) else ": "
    initial = {"words": f"{there.question}{joint}{came_to(there)}." if there.closed else ""}
    form = OutcomeForm(data, letters=actions.may_have_letter(there), initial=initial)

    def act() -> None:
        actions.write_outcome(by=request.member, decision=there, at=clock.now(), **form.outcome)

    if data is not None and tried(form, act):
        return _to(there, "outcome")
    if data is None and (not there.closed or hasattr(there, "outcome") or there.state not in (YES, NO)):
        return _to(there)
    values = {
        "decision": there,
        "form": form,
        "came_to": came_to(there),
        "does_in_words": does_in_words(request.member, there) if there.state == YES else [],
    }
    return render(request, "decisions/outcome.html", values, status=422 if form.errors else 200)


def came_of_it(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Say what came of it."""
    there, form = _decision(request, decision), CameForm(request.POST)

    def act() -> None:
        words = form.cleaned_data["words"]
        actions.tell_what_came(by=request.member, id=form.row_id, decision=there, words=words, at=clock.now())

    if tried(form, act):
        return _to(there, "came")
    return _page(request, there, form)


# Dissent ------------------------------------------------------------------------------------------------------


def dissent(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Say that one does not agree, and how far that goes."""
    there, data = _decision(request, decision), request.POST if request.method == "POST" else None
    form = DissentForm(data)

    def act() -> None:
        words = form.cleaned_data["words"]
        actions.dissent(by=request.member, id=form.row_id, decision=there, words=words, **form.goes)

    if data is not None and tried(form, act):
        return _to(there, "dissent")
    return _dissent_page(request, "decisions/dissent.html", there, form)


def _dissent_page(request: MemberRequest, template: str, there: Decision, form: Any, **more: Any) -> HttpResponse:
    members = Member.objects.filter(collective=there.collective_id, here=True).count()
    values = {"decision": there, "form": form, "guess": guess(members), **more}
    return render(request, template, values, status=422 if form.errors else 200)


def dissent_mine(request: MemberRequest, collective: UUID, decision: UUID, dissent: UUID) -> HttpResponse:
    """Say anew how far one's own dissent goes, or take it back. Nobody else finds this page."""
    there = _decision(request, decision)
    rows = Dissent.objects.for_member(request.member).filter(decision=there, by=request.member)
    mine, data = get_object_or_404(rows, pk=dissent), request.POST if request.method == "POST" else None
    if data is not None and data.get("do") == "take-back":
        actions.take_back_dissent(by=request.member, dissent=mine, at=clock.now())
        return _to(there, "dissent")
    form = ReachForm(data, initial={"reach": mine.reach, "named": "yes" if mine.named else "no"})
    now = clock.now()
    if data is not None and tried(
        form, lambda: actions.let_dissent_go(by=request.member, dissent=mine, **form.goes, at=now)
    ):
        return _to(there, "dissent")
    return _dissent_page(request, "decisions/dissent_mine.html", there, form, dissent=mine)


def go_on(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Go on to the next stage of a go-round."""
    there = _decision(request, decision)
    actions.go_on(by=request.member, decision=there, stage=request.POST.get("stage", ""), at=clock.now())
    return _to(there)


# The constitution ---------------------------------------------------------------------------------------------


def rules(request: MemberRequest, collective: UUID) -> HttpResponse:
    """How we decide, in words, for each kind of matter; and when that was changed."""
    now, version = ours(request.member.collective)
    shown = [kind for kind in KINDS if kind != BUDGET or budget.is_on(request.member)]
    kinds = [(kind, say(KINDS[kind].title), say(KINDS[kind].does), clause_in_words(kind, now[kind])) for kind in shown]
    versions = Constitution.objects.for_member(request.member).select_related("decision").order_by("-number")
    values = {"kinds": kinds, "ready_made": version is None, "versions": list(versions[:VERSIONS]), "form": OnceForm()}
    return render(request, "decisions/rules.html", values)


def _put_rules_forward(request: MemberRequest, id: UUID, title: str, words: str, changes: dict[str, Rule]) -> Matter:
    return actions.put_forward(
        by=request.member,
        id=id,
        kind="constitution",
        title=title,
        words=words,
        circle=None,
        at=clock.now(),
        today=clock.today(actions.zone_of(request.member)),
        does=RULES,
        subject={"rules": as_data(changes)},
    )


def take_rules(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Put forward that the rules which hold now are ours."""
    form = OnceForm(request.POST)
    if not form.is_valid():
        return redirect("decisions:rules", collective)
    now = ours(request.member.collective).rules
    return _to_matter(_put_rules_forward(request, form.row_id, _("These rules are ours"), "", now))


def rule(request: MemberRequest, collective: UUID, kind: str) -> HttpResponse:
    """Put forward another rule for one kind of matter."""
    if kind not in KINDS or (kind == BUDGET and not budget.is_on(request.member)):
        raise Http404
    clause, title = clause_for(request.member.collective, kind), say(KINDS[kind].title)
    data, made = request.POST if request.method == "POST" else None, []
    members = Member.objects.filter(collective=collective, here=True).count()
    form = RuleForm(kind, clause.rule, data, members=members)

    def act() -> None:
        name = _("Another rule for: {kind}").format(kind=title)
        words = form.cleaned_data["words"]
        made.append(_put_rules_forward(request, form.row_id, name, words, {kind: form.changed}))

    if data is not None and tried(form, act):
        return _to_matter(made[0])
    own = in_words(clause_for(request.member.collective, "constitution").rule)
    values = {"form": form, "title": title, "rule_in_words": clause_in_words(kind, clause.rule), "own_rule": own}
    return render(request, "decisions/rule.html", values, status=422 if form.errors else 200)
