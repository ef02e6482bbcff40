"""The pages of the library."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ourterms.collectives.models import Member, asking
from ourterms.collectives.permissions import name_seen, names_seen_by, who_hide_from
from ourterms.collectives.requests import MemberRequest
from ourterms.design.forms import OnceForm
from ourterms.files.rules import PICTURES, RECORDINGS
from ourterms.kit import clock
from ourterms.library import actions, rules
from ourterms.library.forms import EncloseForm, WriteForm
from ourterms.library.models import Page, Version
from ourterms.library.permissions import may_put_away
from ourterms.library.reading import beside, page_for, shelf_page, taken_over, version_of
from ourterms.library.ready_made import TEXTS
from ourterms.people.acts import Refused

FULL, EASY, BOTH = "full", "easy", "both"


def _today(member: Member) -> date:
    return clock.today(ZoneInfo(member.collective.setting("collectives.zone")))


def _fields(form: WriteForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("kind", "title", "words", "easy")}


def _name(member: Member, version: Version) -> str:
    """Who saved it, as this member may see it; "" for nobody they know of."""
    by = version.by
    return name_seen(by.name, by.person_id, who_hide_from(member)) if by else ""


def shelf(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What we have, by title; one kind of it (`?kind=`), or what is put away (`?away=yes`)."""
    kind = request.GET.get("kind", "")
    away = request.GET.get("away") == "yes"
    if kind and kind not in rules.SHELVES:
        raise Http404
    page = shelf_page(request, away, bool(kind), kind=kind, **asking(request.member))
    ours = taken_over(request.member)
    values = {
        "page": page,
        "listed": [(each, _(rules.SHELVES[each.kind])) for each in page.rows],
        "kind": kind,
        "away": away,
        "kinds": [(name, _(words)) for name, words in rules.SHELVES.items()],
        "ready": [text for text in TEXTS.values() if text.slug not in ours],
    }
    return render(request, "library/shelf.html", values)


