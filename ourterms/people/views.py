"""Signing in and out, and the pages on which somebody sees to their own ways to sign in."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from ourterms.kit import clock
from ourterms.people import actions, devices, passkeys
from ourterms.people.acts import Refused
from ourterms.people.forms import (
    AddressForm,
    CardForm,
    MailedCodeForm,
    PasskeyForm,
    PasswordForm,
    SignInForm,
    WaysForm,
)
from ourterms.people.models import Code, Device, Opening, Passkey, Person
from ourterms.people.outgoing import sends_mail
from ourterms.people.rules.ways import own_path
from ourterms.people.second_step import ask_first, is_sure, second_step

private = cache_control(no_store=True)
IN = "/you/in/"  # to one's group, or to one's own page where there are several
YOU = "/you/"


def _uuid(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


# Signing in ---------------------------------------------------------------------------------------------------


def _go_in(request: HttpRequest, person: UUID, next: str, *, shared: bool) -> HttpResponse:
    devices.end_here(request)
    response = redirect(own_path(next, IN))
    devices.sign_in(response, person, shared=shared, at=clock.now())
    return response


def _who(form: WaysForm, way: str, person: UUID | None) -> UUID | None:
    """Whom the form shows to be there. None with the error put at its field; raises Refused for too many tries."""
    given, now = form.cleaned_data, clock.now()
    found: UUID | None = None
    field, message = "code", _("This code does not fit. It may be used already, or have a slip in it.")
    if way == "passkey":
        field, message = "code", _("The passkey did not work here. Use another way.")
        try:
            found = passkeys.whose(person, given["challenge"], given["answer"], now) if given["challenge"] else None
        except passkeys.NotTaken:
            found = None
    elif way == "password":
        field, message = "password", _("The address and the password don't fit together.")
        if person is not None:
            message = _("This is not your password.")
            found = person if actions.is_own_password(person, given["password"], now) else None
        else:
            found = actions.person_by_password(given["email"], given["password"], now)
    elif given["code"].strip():
        found = actions.person_by_card(given["code"])
    else:
        message = _("Put a code from your card, or choose another way below.")
    if found is None or (person is not None and found != person):
        form.add_error(field, message)
        return None
    return found


def _way(request: HttpRequest, form: WaysForm) -> str:
    """Which button was meant. Enter in a box presses the first one, so what is filled in counts too."""
    way = request.POST.get("way", "card")
    given = form.cleaned_data
    if way == "card" and not given["code"].strip() and given["password"]:
        return "password"
    return way if way in ("card", "password", "mail", "passkey") else "card"


@private
def sign_in(request: HttpRequest) -> HttpResponse:
    """By a code of one's card; or by e-mail and password, an e-mailed code, a passkey."""
    if request.method != "POST":
        form = SignInForm(initial={"next": own_path(request.GET.get("next", ""), "")})
        return render(request, "people/sign_in.html", {"form": form, "sends": sends_mail()})
    form = SignInForm(request.POST)
    way = ""
    if form.is_valid():
        way, given = _way(request, form), form.cleaned_data
        if way == "mail" and not (sends_mail() and given["email"].strip()):
            form.add_error("email", _("Put your e-mail address."))
        elif way == "mail":
            id = actions.send_sign_in_code(given["email"], clock.now())
            kept = {"sent": str(id), "next": own_path(given["next"], ""), "shared": "yes" if given["shared"] else "no"}
            return redirect(f"{reverse('people:sign-in-code')}?{urlencode(kept)}")
        elif person := _who(form, way, None):
            return _go_in(request, person, given["next"], shared=given["shared"])
    open = way in ("password", "mail")
    return render(request, "people/sign_in.html", {"form": form, "sends": sends_mail(), "open": open}, status=422)


