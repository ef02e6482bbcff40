"""What files keeps (ourterms/kit/hooks.py)."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.files import store
from ourterms.files.models import File
from ourterms.files.rules import KINDS
from ourterms.kit.hooks import Export, Kept
from ourterms.kit.sealing import CannotOpen


def keeps() -> list[Kept]:
    """Every table of this app."""
    return [
        Kept(
            "files.File",
            _("A picture, PDF or recording that you brought, without where, when and by whom it was made"),
            _("Members of the group, or of the circle"),
            _("When you take it away, or go and want it so. A receipt stays with the group"),
        )
    ]


def export(person: UUID) -> Iterator[Export]:
    """The files that somebody brought."""
    for file in File.objects.filter(member__person=person).order_by("at"):
        try:
            content = b"".join(store.read(file))
        except CannotOpen:
            continue
        yield Export(f"files/{file.pk.hex[:8]}.{KINDS[file.kind].ending}", [], content)


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: their files stay or go as they wish; receipts stay."""
    if keep_words:
        return
    for file in File.objects.filter(member=member, group_keeps=False):
        store.destroy(file.pk)
        file.delete()
