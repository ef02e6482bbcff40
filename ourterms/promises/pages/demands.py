"""Pages of what we ask: one demand, its answers and letters, and its line."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ourterms.asks.models import Ask
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions.actions import zone_of
from ourterms.decisions.constitution import clause_for
from ourterms.decisions.rules.ways import in_words as rule_in_words
from ourterms.design.days import day_in_words
from ourterms.design.forms import OnceForm
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.promises.actions import demands, letters
from ourterms.promises.actions.common import KIND
from ourterms.promises.drawn import line_as_svg
from ourterms.promises.forms import AnswerForm, DemandForm, DemandLetterForm
from ourterms.promises.models import Answer, Change, Demand, NotInOurName, Power, Promise, Sent
from ourterms.promises.pages.common import (
    about,
    brought,
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
from ourterms.promises.permissions import is_before_us
from ourterms.promises.pieces import came_of_it
from ourterms.promises.reading import beside, called, line_of
from ourterms.promises.rules import kept
from ourterms.promises.rules import letters as drafts
from ourterms.promises.rules.line import OURS, in_order
from ourterms.promises.shelves import first_words
from ourterms.register.models import Entry


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Put forward that we ask something of an institution."""
    made: list[Demand] = []
    form = with_whom(request, DemandForm, None, {})

    def act() -> None:
        given = form.cleaned_data
        what = {"title": given["title"], "words": given["words"], "mild": given["mild"] == "yes"}
        institution = whom(request, form, None)
        made.append(
            demands.propose(
                by=request.member, id=form.row_id, institution=institution, ask=form.began, at=clock.now(), **what
            )
        )

    if done(request, form, act):
        return to("demand", made[0])
    rule = rule_in_words(clause_for(request.member.collective, KIND).rule)
    return page(request, "demand_new", {"form": form, "rule_in_words": rule}, form)


def one(request: MemberRequest, collective: UUID, demand: UUID, wrong: str = "") -> HttpResponse:
    """A demand: where it stands, what they answered, what came of it."""
    there = one_of(request, Demand, demand, "matter", "decision", "ask")
    values = about(request, there)
    member, today = request.member, values["today"]
    sent = beside(member, Sent, "demand", there, "day", "at")
    came = [
        *beside(member, Promise, "demand", there, "due", "pk"),
        *beside(member, Power, "demand", there, "since", "pk"),
        *beside(member, Change, "demand", there, "day", "pk"),
        *beside(member, NotInOurName, "demand", there, "day", "pk"),
    ]
    answers = beside(member, Answer, "demand", there, "-day", "-at")
    values |= {
        "answer_lines": [(each, say(kept.ANSWERS[each.kind])) for each in answers],
        "sent": sent,
        "state_in_words": kept.in_words(kept.DEMAND_STATES, there.state),
        "silence": _silence(there, values),
        "before_us": is_before_us(there.matter),
        "told": _told(there) if there.step == kept.DECIDED else None,
        "chase": _chase(there, sent, today),
        "came_of_it": came_of_it(came, today, there.collective_id),
        "form": OnceForm(),
        "wrong": wrong,
    }
    if told := values["told"]:
        values["told_state"] = told.state(clock.now())
        values["told_on"] = told.shown.astimezone(zone_of(member)).date()
    return render(request, "promises/demand.html", values, status=422 if wrong else 200)


def _told(demand: Demand) -> Entry | None:
    """The entry by which anybody outside knows of it, or will first: of the demand, or of our decision on it."""
    about = Q(kind="demand", thing=demand.pk) | Q(kind="decision", thing=demand.decision_id)
    rows = Entry.objects.filter(about, collective=demand.collective_id, stopped=False, gone=False)
    found: Entry | None = rows.order_by("shown").first()
    return found


def _silence(demand: Demand, values: dict[str, Any]) -> str:
    if demand.step == kept.SENT and not demand.answer and demand.sent:
        return kept.silence_in_words(demand.sent, values["today"])
    return ""


def _chase(demand: Demand, sent: list[Sent], today: Any) -> kept.Chase | None:
    if demand.step != kept.SENT or demand.answer or demand.sent is None:
        return None
    since = kept.demand_waits_since(sent=demand.sent, answer_by=demand.answer_by, today=today)
    return kept.chase(waits_since=since, last_letter=sent[-1].day if sent else None, today=today)


def again(request: MemberRequest, collective: UUID, demand: UUID) -> HttpResponse:
    """Put it on the agenda once more."""
    there = one_of(request, Demand, demand)
    wrong = press(
        lambda form: demands.put_again(by=request.member, id=form.row_id, demand=there, at=clock.now()), request
    )
    return one(request, collective, demand, wrong) if wrong else to("demand", there)


