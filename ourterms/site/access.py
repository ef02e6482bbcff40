"""Who may use each URL, how, and how often: each name stands here once, and a name that does not is not served.

A test walks the resolver and tries every URL with every method as everyone in the cast.
"""

from typing import NamedTuple

GET = ("GET", "HEAD")
POST = ("POST",)
EVERYONE = "everyone"
PERSON = "person"  # somebody who is signed in; anybody else is sent to sign in
MEMBER = "member"  # a member of the collective in the address; to anybody else there is nothing here


class Rule(NamedTuple):
    """`per_minute` limits POST requests from one address; 0 is no limit."""

    who: str
    methods: tuple[str, ...]
    per_minute: int = 0


READ = Rule(EVERYONE, GET)
FORM = Rule(EVERYONE, GET + POST, per_minute=60)
OWN_PAGE, OWN_FORM, OWN_ACT = Rule(PERSON, GET), Rule(PERSON, GET + POST, 60), Rule(PERSON, POST, 60)
INSIDE_PAGE, INSIDE_FORM, INSIDE_ACT = Rule(MEMBER, GET), Rule(MEMBER, GET + POST, 60), Rule(MEMBER, POST, 60)

RULES: dict[str, Rule] = {
    "home": READ,
    "healthz": READ,
    "robots": READ,
    "security-txt": READ,
    "manifest": READ,
    "icon": READ,
    "help": READ,
    "accessibility": READ,
    "privacy": READ,
    "words": READ,
    "changes": READ,
    "figures": READ,
    "figures-json": READ,
    "design:gallery": READ,
    "design:state": READ,
    "terms:check": FORM,
    "terms:example": READ,
    "terms:already": FORM,
    "terms:cost": FORM,
    "terms:cost-csv": Rule(EVERYONE, POST, per_minute=60),
    "terms:ready-made": READ,
    "terms:ready-made-file": READ,
    "terms:api-check": Rule(EVERYONE, (*POST, "OPTIONS"), per_minute=120),
    "terms:schema": READ,
    "terms:openapi": READ,
    "inside": INSIDE_PAGE,
    "together": INSIDE_PAGE,
    "demo": FORM,
    "files:get": INSIDE_PAGE,
    "funds:tin": INSIDE_FORM,
    "funds:correct": INSIDE_ACT,
    "funds:csv": INSIDE_PAGE,
}
