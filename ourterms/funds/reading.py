"""What stands in the tin and its list: fetched through who is asking, and put into SQL once."""

from django.db.models import Sum

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.paging import Pages
from ourterms.design.prepared import Prepared
from ourterms.funds.models import TinLine

LISTED = (
    *("pk", "at", "minor", "currency", "words", "day", "member__name", "member__person_id"),
    *("receipt_id", "mirrors_id", "mirrored_by"),
)

lines_page = Pages(lambda: TinLine.objects.for_member(WHOEVER).values_list(*LISTED, named=True))


def sums_of(member: Member) -> list[tuple[str, int]]:
    """What all lines come to, in pence or cents of each currency; nothing where there is no line."""
    return _sums(**asking(member))


_sums = Prepared(lambda: TinLine.objects.for_member(WHOEVER).values_list("currency").annotate(all=Sum("minor")))
