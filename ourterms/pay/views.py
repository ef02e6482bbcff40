"""Pages about money. What is owed to somebody, only they see; sums between bodies say nothing of persons."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.collectives.requests import MemberRequest
from ourterms.design.days import day_in_words
from ourterms.institutions.models import Institution
from ourterms.institutions.reading import call_as_we_do
from ourterms.kit import chance, clock
from ourterms.kit.lasting import how_long
from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.notices.forms import LetterForm
from ourterms.pay import actions, pieces, sealed
from ourterms.pay.forms import CameForm, DetailsForm, ExpenseForm, WordsForm
from ourterms.pay.models import Expense, Owed
from ourterms.pay.origins import origin_of
from ourterms.pay.reading import Mine, as_mine, late_one, listed, what_for, wrote_on
from ourterms.pay.reading import between as between_bodies
from ourterms.pay.rules import letters, owed
from ourterms.people.acts import Refused, tried
from ourterms.register.permissions import has_record

PAGES = {Owed: "pay:one", Expense: "pay:expense"}


def _today(request: MemberRequest) -> date:
    return clock.today(ZoneInfo(request.member.collective.setting("collectives.zone")))


def _own(request: MemberRequest, model: Any) -> Any:
    return model.objects.for_member(request.member).select_related("institution__merged_into")


def _called(request: MemberRequest, rows: Iterable[Any]) -> None:
    """Let each institution be called as the group calls it."""
    call_as_we_do(request.member, [row.institution.real for row in rows])


def _back(sum: Owed | Expense) -> HttpResponse:
    return redirect(PAGES[type(sum)], sum.collective_id, sum.pk)


# What is mine ---------------------------------------------------------------------------------------------------


def mine(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What institutions owe me for places, and what became of it."""
    page, sums = listed(request, request.member, Owed, _today(request))
    values = {
        "page": page,
        "sums": pieces.mine(sums, PAGES[Owed], collective),
        "has_record": has_record(request.member),
    }
    return render(request, "pay/mine.html", values)


