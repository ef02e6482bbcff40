"""Pages of needs and offers."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.aid import actions, rules
from ourterms.aid.forms import DONE, OFFER, WishForm, WordsForm
from ourterms.aid.models import DECLINED, Answer, Errand, Need, errands_of, posted_in
from ourterms.aid.permissions import is_answerer, is_needer
from ourterms.aid.pieces import listed as slips
from ourterms.aid.reading import needs_page
from ourterms.aid.sealed import FOR_GO_BETWEEN, FOR_NEEDER, read_copy
from ourterms.collectives.asked import asked_circle
from ourterms.collectives.models import Circle, Member
from ourterms.collectives.permissions import seen_by, veil, who_hide_from
from ourterms.collectives.requests import MemberRequest
from ourterms.kit import clock
from ourterms.kit.speech import say


def _today(member: Member) -> date:
    return clock.today(ZoneInfo(member.collective.setting("collectives.zone")))


def listed(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Needs and offers that are open, the newest first, and what I asked others to post."""
    member = request.member
    circle, errands = asked_circle(request), errands_of(member)
    page = needs_page(request, member, posted_in(errands), circle, clock.now(), _today(member))
    asked = [(errand, read_copy(member, FOR_NEEDER, errand)) for errand in errands if errand.need_id is None]
    lines = slips(page.rows, member, reverse("aid:list", args=[collective]), who_hide_from(member))
    return render(request, "aid/list.html", {"page": page, "listed": lines, "circle": circle, "asked": asked})


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Ask for something, or offer something."""
    member = request.member
    circles = Circle.objects.for_member(member).filter(ended=False).order_by("name", "pk")
    others = seen_by(member).exclude(pk=member.pk)
    today = _today(member)
    data = request.POST if request.method == "POST" else None
    initial = {"way": OFFER} if request.GET.get("way") == OFFER else {}
    if circle := asked_circle(request):
        initial["circle"] = str(circle.pk)
    form = WishForm(circles, others, today, data, initial=initial)
    if form.is_bound and form.is_valid():
        if form.go_between is not None:
            errand = actions.ask_through(
                by=member, id=form.row_id, wish=form.wish, go_between=form.go_between, today=today
            )
            return redirect("aid:errand", collective, errand.pk)
        need = actions.post(by=member, id=form.row_id, wish=form.wish, at=clock.now())
        return redirect("aid:one", collective, need.pk)
    return render(request, "aid/new.html", {"form": form}, status=422 if form.is_bound else 200)


def errand(request: MemberRequest, collective: UUID, errand: UUID) -> HttpResponse:
    """What one member asked another to post. To anybody but these two there is nothing here."""
    member = request.member
    there = get_object_or_404(Errand.objects.for_member(member).select_related("go_between"), pk=errand)
    mine = there.is_of(member)
    if not mine and (there.go_between_id != member.pk or there.state == DECLINED):
        raise Http404
    do = request.POST.get("do")
    if do == "drop" and mine:
        actions.drop_errand(by=member, errand=there)
        return redirect("aid:list", collective)
    if do == "post" and not mine:
        need = actions.post_errand(by=member, errand=there, at=clock.now())
        return redirect("aid:one", collective, need.pk)
    if do == "no" and not mine:
        actions.decline_errand(by=member, errand=there)
        return redirect("aid:list", collective)
    opened = read_copy(member, FOR_NEEDER if mine else FOR_GO_BETWEEN, there)
    if opened is None:
        raise Http404
    wish = opened.wish
    asks = Member.objects.filter(pk=opened.needer, here=True).first()
    if asks is None:
        raise Http404
    chosen = list(Member.objects.filter(pk__in=wish.chosen, here=True).order_by("name")) if wish.chosen else []
    veil(who_hide_from(member), [there.go_between, asks, *chosen])
    values = {
        "errand": there,
        "mine": mine,
        "asks": asks,
        "wish": wish,
        "what": say(rules.KINDS[wish.kind]),
        "circle": Circle.objects.filter(pk=wish.circle).first() if wish.circle else None,
        "chosen": chosen,
    }
    return render(request, "aid/errand.html", values)


def _need(request: MemberRequest, id: UUID) -> Need:
    need: Need = get_object_or_404(Need.objects.for_member(request.member).select_related("by", "circle"), pk=id)
    return need


def one(request: MemberRequest, collective: UUID, need: UUID) -> HttpResponse:
    """A need or an offer. Who asked sees the answers; everybody else their own, or can write one."""
    member, there = request.member, _need(request, need)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer = actions.answer(by=member, need=there, id=form.row_id, words=form.cleaned_data["words"], at=clock.now())
        return redirect("aid:between", collective, need, answer.pk)
    needer = is_needer(member, there)
    asker = needer or there.by_id == member.pk
    answers = list(Answer.objects.for_member(member).filter(need=there).select_related("by").order_by("at", "pk"))
    values: dict[str, Any] = {
        "need": there,
        "form": form,
        "is_open": _is_open(member, there),
        "needer": needer,
        "asker": asker,
        "answers": answers if asker else [],
        "my_answer": next((each for each in answers if each.by_id == member.pk), None),
        "chosen": [],
        "errand": None,
    }
    if asker and there.chosen_only:
        values["chosen"] = list(there.chosen.select_related("member").order_by("member__name"))
    if asker and there.for_somebody:
        values["errand"] = Errand.objects.for_member(member).filter(need=there).first()
    veil(
        who_hide_from(member),
        [there.by, *(each.by for each in answers), *(each.member for each in values["chosen"])],
    )
    return render(request, "aid/one.html", values, status=422 if form.is_bound else 200)


def _is_open(member: Member, need: Need) -> bool:
    return need.closed is None and (need.until is None or need.until >= _today(member))


def close(request: MemberRequest, collective: UUID, need: UUID) -> HttpResponse:
    """Close a need or an offer, or open it again."""
    there = _need(request, need)
    if request.POST.get("open") == "yes":
        actions.open_again(by=request.member, need=there, today=_today(request.member))
    else:
        actions.close(by=request.member, need=there, at=clock.now())
    return redirect("aid:one", collective, need)


def _answer(request: MemberRequest, need: UUID, id: UUID) -> Answer:
    """An answer of mine or to me. To anybody else there is nothing here."""
    rows = Answer.objects.for_member(request.member).select_related("need", "need__by", "by")
    answer: Answer = get_object_or_404(rows, pk=id, need=need)
    return answer


def between(request: MemberRequest, collective: UUID, need: UUID, answer: UUID) -> HttpResponse:
    """What the two who found each other write, and nobody else reads."""
    member, there = request.member, _answer(request, need, answer)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.write(by=member, answer=there, id=form.row_id, words=form.cleaned_data["words"], at=clock.now())
        return redirect("aid:between", collective, need, answer)
    mine, wanted = is_answerer(member, there), there.need
    zone = member.collective.setting("collectives.zone")
    over = rules.day_over(wanted.until, zone) if wanted.until else None
    said = there.answerer_said if mine else there.asker_said
    messages = list(there.messages.select_related("by").order_by("at", "pk"))
    veil(who_hide_from(member), [wanted.by, there.by, *(each.by for each in messages)])
    values = {
        "need": wanted,
        "answer": there,
        "mine": mine,
        "needer": is_needer(member, wanted),
        "messages": messages,
        "form": form,
        "is_open": not (there.ended or wanted.closed),
        "asked": rules.is_asked(said, rules.asked_from(there.at, over, wanted.closed), clock.now()),
        "said": dict(DONE).get(said, ""),
        "done": DONE,
    }
    return render(request, "aid/between.html", values, status=422 if form.is_bound else 200)


def done(request: MemberRequest, collective: UUID, need: UUID, answer: UUID) -> HttpResponse:
    """Say whether it's done: yes, not yet, or let it be."""
    there = _answer(request, need, answer)
    actions.say_whether_done(by=request.member, answer=there, said=request.POST.get("said", ""), at=clock.now())
    return redirect("aid:between", collective, need, answer)


def take_back(request: MemberRequest, collective: UUID, need: UUID, answer: UUID) -> HttpResponse:
    """Take back that one can. Sent again, it is gone already."""
    there = Answer.objects.for_member(request.member).filter(pk=answer, need=need).first()
    if there is not None:
        actions.take_back_answer(by=request.member, answer=there)
    _need(request, need)
    return redirect("aid:one", collective, need)
