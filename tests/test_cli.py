"""The command line: what it prints, what it says when it can't, and what it must not load."""

import json
import os
import subprocess
import sys
from errno import EACCES, EADDRINUSE, ENFILE
from pathlib import Path
from typing import Any

import pytest

from ourterms.site.cli import COMMANDS, main
from ourterms.site.serve import why_not

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "ourterms" / "terms" / "data" / "example.txt"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "ourterms", *arguments], cwd=ROOT, input=stdin, capture_output=True)


def test_check_prints_the_sentence_three_things_everything_and_a_reply(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(EXAMPLE)]) == 0
    out = capsys.readouterr().out
    for part in ("They pay a £20 voucher", "What matters most", "Everything", "A reply", "Hello,"):
        assert part in out


def test_check_reads_standard_input() -> None:
    done = run("check", "-", stdin="We pay £30 an hour.".encode())
    assert done.returncode == 0
    assert "They pay £30.00 an hour." in done.stdout.decode()


def test_a_day_that_does_not_exist_is_said_beside_the_findings_and_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    advert = tmp_path / "advert.txt"
    advert.write_text("We pay £30 an hour. Apply by 31 February 2026. We meet on 31 April 2026.")
    assert main(["check", str(advert)]) == 0
    shown = capsys.readouterr()
    assert shown.err == f"{advert}: They name a day that does not exist: “31 February 2026”.\n"
    assert "31 February" not in shown.out
    assert main(["check", str(advert), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == ["They name a day that does not exist: “31 February 2026”."]


def test_json_is_one_line_a_file_with_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(EXAMPLE), str(EXAMPLE), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 2
    assert set(lines[0]) == {"file", "sentence", "three", "findings", "reply", "replies", "notes", "read"}
    assert lines[0]["read"]["pay"]["amount"] == 20
    assert {"clause", "status", "said", "wanted", "evidence", "ask_for"} <= set(lines[0]["findings"][0])
    text = EXAMPLE.read_text()
    assert all(words in text for finding in lines[0]["findings"] for words in finding["evidence"])


def test_check_uses_the_terms_it_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = tmp_path / "terms.toml"
    terms.write_text("[clauses.breaks]\nline = true\n")
    assert main(["check", str(EXAMPLE), "--terms", str(terms), "--json"]) == 0
    assert [each["clause"] for each in json.loads(capsys.readouterr().out)["findings"]] == ["breaks"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "Which file?"),
        (["check", "--colour", "x"], "There is no --colour here."),
        (["check", "x", "--terms"], "--terms needs a value."),
        (["check", "x", "--terms", "/no/such/file"], "No such file"),
        (["lot"], "Which file?"),
        (["lot", "x", "--places", "many"], "--places needs a number"),
        (["lot", "x", "--least", "young"], "--least needs a group"),
        (["lot", "--seeds", "x"], "There is no --seeds here."),
        (["bench"], "Which one?"),
        (["demo", "--port", "many"], "--port needs a number"),
        (["serve", "--port", "0"], "--port needs a number"),
        (["backup"], "Which folder?"),
        (["restore", "--replace"], "Which folder?"),
        (["restore", "x", "--key"], "There is no --key here."),
        (["self-check", "now"], "There is no now here."),
        (["demo", "extra"], "There is no extra here."),
        (["fly"], "There is no command fly."),
    ],
)
def test_what_is_not_understood_is_said_in_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


def test_a_bench_says_what_it_did_not_understand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["bench", "durability", "--rounds", "many"])
    assert "invalid int value: 'many'" in capsys.readouterr().err


def test_terms_that_make_no_sense_name_each_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = tmp_path / "terms.toml"
    terms.write_text("[clauses.nothing]\n[clauses.notice]\nfigure = 0\n")
    assert main(["check", str(EXAMPLE), "--terms", str(terms)]) == 2
    assert "clauses.nothing: there is no such clause." in (err := capsys.readouterr().err)
    assert "clauses.notice.figure: say a number above 0." in err


def test_a_file_that_can_not_be_read_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 99)
    assert main(["check", str(tmp_path / "picture.png"), str(tmp_path / "none"), str(EXAMPLE)]) == 1
    out, err = capsys.readouterr()
    assert "picture" in err
    assert f"{tmp_path / 'none'}: No such file or directory.\n" in err
    assert "They pay a £20 voucher" in out


