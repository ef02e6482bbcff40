"""How often one address may be tried: counted in one statement, so that many at once are counted too."""

from datetime import datetime

from django.db import connections

from ourterms.people.keys import mark
from ourterms.people.models import Guesses
from ourterms.people.rules.ways import TRIES, slot_of


def over(purpose: str, address: str, at: datetime) -> bool:
    """Count a try with this address; say whether there were more than `TRIES` in these five minutes.

    The same for an address that somebody has and for one that nobody has.
    """
    slot = slot_of(at)
    key = mark(f"tries/{purpose}/{slot}", address).hex()
    table = Guesses._meta.db_table
    with connections["passing"].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, slot, count) VALUES (%s, %s, 1) "  # noqa: S608 (our own table's name)
            "ON CONFLICT (key) DO UPDATE SET count = count + 1 RETURNING count",
            [key, slot],
        )
        count: int = cursor.fetchone()[0]
        if count == 1:
            cursor.execute(f"DELETE FROM {table} WHERE slot < %s", [slot])  # noqa: S608 (our own table's name)
    return count > TRIES
