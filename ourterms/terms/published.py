"""How a version of our terms is published (register): as TOML, by groups of clauses, so that anybody can use it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.utils.formats import date_format

from ourterms.collectives.models import Member
from ourterms.kit.canonical import Json
from ourterms.kit.speech import say
from ourterms.register.models import Entry, opened
from ourterms.register.publishing import Publishes
from ourterms.register.reading import with_parts
from ourterms.terms.models import OurTerms
from ourterms.terms.rules.check import fill
from ourterms.terms.rules.clauses import CLAUSES, GROUPS
from ourterms.terms.rules.files import as_parts, read_file
from ourterms.terms.rules.terms import BadTerms, Terms, terms_from

KIND = "terms"


def _thing(member: Member, id: UUID) -> OurTerms | None:
    found: OurTerms | None = OurTerms.objects.for_member(member).filter(pk=id).first()
    return found


def _parts(version: OurTerms) -> dict[str, Json]:
    words: dict[str, Json] = {**as_parts(terms_from(version.terms))}
    return {"number": version.number, "adopted": version.adopted.isoformat(), **words}


def terms_in(parts: Mapping[str, Json]) -> Terms | None:
    """The terms that an entry carries, without the groups whose words were taken away; None where nothing is left."""
    try:
        return read_file("".join(str(parts.get(name, "")) for name in ("above", *GROUPS)))
    except BadTerms:
        return None


def _in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    heading = say("Our terms, version {number}", number=parts.get("number", "?"))
    lines = [heading]
    if "adopted" in parts:
        day = date_format(date.fromisoformat(str(parts["adopted"])), "l j F Y")
        lines.append(say("Adopted by all of us on {day}.", day=day))
    terms = terms_in(parts)
    if terms is None:
        return lines
    lines += [terms.about, *terms.easy_read.split("\n")]
    for name, setting in terms.clauses.items():
        clause = CLAUSES[name]
        title = say("{title} (a line)", title=say(clause.title)) if setting.line else say(clause.title)
        lines.append(f"{title}: {fill(clause.wanted, clause, setting.figure, terms.currency)}")
        lines += [setting.words, setting.easy_read]
    return lines


VERSION = Publishes(
    title="Terms of ours",
    says={
        "number": "Which version it is: 1, 2, 3 ...",
        "adopted": "The day on which a decision adopted it, YYYY-MM-DD.",
        "above": "As TOML: what they are called, what stands above them, the currency, hours, easy words.",
        "money": "As TOML: the clauses on money.",
        "say": "As TOML: the clauses on who decides.",
        "safety": "As TOML: the clauses that keep people safe.",
        "time": "As TOML: the clauses on time, place and access.",
        "ours": "As TOML: the clauses on what stays with us.",
    },
    thing=_thing,
    parts=_parts,
    in_words=_in_words,
)


class Public(NamedTuple):
    """A version that anybody can read: its terms without what was taken away, its number, and its entry."""

    terms: Terms
    version: int
    entry: Entry


def newest_public(collective_id: UUID, at: datetime) -> Public | None:
    """The newest version that a collective published and that is to be read at this moment; None where there is none.

    It comes from the register, and not from our tables: what was taken away there is not in it. Two queries.
    """
    rows = Entry.objects.public(at).filter(collective=collective_id, kind=KIND)
    entry = with_parts(rows).order_by("-index").first()
    if entry is None:
        return None
    parts = opened(entry.parts.all())
    terms, number = terms_in(parts), parts.get("number")
    return Public(terms, number if isinstance(number, int) else 0, entry) if terms else None


def public_version(collective_id: UUID, number: int, at: datetime) -> Entry | None:
    """The entry in which anybody can read this version of a collective's at this moment, the newest where there are
    several; None where there is none, and for the ready-made ones. One query."""
    if not number:
        return None
    version = OurTerms.objects.filter(collective=collective_id, number=number).values("pk")
    rows = Entry.objects.public(at).filter(collective=collective_id, kind=KIND, thing__in=version)
    found: Entry | None = rows.order_by("-index").first()
    return found
