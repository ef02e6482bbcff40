"""Loaded before the settings are (pyproject.toml, addopts), so that tests never touch anybody's data folder.

Processes that share the tests out among them (pytest-xdist) have a folder each.
"""

import os
import tempfile
from pathlib import Path

folder = Path(os.environ.get("OURTERMS_DATA") or tempfile.mkdtemp(prefix="ourterms-tests-"))
os.environ["OURTERMS_DATA"] = str(folder / os.environ.get("PYTEST_XDIST_WORKER", ""))
