"""Pages inside a collective that belong to no one app. Apps put in what is theirs (hooks)."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ourterms.collectives.actions import ENDS_AFTER
from ourterms.collectives.models import Circle, Member
from ourterms.collectives.permissions import is_alone, seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.institutions.permissions import has_institutions
from ourterms.kit import clock
from ourterms.kit.hooks import Card
from ourterms.pay.reading import still_open
from ourterms.site import feeds
from ourterms.site.going import go
from ourterms.site.hooks import kept_here, on_home, walk, walk_each
from ourterms.site.models import Feed
from ourterms.site.you.forms import WORDS

MOST_FOUND = 30  # in one place
AWAY_LINES = 5  # at most, of what there is after a break


def _cards(hook: str, request: MemberRequest) -> list[Card]:
    return sorted(walk(hook, request.member, clock.now()), key=lambda card: card.order)


def home(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What there is to look at, if one likes. Nothing needs anybody; on a break, or while all rest, nothing is here.

    After a break the same cards, a few of them, are what there is to know: nothing is kept about the break itself.
    """
    if request.member.paused or request.member.collective.resting:
        return render(request, "site/inside_away.html")
    cards = sorted(on_home(request.member, clock.now()), key=lambda card: card.order)
    if "back" in request.GET:
        return render(request, "site/inside_back.html", {"cards": cards[:AWAY_LINES], "more": cards[AWAY_LINES:]})
    return render(request, "site/inside_home.html", {"cards": cards})


def together(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Next time we meet, needs and offers, talk, the tin: each app's own card."""
    return render(request, "site/together.html", {"cards": _cards("together", request)})


def circle(request: MemberRequest, collective: UUID, circle: UUID) -> HttpResponse:
    """A circle's own page: what the apps have in it, and who is in it. To anybody else there is nothing here."""
    member = request.member
    found = get_object_or_404(Circle.objects.for_member(member), pk=circle)
    inside = list(seen_by(member).filter(circles=found))
    values = {
        "circle": found,
        "inside": inside,
        "others": [] if found.ended else seen_by(member).exclude(circles=found),
        "alone": not found.circlemember_set.exclude(member=member).exists(),
        "cards": sorted(walk("circle", member, found, clock.now()), key=lambda card: card.order),
    }
    return render(request, "site/circle.html", values)


# Going ----------------------------------------------------------------------------------------------------------


class GoingForm(forms.Form):
    """What becomes of what one wrote."""

    words = forms.ChoiceField(
        label=_lazy("What you wrote here"),
        widget=forms.RadioSelect,
        choices=WORDS,
        error_messages={"required": _lazy("Choose what becomes of what you wrote.")},
    )


def going(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Go from this group: what happens is said first, and it happens at once."""
    form = GoingForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        go(by=request.member, keep_words=form.cleaned_data["words"] == "stay", at=clock.now())
        return redirect("/you/")
    today = clock.today(ZoneInfo(request.member.collective.setting("collectives.zone")))
    owed, laid_out = still_open(request.member, today)
    values = {"form": form, "alone": is_alone(request.member), "day": (clock.now() + ENDS_AFTER).date()}
    values |= {"owed": owed, "laid_out": laid_out}
    return render(request, "site/going.html", values, status=422 if request.method == "POST" else 200)


# What is kept, search, calendar ---------------------------------------------------------------------------------


KEPT_IN = {
    "people": _lazy("How you come in"),
    "collectives": _lazy("You and your groups"),
    "care": _lazy("Looking after each other"),
    "notices": _lazy("Messages and letters"),
    "talk": _lazy("Talk"),
    "meetings": _lazy("When we meet"),
    "decisions": _lazy("Deciding"),
    "aid": _lazy("Needs and offers"),
    "asks": _lazy("Asks"),
    "institutions": _lazy("Institutions"),
    "promises": _lazy("Promises"),
    "terms": _lazy("Our terms"),
    "register": _lazy("What is public of us"),
    "record": _lazy("What somebody says is wrong"),
    "funds": _lazy("The tin"),
    "pay": _lazy("Money from institutions"),
    "library": _lazy("Library"),
    "files": _lazy("Pictures and other files"),
    "site": _lazy("These pages themselves"),
}


def what_we_keep(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What exists about a member, in six lines, and every table from the code's own list, by what it is of."""
    parts: dict[str, list[tuple[str, str, str]]] = {name: [] for name in KEPT_IN}
    for kept in kept_here(outside=has_institutions(request.member.collective)):
        parts.setdefault(kept.table.partition(".")[0], []).append((kept.what, kept.who_sees, kept.fades))
    named = [(KEPT_IN.get(name, _("More")), rows) for name, rows in parts.items() if rows]
    head = [_("What"), _("Who can see it"), _("When it fades")]
    return render(request, "site/what_we_keep.html", {"head": head, "parts": named})


def my_what_we_keep(request: MemberRequest) -> HttpResponse:
    """The same by a short address: in the group of whoever asks."""
    mine = Member.objects.filter(person=request.person_id, here=True).order_by("collective__name", "pk").first()
    return redirect("what-we-keep", mine.collective_id) if mine else redirect("privacy")


class SearchForm(forms.Form):
    """Words to look for. They are sent, and stand in no address."""

    words = forms.CharField(
        label=_lazy("What are you looking for?"),
        max_length=100,
        error_messages={"required": _lazy("Put a word to look for.")},
    )


def search(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What a member may find, by where it is. No dates, no authors; the words stand in no address and no log."""
    form = SearchForm(request.POST if request.method == "POST" else None, label_suffix="")
    values: dict[str, object] = {"form": form, "searched": False}
    status = 200
    if request.method == "POST":
        status = 200 if form.is_valid() else 422
        if form.is_valid():
            places: dict[str, list[object]] = {}
            more = False
            for found in walk_each("search", request.member, form.cleaned_data["words"]):
                more = more or len(found) >= MOST_FOUND
                for each in found[:MOST_FOUND]:
                    places.setdefault(each.where, []).append(each)
            values |= {"searched": True, "places": places.items(), "more": more, "most": MOST_FOUND}
    return render(request, "site/search.html", values, status=status)


def calendar_address(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The address of one's own calendar: make one, make another, end it."""
    member = request.member
    if request.method == "POST":
        if request.POST.get("do") == "end":
            feeds.end_feed(by=member)
        elif request.POST.get("do") == "make":
            feeds.make_feed(by=member)
        return redirect("calendar-address", collective)
    feed = Feed.objects.filter(member=member).first()
    address = f"{settings.OURTERMS_URL}{reverse('calendar', args=[feeds.code_of(feed)])}" if feed else ""
    return render(request, "site/calendar_address.html", {"address": address})


def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """A member's calendar, for the program that has its address. Anything else: there is nothing here."""
    content = feeds.calendar_for(code, clock.now())
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="our.ics"'
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
