"""Pabulib's .pb: three sections, META, PROJECTS and VOTES, each with a heading and fields between semicolons.

The format is described at https://pabulib.org/format. What is read: every vote_type (approval, choose-1, cumulative,
scoring, ordinal), fields in quotation marks, decimal points or commas in money, any ends of lines, a byte order mark.

Votes are read twice over: `_quickly` takes all at once with numpy and gives up at anything unusual; `_carefully` goes
line by line, understands what is unusual, and says which line is at fault.
"""

import csv
import io
import re
from collections.abc import Iterator
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

import numpy as np

from ourterms.counting.budget import APPROVAL, POINTS, RANKS, Budget, Ints, grouped, whole
from ourterms.counting.formats import Malformed

KINDS = {"approval": APPROVAL, "choose-1": APPROVAL, "cumulative": POINTS, "scoring": POINTS, "ordinal": RANKS}
SECTIONS = ("META", "PROJECTS", "VOTES")
NUMBER = re.compile(r"-?\d{1,30}([.,]\d{1,30})?")
VOTES = re.compile(rb"^[ \t]*VOTES[ \t;]*\n", re.M | re.I)
AnyInts = np.ndarray[Any, np.dtype[Any]]


class Head(NamedTuple):
    """What stands before the votes."""

    meta: dict[str, str]
    kind: str
    budget: Fraction
    ids: tuple[str, ...]
    costs: tuple[Fraction, ...]
    names: tuple[str, ...]
    selected: tuple[str, ...]


class Votes(NamedTuple):
    """What stands in the votes: for each entry whose it is (a row, from 0), which project, and its mark."""

    cast: int
    rows: Ints
    projects: Ints
    marks: Ints | None
    points_in_one: int = 1
    notes: tuple[str, ...] = ()


def parse(data: bytes) -> Budget:
    """The election in a .pb file. Raises Malformed, with the line, for a file that makes no sense."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in data:
        raise Malformed(data.count(b"\n", 0, data.index(b"\0")) + 1, "This is not text.")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    found = VOTES.search(data)
    before = data[: found.start()] if found else data
    lines = before.count(b"\n") + 1  # the line that says VOTES
    head = _head(_text(before, 1), lines if found else 0)
    votes = (found and _quickly(data, found.end(), head)) or _carefully(_text(data[len(before) :], lines), lines, head)
    for name, there in (("num_votes", votes.cast), ("num_projects", len(head.ids))):
        said = head.meta.get(name, "")
        if said and said != str(there):
            raise Malformed(0, f"The file says {name} {said} and has {there}; part of it may be missing.")
    ballots = grouped(votes.cast, len(head.ids), votes.rows, votes.projects, votes.marks)
    return Budget(
        *(head.kind, head.budget, head.ids, head.costs, votes.cast, ballots, head.names),
        *(votes.points_in_one, head.meta, head.selected, votes.notes),
    )


def _text(data: bytes, line: int) -> str:
    """The words of a part that begins at a line."""
    try:
        return data.decode()
    except UnicodeDecodeError as problem:
        raise Malformed(data.count(b"\n", 0, problem.start) + line, "This is not text in UTF-8.") from None


def _rows(text: str, line: int) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not empty, taken apart, each with its number; one in quotation marks may go over several."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    before = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Malformed(line + before, "This line can't be taken apart; is a quotation mark missing?") from None
        if any(field.strip() for field in row):
            yield line + before, [field.strip() for field in row]
        before = reader.line_num


def _sections(text: str, line: int, wanted: tuple[str, ...]) -> dict[str, list[tuple[int, list[str]]]]:
    """The rows of each section, its heading first, which is in small letters."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    rows: list[tuple[int, list[str]]] | None = None
    for number, row in _rows(text, line):
        name = row[0].upper()
        if name in SECTIONS and not any(row[1:]):
            if name in found:
                raise Malformed(number, f"{name} begins a second time.")
            rows = found.setdefault(name, [])
        elif rows is None:
            raise Malformed(number, "A .pb file begins with a line that says META.")
        else:
            rows.append((number, row if rows else [field.lower() for field in row]))
    for name in wanted:
        if not found.get(name):
            raise Malformed(0, f"There is no section {name}, or it has no heading.")
    return found


