"""What is owed: to a member, for themselves; between an institution and the group, by day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max, Sum

from ourterms.collectives.models import Member
from ourterms.institutions.models import Institution
from ourterms.kit.money import Money
from ourterms.pay.models import Line, Owed, standing
from ourterms.pay.rules import owed
from ourterms.pay.rules.owed import LET, MORE, PAID

DAYS = 30  # on one page


class Mine(NamedTuple):
    """A sum of one's own, as its list and its page show it."""

    row: Any
    state: owed.State
    late: int  # days that the institution is late, or was when it paid


def as_mine(rows: Sequence[Any], today: date) -> list[Mine]:
    """Sums of one kind with what has become of them. One query."""
    lines = standing(rows)
    found = []
    for row in rows:
        state = owed.state_of(row.money, lines[row.pk])
        found.append(Mine(row, state, 0 if state.let else owed.days_late(row.due, state.over, today)))
    return found


class Between(NamedTuple):
    """What an institution owes the people of a group by one day, all of it together, and what of it was paid."""

    institution: Institution
    due: date
    owed: Money
    paid: Money
    open: Money
    late: int
    over: date | None  # when the last of it came


def between(member: Member, today: date, before: date | None = None) -> tuple[list[Between], date | None]:
    """By institution and day, the newest day first, DAYS days at most; and the day to go on before, if there is more.

    What a member may see sums of: never a person's, and never how many people it was. Pay and expenses together stand
    in no sum: these are pay. Four queries.
    """
    rows = Owed.objects.sums_for(member)
    if before is not None:
        rows = rows.filter(due__lt=before)
    days = list(rows.order_by("-due").values_list("due", flat=True).distinct()[: DAYS + 1])
    if not days:
        return [], None
    last = days[:DAYS][-1]
    rows = rows.filter(due__gte=last)
    by = ("institution_id", "due", "currency")
    agreed = {tuple(key): minor for *key, minor in rows.values_list(*by).annotate(all=Sum("minor")).order_by()}
    lines = Line.objects.filter(owed__in=rows.values("pk"), kind__in=owed.MONEY, mirrors=None, mirrored_by=None)
    sums: dict[tuple[Any, ...], dict[str, tuple[int, date]]] = defaultdict(dict)
    grouped = lines.values_list(*(f"owed__{name}" for name in by), "kind").annotate(all=Sum("minor"), last=Max("day"))
    for *key, kind, minor, day in grouped.order_by():
        sums[tuple(key)][kind] = (minor, day)
    named = Institution.objects.select_related("merged_into").in_bulk({key[0] for key in agreed})
    found = []
    for of, minor in agreed.items():
        found.append(_between(named[of[0]].real, of[1], of[2], minor, sums[of], today))
    found.sort(key=lambda each: (-each.due.toordinal(), each.institution.name, each.owed.currency))
    return found, last if len(days) > DAYS else None


def _between(
    institution: Institution, due: date, currency: str, minor: int, of: dict[str, tuple[int, date]], today: date
) -> Between:
    def sum_of(kind: str) -> int:
        return of[kind][0] if kind in of else 0

    whole = Money(minor + sum_of(MORE) - sum_of(LET), currency)
    paid = Money(sum_of(PAID), currency)
    rest = max(whole - paid, Money(0, currency))
    over = None if rest.minor else max((of[kind][1] for kind in (PAID, LET) if kind in of), default=None)
    return Between(institution, due, whole, paid, rest, owed.days_late(due, over, today), over)


def is_open(origin: Iterable[UUID]) -> set[UUID]:
    """Those of these agreements of which something is not faded yet: whose it was still stands there. One query."""
    rows = Owed.objects.filter(origin__in=list(origin), member__isnull=False)
    return set(rows.values_list("origin", flat=True).distinct())
