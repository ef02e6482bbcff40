"""`python -m ourterms` is `ourterms`."""

import os
import sys
from io import TextIOWrapper

from ourterms.site.cli import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # else a letter that a terminal has no sign for ends everything
            stream.reconfigure(errors="backslashreplace")
    code = main(sys.argv[1:])
    if sys.argv[1:2] == ["check"]:
        # All is written, nothing is open any more, and taking everything apart would be a sixth of what a check costs.
        os._exit(code)
    sys.exit(code)