def _number(said: str, line: int, what: str) -> Fraction:
    if not NUMBER.fullmatch(said):
        raise Malformed(line, f"{what} should be a number; it is “{said}”.")
    return Fraction(said.replace(",", "."))


def _head(text: str, votes: int) -> Head:
    """META and PROJECTS; `votes` is the line where VOTES begin, or 0."""
    found = _sections(text, 1, ("META", "PROJECTS"))
    if not votes:
        raise Malformed(0, "There is no section VOTES; part of the file may be missing.")
    meta: dict[str, str] = {}
    where: dict[str, int] = {}
    for line, row in found["META"][1:]:
        if len(row) < 2:
            raise Malformed(line, "A line of META is a name, a semicolon and a value.")
        if row[0] in meta:
            raise Malformed(line, f"{row[0]} is said a second time.")
        value = ";".join(row[1:]).rstrip(";")
        meta[row[0]], where[row[0]] = value.lower() if row[0] == "vote_type" else value, line
    for name in ("budget", "vote_type"):
        if not meta.get(name):
            raise Malformed(where.get(name, 0), f"META does not say {name}.")
    if meta["vote_type"] not in KINDS:
        raise Malformed(where["vote_type"], f"vote_type should be one of {', '.join(KINDS)}.")
    budget = _number(meta["budget"], where["budget"], "The budget")
    if budget < 0:
        raise Malformed(where["budget"], "The budget is below zero.")

    (line, heading), *rows = found["PROJECTS"]
    if missing := {"project_id", "cost"}.difference(heading):
        raise Malformed(line, f"The heading of PROJECTS lacks {' and '.join(sorted(missing))}.")
    at = {name: heading.index(name) for name in ("project_id", "cost", "name", "selected") if name in heading}
    ids: dict[str, None] = {}
    costs, names, selected = [], [], []
    for line, row in rows:
        if len(row) != len(heading):
            raise Malformed(line, f"This project has {len(row)} fields; the heading has {len(heading)}.")
        project = row[at["project_id"]]
        if not project or "," in project:
            raise Malformed(line, "A project needs an id without a comma.")
        if project in ids:
            raise Malformed(line, f"Project {project} is there a second time.")
        ids[project] = None
        cost = _number(row[at["cost"]], line, f"The cost of {project}")
        if cost < 0:
            raise Malformed(line, f"The cost of {project} is below zero.")
        costs.append(cost)
        names.append(row[at["name"]] if "name" in at else "")
        selected.append(row[at["selected"]] if "selected" in at else "")
    kind = KINDS[meta["vote_type"]]
    return Head(meta, kind, budget, tuple(ids), tuple(costs), tuple(names), tuple(selected))


def _quickly(data: bytes, start: int, head: Head) -> Votes | None:
    """Approval votes, all at once; None at anything unusual. `start` is where the heading of the votes begins."""
    end = data.find(b"\n", start)
    heading = [field.strip().lower() for field in data[start:end].split(b";")]
    if end < 0 or head.kind != APPROVAL or len(heading) < 2 or heading.count(b"vote") != 1 or not head.ids:
        return None
    if data.find(b'"', start) >= 0 or end + 1 == len(data):
        return None
    data = data[end + 1 :] + (b"" if data.endswith(b"\n") else b"\n") + bytes(16)
    text = np.frombuffer(data, np.uint8)[:-16]
    separators = np.flatnonzero((text == ord(",")) | (text == ord(";")) | (text == ord("\n"))).astype(np.int32)
    kinds = text[separators]
    lines = np.flatnonzero(kinds == ord("\n")).astype(np.int32)
    fields = np.flatnonzero(kinds == ord(";")).astype(np.int32)
    count, columns = len(lines), len(heading)
    if len(fields) != count * (columns - 1):
        return None
    of_line = fields.reshape(count, columns - 1)
    if (of_line[:, -1] > lines).any() or (of_line[1:, 0] < lines[:-1]).any():
        return None
    column = heading.index(b"vote")
    opens = of_line[:, column - 1] if column else np.concatenate([np.array([-1], np.int32), lines[:-1]])
    closes = of_line[:, column] if column < columns - 1 else lines
    sizes = closes - opens  # how many projects each vote names; 1 also where it names none
    rows = np.repeat(np.arange(count, dtype=np.int32), sizes)
    ends = np.arange(len(rows), dtype=np.int32) + np.repeat(
        opens + 1 - (np.cumsum(sizes, dtype=np.int32) - sizes), sizes
    )
    begins = np.where(ends > 0, separators[ends - 1] + 1, 0)
    long = separators[ends] - begins
    empty = long == 0
    if empty.any():
        if (sizes[rows[empty]] != 1).any():
            return None
        rows, begins, long = rows[~empty], begins[~empty], long[~empty]
    if head.meta["vote_type"] == "choose-1" and len(rows) and (sizes > 1).any():
        return None
    named = _looked_up(data, begins, long, head.ids)
    if named is None:
        return None
    owners = rows.astype(np.int64)
    keys = np.sort(owners * len(head.ids) + named)
    if (keys[1:] == keys[:-1]).any():
        return None  # somebody named a project twice
    return Votes(count, owners, named, None)


