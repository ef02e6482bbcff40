"""What decisions carry out here, by name: for decisions.actions.CARRIES_OUT."""

from ourterms.promises.actions.accounts import ACCOUNTS
from ourterms.promises.actions.demands import DEMANDS
from ourterms.promises.actions.promised import PROMISES

CARRIED_OUT = {**DEMANDS, **PROMISES, **ACCOUNTS}
