"""What tests share: a client without cookies, and an advert of our own."""

from pathlib import Path

import pytest

ADVERT = (Path(__file__).parents[1] / "ourterms" / "terms" / "data" / "example.txt").read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here but those in a browser may reach both databases; each starts with them empty."""
    for item in items:
        if Path(__file__).parent in item.path.parents and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.django_db(databases=["default", "passing"]))


@pytest.fixture
def advert() -> str:
    return ADVERT
