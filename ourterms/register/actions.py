"""Every write of the register. Nothing in it is changed: words are bound at once, shown later, perhaps taken away."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from ourterms.collectives.models import Collective, Member
from ourterms.collectives.permissions import names_seen_by
from ourterms.collectives.rules.named import names_in
from ourterms.kit import chance
from ourterms.kit.canonical import Json, NotCanonical, canonical, parsed
from ourterms.kit.speech import say
from ourterms.kit.words import one_line
from ourterms.notices.actions import tell
from ourterms.people.acts import Refused, make, trail
from ourterms.register import rules
from ourterms.register.models import Entry, Log, NameYes, Part
from ourterms.register.permissions import is_named, may_publish, may_publish_alone, may_redact
from ourterms.register.publishing import PUBLISHES, Publishes, publishes

AT_ONCE = timedelta(0)
NO_RECORD = "We have not decided to have a record. Nothing is public."
TOLD_UNTIL = timedelta(days=7)  # after the hold: so long who published it is told that it was stopped
FOLLOWS = "follows"  # relation of an entry to the earlier one about the same thing


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


# Having a record ----------------------------------------------------------------------------------------------


@transaction.atomic
def have_record(*, by: Member, on: bool, name: str = "", found: bool = True, at: datetime) -> Log:
    """Have a record under this name, or publish nothing more: what waits is stopped, what is public stays. What a
    decision carries out.

    `found`: whether search engines may list it.
    """
    name = one_line(name) or by.collective.name
    _refuse_unless(len(name) <= 80, say("Use at most {most} letters.", most=80))
    if on:
        refuse_names_in_name(by.collective, name)
    log, _new = Log.objects.get_or_create(collective=by.collective, defaults={"name": name, "on": False})
    log = Log.objects.select_for_update().get(pk=log.pk)
    log.on = on
    if on:
        log.name, log.found = name, found
    else:
        for held in _waiting(by.collective_id, at):
            _withhold(held, at)
    log.save(update_fields=["on", "name", "found"])
    event = "register:record-begun" if on else "register:record-stopped"
    trail(event, by=by.person_id, at=at, collective=by.collective_id, thing=log.pk)
    return log


def refuse_names_in_name(collective: Collective, name: str) -> None:
    """Refuse a name for the record in which one of us is named: all of us can't say yes for that one."""
    named = others_names(collective, {"name": name})
    _refuse_unless(not named, say("A name of one of us stands in it. Choose one without."))


# The log ------------------------------------------------------------------------------------------------------


def _held_log(collective: UUID) -> Log:
    """The log, held until the end of the transaction: one writer at a time. Refused where there is none.

    SQLite holds the whole database from the first statement on (transaction_mode IMMEDIATE), PostgreSQL this row.
    """
    log = Log.objects.select_for_update().filter(collective=collective).first()
    _refuse_unless(log is not None, say(NO_RECORD))
    assert log is not None
    return log


@transaction.atomic
def append(
    *,
    kind: str,
    parts: Mapping[str, Json],
    collective: Collective,
    by: Member | None,
    at: datetime,
    refs: Iterable[tuple[Entry, str]] = (),
    id: UUID | None = None,
    thing: UUID | None = None,
    about: UUID | None = None,
) -> Entry:
    """Write a line into the group's log, in the transaction of what it tells of. Its words are shown after the hold.

    `id`: the entry's; with one that is there already, nothing happens and that entry comes back, as with a `thing` of
    which an entry says just the same. What changed is a new entry that points back (FOLLOWS). parts: name -> value
    (kit/canonical.py), those that its kind has; its language is added. refs: (entry of the same log, how they relate).
    `by` goes to the trail and into no line. Raises Refused where there is no record, NotCanonical and rules.BadLeaf for
    what can't be written.
    """
    _held_log(collective.pk)
    there: Entry | None = Entry.objects.filter(pk=id).first() if id else None
    if there is not None:
        _refuse_unless(
            (there.collective_id, there.kind, there.thing) == (collective.pk, kind, thing),
            say("This form was used for something else. Open the page again."),
        )
        return there
    before = _standing(collective.pk, kind, thing) if thing else None
    if before is not None and _words_of(before) == dict(parts):
        return before
    says = PUBLISHES[kind].says
    if unknown := set(parts) - set(says):
        raise rules.BadLeaf(f"{kind} has no part {', '.join(sorted(unknown))}.")
    hold = rules.hold_of(collective.setting("register.hold"))
    given = {rules.LANGUAGE: collective.setting("collectives.language"), **parts}
    pointed = list(refs)
    if before is not None and (before, FOLLOWS) not in pointed:
        pointed.append((before, FOLLOWS))
    return _append(kind, given, collective, by, at, hold, pointed, id or chance.uuid(), thing, about)


