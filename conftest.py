"""Tests never touch anybody's data folder: without one of their own they get a fresh one."""

import os
import tempfile

os.environ.setdefault("OURTERMS_DATA", tempfile.mkdtemp(prefix="ourterms-tests-"))
