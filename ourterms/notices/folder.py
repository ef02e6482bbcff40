"""Mail for the demo: it goes into a folder instead of away, one file a message, to be read at /demo/mail/."""

from email import message_from_bytes, policy
from email.message import EmailMessage as Message
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

MOST = 100  # messages on the page


class Folder(BaseEmailBackend):
    """Writes each message to mail/ in the data folder. A message that is sent twice is one file."""

    def send_messages(self, email_messages: Any) -> int:
        folder = Path(settings.DATA) / "mail"
        folder.mkdir(exist_ok=True, mode=0o700)
        for message in email_messages:
            name = message.extra_headers.get("Message-ID", "message").strip("<>").partition("@")[0]
            (folder / f"{name}.eml").write_bytes(message.message().as_bytes())
        return len(email_messages)


class Seen(NamedTuple):
    """A message, to be looked at."""

    to: str
    sender: str
    subject: str
    words: str
    attachments: list[str]


def messages() -> list[Seen]:
    """What was sent here, the newest first."""
    files = sorted((Path(settings.DATA) / "mail").glob("*.eml"), key=lambda file: (-file.stat().st_mtime_ns, file.name))
    return [_seen(message_from_bytes(file.read_bytes(), policy=policy.default)) for file in files[:MOST]]


def _seen(message: Message) -> Seen:
    body = message.get_body(("plain",))
    return Seen(
        str(message["To"]),
        str(message["From"]),
        str(message["Subject"]),
        body.get_content() if body else "",
        [part.get_filename() or "" for part in message.iter_attachments()],
    )
