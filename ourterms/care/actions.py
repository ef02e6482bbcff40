"""Every write of care. Those of sealed_acts.py leave no trail, no notice, no moment and no order."""

from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from ourterms.care import notes
from ourterms.care.models import AccessConsent, Buddy, Farewell
from ourterms.care.permissions import is_of_the_two, may_rest
from ourterms.care.rules import boundaries, farewell, words
from ourterms.collectives.models import Collective, Member
from ourterms.collectives.permissions import may_see
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make, trail
from ourterms.people.models import Device

AN_ASK_FADES = timedelta(days=14)
NEWS_FADES = timedelta(days=14)
MEMBERS_AT_ONCE = 500


# One's own, sealed -------------------------------------------------------------------------------------------


@transaction.atomic
def set_boundaries(*, by: Member, chosen: boundaries.Boundaries) -> None:
    """Keep what a member does not want asked. Somebody who wants what holds anyway keeps nothing."""
    whole = boundaries.defaults() | chosen
    notes.put(by, notes.BOUNDARIES, "" if whole == boundaries.defaults() else boundaries.write(whole))


@transaction.atomic
def set_room(*, by: Member, room: words.Room) -> None:
    """Keep how much a member has room for, for now."""
    notes.put(by, notes.ROOM, "" if room == words.Room() else words.write_room(room))


@transaction.atomic
def set_access_needs(*, by: Member, needs: str) -> None:
    """Keep what a member needs to take part, in their own words. Taken away, it is shared with nobody either."""
    notes.put(by, notes.ACCESS, needs.strip())
    if not needs.strip():
        AccessConsent.objects.filter(member=by).delete()


@transaction.atomic
def check_in(*, by: Member, said: str, today: date) -> None:
    """Keep a few words for oneself, for fourteen days; they take the place of those before."""
    said = said.strip()
    notes.put(by, notes.CHECK_IN, words.write_check_in(words.CheckIn(said, today)) if said else "")


@transaction.atomic
def set_wishes(*, by: Member, wishes: str) -> None:
    """Keep what shall happen with a member's words, and whom to tell, should they die."""
    notes.put(by, notes.WISHES, wishes.strip())


# Breaks ------------------------------------------------------------------------------------------------------


@transaction.atomic
def pause(*, by: Member) -> None:
    """Take a break: nothing reaches this member until they are back. Nobody is told."""
    Member.objects.filter(pk=by.pk).update(paused=True)
    by.paused = True


@transaction.atomic
def come_back(*, by: Member) -> None:
    """Be back."""
    Member.objects.filter(pk=by.pk).update(paused=False)
    by.paused = False


@transaction.atomic
def rest(*, by: Member, resting: bool, at: datetime) -> None:
    """Let the whole group rest, or wake it. While it rests, nothing is sent."""
    if not may_rest(by):
        raise Refused(say("Somebody holds the role Settings now. Ask them, or take it to the group."))
    changed = Collective.objects.filter(pk=by.collective_id).exclude(resting=resting).update(resting=resting)
    if changed:
        event = "care:resting-began" if resting else "care:resting-ended"
        trail(event, by=by.person_id, at=at, collective=by.collective_id)
    by.collective.resting = resting


# What people need --------------------------------------------------------------------------------------------


@transaction.atomic
def share_access(*, by: Member, kind: str, thing: UUID) -> None:
    """Let whoever opens up this one meeting (or another thing) read what one needs. Whose thing it is, the app that
    it belongs to has checked."""
    AccessConsent.objects.get_or_create(member=by, kind=kind, thing=thing, defaults={"collective": by.collective})


@transaction.atomic
def take_back_access(*, by: Member, kind: str, thing: UUID) -> None:
    """Share it no longer."""
    AccessConsent.objects.filter(member=by, kind=kind, thing=thing).delete()


@transaction.atomic
def end_sharing(*, kind: str, thing: UUID) -> None:
    """The meeting is over: what people need is shown for it no longer. The app that it belongs to says so."""
    AccessConsent.objects.filter(kind=kind, thing=thing).delete()


@transaction.atomic
def access_needs_for(*, by: Member, kind: str, thing: UUID, at: datetime) -> list[tuple[Member, str]]:
    """Who shared what they need for this thing, and their words, by name; each of them sees that it was opened.

    `by` is who opens up; whether they are, the app that the thing belongs to has checked. It is asked for with a
    press of a button, and not by a page that is drawn anyway. Of people who have gone or who are not of this
    collective nothing is shown.
    """
    consents = AccessConsent.objects.filter(
        kind=kind, thing=thing, collective=by.collective_id, member__here=True, member__collective=by.collective_id
    )
    sharing = [consent.member for consent in consents.select_related("member").order_by("member__name")]
    found = []
    for member in sharing:
        own = member.pk == by.pk
        told = notes.own(member, notes.ACCESS) if own else notes.shown(member, notes.ACCESS, to=by, at=at)
        if told:
            found.append((member, told))
    return found


# Buddies -----------------------------------------------------------------------------------------------------


@transaction.atomic
def ask_buddy(*, by: Member, id: UUID, member: Member, today: date) -> None:
    """Ask somebody to be buddies. Whoever asks somebody that asked them has said yes.

    Asked again before the first ask has faded, nothing is asked a second time: a no stays a no, unseen.
    """
    if not may_see(by, member) or not member.here or member.pk == by.pk:
        raise Refused(say("Choose somebody of this group."))
    Collective.objects.select_for_update().get(pk=by.collective_id)
    pair = Buddy.objects.filter(Q(asker=by, asked=member) | Q(asker=member, asked=by))
    pair.filter(until__lt=today).delete()
    if pair.filter(state=Buddy.YES).exists():
        return
    theirs = pair.filter(asker=member, taken_back=False).first()
    if theirs is not None:
        _agree(theirs)
    elif not pair.filter(asker=by).update(taken_back=False):
        make(Buddy, id, collective=by.collective, asker=by, asked=member, until=today + AN_ASK_FADES)


