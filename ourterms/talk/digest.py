"""What a digest says of talk: nothing that was written, by whom, where, or how much."""

from datetime import datetime

from ourterms.collectives.models import Member
from ourterms.kit.speech import say
from ourterms.talk.models import DigestDay
from ourterms.talk.reading import newest_from_others


def day_of(member: Member) -> int | None:
    """The weekday (0 is Monday) on which a member wants a digest; None for never."""
    return DigestDay.objects.filter(member=member).values_list("weekday", flat=True).first()


def for_member(member: Member, since: datetime) -> list[str]:
    """At most one line: that somebody wrote since then in what this member may read and did not mute."""
    if newest_from_others(member, since) is None:
        return []
    return [say("Somebody wrote in Talk. It is there if you want it.")]
