"""What is owed: to a member, for themselves; between an institution and the group, by day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import Given, Prepared, numbered, room, several
from ourterms.institutions.models import Dealing, Institution
from ourterms.institutions.permissions import same_as
from ourterms.kit.money import Money
from ourterms.pay.models import Chasing, Expense, Owed, lines_of, standing
from ourterms.pay.rules import owed
from ourterms.pay.rules.owed import LET, PAID

MOST = 20  # on one page, unless one day has more
FEWEST = 3  # people: of fewer, what came on top and what was paid stands in no sum, since each could work out another's
TOLD = 5  # people: of fewer, nothing tells that who has gone is among them


class Mine(NamedTuple):
    """A sum of one's own, as its list and its page show it."""

    row: Any
    state: owed.State
    late: int  # days that the institution is late, or was when it paid


def as_mine(rows: Sequence[Any], today: date) -> list[Mine]:
    """Sums of one kind with what has become of them. One query."""
    lines = standing(rows)
    return [_as_mine(row, lines[row.pk], today) for row in rows]


def _as_mine(row: Any, lines: Iterable[owed.Line], today: date) -> Mine:
    state = owed.state_of(Money(row.minor, row.currency), lines)
    return Mine(row, state, 0 if state.let else owed.days_late(row.due, state.over, today))


def still_open(member: Member, today: date) -> tuple[list[Mine], list[Mine]]:
    """What is still open of what a member is owed, and of what they laid out; what is due first, first. Four queries
    at most."""
    pay, expenses = (
        as_mine(list(model.objects.for_member(member).filter(over=False).order_by("due", "pk")), today)
        for model in (Owed, Expense)
    )
    return pay, expenses


def has_open(member: Member) -> bool:
    """Whether anything of that is there. Two queries at most."""
    return any(model.objects.for_member(member).filter(over=False).exists() for model in (Owed, Expense))


LISTED = ("pk", "what", "minor", "currency", "day", "due", "at", "called")


def _listed(model: type[Owed | Expense]) -> Any:
    body = Coalesce("institution__merged_into", "institution")
    ours = Dealing.objects.for_member(WHOEVER).filter(institution=OuterRef("body")).values("name")[:1]
    called = Coalesce(Subquery(ours), "institution__merged_into__name", "institution__name")
    rows = model.objects.for_member(WHOEVER).alias(body=body).annotate(called=called)
    return rows.values_list(*LISTED, named=True)


_page = Pages(_listed)


def listed(
    request: HttpRequest, member: Member, model: type[Owed | Expense], today: date
) -> tuple[Page[Any], list[Mine]]:
    """A page of a member's own sums of one kind, the newest first, as rows of LISTED, each with its institution as
    their collective calls it; and what has become of each. Two queries, one without any."""
    page = _page(request, model, **asking(member))
    lines = lines_of(model, [row.pk for row in page.rows])
    return page, [_as_mine(row, lines[row.pk], today) for row in page.rows]