def _looked_up(data: bytes, begins: AnyInts, long: AnyInts, ids: tuple[str, ...]) -> Ints | None:
    """Which project each piece of the data names; None if one names none.

    Pieces are compared eight bytes at a time, as whole numbers, found by a hash that puts no two ids in one place.
    """
    known = [each.encode() for each in ids]
    longest = max(map(len, known))
    if not len(begins):
        return np.zeros(0, np.int64)
    if long.max() > longest or longest > 64:
        return None
    eights = (longest + 7) // 8
    table = np.array([each.ljust(8 * eights, b"\0") for each in known], dtype=f"S{8 * eights}")
    words = np.frombuffer(table.tobytes().ljust(8 * eights * len(known), b"\0"), "<u8").reshape(len(known), eights)
    eight_at = np.ndarray((len(data) - 7,), "<u8", data, 0, (1,))
    masks = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
    pieces = []
    for each in range(eights):
        at = np.minimum(begins + 8 * each, len(data) - 8)
        pieces.append(eight_at[at] & masks[np.clip(long - 8 * each, 0, 8)])
    bits = min(20, 2 * len(ids).bit_length() + 2)
    for attempt in range(1, 200):
        factors = [np.uint64(((2 * attempt + each) * 0x9E3779B97F4A7C15 | 1) % 2**64) for each in range(eights)]
        shift = np.uint64(64 - bits)
        places = sum((words[:, each] * factors[each] for each in range(eights)), np.uint64(0)) >> shift
        if len(np.unique(places)) == len(ids):
            break
    else:
        return None
    slots = np.zeros(1 << bits, np.int64)
    slots[places] = np.arange(len(ids))
    total = pieces[0] * factors[0]
    for each in range(1, eights):
        total += pieces[each] * factors[each]
    named: Ints = slots[total >> shift]
    if any((words[named, each] != pieces[each]).any() for each in range(eights)):
        return None
    return named


