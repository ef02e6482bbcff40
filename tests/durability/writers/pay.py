"""What institutions owe, once for each place, and what came of it."""

from datetime import timedelta

from ourterms.institutions import actions as institutions
from ourterms.kit import chance, clock
from ourterms.pay import actions
from ourterms.pay.models import Line, Owed
from ourterms.people.models import Trail
from tests.durability.writers.drawn import Note, Writer, pick, some_member


def paid() -> Note | None:
    """Somebody is owed a sum, told twice; half of it came, and then the rest."""
    by = some_member()
    if by is None:
        return None
    at, once, half, rest = clock.now(), chance.uuid(), chance.uuid(), chance.uuid()
    today = at.date()
    known = {"collective": by.collective, "name": f"Payer {pick(range(8))}", "by": by, "at": at}
    institution = institutions.known_to(**known)
    for _twice in range(2):
        owed = actions.owe(
            id=once, member=by, institution=institution, what="A panel", amount=5_000, currency="GBP",
            due=today, day=today - timedelta(days=30), collective=by.collective, at=at,
        )  # fmt: skip
    for id in (half, rest):
        actions.it_came(by=by, id=id, sum=owed, amount="25", day=today, today=today, at=at)
    return {"sum": str(owed.pk), "lines": [str(half), str(rest)]}


WRITERS = [
    Writer(
        "paid",
        paid,
        lambda note: (
            Owed.objects.filter(pk=note["sum"], minor=5_000, over=True).exists()
            and Line.objects.filter(pk__in=note["lines"], owed=note["sum"], minor=2_500).count() == 2
        ),
    )
]


def what_came_is_what_it_says() -> list[str]:
    """A sum is over exactly when all of it came; each line of money, and each sum, is in the trail."""
    wrong = []
    for owed in Owed.objects.all():
        came = sum(Line.objects.filter(owed=owed).values_list("minor", flat=True))
        if owed.over != (came >= owed.minor):
            wrong.append(f"owed {owed.pk}: {came} of {owed.minor} came, and over is {owed.over}")
    for event, rows in (("pay:line", Line.objects), ("pay:owed", Owed.objects)):
        if Trail.objects.filter(event=event).count() != rows.count():
            wrong.append(f"{event}: the trail has another number than the table")
    return wrong


HOLDS = [what_came_is_what_it_says]
