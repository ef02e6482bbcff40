"""Pages of who decided: what they called it, what the facts allow, our account."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.requests import MemberRequest
from ourterms.design.days import day_in_words
from ourterms.design.forms import OnceForm
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.promises.actions import accounts as actions
from ourterms.promises.actions.common import take_out
from ourterms.promises.drawn import steps_as_svg
from ourterms.promises.forms import AccountForm
from ourterms.promises.models import (
    DRAFT,
    KEPT_BY_US,
    Account,
    Answer,
    Change,
    NotInOurName,
    Power,
    PowerUse,
    Promise,
    Showing,
)
from ourterms.promises.pages.common import (
    about,
    asked_demand,
    begun,
    done,
    files_of,
    one_of,
    page,
    posted,
    press,
    to,
    today_for,
    whom,
    with_whom,
)
from ourterms.promises.permissions import is_before_us, may_rewrite
from ourterms.promises.rules import who_decided
from ourterms.promises.shelves import ACCOUNT_STATES


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Draft an account of a decision, or one that puts another right."""
    demand, corrects, made = asked_demand(request), _asked_account(request), []
    initial: dict[str, Any] = {"day": today_for(request.member)}
    if corrects is not None:
        initial, demand = _initial(corrects), corrects.demand
        form = AccountForm(posted(request), files_of(request), initial=initial, corrects=True)
    else:
        form = with_whom(request, AccountForm, demand, initial)

    def act() -> None:
        institution = corrects.institution if corrects is not None else whom(request, form, demand)
        made.append(
            actions.draft(
                by=request.member,
                id=form.row_id,
                institution=institution,
                written=_written(form),
                corrects=corrects,
                at=clock.now(),
                **(begun(form, demand) if corrects is None else {"demand": demand, "ask": corrects.ask}),
            )
        )

    if done(request, form, act):
        return to("account", made[0])
    return page(request, "account_new", {"form": form, "demand": demand, "corrects": corrects}, form)


def _asked_account(request: MemberRequest) -> Account | None:
    with suppress(ValueError):
        id = UUID(request.GET.get("corrects", ""))
        found: Account = one_of(request, Account, id, "demand", "ask")
        if found.state != KEPT_BY_US:
            raise Http404
        return found
    return None


def _written(form: AccountForm) -> actions.Written:
    given = form.cleaned_data
    names = ("title", "day", "ours", "theirs", "where", "theirs_day")
    return actions.Written(**{name: given[name] for name in names}, facts=form.facts, reason=given.get("reason", ""))


def _initial(account: Account) -> dict[str, Any]:
    names = ("title", "day", "ours", "theirs", "where", "theirs_day", "reason")
    return {**{name: getattr(account, name) for name in names}, **account.facts}


def one(request: MemberRequest, collective: UUID, account: UUID, wrong: str = "") -> HttpResponse:
    """Three columns: what they called it, the level the facts allow, our account. And the same as a table."""
    there = one_of(request, Account, account, "demand", "ask", "matter", "decision", "corrects")
    values = about(request, there)
    facts = who_decided.facts_from(there.facts)
    level, missing = who_decided.stopped_by(facts, there.version)
    later = Account.objects.for_member(request.member).filter(corrects=there).exclude(state=DRAFT).first()
    fact_rows = [list(row) for row in who_decided.in_words(facts)]
    values |= {
        "state_in_words": say(ACCOUNT_STATES[there.state]),
        "level": who_decided.level_in_words(level),
        "missing": missing,
        "following": _following(level),
        "picture": steps_as_svg(level),
        "rows": [
            [_("What they called it"), there.theirs or _("We have no words of theirs.")],
            [_("What the facts allow"), who_decided.level_in_words(level)],
            [_("Our account"), there.ours],
        ],
        "fact_rows": fact_rows,
        "head": [_("Question"), _("Answer")],
        "three_head": [_("Which"), _("In words")],
        "later": later,
        "may_rewrite": may_rewrite(request.member, there),
        "before_us": is_before_us(there.matter),
        "form": OnceForm(),
        "wrong": wrong,
        "when": day_in_words(there.day),
    }
    return render(request, "promises/account.html", values, status=422 if wrong else 200)


def _following(level: str) -> str:
    place = who_decided.LEVELS.index(level) + 1
    return who_decided.level_in_words(who_decided.LEVELS[place]) if place < len(who_decided.LEVELS) else ""


def write(request: MemberRequest, collective: UUID, account: UUID) -> HttpResponse:
    """Write a draft anew."""
    there = one_of(request, Account, account, "matter", "demand")
    if not may_rewrite(request.member, there):
        return to("account", there)
    corrects = there.corrects_id is not None
    form = AccountForm(posted(request), files_of(request), initial=_initial(there), corrects=corrects)

    def act() -> None:
        actions.rewrite(by=request.member, account=there, written=_written(form), at=clock.now())

    if done(request, form, act):
        return to("account", there)
    return page(request, "account_new", {"form": form, "account": there, "demand": there.demand}, form)


def put_to_all(request: MemberRequest, collective: UUID, account: UUID) -> HttpResponse:
    """Put it on the agenda, so that all of us keep it, or don't."""
    there, made = one_of(request, Account, account), []

    def act(form: OnceForm) -> None:
        made.append(actions.put_to_all(by=request.member, id=form.row_id, account=there, at=clock.now()))

    if wrong := press(act, request):
        return one(request, collective, account, wrong)
    return redirect("decisions:matter", collective, made[0].pk) if made else to("account", there)


# Taking out ------------------------------------------------------------------------------------------------------

# What can be taken out, its table, and the page that it stands on.
OUT: dict[str, tuple[type[Any], str, str]] = {
    "answer": (Answer, "demand", "demand"),
    "promise": (Promise, "", ""),
    "showing": (Showing, "promise", "promise"),
    "change": (Change, "", ""),
    "power": (Power, "", ""),
    "use": (PowerUse, "power", "power"),
    "claim": (NotInOurName, "", ""),
    "account": (Account, "", ""),
}
SHELF = {"promise": "promises", "change": "changes", "power": "powers", "claim": "claims", "account": "accounts"}


def out(request: MemberRequest, collective: UUID, kind: str, thing: UUID) -> HttpResponse:
    """Take out something that one wrote down oneself: asked once, because it can't be undone."""
    if kind not in OUT:
        raise Http404
    model, above, page_name = OUT[kind]
    there = one_of(request, model, thing, *([above] if above else []))
    wrong = ""
    if request.method == "POST":
        wrong = press(lambda form: take_out(by=request.member, thing=there, at=clock.now()), request)
    if request.method == "POST" and not wrong:
        if above:
            return to(page_name, getattr(there, above))
        return redirect(reverse("promises:list", args=[collective]) + f"?what={SHELF[kind]}")
    values = about(request, there) | {"form": OnceForm(), "wrong": wrong, "kind": kind}
    back = getattr(there, above) if above else there
    values["back_url"] = reverse(f"promises:{page_name or kind}", args=[collective, back.pk])
    return render(request, "promises/out.html", values, status=422 if wrong else 200)
