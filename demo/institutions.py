"""Whom Lantern Yard has to do with outside, all made up: a trust, a university, a charity, and who comes for them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from ourterms.collectives.models import Member
from ourterms.institutions import actions
from ourterms.institutions.actions import Who
from ourterms.institutions.models import Contact, Institution
from ourterms.institutions.rules import BY_NAME, CHARITY, ODS
from ourterms.kit import chance


class Outside(NamedTuple):
    """The three, as Lantern Yard knows them; Dana, whom it confirmed, of the trust; Col, whom nobody has, of the
    charity."""

    trust: Institution
    university: Institution
    charity: Institution
    dana: Contact
    col: Contact


DANA = Who("Larkmere NHS Foundation Trust", "Dana Frost", "Involvement officer", ODS, "ZZ9")
COL = Who("The Open Window", "Col Hartley", "Stories editor", CHARITY, "9876541")


def institutions(group: dict[str, Member], now: datetime) -> Outside:
    """They come one after the other, over most of a year."""
    rowan, ash = group["Rowan"], group["Ash"]
    long_ago, spring, lately = (now - timedelta(days=days) for days in (280, 190, 40))
    short = actions.known_to(collective=ash.collective, name="Larkmere", by=ash, at=long_ago)
    dana, trust = _comes(DANA, rowan, long_ago + timedelta(days=12))
    actions.confirm(by=rowan, contact=dana, today=(long_ago + timedelta(days=14)).date(), at=long_ago)
    actions.merge(by=ash, institution=short, into=trust, at=long_ago + timedelta(days=15))
    actions.call(by=rowan, institution=trust, name="Larkmere Trust")
    university = actions.known_to(
        collective=ash.collective, name="Tarnside University", scheme=BY_NAME, by=ash, at=spring
    )
    col, charity = _comes(COL, rowan, lately)
    actions.say_works_there(by=group["Sorrel"], institution=trust)
    actions.keep_works_there(by=group["Kit"], institution=university)
    return Outside(trust, university, charity, dana, col)


def _comes(who: Who, host: Member, at: datetime) -> tuple[Contact, Institution]:
    contact = actions.come(form=chance.uuid(), who=who, at=at)
    return contact, actions.comes_to(contact=contact, collective=host.collective, at=at)
