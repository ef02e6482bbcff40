"""Reading and writing a member's sealed values. Reading here compares or shows somebody their own: no opening."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID

from ourterms.care.models import Note
from ourterms.care.rules import boundaries, words
from ourterms.collectives.models import Member
from ourterms.design.prepared import Given, Prepared, numbered, room, several
from ourterms.kit.keyring import Destroyed
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.people.keys import mark
from ourterms.people.sealed import read_own, read_several, seal_of, show

KINDS = ("boundaries", "room", "access", "check-in", "wishes", "works-there")
BOUNDARIES, ROOM, ACCESS, CHECK_IN, WISHES, WORKS_THERE = KINDS  # the last one is the app institutions' to write


def _place(member: Member, kind: str) -> Place:
    return Place(f"care/{kind}", member.pk, member.collective_id)


def token(member: Member, kind: str) -> str:
    """Where this value of this member's stands. Only who has the server's key can tell."""
    return mark(f"care/{kind}", str(member.pk)).hex()


def put(member: Member, kind: str, value: str) -> None:
    """Keep a value; it takes the place of what was there. An empty one takes it away."""
    if not value or member.person_id is None:
        take_away(member, kind)
        return
    try:
        sealed = seal_of(member.person_id, value, _place(member, kind))
    except Destroyed:
        return
    Note.objects.bulk_create(
        [Note(token=token(member, kind), sealed=sealed)],
        update_conflicts=True,
        unique_fields=["token"],
        update_fields=["sealed"],
    )


def take_away(member: Member, kind: str) -> None:
    """Keep this value no longer."""
    Note.objects.filter(pk=token(member, kind)).delete()


def take_all_away(member: Member) -> None:
    """Keep nothing of a member's."""
    Note.objects.filter(pk__in=[token(member, kind) for kind in KINDS]).delete()


def who_has(members: Iterable[Member], kind: str) -> list[Member]:
    """Those of these members who keep such a value. One query."""
    tokens = {token(member, kind): member for member in members}
    return [tokens[found] for found in Note.objects.filter(pk__in=tokens).values_list("pk", flat=True)]


def own(member: Member, kind: str) -> str:
    """A member's own value; "" where there is none, or where its key was destroyed. One query."""
    note = _note.first(token=token(member, kind))
    if note is None or member.person_id is None:
        return ""
    try:
        return read_own(member.person_id, note.sealed, _place(member, kind))
    except CannotOpen:
        return ""


def own_several(member: Member, kinds: Iterable[str]) -> dict[str, str]:
    """A member's own values of these kinds, those that there are; kind -> words. One query."""
    tokens = {token(member, kind): kind for kind in kinds}
    notes = [(tokens[note.token], note) for note in _notes(room(tokens), **numbered("token", tokens))]
    if member.person_id is None:
        return {}
    read = read_several((member.person_id, note.sealed, _place(member, kind)) for kind, note in notes)
    return {kind: words for (kind, _note), words in zip(notes, read, strict=True) if words is not None}


def own_of(members: Iterable[Member], kind: str) -> dict[UUID, str]:
    """The own values of these members who have one that can be read, by the member's id. One query."""
    tokens = {token(member, kind): member for member in members if member.person_id is not None}
    notes = list(Note.objects.filter(pk__in=tokens))
    whose = [tokens[note.token] for note in notes]
    read = read_several(
        (cast(UUID, member.person_id), note.sealed, _place(member, kind))
        for note, member in zip(notes, whose, strict=True)
    )
    return {member.pk: words for member, words in zip(whose, read, strict=True) if words is not None}


_note = Prepared(lambda: Note.objects.filter(pk=Given("token")))
_notes = Prepared(lambda number: Note.objects.filter(pk__in=several("token", number)))


def shown(member: Member, kind: str, *, to: Member, at: datetime) -> str:
    """A member's words, shown to somebody else by consent; their owner sees that in their openings. "" for none."""
    note = Note.objects.filter(pk=token(member, kind)).first()
    if note is None or member.person_id is None:
        return ""
    try:
        return show(member.person_id, note.sealed, _place(member, kind), shown_to=to.name, at=at)
    except CannotOpen:
        return ""


def boundaries_of(member: Member) -> boundaries.Boundaries:
    """What a member does not want asked; the closed ones for who set nothing."""
    there = own(member, BOUNDARIES)
    return boundaries.read(there) if there else boundaries.defaults()


def room_of(member: Member) -> words.Room:
    """How much a member has room for; empty for who said nothing."""
    there = own(member, ROOM)
    return words.read_room(there) if there else words.Room()


def check_in_of(member: Member) -> words.CheckIn | None:
    """A member's own few words, faded or not."""
    there = own(member, CHECK_IN)
    return words.read_check_in(there) if there else None
