"""`python -m ourterms` is `ourterms`."""

import sys

from ourterms.site.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