def _standing(collective: UUID, kind: str, thing: UUID) -> Entry | None:
    """The newest entry about a thing whose words are open or to come."""
    rows = Entry.objects.filter(collective=collective, kind=kind, thing=thing, stopped=False, gone=False)
    found: Entry | None = rows.order_by("-index").first()
    return found


def _words_of(entry: Entry) -> dict[str, Json]:
    """What an entry says, as its owner gave it."""
    return {name: value for name, value in entry.values().items() if name != rules.LANGUAGE}


def is_published(by: Member, kind: str, thing: UUID, parts: Mapping[str, Json]) -> Entry | None:
    """The entry that says exactly this of a thing, if its words are open or to come."""
    there = _standing(by.collective_id, kind, thing)
    return there if there is not None and _words_of(there) == dict(parts) else None


def _append(
    kind: str,
    parts: Mapping[str, Json],
    collective: Collective,
    by: Member | None,
    at: datetime,
    hold: timedelta,
    refs: Iterable[tuple[Entry, str]],
    id: UUID,
    thing: UUID | None = None,
    about: UUID | None = None,
) -> Entry:
    log = _held_log(collective.pk)
    pointed = list(refs)
    _refuse_unless(all(other.log_id == log.pk for other, _relation in pointed))
    day = max(at.astimezone(UTC).date(), log.day or at.astimezone(UTC).date())
    salts = {name: chance.some_bytes(rules.SALT) for name in parts}
    texts = {name: canonical(value) for name, value in parts.items()}
    if any(len(text) > rules.MOST_VALUE for text in texts.values()):
        raise Refused(say("This is too long to be published. Shorten it first."))
    bound = {name: rules.commitment(id, name, salts[name], value) for name, value in parts.items()}
    leaf = rules.Leaf(
        kind=kind,
        entry=id,
        log=log.pk,
        collective=log.public,
        day=day,
        parts=bound,
        refs=[rules.Ref(other.index, other.leaf_hash.hex(), relation) for other, relation in pointed],
    )
    entry, _made = make(
        Entry,
        id,
        collective=collective,
        log=log,
        index=log.size,
        kind=kind,
        thing=thing,
        about=about,
        leaf=rules.written(leaf).decode(),
        day=day,
        shown=at + hold,
        by=by if hold else None,
    )
    Part.objects.bulk_create(
        Part(
            pk=chance.uuid(),
            collective=collective,
            entry=entry,
            name=name,
            bound=bound[name],
            salt=salts[name],
            value=texts[name].decode(),
        )
        for name in sorted(parts)
    )
    log.size, log.day = log.size + 1, day
    log.save(update_fields=["size", "day"])
    trail(f"register:{kind if kind in rules.OWN_KINDS else 'appended'}", **_trace(by, at, collective, id))
    return entry


def _trace(by: Member | None, at: datetime, collective: Collective, id: UUID) -> dict[str, Any]:
    return {"by": by.person_id if by else None, "at": at, "collective": collective.pk, "thing": id}


# Publishing ---------------------------------------------------------------------------------------------------


def what_is(kind: str, by: Member, thing: UUID) -> tuple[Publishes, Any]:
    """How this kind is published, and the thing. Refused where there is neither, or it isn't this member's to see."""
    how = publishes(kind)
    there = how.thing(by, thing) if how else None
    _refuse_unless(there is not None)
    assert how is not None
    return how, there


def ids_of(how: Publishes, there: Any, thing: UUID) -> Sequence[UUID]:
    """The id by which a thing goes, which mostly is its own; then those of what turned out to be the same."""
    return how.ids(there) or [thing]


def _as_one(collective: UUID, kind: str, ids: Sequence[UUID]) -> list[tuple[Entry, str]]:
    """Let what was published of each of these be of the first one; and what the next entry of it follows by that."""
    thing, *others = ids
    newest = [_standing(collective, kind, other) for other in others]
    moved = Entry.objects.filter(collective=collective, kind=kind, thing__in=others).update(thing=thing)
    return [(entry, FOLLOWS) for entry in newest if entry is not None] if moved else []


