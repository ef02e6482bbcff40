"""How often one address may use a page in a minute: counted atomically, in a database that is never backed up."""

import hmac
from base64 import urlsafe_b64encode
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import connections
from django.http import HttpRequest

from ourterms.kit import chance, clock
from ourterms.site.models import Tally

# Made at each start and kept in memory only: once the process ends, nobody can try addresses against a row.
_KEY = chance.token(32).encode()
_swept = 0  # the minute in which this process last took away the rows of those that are over


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, past as many proxies as are ours. What a visitor writes itself is not believed."""
    chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    chain.append(request.META.get("REMOTE_ADDR", ""))
    return _network(chain[-min(settings.PROXIES + 1, len(chain))])


def _network(address: str) -> str:
    """One IPv6 customer has a whole /64 of addresses, so those count as one; anything else stays as it is."""
    if address.count(":") == 1:  # 192.0.2.1:5678, as some proxies write it
        address = address.partition(":")[0]
    if ":" not in address:  # IPv4, which has only one spelling; or no address at all
        return address
    try:
        parsed = ip_address(address.strip("[]"))
    except ValueError:
        return address
    assert parsed.version == 6
    return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))


def fade() -> None:
    """Take away the rows of minutes that are over."""
    Tally.objects.filter(minute__lt=int(clock.now().timestamp()) // 60 - 1).delete()


def over(request: HttpRequest, page: str, per_minute: int) -> bool:
    """Count this request; say whether its address has used `page` more than `per_minute` times this minute."""
    global _swept
    minute = int(clock.now().timestamp()) // 60
    secret = f"{page}|{address_of(request)}|{minute}".encode()
    key = urlsafe_b64encode(hmac.digest(_KEY, secret, "sha256")).decode().rstrip("=")
    table = Tally._meta.db_table
    with connections["passing"].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, minute, count) VALUES (%s, %s, 1) "  # noqa: S608 (our own table's name)
            "ON CONFLICT (key) DO UPDATE SET count = count + 1 RETURNING count",
            [key, minute],
        )
        count: int = cursor.fetchone()[0]
        if minute != _swept:  # the first in a new minute: what is older goes
            cursor.execute(f"DELETE FROM {table} WHERE minute < %s", [minute - 1])  # noqa: S608 (our own table's name)
            _swept = minute
    return count > per_minute
