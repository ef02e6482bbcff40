"""Whose name stands in words: one rule, for what goes out in the group's name and for what becomes public."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ourterms.collectives.rules.names import tidy
from ourterms.kit.canonical import Json

SHORT = 3  # letters: names so short are looked for as they are written, since "may" and "jo" are words too
# Longer names that are everyday words: looked for in the same way, or no letter could say "we will" beside a Will.
WORDS = {
    *("april", "august", "bill", "brook", "dawn", "drew", "ever", "faith", "forest", "frank", "grace"),
    *("grant", "heath", "heather", "hope", "iris", "june", "lane", "lily", "march", "mark", "mercy"),
    *("miles", "noble", "olive", "page", "patience", "pearl", "penny", "pepper", "poppy", "price"),
    *("rose", "ruby", "sage", "sandy", "spring", "star", "summer", "will", "winter", "young"),
}


def texts_in(value: Json) -> Iterator[str]:
    """Every text in a value, keys of objects too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield str(name)
            yield from texts_in(each)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for each in value:
            yield from texts_in(each)


def names_in(names: Iterable[str], value: Json) -> set[str]:
    """Which of these names stand in a value, however they are written: ROWAN, Rowan's, Rowans, _Rowan_, Zoe for Zoë,
    Juergen for Jürgen, Mary-Ann for Mary Ann; with signs in between that nobody sees; and of a name of several words
    each longer one (Fell of Rowan Fell), or the first letters with their dots (R. F.).

    A name of three letters or fewer, or one that is an everyday word (WORDS), only with the capitals it could have
    (Kit, KIT; Will, and not "we will"), since "kit" is a word too, and in an address (kit@). One of a single letter is
    not looked for. A word with a capital that begins a sentence may be a name: people say, not the machine.
    """
    texts = list(dict.fromkeys(texts_in(value)))
    cased = "\n".join(_plain(text) for text in texts)
    folded = "\n".join(_plain(text.casefold(), spelled) for text in texts for spelled in (False, True))
    letters = "".join(each for each in folded if each.isalnum())
    return {name for name in names if len(tidy(name)) > 1 and _stands(tidy(name), cased, folded, letters)}


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"})
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "æ": "ae", "œ": "oe", "ø": "oe"})
_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")  # between their words
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"  # no letter


def _plain(text: str, spelled: bool = False) -> str:
    """A text without marks on its letters and signs that nobody sees. spelled: ü is ue, not u."""
    text = unicodedata.normalize("NFKC", text)
    text = unicodedata.normalize("NFKD", text.translate(_SPELLED) if spelled else text)
    return "".join(each for each in text if unicodedata.category(each) not in ("Mn", "Cf")).translate(_LETTERS)


def _apart(words: Sequence[str]) -> str:
    """A pattern for these words, with whatever is no letter between them, or nothing."""
    return r"[\W_]*".join(re.escape(word) for word in words)


def _stands(name: str, cased: str, folded: str, letters: str) -> bool:
    """`letters`: of the folded text, all that are left when nothing stands between them; quick to look into."""
    words = _words(_plain(name))
    whole = "".join(words)
    if not whole:  # a name of signs
        return bool(_plain(name)) and _plain(name) in cased
    spelled = [_words(_plain(name.casefold(), spelled)) for spelled in (False, True)]
    if any(unicodedata.name(each, "").startswith(_NO_SPACES) for each in whole):
        return any("".join(form) in letters for form in spelled)
    first = r"\s?".join(rf"{re.escape(word[0].upper())}\." for word in words)
    if len(words) > 1 and f"{words[0][0].upper()}." in cased and re.search(_BEFORE + first, cased):
        return True
    if not any(word in letters for form in spelled for word in ("".join(form), *form) if len(word) > 1):
        return False
    found = [rf"(?<!\w){re.escape(_plain(name))}(?!\w)"]
    found += [f"{_BEFORE}{re.escape(part)}(?:['’]s)?{_AFTER}" for part in _as_written(words)]
    if _is_word(whole):
        short = re.escape(whole.casefold())
        return bool(re.search("|".join([*found, f"{_BEFORE}{short}@|@{short}{_AFTER}"]), cased))
    return bool(re.search("|".join(found), cased)) or any(
        re.search(f"{_BEFORE}{_apart(form)}(?:e?s)?{_AFTER}", folded) for form in spelled if "".join(form) in letters
    )


def _is_word(name: str) -> bool:
    """Whether it is looked for with its capitals alone."""
    return len(name) <= SHORT or name.casefold() in WORDS


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _as_written(words: Sequence[str]) -> list[str]:
    """What is looked for with its capitals: a name that is a word too; of several words each that is longer."""
    if len(words) == 1:
        return _cases(words[0]) if _is_word(words[0]) else []
    return [form for word in words if len(word) > SHORT for form in _cases(word)]


def _cases(word: str) -> list[str]:
    return list(dict.fromkeys([word if word != word.lower() else word.capitalize(), word.capitalize(), word.upper()]))