def _agree(row: Buddy) -> None:
    Buddy.objects.filter(pk=row.pk).update(state=Buddy.YES, until=None)
    Buddy.objects.filter(asker=row.asked_id, asked=row.asker_id).delete()


@transaction.atomic
def answer_buddy(*, by: Member, id: UUID, yes: bool, today: date) -> None:
    """Say yes or no, without why. To who asked, a no looks like no answer."""
    asks = Buddy.objects.select_for_update().filter(asked=by, state=Buddy.ASKED, taken_back=False, until__gte=today)
    row = asks.filter(pk=id).first()
    if row is None:
        return
    if yes:
        _agree(row)
    else:
        Buddy.objects.filter(pk=id).update(state=Buddy.NO)


@transaction.atomic
def end_buddy(*, by: Member, id: UUID) -> None:
    """Either of two buddies ends it, without why; or whoever asked takes it back, which looks the same after a no."""
    row = Buddy.objects.filter(pk=id).filter(Q(asker=by) | Q(asked=by)).first()
    if row is None:
        return
    if row.state == Buddy.YES:
        row.delete()
    elif row.asker_id == by.pk:
        Buddy.objects.filter(pk=id).update(taken_back=True)


# Somebody has died -------------------------------------------------------------------------------------------


@transaction.atomic
def say_died(*, by: Member, id: UUID, member: Member, at: datetime) -> None:
    """Say that somebody has died. It counts when a second member says the same, on their own, and a day has gone by.

    The first is told of nobody; the second sees that there are two.
    """
    if not may_see(by, member) or not member.here or member.pk == by.pk:
        raise Refused(say("Choose somebody of this group."))
    Collective.objects.select_for_update().get(pk=by.collective_id)
    said = Farewell.objects.filter(member=member).first()
    if said is None:
        make(Farewell, id, collective=by.collective, member=member, first=by, first_at=at)
        trail("care:died-said", by=by.person_id, at=at, collective=by.collective_id, thing=id)
    elif is_of_the_two(by, said):
        return
    elif said.second_id is None:
        said.second, said.second_at = by, at
        said.save(update_fields=["second", "second_at"])
        trail("care:died-said", by=by.person_id, at=at, collective=by.collective_id, thing=said.pk)
    else:
        raise Refused(say("Two of us have said so already. Nothing more is needed."))


@transaction.atomic
def undo_died(*, by: Member, id: UUID, at: datetime) -> None:
    """One of the two takes it back. Everything is as it was."""
    said = Farewell.objects.filter(pk=id, collective=by.collective_id).first()
    if said is not None and is_of_the_two(by, said):
        said.delete()
        trail("care:died-undone", by=by.person_id, at=at, collective=by.collective_id, thing=id)


@transaction.atomic
def open_wishes(*, by: Member, id: UUID, at: datetime) -> str:
    """What somebody who has died wished for, opened for one of the two. "" where they left nothing."""
    said = Farewell.objects.select_related("member").filter(pk=id, collective=by.collective_id, settled=True).first()
    if said is None or not is_of_the_two(by, said):
        raise Refused(say("This is not open to you."))
    return notes.shown(said.member, notes.WISHES, to=by, at=at)


@transaction.atomic
def tell_the_group(*, by: Member, id: UUID, today: date) -> None:
    """One of the two tells the group: for two weeks it stands on everybody's Home, behind a plain line."""
    said = Farewell.objects.filter(pk=id, collective=by.collective_id, settled=True).first()
    if said is None or not is_of_the_two(by, said):
        raise Refused(say("This is not open to you."))
    Farewell.objects.filter(pk=id, told_until=None).update(told_until=today + NEWS_FADES)


@transaction.atomic
def settle(*, at: datetime) -> None:
    """What waited long enough holds; what its person's being here shows to be wrong is over. Called again and again."""
    for said in Farewell.objects.select_related("member").order_by("pk"):
        was_here = Device.objects.filter(person_id=said.member.person_id, seen__gte=said.first_at).exists()
        becomes = farewell.becomes(farewell.Said(said.first_at, said.second_at, was_here), at)
        if becomes == farewell.OVER:
            said.delete()
        elif becomes == farewell.SETTLED and not said.settled:
            Farewell.objects.filter(pk=said.pk).update(settled=True)


# Fading ------------------------------------------------------------------------------------------------------


def _zone(member: Member) -> ZoneInfo:
    return ZoneInfo(member.collective.setting("collectives.zone"))


def fade(*, at: datetime) -> None:
    """Take away check-ins and asks whose time is over. Once a day is enough: nobody is shown them any more."""
    Buddy.objects.filter(until__lt=at.date() - timedelta(days=1)).delete()
    everybody = Member.objects.select_related("collective").filter(here=True, person__isnull=False).order_by("pk")
    members = everybody.iterator(chunk_size=MEMBERS_AT_ONCE)
    while some := list(islice(members, MEMBERS_AT_ONCE)):
        for member in notes.who_has(some, notes.CHECK_IN):
            kept = notes.check_in_of(member)
            if kept is not None and words.has_faded(kept, at.astimezone(_zone(member)).date()):
                notes.take_away(member, notes.CHECK_IN)
