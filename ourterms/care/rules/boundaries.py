"""What a member does not want asked of them: kinds of things, never topics, never reasons.

What comes to a member unasked (an invitation, a card on Home, a notice, a line in a feed or a search) says of which
kinds it is, and `allows` says how it may come. A boundary never changes who counts, how many are needed, or what
anybody else sees.
"""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

OPEN, TELL_FIRST, DONT_ASK, KEEP_AWAY = "open", "tell-first", "dont-ask", "keep-away"
STRENGTHS = {  # from the weakest to the strongest
    OPEN: "Fine to ask",
    TELL_FIRST: "Tell me first",
    DONT_ASK: "Don't ask me",
    KEEP_AWAY: "Keep it away from me",
}
_ORDER = tuple(STRENGTHS)


class Kind(NamedTuple):
    """One kind of thing that somebody may be asked. `closed`: nobody is asked who did not open it."""

    title: str
    closed: bool


KINDS = {
    "story": Kind("To tell my story", closed=True),
    "press": Kind("To speak to the press", closed=True),
    "camera": Kind("To be filmed or in a picture", closed=True),
    "named": Kind("To have my name on something", closed=True),
    "alone": Kind("To come as the only one of us", closed=True),
    "ward": Kind("To go to a ward or a hospital", closed=True),
    "police": Kind("To go to a police building", closed=True),
    "overnight": Kind("To stay away overnight", closed=True),
    "early": Kind("To start before 10:00", closed=True),
    "institution": Kind("To do something with people from outside", closed=False),
    "audience": Kind("To speak in front of people", closed=False),
    "call": Kind("To be on a video or phone call", closed=False),
    "evening": Kind("To come after 18:00", closed=False),
    "weekend": Kind("To come at the weekend", closed=False),
    "travel": Kind("To travel more than an hour", closed=False),
    "role": Kind("To take on a role", closed=False),
    "support": Kind("To sit with somebody who is having a hard time", closed=False),
    "buddy": Kind("To be somebody's buddy", closed=False),
}

Boundaries = dict[str, str]  # kind -> strength


def defaults() -> Boundaries:
    """What holds for somebody who set nothing."""
    return {name: DONT_ASK if kind.closed else OPEN for name, kind in KINDS.items()}


def allows(boundaries: Mapping[str, str], kinds: Iterable[str]) -> str:
    """The strongest boundary of somebody's that something of these kinds runs into; OPEN for none.

    Something that comes unasked may then: come as it is (OPEN); come as a neutral line, opened by choice
    (TELL_FIRST); stand in lists, but be asked of nobody (DONT_ASK); not appear at all unless it is looked for
    (KEEP_AWAY). KeyError for a kind that there is not.
    """
    held = defaults() | dict(boundaries)
    return max((held[KINDS[kind] and kind] for kind in kinds), key=_ORDER.index, default=OPEN)


def may_ask(strength: str) -> bool:
    """Whether something may be asked of somebody, as it is or as a neutral line first."""
    return strength in (OPEN, TELL_FIRST)


def write(boundaries: Mapping[str, str]) -> str:
    """Boundaries as JSON of always the same length, so that a sealed value's size tells nothing."""
    held = defaults() | dict(boundaries)
    return json.dumps({name: _ORDER.index(held[name]) for name in KINDS}, separators=(",", ":"))


def read(words: str) -> Boundaries:
    """What `write` wrote. Kinds that there are no more are left out, new ones are as for somebody who set nothing."""
    there = json.loads(words)
    return defaults() | {name: _ORDER[place] for name, place in there.items() if name in KINDS}
