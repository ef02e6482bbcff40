"""Ways to sign in: how long a code holds, how often one may try, where one may be sent afterwards."""

from datetime import datetime, timedelta

CODES = 10  # on a card
CARD_GROUPS = 3  # of four letters: 58 bits, found by their keyed mark alone
MAIL_GROUPS = 2
MAIL_LASTS = timedelta(minutes=10)
MAIL_TRIES = 5
PASSKEY_LASTS = timedelta(minutes=5)
TRIES = 5  # with one address, in each five minutes
SLOT = 300  # seconds
FRESH = timedelta(minutes=10)  # how long a code, a password or a passkey counts as just given


def slot_of(at: datetime) -> int:
    """Which five minutes a moment is in."""
    return int(at.timestamp()) // SLOT


def is_fresh(proved: datetime, now: datetime) -> bool:
    """Whether somebody showed a moment ago that it is they who hold this device."""
    return now - proved < FRESH


def tidy_address(typed: str) -> str:
    """An e-mail address as it is compared: without spaces around it, in small letters."""
    return typed.strip().casefold()


def own_path(wanted: str, otherwise: str) -> str:
    """`wanted` if it is a page of this server's, else `otherwise`: nobody is sent elsewhere by a link to sign in.

    Browsers read "\\\\" as "/" and drop tabs and new lines, so a path with any of those is not taken.
    """
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted and " " not in wanted
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else otherwise
