"""The one settings file. What differs from place to place comes from the environment (env.py)."""

import os
import sqlite3
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from ourterms.kit import chance
from ourterms.site import env as environment

ENV = environment.read()
ROOT = environment.ROOT
DATA = ENV.data

DEBUG = False
DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
(DATA / "secrets").mkdir(exist_ok=True, mode=0o700)


def _secret(name: str, size: int = 48) -> str:
    """A secret of this server, made at first start; only its owner can read the file."""
    path = DATA / "secrets" / name
    if not path.exists():
        part = path.with_suffix(f".{chance.token(6)}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(chance.token(size))
        try:
            os.link(part, path)  # whoever is first wins; the other start reads what the first one made
        except FileExistsError:
            pass
        finally:
            part.unlink()
    return path.read_text()


SECRET_KEY = _secret("django_key")
SERVER_KEY = _secret("server_key", 32)  # wraps the keys in the keyring; in no database and in no backup
KEYRING = DATA / "keyring.sqlite3"
FILES = DATA / "files"
BACKUPS = ENV.backups
ALLOWED_HOSTS = [ENV.host, *(environment.LOOPBACK if ENV.host in environment.LOOPBACK else ())]
OURTERMS_URL = ENV.url
HIDE_TO = ENV.hide_to
PROXIES = ENV.proxies
CONTACT = ENV.contact
SOURCE = ENV.source
DEMO = ENV.demo

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "ourterms.design",
    "ourterms.people",
    "ourterms.collectives",
    "ourterms.files",
    "ourterms.funds",
    "ourterms.care",
    "ourterms.notices",
    "ourterms.institutions",
    "ourterms.talk",
    "ourterms.library",
    "ourterms.register",
    "ourterms.meetings",
    "ourterms.decisions",
    "ourterms.aid",
    "ourterms.promises",
    "ourterms.terms",
    "ourterms.pay",
    "ourterms.asks",
    "ourterms.record",
    "ourterms.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "ourterms.site.middleware.Policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ourterms.site.middleware.Guard",
    "django.middleware.common.CommonMiddleware",
    "ourterms.site.middleware.Access",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "ourterms.site.urls"
WSGI_APPLICATION = "ourterms.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
            "builtins": ["ourterms.design.templatetags.links"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "ourterms.site.context.everywhere",
            ],
        },
    }
]

FORM_RENDERER = "ourterms.design.controls.Controls"

# --- Databases -------------------------------------------------------------------------------------------------
# Journal DELETE with synchronous EXTRA: every answered write is on the disk. Write-ahead logging loses data in
# rare cases before SQLite 3.51.3, and Debian's is older. Where what passes is written, the journal's file is emptied
# and not taken away: as safe, and sooner done.
WAL = sqlite3.sqlite_version_info >= (3, 51, 3)
JOURNALS = dict.fromkeys(("default", "passing"), "WAL") if WAL else {"default": "DELETE", "passing": "TRUNCATE"}


def _sqlite(name: str, *, journal: str, synchronous: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / name,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                f"PRAGMA journal_mode={journal};PRAGMA synchronous={synchronous};"
                "PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
    }


DATABASES = {
    "default": _postgresql(ENV.database_url)
    if ENV.database_url
    else _sqlite("ourterms.sqlite3", journal=JOURNALS["default"], synchronous="EXTRA"),
    # What may be lost: who is signed in where, and codes that were sent. Never backed up, so a backup holds no trace
    # of a visit.
    "passing": _sqlite("passing.sqlite3", journal=JOURNALS["passing"], synchronous="OFF")
    | {"TEST": {"MIGRATE": False}},
}
DATABASE_ROUTERS = ["ourterms.site.routers.Passing"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- What comes in ---------------------------------------------------------------------------------------------
# Uploads stay in memory: nothing pasted or sent touches the disk.
MOST_BYTES = 6 * 1024 * 1024
MOST_BYTES_INSIDE = 12 * 1024 * 1024  # of a member's: a picture from a phone
FILE_UPLOAD_HANDLERS = ["ourterms.site.forms.Uploads"]
FILE_UPLOAD_MAX_MEMORY_SIZE = MOST_BYTES_INSIDE
DATA_UPLOAD_MAX_MEMORY_SIZE = MOST_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300

# --- What goes out ---------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = ENV.https
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if ENV.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.https
SECURE_HSTS_PRELOAD = ENV.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.proxies else None
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = ENV.https
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "ourterms.site.errors.forbidden"

# --- Mail ------------------------------------------------------------------------------------------------------
# smtps:// is TLS from the start; smtp:// begins TLS before anything is said, except on this machine itself.
MAIL, MAIL_FROM = ENV.mail, ENV.mail_from
_MAIL = urlsplit(MAIL)
EMAIL_BACKEND = "ourterms.notices.folder.Folder" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_USE_SSL = _MAIL.scheme == "smtps"
EMAIL_USE_TLS = _MAIL.scheme == "smtp" and _MAIL.hostname not in environment.LOOPBACK
EMAIL_HOST = _MAIL.hostname or ""
EMAIL_PORT = _MAIL.port or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_TIMEOUT = 20

# --- Words and time ---------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
# Every sentence goes through gettext already; its machinery runs from the first translation on, because until
# then it would cost a quarter of each page's time for nothing.
USE_I18N = any((ROOT / "ourterms").glob("*/locale/*/LC_MESSAGES/django.mo"))
USE_TZ = True
TIME_ZONE = "Europe/London"

# --- Logs: what broke and where; never what somebody wrote, never who -------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "ourterms.site.logs.WithoutPeople"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "filters": ["quiet"], "formatter": "plain"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.security": {"level": "CRITICAL"},  # it would name the hosts that strangers make up
        "django.request": {"level": "ERROR"},  # a page that does not exist is nobody's fault
    },
}