def start(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Put a page into the library."""
    form = WriteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            page = actions.start(by=request.member, id=form.row_id, **_fields(form), today=_today(request.member))
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("library:page", collective, page.pk)
    return render(request, "library/write.html", {"form": form}, status=422 if form.errors else 200)


def ready_made(request: MemberRequest, collective: UUID, slug: str) -> HttpResponse:
    """A ready-made text, to read and take over."""
    text = TEXTS.get(slug)
    if text is None:
        raise Http404
    form = OnceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        page = actions.take_over(by=request.member, id=form.row_id, slug=slug, today=_today(request.member))
        return redirect("library:page", collective, page.pk)
    ours = Page.objects.for_member(request.member).filter(made_from=slug).first()
    version = Version(title=text.title, words=text.words, easy=text.easy, rendered=0)
    values = {"text": text, "version": version, "shown_as": _shown_as(request, version), "form": form, "ours": ours}
    return render(request, "library/ready_made.html", values, status=422 if form.errors else 200)


def _shown_as(request: MemberRequest, version: Version) -> str:
    asked = request.GET.get("as", FULL)
    return asked if version.easy and asked in (FULL, EASY, BOTH) else FULL


def page(request: MemberRequest, collective: UUID, page: UUID) -> HttpResponse:
    """A page as it reads now: full, easy-read, or both (`?as=`); and what lies beside it."""
    there = page_for(request.member, page)
    return _page(request, there, EncloseForm())


def _page(request: MemberRequest, there: Page, form: EncloseForm) -> HttpResponse:
    version = version_of(there, there.number)
    values = {
        "page": there,
        "version": version,
        "shown_as": _shown_as(request, version),
        "name": _name(request.member, version),
        "kind": _(rules.SHELVES[there.kind]),
        "may_put_away": may_put_away(request.member),
        "beside": [
            (each, "picture" if each.file.kind in PICTURES else "recording" if each.file.kind in RECORDINGS else "pdf")
            for each in beside(there)
        ],
        "form": form,
    }
    return render(request, "library/page.html", values, status=422 if form.errors else 200)


def enclose(request: MemberRequest, collective: UUID, page: UUID) -> HttpResponse:
    """Put a file beside a page."""
    there = page_for(request.member, page)
    form = EncloseForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.enclose(
                by=request.member,
                id=form.row_id,
                page=there,
                data=given["file"].read(),
                words=given["words"],
                at=clock.now(),
            )
            return redirect("library:page", collective, page)
        except Refused as refused:
            form.add_error(None, refused.message)
    return _page(request, there, form)


def take_out(request: MemberRequest, collective: UUID, page: UUID, enclosure: UUID) -> HttpResponse:
    """Take away what one brought oneself."""
    there = page_for(request.member, page)
    found = get_object_or_404(there.enclosures.select_related("file"), pk=enclosure)
    actions.take_out(by=request.member, enclosure=found)
    return redirect("library:page", collective, page)


def write(request: MemberRequest, collective: UUID, page: UUID) -> HttpResponse:
    """Change a page. Whoever saves second gets both texts beside each other, and nothing is lost."""
    there = page_for(request.member, page)
    if request.method != "POST":
        now = version_of(there, there.number)
        form = WriteForm(
            initial={"seen": now.number, "kind": there.kind, "title": now.title, "words": now.words, "easy": now.easy}
        )
        return render(request, "library/write.html", {"form": form, "page": there})
    form = WriteForm(request.POST)
    theirs: Version | None = None
    if form.is_valid():
        try:
            actions.save(
                by=request.member,
                id=form.row_id,
                page=there,
                seen=form.cleaned_data["seen"] or 0,
                **_fields(form),
                today=_today(request.member),
            )
            return redirect("library:page", collective, page)
        except Refused as refused:
            form.add_error(None, refused.message)
        except actions.Meanwhile as meanwhile:
            theirs = meanwhile.version
            typed = request.POST.copy()
            typed["seen"] = str(theirs.number)  # whoever saves now has seen it
            mine = form.cleaned_data["words"]
            form = WriteForm(typed)
            values = {"form": form, "page": there, "theirs": theirs, "name": _name(request.member, theirs)}
            values["lines"] = rules.compare(theirs.words, mine)
            return render(request, "library/meanwhile.html", values, status=422)
    return render(request, "library/write.html", {"form": form, "page": there}, status=422)


def letter(request: MemberRequest, collective: UUID, page: UUID) -> HttpResponse:
    """A page as a letter on A4, from the name and address that the group has set for letters."""
    there = page_for(request.member, page)
    setting = request.member.collective.setting
    values = {
        "page": there,
        "version": version_of(there, there.number),
        "name": setting("collectives.letters_name"),
        "address": setting("collectives.letters_address"),
        "today": _today(request.member),
    }
    return render(request, "library/letter.html", values)


def put_away(request: MemberRequest, collective: UUID, page: UUID) -> HttpResponse:
    """Put a page away (`away=yes`), or bring it back."""
    there = page_for(request.member, page)
    actions.put_away(by=request.member, page=there, away=request.POST.get("away") == "yes")
    return redirect("library:page", collective, page)


def versions(request: MemberRequest, collective: UUID, page: UUID) -> HttpResponse:
    """Every version of a page, newest first, thirty at a time (`?below=` a number)."""
    there = page_for(request.member, page)
    below = request.GET.get("below", "")
    rows = there.versions.order_by("-number").defer("words", "html", "easy", "easy_html")
    if below.isascii() and below.isdecimal() and len(below) < 10:
        rows = rows.filter(number__lt=int(below))
    taken = list(rows[:31])
    names: dict[Any, str] = names_seen_by(request.member, (each.by_id for each in taken))
    listed = [(each, names.get(each.by_id, "")) for each in taken[:30]]
    values = {"page": there, "listed": listed, "below": taken[29].number if len(taken) > 30 else None}
    return render(request, "library/versions.html", values)


def version(request: MemberRequest, collective: UUID, page: UUID, number: int) -> HttpResponse:
    """One version, and line by line how it differs from the one before it, or from another (`?with=` its number)."""
    there = page_for(request.member, page)
    shown = version_of(there, _number(number))
    asked = request.GET.get("with", "")
    others = there.versions.exclude(number=number)
    if asked.isascii() and asked.isdecimal():
        other = others.filter(number=_number(int(asked))).first()
    else:
        other = others.filter(number__lt=number, taken_back=False).order_by("-number").first()
    pair = sorted((other, shown), key=lambda each: each.number) if other else []
    comparable = bool(pair) and not any(each.taken_back for each in pair)
    values = {
        "page": there,
        "version": shown,
        "name": _name(request.member, shown),
        "shown_as": _shown_as(request, shown),
        "pair": pair if comparable else [],
        "lines": rules.compare(pair[0].words, pair[1].words) if comparable else [],
        "easy_lines": rules.compare(pair[0].easy, pair[1].easy) if comparable else [],
        "form": OnceForm(),
    }
    return render(request, "library/version.html", values)


def _number(number: int) -> int:
    if number > 2**31 - 1:
        raise Http404
    return number


def go_back(request: MemberRequest, collective: UUID, page: UUID, number: int) -> HttpResponse:
    """Let a page say again what it said in an earlier version."""
    there = page_for(request.member, page)
    version_of(there, _number(number))
    form = OnceForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Open the page again, and try once more."))
    actions.go_back(by=request.member, id=form.row_id, page=there, number=number, today=_today(request.member))
    return redirect("library:page", collective, page)
