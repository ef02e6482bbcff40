"""`python -m ourterms` is `ourterms`."""

import os
import sys

from ourterms.site.cli import main

if __name__ == "__main__":
    code = main(sys.argv[1:])
    if sys.argv[1:2] == ["check"]:
        # Nothing is open any more, and taking everything apart would be a sixth of what a check costs.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
