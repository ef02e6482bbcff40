"""Every setting of every app stands in docs/group-settings.md, word for word, and no other."""

import re
from pathlib import Path

from django.apps import apps

from ourterms.collectives.rules.roles import ROLES
from ourterms.collectives.rules.settings import in_words
from ourterms.collectives.settings import SETTINGS
from ourterms.site.hooks import walk

DOC = (Path(__file__).parents[1] / "docs" / "group-settings.md").read_text(encoding="utf-8")


def test_every_setting_of_every_app_is_declared_once() -> None:
    declared = [setting.name for setting in walk("settings")]
    assert declared
    assert sorted(declared) == sorted(SETTINGS)


def test_the_docs_say_of_each_setting_what_the_code_says() -> None:
    lines = {line for line in DOC.splitlines() if line.startswith("| `")}
    said = {
        f"| `{each.name}` | {each.title} | {each.sentence} | {in_words(each, each.default) or 'nothing'} "
        f"| {ROLES[each.role].title} |"
        for each in SETTINGS.values()
    }
    assert lines == said


def test_each_name_says_of_which_app_it_is() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("ourterms.")}
    for name in SETTINGS:
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", name)
        assert name.partition(".")[0] in ours
