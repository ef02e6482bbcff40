"""Reads and writes the ranked formats of PrefLib: .soc, .soi, .toc and .toi (strict or tied orders, (in)complete).

    # NUMBER ALTERNATIVES: 4
    # ALTERNATIVE NAME 1: Ade Okoro
    3: 1,4,2         three ballots rank 1, then 4, then 2
    1: 3,{1,2}       1 and 2 share the second place

As https://www.preflib.org/format describes them.
"""

import re

import numpy as np

from ourterms.counting.ballots import MOST_CANDIDATES, MOST_WEIGHT, Ranked
from ourterms.counting.formats import Malformed
from ourterms.counting.formats.numbers import CLOSES, COLON, OPENS, Rows, numbers, rows

FACT = re.compile(r"#\s*([A-Z][A-Z ]*?(?: \d+)?)\s*:\s?(.*)")
KINDS = ("soc", "soi", "toc", "toi")
ODD_PAIRS = b"\n\n ,, ,: :, ,\n \n, :: {, ,} {} :} {\n \n{ }{ {{ }}".split(b" ")
ODD_PAIRS += [b"%d{" % figure for figure in range(10)] + [b"}%d" % figure for figure in range(10)]
LINE = re.compile(rb"\s*(\d+)\s*:\s*(.*?)\s*")
PLACE = re.compile(rb"\s*(?:(\d+)|\{([^{}]*)\})\s*(?:,|$)")


