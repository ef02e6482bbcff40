"""docs/register-format.md lists every kind with its parts, and no other; and says what the code does."""

import re
from pathlib import Path

from ourterms.register import rules
from ourterms.register.publishing import PUBLISHES
from ourterms.register.tests.kinds import KIND

TEXT = (Path(__file__).parents[3] / "docs" / "register-format.md").read_text(encoding="utf-8")
KINDS = {
    name: dict(re.findall(r"^- `([a-z0-9-]+)`: (.+)$", words, re.MULTILINE))
    for name, words in re.findall(r"^### `([a-z0-9-]+)`\n(.*?)(?=^### |\Z)", TEXT, re.MULTILINE | re.DOTALL)
}


def test_every_kind_stands_there_with_each_of_its_parts() -> None:
    ours = {kind: dict(how.says) for kind, how in PUBLISHES.items() if kind != KIND}
    assert "decision" in ours
    assert {**{kind: dict(says) for kind, says in rules.OWN_KINDS.items()}, **ours} == KINDS


def test_the_names_are_names_and_no_kind_takes_the_registers_own() -> None:
    for kind, how in PUBLISHES.items():
        assert all(rules.NAME.fullmatch(name) for name in (kind, *how.says))
        assert kind not in rules.OWN_KINDS
        assert rules.LANGUAGE not in how.says


def test_the_figures_are_those_of_the_code() -> None:
    assert f"at most {rules.MOST:,} bytes" in TEXT
    assert f"{rules.HOLD} hours, or what the group set, {rules.LEAST_HOLD} to {rules.MOST_HOLD}" in TEXT
    assert rules.MOST_HOLD / 24 < 31
    assert all(word in TEXT for word in (*rules.GROUNDS, *rules.DECIDED))
