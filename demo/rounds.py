"""What the made-up group put in an order, whom it elected, and how it shared out its winter money."""

from datetime import datetime, timedelta

from django.db import transaction

from demo.agenda import opened, put_forward
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions as decisions
from ourterms.decisions import budget
from ourterms.decisions.models import Decision
from ourterms.kit import chance

WALLS = ["Warm yellow", "Sea green", "White again", "Each wall another one"]
WALL_ORDERS = ("102", "12", "021", "310", "12", "0", "301", "12", "")
HOSTS = ["Moss", "Juniper", "Tam", "Fern", "Marl"]
HOST_ORDERS = ("01", "013", "10", "24", "240", "42", "3", "24", "0", "12")
WINTER = (
    ("Blankets for the evenings", "48", "Six of them, from the market."),
    ("Bus tickets for who lives far out", "60", "Ten day tickets."),
    ("A lamp for the stairs", "24.50", ""),
    ("A day at the sea", "130", "One minibus, and chips."),
    ("Paint for the back room", "36", "Whatever colour we choose."),
)
WANTED = ("01", "12", "0124", "12", "3", "02", "34", "124", "3", "0")


@transaction.atomic
def counted_in_steps(members: dict[str, Member], now: datetime) -> None:
    """One ranked choice, one election of two, one pot that was shared out; all closed."""
    first, second, third, fourth, *_others = members.values()
    began = now - timedelta(days=16)
    walls = put_forward(fourth, "choices", "Which colour for the back room?", "We paint it in spring.", began)
    room = opened(second, walls, "ranked", began, 5, options=WALLS)
    said(members, room, WALL_ORDERS, began)
    keys = put_forward(second, "choices", "Who has a key this year?", "Two of us, so that one can be away.", began)
    two = opened(third, keys, "elect", began, 6, options=HOSTS, seats=2, words="All five said that they would.")
    said(members, two, HOST_ORDERS, began)

    collectives.set_up(by=first, name=budget.SETTING, given="yes", at=began - timedelta(days=1))
    for member in members.values():
        member.refresh_from_db()
    winter = put_forward(first, "budget", "The winter money", "What came in at the jumble sale.", began)
    for number, (who, (title, cost, words)) in enumerate(zip(members.values(), WINTER, strict=False)):
        at = began + timedelta(minutes=number)
        budget.propose(by=who, id=chance.uuid(), matter=winter, title=title, cost=cost, words=words, at=at)
    pot = opened(second, winter, "budget", began, 8, pot="180")
    said(members, pot, WANTED, began)
    decisions.close_due(now)
    pot.refresh_from_db()
    decisions.write_outcome(
        by=third,
        id=chance.uuid(),
        decision=pot,
        words="We buy these. What is left stays in the tin.",
        lines=["Ask at the market what six blankets cost"],
        at=now - timedelta(days=7),
    )


def said(members: dict[str, Member], decision: Decision, orders: tuple[str, ...], at: datetime) -> None:
    """Each member's ballot, as numbers of the options."""
    for who, order in zip(members.values(), orders, strict=False):
        decisions.answer(by=who, decision=decision, chosen=[int(each) for each in order], at=at)
