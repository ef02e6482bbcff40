"""Money, exactly: whole pence or cents and a currency. Nothing here ever touches a float.

One rounding rule everywhere: to the nearest penny, halves away from nothing. A bill and the note that cancels
it therefore mirror each other to the penny.

A plain class and not a dataclass, and fractions only where something is divided: the command line loads this at
every start, and the two together cost it 12 ms.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NoReturn

from ourterms.kit.speech import say

if TYPE_CHECKING:
    from fractions import Fraction

SIGNS = {"GBP": "£", "EUR": "€", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "USD": "US$"}
CENT = Decimal("0.01")
MOST = Decimal("99999.99")  # that somebody types at once
IN_ONE = 100  # minor units in one major unit; true of every currency above


def rounded(exact: Fraction) -> int:
    """The nearest whole number, halves away from nothing: 2.5 is 3, -2.5 is -3."""
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return whole if exact >= 0 else -whole


class Money:
    """An amount in minor units: `Money(2500, "GBP")` is £25.00. It never changes.

    Raises TypeError when `minor` is not a whole number, ValueError for a currency not in `SIGNS`. Adding to
    or comparing with another currency raises ValueError: we never change one into another.
    """

    __slots__ = ("currency", "minor")
    minor: int
    currency: str

    def __init__(self, minor: int, currency: str) -> None:
        if type(minor) is not int:
            raise TypeError("Money is counted in whole pence or cents.")
        if currency not in SIGNS:
            raise ValueError(f"We do not know the currency {currency!r}.")
        object.__setattr__(self, "minor", minor)
        object.__setattr__(self, "currency", currency)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Money never changes; make another.")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("Money never changes; make another.")

    def __reduce__(self) -> tuple[type[Money], tuple[int, str]]:
        return Money, (self.minor, self.currency)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return (self.minor, self.currency) == (other.minor, other.currency)

    def __hash__(self) -> int:
        return hash((self.minor, self.currency))

    def __repr__(self) -> str:
        return f"Money({self.minor!r}, {self.currency!r})"

    @classmethod
    def parse(cls, amount: Decimal, currency: str) -> Money:
        """From pounds (or dollars, or euros): `Money.parse(Decimal("25.5"), "GBP")` is £25.50.

        Raises ValueError for parts of a penny and for what is not a number.
        """
        if not amount.is_finite() or (amount and amount.adjusted() > 15):
            raise ValueError("That is not an amount of money.")
        if not amount:
            return cls(0, currency)  # also 0e99, which is nothing, too
        if amount % CENT:
            raise ValueError("An amount of money has at most two decimal places.")
        return cls(int(amount.scaleb(2)), currency)

    @property
    def amount(self) -> Decimal:
        """In major units, always with two places: Decimal("25.00")."""
        return Decimal(self.minor).scaleb(-2)

    def times(self, factor: int | Decimal | Fraction) -> Money:
        """`factor` times as much, rounded once."""
        from fractions import Fraction

        return Money(rounded(self.minor * Fraction(factor)), self.currency)

    def percent(self, share: int | Decimal | Fraction) -> Money:
        """`share` per cent of it, rounded once."""
        from fractions import Fraction

        return self.times(Fraction(share) / 100)

    def per_hour(self, hours: int | Decimal | Fraction) -> Money:
        """The pay an hour when this pays for `hours` hours, rounded once. ValueError unless hours > 0."""
        if hours <= 0:
            raise ValueError("There is no pay an hour for no hours.")
        from fractions import Fraction

        return self.times(1 / Fraction(hours))

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def _same(self, other: Money) -> int:
        """The other's minor units, once it is sure that they are of the same kind."""
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up.")
        return other.minor

    def __str__(self) -> str:
        """As people write it: "£25.00", "A$40.00", "£1,250.00", "-£3.00"."""
        whole, rest = divmod(abs(self.minor), IN_ONE)
        return f"{'-' if self.minor < 0 else ''}{SIGNS[self.currency]}{whole:,}.{rest:02d}"


class BadAmount(Exception):
    """What somebody typed is no amount of money that can be taken; `message` says what to put instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def typed(given: str, currency: str) -> Money:
    """What somebody typed ("12", "£12.50", "12,50", "1,250.00") as money above nothing. Raises BadAmount.

    The sign of the currency may stand before it, and a bare "$" for any dollar; no other sign may.
    """
    if currency not in SIGNS:
        raise BadAmount(say("We do not know this currency."))
    sign, bare = SIGNS[currency], given.strip()
    bare = bare.removeprefix(sign if bare.startswith(sign) else sign[-1]).replace(" ", "").replace("\u00a0", "")
    if any(other in bare for other in "£€$"):
        raise BadAmount(
            say("Put an amount in {currency}, such as {amount}.", currency=currency, amount=Money(1250, currency))
        )
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


def total(amounts: Iterable[Money], currency: str) -> Money:
    """All of them together; nothing at all is no money in `currency`. ValueError on any other currency."""
    return sum(amounts, start=Money(0, currency))
