"""What axe finds on a page, and what our own looks.js can say of it."""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LOOKS = (Path(__file__).parent / "looks.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK_AXE = """async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))"""


def axe(page: Page, rules: list[str] = RULES) -> Any:
    """A line for each thing that axe minds."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(ASK_AXE, rules)