def _carefully(text: str, line: int, head: Head) -> Votes:
    """Votes line by line, from the line that says VOTES. Raises Malformed."""
    found = _sections(text, line, ("VOTES",))
    for name in [name for name in found if name != "VOTES"]:
        raise Malformed(0, f"{name} comes after the votes, or a second time.")
    (heading_line, heading), *lines = found["VOTES"]
    pointed = head.kind == POINTS
    if missing := {"vote", *(["points"] if pointed else [])}.difference(heading):
        raise Malformed(heading_line, f"The heading of VOTES lacks {' and '.join(sorted(missing))}.")
    vote, points = heading.index("vote"), heading.index("points") if pointed else 0
    place = {each: number for number, each in enumerate(head.ids)}
    rows: list[int] = []
    projects: list[int] = []
    marks: list[Fraction | int] = []
    twice = 0
    for row, (number, fields) in enumerate(lines):
        if len(fields) != len(heading):
            raise Malformed(number, f"This vote has {len(fields)} fields; the heading has {len(heading)}.")
        named = [each.strip() for each in fields[vote].split(",")] if fields[vote] else []
        for each in named:
            if each not in place:
                raise Malformed(number, f"This vote names “{each}”, and there is no such project.")
        once = list(dict.fromkeys(named))
        if pointed:
            given = [each.strip() for each in fields[points].split(",")] if fields[points] else []
            if len(given) != len(named):
                raise Malformed(number, f"This vote names {len(named)} projects and gives points {len(given)} times.")
            if len(once) != len(named):
                raise Malformed(number, "This vote gives points to one project twice.")
            marks += [_number(each, number, "Points") for each in given]
        else:
            twice += len(once) != len(named)
            if head.meta["vote_type"] == "choose-1" and len(once) > 1:
                raise Malformed(number, f"This vote names {len(once)} projects, and one was to be chosen.")
            marks += range(len(once))
        rows += [row] * len(once)
        projects += [place[each] for each in once]
    one = lcm(*(mark.denominator for mark in marks)) if pointed else 1
    try:
        numbers = None if head.kind == APPROVAL else whole([int(mark * one) for mark in marks])
    except ValueError as problem:
        raise Malformed(0, str(problem)) from None
    notes = (
        (f"{twice} ballot{'s name' if twice > 1 else ' names'} a project more than once; it counts once.",)
        if twice
        else ()
    )
    return Votes(len(lines), np.array(rows, np.int64), np.array(projects, np.int64), numbers, one, notes)


def write(election: Budget) -> str:
    """An election as a .pb file. Ballots are numbered anew, in an order of their contents, so none can be followed."""
    says = {APPROVAL: "approval", POINTS: "cumulative", RANKS: "ordinal"}
    meta = dict(election.meta)
    if KINDS.get(meta.get("vote_type", "")) != election.kind:
        meta["vote_type"] = says[election.kind]
    meta |= {"num_projects": str(len(election.ids)), "num_votes": str(election.voters)}
    meta["budget"] = _decimal(election.budget)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows([["META"], ["key", "value"], *meta.items(), ["PROJECTS"]])
    ballots, count = election.ballots, len(election.ids)
    entries = np.repeat(ballots.weights, np.diff(ballots.starts))
    votes = np.bincount(ballots.projects, entries, count).astype(np.int64).tolist() if count else []
    heading = ["project_id", "cost", "votes", "name", *(["selected"] if any(election.selected) else [])]
    writer.writerow(heading)
    for place, each in enumerate(election.ids):
        row = [each, _decimal(election.costs[place]), votes[place], (election.names or election.ids)[place]]
        writer.writerow([*row, election.selected[place]] if any(election.selected) else row)
    writer.writerows([["VOTES"], ["voter_id", "vote", *(["points"] if election.kind == POINTS else [])]])
    voter = 0
    for ballot, weight in enumerate(ballots.weights.tolist()):
        part = slice(ballots.starts[ballot], ballots.starts[ballot + 1])
        named = ballots.projects[part].tolist()
        if election.kind == RANKS and ballots.marks is not None:
            named = [each for _, each in sorted(zip(ballots.marks[part].tolist(), named, strict=True))]
        row = [",".join(election.ids[each] for each in named)]
        if election.kind == POINTS and ballots.marks is not None:
            points = ballots.marks[part].tolist()
            row.append(",".join(_decimal(Fraction(each, election.points_in_one)) for each in points))
        for _ in range(weight):
            voter += 1
            writer.writerow([voter, *row])
    blank = ["", ""] if election.kind == POINTS else [""]
    writer.writerows([number, *blank] for number in range(voter + 1, election.voters + 1))
    return out.getvalue()


def _decimal(number: Fraction) -> str:
    """A number whose denominator divides a power of ten, in full. Raises ValueError for others."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
        if places > 60:
            raise ValueError(f"{number} has no end after the point.")
    digits = f"{abs(int(number * 10**places)):0{places + 1}}"
    whole_part = digits[: len(digits) - places]
    return ("-" if number < 0 else "") + whole_part + (f".{digits[len(digits) - places :]}" if places else "")