def back(request: MemberRequest, collective: UUID, demand: UUID) -> HttpResponse:
    """Put forward that we take it back."""
    there, made = one_of(request, Demand, demand), []

    def act(form: OnceForm) -> None:
        made.append(demands.put_back_forward(by=request.member, id=form.row_id, demand=there, at=clock.now()))

    if wrong := press(act, request):
        return one(request, collective, demand, wrong)
    return redirect("decisions:matter", collective, made[0].pk) if made else to("demand", there)


def answer(request: MemberRequest, collective: UUID, demand: UUID) -> HttpResponse:
    """Write down what they answered."""
    there = one_of(request, Demand, demand)
    form = AnswerForm(posted(request), files_of(request), initial={"day": today_for(request.member)})

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("kind", "words", "day", "where")}
        demands.answer(
            by=request.member,
            id=form.row_id,
            demand=there,
            document=brought(request, form),
            at=clock.now(),
            **given,
        )

    if done(request, form, act):
        return to("demand", there)
    return page(request, "answer", about(request, there) | {"form": form}, form)


def line(request: MemberRequest, collective: UUID, demand: UUID) -> HttpResponse:
    """Everything that came of it, by dates, back to where it began: as a picture, and as a table."""
    there = one_of(request, Demand, demand, "ask")
    return _line_page(request, there, reverse("promises:demand", args=[collective, there.pk]))


def ask_line(request: MemberRequest, collective: UUID, ask: UUID) -> HttpResponse:
    """The same of an ask."""
    there = one_of(request, Ask, ask)
    return _line_page(request, there, reverse("asks:one", args=[collective, there.pk]))


def _line_page(request: MemberRequest, there: Any, back_url: str) -> HttpResponse:
    today = today_for(request.member)
    name = called(request.member, there)
    found = line_of(request.member, there, today)
    rows = [
        [
            f"{number}. {day_in_words(thing.day, 'short')}",
            _("We") if thing.side == OURS else name,
            thing.word,
            first_words(thing.words, 300),
        ]
        for number, thing in enumerate(in_order(found.things), start=1)
    ]
    values = {
        "thing": there,
        "name": name,
        "back_url": back_url,
        "picture": line_as_svg(found, today),
        "rows": rows,
        "head": [_("When"), _("Who"), _("What"), _("In words")],
        "silences": [
            (day_in_words(each.since, "short"), day_in_words(each.until, "short"), each.words)
            for each in found.silences
        ],
    }
    return render(request, "promises/line.html", values)


# Letters ---------------------------------------------------------------------------------------------------------


def day_words(day: Any) -> str:
    """A day as letters have it; "" for none."""
    return date_format(day, "j F Y") if day else ""


def ours(request: MemberRequest) -> str:
    """How we sign."""
    collective = request.member.collective
    return str(collective.setting("collectives.letters_name") or collective.name)


def letter(request: MemberRequest, collective: UUID, demand: UUID) -> HttpResponse:
    """The letter about a demand: drafted, changed as one likes, and sent by whoever sends it."""
    there = one_of(request, Demand, demand)
    values = about(request, there)
    names = {"to": values["name"], "ours": ours(request), "title": there.title}
    if there.step == kept.SENT and there.sent:
        days = kept.silent_days(there.sent, values["today"])
        draft = drafts.ask_again(sent=day_words(there.sent), days=days, **names)
    else:
        draft = drafts.demand(
            words=there.words, decided=day_words(there.decided), answer_by="", mild=there.mild, **names
        )
    return letter_page(request, there, "demand", draft, values, first=there.step == kept.DECIDED)


def letter_page(
    request: MemberRequest, there: Any, name: str, draft: drafts.Draft, values: dict[str, Any], *, first: bool = False
) -> HttpResponse:
    """A draft to change, copy, print or send. Nothing goes anywhere before somebody presses the button."""
    today = values["today"]
    form = DemandLetterForm(posted(request), first=first, today=today, initial=draft._asdict() | {"day": today})

    def act() -> None:
        given = form.cleaned_data
        what = {key: given[key] for key in ("subject", "words", "day", "address", "not_names")}
        answer_by = given.get("answer_by")
        with form.looking_for_names():
            letters.send(by=request.member, id=form.row_id, about=there, answer_by=answer_by, at=clock.now(), **what)

    if done(request, form, act):
        return to(name, there)
    return page(request, "letter", values | {"form": form, "back": f"promises:{name}"}, form)
