"""What other programs take for the same ranked elections and opinion maps. Runs in a virtual environment of its own.

    python ranked.py PEER CASE TIMES FILE...

Prints one line of JSON: winners (or consensus) by file, the best CPU seconds of TIMES from file and from parsed data,
and peak memory. Knows nothing of Our Terms: it reads the files by itself, or as the peer does.
"""

import csv
import json
import re
import resource
import sys
import time
from pathlib import Path


def blt(path):
    """(seats, names, [(weight, ranking)]) of a plain .blt file."""
    lines = Path(path).read_text("utf-8").split("\n")
    candidates, seats = map(int, lines[0].replace(",", " ").split())
    end = lines.index("0")
    ballots = [(int(w), [int(c) - 1 for c in order[:-1]]) for w, *order in map(str.split, lines[1:end])]
    names = [line.strip('"') for line in lines[end + 1 : end + 1 + candidates]]
    return seats, names, ballots


def preflib(path):
    """(names, [(weight, ranking)]) of a PrefLib file; a ballot counts up to its first shared place."""
    names, ballots = [], []
    for line in Path(path).read_text("utf-8").split("\n"):
        if found := re.match(r"# ALTERNATIVE NAME \d+: (.*)", line):
            names.append(found[1])
        elif line and not line.startswith("#"):
            weight, _, order = line.partition(":")
            ranking = [int(each) - 1 for each in order.partition("{")[0].strip().strip(",").split(",") if each.strip()]
            if ranking:
                ballots.append((int(weight), ranking))
    return names, ballots


class Pyrankvote:
    def read_stv(self, path):
        from pyrankvote import Ballot, Candidate

        seats, names, rows = blt(path)
        candidates = [Candidate(f"{place} {name}") for place, name in enumerate(names)]
        ballots = [Ballot([candidates[c] for c in ranking]) for weight, ranking in rows for _ in range(weight)]
        return seats, candidates, ballots

    def count_stv(self, read):
        from pyrankvote import single_transferable_vote

        seats, candidates, ballots = read
        found = single_transferable_vote(candidates, ballots, seats).get_winners()
        return sorted(int(each.name.split()[0]) for each in found)


class Prefvoting:
    def read_irv(self, path):
        names, rows = preflib(path)
        rankings = [{c: place for place, c in enumerate(ranking, 1)} for _, ranking in rows]
        return rankings, [weight for weight, _ in rows], range(len(names))

    read_schulze = read_irv

    def profile(self, read):  # its margins are counted here already
        from pref_voting.profiles_with_ties import ProfileWithTies

        rankings, weights, candidates = read
        found = ProfileWithTies(rankings, rcounts=weights, candidates=candidates)
        found.use_extended_strict_preference()
        return found

    def count_irv(self, read):
        from pref_voting.iterative_methods import instant_runoff_for_truncated_linear_orders

        return [int(each) for each in instant_runoff_for_truncated_linear_orders(self.profile(read))]

    def count_schulze(self, read):
        from pref_voting.margin_based_methods import beat_path

        return [int(each) for each in beat_path(self.profile(read))]


class Votekit:
    def read_irv(self, path):
        from votekit import RankBallot
        from votekit.pref_profile import RankProfile

        names, rows = preflib(path)
        ballots = [RankBallot(ranking=[{str(c)} for c in ranking], weight=weight) for weight, ranking in rows]
        return RankProfile(ballots=ballots, candidates=[str(c) for c in range(len(names))])

    read_schulze = read_irv

    def count_irv(self, profile):
        from votekit.elections import IRV

        return [int(c) for group in IRV(profile).get_elected() for c in group]

    def count_schulze(self, profile):
        from votekit.elections import Schulze

        return [int(c) for group in Schulze(profile, n_seats=1).get_elected() for c in group]


class Reddwarf:
    def read_map(self, path):
        with open(Path(path) / "participants-votes.csv", newline="") as file:
            head, *rows = csv.reader(file)
        votes = [
            {"participant_id": int(row[0]), "statement_id": int(what), "vote": int(cell), "modified": 0}
            for row in rows
            for what, cell in zip(head[6:], row[6:], strict=True)
            if cell
        ]
        with open(Path(path) / "comments.csv", newline="") as file:
            out = [int(row["comment-id"]) for row in csv.DictReader(file) if row["moderated"] == "-1"]
        return votes, out

    def count_map(self, read):
        from reddwarf.implementations.base import run_pipeline

        votes, out = read
        found = run_pipeline(votes=votes, mod_out_statement_ids=out, random_state=0).consensus
        return {side: [int(row["tid"]) for row in found[side]] for side in ("agree", "disagree")}


PEERS = {"pyrankvote": Pyrankvote, "pref_voting": Prefvoting, "votekit": Votekit, "red-dwarf": Reddwarf}


def main(name, case, times, files):
    peer = PEERS[name]()
    read, count = getattr(peer, f"read_{case}"), getattr(peer, f"count_{case}")
    found, from_file, from_parsed = {}, [], []
    for _ in range(int(times) + 1):  # the first is for what is loaded or compiled once
        whole = part = 0.0
        for path in files:
            began = time.process_time()
            there = read(path)
            middle = time.process_time()
            found[path] = count(there)
            ended = time.process_time()
            whole, part = whole + ended - began, part + ended - middle
        from_file.append(whole)
        from_parsed.append(part)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    best = {"file": min(from_file[1:]), "parsed": min(from_parsed[1:])}
    print(json.dumps({"found": list(found.values()), **best, "peak": peak}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
