"""Reads and writes what Polis exports: participants-votes.csv or votes.csv, with comments.csv beside it; or its JSON.

    participants-votes.csv  participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2,...   a row a person
    votes.csv               timestamp,datetime,comment-id,voter-id,vote                            a row a vote
    comments.csv            ...,comment-id,...,moderated,comment-body                              a row a statement

In the CSV files 1 is agree. In JSON (votes.json, comments.json) it is -1 as the server gives it out, but 1 as others
keep it; the counts in comments.json say which. Statements with `moderated` -1 were taken out. Where people and groups
are named in a file, only how many people there are is read.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ourterms.counting.formats import Malformed
from ourterms.counting.opinions import Opinions

BEFORE = 6  # columns before the statements
MATRIX, LONG = b"participant,", b"timestamp,"
VOTES_FILES = ("participants-votes.csv", "participant-votes.csv", "votes.csv", "votes.json")
COMMA, LINE_END, MINUS, ZERO = b",\n-0"
WHOLE = re.compile(r"\s*-?\d{1,15}\s*")


def read(path: Path) -> Opinions:
    """The opinions in a file or a folder. Raises Malformed or OSError."""
    if path.is_dir():
        there = [path / name for name in VOTES_FILES if (path / name).is_file()]
        if not there:
            raise Malformed(0, f"The folder should hold one of {', '.join(VOTES_FILES)}.")
        path = there[0]
    beside = path.with_name("comments" + path.suffix)
    comments = beside.read_bytes() if beside.is_file() and beside != path else None
    return parse(path.read_bytes(), comments)


def parse(data: bytes, comments: bytes | None = None) -> Opinions:
    """The opinions in a file of votes, with its file of statements. Raises Malformed, with the line."""
    data = _plain(data)
    if data.lstrip().startswith(b"["):
        return _json(data, comments)
    taken_out, texts = _comments(_plain(comments)) if comments is not None else (frozenset[int](), dict[int, str]())
    if data.startswith(MATRIX):
        return _quickly(data, taken_out, texts) or _matrix(data, taken_out, texts)
    if data.startswith(LONG):
        return _long(data, taken_out, texts)
    raise Malformed(1, "A file of votes should begin with “participant,” or “timestamp,” (or be a list in JSON).")


def _plain(data: bytes) -> bytes:
    data = data.removeprefix(b"\xef\xbb\xbf")
    return data.replace(b"\r\n", b"\n") if b"\r" in data else data


def _whole(said: str, line: int, what: str) -> int:
    if not WHOLE.fullmatch(said):
        raise Malformed(line, f"{what} should be a whole number, not “{said[:40]}”.")
    return int(said)


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row of a CSV file that is not empty; the line is its last."""
    try:
        text = data.decode()
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise Malformed(line, "It has a letter that is not written in UTF-8.") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as problem:
        raise Malformed(reader.line_num, f"It is no row of a CSV file ({problem}).") from None


def _ids(cells: list[str], line: int) -> tuple[int, ...]:
    found = tuple(_whole(cell, line, "The id of a statement") for cell in cells)
    if len(set(found)) < len(found):
        raise Malformed(line, "Two columns are for one statement.")
    return found


def _quickly(data: bytes, taken_out: frozenset[int], texts: dict[int, str]) -> Opinions | None:
    """The matrix where every cell is as it should be; None where one is not, for `_matrix` to say which."""
    if b'"' in data or not data.isascii():
        return None
    if not data.endswith(b"\n"):
        data += b"\n"
    start = data.index(b"\n") + 1
    columns = data[: start - 1].decode().split(",")
    wide = len(columns)
    if wide <= BEFORE or not all(map(WHOLE.fullmatch, columns[BEFORE:])):
        return None
    lines = data[start:].split(b"\n")[:-1]
    people = [line[: line.find(b",")] for line in lines]
    if not all(map(bytes.isdigit, people)) or max(map(len, people), default=0) > 15:
        return None
    if len(set(map(int, people))) < len(people):
        return None
    signs = np.frombuffer(data, np.uint8)[start:]
    where = np.flatnonzero((signs != COMMA) & (signs != LINE_END))
    signs = signs[where]
    minus = signs == MINUS
    if ((signs < ZERO) & ~minus).any() or (signs > ZERO + 9).any():
        return None
    # All others are separators: so a place less the signs before it is the separators before it, a number for its cell.
    cell = where - np.arange(len(where))
    ends = np.cumsum([len(line) + 1 for line in lines]) - 1
    before = np.searchsorted(where, ends)
    if not np.array_equal(ends - before, np.arange(1, len(ends) + 1) * wide - 1):
        return None
    person = np.repeat(np.arange(len(ends), dtype=np.int32), np.diff(before, prepend=0))
    column = cell - person * np.int64(wide) - BEFORE
    # A vote is 0, 1, or - and then 1 in one cell.
    goes_on, negative = np.zeros(len(cell), np.bool_), np.zeros(len(cell), np.bool_)
    goes_on[:-1], negative[1:] = cell[1:] == cell[:-1], minus[:-1]
    good = (minus == goes_on) & (minus | (signs <= ZERO + 1)) & (~negative | (signs == ZERO + 1))
    in_votes = column >= 0
    if not good[in_votes].all():
        return None
    voted = np.flatnonzero(in_votes & ~minus)
    votes = np.where(negative[voted], -1, signs[voted] - ZERO).astype(np.int8)
    person, column = person[voted], column[voted]
    ids = _ids(columns[BEFORE:], 1)
    order = np.argsort(np.array(ids))
    place = np.empty(len(ids), np.int32)
    place[order] = np.arange(len(ids))
    return Opinions(tuple(sorted(ids)), len(people), person, place[column], votes, taken_out, texts)


