"""Founding, joining, leaving, roles, settings, circles, links to join."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from ourterms.collectives.models import (
    Block,
    Change,
    Circle,
    CircleMember,
    Collective,
    Link,
    Member,
    RoleHeld,
    RoleNote,
    RolePast,
)
from ourterms.collectives.permissions import held_now, is_unwelcome, mark_of, may, may_use_circle
from ourterms.collectives.rules import names, roles
from ourterms.collectives.rules.settings import BadValue, Setting, as_given, clean
from ourterms.collectives.settings import SETTINGS
from ourterms.kit import chance
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines
from ourterms.people.acts import Refused, make, trail
from ourterms.people.keys import mark
from ourterms.people.models import Person
from ourterms.people.sealed import read_own, seal_of

LINK_LASTS = timedelta(days=14)
NAMELESS = "Somebody who went"  # stands beside what stays of somebody who took their words and name
ENDS_AFTER = timedelta(days=30)  # once nobody is here any more
MOST_BLOCKS = 50  # of one person's
MOST_NOTE = 8_000  # letters


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("Somebody holds this role now. Ask them, or take it to the group."))


def _new_member(collective: Collective, person: Person, name: str, today: date, id: UUID) -> Member:
    if problem := names.problem_with(name):
        raise Refused(say(problem))
    try:
        member, _made = make(
            Member,
            id,
            collective=collective,
            person=person,
            name=names.tidy(name),
            name_key=names.key(name),
            joined=today,
        )
    except IntegrityError:
        raise Refused(say("Somebody here has that name. Choose another, or put something after it.")) from None
    return member


@transaction.atomic
def found(*, by: Person, id: UUID, name: str, own_name: str, at: datetime, today: date) -> Member:
    """Start a group. `by` is its first member, and alone has a say in it until the third one joins.

    `id` is the collective's; its founder's member has an id made of it, so that a form sent twice founds once.
    """
    if not names.tidy(name):
        raise Refused(say("Put a name for the group. You can change it later."))
    collective, made = make(Collective, id, name=names.tidy(name)[:80])
    if not made:
        return _there_already(collective, by)
    founder = _new_member(collective, by, own_name, today, chance.uuid())
    collective.founder = founder
    collective.save(update_fields=["founder"])
    trail("collectives:founded", by=by.pk, at=at, collective=id)
    return founder


def _there_already(collective: Collective, person: Person) -> Member:
    member = Member.objects.filter(collective=collective, person=person, here=True).first()
    if member is None:
        raise Refused(say("This form was used for something else. Open the page again."))
    return member


@transaction.atomic
def join(*, by: Person, collective: Collective, name: str, at: datetime, today: date) -> Member:
    """Join a group that one was invited to. Whoever left comes back as the member they were.

    With the third member the founder's power ends, for good.
    """
    collective = Collective.objects.select_for_update().get(pk=collective.pk)
    if collective.ends is not None and collective.ends <= at:
        raise Refused(say("This group is over."))
    before = Member.objects.filter(collective=collective, person=by).first()
    if before is not None and before.here:
        return before
    if before is not None:
        before.name, before.name_key, before.here = names.tidy(name), names.key(name), True
        if problem := names.problem_with(name):
            raise Refused(say(problem))
        try:
            with transaction.atomic():
                before.save(update_fields=["name", "name_key", "here"])
        except IntegrityError:
            raise Refused(say("Somebody here has that name. Choose another, or put something after it.")) from None
        member = before
    else:
        member = _new_member(collective, by, name, today, chance.uuid())
    here = Member.objects.filter(collective=collective, here=True).count()
    if collective.founder_id and here >= roles.FOUNDERS_POWER_ENDS:
        collective.founder = None
        collective.save(update_fields=["founder"])
    if collective.ends is not None:
        collective.ends = collective.last = None
        collective.save(update_fields=["ends", "last"])
    trail("collectives:joined", by=by.pk, at=at, collective=collective.pk)
    return member


@transaction.atomic
def rename(*, by: Member, name: str) -> None:
    """Take another name in this collective."""
    if problem := names.problem_with(name):
        raise Refused(say(problem))
    by.name, by.name_key = names.tidy(name), names.key(name)
    try:
        with transaction.atomic():
            by.save(update_fields=["name", "name_key"])
    except IntegrityError:
        raise Refused(say("Somebody here has that name. Choose another, or put something after it.")) from None


@transaction.atomic
def rename_group(*, by: Member, name: str, at: datetime) -> None:
    """Give the group another name."""
    _refuse_unless(may(by, "settings"))
    if not names.tidy(name):
        raise Refused(say("Put a name for the group. You can change it later."))
    collective = Collective.objects.select_for_update().get(pk=by.collective_id)
    before, after = collective.name, names.tidy(name)[:80]
    if before != after:
        collective.name = after
        collective.save(update_fields=["name"])
        Change.objects.create(collective=collective, member=by, setting="name", before=before, after=after, at=at)
        trail("collectives:setting-changed", by=by.person_id, at=at, collective=collective.pk)
    by.collective.name = after


@transaction.atomic
def leave(*, by: Member, keep_words: bool, at: datetime) -> None:
    """Go, from one moment to the next: no role, no circle, no page any more, on every device.

    The row stays, so that what they wrote and decided has somebody who said it: under their name, or without one.
    Whoever comes back by a link is this member again. What they wrote in other apps, those take care of (forget).
    """
    collective = Collective.objects.select_for_update().get(pk=by.collective_id)
    if not Member.objects.filter(pk=by.pk, here=True).exists():
        return
    _end(RoleHeld.objects.filter(member=by), _today(collective, at))
    if not keep_words:
        RolePast.objects.filter(member=by).delete()
        RoleNote.objects.filter(by=by).delete()
    for circle in Circle.objects.for_member(by):
        _step_out(by, circle)
    if collective.founder_id == by.pk:
        collective.founder = None
        collective.save(update_fields=["founder"])
    by.here = by.paused = False
    if not keep_words:
        by.name = say(NAMELESS)
        by.name_key = names.key(by.name)
    by.save(update_fields=["here", "paused", "name", "name_key"])
    if not Member.objects.filter(collective=collective, here=True).exists():
        collective.ends, collective.last = at + ENDS_AFTER, by
        collective.save(update_fields=["ends", "last"])
    trail("collectives:left", by=by.person_id, at=at, collective=collective.pk)


# Nobody is here any more --------------------------------------------------------------------------------------


def here_or_last(person: UUID, at: datetime) -> list[Member]:
    """As whom a person is in groups, by their names; and as whom they went last from one that they can come back to
    (those are not `here`). One query."""
    went_last = Q(here=False, collective__last=F("pk"), collective__ends__gt=at)
    rows = Member.objects.filter(Q(here=True) | went_last, person=person).select_related("collective")
    return list(rows.order_by("collective__name", "pk"))


def ending_for(person: UUID, at: datetime) -> list[Member]:
    """As whom a person went last from a group that they can come back to. One query."""
    return [member for member in here_or_last(person, at) if not member.here]


@transaction.atomic
def come_back(*, by: Person, collective: UUID, name: str, at: datetime, today: date) -> Member:
    """Come back to a group that one went from last, before it ends; it goes on then."""
    mine = next((each for each in ending_for(by.pk, at) if each.collective_id == collective), None)
    if mine is None:
        raise Refused(say("This group is over, or somebody else is in it. They can give you a link."))
    return join(by=by, collective=mine.collective, name=name, at=at, today=today)


@transaction.atomic
def over(*, at: datetime) -> list[UUID]:
    """The ids of groups whose time is over. One that nobody is in gets its thirty days now, if it has none yet."""
    nobody = Collective.objects.exclude(pk__in=Member.objects.filter(here=True).values("collective"))
    nobody.filter(ends=None).update(ends=at + ENDS_AFTER)
    return list(nobody.filter(ends__lte=at).order_by("pk").values_list("pk", flat=True))


# Links to join -----------------------------------------------------------------------------------------------


@transaction.atomic
def make_link(*, by: Member, id: UUID, at: datetime, once: bool = False) -> str:
    """A code to join with, also the end of a link. `once`: for one person.

    It is made of the link's id with the server's key and stands nowhere: the form sent twice gives the same code.
    """
    _refuse_unless(may(by, "welcome"))
    code = code_of(id)
    _link, made = make(
        Link, id, collective=by.collective, made_by=by, mark=_link_mark(code), once=once, ends=at + LINK_LASTS
    )
    if made:
        trail("collectives:link-made", by=by.person_id, at=at, collective=by.collective_id, thing=id)
    return code


def code_of(link: UUID) -> str:
    """The code of the link with this id, whether there is such a link or not."""
    return chance.spelled(mark("join-code", str(link)), 4)


def _link_mark(code: str) -> bytes:
    return mark("join", chance.as_code(code))


def link_for(code: str, at: datetime, *, lock: bool = False) -> Link | None:
    """The link that this code opens now; None for one that never was, is over, or was ended: all the same.

    `lock`: two who use one for one person wait for each other.
    """
    links = Link.objects.select_for_update(of=("self",)) if lock else Link.objects.all()
    open_now = Q(collective__ends=None) | Q(collective__ends__gt=at)
    return links.select_related("collective").filter(open_now, mark=_link_mark(code), ends__gt=at).first()


def join_by(code: str, *, by: Person, name: str, at: datetime, today: date) -> Member:
    """Join by a link's code. One that was for one person is used up.

    For somebody whom a member must stay hidden from, the link does not work any more, and from then on it is so:
    it ends, for everybody, because one that works under another name, or for somebody else, would give it away.
    The same queries are asked and the same is said as for a link that never was.
    """
    with transaction.atomic():
        link = link_for(code, at, lock=True)
        unwelcome = is_unwelcome(link.collective_id if link else chance.uuid(), by.pk, [name])
        if link is not None and not unwelcome:
            member = join(by=by, collective=link.collective, name=name, at=at, today=today)
            if link.once:
                link.delete()
            return member
        Link.objects.filter(mark=_link_mark(code)).delete()
    raise Refused(say("This link or code does not work any more. Ask for a new one."))


@transaction.atomic
def end_link(*, by: Member, id: UUID, at: datetime) -> None:
    """End a link to join."""
    _refuse_unless(may(by, "welcome"))
    if Link.objects.filter(pk=id, collective=by.collective_id).delete()[0]:
        trail("collectives:link-ended", by=by.person_id, at=at, collective=by.collective_id, thing=id)


# Roles and settings ------------------------------------------------------------------------------------------


def _today(collective: Collective, at: datetime) -> date:
    return at.astimezone(ZoneInfo(collective.setting("collectives.zone"))).date()


def _known_role(kind: str) -> None:
    if kind not in roles.ROLES:
        raise Refused(say("There is no such role."))


def _end(held: Iterable[RoleHeld], today: date) -> None:
    """These roles are not held any more. That they were is kept, but for what began today: that is undone."""
    for each in held:
        if each.since != today:
            RolePast.objects.create(
                collective_id=each.collective_id,
                member_id=each.member_id,
                kind=each.kind,
                since=each.since,
                until=min(each.until or today, today),
                times=each.times,
            )
        each.delete()


def times_in_row(member: Member, kind: str, begins: date) -> int:
    """Which time in a row it would be for a member to hold a role from this day. Two queries."""
    mine = {"collective": member.collective_id, "member": member, "kind": kind}
    past = RolePast.objects.filter(**mine).values_list("until", "times")
    now = RoleHeld.objects.filter(**mine).values_list("times", flat=True)
    return roles.times_in_row([*(roles.Term(*each) for each in past), *(roles.Term(begins, n) for n in now)], begins)


@transaction.atomic
def take_role(*, by: Member, kind: str, at: datetime) -> None:
    """Take a role that stands empty: one each, until the group decides that roles are given."""
    _known_role(kind)
    collective = Collective.objects.select_for_update().get(pk=by.collective_id)
    _refuse_unless(collective.founder_id is None, say("Roles can be taken once three of us are here."))
    today = _today(collective, at)
    held = RoleHeld.objects.filter(collective=collective, member__here=True)
    _end(held.filter(until__lt=today), today)
    if held.filter(member=by, kind=kind).exists():
        return
    _refuse_unless(not collective.roles_given, say("We give roles by decision. Put it on the agenda."))
    _refuse_unless(not held.filter(member=by).exists(), say("You hold a role already. Put it down first."))
    _refuse_unless(not held.filter(kind=kind).exists(), say("Somebody holds this role now."))
    RoleHeld.objects.filter(collective=collective, kind=kind).delete()  # of somebody who left
    RoleHeld.objects.create(
        collective=collective, member=by, kind=kind, since=today, times=times_in_row(by, kind, today)
    )
    trail("collectives:role-taken", by=by.person_id, at=at, collective=by.collective_id)


@transaction.atomic
def put_down_role(*, by: Member, kind: str, at: datetime) -> None:
    """Put a role down, today, without a reason."""
    held = list(RoleHeld.objects.select_for_update().filter(collective=by.collective_id, member=by, kind=kind))
    if held:
        _end(held, _today(by.collective, at))
        trail("collectives:role-put-down", by=by.person_id, at=at, collective=by.collective_id)


@transaction.atomic
def give_role(*, by: Member, kind: str, member: Member, until: date, size: str, at: datetime) -> bool:
    """Give a role to somebody who offered, for a time, beside others who hold it: what a decision carries out.

    False, and nothing done, where they would hold it once too often in a row.
    """
    _known_role(kind)
    collective = Collective.objects.select_for_update().get(pk=by.collective_id)
    _refuse_unless(member.here and member.collective_id == collective.pk, say("There is nothing here."))
    today = _today(collective, at)
    times = times_in_row(member, kind, today)
    if times > collective.roles_in_row:
        return False
    _end(RoleHeld.objects.filter(collective=collective, member=member, kind=kind), today)
    RoleHeld.objects.create(
        collective=collective, member=member, kind=kind, since=today, until=until, size=size, times=times
    )
    trail("collectives:role-given", by=by.person_id, at=at, collective=collective.pk)
    return True


@transaction.atomic
def hand_back_role(*, by: Member, kind: str, member: Member, at: datetime) -> None:
    """A role goes back to the group by decision."""
    _known_role(kind)
    collective = Collective.objects.select_for_update().get(pk=by.collective_id)
    _end(RoleHeld.objects.filter(collective=collective, member=member, kind=kind), _today(collective, at))
    trail("collectives:role-handed-back", by=by.person_id, at=at, collective=collective.pk)


@transaction.atomic
def set_how_roles_come(*, by: Member, given: bool, in_row: int) -> None:
    """How roles come to somebody: by decision, or to whoever offers; and how many times in a row. For decisions alone:
    no role and no setting changes it."""
    _refuse_unless(1 <= in_row <= roles.MOST_IN_ROW, say("Choose from 1 to {most} times.", most=roles.MOST_IN_ROW))
    Collective.objects.filter(pk=by.collective_id).update(roles_given=given, roles_in_row=in_row)


def end_roles(at: datetime) -> None:
    """End every role whose last day is over, on the clock of its group."""
    soon = at.date() + timedelta(days=1)
    for each in RoleHeld.objects.filter(until__lte=soon).select_related("collective").order_by("pk"):
        if each.until is not None and each.until < _today(each.collective, at):
            with transaction.atomic():
                _end(RoleHeld.objects.select_for_update().filter(pk=each.pk), each.until)


@transaction.atomic
def write_note(*, by: Member, id: UUID, kind: str, words: str, at: datetime) -> RoleNote:
    """Write something for whoever does it next: whoever holds it."""
    _known_role(kind)
    there = RoleNote.objects.filter(pk=id, by=by, kind=kind).first()
    if there is not None:
        return there
    words = many_lines(words)
    _refuse_unless(bool(words), say("Write something first."))
    _refuse_unless(len(words) <= MOST_NOTE, say("Use at most {most} letters.", most=MOST_NOTE))
    _refuse_unless(held_now(by.collective).filter(member=by, kind=kind).exists(), say("Whoever holds it writes this."))
    note, _made = make(
        RoleNote, id, collective=by.collective, kind=kind, by=by, words=words, day=_today(by.collective, at)
    )
    return note


@transaction.atomic
def take_back_note(*, by: Member, id: UUID) -> None:
    """Take one's own note away."""
    RoleNote.objects.filter(pk=id, by=by, collective=by.collective_id).delete()


