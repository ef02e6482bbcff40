import hashlib
import json
import re

from django.template.loader import render_to_string

from ourterms.design.sheet import STATIC

VENDOR = STATIC / "vendor"
ROOT = STATIC.parents[3]


def test_vendored_files_are_what_the_list_says():
    listed = dict(
        re.findall(r"^\| `(\S+)` \|.*`([0-9a-f]{64})` \|$", (VENDOR / "VENDORED.md").read_text(), re.MULTILINE)
    )
    files = [path for path in STATIC.rglob("*") if path.suffix == ".woff2" or path.parent == VENDOR]
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.suffix != ".md"}
    assert listed == found


def test_what_we_took_has_the_text_of_its_licence_beside_ours():
    words = (VENDOR / "VENDORED.md").read_text()
    named = {*re.findall(r"^\| `\S+` \|(?:[^|]*\|){2} (\S+) \|", words, re.MULTILINE), *re.findall(r"\((ISC)\)", words)}
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "LICENSES").iterdir()}
    assert {licence for licence in named if any(name.startswith(f"{licence}-") for name in texts)} == named
    assert len(texts) == len(named) + 1
    assert texts["AGPL-3.0-or-later.txt"] == (ROOT / "LICENSE").read_text("utf-8")
    assert all(len(text) > 500 for text in texts.values())


def test_htmx_keeps_to_itself():
    html = render_to_string("design/_htmx.html")
    config = json.loads(re.search(r"content='([^']+)'", html)[1])
    assert config == {
        "mode": "same-origin",  # no request leaves this server; it can't be changed by an element
        "history": False,  # no page is kept or put back; Back is the browser's own
        "includeIndicatorCSS": False,  # no styles of its own
        "extensions": "none",  # no extension can add itself
        "morphIgnore": ["data-htmx-powered", "open"],  # its own, and what somebody has unfolded stays so
        "logAll": False,
    }


def test_htmx_knows_every_setting_we_give_it():
    code = (VENDOR / "htmx-4.0.1.min.js").read_text()
    config = re.search(r"content='([^']+)'", render_to_string("design/_htmx.html"))[1]
    assert [name for name in json.loads(config) if f"{name}:" not in code] == []
