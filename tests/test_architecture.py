"""What the import linter can't see."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from ourterms.site import env
from ourterms.site.hooks import everything_kept

ROOT = Path(__file__).parents[1]
ORDER = [
    {name.strip(" ()") for name in line.split("|")}
    for line in (ROOT / ".importlinter").read_text().partition("layers =")[2].partition("exhaustive")[0].splitlines()
    if line.strip()
]
OURS = [config for config in apps.get_app_configs() if config.name.startswith("ourterms.")]
PACKAGES = [path.parent.name for path in (ROOT / "ourterms").glob("*/__init__.py")]


def layer(app: str) -> int:
    return next(number for number, names in enumerate(ORDER) if app in names)


@pytest.mark.parametrize("model", apps.get_models(include_auto_created=True), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model: type[models.Model]) -> None:
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey):
            there = field.related_model._meta.app_label  # type: ignore[union-attr]
            assert layer(model._meta.app_label) <= layer(there), f"{field} points up"


def test_the_order_names_every_package() -> None:
    assert [layer(package) for package in PACKAGES]
    assert layer("site") < layer("terms") < layer("figures") < layer("kit")


@pytest.mark.parametrize("word", [*PACKAGES, *(model.__name__.lower() for app in OURS for model in app.get_models())])
def test_every_app_and_model_stands_in_the_glossary(word: str) -> None:
    assert f"- **{word}**:" in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_each_word_of_the_glossary_stands_once_and_in_order() -> None:
    words, _sore = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").split("## Sore")
    found = [word.casefold() for word in re.findall(r"^- \*\*(.+?)\*\*:", words, re.MULTILINE)]
    assert found == sorted(set(found))


def test_every_table_of_ours_stands_in_what_we_keep() -> None:
    tables = {model._meta.label for app in OURS for model in app.get_models()}
    assert tables == {kept.table for kept in everything_kept()}


def test_every_setting_is_documented_and_no_other() -> None:
    source = (ROOT / "ourterms" / "site" / "env.py").read_text(encoding="utf-8")
    table, _for, tests = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").partition("For tests")
    assert set(re.findall(r"OURTERMS_\w+", source)) == set(re.findall(r"`(OURTERMS_\w+)`", table))
    paths = [ROOT / "conftest.py", ROOT / "ourterms" / "site" / "quality.py", *(ROOT / "bench").glob("*.py")]
    read = {name for path in paths for name in re.findall(r"environ[^\n]*(OURTERMS_\w+)", path.read_text("utf-8"))}
    assert read - set(re.findall(r"OURTERMS_\w+", source)) == set(re.findall(r"`(OURTERMS_\w+)`", tests))


@pytest.mark.parametrize(
    "bad",
    [
        {"OURTERMS_URL": "terms.example.org"},
        {"OURTERMS_URL": "http://terms.example.org"},
        {"OURTERMS_URL": "https://terms.example.org/path"},
        {"OURTERMS_DATABASE_URL": "mysql://x"},
        {"OURTERMS_HIDE_TO": "javascript:alert(1)"},
        {"OURTERMS_PROXIES": "many"},
        {"OURTERMS_CONTACT": "someone@example.org"},
        {"OURTERMS_SOURCE": "ftp://x"},
        {"OURTERMS_DEMO": "yes"},
        {"OURTERMS_DEMO": "1", "OURTERMS_URL": "https://terms.example.org"},
        {"OURTERMS_MAIL": "mail.example.org"},
        {"OURTERMS_MAIL": "smtp://mail.example.org:many"},
        {"OURTERMS_MAIL_FROM": "somebody"},
    ],
)
def test_a_setting_that_makes_no_sense_stops_the_start_with_its_name(bad: dict[str, str]) -> None:
    with pytest.raises(env.BadEnvironment) as problem:
        env.read(bad)
    assert next(iter(bad)) in str(problem.value)


def test_an_empty_setting_counts_as_not_set() -> None:
    assert env.read({"OURTERMS_DATA": "", "OURTERMS_PROXIES": ""}).data == ROOT / "data"


def test_the_secret_of_a_server_is_its_own_and_readable_by_nobody_else() -> None:
    path = Path(settings.DATA) / "secrets" / "django_key"
    assert path.stat().st_mode & 0o077 == 0
    assert len(settings.SECRET_KEY) >= 50


def test_without_arguments_run_lists_what_it_can_do_and_needs_nothing_installed() -> None:
    listed = subprocess.run(
        [sys.executable, "-S", str(ROOT / "run")], capture_output=True, text=True, check=True
    ).stdout
    assert re.findall(r"^  \./run ([\w-]+)", listed, re.MULTILINE) == [
        "demo",
        "check",
        "count",
        "lot",
        "serve",
        "backup",
        "restore",
        "self-check",
        "mailtest",
        "print",
        "test",
        "bench",
        "pictures",
        "lock",
    ]


@pytest.mark.parametrize(
    ("lock", "least"), [("requirements.lock", 10), ("requirements-dev.lock", 10), ("requirements-postgresql.lock", 2)]
)
def test_the_locks_have_a_hash_for_each_and_the_address_of_no_registry(lock: str, least: int) -> None:
    text = (ROOT / lock).read_text()
    pins = re.findall(r"^[a-z0-9_.-]+==", text, re.MULTILINE)
    assert len(pins) >= least
    assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:])
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-postgresql.lock"])
def test_each_small_lock_is_part_of_the_large_one(name: str) -> None:
    small, large = (
        set(re.findall(r"^[a-z0-9_.-]+==[^ ]+", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in (name, "requirements-dev.lock")
    )
    assert small <= large
