"""What `./run test`, `pictures` and `lock` do."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ourterms.kit import clock

ROOT = Path(__file__).resolve().parents[2]
# Debian's two builds of Chromium: without anything around the page, one opens in a quarter of the time.
_BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM = os.environ.get("OURTERMS_CHROMIUM") or next(filter(os.path.exists, _BROWSERS), _BROWSERS[-1])
DATABASE = os.environ.get("OURTERMS_TEST_DATABASE_URL", "")
LOCAL = (
    "postgresql://postgres@127.0.0.1:5432/postgres",
    f"postgresql://{os.environ.get('USER', 'root')}@127.0.0.1:5432/postgres",
)

# Two processes, a file of tests at a time, in the order of conftest.py; each has its own databases and data folder.
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
NONE_THERE = 5  # how pytest says that it was asked for no test
# Whoever runs the tests of code that nobody changed sees what others saw. New made-up examples are for `--all`.
SAME_EXAMPLES = "--hypothesis-seed=0"


def _call(*command: str, **environ: str) -> int:
    print("::", " ".join(command), flush=True)
    return subprocess.run(command, cwd=ROOT, env=os.environ | environ).returncode


def _postgresql() -> str:
    """Where a PostgreSQL for tests answers; empty where there is none."""
    import psycopg

    for url in filter(None, (DATABASE, *LOCAL)):
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.Error:
            continue
        return url
    return ""


def _pytest(marks: list[str], paths: list[str], environ: dict[str, str], data: str, *more: str) -> int:
    """Run the tests with all these marks, in these files or in all; in files that hold none it is well.

    Up to three of a browser that fail are tried once more, alone, and named as shaky if they pass.

    A machine with two cores and a browser beside the tests is late at times; one of thousands of tests then sees a
    page that has not come yet. Nothing else has a second chance, and nobody who reads the last lines misses it.
    """
    cache = Path(data) / "pytest"
    shutil.rmtree(cache, ignore_errors=True)
    pytest = [sys.executable, "-m", "pytest", "-o", f"cache_dir={cache}"]
    which = ["-m", " and ".join(marks)] if marks else []
    code = _call(*pytest, *more, *([] if paths else SIDE_BY_SIDE), *which, *paths, **environ)
    if paths and code == NONE_THERE:
        return 0
    failed = cache / "v" / "cache" / "lastfailed"
    names = list(json.loads(failed.read_text())) if code == 1 and failed.exists() else []
    if not names or len(names) > 3 or not all(name.startswith("tests/browser/") and "::" in name for name in names):
        return code
    code = _call(*pytest, *names, **environ)
    if not code:
        print("Shaky, failed once and passed alone:", *names, sep="\n  ", flush=True)
    return code


def run_tests(*, all_of_it: bool, rest: bool = False, paths: list[str]) -> int:
    """The tests; with `all_of_it` also the slow ones, PostgreSQL, types, style and the order of imports.

    With `rest`, of all of it only what a run without either leaves out.
    What a missing browser or database leaves out is said in one line; under OURTERMS_REQUIRE_ALL it fails.
    """
    required = bool(os.environ.get("OURTERMS_REQUIRE_ALL"))
    python = sys.executable
    with tempfile.TemporaryDirectory() as data:
        os.environ["OURTERMS_DATA"] = data
        # Tests start many processes, and each would compile everything anew.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        missing: list[str] = []
        marks: list[str] = []
        on_sqlite = ["slow"] if rest else [] if all_of_it else ["not slow"]
        if not Path(CHROMIUM).exists():
            missing.append(f"the browser tests (no {CHROMIUM})")
            marks.append("not browser")
        database = _postgresql() if all_of_it else ""
        if all_of_it and not database:
            missing.append("PostgreSQL (none answers on 127.0.0.1:5432)")
        if missing and required:
            print(f"Missing here, and it must not be: {'; '.join(missing)}.")
            return 1
        failed = []
        if all_of_it:
            steps = {
                "ruff": [python, "-m", "ruff", "check", "."],
                "format": [python, "-m", "ruff", "format", "--check", "."],
                "imports": [str(Path(python).parent / "lint-imports"), "--no-cache"],
                "types": [python, "-m", "mypy"],
                "migrations": [python, "manage.py", "makemigrations", "--check", "--dry-run"],
                "deploy": [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            }
            for name, step in steps.items():
                https = {"OURTERMS_URL": "https://terms.example.org"} if name == "deploy" else {}
                if _call(*step, **https):
                    failed.append(name)
        if _pytest([*marks, *on_sqlite], paths, {}, data, *([] if all_of_it else [SAME_EXAMPLES])):
            failed.append("tests")
        if database:
            # In a summer's night, when it is a day later in London than by UTC: a fault that only some hours show is
            # not left to chance. What a browser sees has the clock of the machine, and what its journeys that take
            # long ask of a database is what the others ask.
            night = {"OURTERMS_TESTS_AT": f"{clock.now().year + 1}-07-15T22:57:00+00:00"}
            runs = [(["not browser", "not looks"], night)]
            if not marks:
                runs.append((["browser", "not looks", "not slow"], {}))
            for which, environ in runs:
                if _pytest(which, paths, {**environ, "OURTERMS_DATABASE_URL": database}, data):
                    failed.append("tests on PostgreSQL")
    if missing:
        print(f"Left out: {'; '.join(missing)}.")
    if failed:
        print(f"Not well: {', '.join(dict.fromkeys(failed))}.")
    return 1 if failed else 0


def compile_locks() -> int:
    """The locks, for every platform, with hashes and without the address of any registry."""
    uv = shutil.which("uv")
    if not uv:
        print("This needs uv.", file=sys.stderr)
        return 1
    common = [
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-header",
        "--python-version",
        "3.11",
    ]
    product, dev, driver = "requirements.lock", "requirements-dev.lock", "requirements-postgresql.lock"
    steps = (
        ["pyproject.toml", "-o", product],
        ["pyproject.toml", "--group", "dev", "--constraint", product, "-o", dev],
        ["--group", "postgresql", "--constraint", dev, "-o", driver],
    )
    return next((code for step in steps if (code := _call(uv, *common, *step, UV_SYSTEM_CERTS="1"))), 0)


def make_pictures() -> int:
    """The pictures in docs/, from the demo."""
    from demo.pictures import make

    return make(ROOT / "docs" / "pictures", CHROMIUM)
