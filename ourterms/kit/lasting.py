"""How long something takes, in words that people use: "10 minutes", "half an hour", "1 hour 30 minutes"."""

from decimal import ROUND_HALF_UP, Decimal

from ourterms.kit.speech import say, say_n


def minutes_of(hours: Decimal) -> int:
    """Hours as whole minutes, the nearest: a sixth of an hour, written 0.17, is ten. ValueError below 0."""
    if hours < 0:
        raise ValueError(hours)
    return int((hours * 60).quantize(Decimal(1), ROUND_HALF_UP))


def how_long(minutes: int) -> str:
    """So many minutes in words. ValueError below 0."""
    if minutes < 0:
        raise ValueError(minutes)
    if minutes == 30:
        return say("half an hour")
    hours, rest = divmod(minutes, 60)
    said = [say_n("{n} hour", "{n} hours", hours)] if hours else []
    if rest or not hours:
        said.append(say_n("{n} minute", "{n} minutes", rest))
    return " ".join(said)
