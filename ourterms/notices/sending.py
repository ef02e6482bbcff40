"""What is due is sent: claimed first, then tried, then taken away or tried again later.

Whoever is killed between sending and taking away sends it once more, under the same Message-ID. Addresses are read
here and nowhere else, and what a member wants is asked here, at the last moment. Nothing that goes wrong is logged
with an address or with words.
"""

import logging
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import formataddr
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.signing import BadSignature, Signer
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ourterms.care.permissions import is_silent, may_reach
from ourterms.kit.sealing import CannotOpen
from ourterms.notices import actions
from ourterms.notices.models import Choice, CodeMail, Letter, Notice
from ourterms.notices.outbox import address_of, open_code, open_letter, sends
from ourterms.notices.rules import times
from ourterms.notices.rules.topics import wanted

AT_ONCE = 500  # messages in one go; the next go is half a minute later
CLAIMED = timedelta(minutes=10)
RESTING = timedelta(hours=1)
OFF = Signer(salt="notices/off")

log = logging.getLogger(__name__)


class Later(NamedTuple):
    """Not now: to be asked again at `due`."""

    due: datetime


class Drop:
    """Not at all."""


def send_due(at: datetime) -> int:
    """Send what is due at the moment `at`. Returns how many messages a mail server took."""
    actions.fade(at=at)
    if not sends():
        return 0
    sent = 0
    with _server() as server:
        for row in _due(at):
            if not type(row).objects.filter(pk=row.pk, due=row.due, dead=False).update(due=at + CLAIMED):
                continue  # somebody else has it
            try:
                made = _message(row, at)
                if isinstance(made, EmailMessage):
                    server.open()  # once for all of them; again after something went wrong
                    made.connection = server
                    made.send()
            except ValueError:  # an address that no mail can go to: trying again would not mend it
                type(row).objects.filter(pk=row.pk).update(dead=True, first_try=at)
                continue
            except (smtplib.SMTPException, OSError) as problem:
                _failed(row, at)
                log.warning("A message was not taken: %s", type(problem).__name__)
                server.close()
                if not isinstance(problem, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused):
                    break  # nobody answers: the others wait for the next go
                continue
            if isinstance(made, Later):
                type(row).objects.filter(pk=row.pk).update(due=made.due)
            elif isinstance(row, Letter) and isinstance(made, EmailMessage):
                Letter.objects.filter(pk=row.pk).update(sent=at)
                sent += 1
            elif isinstance(row, Letter):
                Letter.objects.filter(pk=row.pk).update(dead=True)  # its key is gone; the group sees that
            else:
                row.delete()
                sent += isinstance(made, EmailMessage)
    return sent


@contextmanager
def _server() -> Iterator[Any]:
    server = get_connection()
    try:
        yield server
    finally:
        server.close()


def _due(at: datetime) -> Iterator[CodeMail | Letter | Notice]:
    """Codes first, then letters, then notices; the oldest of each first."""
    due = {"due__lte": at, "dead": False}
    yield from list(CodeMail.objects.filter(**due).order_by("due")[:AT_ONCE])
    letters = Letter.objects.filter(**due, sent=None).select_related("collective")
    yield from list(letters.order_by("due")[:AT_ONCE])
    notices = Notice.objects.filter(**due).select_related("member__person", "member__collective")
    yield from list(notices.order_by("due")[:AT_ONCE])


def _failed(row: CodeMail | Letter | Notice, at: datetime) -> None:
    first = row.first_try or at
    type(row).objects.filter(pk=row.pk).update(
        tries=F("tries") + 1,
        first_try=first,
        due=at + times.wait_after(row.tries + 1),
        dead=times.gives_up(first, at),
    )


def _message(row: CodeMail | Letter | Notice, at: datetime) -> EmailMessage | Later | Drop:
    try:
        if isinstance(row, CodeMail):
            return _code(row)
        return _letter(row, at) if isinstance(row, Letter) else _notice(row, at)
    except CannotOpen:
        return Drop()


def _mail(kind: str, row: Any, to: str, subject: str, words: str, sender: str, **headers: str) -> EmailMessage:
    host = urlsplit(settings.OURTERMS_URL).hostname
    return EmailMessage(
        subject=subject,
        body=words,
        from_email=formataddr((sender, settings.MAIL_FROM)),
        to=[to],
        headers={"Message-ID": f"<{kind}-{row.pk.hex}@{host}>", **headers},
    )


def _code(row: CodeMail) -> EmailMessage:
    address, words = open_code(row)
    automatic = {"Auto-Submitted": "auto-generated"}
    return _mail("code", row, address, _("Your code"), words + "\n", _("Notes"), **automatic)


def _letter(row: Letter, at: datetime) -> EmailMessage | Later:
    if row.collective.resting:
        return Later(at + RESTING)
    allowed = times.next_allowed(at, *actions.hours_of(row.collective))
    if allowed > at:
        return Later(allowed)
    written = open_letter(row)
    sender = row.collective.setting("collectives.letters_name") or row.collective.name
    mail = _mail("letter", row, written.address, written.subject, written.words, sender)
    for file in written.attachments:
        mail.attach(file.name, file.content, file.kind)
    return mail


def _notice(row: Notice, at: datetime) -> EmailMessage | Later | Drop:
    member = row.member
    choice = Choice.objects.filter(member=member).first()
    if not member.here or member.person is None or (choice is not None and choice.never):
        return Drop()
    if is_silent(member):
        return Later(actions.own_day(choice, member.collective, at))
    allowed = times.next_allowed(at, *actions.hours_of(member.collective))
    if allowed > at:
        return Later(allowed)
    reasons = wanted(row.reasons, choice.off if choice else [])
    if not any(may_reach(member, kinds) for _topic, kinds in reasons):  # type: ignore[arg-type]
        return Drop()
    address = address_of(member.person)
    return notice_mail(row, address) if address else Drop()


def notice_mail(row: Notice, address: str) -> EmailMessage:
    """A notice as it is sent: the same words whoever gets it and whatever it is about."""
    off = f"{settings.OURTERMS_URL}{reverse('notices:off')}?{urlencode({'t': OFF.sign(row.member_id.hex)})}"
    there = f"{settings.OURTERMS_URL}{reverse('inside', args=[row.member.collective_id])}"
    words = render_to_string("notices/mail/notice.txt", {"there": there, "off": off})
    headers = {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return _mail("notice", row, address, _("Something is here if you want it"), words, _("Notes"), **headers)


def member_of_link(token: str) -> UUID | None:
    """The member whom the link in a notice belongs to; None for anything that we did not sign."""
    try:
        return UUID(hex=OFF.unsign(token))
    except BadSignature:
        return None
