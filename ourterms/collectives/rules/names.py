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


def said(words: str) -> set[str]:
    """What may be a name or an address in what somebody typed: all of it, each address, and two or three words that
    stand together. A single word in a sentence is none: too many people share it. Only the first 200 words."""
    parts = [word.strip(".,;:!?()<>\"'") for word in tidy(words).split()[:200]]
    found = {key(words), *(key(part) for part in parts if "@" in part)}
    for length in (2, 3):
        found |= {key(" ".join(parts[at : at + length])) for at in range(len(parts) - length + 1)}
    return found


def problem_with(name: str) -> str:
    """What is wrong with a name; "" if nothing."""
    if not tidy(name):
        return "Put any name. It does not have to be yours."
    if len(tidy(name)) > LONGEST:
        return f"Use at most {LONGEST} letters."
    return ""
