"""The child that opens one file; see child.py."""

import sys

from ourterms.terms.documents.child import answer

answer(sys.argv[1])
