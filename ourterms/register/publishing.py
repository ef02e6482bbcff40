"""What can be published, and how. Whoever owns a thing puts its kind in here when the app starts (AppConfig.ready);
the register itself knows no thing. docs/register-format.md lists each, and a test compares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from ourterms.collectives.models import Member
from ourterms.kit.canonical import Json
from ourterms.register.rules import OWN_KINDS

STRANGER, JOURNALIST, INSTITUTION = "stranger", "journalist", "institution"
READERS = (STRANGER, JOURNALIST, INSTITUTION)


class Publishes(NamedTuple):
    """How things of one kind are published.

    title: what such a thing is, in a few words, for lists ("A decision of ours"); without a name in it.
    says: name of each part it can have -> what stands in it, a sentence for docs/register-format.md.
    thing(member, id): the thing through the member's scope, or None where there is none, or it is not to be published.
    parts(thing): name of a part -> its value in JSON, without fractions; only names out of `says`.
    in_words(parts, reader): what a page says, line by line, the first one the heading; from the parts alone (one may be
    missing, where its words were taken away). reader: one of READERS, if it makes a difference.
    names(thing): members who are named in it on purpose. Each is asked for a yes.
    answers: the part, if any, that holds the index of the entry of the same log about which it says something. The page
    of that one leads to it.
    may_be(thing, parts): whether these parts may become public just now. Asked while the log is held, when they are
    published and when somebody took something back (actions.look_again): what stands there by leave must have it still.
    only_decided(thing, parts): whether these parts become public only by a decision of all, whatever the group has set
    about who may publish.
    about(thing): the id of what it is about (an institution's), to find entries by; or None.
    ids(thing): the id by which it goes, and those of what turned out to be the same; none where that can't be. What
    was published of one of them is followed by what is published of it.
    """

    title: str
    says: Mapping[str, str]
    thing: Callable[[Member, UUID], Any]
    parts: Callable[[Any], dict[str, Json]]
    in_words: Callable[[Mapping[str, Json], str], Sequence[str]]
    names: Callable[[Any], Iterable[Member]] = lambda thing: ()
    about: Callable[[Any], UUID | None] = lambda thing: None
    may_be: Callable[[Any, Mapping[str, Json]], bool] = lambda thing, parts: True
    only_decided: Callable[[Any, Mapping[str, Json]], bool] = lambda thing, parts: False
    answers: str = ""
    ids: Callable[[Any], Sequence[UUID]] = lambda thing: ()


def while_it_stands(parts: Callable[[Any], Mapping[str, Json]], name: str) -> Callable[[Any, Mapping[str, Json]], bool]:
    """A `may_be`, for a part that is a list each line of which stands there by somebody's leave: every line must still
    be in what `parts` says now. An empty list that is there (that there was dissent, say) stands by leave, too."""

    def may_be(thing: Any, words: Mapping[str, Json]) -> bool:
        then, still = words.get(name), parts(thing).get(name)
        if not isinstance(then, list):
            return True
        # Each line as often: two people may have said the same, and one of them took it back.
        return isinstance(still, list) and all(then.count(line) <= still.count(line) for line in then)

    return may_be


PUBLISHES: dict[str, Publishes] = {}


def publishes(kind: str) -> Publishes | None:
    """How this kind is published; None for one that there is not, and for the register's own."""
    return None if kind in OWN_KINDS else PUBLISHES.get(kind)


class Whom(NamedTuple):
    """Where anybody reads of the body that an entry is about, and where it says that the entry is wrong: paths."""

    page: str
    wrong: str


WHOM: list[Callable[[Any], Whom | None]] = []  # entry -> Whom; the app that has those pages puts itself in here


def whom_of(entry: Any) -> Whom | None:
    """The same of a public entry, if it is about a body."""
    return next((found for each in WHOM if (found := each(entry))), None)