@transaction.atomic
def set_up(*, by: Member, name: str, given: str, at: datetime) -> Any:
    """Change a setting. Returns the value that is kept. Raises BadValue, Refused; KeyError for no such setting."""
    setting: Setting = SETTINGS[name]
    _refuse_unless(may(by, setting.role))
    value = clean(setting, given)
    collective = Collective.objects.select_for_update().get(pk=by.collective_id)
    before = collective.chosen.get(name, setting.default)
    if before != value:
        collective.chosen = {**collective.chosen, name: value}
        collective.save(update_fields=["chosen"])
        Change.objects.create(collective=collective, member=by, setting=name, before=before, after=value, at=at)
        trail("collectives:setting-changed", by=by.person_id, at=at, collective=collective.pk)
    by.collective.chosen = collective.chosen
    return value


@transaction.atomic
def set_back(*, by: Member, name: str, change: UUID, at: datetime) -> None:
    """Undo: what was set before this change holds again. KeyError for no such setting."""
    found = Change.objects.filter(pk=change, collective=by.collective_id, setting=name).first()
    if found is None:
        raise Refused(say("There is nothing here."))
    try:
        set_up(by=by, name=name, given=as_given(SETTINGS[name], found.before), at=at)
    except BadValue as problem:  # it could be set so once, and can't any more
        raise Refused(problem.message) from None


