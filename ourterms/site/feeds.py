"""A private address for somebody's calendar. Whoever has the address sees the days; it can be ended at any time."""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta

from django.db import transaction

from ourterms.collectives.models import Member
from ourterms.kit import chance, ics
from ourterms.people.keys import mark
from ourterms.site.hooks import walk
from ourterms.site.models import Feed

DAYS_BACK = timedelta(days=31)


def code_of(feed: Feed) -> str:
    """The end of a feed's address: made of its id with the server's key, so that a stolen database opens no feed."""
    return urlsafe_b64encode(mark("feed", str(feed.pk))).decode().rstrip("=")


def _mark_of(code: str) -> bytes:
    return mark("feed-found", code)


@transaction.atomic
def make_feed(*, by: Member) -> Feed:
    """A new address; the one from before ends."""
    Member.objects.select_for_update().get(pk=by.pk)
    end_feed(by=by)
    feed = Feed(pk=chance.uuid(), member=by)
    feed.mark = _mark_of(code_of(feed))
    feed.save(force_insert=True)
    return feed


def end_feed(*, by: Member) -> None:
    """From now on there is nothing at the address."""
    Feed.objects.filter(member=by).delete()


def calendar_for(code: str, at: datetime) -> bytes | None:
    """The calendar at this address; None where there is none. Empty while its member, or the group, rests."""
    found = Feed.objects.select_related("member__collective").filter(mark=_mark_of(code), member__here=True).first()
    if found is None or not hmac.compare_digest(code_of(found), code):
        return None
    member = found.member
    quiet = member.paused or member.collective.resting
    events = [] if quiet else sorted(walk("calendar", member, at - DAYS_BACK), key=lambda each: (each.starts, each.id))
    return ics.calendar(member.collective.setting("collectives.title"), events, at)
