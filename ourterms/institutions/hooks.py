"""What institutions answers to what crosses all apps (ourterms/kit/hooks.py)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.collectives.rules.names import key
from ourterms.institutions import actions, reading, signed_in
from ourterms.institutions.models import Confirmation, Contact, WorksThere
from ourterms.institutions.permissions import own_places
from ourterms.kit.hooks import Export, Found, Kept, Tick


def keeps() -> list[Kept]:
    """Every table of this app."""
    members, group = _("Members of the group"), _("With the group: thirty days after the last of you has gone")
    asked = _("The groups that they came to")
    contact = _("When they go, or 90 days after they were last here, if no group confirmed them and nothing was sent")
    return [
        Kept(
            "institutions.Institution",
            _("The name of an institution, and its public number"),
            _("Members of groups that have to do with it, each by the name that they gave it"),
            _("When no group has to do with it any more"),
        ),
        Kept("institutions.Dealing", _("That your group has to do with an institution"), members, group),
        Kept(
            "institutions.Contact",
            _("Who comes in the name of an institution: name, post, and a sealed address or a scrambled code"),
            asked,
            contact,
        ),
        Kept(
            "institutions.ContactDevice",
            _("That an institution's contact is signed in, and roughly since when"),
            _("Nobody"),
            _("When they sign out; after 12 hours or 30 days"),
        ),
        Kept("institutions.Guest", _("That an institution's contact has come to your group"), members, group),
        Kept(
            "institutions.Confirmation",
            _("That you made sure who an institution's contact is, and on which day"),
            members,
            _("When it is taken back; your name in it: when you go"),
        ),
        Kept(
            "institutions.WorksThere",
            _("At which institution you work or are treated, if you told the group; never which of the two"),
            members,
            _("When you take it back, or go. What you keep for yourself is sealed with your other notes"),
        ),
    ]


def search(member: Member, words: str) -> list[Found]:
    """Institutions by the name that the group gave them."""
    return [
        Found(row.name, _("Institutions"), "", reverse("institution", args=[member.collective_id, row.institution_id]))
        for row in reading.found(member, key(words))
    ]


def export(person: UUID) -> list[Export]:
    """Where somebody works or is treated, said to the group or only to themselves; whom they confirmed."""
    rows: list[dict[str, object]] = []
    for member in Member.objects.filter(person=person).select_related("collective"):
        group = member.collective.name
        named = {str(pk): name for pk, name in reading.every_name(member)}
        told = WorksThere.objects.filter(member=member).values_list("institution", flat=True)
        rows += [{"group": group, "what": "works there, told the group", "of": named[str(pk)]} for pk in told]
        for place in own_places(member):
            rows.append({"group": group, "what": "works there, kept for myself", "of": named.get(place, place)})
        confirmed = Confirmation.objects.filter(by=member).select_related("contact")
        rows += [{"group": group, "what": "confirmed", "of": each.contact.name} for each in confirmed]
    return [Export("institutions", rows)] if rows else []


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: where they work, with them; their name in what they confirmed."""
    actions.forget(member=member)


def ticks() -> list[Tick]:
    """Once a day: contacts and institutions that nobody has to do with. Often: sign-ins whose time is over."""
    return [
        Tick("institutions.fade", timedelta(days=1), lambda at: actions.fade(at=at)),
        Tick("institutions.devices", timedelta(minutes=10), signed_in.fade),
    ]


def after_restore(was_destroyed: Callable[[UUID], bool], at: datetime) -> None:
    """Contacts who went after the backup was made go again."""
    for contact in Contact.objects.exclude(email_mark=None, receipt_mark=None):
        if was_destroyed(contact.pk):
            actions.go(by=contact)
