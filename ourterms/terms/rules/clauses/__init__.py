"""The clauses: each a small pure thing that asks one thing of an ask. `CLAUSES` is all of them, in order."""

from ourterms.terms.rules.clauses.base import Clause
from ourterms.terms.rules.clauses.money import MONEY
from ourterms.terms.rules.clauses.ours import OURS
from ourterms.terms.rules.clauses.safety import SAFETY
from ourterms.terms.rules.clauses.say import SAY
from ourterms.terms.rules.clauses.time import TIME

GROUPS = {
    "money": "Money",
    "say": "Who decides",
    "safety": "Safe for people",
    "time": "Time, place and access",
    "ours": "What stays with us",
}
CLAUSES: dict[str, Clause] = {clause.id: clause for clause in (*MONEY, *SAY, *SAFETY, *TIME, *OURS)}
