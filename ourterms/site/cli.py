"""`ourterms`: the command line. `./run X ...` is `ourterms X ...`.

Each command imports what it needs when it runs: `ourterms check` starts neither Django nor a database, and has
50 ms in all, of which pathlib alone would take six.
"""

import os
import sys
from collections.abc import Callable
from errno import EBADF

TYPE_CHECKING = False  # as mypy knows it, without loading typing
if TYPE_CHECKING:
    from pathlib import Path


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

    from ourterms.terms.ask import report_on
    from ourterms.terms.rules.report import as_data, as_text

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
            words = f"{problem.strerror}." if isinstance(problem, OSError) and problem.strerror else problem
            print(_seen(f"{name}: {words}"), file=sys.stderr)
            continue
        made = report_on(text, terms, today, notes)
        for note in made.notes:
            print(_seen(f"{name}: {note}"), file=sys.stderr)
        if as_json:
            import json

            plain = (sys.stdout.encoding or "").lower() != "utf-8"  # of what it can't write, JSON has its own spelling
            print(json.dumps({"file": name, **as_data(made)}, ensure_ascii=plain))
        else:
            print(as_text(made, [name, ""] if len(arguments) > 1 else []))
    return 1 if failed else 0


def _seen(words: str) -> str:
    """In one line, without what nobody sees: a file could have it change what a terminal shows."""
    from ourterms.terms.documents.plain import tidy

    return tidy(words).replace("\n", " ")


def _terms(name: str):  # type: ignore[no-untyped-def]
    """Terms from a TOML file; the ready-made ones where no file is named."""
    if not name:
        from ourterms.terms.ready_made import ready_made

        return ready_made()
    import tomllib

    from ourterms.terms.rules.files import LARGEST, from_toml
    from ourterms.terms.rules.terms import BadTerms, terms_from

    try:
        with open(name, "rb") as file:
            data = file.read(4 * LARGEST + 1)  # there are files without an end
        if len(data) > 4 * LARGEST or len(text := data.decode("utf-8-sig")) > LARGEST:
            raise Usage(f"{name}: This is too long for terms. {LARGEST:,} letters at most.")
        return terms_from(from_toml(text.replace("\r\n", "\n")))
    except BadTerms as bad:
        raise Usage(_seen(f"{name}: " + " ".join(bad.messages))) from None
    except tomllib.TOMLDecodeError as problem:
        raise Usage(_seen(f"{name}: {problem}.")) from None
    except OSError as problem:
        raise Usage(f"{name}: {problem.strerror}.") from None
    except (ValueError, RecursionError):
        raise Usage(f"{name}: This can't be read as TOML.") from None


def _text(name: str) -> tuple[str, tuple[str, ...]]:
    """The words of a file, whatever kind it is. Raises ValueError with a sentence where there are none."""
    from ourterms.terms.documents import CannotRead, text_of
    from ourterms.terms.documents.base import MOST_BYTES

    most = MOST_BYTES + 1  # one more says that it is too much; there are files without an end
    if name == "-":
        if sys.stdin is None:
            raise ValueError("Nothing comes in here.")
        data = sys.stdin.buffer.read(most)
    else:
        with open(name, "rb") as file:
            data = file.read(most)
    try:
        document = text_of(data, name)
    except CannotRead as problem:
        raise ValueError(problem.message) from None
    return document.text, document.notes


def lot(arguments: list[str]) -> int:
    """lot FILE --seed SEED [--places N] [--least GROUP=N]...: repeat a draw from its list, a name in each line."""
    from ourterms.decisions.rules.lot import CannotDraw, draw, from_file, tickets

    seed, places, least = _take(arguments, "--seed", ""), _take(arguments, "--places", "1"), {}
    while given := _take(arguments, "--least", ""):
        group, _, number = given.rpartition("=")
        if not group or not number.isdecimal():
            raise Usage("--least needs a group and a number: --least 'under 25=1'.")
        least[group] = int(number)
    if not arguments or (arguments[0].startswith("-") and arguments[0] != "-"):
        raise Usage(f"There is no {arguments[0]} here." if arguments else "Which file? - is standard input.")
    name = arguments.pop(0)
    _nothing_left(arguments)
    if not places.isdecimal():
        raise Usage("--places needs a number.")
    try:
        if name == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
        people = from_file(data.decode("utf-8-sig"))
        drawn = draw(seed, list(people), int(places), people, least)
    except (OSError, UnicodeDecodeError) as problem:
        print(f"{name}: {problem}", file=sys.stderr)
        return 1
    except CannotDraw as problem:
        print(problem.message, file=sys.stderr)
        return 1
    for ticket, who in tickets(seed, list(people)):
        print(f"{ticket}  {who}{'  (drawn)' if who in drawn else ''}")
    return 0