@private
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The code that was sent by e-mail, if it was: the page is the same in any case."""
    form = MailedCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = _uuid(request.GET.get("sent", ""))
        person = actions.person_by_mail(sent, form.cleaned_data["code"], clock.now()) if sent else None
        if person:
            shared = request.GET.get("shared") != "no"
            return _go_in(request, person, request.GET.get("next", ""), shared=shared)
        form.add_error("code", _("This code does not fit, or its time is over. You can ask for a new one."))
    return render(request, "people/sign_in_code.html", {"form": form}, status=422 if form.errors else 200)


def sign_in_passkey(request: HttpRequest) -> JsonResponse:
    """What the browser needs to use a passkey (js/passkey.js)."""
    return JsonResponse(passkeys.begin_using(None, clock.now()))


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    response = redirect(own_path(request.POST.get("next", ""), reverse("people:signed-out")))
    devices.sign_out(request, response)
    return response


def signed_out(request: HttpRequest) -> HttpResponse:
    """That is done."""
    return render(request, "people/signed_out.html")


def change_password(request: HttpRequest) -> HttpResponse:
    """Where password managers look (.well-known/change-password)."""
    return redirect("people:password")


def sure(request: Any) -> HttpResponse:
    """The second step: a code, a password or a passkey once more."""
    ways = actions.ways_of(request.person_id)
    if request.method != "POST":
        form = WaysForm(initial={"next": own_path(request.GET.get("next", ""), YOU)})
        return render(request, "people/sure.html", {"form": form, "ways": ways})
    form = WaysForm(request.POST)
    if form.is_valid() and _who(form, _way(request, form), request.person_id):
        devices.prove(request.device, clock.now())
        return redirect(own_path(form.cleaned_data["next"], YOU))
    return render(request, "people/sure.html", {"form": form, "ways": ways}, status=422)


def sure_mail(request: Any) -> HttpResponse:
    """The second step by a code to one's own address."""
    next = own_path(request.GET.get("next", ""), YOU)
    if request.method == "POST" and request.POST.get("way") == "mail":
        person = Person.objects.get(pk=request.person_id)
        address = actions.own_address(person)
        if not (sends_mail() and address):
            raise Refused(_("There is no address that we could write to."))
        id = actions.send_sign_in_code(address, clock.now())
        return redirect(f"{request.path}?{urlencode({'sent': str(id), 'next': next})}")
    form = MailedCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = _uuid(request.GET.get("sent", ""))
        person_id = actions.person_by_mail(sent, form.cleaned_data["code"], clock.now()) if sent else None
        if person_id == request.person_id:
            devices.prove(request.device, clock.now())
            return redirect(next)
        form.add_error("code", _("This code does not fit, or its time is over. You can ask for a new one."))
    return render(request, "people/sure_mail.html", {"form": form}, status=422 if form.errors else 200)


# One's own ways -----------------------------------------------------------------------------------------------


@second_step
def card(request: Any) -> HttpResponse:
    """Make a card. It is shown once, in answer to the form; loaded again, the same form shows the same card."""
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = actions.make_card(by=request.person_id, id=form.row_id, at=clock.now())
        next = own_path(request.POST.get("next", ""), YOU)
        values = {"codes": codes, "next": next, "address": f"{settings.OURTERMS_URL}{reverse('people:sign-in')}"}
        return render(request, "people/card.html", values)
    used = Code.objects.filter(card__person=request.person_id).order_by("number").values_list("number", "used")
    return render(request, "people/card_make.html", {"form": CardForm(), "used": list(used)})


@second_step
def password(request: Any) -> HttpResponse:
    """Set, change or take away the password; the old one is asked for."""
    person = Person.objects.get(pk=request.person_id)
    has_one = bool(person.password)
    form = PasswordForm(request.POST or None, has_one=has_one)
    if request.method == "POST":
        removing = has_one and request.POST.get("way") == "remove"
        if removing:
            form.fields["new"].required = False
        if form.is_valid():
            try:
                if has_one and not actions.is_own_password(person.pk, form.cleaned_data["old"], clock.now()):
                    form.add_error("old", _("This is not the password you have now."))
                elif removing:
                    actions.remove_password(by=person.pk, at=clock.now())
                    return redirect(YOU)
                else:
                    actions.set_password(
                        by=person.pk, password=form.cleaned_data["new"], here=request.device.id, at=clock.now()
                    )
                    return redirect(YOU)
            except Refused as refused:
                form.add_error("new", refused.message)
    values = {"form": form, "has_one": has_one, "has_address": person.email_mark is not None, "sends": sends_mail()}
    return render(request, "people/password.html", values, status=422 if form.errors else 200)


