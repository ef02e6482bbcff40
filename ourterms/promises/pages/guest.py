"""The page of an institution's contact: a demand that was sent to them, and their answer. Nothing else."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ourterms.institutions.guest.views import ContactRequest
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import tried
from ourterms.promises.actions import contacts
from ourterms.promises.forms import ContactAnswerForm
from ourterms.promises.models import Answer
from ourterms.promises.permissions import sent_to
from ourterms.promises.rules import kept


def demand(request: ContactRequest, demand: UUID) -> HttpResponse:
    """What a group asks of them, what they answered, and a form to answer."""
    there = sent_to(request.contact).select_related("collective", "institution__merged_into").filter(pk=demand).first()
    if there is None:
        raise Http404
    form = ContactAnswerForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("kind", "words", "promise", "due")}
        contacts.answer(contact=request.contact, id=form.row_id, demand=there, at=clock.now(), **given)

    if request.method == "POST" and tried(form, act):
        return redirect("promises-guest", there.pk)
    answers = Answer.objects.filter(demand=there).order_by("-day", "-at")
    values = {
        "group": there.collective.name,
        "thing": there,
        "guest": request.contact,
        "form": form,
        "answers": [(each, say(kept.ANSWERS[each.kind])) for each in answers],
    }
    return render(request, "promises/guest.html", values, status=422 if form.errors else 200)