class Between(NamedTuple):
    """What an institution owes the people of a group by one day, all of it together, and what of it was paid.

    `few`: too few people for that. Then `owed` is what was agreed, `paid` is nothing, and `open` is all or nothing.
    `unknown`: something of it is nobody's that was open when they went. That is owed, and neither `open` nor paid:
    nobody can say any more. Then there is no `over`, and `late` counts from what the others are still owed, or by when
    they were paid, if there are TOLD; else `late` is nothing.
    """

    institution: Institution
    due: date
    owed: Money
    paid: Money
    open: Money
    late: int
    over: date | None  # when the last of it came
    few: bool
    unknown: bool = False


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
    stand also where few people are in them, for who tells none of those without a yes of each. Four queries; one more
    where the last day of what was paid has to be found past what was put right, and where a day is cut off.
    """
    if of is not None and not of:
        return [], None
    shape = (room(of or ()), before is not None)
    given = {**asking(member), **numbered("of", list(of or ())), "before": before}
    days = [due for due, *_which in _days(*shape, **given)]
    if not days:
        return [], None
    whole = [due for due in days if due > days[-1]] if len(days) > MOST else days
    last = given["last"] = (whole or days)[-1]  # a day is never cut in two
    more = len(days) > MOST and (bool(whole) or bool(_earlier(*shape, **given)))
    agreed = _agreed(*shape, **given)
    ids = list({key[0] for key in agreed})
    named = {each.pk: each for each in _bodies(room(ids), **numbered("body", ids))}
    bodies = {each.real_id: each.real for each in named.values()}
    sums: dict[tuple[Any, ...], _Sums] = defaultdict(_Sums)
    for institution, due, currency, minor, people, nobody, lost in agreed:
        sums[named[institution].real_id, due, currency].add(minor, people + nobody, lost)
    rows = _became(*shape, **given)
    # A line and the one that mirrors it come to nothing in a sum, and only the last day asks which of them stand.
    days_of = {tuple(key): day for *key, day in _last_days(*shape, **given)} if any(row[-1] for row in rows) else None
    for institution, due, currency, *minors, day, _put_right in rows:
        day = day if days_of is None else days_of.get((institution, due, currency))
        sums[named[institution].real_id, due, currency].add_lines(minors, day)
    found = [_between(bodies[id], due, currency, of_it, today, few_too) for (id, due, currency), of_it in sums.items()]
    found.sort(key=lambda each: (-each.due.toordinal(), each.institution.name, each.owed.currency))
    return found, last if more else None


BY = ("institution_id", "due", "currency")
LOST = Q(member=None, over=False)  # open when whose it was went


def _rows(number: int, before: bool) -> Any:
    rows: Any = Owed.objects.sums_for(WHOEVER)
    if number:
        rows = rows.filter(institution__pk__in=several("of", number))
    return rows.filter(due__lt=Given("before")) if before else rows


def _from_last(number: int, before: bool) -> Any:
    return _rows(number, before).filter(due__gte=Given("last")).order_by().values_list(*BY)


_days = Prepared(
    lambda *shape: (
        _rows(*shape)
        .order_by("-due", "-institution", "-currency")
        .values_list("due", "institution", "currency")
        .distinct()[: MOST + 1]
    )
)
_earlier = Prepared(lambda *shape: _rows(*shape).filter(due__lt=Given("last")).values_list("pk")[:1])
_agreed = Prepared(
    lambda *shape: _from_last(*shape).annotate(
        all=Sum("minor"),
        people=Count("member", distinct=True),
        nobody=Count("pk", Q(member=None)),
        lost=Coalesce(Sum("minor", filter=LOST), 0),
    )
)
# Of all lines, also those that are words: to leave them out SQLite would look up each kind of each sum.
_became = Prepared(
    lambda *shape: _from_last(*shape).annotate(
        **{f"in_{kind}": Coalesce(Sum("lines__minor", filter=Q(lines__kind=kind)), 0) for kind in owed.MONEY},
        **{f"lost_{kind}": Coalesce(Sum("lines__minor", filter=LOST & Q(lines__kind=kind)), 0) for kind in owed.MONEY},
        last=Max("lines__day", filter=Q(lines__kind__in=(PAID, LET))),
        put_right=Count("lines__mirrors"),
    )
)
_last_days = Prepared(
    lambda *shape: _from_last(*shape).annotate(
        last=Max("lines__day", filter=Q(lines__kind__in=(PAID, LET), lines__mirrors=None, lines__mirrored_by=None))
    )
)
_bodies = Prepared(
    lambda number: Institution.objects.filter(pk__in=several("body", number)).select_related("merged_into")
)


class _Sums:
    """What stands for one body, day and currency, put together. `last`: the last day on which something was paid, or
    let be. `lost`: what of it was open when whose it was went."""

    def __init__(self) -> None:
        self.agreed = self.people = self.more = self.paid = self.let = self.lost = 0
        self.last: date | None = None

    def add(self, minor: int, people: int, lost: int) -> None:
        self.agreed += minor
        self.people += people
        self.lost += lost

    def add_lines(self, minors: Sequence[int], day: date | None) -> None:
        """What its lines come to, one sum for each of owed.MONEY; then the same of what is LOST."""
        more, paid, let, lost_more, lost_paid, lost_let = minors
        self.more, self.paid, self.let = self.more + more, self.paid + paid, self.let + let
        self.lost += lost_more - lost_paid - lost_let
        self.last = max(filter(None, (day, self.last)), default=None)


def _between(institution: Institution, due: date, currency: str, of: _Sums, today: date, few_too: bool) -> Between:
    nothing, agreed = Money(0, currency), Money(of.agreed, currency)
    whole = Money(of.agreed + of.more - of.let, currency)
    paid = Money(of.paid, currency)
    rest, unknown = max(whole - paid - Money(of.lost, currency), nothing), of.lost > 0
    over = None if rest.minor or unknown else of.last
    late = owed.days_late(due, None if rest.minor else of.last or due, today)
    if unknown and of.people < TOLD and not rest.minor:
        late = 0  # by when the others were paid would tell that somebody has gone
    few = of.people < (TOLD if unknown else FEWEST) and not few_too
    if few:
        whole, paid, rest = agreed, nothing, agreed if rest.minor else nothing
    return Between(institution, due, whole, paid, rest, late, over, few, unknown)


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
    dues = list({each.due for each in lines})
    found: dict[tuple[UUID, date, str], date] = {}
    for id, due, currency, day in _wrote(room(dues), **numbered("due", dues), **asking(member)):
        found[id, due, currency] = day
    return found


_wrote = Prepared(
    lambda number: (
        Chasing.objects.for_member(WHOEVER)
        .filter(due__in=several("due", number))
        .order_by("day")
        .values_list(Coalesce("institution__merged_into", "institution"), "due", "currency", "day")
    )
)


def is_open(origin: Iterable[UUID]) -> set[UUID]:
    """Those of these agreements of which something is not faded yet: whose it was still stands there. One query."""
    rows = Owed.objects.filter(origin__in=list(origin), member__isnull=False)
    return set(rows.values_list("origin", flat=True).distinct())
