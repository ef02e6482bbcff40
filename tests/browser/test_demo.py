import subprocess
import sys
from urllib.request import urlopen

import pytest

from demo import ROOT, end, start
from demo.pictures import MOST_BYTES, PICTURES, take
from tests.at_once import put_tables
from tests.browser.conftest import own_database

pytestmark = pytest.mark.browser


def test_the_demo_answers_and_ends_cleanly_at_ctrl_c(tmp_path):
    put_tables(tmp_path)  # a start from nothing is tried by .ci/run, and by whoever follows the README
    with own_database() as environ:
        demo = start(tmp_path, **environ)
        try:
            with urlopen(f"{demo.url}/healthz") as answer:
                assert answer.read() == b"ok\n"
        finally:
            code = end(demo)
    assert code == 0
    assert "Ctrl-C ends it" in demo.log.read_text()
    assert "Traceback" not in demo.log.read_text()


def test_a_port_that_is_taken_is_said_in_one_sentence(url, tmp_path):
    port = url.rpartition(":")[2]
    command = [sys.executable, "-m", "ourterms", "demo", "--port", port, "--data", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert ended.stderr == f"Port {port} is in use. Try: ./run demo --port {int(port) + 1}\n"


@pytest.mark.looks
def test_the_pictures_in_the_docs_are_taken_from_it(chromium, url, tmp_path):
    sizes = take(tmp_path, url, chromium)
    assert set(sizes) == set(PICTURES)
    assert all(MOST_BYTES / 10 < size <= MOST_BYTES for size in sizes.values()), sizes
