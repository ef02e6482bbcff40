"""Reads and writes .blt, the format of Hill, Wichmann and Woodall (1987) that most STV counts are published in.

    4 2              candidates, seats ("4,2" too)
    -2               those who withdrew, by their places from 1
    3 1 4 2 0        weight, first choice, second choice, ..., 0
    1 3=2 1 0        3 and 2 share a place
    0                the end of the ballots
    "Ade Okoro"      a name a candidate, with or without quotation marks, then the title

Also read: remarks from # on, an id in brackets before a ballot, and - for a place left empty.
"""

import re
from typing import Any

import numpy as np

from ourterms.counting.ballots import MOST_CANDIDATES, MOST_WEIGHT, Ranked
from ourterms.counting.formats import Malformed
from ourterms.counting.formats.numbers import LONG, distinct, numbers, rows

MOST_SEATS = 1_000_000
LINE_END, SPACE, ZERO = b"\n 0"
HEADER = re.compile(rb"\s*(\d{1,9})[\s,]+(\d{1,9})[\s,]*(?:#.*)?")
GONE = re.compile(rb"(?:\s*-\d{1,9})+\s*(?:#.*)?")
ID = re.compile(rb"\s*\([^()]*\)")
END = re.compile(rb"\s*0\s*(?:#.*)?")
QUOTED = re.compile(r'("[^"]*"(?:\s+"[^"]*")*)\s*(?:#.*)?')