def words_mark(parts: Mapping[str, Json]) -> bytes:
    """What stands for exactly these words, for a yes to them. Not to be shown: it has no salt."""
    return rules.leaf_hash(canonical(parts))


def others_names(collective: Collective, parts: Mapping[str, Json]) -> list[Member]:
    """Members of the group, here or gone, whose name stands in the parts. One query."""
    known = list(Member.objects.filter(collective=collective).exclude(name=""))
    found = names_in({member.name for member in known}, parts)
    return [member for member in known if member.name in found]


def who_is_named(how: Publishes, thing: Any, collective: Collective, parts: Mapping[str, Json]) -> list[Member]:
    """Whose yes is needed: who is named on purpose, and whose name stands there otherwise; by name."""
    found = {member.pk: member for member in (*how.names(thing), *others_names(collective, parts))}
    return sorted(found.values(), key=lambda member: (member.name_key, member.pk))


def without_yes(kind: str, thing: UUID, named: Iterable[Member], parts: Mapping[str, Json]) -> list[Member]:
    """Those of them who have not said yes to exactly these words. One query."""
    rows = NameYes.objects.filter(kind=kind, thing=thing, said=True, words=words_mark(parts))
    yes = set(rows.values_list("member", flat=True))
    return [member for member in named if member.pk not in yes]


def _refuse_names(by: Member, missing: Sequence[Member]) -> None:
    if not missing:
        return
    seen = names_seen_by(by, [member.pk for member in missing])
    names = ", ".join(sorted(seen.values(), key=str.casefold))
    if len(seen) < len(missing) or not names:
        raise Refused(
            say("A name of one of us stands in it, and not everybody named has said yes. Take names out first.")
        )
    raise Refused(
        say(
            "These names stand in it, and not everybody named has said yes: {names}. Take them out, or ask.",
            names=names,
        )
    )


def _read(how: Publishes, there: Any) -> dict[str, Json]:
    """The parts of a thing as they would be written. Refused for what has no canonical form."""
    try:
        parts: dict[str, Json] = parsed(canonical(how.parts(there)))
    except NotCanonical as problem:
        raise Refused(say("This can't be published as it stands.")) from problem
    return parts


def read(kind: str, by: Member, thing: UUID) -> tuple[Publishes, Any, dict[str, Json]]:
    """What would be published of a thing: how, the thing, and its parts. Refused as what_is."""
    how, there = what_is(kind, by, thing)
    return how, there, _read(how, there)


def stopped_before(by: Member, kind: str, thing: UUID) -> bool:
    """Whether somebody stopped this once. Then it comes again only by a decision of all."""
    rows = Entry.objects.for_member(by).filter(kind=kind, thing=thing)
    return bool(rows.filter(stopped=True).exists())


@transaction.atomic
def publish(
    *,
    by: Member,
    id: UUID,
    kind: str,
    thing: UUID,
    at: datetime,
    parts: Mapping[str, Json] | None = None,
    decided: bool = False,
) -> Entry:
    """Publish a thing of a group: bound into the log now, read by anybody after the hold, unless one of us stops it.

    `decided`: a decision of all carries it out, with the `parts` that it was about. Twice is once. Raises Refused, most
    of all for a name whose owner did not say yes.
    """
    # The log first: whoever takes back what this rests on holds it, too, and one of us comes before the other.
    log = Log.objects.select_for_update().filter(collective=by.collective_id).first()
    how, there = what_is(kind, by, thing)
    _refuse_unless(log is not None, say(NO_RECORD))
    ids = ids_of(how, there, thing)
    thing, followed = ids[0], _as_one(by.collective_id, kind, ids)
    before: Entry | None = Entry.objects.for_member(by).filter(pk=id).first()
    if before is not None:
        _refuse_unless((before.kind, before.thing) == (kind, thing))
        return before
    words = _read(how, there)
    if parts is not None:
        words = parsed(canonical(parts))
        _refuse_unless(how.may_be(there, words), say("Something in it was taken back since we began to decide."))
    if (open_now := is_published(by, kind, thing, words)) is not None:
        return open_now
    if not decided:
        only = how.only_decided(there, words)
        _refuse_unless(
            may_publish(by, only_decided=only),
            say("We have not decided to have a record, or it isn't yours to publish."),
        )
        _refuse_unless(
            may_publish_alone(by, only_decided=only),
            say("All of us decide whether this becomes public. Put it on the agenda.")
            if only
            else say("We publish by decision. Put it on the agenda."),
        )
        _refuse_unless(
            not stopped_before(by, kind, thing),
            say("One of us stopped this. It can come again only if all of us decide so."),
        )
    else:
        on = Log.objects.filter(collective=by.collective_id, on=True).exists()
        _refuse_unless(on, say(NO_RECORD))
    named = who_is_named(how, there, by.collective, words)
    _refuse_names(by, without_yes(kind, thing, named, words))
    try:
        entry = append(
            id=id,
            kind=kind,
            parts=words,
            collective=by.collective,
            by=by,
            at=at,
            refs=followed,
            thing=thing,
            about=how.about(there),
        )
    except rules.BadLeaf as problem:
        raise Refused(say("This can't be published as it stands.")) from problem
    NameYes.objects.filter(kind=kind, thing=thing, member__in=named).update(entry=entry)
    others = Member.objects.filter(collective=by.collective_id, here=True).exclude(pk=by.pk)
    tell(members=others, topic="group", about=entry.pk, at=at)
    return entry


