"""Who may publish, who may stop it, and who has a say about their name."""

from datetime import datetime

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import may
from ourterms.design.prepared import Given, Prepared
from ourterms.register.models import Entry, Log, NameYes

ANYONE, ROLE, DECISION = "anyone", "role", "decision"
WHO = ((ANYONE, "Any of us"), (ROLE, "Whoever holds the role"), (DECISION, "All of us, by decision"))


def has_record(member: Member) -> bool:
    """Whether the group publishes just now. One query."""
    return bool(_log(collective=member.collective_id))


_log = Prepared(lambda: Log.objects.filter(collective=Given("collective"), on=True).values_list("pk")[:1])


def _who(member: Member, only_decided: bool) -> str:
    """Of WHO, who may publish. only_decided: it is something that all of us decide on, whatever the group has set."""
    return DECISION if only_decided else str(member.collective.setting("register.who"))


def may_publish(member: Member, *, only_decided: bool = False) -> bool:
    """Whether a member is offered *Publish this*: the group has a record, and leaves it to them, or to a decision that
    they can put forward. only_decided: as Publishes.only_decided says of it. Two queries at most; ask once for a page.
    """
    return has_record(member) and (_who(member, only_decided) != ROLE or may(member, "register"))


def may_publish_alone(member: Member, *, only_decided: bool = False) -> bool:
    """Whether they can publish without a decision."""
    return _who(member, only_decided) != DECISION and may_publish(member)


def may_stop(member: Member, entry: Entry, at: datetime) -> bool:
    """Whether a member can stop an entry: anybody of the group, as long as nobody outside could read it."""
    return entry.collective_id == member.collective_id and not entry.stopped and at < entry.shown


def is_named(member: Member, entry: Entry) -> bool:
    """Whether a member's name stands in an entry, or in another one about the same thing, by their own yes."""
    if entry.thing is None:
        return False
    return bool(_yes(kind=entry.kind, thing=entry.thing, member=member.pk))


_yes = Prepared(
    lambda: NameYes.objects.filter(
        kind=Given("kind"), thing=Given("thing"), member=Given("member"), entry__isnull=False
    ).values_list("pk")[:1]
)


def may_redact(member: Member, entry: Entry) -> bool:
    """Whether a member can take words of an entry away that are public: who may publish, and whoever is named in it."""
    if entry.collective_id != member.collective_id:
        return False
    return is_named(member, entry) or may_publish_alone(member)
