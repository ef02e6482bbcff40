"""A no beside what was found: "a buddy will not be provided" offers no buddy."""

from functools import cache

from ourterms.terms.rules.conditions import Span
from ourterms.terms.rules.reading.phrases import word_set

NO = word_set(
    "no not never nor neither nothing nobody none without cannot unable impossible can't won't isn't aren't don't"
    " doesn't didn't wasn't weren't shouldn't couldn't wouldn't hasn't haven't mustn't needn't nope"
)
# "Not only", "no later than", "don't worry": nothing is denied.
NO_NO = word_set("only just later earlier matter worry hesitate problem more less fewer longer limited forget")
# Where another part of the sentence begins.
PARTS = word_set("but if because so who whose when whenever unless although though while until which where - •")
# After "and" or "or", another part begins with these.
BEGINNING = word_set("i you we they it there nobody has have do does is are was will can may must")
STOPS = tuple(",;.:?!)\n")


@cache
def says_no(table: str) -> bool:
    """Whether a table of phrases holds a no of its own."""
    return not NO.isdisjoint(table.replace("|", " ").replace("!", " ").split())


def denied(flat: str, sentence: Span, span: Span, table: str) -> bool:
    """Whether a match, or its own part of the sentence, says no; a phrase's own no doesn't count."""
    start, end = span
    own = flat[start:end].split()
    if any(_is_no(own, at) for at in range(len(own))):
        return not says_no(table)
    before = flat[sentence[0] : start].split()
    for at in range(len(before) - 1, -1, -1):
        if before[at].endswith(STOPS) or before[at] in PARTS:
            break
        if _is_no(before, at):
            return before[at + 1 :] != ["or"]
        if before[at] in BEGINNING and at and before[at - 1] in ("and", "or"):
            break
    if flat[end : end + 1] in STOPS:
        return False
    after = flat[end : sentence[1]].split()
    for at, word in enumerate(after):
        if word in PARTS or word[0] == "(" or (word in BEGINNING and at and after[at - 1] in ("and", "or")):
            break
        if _is_no(after, at):
            return at == 0 or after[at - 1] != "or"
        if word.endswith(STOPS):
            break
    return False


def _is_no(words: list[str], at: int) -> bool:
    word = words[at].strip("\"',.;:?!()")
    return word in NO and (at + 1 == len(words) or words[at + 1].strip(",.;:") not in NO_NO)
