"""What is owed: to a member, for themselves; between an institution and the group, by day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Max, Q, Sum

from ourterms.collectives.models import Member
from ourterms.institutions.models import Institution
from ourterms.institutions.permissions import same_as
from ourterms.kit.money import Money
from ourterms.pay.models import Chasing, Line, Owed, standing
from ourterms.pay.rules import owed
from ourterms.pay.rules.owed import LET, MORE, PAID

MOST = 30  # on one page, unless one day has more
FEWEST = 3  # people: of fewer, what came on top and what was paid stands in no sum, since each could work out another's


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
    """What an institution owes the people of a group by one day, all of it together, and what of it was paid.

    `few`: too few people for that. Then `owed` is what was agreed, `paid` is nothing, and `open` is all or nothing.
    """

    institution: Institution
    due: date
    owed: Money
    paid: Money
    open: Money
    late: int
    over: date | None  # when the last of it came
    few: bool


def between(
    member: Member,
    today: date,
    before: date | None = None,
    of: Collection[UUID] | None = None,
    few_too: bool = False,
) -> tuple[list[Between], date | None]:
    """By institution and day, the newest day first, MOST of them, or all of one day; and the day to go on before, if
    there is more.

    What a member may see sums of: never a person's, and never how many people it was. Pay and expenses together stand
    in no sum: these are pay. Rows that stand for one body stand together. `of`: only of these rows. `few_too`: sums
    stand also where few people are in them, for who tells none of those without a yes of each. Four queries.
    """
    rows: Any = Owed.objects.sums_for(member)
    if of is not None:
        rows = rows.filter(institution__in=of)
    if before is not None:
        rows = rows.filter(due__lt=before)
    newest = rows.order_by("-due", "-institution", "-currency").values_list("due", "institution", "currency")
    days = [due for due, *_which in newest.distinct()[: MOST + 1]]
    if not days:
        return [], None
    whole = [due for due in days if due > days[-1]] if len(days) > MOST else days
    last = (whole or days)[-1]  # a day is never cut in two
    more = len(days) > MOST and (bool(whole) or rows.filter(due__lt=last).exists())
    rows = rows.filter(due__gte=last)
    by = ("institution_id", "due", "currency")
    counts = {"all": Sum("minor"), "people": Count("member", distinct=True), "nobody": Count("pk", Q(member=None))}
    agreed = list(rows.values_list(*by).annotate(**counts).order_by())
    # What stands is told in the sums: as a condition SQLite would look for what mirrors nothing, nearly every line.
    stands = Q(mirrors=None, mirrored_by=None)
    lines: Any = Line.objects.filter(owed__in=rows.values("pk"), kind__in=owed.MONEY)
    lines = lines.values_list(*(f"owed__{name}" for name in by), "kind")
    grouped = lines.annotate(all=Sum("minor", filter=stands), last=Max("day", filter=stands))
    named = Institution.objects.select_related("merged_into").in_bulk({key[0] for key in agreed})
    bodies = {each.real_id: each.real for each in named.values()}
    sums: dict[tuple[Any, ...], _Sums] = defaultdict(_Sums)
    for institution, due, currency, minor, people, nobody in agreed:
        sums[named[institution].real_id, due, currency].add(minor, people + nobody)
    for institution, due, currency, kind, minor, day in grouped.order_by():
        if day is None:
            continue
        sums[named[institution].real_id, due, currency].add_line(kind, minor, day)
    found = [_between(bodies[id], due, currency, of_it, today, few_too) for (id, due, currency), of_it in sums.items()]
    found.sort(key=lambda each: (-each.due.toordinal(), each.institution.name, each.owed.currency))
    return found, last if more else None


class _Sums:
    """What stands for one body, day and currency, put together."""

    def __init__(self) -> None:
        self.agreed = self.people = 0
        self.of: dict[str, int] = defaultdict(int)
        self.last: dict[str, date] = {}

    def add(self, minor: int, people: int) -> None:
        self.agreed += minor
        self.people += people

    def add_line(self, kind: str, minor: int, day: date) -> None:
        self.of[kind] += minor
        self.last[kind] = max(day, self.last.get(kind, day))


def _between(institution: Institution, due: date, currency: str, of: _Sums, today: date, few_too: bool) -> Between:
    nothing, agreed = Money(0, currency), Money(of.agreed, currency)
    whole = Money(of.agreed + of.of[MORE] - of.of[LET], currency)
    paid = Money(of.of[PAID], currency)
    rest = max(whole - paid, nothing)
    over = None if rest.minor else max((day for kind, day in of.last.items() if kind in (PAID, LET)), default=None)
    late, few = owed.days_late(due, over, today), of.people < FEWEST and not few_too
    if few:
        whole, paid, rest = agreed, nothing, agreed if rest.minor else nothing
    return Between(institution, due, whole, paid, rest, late, over, few)


def late_one(member: Member, institution: UUID, due: date, currency: str, today: date) -> Between | None:
    """What a body owes by this day, if it is late and open; None else. As in `between`. Four queries."""
    rows = Institution.objects.filter(pk=institution).select_related("merged_into")
    same = same_as(rows[0].real) if rows else ()
    found, _further = between(member, today, before=due + timedelta(days=1), of=same) if same else ([], None)
    for each in found:
        if (each.due, each.owed.currency) == (due, currency) and each.open.minor and each.late:
            return each
    return None


def what_for(member: Member, line: Between) -> list[str]:
    """What was due by that day, paid or not: titles of what was agreed, each once. Of those that are open alone,
    a title would tell who was paid, where one of us has the only place in it. One query."""
    rows = Owed.objects.sums_for(member).filter(institution__in=same_as(line.institution), due=line.due)
    return sorted(set(rows.filter(currency=line.owed.currency).values_list("what", flat=True)))


def wrote_on(member: Member, lines: Sequence[Between]) -> dict[tuple[UUID, date, str], date]:
    """When somebody last wrote, in the name of the group, that one of these is late. One query, none without lines."""
    if not lines:
        return {}
    rows = Chasing.objects.for_member(member).filter(due__in={each.due for each in lines})
    found: dict[tuple[UUID, date, str], date] = {}
    for row in rows.select_related("institution__merged_into").order_by("day"):
        found[row.institution.real_id, row.due, row.currency] = row.day
    return found


def is_open(origin: Iterable[UUID]) -> set[UUID]:
    """Those of these agreements of which something is not faded yet: whose it was still stands there. One query."""
    rows = Owed.objects.filter(origin__in=list(origin), member__isnull=False)
    return set(rows.values_list("origin", flat=True).distinct())