def _matrix(data: bytes, taken_out: frozenset[int], texts: dict[int, str]) -> Opinions:
    rows = _rows(data)
    line, head = next(rows)
    if len(head) < BEFORE:
        raise Malformed(line, f"It should have {BEFORE} columns and then one for each statement.")
    ids = _ids(head[BEFORE:], line)
    seen: dict[int, int] = {}
    found: list[tuple[int, int, int]] = []
    for line, cells in rows:
        if len(cells) != len(head):
            raise Malformed(line, f"It has {len(cells)} cells, but the first line has {len(head)}.")
        person = _whole(cells[0], line, "The number of a person")
        if person in seen:
            raise Malformed(line, f"Person {person} has a line already.")
        seen[person] = len(seen)
        for each, cell in zip(ids, cells[BEFORE:], strict=True):
            if cell.strip() in ("1", "0", "-1"):
                found.append((person, each, int(cell)))
            elif cell.strip():
                raise Malformed(line, f"A vote is 1, 0 or -1, not “{cell[:40]}” (statement {each}).")
    return _all_of(ids, seen, found, taken_out, texts)


def _long(data: bytes, taken_out: frozenset[int], texts: dict[int, str]) -> Opinions:
    rows = _rows(data)
    line, head = next(rows)
    try:
        when, what, who, vote = (head.index(name) for name in ("timestamp", "comment-id", "voter-id", "vote"))
    except ValueError:
        raise Malformed(line, "It should name the columns timestamp, comment-id, voter-id and vote.") from None
    found = []
    for line, cells in rows:
        if len(cells) != len(head):
            raise Malformed(line, f"It has {len(cells)} cells, but the first line has {len(head)}.")
        said = _whole(cells[vote], line, "A vote")
        if said not in (1, 0, -1):
            raise Malformed(line, f"A vote is 1, 0 or -1, not {said}.")
        time, statement = _whole(cells[when], line, "A time"), _whole(cells[what], line, "The id of a statement")
        found.append((time, _whole(cells[who], line, "The number of a person"), statement, said))
    found.sort(key=lambda row: row[0])  # a later vote replaces an earlier one; equal times stay as in the file
    return Opinions.of((row[1:] for row in found), taken_out, texts)


def _all_of(
    ids: tuple[int, ...],
    persons: dict[int, int],
    votes: list[tuple[int, int, int]],
    taken_out: frozenset[int],
    texts: dict[int, str],
) -> Opinions:
    """Opinions with the statements nobody voted on, and the people who voted on none."""
    statements = tuple(sorted(ids))
    places = {each: place for place, each in enumerate(statements)}
    columns = np.array([(persons[p], places[s], v) for p, s, v in votes], np.int32).reshape(-1, 3).T
    person, statement = columns[0].copy(), columns[1].copy()
    return Opinions(statements, len(persons), person, statement, columns[2].astype(np.int8), taken_out, texts)


def _comments(data: bytes) -> tuple[frozenset[int], dict[int, str]]:
    """(which statements were taken out, the words of all)."""
    rows = _rows(data)
    line, head = next(rows, (1, []))
    try:
        what, kept, words = (head.index(name) for name in ("comment-id", "moderated", "comment-body"))
    except ValueError:
        raise Malformed(line, "comments.csv should name the columns comment-id, moderated, comment-body.") from None
    out, texts = [], {}
    for line, cells in rows:
        if len(cells) != len(head):
            raise Malformed(line, f"comments.csv has {len(cells)} cells there, but {len(head)} in its first line.")
        each = _whole(cells[what], line, "In comments.csv, the id of a statement")
        texts[each] = cells[words].strip()
        if _whole(cells[kept], line, "In comments.csv, “moderated”") == -1:
            out.append(each)
    return frozenset(out), texts


