"""The pages of talk."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.collectives.models import Circle, CircleMember, Member, asking, circles_of, in_circle
from ourterms.collectives.permissions import may, name_seen, who_hide_from
from ourterms.collectives.requests import MemberRequest
from ourterms.design.paging import key_of, page_of
from ourterms.kit import clock
from ourterms.people.acts import tried
from ourterms.talk import actions, rules
from ourterms.talk.forms import BeginForm, ChangeForm, HideForm, WriteForm
from ourterms.talk.models import Hiding, Mute, Post, Thread
from ourterms.talk.permissions import may_change, may_hide
from ourterms.talk.pieces import Pieces, as_quote, listed
from ourterms.talk.reading import POSTS, QUOTED, post_for, posts_page, quotes_of, thread_for, threads_page

BEFORE = 3  # posts that stand above the one a link leads to


def _today(member: Member) -> date:
    return clock.today(ZoneInfo(member.collective.setting("collectives.zone")))


def _circle_asked(request: MemberRequest, circles: list[Circle]) -> Circle | None:
    asked = request.GET.get("circle", "")
    if not asked:
        return None
    for circle in circles:
        if str(circle.pk) == asked:
            return circle
    raise Http404


# Threads -----------------------------------------------------------------------------------------------------


def threads(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The threads of all, or of one circle (`?circle=`): newest talk first, without those that are muted."""
    circles = circles_of(request.member)
    circle = _circle_asked(request, circles)
    page = threads_page(request, circle is not None, **in_circle(circle), **asking(request.member))
    hidden_from = who_hide_from(request.member)
    lines = listed(page.rows, hidden_from, reverse("talk:threads", args=[collective]), in_circle=circle is not None)
    return render(request, "talk/threads.html", {"page": page, "listed": lines, "circles": circles, "circle": circle})


