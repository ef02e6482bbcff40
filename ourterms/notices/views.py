"""What I am sent, and when; the group's letters; the link that ends it; the demo's mail."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from ourterms.collectives.permissions import veil, who_hide_from
from ourterms.collectives.requests import MemberRequest
from ourterms.design.paging import page_of
from ourterms.kit import clock
from ourterms.kit.sealing import CannotOpen
from ourterms.notices import actions, folder
from ourterms.notices.forms import ChoiceForm
from ourterms.notices.models import Choice
from ourterms.notices.outbox import open_letter, sends
from ourterms.notices.permissions import letters_of
from ourterms.notices.sending import member_of_link
from ourterms.people.models import Person


def mine(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What a member is sent, and on which day; everything can be switched off."""
    member = request.member
    choice = Choice.objects.filter(member=member).first()
    group_day = actions.day_of(None, member.collective)
    form = ChoiceForm(request.POST if request.method == "POST" else None, choice=choice, group_day=group_day)
    if request.method == "POST" and form.is_valid():
        actions.choose(by=member, at=clock.now(), **form.chosen())
        return redirect(f"{reverse('notices:mine', args=[collective])}?kept")
    values = {
        "form": form,
        "sends": sends(),
        "has_address": Person.objects.filter(members=member, email_mark__isnull=False).exists(),
        "quiet_from": member.collective.setting("collectives.quiet_from"),
        "quiet_until": member.collective.setting("collectives.quiet_until"),
    }
    return render(request, "notices/mine.html", values, status=422 if form.is_bound else 200)


def letters(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The letters of the group, the newest first."""
    page = page_of(letters_of(request.member), request, by="written")
    rows = []
    for letter in page.rows:
        try:
            written = open_letter(letter)
        except CannotOpen:
            continue
        rows.append((letter, written))
    return render(request, "notices/letters.html", {"page": page, "rows": rows, "sends": sends()})


def letter(request: MemberRequest, collective: UUID, letter: UUID) -> HttpResponse:
    """One letter, as it was written."""
    found = get_object_or_404(letters_of(request.member), pk=letter)
    try:
        written = open_letter(found)
    except CannotOpen:
        raise Http404 from None
    veil(who_hide_from(request.member), [found.by])
    return render(request, "notices/letter.html", {"letter": found, "written": written, "sends": sends()})


def letter_again(request: MemberRequest, collective: UUID, letter: UUID) -> HttpResponse:
    """A letter that did not arrive: try again, or put it away."""
    found = get_object_or_404(letters_of(request.member), pk=letter)
    if request.POST.get("do") == "again":
        actions.try_again(by=request.member, id=found.pk, at=clock.now())
        return redirect("notices:letter", collective, letter)
    if request.POST.get("do") == "away":
        actions.put_away(by=request.member, id=found.pk)
    return redirect("notices:letters", collective)


@csrf_exempt  # mail programs press it, and the link itself is the proof; all it can do is end messages
def off(request: HttpRequest) -> HttpResponse:
    """End the notices that a link stands in, without signing in (RFC 8058 presses it by POST)."""
    member = member_of_link(request.GET.get("t", ""))
    done = request.method == "POST" and member is not None
    if done and member is not None:
        actions.send_no_more(member=member)
    return render(request, "notices/off.html", {"whole": member is not None, "done": done})


def demo_mail(request: HttpRequest) -> HttpResponse:
    """What the demo would have sent. On a real server there is nothing here."""
    if not settings.DEMO:
        raise Http404
    return render(request, "notices/demo_mail.html", {"messages": folder.messages()})
