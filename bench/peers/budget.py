"""What pabutools takes to spend a budget: `python budget.py PEER CASE FILE...`; prints one line of JSON.

Once, as it is; and once with equal ballots put together beforehand, which it can do and is faster.
"""

import json
import resource
import sys
import time

from pabutools.election import Cost_Sat
from pabutools.election.pabulib import parse_pabulib
from pabutools.rules import exhaustion_by_budget_increase, method_of_equal_shares, sequential_phragmen


def count(case, instance, profile):
    if case == "shares":
        return method_of_equal_shares(instance, profile, Cost_Sat)
    if case == "phragmen":
        return sequential_phragmen(instance, profile)
    return exhaustion_by_budget_increase(
        instance,
        profile,
        method_of_equal_shares,
        {"sat_class": Cost_Sat},
        exhaustive_stop=False,
        budget_step=profile.num_ballots(),
    )


def main(peer, case, files):
    whole = part = 0.0
    found = []
    for path in files:
        began = time.process_time()
        instance, profile = parse_pabulib(path)
        if "together" in peer:
            profile = profile.as_multiprofile()
        middle = time.process_time()
        bought = count(case, instance, profile)
        ended = time.process_time()
        whole, part = whole + ended - began, part + ended - middle
        found.append(sorted(project.name for project in bought))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"file": whole, "parsed": part, "peak": peak, "found": found}))


if __name__ == "__main__":
    sys.setrecursionlimit(100_000)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
