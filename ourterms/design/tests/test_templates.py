import re
from pathlib import Path

import pytest

import ourterms

TEMPLATES = sorted(Path(ourterms.__file__).parent.glob("**/templates/**/*.html"))
FORBIDDEN = {
    "an inline style": r"<style\b|\sstyle\s*=",
    "an inline script": r"<script\b(?![^>]*\ssrc=)",
    "an event attribute": r"<[^>]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
    "htmx that makes code": r"hx-on|[\"'\s]js:|hx-trigger=\"[^\"]*\[",
    "another host's file": r"(?:src|href)=\"(?:https?:)?//",
}


def faults(html):
    return [fault for fault, pattern in FORBIDDEN.items() if re.search(pattern, html, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p style="color: red">', "an inline style"),
        ("<script>go()</script>", "an inline script"),
        ('<a href="/" onclick="go()">', "an event attribute"),
        ('<a hx-on:click="go()">', "htmx that makes code"),
        ('<script src="//cdn.example/x.js"></script>', "another host's file"),
    ],
)
def test_the_look_out_sees_what_it_looks_for(html, fault):
    assert fault in faults(html)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_anything_inline(path):
    assert faults(path.read_text("utf-8")) == []
