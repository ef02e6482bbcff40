"""What somebody typed, as money."""

from decimal import Decimal, InvalidOperation

from ourterms.kit.money import Money
from ourterms.kit.speech import say

MOST = Decimal("99999.99")


class BadAmount(Exception):
    """No amount of money that we take; `message` says what to put instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def amount_of(given: str, currency: str) -> Money:
    """What somebody typed ("12", "£12.50", "12,50", "1,250.00") as money above nothing. Raises BadAmount."""
    bare = given.strip().lstrip("£€$").removeprefix("A$").removeprefix("C$").replace(" ", "").replace("\u00a0", "")
    if "," in bare:
        whole, _comma, rest = bare.rpartition(",")
        # "12,50" is a decimal comma; "1,250" and "1,250.00" are thousands.
        bare = f"{whole}.{rest}" if len(rest) == 2 and "," not in whole and "." not in bare else bare.replace(",", "")
    try:
        number = Decimal(bare)
        if not bare.replace(".", "", 1).isdigit():
            raise InvalidOperation
        if not 0 < number <= MOST:
            raise BadAmount(say("Put an amount from 0.01 to 99,999.99."))
        return Money.parse(number, currency)
    except InvalidOperation:
        raise BadAmount(say("Put an amount in figures, such as 12.50.")) from None
    except ValueError:
        raise BadAmount(say("An amount of money has at most two decimal places.")) from None
