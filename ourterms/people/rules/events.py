"""Every event that the trail can hold, by name. Only money, keys, roles and decisions leave a line."""

EVENTS = {
    "people:card-made": "a card of codes was made",
    "people:card-by-two": "two members who know a person asked for a new card for them",
    "people:password-set": "a password was set or taken away",
    "people:passkey-added": "a passkey was added",
    "people:passkey-removed": "a passkey was removed",
    "people:address-set": "an e-mail address was added, changed or taken away",
    "people:devices-out": "other devices were signed out",
    "people:account-closed": "an account was closed",
    "collectives:founded": "a collective was founded",
    "collectives:joined": "somebody joined",
    "collectives:left": "somebody left",
    "collectives:role-taken": "a role was taken",
    "collectives:role-put-down": "a role was put down",
    "collectives:setting-changed": "a setting was changed",
    "collectives:link-made": "a link to join was made",
    "collectives:link-ended": "a link to join was ended",
    "funds:tin-line": "a line was written in the tin",
}
