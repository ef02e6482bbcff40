"""What the library tells the rest (ourterms/kit/hooks.py)."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.kit.hooks import Card, Export, Found, Kept
from ourterms.library import actions
from ourterms.library.models import Version
from ourterms.library.reading import found_in


def keeps() -> list[Kept]:
    """Every table of this app."""
    members = _("Members of the group")
    return [
        Kept("library.Page", _("The guides and letters of your group"), members, _("With the group")),
        Kept(
            "library.Version",
            _("What you saved in the library, under your name, and the day"),
            members,
            _("When you go, if you want it so; where others wrote on, the newest text stays without your name"),
        ),
        Kept(
            "library.Enclosure",
            _("What lies beside a page, and what you said it is"),
            members,
            _("With the file, which you can take away"),
        ),
    ]


def together(member: Member, now: datetime) -> list[Card]:
    """The way to the library."""
    shelf = reverse("library:shelf", args=[member.collective_id])
    words = _("Guides, letters, and what our rights are, in our own words.")
    return [Card(_("Our library"), _("Our library"), words, shelf, _("Look at the shelf"), 60)]


def search(member: Member, words: str) -> Iterator[Found]:
    """Pages on the shelf that hold all the words, as they read now."""
    wanted = words.split()
    if not wanted:
        return
    for version in found_in(member, wanted):
        url = reverse("library:page", args=[member.collective_id, version.page_id])
        yield Found(version.title, _("Library"), _around(version, wanted), url)


def _around(version: Version, wanted: list[str]) -> str:
    """The line that holds the first of the words, cut to 280 letters."""
    for line in f"{version.words}\n{version.easy}".splitlines():
        place = line.casefold().find(wanted[0].casefold())
        if place >= 0:
            start = max(0, place - 80)
            return ("… " if start else "") + line[start : start + 280].strip("#*-> ")
    return ""


def export(person: UUID) -> list[Export]:
    """Every version that somebody saved."""
    saved = Version.objects.filter(by__person=person).select_related("page").order_by("page", "number")
    return [
        Export(
            "library",
            [
                {
                    "collective": str(version.page.collective_id),
                    "page": str(version.page_id),
                    "version": version.number,
                    "day": version.day.isoformat(),
                    "title": version.title,
                    "words": version.words,
                    "easy-read": version.easy,
                }
                for version in saved
            ],
        )
    ]


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: what they saved stays under the name that stands there, or goes."""
    actions.forget(member=member, keep_words=keep_words)
