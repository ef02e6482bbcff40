"""What starts servers of its own does not depend on the tests' database: once is enough."""

import os
from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not os.environ.get("OURTERMS_DATABASE_URL"):
        return
    for item in items:
        if item.path.parent == Path(__file__).parent and "group" not in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="ran with the other database"))
