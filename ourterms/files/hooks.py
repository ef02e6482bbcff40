"""What files keeps (ourterms/kit/hooks.py)."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.files import actions, store
from ourterms.files.models import File
from ourterms.files.rules import KINDS
from ourterms.kit.hooks import Export, Kept, Tick
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


def end(collective: UUID) -> None:
    """A group is over: the key of each of its files first, so that no backup holds any of them either."""
    for file in File.objects.filter(collective=collective):
        store.destroy(file.pk)
        file.delete()


def ticks() -> list[Tick]:
    """Bytes of uploads that came to nothing."""
    return [Tick("files.sweep", timedelta(days=1), actions.sweep)]


def after_restore(was_destroyed: Callable[[UUID], bool], at: datetime) -> None:
    """Files that were taken away after the backup was made go again: nothing opens them."""
    for file in File.objects.all():
        if was_destroyed(file.pk):
            store.destroy(file.pk)
            file.delete()
