"""Loaded before the settings are (pyproject.toml, addopts), so that tests never touch anybody's data folder."""

import os
import tempfile

if not os.environ.get("OURTERMS_DATA"):
    os.environ["OURTERMS_DATA"] = tempfile.mkdtemp(prefix="ourterms-tests-")
