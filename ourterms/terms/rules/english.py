"""Whether a text is in English, the one language that the reader reads so far.

To be silent on a text in Welsh would be told as if its author had said nothing. So what counts is whether another
language is there to be seen: few common English words are not enough for that, since lists and names have none.
"""

from itertools import islice

# Words that are common in English and in few other languages: in adverts, at least 6 words in 100.
_COMMON = """
the and you your our with this that from they their what who which when there would could should about please are have
has been will can it its of for if
""".split()  # noqa: SIM905
_HERE = frozenset(_COMMON) | {word.capitalize() for word in _COMMON}
# Short words and shortenings that stand in English lists and notes as well.
_SHORT = frozenset(
    """
a i an as at am be by do for go he if in is it me my no of on or so to up us we act add age ago aid aim air all and any
are art ask bad bag bar bed big bit box bus but buy can car cup cut day due eat end eye far fee few fit fix fun get got
gym had has her him his hot how its job key kid lay led let lot low man map may men met mix mum new not now odd off oil
old one our out own pay pen per pet pot pub put ran red run sad sat saw say see set she sit six sky son sun tax tea ten
the tie tin too top try two use van via war was way wet who why win yes yet you ave cc co com dr eg etc fax hr hrs ie im
km lb lol max min ml mob mon tue wed thu fri sat sun nhs ok org oz pm ppl pp ps re ref st tba tbc tel thx uk ur vs wk
wks www yr yrs cv dm gp hq id mtg ot pc ph pls rsvp tv wfh
""".split()  # noqa: SIM905
)
_LATIN = "\u024f"  # the last letter of the alphabets that Europe writes in Latin letters
_FEW = 20  # words; in fewer, nobody can tell
_SOME = 400  # words, which mostly show it also of a long text


def in_english(text: str) -> bool:
    """Whether the text is in English, in part, or may be. False only where another language is plain to see.

    Short texts, lists, names and English with words of another language in it are True.
    """
    some = text.split(None, _SOME)
    # What stands behind these is one piece, of at most as many words as every other letter begins one.
    most = len(some) if len(some) <= _SOME else _SOME + (len(some[-1]) + 1) // 2
    if _as_in_english(some, most):  # as most
        return True
    words = text.split()
    if _as_in_english(words, len(words)):
        return True
    return not (_in_other_letters(text) or _with_other_small_words(words))


def _as_in_english(words: list[str], of: int) -> bool:
    """Whether there are as many common words among these as a text of so many words has in English."""
    enough = -(-of // 25)
    return len(list(islice(filter(_HERE.__contains__, words), enough))) == enough


def _in_other_letters(text: str) -> bool:
    """Whether most letters are of an alphabet that English isn't written in: Arabic, Cyrillic, Chinese."""
    if text.isascii():
        return False
    letters = list(filter(str.isalpha, text))
    others = sum(letter > _LATIN for letter in letters)
    return others >= 2 * _FEW and 2 * others > len(letters)


def _with_other_small_words(words: list[str]) -> bool:
    """Whether small words that aren't English hold the text together, as "yn" and "y" do in Welsh."""
    small = [word for word in words if len(word) <= 3 and word.islower() and word.isalpha() and word not in _SHORT]
    # One word in eight, and one of them more than once; in adverts in English it is one in thirty at most.
    return len(words) >= _FEW and 8 * len(small) >= len(words) and len(set(small)) < len(small)