def parse(data: bytes) -> Ranked:
    """The election in a .blt file. Raises Malformed, with the line."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    candidates, seats, withdrawn, start = _head(data)
    end = data.find(b"\n0\n", start - 1)
    body = data[start : end + 1]
    if body and end >= 0 and not body.translate(None, b"0123456789 \n"):
        after = body.count(b"\n") if len(body) >= LONG else 0
        body, times = distinct(body)
        letters = np.frombuffer(body, np.uint8)
        stops = np.flatnonzero(letters == LINE_END)
        found = numbers(body)
        # Every line ends in " 0", and there is no other 0.
        if (letters[stops - 1] == ZERO).all() and (letters[stops - 2] == SPACE).all():
            quick = rows(found, candidates, times=times) if np.count_nonzero(found == 0) == len(stops) else None
            if quick is not None:
                choices, weights, tied, blank = quick
                line = data.count(b"\n", 0, start) + (after or len(stops)) + 2
                names, title = _names(data[end + 3 :], line, candidates)
                return Ranked(names, choices, weights, tied, blank, seats, withdrawn, title)
    return _carefully(data, candidates, seats, withdrawn, start)


def _lines(data: bytes, start: int) -> list[tuple[int, bytes]]:
    """(number, line) from a place on that begins a line."""
    first = data.count(b"\n", 0, start) + 1
    return list(enumerate(data[start:].split(b"\n"), first))


def _head(data: bytes) -> tuple[int, int, frozenset[int], int]:
    """(candidates, seats, who withdrew, where the ballots begin)."""
    candidates = seats = 0
    gone: set[int] = set()
    place, number = 0, 0
    while place < len(data):
        number += 1
        stop = data.find(b"\n", place)
        stop = len(data) if stop < 0 else stop
        line = data[place:stop]
        plain = line.strip()
        if not plain or plain.startswith(b"#"):
            pass
        elif not candidates:
            header = HEADER.fullmatch(line)
            if header is None:
                raise Malformed(number, "It should say how many candidates and how many seats, as in 4 2.")
            candidates, seats = int(header[1]), int(header[2])
            if not 0 < candidates <= MOST_CANDIDATES:
                raise Malformed(number, f"There can be 1 to {MOST_CANDIDATES:,} candidates, not {candidates:,}.")
            if not 0 < seats <= MOST_SEATS:
                raise Malformed(number, f"There can be 1 to {MOST_SEATS:,} seats, not {seats:,}.")
        elif GONE.fullmatch(line):
            for found in re.findall(rb"-(\d+)", line.partition(b"#")[0]):
                if not 0 < int(found) <= candidates:
                    raise Malformed(number, f"Candidate {int(found)} withdrew, but there are only {candidates}.")
                gone.add(int(found) - 1)
        else:
            break
        place = stop + 1
    if not candidates:
        raise Malformed(1, "The file is empty. It should begin with how many candidates and seats, as in 4 2.")
    return candidates, seats, frozenset(gone), min(place, len(data))


def _carefully(data: bytes, candidates: int, seats: int, withdrawn: frozenset[int], start: int) -> Ranked:
    ballots: dict[bytes, list[Any]] = {}  # by their line: how often, weight, places
    total = 0
    lines = _lines(data, start)
    for number, line in lines:
        if line in ballots:
            again = ballots[line]
            again[0] += 1
            total += again[1]
            if total > MOST_WEIGHT:
                raise Malformed(number, f"That is more than {MOST_WEIGHT:,} ballots.")
            continue
        plain = ID.sub(b"", line.partition(b"#")[0].replace(b",", b" "), count=1).replace(b"=", b" = ").split()
        if not plain:
            continue
        if plain == [b"0"]:
            after = sum(len(each) + 1 for _, each in lines[: number - lines[0][0] + 1])
            names, title = _names(data[start + after :], number + 1, candidates)
            rankings = ((times * weight, places) for times, weight, places in ballots.values())
            return Ranked.of(names, rankings, seats, withdrawn, title)
        weight, places = _ballot(number, plain, candidates)
        ballots[line] = [1, weight, places]
        total += weight
        if total > MOST_WEIGHT:
            raise Malformed(number, f"That is more than {MOST_WEIGHT:,} ballots.")
    last = lines[-1][0] if lines else data.count(b"\n") + 1
    raise Malformed(last, "The file ends within the ballots. A line with only 0 should end them.")


def _ballot(number: int, words: list[bytes], candidates: int) -> tuple[int, list[list[int]]]:
    """(weight, places) of the words of one line."""
    for word in words:
        if not (re.fullmatch(rb"\d{1,15}", word) or word in (b"=", b"-")):
            shown = word.decode("utf-8", "replace")
            raise Malformed(number, f"“{shown}” is no whole number. A ballot is its weight, candidates, then 0.")
    if not words[0].isdigit() or int(words[0]) == 0:
        raise Malformed(number, "A ballot should begin with how many there are of it, a whole number from 1.")
    if words[-1] != b"0" or len(words) < 2:
        raise Malformed(number, "A ballot should end with 0.")
    places: list[list[int]] = []
    seen: set[int] = set()
    joined, before = False, b""
    for word in words[1:-1]:
        if word == b"=":
            if not before.isdigit():
                raise Malformed(number, "= should stand between two candidates.")
            joined = True
        elif word == b"-":
            if joined:
                raise Malformed(number, "= should stand between two candidates.")
        else:
            each = int(word)
            if each == 0:
                raise Malformed(number, "0 ends a ballot, so nothing should follow it in its line.")
            if each > candidates:
                raise Malformed(number, f"It ranks candidate {each}, but there are only {candidates}.")
            if each in seen:
                raise Malformed(number, f"It ranks candidate {each} twice.")
            seen.add(each)
            if joined:
                places[-1].append(each - 1)
            else:
                places.append([each - 1])
            joined = False
        before = word
    if joined:
        raise Malformed(number, "= should stand between two candidates.")
    return int(words[0]), places


def _names(data: bytes, first: int, candidates: int) -> tuple[tuple[str, ...], str]:
    """(names, title) of what follows the ballots; `first` is the number of its first line."""
    try:
        text = data.decode()
    except UnicodeDecodeError:  # older files; ballots are figures, so only names depend on it
        text = data.decode("latin-1")
    found: list[str] = []
    number = first
    for number, line in enumerate(text.rstrip().split("\n"), first):
        plain = line.strip()
        if not plain or plain.startswith("#"):
            continue
        if not plain.startswith('"'):
            found.append(plain)
        elif quoted := QUOTED.fullmatch(plain):
            found += [each.strip() for each in re.findall(r'"([^"]*)"', quoted[1])]
        else:  # quotation marks within a name
            end = plain.rfind('"')
            rest = plain[end + 1 :].strip()
            if end == 0 or (rest and not rest.startswith("#")):
                raise Malformed(number, "A name that begins with a quotation mark should end with one.")
            found.append(plain[1:end].strip())
    if len(found) < candidates:
        raise Malformed(number, f"There are {len(found)} names for {candidates} candidates.")
    if len(found) > candidates + 3:  # a title; some write a source and a remark behind it
        raise Malformed(number, f"There are {candidates} candidates, but more names than that and a title.")
    return tuple(found[:candidates]), (found[candidates] if len(found) > candidates else "")


def write(election: Ranked) -> str:
    """The election as a .blt file. A name can't hold a quotation mark there; it gets an apostrophe instead."""
    lines = [f"{len(election.names)} {election.seats or 1}"]
    if election.withdrawn:
        lines.append(" ".join(str(-each - 1) for each in sorted(election.withdrawn)))
    lines += [f"{election.blank} 0"] if election.blank else []
    for weight, places in election.ballots():
        said = " ".join("=".join(str(each + 1) for each in place) for place in places)
        lines.append(f"{weight} {said} 0")
    lines.append("0")
    lines += ['"' + " ".join(each.splitlines()).replace('"', "'") + '"' for each in (*election.names, election.title)]
    return "\n".join(lines) + "\n"
