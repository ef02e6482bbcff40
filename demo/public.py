"""What two groups made public: a record by decision, a few things in it, one stopped, one with words taken away."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ourterms.asks.models import Ask, Reply
from ourterms.asks.rules import REFUSE, SENT
from ourterms.collectives.models import Member
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Decision
from ourterms.institutions.models import Dealing
from ourterms.kit import chance
from ourterms.pay.models import Owed
from ourterms.people.acts import Refused
from ourterms.promises.models import (
    DRAFT,
    Account,
    Answer,
    Change,
    Demand,
    NotInOurName,
    Power,
    PowerUse,
    Promise,
)
from ourterms.promises.rules.kept import PROPOSED
from ourterms.record import actions as record
from ourterms.register import actions as register

# What was decided and published, the oldest first; then what was stopped, and what is in its hold.
LANTERN = (
    ("We don't go to the listening day", "We don't go. Nobody could say what would be different afterwards."),
    ("We ask for the minutes of every meeting that names us", "We ask each time, in writing, within a week."),
    ("We speak only where two of us can go", "Two of us, or nobody. One alone is too easy not to hear."),
    ("We keep the kitchen to ourselves", "No visitors in the kitchen."),
    ("Our name comes off the leaflet", "We ask them to print it again without our name. We did not write it."),
)
KETTLE = (
    ("Our quiet hour is open to neighbours", "From seven to eight on Fridays. Nobody has to talk."),
    ("Other groups can use our evenings plan", "Take it, change it, and tell us what worked."),
    ("We lend out the big pot", "Ask a week before. It comes back clean."),
    ("We open on holidays, too", "Whoever has the key decides on the day."),
    ("The jumble sale is for the bus tickets", "All of it goes into the tin, for tickets."),
)


def _settled(members: dict[str, Member], title: str, outcome: str, at: datetime, **more: Any) -> Decision:
    """A decision that all agreed to, nine days before `at`, and its outcome."""
    from demo.agenda import opened, put_forward

    first, *others = members.values()
    before = at - timedelta(days=9)
    matter = put_forward(first, "letters", title, "", before, **more)
    decision = opened(first, matter, "consensus", before, 8)
    for who in (first, *others):
        decisions.answer(by=who, decision=decision, answer="agree", at=before)
    decisions.close(decision=decision, at=at)
    decision.refresh_from_db()
    decisions.write_outcome(by=others[0], id=chance.uuid(), decision=decision, words=outcome, at=at)
    return decision


@transaction.atomic  # one writing to the disk: the demo should start quickly
def public(members: dict[str, Member], things: tuple[tuple[str, str], ...], now: datetime) -> None:
    """All of it, over three months. `things`: LANTERN or KETTLE."""
    first, second, third, *_others = members.values()
    subject = {"on": True, "name": first.collective.name, "found": True}
    _settled(
        members,
        "We have a record that anybody can read",
        "Yes. What we decide about others stands where they can read it.",
        now - timedelta(days=95),
        does="record",
        subject=subject,
    )
    *shown, (stopped_title, stopped_words), (last_title, last_words) = things
    for days, (title, outcome) in zip((80, 61, 40), shown, strict=True):
        decision = _settled(members, title, outcome, now - timedelta(days=days))
        at = now - timedelta(days=days - 1)
        entry = register.publish(by=second, id=chance.uuid(), kind="decision", thing=decision.pk, at=at)
        if days == 61:
            register.redact(
                by=first,
                id=chance.uuid(),
                entry=entry,
                names=["outcome"],
                ground="error",
                at=at + timedelta(days=9),
            )
    held = _settled(members, stopped_title, stopped_words, now - timedelta(days=22))
    at = now - timedelta(days=20)
    stopped = register.publish(by=third, id=chance.uuid(), kind="decision", thing=held.pk, at=at)
    register.stop(by=second, entry=stopped, at=at + timedelta(hours=30))
    last = _settled(members, last_title, last_words, now - timedelta(days=3))
    register.publish(by=first, id=chance.uuid(), kind="decision", thing=last.pk, at=now - timedelta(hours=20))


@transaction.atomic
def about_them(members: dict[str, Member], now: datetime) -> None:
    """What Lantern Yard published about institutions, from all that lies between them; and a letter that says that
    something of it is wrong."""
    first, second, *_others = members.values()
    collective, at = first.collective, now - timedelta(days=12)
    things: list[tuple[str, Any]] = [
        ("demand", Demand.objects.filter(collective=collective).exclude(step=PROPOSED)),
        ("answer", Answer.objects.filter(collective=collective)),
        ("promise", Promise.objects.filter(collective=collective)),
        ("power", Power.objects.filter(collective=collective)),
        ("power-use", PowerUse.objects.filter(collective=collective)),
        ("change", Change.objects.filter(collective=collective, confirmed__isnull=False)),
        ("account", Account.objects.filter(collective=collective).exclude(state=DRAFT)),
        ("not-in-our-name", NotInOurName.objects.filter(collective=collective).exclude(came="")),
        ("ask", Ask.objects.filter(collective=collective)),
        ("money", Dealing.objects.filter(collective=collective)),
    ]
    for agreement in Owed.objects.for_member(second).exclude(origin=None).values_list("origin", flat=True).distinct():
        record.say_about_sums(by=second, agreement=agreement, yes=True, at=at)
    for reply in Reply.objects.filter(collective=collective, kind=REFUSE, state=SENT).select_related("ask"):
        subject = {"kind": "refusal", "thing": str(reply.pk)}
        title = f"We publish: A refusal of ours: {reply.ask.title}"
        _settled(members, title, "Others may be asked next. So we say it.", at, does="publish", subject=subject)
    entries = []
    for kind, rows in things:
        for thing in rows.order_by("pk")[:3]:
            # What a contact said whom nobody confirmed, or names one of us, stays among us: as in real life.
            with suppress(Refused), transaction.atomic():
                entries.append(register.publish(by=second, id=chance.uuid(), kind=kind, thing=thing.pk, at=at))
    promise = next((entry for entry in entries if entry.kind == "promise"), None)
    if promise is not None and promise.about is not None:
        record.object_to(
            id=chance.uuid(),
            entry=promise,
            institution=promise.about,
            words="The day was a slip in our letter. We meant the summer.",
            who="Robin Vale, estates and facilities",
            reach="switchboard, extension 4410",
            at=now - timedelta(days=4),
            today=(now - timedelta(days=4)).date(),
        )
