"""What the environment says, typed. Nonsense stops the start with one sentence."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]


class BadEnvironment(SystemExit):
    """A setting that can't be right; the message names it."""


class Env(NamedTuple):
    """Every setting that comes from outside. docs/settings.md describes each; a test holds the two together."""

    data: Path  # OURTERMS_DATA: the one folder that holds everything that is kept
    url: str  # OURTERMS_URL: how people reach this server, without a slash at the end
    database_url: str  # OURTERMS_DATABASE_URL: empty for SQLite in the data folder, else postgresql://...
    hide_to: str  # OURTERMS_HIDE_TO: the page that *Hide this page* goes to
    proxies: int  # OURTERMS_PROXIES: how many proxies of our own stand before it
    contact: str  # OURTERMS_CONTACT: how to reach whoever runs this server: mailto:... or https://...
    source: str  # OURTERMS_SOURCE: where the source code of exactly this version is
    demo: bool  # OURTERMS_DEMO: made-up groups, anybody signs in as anybody, mail goes into a folder; loopback only
    mail: str  # OURTERMS_MAIL: smtp://name:password@host:port, or smtps://...; empty sends no e-mail
    mail_from: str  # OURTERMS_MAIL_FROM: the address that mail comes from
    backups: Path  # OURTERMS_BACKUPS: where the nightly backup goes

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or "localhost"

    @property
    def https(self) -> bool:
        return self.url.startswith("https://")


LOOPBACK = ("localhost", "127.0.0.1", "::1")


def read(environ: Mapping[str, str] = os.environ) -> Env:
    """The settings; one that is empty counts as not set. Raises BadEnvironment on the first that can't be right."""
    environ = {name: value for name, value in environ.items() if value}
    url = environ.get("OURTERMS_URL", "http://localhost:8000").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise BadEnvironment("OURTERMS_URL must look like https://terms.example.org, with nothing after the name.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise BadEnvironment("OURTERMS_URL must start with https:// for any address but localhost.")
    database_url = environ.get("OURTERMS_DATABASE_URL", "")
    if database_url and urlsplit(database_url).scheme not in ("postgresql", "postgres"):
        raise BadEnvironment("OURTERMS_DATABASE_URL must be empty (SQLite) or start with postgresql://.")
    hide_to = environ.get("OURTERMS_HIDE_TO", "https://www.wikipedia.org/")
    if urlsplit(hide_to).scheme not in ("http", "https"):
        raise BadEnvironment("OURTERMS_HIDE_TO must be the address of a web page.")
    proxies = environ.get("OURTERMS_PROXIES", "0")
    if not proxies.isdecimal() or int(proxies) > 5:
        raise BadEnvironment("OURTERMS_PROXIES must be a number from 0 to 5.")
    contact, source = environ.get("OURTERMS_CONTACT", ""), environ.get("OURTERMS_SOURCE", "")
    if contact and urlsplit(contact).scheme not in ("mailto", "https"):
        raise BadEnvironment("OURTERMS_CONTACT must start with mailto: or https://.")
    if source and urlsplit(source).scheme not in ("http", "https"):
        raise BadEnvironment("OURTERMS_SOURCE must be the address of a web page.")
    demo = environ.get("OURTERMS_DEMO", "")
    if demo not in ("", "1"):
        raise BadEnvironment("OURTERMS_DEMO must be 1, or not set.")
    if demo and parts.hostname not in LOOPBACK:
        raise BadEnvironment("OURTERMS_DEMO is only for localhost: in a demo anybody may sign in as anybody.")
    data = Path(environ.get("OURTERMS_DATA", str(ROOT / "data"))).expanduser().absolute()
    mail, mail_from = environ.get("OURTERMS_MAIL", ""), environ.get("OURTERMS_MAIL_FROM", "")
    if mail and not _is_mail_server(mail):
        raise BadEnvironment("OURTERMS_MAIL must look like smtp://name:password@mail.example.org:587, or smtps://...")
    mail_from = mail_from or f"notes@{parts.hostname}"
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", mail_from):
        raise BadEnvironment("OURTERMS_MAIL_FROM must be an e-mail address.")
    backups = Path(environ.get("OURTERMS_BACKUPS", str(data / "backups"))).expanduser().absolute()
    if backups == data or (backups.is_relative_to(data) and backups.parent != data):
        raise BadEnvironment("OURTERMS_BACKUPS must be a folder of its own.")
    return Env(data, url, database_url, hide_to, int(proxies), contact, source, bool(demo), mail, mail_from, backups)


def _is_mail_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("smtp", "smtps") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def for_serving(environ: Mapping[str, str] = os.environ) -> Env:
    """The settings of a real server, which must say where it is and where it keeps things. Raises BadEnvironment."""
    for name, what in (("OURTERMS_DATA", "the folder that holds everything"), ("OURTERMS_URL", "the address")):
        if not environ.get(name):
            raise BadEnvironment(f"{name} must say {what}. docs/self-hosting.md has the steps.")
    found = read(environ)
    if not found.https:
        raise BadEnvironment("OURTERMS_URL must start with https:// on a real server. To look at it here: ./run demo")
    if found.demo:
        raise BadEnvironment("OURTERMS_DEMO must not be set on a real server.")
    if not found.proxies:
        raise BadEnvironment("OURTERMS_PROXIES must be 1 or more: a proxy with TLS stands before a real server.")
    return found
