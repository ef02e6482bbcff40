"""`ourterms count`: counts a file by a rule, round by round. Alone: `python -m ourterms.counting.command FILE ...`."""

import os
import sys
from getopt import GetoptError, gnu_getopt

USES = "count FILE --rule RULE [--seats N] [--completion HOW] [--ties HOW,...] [--svg FILE] [--json]"


class NotUnderstood(ValueError):
    """A command that was not understood; the message says what of it."""


def main(arguments: list[str]) -> int:
    """Count one file. Returns 0, or 1 where the file or the count was at fault. Raises NotUnderstood."""
    try:
        options, files = gnu_getopt(arguments, "", ["rule=", "seats=", "completion=", "ties=", "svg=", "json"])
    except GetoptError as problem:
        raise NotUnderstood(f"{str(problem).capitalize()}.") from None
    given = dict(options)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads of linear algebra cost a count more than they help
    from ourterms.counting.formats import Malformed, format_of, read
    from ourterms.counting.rules import RULES, Options, Refused, count
    from ourterms.counting.ties import Ties

    if len(files) != 1:
        raise NotUnderstood("Which file?" if not files else "One file at a time.")
    rule = given.get("--rule", "")
    if rule not in RULES:
        raise NotUnderstood(f"--rule needs one of {', '.join(RULES)}.")
    seats = given.get("--seats", "")
    if seats and not (seats.isascii() and seats.isdecimal() and 0 < int(seats) <= 1_000_000):
        raise NotUnderstood("--seats needs a whole number from 1.")
    try:
        ties = Ties.of(given["--ties"]) if "--ties" in given else None
    except ValueError as problem:
        raise NotUnderstood(str(problem)) from None

    name = files[0]
    found = format_of(name)
    if found and found.of != RULES[rule].counts:
        fits = [each for each, row in RULES.items() if row.counts == found.of]
        raise NotUnderstood(f"{rule} can't count {name}. These can: {', '.join(fits)}.")
    progress = _progress if sys.stderr.isatty() else lambda said: None
    asked = Options(int(seats) if seats else None, given.get("--completion", ""), ties, progress)
    try:
        result = count(read(name), rule, asked)
        if "--svg" in given:
            with open(given["--svg"], "w", encoding="utf-8") as file:
                file.write(result.as_svg())
    except (Malformed, Refused, OSError) as problem:
        progress("")
        sys.stderr.write(f"{name}: {problem}\n")
        return 1
    progress("")
    if "--json" in given:
        import json

        text = json.dumps(result.as_data(), ensure_ascii=False)
    else:
        text = result.as_text()
    sys.stdout.write(text + "\n")
    return 0


def _progress(said: str) -> None:
    sys.stderr.write(f"\r\x1b[K{said}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NotUnderstood as problem:
        sys.stderr.write(f"{problem}\n{USES}\n")
        sys.exit(2)