def parse(data: bytes) -> Ranked:
    """The election in a PrefLib file. Raises Malformed, with the line."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    facts, start = _head(data)
    names, kind = _who(facts)
    body = data[start:].rstrip() + b"\n"
    election, quick = None, _quickly(body, len(names))
    if quick is not None:
        choices, weights, tied, blank = quick
        election = Ranked(names, choices, weights, tied, blank, title=facts.get("TITLE", (0, ""))[1])
    if election is None or (kind.endswith("c") and (election.choices < 0).any()):
        election = _carefully(data, start, names, kind, facts)
    elif kind.startswith("s") and election.tied is not None:
        election = _carefully(data, start, names, kind, facts)  # it will say which line should not have a tie
    _whole(facts, election, body, data.rstrip().count(b"\n") + 1)
    return election


def _quickly(body: bytes, candidates: int) -> Rows | None:
    """The ballots where every line is as it should be; None where one is not, for `_carefully` to say which."""
    plain = b"\n" + body.replace(b": ", b":").replace(b", ", b",")
    if plain.translate(None, b"0123456789,:\n{}"):
        return None
    commas = plain.count(b",")
    shared = b"{" in plain or b"}" in plain
    if shared:
        if any(pair in plain for pair in ODD_PAIRS):
            return None
        plain = plain.replace(b"{", b" %d " % OPENS).replace(b"}", b" %d " % CLOSES)
    plain = plain[1:].replace(b":", b" %d " % COLON).replace(b",", b" ").replace(b"\n", b" 0\n")
    found = numbers(plain)
    if not shared:  # then there is one comma fewer than candidates in a line that has any, or one stands odd
        lines = np.count_nonzero(found == 0)
        blank = np.count_nonzero((found[:-1] == COLON) & (found[1:] == 0))
        if commas != len(found) - 3 * lines - (lines - blank):
            return None
    return rows(found, candidates, colons=True)


def _head(data: bytes) -> tuple[dict[str, tuple[int, str]], int]:
    """(what the lines with # say, each with its line; where the ballots begin)."""
    facts: dict[str, tuple[int, str]] = {}
    place, number = 0, 0
    while place < len(data):
        number += 1
        stop = data.find(b"\n", place)
        stop = len(data) if stop < 0 else stop
        line = data[place:stop].strip()
        if line and not line.startswith(b"#"):
            break
        try:
            text = line.decode()
        except UnicodeDecodeError:
            text = line.decode("latin-1")
        if found := FACT.fullmatch(text):
            facts[found[1]] = number, found[2].strip()
        place = stop + 1
    return facts, min(place, len(data))


def _number(facts: dict[str, tuple[int, str]], name: str) -> int | None:
    if name not in facts:
        return None
    line, said = facts[name]
    if not re.fullmatch(r"[0-9]{1,15}", said):
        raise Malformed(line, f"{name} should be a whole number, not “{said}”.")
    return int(said)


def _who(facts: dict[str, tuple[int, str]]) -> tuple[tuple[str, ...], str]:
    """(the names, the kind of file)."""
    many = _number(facts, "NUMBER ALTERNATIVES")
    if many is None:
        raise Malformed(1, "There is no line “# NUMBER ALTERNATIVES: …”.")
    if not 0 < many <= MOST_CANDIDATES:
        line = facts["NUMBER ALTERNATIVES"][0]
        raise Malformed(line, f"There can be 1 to {MOST_CANDIDATES:,} alternatives, not {many:,}.")
    names = []
    for each in range(1, many + 1):
        if f"ALTERNATIVE NAME {each}" not in facts:
            line = facts["NUMBER ALTERNATIVES"][0]
            raise Malformed(line, f"There are {many} alternatives, but no line “# ALTERNATIVE NAME {each}: …”.")
        names.append(facts[f"ALTERNATIVE NAME {each}"][1])
    line, kind = facts.get("DATA TYPE", (0, "toi"))
    if kind not in KINDS:
        raise Malformed(line, f"The data type should be one of {', '.join(KINDS)}, not “{kind}”.")
    return tuple(names), kind


def _carefully(data: bytes, start: int, names: tuple[str, ...], kind: str, facts: dict[str, tuple[int, str]]) -> Ranked:
    ballots: list[tuple[int, list[list[int]]]] = []
    total = 0
    for number, line in enumerate(data[start:].split(b"\n"), data.count(b"\n", 0, start) + 1):
        if not line.strip() or line.lstrip().startswith(b"#"):
            continue
        found = LINE.fullmatch(line)
        if found is None:
            raise Malformed(number, "A line of ballots should be how many there are, a colon, and their order.")
        if not 0 < int(found[1][:16]) <= MOST_WEIGHT:
            raise Malformed(number, f"A line should stand for 1 to {MOST_WEIGHT:,} ballots.")
        places = _places(number, found[2])
        ranked = [each for place in places for each in place]
        for each in ranked:
            if not 0 < each <= len(names):
                raise Malformed(number, f"It ranks alternative {each}, but there are {len(names)}, from 1.")
            if ranked.count(each) > 1:
                raise Malformed(number, f"It ranks alternative {each} twice.")
        if kind.startswith("s") and len(ranked) > len(places):
            raise Malformed(number, f"It has a shared place, which a .{kind} file can't have.")
        if kind.endswith("c") and len(ranked) < len(names):
            raise Malformed(number, f"It ranks {len(ranked)} of {len(names)}; a .{kind} file should rank all.")
        ballots.append((int(found[1]), [[each - 1 for each in place] for place in places]))
        total += int(found[1])
        if total > MOST_WEIGHT:
            raise Malformed(number, f"That is more than {MOST_WEIGHT:,} ballots.")
    return Ranked.of(names, ballots, title=facts.get("TITLE", (0, ""))[1])


def _places(number: int, order: bytes) -> list[list[int]]:
    """The places of one order, each with those who share it."""
    places: list[list[int]] = []
    at = 0
    while at < len(order):
        found = PLACE.match(order, at)
        if found is None or (found[0].rstrip().endswith(b",") and found.end() == len(order)):
            shown = order[at : at + 20].decode("utf-8", "replace")
            raise Malformed(number, f"“{shown}” is no order. It should be numbers with commas, as in 3,{{1,2}}.")
        inside = [found[1]] if found[1] else found[2].split(b",")
        if not all(re.fullmatch(rb"\s*\d{1,9}\s*", each) for each in inside):
            raise Malformed(number, "A place should hold whole numbers with commas between them.")
        places.append([int(each) for each in inside])
        at = found.end()
    return places


def _whole(facts: dict[str, tuple[int, str]], election: Ranked, body: bytes, last: int) -> None:
    """Raises Malformed where the file holds other ballots than its head says: a part of it may be missing."""
    voters, orders = _number(facts, "NUMBER VOTERS"), _number(facts, "NUMBER UNIQUE ORDERS")
    there = election.votes + election.blank
    if voters is not None and voters != there:
        raise Malformed(last, f"The file says that there are {voters:,} voters, but has {there:,} ballots.")
    lines = body.count(b"\n")
    if orders is not None and orders != lines:
        lines = sum(bool(line.strip()) and not line.lstrip().startswith(b"#") for line in body.split(b"\n"))
    if orders is not None and orders != lines:
        raise Malformed(last, f"The file says that there are {orders:,} orders, but has {lines:,}.")


def write(election: Ranked) -> str:
    """The election as a PrefLib file of the narrowest kind that holds it. Those who withdrew stay in it."""
    ballots = election.ballots()
    shared = any(len(place) > 1 for _, places in ballots for place in places)
    whole = not election.blank and all(sum(map(len, places)) == len(election.names) for _, places in ballots)
    lines = [
        f"# TITLE: {' '.join(election.title.splitlines())}",
        f"# DATA TYPE: {'t' if shared else 's'}o{'c' if whole else 'i'}",
        f"# NUMBER ALTERNATIVES: {len(election.names)}",
        f"# NUMBER VOTERS: {election.votes + election.blank}",
        f"# NUMBER UNIQUE ORDERS: {len(ballots) + (election.blank > 0)}",
    ]
    lines += [f"# ALTERNATIVE NAME {number}: {' '.join(n.splitlines())}" for number, n in enumerate(election.names, 1)]
    for weight, places in ballots:
        said = [",".join(str(each + 1) for each in place) for place in places]
        lines.append(f"{weight}: " + ",".join(f"{{{s}}}" if "," in s else s for s in said))
    lines += [f"{election.blank}:"] if election.blank else []
    return "\n".join(lines) + "\n"
