"""What a collective can set: each with a sentence, a default, and whose role may change it.

Every app declares its own in `hooks.settings()`; a test holds the list to docs/group-settings.md.
"""

import re
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ourterms.kit.speech import say
from ourterms.kit.words import many_lines

TEXT, WORDS, YES_NO, CHOICE, WHOLE, HOUR, ADDRESS, ZONE = (
    *("text", "words", "yes-no", "choice"),
    *("whole", "hour", "address", "zone"),
)
LONGEST = {TEXT: 120, WORDS: 8_000, ADDRESS: 300}  # letters


class Setting(NamedTuple):
    """One thing to set. `choices` are (value, words) for CHOICE; `least` and `most` hold for WHOLE."""

    name: str  # "app.name"
    title: str
    sentence: str
    kind: str
    default: Any
    group: str  # under which heading it stands on the page
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 365
    role: str = "settings"


class BadValue(Exception):
    """A value that a setting can't take; `message` says what it can."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def clean(setting: Setting, given: str) -> Any:
    """What the form sent, as the setting keeps it (JSON types). Raises BadValue with a sentence."""
    given = many_lines(given)
    if setting.kind == YES_NO:
        return given in ("yes", "on", "true")
    if setting.kind == CHOICE:
        if given not in {value for value, _words in setting.choices}:
            raise BadValue(say("Choose one of those in the list."))
        return given
    if setting.kind == ZONE:
        try:
            ZoneInfo(given)
        except (ValueError, OSError, KeyError):
            raise BadValue(say("Choose one of those in the list.")) from None
        return given
    if setting.kind in (WHOLE, HOUR):
        least, most = (0, 23) if setting.kind == HOUR else (setting.least, setting.most)
        if not (given.isascii() and given.isdecimal() and len(given) < 7 and least <= int(given) <= most):
            raise BadValue(say("Put a whole number from {least} to {most}.", least=least, most=most))
        return int(given)
    if setting.kind == ADDRESS and given and not re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", given):
        raise BadValue(say("Put the address of a web page. It begins with https://."))
    if len(given) > LONGEST[setting.kind]:
        raise BadValue(say("Use at most {most} letters.", most=LONGEST[setting.kind]))
    if setting.kind == TEXT and "\n" in given:
        given = " ".join(given.split())
    return given


def as_given(setting: Setting, value: Any) -> str:
    """A kept value as a form sends it: `clean` makes the same value of it again."""
    if setting.kind == YES_NO:
        return "yes" if value else "no"
    return "" if value is None else str(value)


def in_words(setting: Setting, value: Any) -> str:
    """A kept value as a page shows it; "" where nothing is set."""
    if setting.kind == YES_NO:
        return say("Yes") if value else say("No")
    if setting.kind == CHOICE:
        return say(dict(setting.choices).get(value, str(value)))
    if setting.kind == HOUR:
        return f"{value:02}:00"
    return "" if value is None else str(value)


COUNTRIES = (
    ("GB", "United Kingdom"),
    ("IE", "Ireland"),
    ("AU", "Australia"),
    ("CA", "Canada"),
    ("NZ", "New Zealand"),
    ("US", "United States"),
)
CURRENCIES = tuple((code, code) for code in ("GBP", "EUR", "AUD", "CAD", "NZD", "USD"))
ICONS = (("note", "A sheet of paper"), ("dot", "A dot"), ("leaf", "A leaf"))

US, SAFE, WHERE, LETTERS = "Who we are", "Being left in peace", "Where and when", "Letters"
OWN = (
    Setting(
        "collectives.hosts", "Who runs this server", "In your own words: who keeps the machine going.", TEXT, "", US
    ),
    Setting("collectives.pays", "Who pays for it", "Who pays for the machine, the room, the tea.", TEXT, "", US),
    Setting(
        "collectives.switch",
        "Who can switch it off",
        "Whoever can end this group's pages, from one day to the next.",
        TEXT,
        "",
        US,
    ),
    Setting(
        "collectives.others_pay",
        "Somebody else pays for more than half",
        "Yes, if more than half of our money comes from one place outside the group.",
        YES_NO,
        False,
        US,
    ),
    Setting(
        "collectives.house_rules",
        "House rules",
        "How we are with each other. One rule a line.",
        WORDS,
        "",
        US,
        role="talk",
    ),
    Setting(
        "collectives.crisis_numbers",
        "Numbers for a bad night",
        "Who one can ring, and when they answer. This software rings nobody.",
        WORDS,
        "",
        SAFE,
    ),
    Setting(
        "collectives.title",
        "Name in the browser",
        "What stands in the tab and in the history, so that nobody who looks sees what this is.",
        TEXT,
        "Notes",
        SAFE,
    ),
    Setting(
        "collectives.icon",
        "Picture in the browser",
        "What stands beside the name in the tab.",
        CHOICE,
        "note",
        SAFE,
        ICONS,
    ),
    Setting(
        "collectives.hide_to",
        "Where “Hide this page” goes",
        "A page that anybody might be looking at. Empty: the one that this server uses.",
        ADDRESS,
        "",
        SAFE,
    ),
    Setting("collectives.quiet_from", "Quiet from", "From this hour on, nothing is sent to anybody.", HOUR, 20, SAFE),
    Setting("collectives.quiet_until", "Quiet until", "Until this hour, nothing is sent to anybody.", HOUR, 10, SAFE),
    Setting(
        "collectives.zone", "Time zone", "The clock that our meetings and days go by.", ZONE, "Europe/London", WHERE
    ),
    Setting(
        "collectives.country", "Country", "Whose public holidays count as days off.", CHOICE, "GB", WHERE, COUNTRIES
    ),
    Setting("collectives.currency", "Currency", "What the tin is counted in.", CHOICE, "GBP", WHERE, CURRENCIES),
    Setting(
        "collectives.language",
        "Language",
        "The language of the pages. More come as people translate them.",
        CHOICE,
        "en-gb",
        WHERE,
        (("en-gb", "English"),),
    ),
    Setting("collectives.letters_name", "Name for letters", "How we sign a letter that we send.", TEXT, "", LETTERS),
    Setting("collectives.letters_address", "Address for letters", "Where an answer reaches us.", WORDS, "", LETTERS),
    Setting(
        "collectives.asking",
        "People may ask to join",
        "A page where somebody without a link can ask. The Welcome role answers.",
        YES_NO,
        False,
        US,
        role="welcome",
    ),
    Setting(
        "collectives.asking_questions",
        "What we ask those who ask to join",
        "One question a line, three at most. Nobody has to prove anything.",
        WORDS,
        "",
        US,
        role="welcome",
    ),
)