def count(arguments: list[str]) -> int:
    """count FILE --rule RULE [--seats N] [--completion HOW] [--ties HOW,...] [--svg FILE] [--json]: count ballots or
    opinions; docs/counting.md has the rules."""
    from ourterms.counting.command import NotUnderstood
    from ourterms.counting.command import main as count_file

    try:
        return count_file(arguments)
    except NotUnderstood as problem:
        raise Usage(str(problem)) from None


def demo(arguments: list[str]) -> int:
    """demo [--port N] [--data DIR]: set up everything and serve on http://localhost:8000, for this machine only."""
    from pathlib import Path

    root = Path(__file__).resolve().parents[2]
    port = _port(arguments)
    data = _take(arguments, "--data", os.environ.get("OURTERMS_DATA", str(root / "data" / "demo")))
    _nothing_left(arguments)
    os.environ["OURTERMS_DATA"] = str(Path(data).expanduser().absolute())
    os.environ["OURTERMS_URL"] = f"http://localhost:{port}"
    os.environ["OURTERMS_DEMO"] = "1"
    from ourterms.site.serve import serve

    return serve(port)


def serve(arguments: list[str]) -> int:
    """serve [--port N]: a real server, for a proxy with TLS on this machine; docs/self-hosting.md has the steps."""
    port = _port(arguments)
    _nothing_left(arguments)
    os.environ["OURTERMS_PROXIES"] = os.environ.get("OURTERMS_PROXIES") or "1"
    from ourterms.site import env
    from ourterms.site.serve import serve

    os.environ["OURTERMS_DATA"] = str(env.for_serving().data)
    return serve(port, real=True)


def _port(arguments: list[str]) -> int:
    port = _take(arguments, "--port", "8000")
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise Usage("--port needs a number from 1 to 65535.")
    return int(port)


def backup(arguments: list[str]) -> int:
    """backup DIR: write DIR/data and, apart, DIR/keyring, while the server runs; the server key is in neither."""
    into = _folder(arguments)
    from ourterms.kit import clock
    from ourterms.site import env
    from ourterms.site.backup import CannotBackUp, back_up

    found = env.read()
    os.umask(0o077)
    try:
        done = back_up(found.data, found.database_url, into, clock.now())
    except (CannotBackUp, OSError) as problem:
        print(f"No backup was made. {problem}", file=sys.stderr)
        return 1
    print(f"Backed up: {done.rows} rows, {done.files} files and {done.keys} keys, in {done.path.name}.")
    return 0


def _folder(arguments: list[str]) -> "Path":
    from pathlib import Path

    if not arguments or arguments[0].startswith("-"):
        raise Usage("Which folder?")
    folder = Path(arguments.pop(0)).expanduser().absolute()
    _nothing_left(arguments)
    return folder


def restore(arguments: list[str]) -> int:
    """restore DIR [--copy NAME] [--server-key-file FILE] [--replace]: look at a backup, then put it back."""
    copy = _take(arguments, "--copy", "data")
    key_file = _take(arguments, "--server-key-file", "")
    replace = _flag(arguments, "--replace")
    into = _folder(arguments)
    from ourterms.kit import clock
    from ourterms.site import env
    from ourterms.site.restore import CannotRestore, fits, is_in_use, key_from, look, put_back

    found = env.read()
    os.umask(0o077)
    try:
        key = key_from(_server_key(key_file))
        looked = look(into, key, copy)
        fits(looked, found.data, found.database_url, replace=replace)
        if is_in_use(found.data):
            print(f"What is in {found.data} will be moved aside. Type yes to go on: ", end="", flush=True)
            if sys.stdin.readline().strip().lower() != "yes":
                raise CannotRestore("Nothing was changed.")
        for line in put_back(looked, key, found.data, clock.now()):
            print(line)
    except (CannotRestore, OSError) as problem:
        print(f"Not restored. {problem}", file=sys.stderr)
        return 1
    return 0


