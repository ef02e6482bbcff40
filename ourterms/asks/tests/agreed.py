"""What the tests of agreements share: one that both signed, with places in it, offered to everybody."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ourterms.asks import rules
from ourterms.asks.actions import agreements, places
from ourterms.asks.models import Agreement, Ask, Offer, Place, Taken
from ourterms.asks.rules.places import NOTHING, Hours
from ourterms.asks.tests.doors import LATER, a_contact, an_ask, sent
from ourterms.collectives.models import Collective, Member
from ourterms.institutions import actions as institutions
from ourterms.institutions.models import Contact
from ourterms.kit import chance
from ourterms.kit.wall import Wall
from ourterms.meetings.actions import Plan
from ourterms.meetings.models import Session

if TYPE_CHECKING:  # the cast itself uses this
    from tests.cast import Cast

HOURS = Hours(*map(Decimal, ("2", "2", "1", "0.5", "1")))
SIGNED = LATER + timedelta(days=1)
EVENING = Wall(date(2026, 4, 14), time(18), "Europe/London")
AFTER = datetime(2026, 4, 15, 9, tzinfo=UTC)  # the morning after it


def said_yes(cast: "Cast", group: Collective, contact: Contact | None = None, **given: Any) -> Agreement:
    """An ask that we said yes to: drawn up, and not signed by them yet."""
    ask: Ask = an_ask(group, contact, **given)
    sent(cast, ask, rules.ACCEPT)
    return Agreement.objects.get(ask=ask)


def with_places(cast: "Cast", agreement: Agreement, number: int = 2, hourly: str = "30", **given: Any) -> Agreement:
    """What one person does in it: six and a half hours for a session of two, £30.00 an hour."""
    values = {"hours": HOURS, "version": agreement.version, "at": SIGNED, **given}
    agreements.set_place(by=cast.member, agreement=agreement, number=number, hourly=hourly, **values)
    agreement.refresh_from_db()
    return agreement


def signed(
    cast: "Cast", group: Collective, number: int = 2, off_days: int = 0, off_share: str = NOTHING, **given: Any
) -> Agreement:
    """An agreement that a confirmed contact signed."""
    contact = a_contact()
    off = {"off_days": off_days, "off_share": off_share}
    agreement = with_places(cast, said_yes(cast, group, contact, **given), number, **off)
    institutions.confirm(by=cast.member, contact=contact, today=SIGNED.date(), at=SIGNED)
    made = {"name": "Jo Marsh", "post": "Involvement officer", "fresh": lambda: True, "at": SIGNED}
    return agreements.sign(contact=contact, agreement=agreement, version=agreement.version, **made)


def offered(cast: "Cast", agreement: Agreement, **given: Any) -> Offer:
    """Its places, offered to everybody."""
    place = Place.objects.get(agreement=agreement)
    values = {"by": cast.steward, "circle": None, "at": SIGNED, **given}
    return places.offer(id=chance.uuid(), place=place, **values)


def yes(offer: Offer, *who: Member, at: datetime = SIGNED, **given: Any) -> list[Taken]:
    """These members say yes."""
    return [places.say_yes(by=each, id=chance.uuid(), offer=offer, at=at, **given) for each in who]


def planned(cast: "Cast", agreement: Agreement, wall: Wall = EVENING, minutes: int = 120, **given: Any) -> Session:
    """A session of it; also one that is over."""
    values = {"by": cast.steward, "at": SIGNED, **given}
    return places.plan_session(id=chance.uuid(), agreement=agreement, what=Plan(wall, minutes), sure=True, **values)
