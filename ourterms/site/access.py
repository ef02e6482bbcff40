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
    "circle": INSIDE_PAGE,
    "going": INSIDE_FORM,
    "what-we-keep": INSIDE_PAGE,
    "my-what-we-keep": OWN_PAGE,
    "search": INSIDE_FORM,
    "calendar-address": INSIDE_FORM,
    "calendar": READ,
    "collectives:group": INSIDE_PAGE,
    "collectives:group-name": INSIDE_FORM,
    "collectives:groups": INSIDE_PAGE,
    "collectives:member": INSIDE_PAGE,
    "collectives:hide-from-member": INSIDE_ACT,
    "collectives:own-name": INSIDE_FORM,
    "collectives:role-take": INSIDE_ACT,
    "collectives:role-put-down": INSIDE_ACT,
    "collectives:settings": INSIDE_PAGE,
    "collectives:settings-json": INSIDE_PAGE,
    "collectives:settings-csv": INSIDE_PAGE,
    "collectives:settings-group": INSIDE_PAGE,
    "collectives:setting": INSIDE_FORM,
    "collectives:setting-back": INSIDE_ACT,
    "collectives:circle-new": INSIDE_FORM,
    "collectives:circle-change": INSIDE_FORM,
    "collectives:circle-bring": INSIDE_ACT,
    "collectives:circle-out": INSIDE_ACT,
    "collectives:circle-end": INSIDE_ACT,
    "collectives:hide": INSIDE_FORM,
    "collectives:hide-no-more": INSIDE_ACT,
    "care:index": INSIDE_PAGE,
    "care:pause": INSIDE_ACT,
    "care:back": INSIDE_ACT,
    "care:rest": INSIDE_FORM,
    "care:boundaries": INSIDE_FORM,
    "care:room": INSIDE_FORM,
    "care:access": INSIDE_FORM,
    "care:access-back": INSIDE_ACT,
    "care:check-in": INSIDE_FORM,
    "care:wishes": INSIDE_FORM,
    "care:buddies": INSIDE_FORM,
    "care:buddy": INSIDE_ACT,
    "care:died": INSIDE_FORM,
    "care:farewell": INSIDE_PAGE,
    "care:farewell-wishes": INSIDE_ACT,
    "care:farewell-tell": INSIDE_ACT,
    "care:farewell-undo": INSIDE_ACT,
    "notices:mine": INSIDE_FORM,
    "notices:letters": INSIDE_PAGE,
    "notices:letter": INSIDE_PAGE,
    "notices:letter-again": INSIDE_ACT,
    "notices:off": FORM,
    "notices:demo-mail": READ,
    "talk:threads": INSIDE_PAGE,
    "talk:begin": INSIDE_FORM,
    "talk:thread": INSIDE_FORM,
    "talk:mute": INSIDE_ACT,
    "talk:post": INSIDE_PAGE,
    "talk:change": INSIDE_FORM,
    "talk:take-back": INSIDE_FORM,
    "talk:hide": INSIDE_FORM,
    "talk:show-again": INSIDE_ACT,
    "talk:log": INSIDE_PAGE,
    "talk:mine": INSIDE_FORM,
    "library:shelf": INSIDE_PAGE,
    "library:start": INSIDE_FORM,
    "library:page": INSIDE_PAGE,
    "library:write": INSIDE_FORM,
    "library:versions": INSIDE_PAGE,
    "library:version": INSIDE_PAGE,
    "library:go-back": INSIDE_ACT,
    "library:put-away": INSIDE_ACT,
    "library:letter": INSIDE_PAGE,
    "library:ready-made": INSIDE_FORM,
}
