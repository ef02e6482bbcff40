"""Names: any will do. What is taken away is only what would fool a reader."""

import unicodedata

LONGEST = 40  # letters


def tidy(name: str) -> str:
    """A name as it is shown: one line, single spaces, no letter that can't be seen or that turns the line round."""
    composed = unicodedata.normalize("NFC", name)
    seen = "".join(letter if unicodedata.category(letter)[0] not in "CZ" else " " for letter in composed)
    return " ".join(seen.split())


def key(name: str) -> str:
    """What two names share that look the same: "Ada" and "ADA", "Ｚoe" and "zoe"."""
    return unicodedata.normalize("NFKC", tidy(name)).casefold()


def problem_with(name: str) -> str:
    """What is wrong with a name; "" if nothing."""
    if not tidy(name):
        return "Put any name. It does not have to be yours."
    if len(tidy(name)) > LONGEST:
        return f"Use at most {LONGEST} letters."
    return ""
