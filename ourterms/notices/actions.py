"""Writing to the outbox, in the caller's transaction; what a member wants to be sent."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ourterms.collectives.models import Collective, Member
from ourterms.collectives.permissions import seen_by
from ourterms.kit import chance, clock
from ourterms.kit.speech import say
from ourterms.notices.models import Choice, CodeMail, Letter, Notice, Told
from ourterms.notices.named import refuse_names
from ourterms.notices.outbox import Written, seal_code, seal_letter, sends
from ourterms.notices.permissions import letters_of
from ourterms.notices.rules import times
from ourterms.notices.rules.topics import DAYS, MOST_TIMES, TOPICS, with_reason
from ourterms.people.acts import Refused, make
from ourterms.people.outgoing import Outgoing

TOLD_FADES = timedelta(days=60)
DEAD_FADES = timedelta(days=30)


# What comes from beneath (people.outgoing) -----------------------------------------------------------------------


def take(outgoing: Outgoing) -> None:
    """What people, collectives and care have to send. An address that nobody has gets nothing."""
    if outgoing.kind == "code":
        if outgoing.person_id is not None and outgoing.address:
            _write_code(outgoing.person_id, outgoing.address, outgoing.words, at=clock.now())
    elif outgoing.kind == "contact-code":
        _write_code(None, outgoing.address, outgoing.words, at=clock.now())
    elif outgoing.kind == "notice":
        members = Member.objects.filter(person=outgoing.person_id, collective=outgoing.collective, here=True)
        tell(members=members, topic="mine", about=chance.uuid(), at=clock.now(), own=True, soon=True)
    else:
        raise ValueError(f"There is no kind {outgoing.kind}.")


@transaction.atomic
def _write_code(person: UUID | None, address: str, words: str, *, at: datetime) -> None:
    if sends():
        id = chance.uuid()
        sealed = seal_code(id, person, address, words)
        CodeMail.objects.create(pk=id, person_id=person, sealed=sealed, written=at, due=at)


# Notices ---------------------------------------------------------------------------------------------------------


def hours_of(collective: Collective) -> tuple[ZoneInfo, int, int]:
    """The collective's clock, and the hours from which and until which nothing is sent."""
    return (
        ZoneInfo(collective.setting("collectives.zone")),
        collective.setting("collectives.quiet_from"),
        collective.setting("collectives.quiet_until"),
    )


def day_of(choice: Choice | None, collective: Collective) -> int:
    """A member's own day of the week, else the group's (0 is Monday)."""
    if choice is not None and choice.day is not None:
        return choice.day
    return DAYS.index(collective.setting("notices.day").capitalize())


def own_day(choice: Choice | None, collective: Collective, at: datetime) -> datetime:
    """When a member would next be told of something."""
    zone, start, end = hours_of(collective)
    return times.next_own_day(at, zone, day_of(choice, collective), start, end)


@transaction.atomic
def tell(
    *,
    members: Iterable[Member],
    topic: str,
    about: UUID,
    at: datetime,
    kinds: tuple[str, ...] = (),
    own: bool = False,
    again: bool = False,
    soon: bool = False,
) -> None:
    """Tell members, on their own day, that something is there if they want it. The message has nothing in it.

    topic: of rules/topics.py, which a member can switch off. about: the thing; nobody is told of it a second time but
    once, with `again`. kinds: of boundaries (care.rules.boundaries) that it would run into. own: they opened it
    themselves, so it is told in the first week too. soon: it is about their own way in here and can't wait for their
    day, so it goes once the quiet hours are over. Whom it reaches is decided when it is sent: a row here says of
    nobody what they want. Who has no address is passed over.
    """
    with_reason([], topic, kinds)
    if not sends():
        return
    wanted = Member.objects.select_for_update(of=("self",)).select_related("collective")
    found = wanted.filter(
        pk__in=[member.pk for member in members], here=True, person__email_mark__isnull=False
    ).order_by("pk")
    new = [member for member in found if own or not times.is_first_week(member.joined, _today(member, at))]
    told = {row.member_id: row for row in Told.objects.filter(about=about, member__in=new)}
    waiting = {row.member_id: row for row in Notice.objects.filter(member__in=new)}
    choices = {row.member_id: row for row in Choice.objects.filter(member__in=new)}
    for member in new:
        before = told.get(member.pk)
        if before is None:
            Told.objects.create(member=member, about=about, until=at.date() + TOLD_FADES)
        elif again and before.times < MOST_TIMES:
            before.times += 1
            before.save(update_fields=["times"])
        else:
            continue
        due = _soon(member, at) if soon else own_day(choices.get(member.pk), member.collective, at)
        row = waiting.get(member.pk)
        if row is not None and not row.dead:
            row.reasons, row.due = with_reason(row.reasons, topic, kinds), min(row.due, due)
            row.save(update_fields=["reasons", "due"])
            continue
        if row is not None:
            row.delete()
        Notice.objects.create(
            member=member, collective=member.collective, reasons=with_reason([], topic, kinds), due=due
        )


