"""The pages of contacts: who they are, how they come back, and how they go. They see nothing of any group's."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ourterms.institutions import actions
from ourterms.institutions.forms import ComeBackForm, DescribeForm, GuestForm, MailedForm
from ourterms.institutions.models import Contact
from ourterms.institutions.signed_in import sign_in, sign_out
from ourterms.kit import clock
from ourterms.kit.hooks import Card
from ourterms.people.acts import tried
from ourterms.people.outgoing import sends_mail
from ourterms.people.rules.ways import own_path

HOME = "/guest/"


class ContactRequest(HttpRequest):
    """A request of a contact's: site.middleware.Access has put them here."""

    contact: Contact


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def _uuid(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _next(request: HttpRequest) -> str:
    return own_path(request.GET.get("next", ""), "")


def home(request: ContactRequest, cards: Sequence[Card]) -> HttpResponse:
    """What a contact finds here: what they have sent (`cards`), and who they are."""
    values = {"guest": request.contact, "cards": cards, "address": actions.address_of(request.contact)}
    return render(request, "institutions/guest.html", values)


def _in(request: HttpRequest, contact: Contact, next: str) -> HttpResponse:
    """In, and on to where they were going; first to choose, where their address comes for several institutions."""
    response = redirect(own_path(next, HOME))
    if len(actions.same_person(contact)) > 1:
        response = redirect(f"{reverse('guest:who')}?{urlencode({'next': own_path(next, HOME)})}")
    sign_in(request, response, contact, at=clock.now())
    return _private(response)


def come_back(request: HttpRequest) -> HttpResponse:
    """Sign in, by a code that is sent to one's address or by a receipt code."""
    if request.method != "POST":
        form = ComeBackForm(initial={"next": _next(request)})
        return _private(render(request, "institutions/come_back.html", {"form": form, "sends": sends_mail()}))
    form = ComeBackForm(request.POST)
    if form.is_valid():
        given, now = form.cleaned_data, clock.now()
        mail = request.POST.get("way") == "mail" or (given["email"].strip() and not given["code"].strip())
        if mail and not (sends_mail() and given["email"].strip()):
            form.add_error("email", _("Put your e-mail address."))
        elif mail:
            sent = actions.send_code(address=given["email"], at=now)
            kept = {"sent": str(sent), "next": own_path(given["next"], "")}
            return _private(redirect(f"{reverse('guest:code')}?{urlencode(kept)}"))
        elif contact := actions.by_receipt(typed=given["code"], today=now.date()):
            return _in(request, contact, given["next"])
        else:
            form.add_error("code", _("This code does not fit. It may have a slip in it."))
    return _private(render(request, "institutions/come_back.html", {"form": form, "sends": sends_mail()}, status=422))


def mailed(request: HttpRequest) -> HttpResponse:
    """The code that was sent by e-mail, if it was: the page is the same in any case."""
    form = MailedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        sent, now = _uuid(request.GET.get("sent", "")), clock.now()
        typed = form.cleaned_data["code"]
        contact = actions.by_code(id=sent, typed=typed, today=now.date(), at=now) if sent else None
        if contact:
            return _in(request, contact, request.GET.get("next", ""))
        form.add_error("code", _("This code does not fit, or its time is over. You can ask for a new one."))
    values = {"form": form, "first": "first" in request.GET, "next": _next(request)}
    return _private(render(request, "institutions/mailed.html", values, status=422 if form.errors else 200))


def come(request: HttpRequest) -> HttpResponse:
    """Say who one is, for the first time."""
    sends, now = sends_mail(), clock.now()
    data = request.POST if request.method == "POST" else None
    form = GuestForm(data, sends=sends, initial={"next": _next(request)})
    found: dict[str, Any] = {}

    def act() -> None:
        if form.who.email:
            found["sent"] = actions.send_first_code(form=form.row_id, who=form.who, at=now)
        else:
            found["contact"] = actions.come(form=form.row_id, who=form.who, at=now)

    if form.is_bound and tried(form, act):
        next = own_path(form.cleaned_data["next"], HOME)
        if "sent" in found:
            kept = {"sent": str(found["sent"]), "next": next, "first": ""}
            return _private(redirect(f"{reverse('guest:code')}?{urlencode(kept)}"))
        contact = found["contact"]
        receipt = actions.receipt_of(contact.pk)
        response = render(request, "institutions/receipt.html", {"guest": contact, "code": receipt, "next": next})
        sign_in(request, response, contact, at=now)
        return _private(response)
    values = {"form": form, "sends": sends}
    return _private(render(request, "institutions/come.html", values, status=422 if form.errors else 200))


def who(request: ContactRequest) -> HttpResponse:
    """For which institution one is here, where one's address comes for several: one at a time."""
    guest, now = request.contact, clock.now()
    if request.method == "POST":
        chosen = _uuid(request.POST.get("contact", ""))
        if chosen is None:
            raise Http404
        contact = actions.come_as(contact=guest, other=chosen, today=now.date())
        response = redirect(own_path(request.POST.get("next", ""), HOME))
        if contact.pk != guest.pk:
            sign_in(request, response, contact, at=now)
        return response
    values = {"guest": guest, "all": actions.same_person(guest), "next": _next(request)}
    return render(request, "institutions/who.html", values)


def describe(request: ContactRequest) -> HttpResponse:
    """Another name or post."""
    guest = request.contact
    data = request.POST if request.method == "POST" else None
    form = DescribeForm(data, initial={"name": guest.name, "post": guest.post})
    if form.is_bound and tried(form, lambda: actions.describe(by=guest, **form.cleaned_data, at=clock.now())):
        return redirect(HOME)
    values = {"form": form, "guest": guest}
    return render(request, "institutions/describe.html", values, status=422 if form.errors else 200)


def out(request: ContactRequest) -> HttpResponse:
    """Sign this browser out."""
    response = redirect("guest:in")
    sign_out(request, response)
    return response


def go(request: ContactRequest) -> HttpResponse:
    """Go for good: what happens is said first."""
    if request.method == "POST":
        response = redirect("guest:in")
        sign_out(request, response)
        actions.go(by=request.contact)
        return response
    values = {"guest": request.contact, "several": len(actions.same_person(request.contact)) > 1}
    return render(request, "institutions/guest_go.html", values)
