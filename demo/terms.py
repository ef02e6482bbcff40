"""The terms of Lantern Yard: three versions across a year, each adopted by decision, and the draft of a fourth.

The Kettle Club has none, because nobody asks anything of it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from ourterms.collectives.models import Member
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Matter
from ourterms.kit import chance
from ourterms.terms import actions
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ours import in_force, read
from ourterms.terms.rules.differences import WHOLE, mark_of
from ourterms.terms.rules.terms import Setting

ZONE = ZoneInfo("Europe/London")
FIRST: dict[str, Setting | None] = {
    "mentor": None,
    "training": None,
    "core-contribution": None,
    "paid-in-money": Setting(line=True, words="No vouchers. Some of us can't use them where we shop."),
    "session-length": Setting(Decimal("1.5")),
}
SECOND: dict[str, Setting | None] = {
    "paid-within": Setting(
        Decimal(14), line=True, words="Rent is due on the first, whoever pays us.", easy_read="Pay us in 14 days."
    ),
    "hourly-pay": Setting({"GBP": Decimal(30)}, line=True, easy_read="Pay each of us £30 for each hour."),
    "no-story-demanded": Setting(line=True, easy_read="You can't make us tell what happened to us."),
    "no-effect-on-care": Setting(line=True, easy_read="Saying no must not change anybody's care."),
}
THIRD: dict[str, Setting | None] = {
    "never-one-alone": Setting(
        Decimal(3),
        line=True,
        words="Two of us in a room of twenty is still two. We come as three, or we don't come.",
        easy_read="Ask for 3 of us. Never 1 alone.",
    ),
    "hourly-pay": Setting({"GBP": Decimal(32)}, line=True, easy_read="Pay each of us £32 for each hour."),
    "core-contribution": Setting(words="A tenth on top, for the room and the phone."),
}
EASY = (
    "These are our terms.\n\n"
    "They say what we need when you ask us for help.\n\n"
    "Pay us. Pay us in money.\n\n"
    "Tell us what is not decided yet.\n\n"
    "Tell us who decides.\n\n"
    "We can say no. We don't have to say why."
)


def change(by: Member, draft: Draft, clauses: Mapping[str, Setting | None], **whole: str) -> None:
    """Change the draft, clause by clause, as somebody would at the screens."""
    for name, setting in clauses.items():
        now = read(draft, in_force(by.collective_id)).terms.clauses.get(name)
        if setting and now and not setting.easy_read:  # the screen has those that were there
            setting = setting._replace(easy_read=now.easy_read)
        actions.change_clause(by=by, draft=draft, clause=name, setting=setting, seen=mark_of(now))
        draft.refresh_from_db()
    if whole:
        terms = read(draft, in_force(by.collective_id)).terms
        now_whole: dict[str, Any] = {name: getattr(terms, name) for name in WHOLE}
        seen = mark_of(list(now_whole.values()))
        actions.change_whole(by=by, draft=draft, values=now_whole | whole, seen=seen)


def on_agenda(by: Member, words: str, at: datetime) -> Matter:
    """What the draft changes becomes a matter."""
    today = at.astimezone(ZONE).date()
    return actions.put_on_agenda(by=by, id=chance.uuid(), words=words, at=at, today=today)


@transaction.atomic  # one writing to the disk: the demo should start quickly
def terms_of(members: dict[str, Member], now: datetime) -> None:
    """Three versions, and a draft that somebody began last week."""
    from demo.agenda import opened

    first, second, third, fourth, *_others = members.values()
    for by, days, clauses, whole, why in (
        (
            second,
            290,
            FIRST,
            {"title": "Terms of Lantern Yard", "about": "What we ask of anybody who asks us."},
            "The ready-made ones, without what we don't need, and with shorter evenings.",
        ),
        (third, 170, SECOND, {"easy_read": EASY}, "After the payment that took eleven weeks. And easy words."),
        (fourth, 60, THIRD, {}, "After the panel where Wren sat alone."),
    ):
        at = now - timedelta(days=days)
        draft = actions.start(by=by, id=chance.uuid())
        change(by, draft, clauses, **whole)
        decision = opened(first, on_agenda(by, why, at), "consensus", at, 8)
        for who in members.values():
            decisions.answer(by=who, decision=decision, answer="agree", at=at + timedelta(days=1))
        later = at + timedelta(days=9)
        decisions.close_due(later, first.collective_id)
        decision.refresh_from_db()
        decisions.write_outcome(
            by=first, id=chance.uuid(), decision=decision, words="Yes. They hold from today.", at=later
        )
    assert OurTerms.objects.filter(collective=first.collective_id).count() == 3
    draft = actions.start(by=second, id=chance.uuid())
    change(second, draft, {"notice": Setting(Decimal(15), words="Some of us book a carer.")})
