"""`./run bench durability`: kill -9 under write load, on SQLite and on PostgreSQL. Needs Linux.

Writers in processes of their own write through the real actions of every app that writes; all are killed at a random
moment, round after round. Counts what was acknowledged and is not there, and what is only half done. A kill can't
show what a power cut would: that every write waits for the disk is asked of the databases at each start
(site/serve.py).
"""

import sys
import time
from argparse import ArgumentParser
from typing import Any

SQLITE_ROUNDS, POSTGRESQL_ROUNDS = 200, 50


def main(arguments: list[str]) -> int:
    """--rounds N: that many on SQLite, a quarter of it on PostgreSQL. Returns 1 when anything was lost."""
    from tests.durability import run

    parser = ArgumentParser("bench durability")
    parser.add_argument("--rounds", type=int, default=SQLITE_ROUNDS)
    rounds = parser.parse_args(arguments).rounds
    if rounds < 1:
        parser.error("--rounds is a number from 1 on")
    well = True
    for number, start in (
        (rounds, run.rounds),
        (max(1, rounds * POSTGRESQL_ROUNDS // SQLITE_ROUNDS), run.on_postgresql),
    ):
        began = time.monotonic()
        result = start(number)
        if result is None:
            print("PostgreSQL: left out, there is none here.")
            continue
        well = _say(result, time.monotonic() - began) and well
    return 0 if well else 1


def _say(result: dict[str, Any], seconds: float) -> bool:
    print(
        f"{result['database']}: {result['rounds']} rounds of kill -9 ({result['killed']}) in {seconds:.0f} s, "
        f"{result['acknowledged']} writes acknowledged, {len(result['lost'])} lost, "
        f"{len(result['broken'])} half done."
    )
    print("  " + ", ".join(f"{name} {number}" for name, number in result["each"].items()))
    for line in (result["lost"] + result["broken"])[:20]:
        print(f"  {line}", file=sys.stderr)
    if result["ended_by_themselves"]:
        print(f"  {result['ended_by_themselves']} writers ended by themselves.", file=sys.stderr)
    return not (result["lost"] or result["broken"] or result["ended_by_themselves"])
