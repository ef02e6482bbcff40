"""By what a body outside is known, and how long somebody who comes in its name is kept."""

import re
from datetime import date, timedelta
from typing import NamedTuple

NAME, POST = 120, 80  # letters
ODS, COMPANY, CHARITY, ROR, BY_NAME = "ods", "companies-house", "charity", "ror", "name"
FADES = timedelta(days=90)  # a contact whom nobody confirmed, and who has no ask, since they were last here
RECEIPT_GROUPS = 4  # of four letters: 78 bits, found by their keyed mark alone


class Scheme(NamedTuple):
    """A public list of bodies: what it is called, an example of its numbers, and what one looks like."""

    title: str
    example: str
    pattern: str


SCHEMES = {
    ODS: Scheme("NHS organisation code", "RX9", r"[A-Z0-9]{3,6}"),
    COMPANY: Scheme("Company number", "01234567", r"[0-9]{8}|[A-Z]{2}[0-9]{6}"),
    CHARITY: Scheme("Charity number", "1234567", r"[0-9]{6,7}(-[0-9]{1,2})?|SC[0-9]{6}|NIC?[0-9]{6}"),
    ROR: Scheme("ROR identifier", "https://ror.org/05dxps055", r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}"),
}


def tidy_number(scheme: str, typed: str) -> str:
    """A number as its list writes it; "" for what is none of that list's. KeyError for a list not in SCHEMES."""
    number = typed.strip()
    if scheme == ROR:
        number = number.lower().removeprefix("https://").removeprefix("ror.org/").strip("/")
    else:
        number = re.sub(r"[ .]", "", number).upper()
    if scheme == COMPANY and number.isascii() and number.isdecimal():
        number = number.zfill(8)
    fits = re.fullmatch(SCHEMES[scheme].pattern, number, re.ASCII)
    return number if fits and any(letter != "0" for letter in number) else ""


def has_faded(last: date, today: date) -> bool:
    """Whether a contact whom nobody confirmed, and who has no ask, is kept no longer."""
    return today - last >= FADES
