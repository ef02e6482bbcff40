"""Who may do what here. Any member may write down what an institution did; who wrote it can take it out again."""

from typing import Any

from django.db.models import Q, QuerySet

from ourterms.collectives.models import Member
from ourterms.decisions.models import DECIDED, OPEN, WAITING, Matter
from ourterms.institutions.models import Confirmation, Contact
from ourterms.promises.models import DRAFT, Account, Demand, NotInOurName, Showing
from ourterms.promises.rules import kept
from ourterms.register.models import Entry


def may_take_out(member: Member, thing: Any) -> bool:
    """Whether a member may take something out again: what they wrote down themselves, unless we decided on it, or it
    is said what became of it. What they showed stays as long as their promise."""
    if thing.by_id != member.pk or getattr(thing, "decision_id", None) is not None:
        return False
    if isinstance(thing, Showing):
        return not thing.promise.ended or _alone_broke_it(thing)
    return getattr(thing, "ended", "") in ("", None)


def _alone_broke_it(showing: Showing) -> bool:
    """Whether a promise is broken by this word of theirs, and by nothing that we decided or that is public."""
    promise = showing.promise
    ended = (promise.ended, promise.ended_on, promise.decision_id)
    if not showing.wont or ended != (kept.BROKEN, showing.day, None):
        return False
    told = Entry.objects.newest().filter(kind="promise", thing=promise.pk)
    return not any(entry.values().get("stands") == kept.BROKEN for entry in told)


def may_rewrite(member: Member, account: Account) -> bool:
    """Whether an account can be written anew by this member: a draft of anybody's, until it is put to all of us."""
    matter = account.matter
    return account.state == DRAFT and (matter is None or not is_before_us(matter))


def may_write_anew(member: Member, claim: NotInOurName) -> bool:
    """Whether a member can put other words to what is not in our name: who wrote it down, until it is public or on its
    way to be. One query, none for others."""
    if claim.by_id != member.pk:
        return False
    told = Entry.objects.filter(kind="not-in-our-name", thing=claim.pk, stopped=False, gone=False)
    return not told.exists()


def sent_to(contact: Contact) -> "QuerySet[Demand]":
    """The demands that a contact may read and answer: sent to their institution, by groups that have confirmed them.
    Whoever only says that they come from there reads none."""
    real = contact.institution.real_id
    theirs = Q(institution=real) | Q(institution__merged_into=real)
    groups = Confirmation.objects.filter(contact=contact).values("collective")
    going_on = Demand.objects.filter(collective__ends=None)  # a group that is over hears nobody
    found: QuerySet[Demand] = going_on.filter(theirs, sent__isnull=False, collective__in=groups)
    return found


def is_before_us(matter: Any) -> bool:
    """Whether a matter waits on the agenda, is being decided, or got a yes of which nothing is written yet. After a
    no, or when it was let go, what it was about is as it was."""
    if matter is None:
        return False
    return matter.state in (WAITING, OPEN) or (matter.state == DECIDED and _to_conclude(matter))


def _to_conclude(matter: Matter) -> bool:
    return bool(matter.decisions.filter(to_conclude=True).exists())
