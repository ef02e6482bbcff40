"""What was said in an ask, drawn without templates: what somebody wrote stays words."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from ourterms.asks import pieces, rules
from ourterms.asks.line import Step
from ourterms.kit import chance

NASTY = '<b>"us" & them</b>'
SAFE = "&lt;b&gt;&quot;us&quot; &amp; them&lt;/b&gt;"
GROUP, DAY = chance.uuid(), date(2026, 3, 3)


def test_what_differs_is_a_table_or_a_sentence() -> None:
    head = ["What", "Before", "Then"]
    html = pieces.differing([["Pay", NASTY, "£25.00"]], head)
    assert f'<td role="cell" data-label="Before"><span>{SAFE}</span></td>' in html
    assert pieces.differing([], head) == '<p class="soft">Nothing differs.</p>'


def test_each_version_is_a_fold_with_its_words_and_its_document() -> None:
    with_more = SimpleNamespace(number=3, words=NASTY, document_id=chance.uuid())
    bare = SimpleNamespace(number=2, words="", document_id=None)
    html = pieces.versions([(with_more, "Their answer", [["Pay", "a", "b"]]), (bare, "Ours", [])], GROUP)
    first, second = html.split('<div id="offer-2">')
    assert first.startswith('<div id="offer-3"><details class="fold">')
    assert f'<div class="letter" dir="auto">{SAFE}</div>' in first
    assert f'<a href="{reverse("files:get", args=[GROUP, with_more.document_id])}">' in first
    assert "<table" in first
    assert "Nothing differs." in second
    assert not [each for each in ("letter", "<a ", "<table") if each in second]


@pytest.mark.parametrize("state", [rules.PROPOSED, rules.READY, rules.SENT])
@pytest.mark.parametrize("has_matter", [True, False])
def test_a_reply_leads_to_its_letter_or_to_what_is_still_to_decide(state: str, has_matter: bool) -> None:
    ask = SimpleNamespace(pk=chance.uuid(), collective_id=GROUP)
    matter = chance.uuid() if has_matter else None
    reply = SimpleNamespace(pk=chance.uuid(), state=state, title="We say yes", day=DAY, matter=matter, matter_id=matter)
    html = pieces.replies([(reply, NASTY)], ask)
    letter = reverse("asks:letter", args=[GROUP, ask.pk, reply.pk])
    waits = state == rules.PROPOSED and has_matter
    assert f'<a href="{reverse("decisions:matter", args=[GROUP, matter]) if waits else letter}">We say yes</a>' in html
    assert f'<p class="small soft">{SAFE}, 3 March 2026</p>' in html


def test_a_line_has_each_step_with_more_where_there_is_more() -> None:
    html = pieces.line([Step(DAY, NASTY, NASTY, "#offered", True), Step(DAY, "They asked", "", "/a/?b=1&c=2", False)])
    assert html.count(SAFE) == 2
    assert html.count('class="small soft"') == 1
    assert '<a href="/a/?b=1&amp;c=2">They asked</a>' in html
