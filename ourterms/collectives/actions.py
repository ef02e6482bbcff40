"""Founding, joining, leaving, roles, settings, circles, links to join."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from ourterms.collectives.models import Change, Circle, CircleMember, Collective, Link, Member, RoleHeld
from ourterms.collectives.permissions import may, may_use_circle
from ourterms.collectives.rules import names, roles
from ourterms.collectives.rules.settings import Setting, clean
from ourterms.collectives.settings import SETTINGS
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make, trail
from ourterms.people.keys import mark
from ourterms.people.models import Person

LINK_LASTS = timedelta(days=14)


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


# Links to join -----------------------------------------------------------------------------------------------


@transaction.atomic
def make_link(*, by: Member, id: UUID, at: datetime, once: bool = False) -> str:
    """A code to join with, also the end of a link; it can't be shown again. `once`: for one person.

    Sent twice, the second code replaces the first, which nobody has seen then.
    """
    _refuse_unless(may(by, "welcome"))
    code = chance.code(4)
    link, made = make(
        Link, id, collective=by.collective, made_by=by, mark=_link_mark(code), once=once, ends=at + LINK_LASTS
    )
    if not made:
        link.mark = _link_mark(code)
        link.save(update_fields=["mark"])
    else:
        trail("collectives:link-made", by=by.person_id, at=at, collective=by.collective_id, thing=id)
    return code


def _link_mark(code: str) -> bytes:
    return mark("join", code.strip().upper().replace(" ", "-"))


def link_for(code: str, at: datetime) -> Link | None:
    """The link that this code opens now; None for one that never was, is over, or was ended: all the same."""
    return Link.objects.select_related("collective").filter(mark=_link_mark(code), ends__gt=at).first()


@transaction.atomic
def join_by(code: str, *, by: Person, name: str, at: datetime, today: date) -> Member:
    """Join by a link's code. One that was for one person is used up."""
    link = link_for(code, at)
    if link is None:
        raise Refused(say("This link or code does not work any more. Ask for a new one."))
    member = join(by=by, collective=link.collective, name=name, at=at, today=today)
    if link.once:
        link.delete()
    return member


@transaction.atomic
def end_link(*, by: Member, id: UUID, at: datetime) -> None:
    """End a link to join."""
    _refuse_unless(may(by, "welcome"))
    if Link.objects.filter(pk=id, collective=by.collective_id).delete()[0]:
        trail("collectives:link-ended", by=by.person_id, at=at, collective=by.collective_id, thing=id)


# Roles and settings ------------------------------------------------------------------------------------------


@transaction.atomic
def take_role(*, by: Member, kind: str, at: datetime) -> None:
    """Take a role that stands empty: one each, until the group decides otherwise."""
    if kind not in roles.ROLES:
        raise Refused(say("There is no such role."))
    collective = Collective.objects.select_for_update().get(pk=by.collective_id)
    _refuse_unless(collective.founder_id is None, say("Roles can be taken once three of us are here."))
    held = RoleHeld.objects.filter(collective=collective, member__here=True)
    if held.filter(member=by, kind=kind).exists():
        return
    _refuse_unless(not held.filter(member=by).exists(), say("You hold a role already. Put it down first."))
    _refuse_unless(not held.filter(kind=kind).exists(), say("Somebody holds this role now."))
    RoleHeld.objects.filter(collective=collective, kind=kind).delete()  # of somebody who left
    RoleHeld.objects.create(collective=collective, member=by, kind=kind)
    trail("collectives:role-taken", by=by.person_id, at=at, collective=by.collective_id)


@transaction.atomic
def put_down_role(*, by: Member, kind: str, at: datetime) -> None:
    """Put a role down, today, without a reason."""
    if RoleHeld.objects.filter(collective=by.collective_id, member=by, kind=kind).delete()[0]:
        trail("collectives:role-put-down", by=by.person_id, at=at, collective=by.collective_id)


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
    """Leave a circle."""
    CircleMember.objects.filter(circle=circle, member=by).delete()
