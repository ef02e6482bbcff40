"""The line of an ask: what they asked, what was said, agreed, signed, gone to and paid, by dates, each with its page.

Nothing is found out for it: every piece comes through the scope of whoever looks, as its own page has it. So of money
there is only what stands between the two bodies by a day, and of people nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ourterms.asks import rules
from ourterms.asks.agreeing.reading import sessions_of
from ourterms.asks.models import AgreedSession, Agreement, Ask, Offered, Reply
from ourterms.collectives.models import Member
from ourterms.institutions.permissions import same_as
from ourterms.pay.pieces import what_came
from ourterms.pay.reading import Between, between
from ourterms.pay.rules.owed import due_day


class Step(NamedTuple):
    """One thing on the line: its day, what it is, more on it or "", where it stands, and whether they did it."""

    day: date
    what: str
    more: str
    url: str
    theirs: bool


def line_of(member: Member, ask: Ask, offers: Sequence[Offered], replies: Iterable[Reply], today: date) -> list[Step]:
    """All of it, from the first day to the last. `offers` and `replies`: of this ask, read already.

    No query of an ask that was not agreed on; of one that was, seven at most, however much came of it.
    """
    said = [
        Step(each.day, _("They answered"), "", f"#offer-{each.number}", True)
        for each in offers[1:]
        if each.side == rules.THEM
    ]
    for reply in replies:
        if reply.day is not None:
            url = reverse("asks:letter", args=[ask.collective_id, ask.pk, reply.pk])
            said.append(Step(reply.day, reply.title, "", url, False))
    asked = Step(ask.came, _("They asked"), "", "#offered", True)
    return sorted([asked, *said, *came_of_it(member, ask, today)], key=lambda step: step.day)


def came_of_it(member: Member, ask: Ask, today: date) -> list[Step]:
    """What came of an ask that both said yes to: the agreement, its sessions, and what is owed for them and paid."""
    if ask.state != rules.ACCEPTED:
        return []
    there: Agreement | None = Agreement.objects.for_member(member).select_related("institution").filter(ask=ask).first()
    if there is None:
        return []
    sessions = sessions_of(member, there)
    return [*_of_agreement(there), *map(_of_session, sessions), *_of_money(member, there, sessions, today)]


def _of_agreement(there: Agreement) -> list[Step]:
    url = reverse("places:agreement", args=[there.collective_id, there.ask_id])
    steps = [Step(there.ours, _("Both said yes"), _("The agreement"), url, False)]
    if there.theirs:
        by_us = _("Entered by us") if there.entered else ""
        steps.append(Step(there.theirs, _("They signed"), by_us, url, True))
    if there.ended:
        steps.append(Step(there.ended, _("The agreement ended"), "", url, False))
    return steps


def _of_session(each: AgreedSession) -> Step:
    session = each.session
    url = reverse("meetings:one", args=[session.collective_id, session.pk])
    return Step(session.day, _("A session"), _("Called off") if session.called_off else "", url, False)


def _of_money(member: Member, there: Agreement, sessions: Iterable[AgreedSession], today: date) -> list[Step]:
    """What the institution owes by the days on which these sessions fall due, as the page on money has it."""
    due = {due_day(each.session.day, there.days) for each in sessions if each.settled and not each.session.called_off}
    if not due:
        return []
    rows, _more = between(member, today, of=same_as(there.institution))
    url = reverse("pay:between", args=[there.collective_id])
    return [Step(each.due, _what(each), _paid(each), url, True) for each in rows if each.due in due]


def _what(each: Between) -> str:
    return _("{sum} due from them by this day").format(sum=each.owed)


def _paid(each: Between) -> str:
    late = ngettext("{n} day late", "{n} days late", each.late).format(n=each.late) if each.late else ""
    return ", ".join(part for part in (what_came(each), late) if part)