def expenses(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What I laid out, and a form for the next."""
    member, today = request.member, _today(request)
    institutions = [each for each in Institution.objects.for_member(member) if each.merged_into_id is None]
    form = ExpenseForm(request.POST if request.method == "POST" else None, institutions=institutions, today=today)
    if request.method == "POST":
        given: dict[str, Any] = {"by": member, "today": today, "at": clock.now()}

        def lay_out() -> None:
            values = {name: form.cleaned_data[name] for name in ("what", "amount", "day")}
            actions.lay_out(id=form.row_id, institution=form.chosen, **values, **given)

        if tried(form, lay_out):
            return redirect("pay:expenses", collective)
    page, sums = listed(request, member, Expense, today)
    rows = pieces.mine(sums, PAGES[Expense], collective)
    values = {"page": page, "sums": rows, "form": form, "institutions": institutions}
    return render(request, "pay/expenses.html", values, status=422 if form.is_bound else 200)


def one(request: MemberRequest, collective: UUID, sum: UUID) -> HttpResponse:
    """A sum of mine, and what can be done about it."""
    return _page(request, get_object_or_404(_own(request, Owed), pk=sum))


def expense(request: MemberRequest, collective: UUID, sum: UUID) -> HttpResponse:
    """Something that I laid out."""
    return _page(request, get_object_or_404(_own(request, Expense), pk=sum))


def _page(request: MemberRequest, sum: Owed | Expense, form: CameForm | None = None) -> HttpResponse:
    today = _today(request)
    _called(request, [sum])
    (here,) = as_mine([sum], today)
    more = getattr(sum, "half_hour", 0)
    values = {
        "here": here,
        "stands": pieces.in_words(here),
        "is_expense": isinstance(sum, Expense),
        "form": form or CameForm(initial={"amount": here.state.open.amount, "day": today}),
        "more": how_long(30 * here.state.halves),
        "half_hour": Money(more, sum.currency) if more else None,
        "id": chance.uuid(),
        "do": reverse(f"{PAGES[type(sum)]}-do" if isinstance(sum, Expense) else "pay:do", args=_args(sum)),
        "letter": reverse("pay:expense-letter" if isinstance(sum, Expense) else "pay:letter", args=_args(sum)),
    }
    return render(request, "pay/one.html", values, status=422 if form else 200)


def _args(sum: Owed | Expense) -> list[UUID]:
    return [sum.collective_id, sum.pk]


def do(request: MemberRequest, collective: UUID, sum: UUID) -> HttpResponse:
    """Something has become of a sum of mine."""
    return _do(request, get_object_or_404(_own(request, Owed), pk=sum))


def do_expense(request: MemberRequest, collective: UUID, sum: UUID) -> HttpResponse:
    """Something has become of what I laid out."""
    return _do(request, get_object_or_404(_own(request, Expense), pk=sum))


def _do(request: MemberRequest, sum: Owed | Expense) -> HttpResponse:
    what = request.POST.get("do", "")
    now: dict[str, Any] = {"by": request.member, "sum": sum, "today": _today(request), "at": clock.now()}
    if what == "came":
        form = CameForm(request.POST)

        def came() -> None:
            actions.it_came(
                id=form.row_id, amount=form.cleaned_data["amount"], day=form.cleaned_data["day"], **now
            )  # fmt: skip

        return _back(sum) if tried(form, came) else _page(request, sum, form)
    if what.startswith("back-") and what.removeprefix("back-") in owed.KINDS:
        actions.take_back(kind=what.removeprefix("back-"), **now)
        return _back(sum)
    now["id"] = _id(request)
    if what == owed.MORE and isinstance(sum, Owed):
        actions.it_took_more(**now)
    elif what == owed.LET:
        actions.let_it_be(**now)
    elif what in owed.WORDS:
        actions.it_was_sent(kind=what, **now)
    return _back(sum)


def _id(request: MemberRequest) -> UUID:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        raise Refused(say("Open the page again.")) from None


# Letters --------------------------------------------------------------------------------------------------------


def letter(request: MemberRequest, collective: UUID, sum: UUID) -> HttpResponse:
    """A claim, or a letter because it is late, drafted: to copy or to print, and sent by nobody but the member."""
    return _letter(request, get_object_or_404(_own(request, Owed), pk=sum))


def expense_letter(request: MemberRequest, collective: UUID, sum: UUID) -> HttpResponse:
    """The same for what I laid out."""
    return _letter(request, get_object_or_404(_own(request, Expense), pk=sum))


def _drafted(here: Mine, kind: str) -> str:
    row, state = here.row, here.state
    about = letters.Sum(row.what, state.open, day_in_words(row.day, "short"), day_in_words(row.due, "short"))
    if kind == owed.CHASED:
        return letters.chase(about, here.late, day_in_words(state.claimed, "short") if state.claimed else "")
    return letters.claim(about, state.halves)


def _letter(request: MemberRequest, sum: Owed | Expense) -> HttpResponse:
    today = _today(request)
    _called(request, [sum])
    (here,) = as_mine([sum], today)
    if not here.state.open.minor:
        raise Http404
    origin = origin_of(sum.origin)
    more = Money(getattr(sum, "half_hour", 0) * here.state.halves, sum.currency)
    kind = owed.CHASED if here.late and "late" in request.GET else owed.CLAIMED
    drafted = _drafted(here, kind)
    form = WordsForm(request.POST if request.method == "POST" else None, initial={"words": drafted})
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else drafted
    values = {
        "here": here,
        "is_claim": kind == owed.CLAIMED,
        "kind": kind,
        "words": words,
        "form": form,
        "is_expense": isinstance(sum, Expense),
        "reference": sealed.reference(request.member, sum.pk),
        "origin": origin,
        "made_up": "" if origin is None else origin.whole if getattr(sum, "half_hour", 0) else origin.off,
        "more": (how_long(30 * here.state.halves), more) if more.minor else None,
        "details": sealed.of(request.member),
        "today": today,
        "id": chance.uuid(),
        "page": reverse(PAGES[type(sum)], args=_args(sum)),
        "do": reverse("pay:expense-do" if isinstance(sum, Expense) else "pay:do", args=_args(sum)),
    }
    wrong = form.is_bound and not form.is_valid()
    return render(request, "pay/letter.html", values, status=422 if wrong else 200)


def details(request: MemberRequest, collective: UUID) -> HttpResponse:
    """How I can be paid, if I want it kept here."""
    there = sealed.of(request.member)
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=there._asdict())
    if form.is_bound and form.is_valid():
        given = {"legal_name": "", "account": ""} if request.POST.get("do") == "away" else form.cleaned_data
        actions.set_details(by=request.member, given=letters.Details(**given))
        return redirect("pay:details", collective)
    values = {"form": form, "kept": any(there)}
    return render(request, "pay/details.html", values, status=422 if form.is_bound else 200)


# Between bodies -------------------------------------------------------------------------------------------------


def between(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What institutions owe our people, and what they paid, by day; never by person."""
    today = _today(request)
    try:
        before = date.fromisoformat(request.GET["before"]) if "before" in request.GET else None
    except ValueError:
        before = None
    rows, further = between_bodies(request.member, today, before)
    call_as_we_do(request.member, [each.institution for each in rows])
    wrote = wrote_on(request.member, rows)
    told = ((each, wrote.get((each.institution.pk, each.due, each.owed.currency))) for each in rows)
    values = {"rows": pieces.between(told, collective), "further": further}
    return render(request, "pay/between.html", values)


def late(request: MemberRequest, collective: UUID, institution: UUID, due: str, currency: str) -> HttpResponse:
    """The letter of the group because it is late: drafted, changed as one likes, and sent by whoever sends it."""
    member, today = request.member, _today(request)
    try:
        line = late_one(member, institution, date.fromisoformat(due), currency, today)
    except (ValueError, OverflowError):  # no day, or the last one that there is
        line = None
    if line is None:
        raise Http404
    call_as_we_do(member, [line.institution])
    draft = letters.ours(
        to=str(line.institution),
        ours=str(member.collective.setting("collectives.letters_name") or member.collective.name),
        what=what_for(member, line),
        amount=None if line.few else line.open,
        due=day_in_words(line.due, "short"),
        late=line.late,
    )
    posted = request.POST if request.method == "POST" else None
    form = LetterForm(posted, today=today, initial={**draft._asdict(), "day": today})

    def act() -> None:
        given: dict[str, Any] = {
            name: form.cleaned_data[name] for name in ("subject", "words", "address", "day", "not_names")
        }
        about: dict[str, Any] = {"institution": line.institution, "due": line.due, "currency": currency}
        with form.looking_for_names():
            actions.write_it_is_late(by=member, id=form.row_id, today=today, at=clock.now(), **about, **given)

    if form.is_bound and tried(form, act):
        return redirect("pay:between", collective)
    values = {"line": line, "form": form}
    return render(request, "pay/late.html", values, status=422 if form.is_bound else 200)
