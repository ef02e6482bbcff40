"""The words of a claim and of a letter because it is late: drafted here, sent only by who wants to send them."""

from collections.abc import Sequence
from typing import NamedTuple

from ourterms.kit.lasting import how_long
from ourterms.kit.money import Money
from ourterms.kit.speech import say, say_n

LONGEST = 4_000  # letters of somebody's own words


class Details(NamedTuple):
    """How somebody can be paid, in their own words; each may be left out, and stands as a blank then."""

    legal_name: str = ""
    account: str = ""


class Sum(NamedTuple):
    """What a letter is about: what for, how much of it is open, when it was due, `day` in words as it is shown."""

    what: str
    open: Money
    day: str
    due: str


def claim(sum: Sum, halves: int = 0) -> str:
    """What to write with a claim. It says nothing about the person, and no name stands in it."""
    took = say("It took {time} more than planned.", time=how_long(30 * halves))
    lines = [
        say("Please pay {amount} for: {what}.", amount=sum.open, what=sum.what),
        say("The day was {day}.", day=sum.day),
        took if halves else "",
        say("It is due by {due}, as agreed.", due=sum.due),
        say("How it is made up, and how to pay, stands below."),
    ]
    return "\n".join(line for line in lines if line)


def _since(due: str, late: int) -> str:
    return say_n(
        "It was due by {due}. That is {n} day ago.", "It was due by {due}. That is {n} days ago.", late, due=due
    )


def chase(sum: Sum, late: int, claimed: str = "") -> str:
    """What to write when it is late."""
    lines = [
        say("{amount} has not arrived for: {what}.", amount=sum.open, what=sum.what),
        _since(sum.due, late),
        say("I sent my claim on {day}.", day=claimed) if claimed else "",
        say("Please pay it now, and write to me on which day you did."),
    ]  # fmt: skip
    return "\n".join(line for line in lines if line)


class Draft(NamedTuple):
    """A letter that nobody has sent."""

    subject: str
    words: str


def ours(*, to: str, ours: str, what: Sequence[str], amount: Money | None, due: str, late: int) -> Draft:
    """What the group can write about all that is open for one day, and `what` was due by then: titles of what was
    agreed. It names nobody, and says not how many. No `amount` where it is of too few people. `ours`: how the group
    signs."""
    lines = [
        say("Dear {name},", name=to),
        say("{amount} that you agreed to pay is still open.", amount=amount)
        if amount
        else say("Not all that you agreed to pay is paid."),
        _since(due, late),
        "\n".join([say("What was due by then, paid or not:"), *(f"- {each}" for each in what)]) if what else "",
        say("Please pay it now, and write to us on which day you did."),
        ours,
    ]
    return Draft(say("Still to be paid: what was due by {due}", due=due), "\n\n".join(line for line in lines if line))
