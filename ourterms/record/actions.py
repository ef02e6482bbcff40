"""Every write of the record: what somebody outside says is wrong, and what we say to it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from ourterms.asks.models import Taken
from ourterms.collectives.models import Member
from ourterms.institutions.models import Institution
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.pay.models import Owed
from ourterms.people.acts import Refused, make
from ourterms.record.models import WHO, WORDS, Objection, SumYes
from ourterms.register import actions as register
from ourterms.register.models import Entry
from ourterms.register.permissions import may_publish

MOST_WAITING = 50  # for one group; nobody can fill its pages
FADES = timedelta(days=365)  # since it came; what was published of it stands in the register


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


@transaction.atomic
def object_to(
    *, id: UUID, entry: Entry, institution: UUID, words: str, who: str, reach: str, at: datetime, today: date
) -> Objection:
    """Somebody outside says that an entry about an institution is wrong. Sent twice, it is there once.

    `institution`: of those rows that stand for the body that the entry is about.
    """
    there = Objection.objects.filter(pk=id, entry=entry).first()
    if there is not None:
        found: Objection = there
        return found
    _refuse_unless(Entry.objects.public(at).filter(pk=entry.pk, about__isnull=False).exists())
    words, who, reach = many_lines(words), one_line(who), one_line(reach)
    _refuse_unless(
        bool(words) and len(words) <= WORDS, say("Say what is wrong, in at most {most} letters.", most=WORDS)
    )
    _refuse_unless(bool(who) and len(who) <= WHO, say("Say who you are, with your post."))
    _refuse_unless(bool(reach) and len(reach) <= WHO, say("Say how the group can answer you."))
    waiting = Objection.objects.filter(collective=entry.collective_id, answered=None).count()
    _refuse_unless(waiting < MOST_WAITING, say("Too much waits for this group already. Please write again later."))
    made, _new = make(
        Objection,
        id,
        collective_id=entry.collective_id,
        institution=Institution.objects.get(pk=institution),
        entry=entry,
        words=words,
        who=who,
        reach=reach,
        day=today,
    )
    return made


def _held(by: Member, objection: Objection) -> Objection:
    held: Objection | None = Objection.objects.for_member(by).select_for_update().filter(pk=objection.pk).first()
    _refuse_unless(held is not None and may_publish(by))
    assert held is not None
    return held


@transaction.atomic
def make_sure(*, by: Member, objection: Objection, sure: bool, at: datetime) -> None:
    """We made sure that it is them who wrote; or we did not, after all. Only then can both sides' words be public."""
    register.hold_log(by.collective_id)
    held = _held(by, objection)
    held.sure = sure
    held.save(update_fields=["sure"])
    register.look_again(by.collective_id, at)


@transaction.atomic
def answer(*, by: Member, objection: Objection, words: str, today: date) -> None:
    """What we say to it, in our words: that we put it right, or that it stands. It can be changed."""
    words = many_lines(words)
    _refuse_unless(bool(words), say("Write something first."))
    _refuse_unless(len(words) <= WORDS, say("Use at most {most} letters.", most=WORDS))
    held = _held(by, objection)
    held.ours, held.answered = words, held.answered or today
    held.save(update_fields=["ours", "answered"])


@transaction.atomic
def take_away(*, by: Member, objection: Objection, at: datetime) -> None:
    """Take what they wrote off our pages for good: anybody outside can write here, and nobody has to keep it. What was
    public of it stays, and what waits to be is stopped. Twice is once."""
    _refuse_unless(may_publish(by))
    register.hold_log(by.collective_id)
    Objection.objects.for_member(by).filter(pk=objection.pk).delete()
    register.look_again(by.collective_id, at)


@transaction.atomic
def fade(at: datetime) -> None:
    """What came a year ago is gone."""
    Objection.objects.filter(day__lte=(at - FADES).date()).delete()


# May a sum be shown that few people are in ------------------------------------------------------------------------


@transaction.atomic
def say_about_sums(*, by: Member, agreement: UUID, yes: bool, at: datetime) -> None:
    """Whether what one is owed for a place may stand in a public sum of fewer than five people. Nobody asks why, and it
    leaves no trail. A yes taken back stops what is still in its hold. Twice is once. Raises Refused."""
    register.hold_log(by.collective_id)
    if not yes:
        SumYes.objects.for_member(by).filter(agreement=agreement).delete()
        register.look_again(by.collective_id, at)
        return
    has_place = Taken.objects.filter(member=by, place__agreement=agreement, stands_in=False).exists()
    _refuse_unless(has_place or Owed.objects.for_member(by).filter(origin=agreement).exists())
    SumYes.objects.get_or_create(member=by, agreement=agreement, defaults={"collective": by.collective})


@transaction.atomic
def forget(*, member: Member, at: datetime) -> None:
    """Who goes has said no to all of it, and what is in its hold with a sum of theirs is stopped."""
    register.hold_log(member.collective_id)
    SumYes.objects.filter(member=member).delete()
    register.look_again(member.collective_id, at)


@transaction.atomic
def fade_yes(at: datetime) -> None:
    """A yes goes when nothing of it is left: no place, and nothing owed that is still somebody's. It would tell who
    worked where."""
    places = Taken.objects.filter(member=OuterRef("member"), place__agreement=OuterRef("agreement"))
    owed = Owed.objects.filter(member=OuterRef("member"), origin=OuterRef("agreement"))
    SumYes.objects.filter(~Exists(places), ~Exists(owed)).delete()
