"""The child that opens a stranger's file: what it may do, and how it ends."""

import subprocess
import sys
import threading
import time

import pytest

from ourterms.kit import child
from ourterms.terms.documents import text_of
from ourterms.terms.documents.base import MOST_RAW, CannotRead
from ourterms.terms.documents.child import read_in_child
from ourterms.terms.tests.documents_made import docx, paragraph, pdf, pdf_of
from ourterms.terms.tests.test_documents import why_not

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
POPEN = subprocess.Popen


def in_a_child(monkeypatch, code):
    """What `read_in_child` makes of a child that runs `code` in place of ours, with the limits taken."""
    run = f"from ourterms.kit.child import *\ntake_limits()\nimport sys, os, json, time\n{code}"
    monkeypatch.setattr(
        child.subprocess, "Popen", lambda command, **how: POPEN([sys.executable, "-P", "-c", run], **how)
    )
    return read_in_child(b"data", "pdf").text


def say(expression):
    return f"print(json.dumps({{'text': repr({expression}), 'kind': 'pdf', 'notes': []}}))"


def test_each_kind_is_read_by_a_child():
    assert text_of(pdf("We pay £25.")).text == "We pay £25."
    assert text_of(docx(paragraph("Café"))).text == "Café"
    assert text_of(b"<html><p>We pay <b>you</b>").text == "We pay you"
    assert text_of(b"From: a@b\nMIME-Version: 1.0\n\nWe pay you").text == "From: a@b\n\nWe pay you"


def test_the_child_knows_nothing_of_the_server(monkeypatch):
    monkeypatch.setenv("OURTERMS_SECRET", "x")
    assert "OURTERMS" not in in_a_child(monkeypatch, say("os.environ"))
    assert in_a_child(monkeypatch, say("os.getcwd()")) == repr("/")


def test_the_child_inherits_no_open_file(monkeypatch, tmp_path):
    with (tmp_path / "open").open("w") as file:
        code = f"try: os.fstat({file.fileno()}); seen = True\nexcept OSError: seen = False\n"
        assert in_a_child(monkeypatch, code + say("seen")) == "False"


def test_the_child_imports_no_django():
    code = (
        "import sys; from ourterms.terms.documents.readers import load\n"
        "for kind in ('pdf', 'zip', 'email', 'html'): load(kind)\n"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=20).returncode == 0


def test_the_child_can_write_no_file(monkeypatch, tmp_path):
    code = (
        f"try:\n with open({str(tmp_path / 'x')!r}, 'w') as f: f.write('x')\n wrote = True\n"
        "except OSError: wrote = False\n"
    )
    assert in_a_child(monkeypatch, code + say("wrote")) == "False"
    assert (tmp_path / "x").read_bytes() == b""


def test_the_child_gets_little_memory(monkeypatch):
    code = "try: x = bytearray(400 * 1024**2)\nexcept MemoryError: x = 'none'\n"
    assert in_a_child(monkeypatch, code + say("x")) == "'none'"


@pytest.mark.parametrize("code", ["sys.exit(3)", "print('not json')", "print('[1]')", "os.kill(os.getpid(), 9)"])
def test_a_child_that_dies_or_babbles_means_too_much_work(monkeypatch, code):
    with pytest.raises(CannotRead, match="heavy"):
        in_a_child(monkeypatch, code)


def test_a_child_that_says_too_much_is_cut_off(monkeypatch):
    assert len(in_a_child(monkeypatch, say(f"'a' * {MOST_RAW + 50}"))) == MOST_RAW
    with pytest.raises(CannotRead, match="heavy"):
        in_a_child(monkeypatch, "while True: sys.stdout.write('a' * 65536)")


def test_a_child_that_takes_too_long_is_ended_with_its_own_children(monkeypatch, tmp_path):
    monkeypatch.setattr(child, "SECONDS", 0.5)
    monkeypatch.setattr(child, "_places", threading.BoundedSemaphore(1))
    started = time.monotonic()
    code = "import subprocess\nsubprocess.Popen(['sleep', '60'])\ntime.sleep(60)"
    for _ in range(2):  # the second shows that the first gave its place back
        with pytest.raises(CannotRead, match="heavy"):
            in_a_child(monkeypatch, code)
    assert time.monotonic() - started < 5


def test_a_third_at_once_is_asked_to_come_again(monkeypatch):
    monkeypatch.setattr(child, "WAIT_SECONDS", 0.05)
    with child._places, child._places:
        assert why_not(pdf("We pay.")) == "busy"
    assert text_of(pdf("We pay.")).text == "We pay."


def test_where_no_process_can_be_started_it_is_busy(monkeypatch):
    def none_left(*_, **__):
        raise BlockingIOError

    monkeypatch.setattr(child.subprocess, "Popen", none_left)
    assert why_not(pdf("We pay.")) == "busy"


def test_pages_in_a_ring_do_not_hold_it():
    ring = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"
    data = pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", ring, PAGE])
    assert why_not(data) in ("scanned", "pdf-broken", "heavy")


def test_a_pdf_that_unpacks_to_a_hundred_megabytes_is_refused():
    data = pdf(b" " * 100_000_000)
    assert len(data) < 100_000
    assert why_not(data) == "heavy"


@pytest.mark.slow
def test_a_pdf_that_draws_without_end_is_ended():
    assert why_not(pdf(b"BT /F1 9 Tf (a) Tj ET q Q " * 2_500_000)) == "heavy"


@pytest.mark.slow
def test_a_page_that_makes_the_parser_crawl_is_ended():
    assert why_not(b"<html>" + b"<a " * 200_000) == "heavy"
