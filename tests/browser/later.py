"""Time goes by on a running server: what was closed is made older, and the background does what it does each day.

`later(data, environ, days)` or `closed(data, environ)` from a test; in a process of its own, because a browser and
a database don't share one.
"""

import sys
from datetime import timedelta
from pathlib import Path

from tests.durability.server import do


def later(data: Path, environ: dict[str, str], days: int) -> None:
    """Everything that was needed, offered or opened there is `days` older now, and what has had its time is gone or
    closed."""
    assert do(data, "later", str(days), module="tests.browser.later", **environ) == days


def closed(data: Path, environ: dict[str, str]) -> None:
    """The hour of everything that is open to decide has come. It closes when somebody looks."""
    do(data, "closed", module="tests.browser.later", **environ)


def _closed() -> int:
    from ourterms.decisions.models import Decision
    from ourterms.kit import clock

    past = clock.now() - timedelta(minutes=1)
    return int(Decision.objects.filter(closed=False).update(closes=past))


def _later(days: int) -> int:
    from django.db.models import F

    from ourterms.aid import actions
    from ourterms.aid.models import Answer, Need
    from ourterms.decisions import hooks
    from ourterms.decisions.models import Decision
    from ourterms.kit import clock

    for model, names in ((Need, ("at", "closed")), (Answer, ("at",))):
        model.objects.update(**{name: F(name) - timedelta(days=days) for name in names})
    for decision in Decision.objects.filter(closed=False):
        for name in ("closes", "day", "opened"):
            setattr(decision, name, getattr(decision, name) - timedelta(days=days))
        decision.save()
    for tick in hooks.ticks():
        tick.function(clock.now())
    actions.fade(clock.now())
    return days


if __name__ == "__main__":
    from ourterms.site.serve import start_django

    start_django()
    sys.stdout.write(f"{_closed() if sys.argv[1] == 'closed' else _later(int(sys.argv[2]))}\n")