def _soon(member: Member, at: datetime) -> datetime:
    return times.next_allowed(at, *hours_of(member.collective))


def _today(member: Member, at: datetime) -> date:
    return at.astimezone(ZoneInfo(member.collective.setting("collectives.zone"))).date()


@transaction.atomic
def choose(*, by: Member, never: bool, day: int | None, off: Collection[str], at: datetime) -> None:
    """What a member wants to be sent, and on which day. What waits goes on the new day, or not at all."""
    chosen = {"never": never, "day": day, "off": [topic for topic in TOPICS if topic in off]}
    choice, _made = Choice.objects.update_or_create(member=by, defaults=chosen)
    waiting = Notice.objects.filter(member=by)
    if never:
        waiting.delete()
    else:
        waiting.update(due=own_day(choice, by.collective, at))


@transaction.atomic
def send_no_more(*, member: UUID) -> None:
    """Send this member no notices any more: by the link in one of them, without signing in."""
    if Member.objects.filter(pk=member).exists():
        Choice.objects.update_or_create(member_id=member, defaults={"never": True})
        Notice.objects.filter(member=member).delete()


NAMES = "This names {names}. Ask first, or take the name out. If it is only a word, say so below."

# Letters ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def write_letter(
    *,
    by: Member,
    id: UUID,
    written: Written,
    agreed: Collection[UUID] = (),
    not_names: Collection[str] = (),
    decided: bool = False,
    at: datetime,
) -> Letter:
    """A letter in the group's name to an address outside. It names nobody who is not among the `agreed`.

    not_names: names that here are only words, as whoever sends it says. decided: its words were looked through when
    they were put forward, and all of us decided on them; so they go out as they are.
    Sent while the group does not rest and it is not quiet; a member's break never holds it.
    """
    try:
        validate_email(written.address)
    except ValidationError:
        raise Refused(say("Put an e-mail address, such as name@example.org.")) from None
    subject = " ".join(written.subject.split())
    if not subject or not written.words.strip():
        raise Refused(say("A letter needs a subject and some words."))
    # Of those who hide from the writer it says nothing: a refusal would tell that they are here.
    others = seen_by(by).exclude(pk__in=agreed).values_list("name", flat=True)
    if not decided:
        refuse_names(f"{subject}\n{written.words}", others, not_names, NAMES)
    letter, _made = make(
        Letter,
        id,
        collective=by.collective,
        by=by,
        sealed=seal_letter(id, by.collective_id, written._replace(subject=subject)),
        written=at,
        due=at,
    )
    return letter


@transaction.atomic
def try_again(*, by: Member, id: UUID, at: datetime) -> None:
    """Try a letter that did not arrive for three days more."""
    found = letters_of(by).filter(pk=id, dead=True)
    found.update(dead=False, due=at, tries=0, first_try=None)


@transaction.atomic
def put_away(*, by: Member, id: UUID) -> None:
    """Take a letter that did not arrive off the list, for good."""
    letters_of(by).filter(pk=id, dead=True).delete()


# Fading ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def fade(*, at: datetime) -> None:
    """Take away codes that are too old, what nobody needs to be told again, and notices that never got through."""
    CodeMail.objects.filter(written__lte=at - times.CODE_LASTS).delete()
    Told.objects.filter(until__lt=at.date()).delete()
    Notice.objects.filter(dead=True, first_try__lte=at - DEAD_FADES).delete()