@transaction.atomic
def ask_names(*, by: Member, kind: str, thing: UUID, at: datetime) -> None:
    """Ask those who are named whether their name may stand there, in these words. Nobody is asked twice."""
    how, there, parts = read(kind, by, thing)
    _refuse_unless(may_publish(by, only_decided=how.only_decided(there, parts)))
    named = who_is_named(how, there, by.collective, parts)
    mark = words_mark(parts)
    for member in without_yes(kind, thing, named, parts):
        if not member.here:
            continue
        row, made = NameYes.objects.get_or_create(
            collective=by.collective, kind=kind, thing=thing, member=member, defaults={"words": mark}
        )
        if not made and bytes(row.words) != mark:
            row.words, row.said = mark, None
            row.save(update_fields=["words", "said"])
            made = True
        if made and member.pk != by.pk:
            tell(members=[member], topic="group", about=uuid5(thing, str(member.pk)), at=at)


@transaction.atomic
def say_about_name(*, by: Member, kind: str, thing: UUID, mark: bytes, yes: bool, at: datetime) -> None:
    """Whether one's own name may stand in it, in exactly the words that were shown (`mark`). Never why.

    A no, or a yes taken back, stops what is still in its hold.
    """
    # Whoever publishes holds the log, too: a no at that moment comes before it, or stops what came of it.
    Log.objects.select_for_update().filter(collective=by.collective_id).first()
    how, there, parts = read(kind, by, thing)
    named = who_is_named(how, there, by.collective, parts)
    _refuse_unless(by.pk in {member.pk for member in named}, say("Your name does not stand there."))
    _refuse_unless(
        mark == words_mark(parts), say("The words have changed since you opened this page. Read them again.")
    )
    row, _made = NameYes.objects.update_or_create(
        collective=by.collective, kind=kind, thing=thing, member=by, defaults={"words": mark, "said": yes}
    )
    if not yes and row.entry_id is not None:
        _stop_held_of(by, kind, thing, at)


def _stop_held_of(by: Member, kind: str, thing: UUID, at: datetime) -> None:
    """Stop all of a thing that is in its hold: words that changed are an entry of their own, and the one before them
    is still on its way."""
    for entry in Entry.objects.for_member(by).filter(kind=kind, thing=thing, stopped=False, shown__gt=at):
        stop(by=by, entry=entry, at=at)


# Stopping, and taking away ------------------------------------------------------------------------------------


@transaction.atomic
def stop(*, by: Member, entry: Entry, at: datetime) -> None:
    """Stop what is in its hold: its words are never shown. Any of us can, and says neither who nor why.

    Its line stays, and a line after it says that it was stopped: so the log stays honest (docs/register-format.md). No
    trail of who it was is kept.
    """
    _held_log(by.collective_id)
    held: Entry | None = Entry.objects.for_member(by).select_for_update().filter(pk=entry.pk).first()
    _refuse_unless(held is not None)
    assert held is not None
    if held.stopped:
        return
    _refuse_unless(held.kind not in rules.OWN_KINDS and at < held.shown, say("This is public already."))
    _withhold(held, at, by)


