"""`ourterms`: the command line. `./run X ...` is `ourterms X ...`.

Each command imports what it needs when it runs: `ourterms check` starts neither Django nor a database, and has
50 ms in all, of which pathlib alone would take six.
"""

import os
import sys
from collections.abc import Callable


class Usage(Exception):
    """A command that was not understood; the message says how it goes."""


def _take(arguments: list[str], option: str, default: str) -> str:
    """Take `--option VALUE` or `--option=VALUE` out of the arguments."""
    for place, argument in enumerate(arguments):
        if argument == option:
            if place + 1 == len(arguments):
                raise Usage(f"{option} needs a value.")
            value = arguments[place + 1]
            del arguments[place : place + 2]
            return value
        if argument.startswith(f"{option}="):
            del arguments[place]
            return argument.partition("=")[2]
    return default


def _flag(arguments: list[str], option: str) -> bool:
    found = option in arguments
    while option in arguments:
        arguments.remove(option)
    return found


def _nothing_left(arguments: list[str]) -> None:
    if arguments:
        raise Usage(f"There is no {arguments[0]} here.")


def check(arguments: list[str]) -> int:
    """check FILE... [--terms FILE.toml] [--json]: read adverts (- is standard input) and hold them against terms."""
    import gc

    gc.set_threshold(100_000)  # so short a life leaves next to nothing to collect, and looking for it takes 6 ms
    from datetime import datetime

    from ourterms.terms.ask import read_on
    from ourterms.terms.rules.report import as_data, as_text, report

    as_json = _flag(arguments, "--json")
    terms_file = _take(arguments, "--terms", "")
    unknown = [argument for argument in arguments if argument.startswith("-") and argument != "-"]
    if unknown or not arguments:
        raise Usage(f"There is no {unknown[0]} here." if unknown else "Which file? - is standard input.")
    terms = _terms(terms_file)
    today = datetime.now().date()  # noqa: DTZ005, TID251 (the day where the person sits; kit.clock knows only zones)
    failed = False
    for name in arguments:
        try:
            text, notes = _text(name)
        except (OSError, ValueError) as problem:
            failed = True
            print(f"{name}: {problem}", file=sys.stderr)
            continue
        for note in notes:
            print(f"{name}: {note}", file=sys.stderr)
        made = report(read_on(text, today), terms)
        if as_json:
            import json

            print(json.dumps({"file": name, **as_data(made)}, ensure_ascii=False))
        else:
            print(as_text(made, [name, ""] if len(arguments) > 1 else []))
    return 1 if failed else 0


def _terms(name: str):  # type: ignore[no-untyped-def]
    """Terms from a TOML file; the ready-made ones where no file is named."""
    if not name:
        from ourterms.terms.ready_made import ready_made

        return ready_made()
    import tomllib

    from ourterms.terms.rules.terms import BadTerms, terms_from

    try:
        with open(name, "rb") as file:
            return terms_from(tomllib.load(file))
    except BadTerms as bad:
        raise Usage(f"{name}: " + " ".join(bad.messages)) from None
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Usage(f"{name}: {problem}") from None


def _text(name: str) -> tuple[str, tuple[str, ...]]:
    """The words of a file, whatever kind it is. Raises ValueError with a sentence where there are none."""
    from ourterms.terms.documents import CannotRead, text_of

    if name == "-":
        data = sys.stdin.buffer.read()
    else:
        with open(name, "rb") as file:
            data = file.read()
    try:
        document = text_of(data, name)
    except CannotRead as problem:
        raise ValueError(problem.message) from None
    return document.text, document.notes


def demo(arguments: list[str]) -> int:
    """demo [--port N] [--data DIR]: set up everything and serve on http://localhost:8000, for this machine only."""
    from pathlib import Path

    root = Path(__file__).resolve().parents[2]
    port = _take(arguments, "--port", "8000")
    data = _take(arguments, "--data", os.environ.get("OURTERMS_DATA", str(root / "data" / "demo")))
    _nothing_left(arguments)
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise Usage("--port needs a number from 1 to 65535.")
    os.environ["OURTERMS_DATA"] = str(Path(data).expanduser().absolute())
    os.environ["OURTERMS_URL"] = f"http://localhost:{port}"
    os.environ["OURTERMS_DEMO"] = "1"
    from ourterms.site.serve import serve

    return serve(int(port))


def mailtest(arguments: list[str]) -> int:
    """mailtest ADDRESS: send one message, and say what happened."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        raise Usage("To which address?")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ourterms.site.settings")
    import django

    django.setup()
    from ourterms.notices.mailtest import mailtest as send

    taken, words = send(arguments[0])
    print(words, file=sys.stdout if taken else sys.stderr)
    return 0 if taken else 1


def test(arguments: list[str]) -> int:
    """test [--all] [PATH...]: run the tests; --all runs everything that CI runs."""
    from ourterms.site.quality import run_tests

    return run_tests(all_of_it=_flag(arguments, "--all"), paths=arguments)


def bench(arguments: list[str]) -> int:
    """bench reading|web [--cases DIR]: measure, and print how it was measured."""
    import importlib

    if not arguments or arguments[0] not in ("reading", "web"):
        raise Usage("Which one? bench reading, or bench web.")
    result: int = importlib.import_module(f"bench.{arguments[0]}").main(arguments[1:])
    return result


def pictures(arguments: list[str]) -> int:
    """pictures: make the pictures in docs/ anew, from the demo, with Chromium."""
    _nothing_left(arguments)
    from ourterms.site.quality import make_pictures

    return make_pictures()


def lock(arguments: list[str]) -> int:
    """lock: compile requirements.lock and requirements-dev.lock anew from pyproject.toml (needs uv)."""
    _nothing_left(arguments)
    from ourterms.site.quality import compile_locks

    return compile_locks()


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (demo, check, mailtest, test, bench, pictures, lock)
}


def main(arguments: list[str]) -> int:
    """Run one command. Returns 0 when all is well, 1 when the command failed, 2 when it was not understood."""
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        print("Our Terms. What ./run can do:\n")
        for command in COMMANDS.values():
            how, _, what = (command.__doc__ or "").partition(": ")
            print(f"  ./run {how}\n      {what}")
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(f"There is no command {name}. ./run alone lists what there is.", file=sys.stderr)
        return 2
    try:
        return COMMANDS[name](rest)
    except Usage as problem:
        how = (COMMANDS[name].__doc__ or "").partition(": ")[0]
        print(f"{problem}\n./run {how}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