# Circles -----------------------------------------------------------------------------------------------------


@transaction.atomic
def start_circle(*, by: Member, id: UUID, name: str, purpose: str) -> Circle:
    """Start a circle; whoever starts it is in it."""
    if not names.tidy(name):
        raise Refused(say("Put a name for the circle."))
    circle, made = make(
        Circle, id, collective=by.collective, name=names.tidy(name)[:60], purpose=names.tidy(purpose)[:300]
    )
    if made:
        CircleMember.objects.create(circle=circle, member=by)
    return circle


@transaction.atomic
def bring_into_circle(*, by: Member, circle: Circle, member: Member) -> None:
    """Somebody who is in a circle brings another member in. Nobody lets themselves in."""
    _refuse_unless(may_use_circle(by, circle), say("There is nothing here."))
    _refuse_unless(member.here and member.collective_id == by.collective_id, say("There is nothing here."))
    CircleMember.objects.get_or_create(circle=circle, member=member)


@transaction.atomic
def step_out_of_circle(*, by: Member, circle: Circle) -> None:
    """Step out of a circle. One with nobody in it ends."""
    _step_out(by, circle)


def _step_out(member: Member, circle: Circle) -> None:
    CircleMember.objects.filter(circle=circle, member=member).delete()
    if not CircleMember.objects.filter(circle=circle).exists():
        Circle.objects.filter(pk=circle.pk).update(ended=True)