def begin(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Begin a thread."""
    circles = circles_of(request.member)
    form = BeginForm(request.POST if request.method == "POST" else None, circles=circles)
    if not form.is_bound and (circle := _circle_asked(request, circles)):
        form.initial["circle"] = str(circle.pk)

    def act() -> None:
        actions.begin(
            by=request.member,
            id=form.row_id,
            title=form.cleaned_data["title"],
            words=form.cleaned_data["words"],
            note=form.cleaned_data["note"],
            circle=form.chosen_circle,
            at=clock.now(),
            today=_today(request.member),
        )

    if request.method == "POST" and tried(form, act):
        return redirect("talk:thread", collective, form.row_id)
    return render(request, "talk/begin.html", {"form": form}, status=_status(form))


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200


def thread(request: MemberRequest, collective: UUID, thread: UUID) -> HttpResponse:
    """A thread and a form to write in it. *Quote* sends the form too, so that nothing typed so far is lost."""
    there = thread_for(request.member, thread)
    if request.GET.get("to") == "newest":
        return redirect(_place_of(there.posts.order_by("-at", "-pk")[0]))
    if request.method != "POST":
        return _thread_page(request, there, WriteForm())
    if "quote" in request.POST:
        return _thread_page(request, there, _with_quote(request, there))
    form = WriteForm(request.POST)
    written: list[Post] = []

    def act() -> None:
        quoted = form.cleaned_data["quotes"]
        quotes = Post.objects.for_member(request.member).filter(pk=quoted, thread=there).first() if quoted else None
        written.append(
            actions.write(
                by=request.member,
                id=form.row_id,
                thread=there,
                words=form.cleaned_data["words"],
                note=form.cleaned_data["note"],
                quotes=quotes,
                at=clock.now(),
            )
        )

    if tried(form, act):
        return redirect(_place_of(written[0]))
    return _thread_page(request, there, form)


def _with_quote(request: MemberRequest, there: Thread) -> WriteForm:
    """The form as it was typed so far, with another quote, or none."""
    typed = {name: request.POST.get(name, "") for name in ("id", "words", "note")}
    form = WriteForm(initial={name: value for name, value in typed.items() if value})
    form.initial["quotes"] = request.POST["quote"]
    return form


def _quoted(form: WriteForm, there: Thread) -> Any:
    """The post (of reading.QUOTED) that the form quotes, or None."""
    value = form["quotes"].value()
    try:
        quoted = UUID(str(value)) if value else None
    except ValueError:
        quoted = None
    if quoted is None:
        return None
    rows = Post.objects.filter(thread=there, pk=quoted, hidden=False, taken_back=False)
    return rows.values_list(*QUOTED, named=True).first()


def _thread_page(request: MemberRequest, there: Thread, form: WriteForm) -> HttpResponse:
    page = posts_page(request, thread=there.pk)
    hidden = [line.pk for line in page.rows if line.hidden]
    why = {each.post_id: each for each in Hiding.objects.filter(post__in=hidden, undone=False)} if hidden else {}
    quotes = quotes_of(page.rows)
    quoted = _quoted(form, there)
    if not quoted:
        form.initial.pop("quotes", None)
    hidden_from = who_hide_from(request.member)
    pieces = Pieces(
        reader=request.member.pk,
        keeps_rules=may(request.member, "talk"),
        url=reverse("talk:threads", args=[there.collective_id]) + "posts/",
        title=there.title,
        hidden_from=hidden_from,
    )
    posts = [pieces.post(line, why.get(line.pk), quotes.get(line.quotes_id)) for line in page.rows]
    values = {
        "thread": there,
        "posts": posts,
        "page": page,
        "form": form,
        "quoted": quoted,
        "began": name_seen(there.by.name, there.by.person_id, hidden_from) if there.by else "",
        "quoted_name": name_seen(quoted.by__name, quoted.by__person_id, hidden_from) if quoted else "",
        "quoted_words": as_quote(quoted) if quoted else "",
    }
    return render(request, "talk/thread.html", values, status=_status(form))


def _place_of(post: Post) -> str:
    """The address of a post: the page of its thread where a few others stand above it, or the thread's first."""
    earlier = Post.objects.filter(thread=post.thread_id, at__lt=post.at).order_by("-at", "-pk")
    above = list(earlier.only("pk", "at")[: POSTS + 1])
    address = reverse("talk:thread", args=[post.collective_id, post.thread_id])
    query = f"?after={key_of(above[BEFORE])}" if len(above) >= POSTS else ""
    return f"{address}{query}#p-{post.pk}"


def post(request: MemberRequest, collective: UUID, post: UUID) -> HttpResponse:
    """To where a post stands in its thread."""
    return redirect(_place_of(post_for(request.member, post)))


def mute(request: MemberRequest, collective: UUID, thread: UUID) -> HttpResponse:
    """Mute a thread (`muted=yes`), or have it back."""
    there = thread_for(request.member, thread)
    if request.POST.get("muted") == "yes":
        actions.mute(by=request.member, thread=there)
    else:
        actions.unmute(by=request.member, thread=there)
    return redirect("talk:thread", collective, thread)


# One's own posts ---------------------------------------------------------------------------------------------


def change(request: MemberRequest, collective: UUID, post: UUID) -> HttpResponse:
    """Change one's own post."""
    there = post_for(request.member, post)
    if not may_change(request.member, there):
        raise Http404
    now = {"words": there.words, "note": there.note, "title": there.thread.title}
    form = ChangeForm(request.POST if request.method == "POST" else None, opens=there.opens, initial=now)

    def act() -> None:
        actions.change(by=request.member, post=there, **form.cleaned_data)

    if request.method == "POST" and tried(form, act):
        return redirect(_place_of(there))
    return render(request, "talk/change.html", {"form": form, "post": there}, status=_status(form))


def take_back(request: MemberRequest, collective: UUID, post: UUID) -> HttpResponse:
    """Take one's own words back; also those in a circle that one is no longer in."""
    there = get_object_or_404(
        Post.objects.filter(collective=collective, by=request.member).select_related("thread"), pk=post
    )
    in_sight = Thread.objects.for_member(request.member).filter(pk=there.thread_id).exists()
    if request.method == "POST":
        actions.take_back(by=request.member, post=there)
        return redirect(_place_of(there)) if in_sight else redirect("talk:mine", collective)
    if there.taken_back:
        return redirect("talk:threads", collective)
    return render(request, "talk/take_back.html", {"post": there, "in_sight": in_sight})


# House rules -------------------------------------------------------------------------------------------------


def hide(request: MemberRequest, collective: UUID, post: UUID) -> HttpResponse:
    """Hide somebody's post, under a house rule."""
    there = post_for(request.member, post)
    if not may_hide(request.member, there):
        raise Http404
    ours = rules.house_rules(request.member.collective.setting("collectives.house_rules"))
    form = HideForm(request.POST if request.method == "POST" else None, rules=ours)

    def act() -> None:
        actions.hide(by=request.member, post=there, rule=form.cleaned_data["rule"], at=clock.now())

    if request.method == "POST" and tried(form, act):
        return redirect(_place_of(there))
    return render(request, "talk/hide.html", {"form": form, "post": there, "rules": ours}, status=_status(form))


def show_again(request: MemberRequest, collective: UUID, post: UUID) -> HttpResponse:
    """Undo the hiding of a post."""
    there = post_for(request.member, post)
    actions.show_again(by=request.member, post=there, at=clock.now())
    return redirect(_place_of(there))


def log(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What was hidden under which house rule, and what was shown again: for all members."""
    zone = ZoneInfo(request.member.collective.setting("collectives.zone"))
    page = page_of(Hiding.objects.for_member(request.member).select_related("circle"), request)
    lines = [(hiding, hiding.at.astimezone(zone).date()) for hiding in page.rows]
    return render(request, "talk/log.html", {"page": page, "lines": lines})


# What reaches me ---------------------------------------------------------------------------------------------


def mine(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What one muted; what one wrote in circles one is no longer in."""
    member = request.member
    muted = Thread.objects.for_member(member).filter(pk__in=Mute.objects.filter(member=member).values("thread"))
    in_circles = CircleMember.objects.filter(member=member).values("circle")
    left = Post.objects.filter(collective=collective, by=member, taken_back=False, circle__isnull=False)
    values = {
        "muted": muted.order_by("title", "pk"),
        "left": [(post, as_quote(post)) for post in left.exclude(circle__in=in_circles).order_by("at")],
    }
    return render(request, "talk/mine.html", values)
