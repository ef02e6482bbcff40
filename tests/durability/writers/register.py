"""What groups publish: written into the log, some of it stopped; and the log checked, as a stranger would."""

from ourterms.kit import chance, clock
from ourterms.kit.canonical import parsed
from ourterms.register import actions, rules
from ourterms.register.models import Entry, Log, Part
from tests.durability.writers.drawn import Note, Writer, beside, newcomer, pick, some_member, words
from tests.durability.writers.promises import a_promise


def published() -> Note | None:
    """A promise, published; every other one is stopped by somebody else."""
    by = some_member()
    if by is None:
        return None
    other = beside(by) or newcomer(by.collective)
    at, said, id = clock.now(), words(), chance.uuid()
    if not Log.objects.filter(collective=by.collective_id, on=True).exists():
        actions.have_record(by=by, on=True, name="A harbour group", at=at)
    promise = a_promise(by, said)
    entry = actions.publish(by=by, id=id, kind="promise", thing=promise.pk, at=at)
    stopped = pick([True, False])
    if stopped:
        actions.stop(by=other, entry=entry, at=at)
    return {"entry": str(id), "index": entry.index, "leaf": entry.leaf, "words": said, "stopped": stopped}


def _published_is(note: Note) -> bool:
    entry = Entry.objects.filter(pk=note["entry"], index=note["index"], leaf=note["leaf"]).first()
    if entry is None or entry.stopped != note["stopped"]:
        return False
    return bool(entry.values() == {} if entry.stopped else entry.values()["words"] == note["words"])


WRITERS = [Writer("published", published, _published_is)]


def each_log_is_right() -> list[str]:
    """No gap; every line points where it says; every part opens what is bound, or its line was stopped, once."""
    wrong = []
    for log in Log.objects.all():
        entries = list(Entry.objects.filter(log=log).order_by("index"))
        if [entry.index for entry in entries] != list(range(log.size)):
            wrong.append(f"log {log.pk}: {log.size} lines, and these places: {[entry.index for entry in entries]}")
        stops = [ref["index"] for entry in entries for ref in parsed(entry.leaf)["refs"] if ref["relation"] == "stops"]
        if sorted(stops) != [entry.index for entry in entries if entry.stopped]:
            wrong.append(f"log {log.pk}: what is stopped, and what stops it, differ")
        wrong += [
            f"log {log.pk}, line {entry.index}: {each}" for entry in entries for each in _wrong_in(entry, entries)
        ]
    return wrong


def _wrong_in(entry: Entry, entries: list[Entry]) -> list[str]:
    leaf = parsed(entry.leaf)
    wrong = [
        f"does not point to {ref['index']}"
        for ref in leaf["refs"]
        if ref["index"] >= entry.index or entries[ref["index"]].leaf_hash.hex() != ref["leaf"]
    ]
    parts = {part.name: part for part in Part.objects.filter(entry=entry)}
    if set(parts) != set(leaf["parts"]):
        return [*wrong, "other parts than its leaf"]
    for name, part in parts.items():
        if bytes(part.bound).hex() != leaf["parts"][name]:
            wrong.append(f"{name} is bound otherwise")
        elif bool(part.value) == entry.stopped:
            wrong.append(f"{name} is {'there' if part.value else 'gone'}")
        elif part.value and not rules.opens(
            bytes(part.bound), entry.pk, name, bytes(part.salt or b""), parsed(part.value)
        ):
            wrong.append(f"{name} does not open")
    return wrong


HOLDS = [each_log_is_right]