def _listed(data: bytes, what: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(data)
    except (UnicodeDecodeError, RecursionError):
        raise Malformed(1, f"{what} is no JSON in UTF-8.") from None
    except json.JSONDecodeError as problem:
        raise Malformed(problem.lineno, f"{what} is no JSON there ({problem.msg}).") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Malformed(1, f"{what} should be a list of objects.")
    return found


def _one_of(row: dict[str, Any], names: tuple[str, ...], number: int, what: str) -> int:
    for name in names:
        if isinstance(row.get(name), int) and not isinstance(row[name], bool):
            return int(row[name])
    raise Malformed(0, f"Entry {number} of {what} should have a whole number as {' or '.join(names)}.")


def _json(data: bytes, comments: bytes | None) -> Opinions:
    found = []
    for number, row in enumerate(_listed(data, "The file of votes"), 1):
        person = _one_of(row, ("pid", "participant_id"), number, "the votes")
        statement = _one_of(row, ("tid", "statement_id"), number, "the votes")
        vote = _one_of(row, ("vote",), number, "the votes")
        if vote not in (1, 0, -1):
            raise Malformed(0, f"Entry {number} of the votes: a vote is -1, 0 or 1, not {vote}.")
        when = str(row.get("modified", 0))
        found.append((float(when) if re.fullmatch(r"\d{1,20}(\.\d{1,20})?", when) else 0.0, person, statement, vote))
    found.sort(key=lambda row: row[0])
    taken_out, texts = [], {}
    counts: dict[tuple[int, int], int] = {}
    for number, row in enumerate(_listed(comments or b"[]", "comments.json"), 1):
        each = _one_of(row, ("tid", "statement_id"), number, "comments.json")
        texts[each] = str(row.get("txt", "")).strip()
        if row.get("is_meta") or _one_of(row, ("mod", "moderated"), number, "comments.json") == -1:
            taken_out.append(each)
        if "agree_count" in row and "disagree_count" in row:
            counts[each, 1] = _one_of(row, ("agree_count",), number, "comments.json")
            counts[each, -1] = _one_of(row, ("disagree_count",), number, "comments.json")
    last = {(person, statement): vote for _, person, statement, vote in found}
    sign = _sign(Counter((statement, vote) for (_, statement), vote in last.items()), counts)
    return Opinions.of(((who, what, sign * vote) for (who, what), vote in last.items()), taken_out, texts)


def _sign(votes: Counter[tuple[int, int]], counts: dict[tuple[int, int], int]) -> int:
    """1 where a vote of 1 is agree, -1 where -1 is: by the counts of those who agreed and disagreed."""
    same = sum(abs(votes[each, side] - number) for (each, side), number in counts.items())
    other = sum(abs(votes[each, -side] - number) for (each, side), number in counts.items())
    if same == other:
        what = "Nothing says whether 1 is agree or disagree. comments.json, with its counts, should lie beside it."
        raise Malformed(0, what)
    return 1 if same < other else -1


def write(opinions: Opinions) -> str:
    """The votes as participants-votes.csv. Groups are left empty."""
    table = [[""] * len(opinions.statements) for _ in range(opinions.people)]
    rows = zip(opinions.person.tolist(), opinions.statement.tolist(), opinions.votes.tolist(), strict=True)
    for person, statement, vote in rows:
        table[person][statement] = str(vote)
    head = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *map(str, opinions.statements)]
    lines = [",".join(head)]
    for person, cells in enumerate(table):
        counts = [len(cells) - cells.count(""), cells.count("1"), cells.count("-1")]
        lines.append(",".join([str(person), "", "0", *map(str, counts), *cells]))
    return "\n".join(lines) + "\n"


def write_statements(opinions: Opinions) -> str:
    """The statements as comments.csv, without times and authors."""
    text = io.StringIO(newline="")
    to = csv.writer(text, lineterminator="\n")
    columns = "timestamp datetime comment-id author-id agrees disagrees moderated comment-body"
    to.writerow(columns.split())
    for place, each in enumerate(opinions.statements):
        votes = opinions.votes[opinions.statement == place]
        kept = -1 if each in opinions.taken_out else 1
        counts = [int((votes == 1).sum()), int((votes == -1).sum())]
        to.writerow(["", "", each, "", *counts, kept, opinions.texts.get(each, "")])
    return text.getvalue()