def _withhold(held: Entry, at: datetime, by: Member | None = None) -> None:
    """Stop it, and tell who published it: that it was stopped, and nothing of who or why. Not if it was they."""
    Part.objects.filter(entry=held).update(salt=None, value="")
    own = by is not None and held.by_id == by.pk
    Entry.objects.filter(pk=held.pk).update(stopped=True, **({"by": None} if own else {}))
    if held.by_id is not None and not own:
        to = Member.objects.filter(pk=held.by_id)
        tell(members=to, topic="group", about=uuid5(held.pk, "told"), at=at)
    ref = [(held, "stops")]
    id = uuid5(held.pk, rules.STOPPED)
    _append(rules.STOPPED, {}, held.collective, None, at, AT_ONCE, ref, id, about=held.pk)


def _waiting(collective: UUID, at: datetime) -> Any:
    """What is in its hold."""
    return Entry.objects.filter(collective=collective, stopped=False, shown__gt=at).order_by("index")


@transaction.atomic
def look_again(collective: UUID, at: datetime) -> None:
    """Stop what is in its hold and could not be published any more: a confirmation or somebody's leave was taken back,
    or the thing itself was taken out.

    For whoever takes something back, in that transaction. Call `hold_log` before anything else in it.
    """
    if not hold_log(collective):
        return
    # What is published is everybody's, so that each of us sees the same of it.
    by = Member.objects.filter(collective=collective, here=True).order_by("pk").first()
    for entry in _waiting(collective, at).filter(thing__isnull=False):
        how = publishes(entry.kind)
        if how is None:
            continue
        there = how.thing(by, entry.thing) if by is not None else None
        if there is None or not how.may_be(there, entry.values()):
            _withhold(entry, at)


def hold_log(collective: UUID) -> bool:
    """Hold the log until the end of the transaction, before rows that it is about: whoever publishes does so, too.
    Whether there is one."""
    return Log.objects.select_for_update().filter(collective=collective).first() is not None


@transaction.atomic
def fade(at: datetime) -> None:
    """Who published something is nobody's to know once it can't be stopped any more, and they were told."""
    Entry.objects.filter(by__isnull=False, shown__lte=at - TOLD_UNTIL).update(by=None)


@transaction.atomic
def redact(
    *,
    by: Member,
    id: UUID,
    entry: Entry,
    names: Collection[str],
    ground: str,
    at: datetime,
    by_decision: bool = False,
) -> Entry:
    """Take words of an entry away for good: salt and value are deleted, and a line says which, why and who decided.

    The entry's own line, and everything that hangs on it, stays as it was. `names`: of its parts.
    """
    _held_log(by.collective_id)
    there: Entry | None = Entry.objects.for_member(by).filter(pk=id, kind=rules.REDACTION).first()
    if there is not None:
        return there
    held: Entry | None = Entry.objects.for_member(by).select_for_update().filter(pk=entry.pk).first()
    _refuse_unless(held is not None and (by_decision or may_redact(by, held)))
    assert held is not None
    _refuse_unless(held.kind not in rules.OWN_KINDS)
    _refuse_unless(not held.stopped and held.shown <= at, say("This is not public yet. It can be stopped."))
    _refuse_unless(ground in rules.GROUNDS, say("Choose one of those in the list."))
    open_parts = Part.objects.filter(entry=held).exclude(value="").exclude(name=rules.LANGUAGE)
    taken = sorted(open_parts.filter(name__in=list(names)).values_list("name", flat=True))
    _refuse_unless(bool(taken), say("Choose what is to be taken away."))
    Part.objects.filter(entry=held, name__in=taken).update(salt=None, value="")
    if not open_parts.exists():
        Part.objects.filter(entry=held).update(salt=None, value="")
        Entry.objects.filter(pk=held.pk).update(gone=True)
        taken = sorted([*taken, rules.LANGUAGE])
    named = is_named(by, held)
    decided = "decision" if by_decision else "named" if named and not may_publish_alone(by) else "member"
    said = {"parts": taken, "ground": ground, "decided": decided}
    return _append(rules.REDACTION, said, by.collective, by, at, AT_ONCE, [(held, "redacts")], id, about=held.pk)


# When a member goes -------------------------------------------------------------------------------------------


@transaction.atomic
def forget(*, member: Member, at: datetime) -> None:
    """Who goes is asked nothing more, and what is in its hold with their name is stopped. What is public stays: their
    group can take it away, and says how on its page."""
    for kind, thing in NameYes.objects.filter(member=member, entry__isnull=False).values_list("kind", "thing"):
        _stop_held_of(member, kind, thing, at)
    NameYes.objects.filter(member=member).delete()
    Entry.objects.filter(by=member).update(by=None)
    look_again(member.collective_id, at)
