"""`ourterms mailtest ADDRESS`: one message, now, and plainly what happened."""

import smtplib
import socket
import ssl

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email

WORDS = "This is a test of the mail of a server that you run. It works. Nobody else was written to."


def mailtest(address: str) -> tuple[bool, str]:
    """Send one message. Returns whether a mail server took it, and a sentence for whoever runs this server."""
    try:
        validate_email(address)
    except ValidationError:
        return False, f"{address} is no e-mail address."
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    if not settings.MAIL and not settings.DEMO:
        return False, "OURTERMS_MAIL is not set, so this server sends no e-mail. Everything works without."
    try:
        mail = EmailMessage("A test", WORDS, settings.MAIL_FROM, [address], connection=get_connection())
        mail.send()
    except (smtplib.SMTPException, OSError) as problem:
        return False, f"{where}: {_what_happened(problem)}"
    if settings.DEMO:
        return True, "This is a demo, and nothing leaves this machine. The message is in mail/, and at /demo/mail/."
    return True, f"{where} took the message for {address}. Look whether it arrives, and not among the spam."


def _what_happened(problem: Exception) -> str:
    if isinstance(problem, smtplib.SMTPAuthenticationError):
        return f"it does not accept the name or the password in OURTERMS_MAIL ({problem.smtp_code})."
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(problem.recipients.values()))
        return f"it does not take messages for this address ({code} {_text(said)})."
    if isinstance(problem, smtplib.SMTPSenderRefused):
        return (
            f"it does not let us send as {settings.MAIL_FROM} ({problem.smtp_code} {_text(problem.smtp_error)}). "
            "Set OURTERMS_MAIL_FROM."
        )
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"it answered {problem.smtp_code} {_text(problem.smtp_error)}."
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return f"it can't do what we need ({problem}). For TLS from the start, write smtps:// instead of smtp://."
    if isinstance(problem, ssl.SSLError):
        return f"no safe connection could be made ({problem.reason or problem})."
    if isinstance(problem, socket.gaierror):
        return "there is no such server. Look at the name in OURTERMS_MAIL."
    if isinstance(problem, TimeoutError):
        return "no answer. Look at the port in OURTERMS_MAIL, and whether this machine may send mail at all."
    if isinstance(problem, ConnectionRefusedError):
        return "nothing listens there. Look at the port in OURTERMS_MAIL."
    return f"the connection ended ({problem})."


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