@transaction.atomic
def change_circle(*, by: Member, circle: Circle, name: str, purpose: str) -> None:
    """Give a circle another name or purpose: whoever is in it."""
    _refuse_unless(may_use_circle(by, circle), say("There is nothing here."))
    if not names.tidy(name):
        raise Refused(say("Put a name for the circle."))
    circle.name, circle.purpose = names.tidy(name)[:60], names.tidy(purpose)[:300]
    circle.save(update_fields=["name", "purpose"])


@transaction.atomic
def end_circle(*, by: Member, circle: Circle, ended: bool) -> None:
    """End a circle, or go on with one that ended: whoever is in it. What is in it stays readable to them."""
    _refuse_unless(CircleMember.objects.filter(circle=circle, member=by).exists(), say("There is nothing here."))
    Circle.objects.filter(pk=circle.pk).update(ended=ended)


# Hiding from somebody: sealed acts, without trail, notice or time ------------------------------------------------


def _block(person: UUID, whom: str, words: str, **columns: Any) -> None:
    token = mark("block", f"{person}/{whom}").hex()
    if Block.objects.filter(person=person).exclude(token=token).count() >= MOST_BLOCKS:
        raise Refused(say("{most} is as many as fit here. Take one away first.", most=MOST_BLOCKS))
    sealed = seal_of(person, words, Place("block", _thing(token)))
    Block.objects.update_or_create(token=token, defaults={"person_id": person, "words_sealed": sealed, **columns})


