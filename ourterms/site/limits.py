"""How often one address may use a page in a minute: counted in the memory of this one process, and nowhere else."""

from ipaddress import ip_address, ip_network
from threading import Lock, Timer

from django.conf import settings
from django.http import HttpRequest

from ourterms.kit import clock

_lock = Lock()
_minute = 0  # that the counts are of
_counts: dict[tuple[str, str], int] = {}  # by page and address
_fading: Timer | None = None  # runs as long as anything is counted, so that nothing stays on a server nobody asks
A_MINUTE = 60.0  # seconds


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
    """Forget what was counted in a minute that is over."""
    global _minute
    minute = int(clock.now().timestamp()) // 60
    with _lock:
        if minute != _minute:
            _counts.clear()
            _minute = minute


def _fade_by_itself() -> None:
    """Fade, and do so again as long as anything is left."""
    global _fading
    fade()
    with _lock:
        _fading = None
        if _counts:
            _begin_to_fade()


def _begin_to_fade() -> None:
    """Call with the lock held."""
    global _fading
    if _fading is None:
        _fading = Timer(A_MINUTE, _fade_by_itself)
        _fading.daemon = True
        _fading.start()


def forget() -> None:
    """Forget what was counted."""
    with _lock:
        _counts.clear()


def over(request: HttpRequest, page: str, per_minute: int) -> bool:
    """Count this request; say whether its address has used `page` more than `per_minute` times this minute."""
    fade()
    key = page, address_of(request)
    with _lock:
        _counts[key] = count = _counts.get(key, 0) + 1
        _begin_to_fade()
    return count > per_minute
