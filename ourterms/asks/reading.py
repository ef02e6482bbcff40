"""What stands in lists of asks: fetched through who is asking, and put into SQL once."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest

from ourterms.asks import rules
from ourterms.asks.models import Ask, Bell, Offered, Reply
from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import Given, Prepared
from ourterms.institutions.models import Confirmation, Contact, Dealing

# What a list can show: where an ask stands.
FILTERS = {
    "": "All",
    rules.OURS: "With us",
    rules.THEIRS: "With them",
    rules.ACCEPTED: "Both said yes",
    "over": "Over",
}
LISTED = ("pk", "at", "title", "state", "came", "answer_by", "entered", "called", "unconfirmed")


def _called() -> Any:
    """What the collective calls the institution of an ask: the row it was merged into, else its own."""
    names = Dealing.objects.filter(collective=OuterRef("collective"))
    real = Subquery(names.filter(institution=OuterRef("institution__merged_into")).values("name")[:1])
    own = Subquery(names.filter(institution=OuterRef("institution")).values("name")[:1])
    return Coalesce(real, own, "institution__name")


def unconfirmed() -> Any:
    """To annotate asks with: whether it came from a contact of whom the collective has not made sure that it is them.
    Wherever a list names such an ask, it says so: anybody can type the name of an institution."""
    sure = Confirmation.objects.filter(collective=OuterRef("collective"), contact=OuterRef("contact"))
    return Q(entered=False) & ~Exists(sure)


def _listed(state: str) -> Any:
    rows = Ask.objects.for_member(WHOEVER).annotate(called=_called(), unconfirmed=unconfirmed())
    if state == "over":
        rows = rows.filter(state__in=sorted(rules.OVER))
    elif state:
        rows = rows.filter(state=state)
    return rows.values_list(*LISTED, named=True)


_page = Pages(_listed)


def asks_page(request: HttpRequest, member: Member, state: str) -> Page[Any]:
    """A page of asks as rows of LISTED, the newest first. `state`: of FILTERS."""
    return _page(request, state, **asking(member))


def ask_for(member: Member, id: UUID) -> Ask:
    """One ask, `called` as we call its institution. Raises Http404."""
    found: Ask | None = _ask.first(id=id, **asking(member))
    if found is None:
        raise Http404
    return found


_ask = Prepared(
    lambda: (
        Ask.objects.for_member(WHOEVER)
        .filter(pk=Given("id"))
        .annotate(called=_called())
        .select_related("institution", "contact", "document", "thread", "entered_by")
    )
)


def offers_of(ask: Ask) -> list[Offered]:
    """What was offered in an ask, from the first to the last."""
    return _offers(ask=ask.pk)


_offers = Prepared(lambda: Offered.objects.filter(ask=Given("ask")).order_by("number"))


def replies_of(ask: Ask) -> list[Reply]:
    """Our replies to an ask, the newest first, with what a list says of them: TOLD, and where their matter is."""
    return _replies(ask=ask.pk)


TOLD = ("kind", "answers", "matter", "state", "day", "way", "held_back")
_replies = Prepared(
    lambda: (
        Reply.objects.filter(ask=Given("ask"))
        .select_related("matter")
        .only(*TOLD, "matter__state")
        .order_by("-at", "-pk")
    )
)


def reply_of(ask: Ask, id: UUID) -> Reply:
    """One reply to an ask, with all that is in it, and the offer that it is about. Raises Http404."""
    found: Reply | None = _reply.first(ask=ask.pk, id=id)
    if found is None:
        raise Http404
    found.ask = ask
    return found


_reply = Prepared(lambda: Reply.objects.filter(ask=Given("ask"), pk=Given("id")).select_related("matter", "answers"))


def at_the_door() -> Any:
    """What is with us, where whoever looks wants to hear of it (design.prepared)."""
    wants = Bell.objects.filter(member=WHOEVER.pk).values("collective")
    return Ask.objects.for_member(WHOEVER).filter(state=rules.OURS, collective__in=wants)


# For a contact: its own asks only -----------------------------------------------------------------------------------


def theirs(contact: Contact, collective: UUID) -> list[Ask]:
    """The asks that this contact sent to a collective, the newest first."""
    return list(Ask.objects.filter(contact=contact, collective=collective).order_by("-at", "-pk")[:100])


def their_ask(contact: Contact, collective: UUID, id: UUID) -> Ask:
    """One ask of this contact's. Raises Http404 for any other, also of the same institution."""
    found: Ask | None = (
        Ask.objects.filter(contact=contact, collective=collective, pk=id).select_related("collective").first()
    )
    if found is None:
        raise Http404
    return found


def said_to_them(ask: Ask) -> list[Reply]:
    """What we said: letters that were sent, the newest first. What only waits or was talked over stays ours."""
    return list(Reply.objects.filter(ask=ask, state=rules.SENT).order_by("-at", "-pk"))