def _thing(token: str) -> UUID:
    return UUID(hex=token[:32])


@transaction.atomic
def hide_from(*, by: Member, words: str) -> None:
    """Note a name or an e-mail address of somebody who must never learn that this person is here, in any group."""
    words = names.tidy(words)
    if not words or len(words) > 254:
        raise Refused(say("Put a name or an e-mail address that they may use."))
    _block(_person(by), mark_of(words).hex(), words, mark=mark_of(words))


@transaction.atomic
def hide_from_member(*, by: Member, member: Member) -> None:
    """The same for somebody whom one knows from a group: whatever they call themselves elsewhere."""
    _refuse_unless(member.collective_id == by.collective_id, say("There is nothing here."))
    if member.person_id is None or member.person_id == by.person_id:
        raise Refused(say("There is nothing here."))
    _block(_person(by), str(member.person_id), member.name, other=member.person)


@transaction.atomic
def stop_hiding(*, by: Member, token: str) -> None:
    """Take a note away."""
    Block.objects.filter(person=_person(by), token=token).delete()


def _person(member: Member) -> UUID:
    if member.person_id is None:
        raise Refused(say("There is nothing here."))
    return member.person_id


def hidden_from_by(person: UUID) -> list[tuple[str, str]]:
    """What a person noted, for themselves: (token, words), by the words."""
    found = []
    for block in Block.objects.filter(person=person):
        try:
            words = read_own(person, block.words_sealed, Place("block", _thing(block.token)))
        except CannotOpen:  # their key is gone, and what it sealed
            words = say("Somebody")
        found.append((block.token, words))
    return sorted(found, key=lambda row: names.key(row[1]))