def _server_key(file: str) -> str:
    """The server's key as somebody types it, unseen; or from a file."""
    if file:
        with open(file, encoding="utf-8") as opened:
            return opened.read()
    if not sys.stdin.isatty():
        return sys.stdin.readline()
    from getpass import getpass

    return getpass("The server key (it does not show): ")


def self_check(arguments: list[str]) -> int:
    """self-check: say what is wrong with this server: backup, disk, clock, files; 1 if anything is."""
    _nothing_left(arguments)
    from ourterms.site import env
    from ourterms.site.serve import start_django

    data = env.read().data
    if not (data / "secrets" / "server_key").exists():
        print(f"There is no server in {data}. Does OURTERMS_DATA say the right folder?", file=sys.stderr)
        return 1
    start_django()
    from ourterms.kit import clock
    from ourterms.site.hooks import walk
    from ourterms.site.self_check import facts

    wrong = list(walk("self_check"))
    for line in wrong:
        print(f"Not well: {line}")
    for line in facts(clock.now()):
        print(line)
    print("All is well." if not wrong else f"{len(wrong)} to look at.")
    return 1 if wrong else 0


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


def print_(arguments: list[str]) -> int:
    """print welcome [--to DIR]: write one A4 for the table as welcome.html, and as PDF where Chromium is there."""
    from pathlib import Path

    folder = _take(arguments, "--to", ".")
    if arguments[:1] != ["welcome"]:
        raise Usage("Which page? print welcome.")
    _nothing_left(arguments[1:])
    from ourterms.site.paper import print_welcome

    return print_welcome(Path(folder))


def test(arguments: list[str]) -> int:
    """test [--all|--rest] [PATH...]: run the tests; --all runs everything, --rest what a run without it left out."""
    from ourterms.site.quality import run_tests

    all_of_it, rest = _flag(arguments, "--all"), _flag(arguments, "--rest")
    return run_tests(all_of_it=all_of_it or rest, rest=rest, paths=arguments)


def bench(arguments: list[str]) -> int:
    """bench reading|web|durability|counting [--cases DIR] [--rounds N]: measure, and print how it was measured."""
    import importlib

    if not arguments or arguments[0] not in ("reading", "web", "durability", "counting"):
        raise Usage("Which one? bench reading, bench web, bench durability, or bench counting.")
    result: int = importlib.import_module(f"bench.{arguments[0]}").main(arguments[1:])
    return result


def pictures(arguments: list[str]) -> int:
    """pictures: make the pictures in docs/ anew, from the demo, with Chromium."""
    _nothing_left(arguments)
    from ourterms.site.quality import make_pictures

    return make_pictures()


def lock(arguments: list[str]) -> int:
    """lock: compile the three locks anew from pyproject.toml (needs uv)."""
    _nothing_left(arguments)
    from ourterms.site.quality import compile_locks

    return compile_locks()


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__.rstrip("_").replace("_", "-"): command
    for command in (
        demo,
        check,
        count,
        lot,
        serve,
        backup,
        restore,
        self_check,
        mailtest,
        print_,
        test,
        bench,
        pictures,
        lock,
    )
}


def _how(name: str) -> tuple[str, str]:
    """How a command is given, and what it does: both parts of its docstring, each in one line."""
    how, _, what = (COMMANDS[name].__doc__ or "").partition(": ")
    return " ".join(how.split()), " ".join(what.split())


def main(arguments: list[str]) -> int:
    """Run one command. Returns 0 when all is well, 1 when the command failed, 2 when it was not understood."""
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        print("Our Terms. What ./run can do:\n")
        for each in COMMANDS:
            how, what = _how(each)
            print(f"  ./run {how}\n      {what}")
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(f"There is no command {name}. ./run alone lists what there is.", file=sys.stderr)
        return 2
    if {"-h", "--help"} & set(rest):
        print("./run {}\n    {}".format(*_how(name)))
        return 0
    try:
        code = COMMANDS[name](rest)
        if sys.stdout:
            sys.stdout.flush()
        elif name == "check":
            raise OSError(EBADF, "It is closed")
        return code
    except Usage as problem:
        print(f"{problem}\n./run {_how(name)[0]}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        if name != "check":
            raise
        print(f"What we found could not be written out: {problem.strerror}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