def test_a_check_ends_with_all_of_it_said_and_its_code() -> None:
    done = run("check", "no-such-file", str(EXAMPLE))
    assert done.returncode == 1
    assert done.stderr.decode() == "no-such-file: No such file or directory.\n"
    assert done.stdout.decode().endswith("\n")
    assert "A reply" in done.stdout.decode()


LIST = "Ash\nKit\tunder 25\nMoss\nRowan\nWren\tunder 25\n"


def test_of_a_file_without_an_end_no_more_is_taken_in_than_can_be_opened() -> None:
    done = _within(400 * 1024 * 1024, "check", "/dev/zero")
    assert done.stderr == b"/dev/zero: " + TOO_BIG
    endless = subprocess.Popen(["cat", "/dev/zero"], stdout=subprocess.PIPE)
    try:
        done = _within(400 * 1024 * 1024, "check", "-", stdin=endless.stdout)
    finally:
        endless.kill()
        endless.communicate()
    assert (done.returncode, done.stderr) == (1, b"-: " + TOO_BIG)


TOO_BIG = b"This file is over 5 MB, which is too big to open. Copy the words out of it and paste them in.\n"


def _within(memory: int, *arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process with little memory."""
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    command = [sys.executable, "-m", "ourterms", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, preexec_fn=limit, **more)


@pytest.mark.parametrize("alphabet", ["ascii", "cp437", "utf-8"])
def test_what_a_terminal_has_no_letters_for_is_written_in_others(alphabet: str, tmp_path: Path) -> None:
    advert = tmp_path / os.fsdecode(b"bad\xff.txt")
    advert.write_text("We pay £25 an hour to “the people” who come, Zoë 🦄. Apply by 31 February 2027.")
    for more in ((), ("--json",)):
        done = subprocess.run(
            [sys.executable, "-m", "ourterms", "check", str(advert), str(advert), *more],
            cwd=ROOT, capture_output=True, env=os.environ | {"PYTHONIOENCODING": alphabet},
        )  # fmt: skip
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr.decode()[-300:]
        assert b"25.00 an hour" in done.stdout
        for line in done.stdout.decode(alphabet).splitlines() if more else ():
            assert "They pay £25.00 an hour." in json.loads(line)["sentence"]
        assert b"31 February 2027" in done.stderr


@pytest.mark.parametrize(
    ("how", "code"),
    [("-m ourterms check - <&-", 1), ("-m ourterms check EXAMPLE >&-", 1), ("-m ourterms check EXAMPLE >/dev/full", 1)],
)
def test_where_nothing_comes_in_or_can_go_out_it_ends_in_a_sentence(how: str, code: int) -> None:
    command = f"{sys.executable} {how}".replace("EXAMPLE", str(EXAMPLE))
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr.decode()


@pytest.mark.parametrize("terms", ["a = " + "[" * 10_000, "a = " + "9" * 5_000, "[a", "\x00"])
def test_terms_that_no_reader_takes_are_said_in_one_sentence(
    terms: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.toml").write_text(terms)
    assert main(["check", str(EXAMPLE), "--terms", str(tmp_path / "t.toml")]) == 2
    said, how = capsys.readouterr().err.splitlines()
    assert said.startswith(f"{tmp_path}/t.toml: ")
    assert how.startswith("./run check FILE...")


@pytest.mark.parametrize("seen", [r'[clauses."\u001b[31mX\n\u202eY"]', '[clauses."\\u009b31mX"]', r'"\u001b[31mX" = 1'])
def test_what_terms_say_changes_nothing_in_a_terminal(
    seen: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.toml").write_text(f"{seen}\n[clauses.breaks]\n")
    assert main(["check", str(EXAMPLE), "--terms", str(tmp_path / "t.toml")]) == 2
    said = capsys.readouterr().err
    assert "there is no such" in said
    assert len(said.splitlines()) == 2
    assert said.replace("\n", "").isprintable()


def test_terms_with_a_byte_order_mark_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.toml").write_bytes(b"\xef\xbb\xbf[clauses.breaks]\r\nline = true\r\n")
    assert main(["check", str(EXAMPLE), "--terms", str(tmp_path / "t.toml"), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 1


@pytest.mark.parametrize(
    ("terms", "said"), [("# " + "a" * 200_000, "too long"), ("a." * 40_000 + "a = 1", "too many parts")]
)
def test_terms_that_would_take_for_ever_are_refused_unread(
    terms: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.toml").write_text(terms)
    for name in (str(tmp_path / "t.toml"), *(["/dev/zero"] if said == "too long" else [])):
        assert main(["check", str(EXAMPLE), "--terms", name]) == 2
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["--help", "-h"])
@pytest.mark.parametrize("command", ["check", "demo", "count"])
def test_each_command_says_how_it_goes_when_asked(command: str, asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, asked]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"./run {command} ")
    assert (len(out.splitlines()), err) == (2, "")


def test_lot_draws_as_the_page_does_and_says_each_ticket(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from ourterms.decisions.rules.lot import draw, from_file, tickets

    file, people = tmp_path / "list.txt", from_file(LIST)
    file.write_text(LIST)
    assert main(["lot", str(file), "--seed", "4 8 15", "--places", "2", "--least", "under 25=1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [ticket for ticket, _name in tickets("4 8 15", list(people))]
    drawn = draw("4 8 15", list(people), 2, people, {"under 25": 1})
    assert [line.split()[1] for line in lines if line.endswith("(drawn)")] == drawn


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        ("Ash\nAsh\n", ["--seed", "x"], "twice"),
        ("Ash\n", [], "needs a seed"),
        ("Ash\n", ["--seed", "x", "--places", "2"], "fewer names"),
        ("Ash\n", ["--seed", "x", "--least", "old=1"], "too few names in old"),
    ],
)
def test_a_draw_that_can_not_be_made_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, more: list[str], words: str
) -> None:
    (tmp_path / "list.txt").write_text(text)
    assert main(["lot", str(tmp_path / "list.txt"), *more]) == 1
    assert words in capsys.readouterr().err


def test_lot_starts_neither_django_nor_a_database(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST)
    code = "import sys; from ourterms.site.cli import main; main(sys.argv[1:]); print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "lot", str(tmp_path / "list.txt"), "--seed", "x"], cwd=ROOT, capture_output=True
    )
    assert done.stdout.decode().splitlines()[-1] == "False"


def test_alone_it_lists_what_it_can_do_in_a_sentence_each() -> None:
    _title, *commands = run().stdout.decode().split("\n  ./run ")
    assert commands[0].startswith("demo [--port N] [--data DIR]\n")
    assert len(commands) == len(COMMANDS)
    assert [each for each in commands if not each.rstrip().endswith(".")] == []


def test_the_demo_keeps_what_it_keeps_in_the_folder_that_the_readme_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ourterms.site.serve.serve", lambda port: 0)
    for name in ("OURTERMS_DATA", "OURTERMS_URL", "OURTERMS_DEMO"):
        monkeypatch.setenv(name, "")
    monkeypatch.delenv("OURTERMS_DATA")
    assert main(["demo"]) == 0
    folder = Path(os.environ["OURTERMS_DATA"]).relative_to(ROOT)
    assert f"What is done there stays in `{folder}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_port_in_use_is_said_and_nothing_is_started(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("demo", "--port", str(port), "--data", str(tmp_path))
    assert done.returncode == 1
    assert f"Port {port} is in use." in done.stderr.decode()


@pytest.mark.parametrize(
    ("port", "why", "words"),
    [
        (8000, EADDRINUSE, "Port 8000 is in use. Try: ./run demo --port 8001"),
        (65535, EADDRINUSE, "Port 65535 is in use. Try: ./run demo --port 8000"),
        (80, EACCES, "Port 80 is not yours to use. Try: ./run demo --port 8000"),
        (8000, ENFILE, "Port 8000 can't be used: Too many open files in system."),
    ],
)
def test_why_a_port_can_not_be_used_is_said_and_which_may(port: int, why: int, words: str) -> None:
    assert why_not(port, OSError(why, os.strerror(why)), "demo") == words