@second_step
def address(request: Any) -> HttpResponse:
    """Put, change or take away an e-mail address."""
    person = Person.objects.get(pk=request.person_id)
    if request.method == "POST" and request.POST.get("way") == "remove":
        actions.remove_address(by=person.pk, at=clock.now())
        return redirect(YOU)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and sends_mail() and form.is_valid():
        try:
            id = actions.send_address_code(by=person.pk, address=form.cleaned_data["email"], at=clock.now())
            return redirect(f"{reverse('people:address-code')}?{urlencode({'sent': str(id)})}")
        except Refused as refused:
            form.add_error("email", refused.message)
    values = {
        "form": form,
        "now": actions.own_address(person),
        "sends": sends_mail(),
        "password": bool(person.password),
    }
    return render(request, "people/address.html", values, status=422 if form.errors else 200)


@second_step
def address_code(request: Any) -> HttpResponse:
    """The code that was sent to the new address."""
    form = MailedCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = _uuid(request.GET.get("sent", ""))
        given = form.cleaned_data["code"]
        if sent and actions.set_address(by=request.person_id, id=sent, typed=given, at=clock.now()):
            return redirect(YOU)
        form.add_error("code", _("This code does not fit, or its time is over. You can ask for a new one."))
    return render(request, "people/address_code.html", {"form": form}, status=422 if form.errors else 200)


@second_step
def passkeys_page(request: Any) -> HttpResponse:
    """One's passkeys, and a new one."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if given["challenge"]:
            try:
                actions.add_passkey(
                    by=request.person_id,
                    challenge=given["challenge"],
                    answer=given["answer"],
                    name=given["name"],
                    at=clock.now(),
                )
                return redirect("people:passkeys")
            except Refused as refused:
                form.add_error("name", refused.message)
        else:
            form.add_error("name", _("This browser can't make a passkey. Your card does the same."))
    keys = Passkey.objects.filter(person=request.person_id).order_by("name")
    return render(request, "people/passkeys.html", {"form": form, "keys": keys}, status=422 if form.errors else 200)


@second_step
def passkey_begin(request: Any) -> HttpResponse:
    """What the browser needs to make a passkey (js/passkey.js)."""
    return JsonResponse(passkeys.begin_adding(request.person_id, clock.now()))


def passkey_sure(request: Any) -> JsonResponse:
    """What the browser needs to use a passkey of one's own for the second step."""
    return JsonResponse(passkeys.begin_using(request.person_id, clock.now()))


def passkey_remove(request: Any, id: UUID) -> HttpResponse:
    """Do without a passkey."""
    if not is_sure(request):
        return ask_first(reverse("people:passkeys"))
    actions.remove_passkey(by=request.person_id, id=id, at=clock.now())
    return redirect("people:passkeys")


def devices_page(request: Any) -> HttpResponse:
    """Where one is signed in; end one, or all others."""
    if request.method == "POST":
        one = _uuid(request.POST.get("device", ""))
        if one:
            actions.sign_out_one(by=request.person_id, id=one)
        else:
            actions.sign_out_others(by=request.person_id, here=request.device.id, at=clock.now())
        return redirect("people:devices")
    rows = Device.objects.filter(person_id=request.person_id).order_by("-started")
    return render(request, "people/devices.html", {"rows": rows, "here": request.device.id})


def keep_here(request: Any) -> HttpResponse:
    """This device is only mine: stay signed in for thirty days. Whoever only found it open can't say so."""
    back = own_path(request.POST.get("next", ""), reverse("people:devices"))
    if not is_sure(request):
        return ask_first(back)
    response = redirect(back)
    devices.keep_here(request, response)
    return response


def openings(request: Any) -> HttpResponse:
    """Which sealed fields of mine were shown to whom."""
    rows = Opening.objects.filter(owner=request.person_id).order_by("-at")[:200]
    return render(request, "people/openings.html", {"rows": rows})
