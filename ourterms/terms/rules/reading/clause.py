"""The part of a sentence around what was found: the words to show, and whether it says no.

"A buddy will not be provided" offers no buddy.
"""

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
PARTS = word_set(
    "but if because so who whose when whenever unless although though while until which where therefore however - •"
)
# After "and" or "or", another part begins with these.
BEGINNING = word_set("i you we they it there nobody has have do does is are was will can may must")
PEOPLE = word_set("i you we they there")
MAY = word_set("can will may could are is")
FAR = 200  # characters looked at on either side, so that hostile text can't make us slow
NEAR = 9  # words shown on either side, as a rule
FURTHER = 6  # words more, at most, to come to the end of a phrase
# After these a phrase goes on: "feedback on our" is half a thought.
LINKS = word_set(
    "at in on of to for with by from as about into over through during before after than between within without under"
    " and or nor the a an our your my his her their its this that these those any each every some all both no more most"
    " is are was were be been being will can may must have has had not"
)
STOPS = frozenset(",;.:?!)\n")


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
    before = flat[max(sentence[0], start - FAR) : start].split()
    for at in range(len(before) - 1, -1, -1):
        if before[at][-1] in STOPS or before[at] in PARTS:
            break
        if _is_no(before, at):
            return before[at + 1 :] != ["or"]
        if before[at] in BEGINNING and at and before[at - 1] in ("and", "or"):
            break
        if before[at] in PEOPLE and not MAY.isdisjoint(before[at + 1 : at + 2]) and before[at - 1 : at] != ["nothing"]:
            break  # "If you can't come, you can ..." without its comma
    if flat[end : end + 1] in STOPS:
        return False
    after = flat[end : min(sentence[1], end + FAR)].split()
    for at, word in enumerate(after):
        if word in PARTS or word[0] == "(" or (word in BEGINNING and at and after[at - 1] in ("and", "or")):
            break
        if _is_no(after, at):
            return at == 0 or after[at - 1] != "or"
        if word[-1:] in STOPS:
            break
    return False


def _is_no(words: list[str], at: int) -> bool:
    word = words[at].strip("\"',.;:?!()")
    return word in NO and (at + 1 == len(words) or words[at + 1].strip(",.;:") not in NO_NO)


def clause(flat: str, sentence: Span, span: Span) -> Span:
    """The match with the words around it, up to a stop, a comma, another part of the sentence or a phrase's end."""
    start, end = span
    words = flat[max(sentence[0], start - FAR) : start].rsplit(" ", NEAR + 1)
    if not words[-1].endswith(("(", "\n")):
        start -= len(words[-1])  # of "jobs@trust.example", not only what begins with the "@"
        for word in reversed(words[-NEAR - 1 : -1]):
            if not word or word[-1] in STOPS or word in PARTS or "\n" in word:
                break
            start -= len(word) + (word[0] != "(")
            if word[0] == "(":
                break
    # Where the last phrase was at its end, and whether the word before goes on.
    whole, linked = end, flat[max(end - FAR, 0) : end].rsplit(" ", 1)[-1] in LINKS
    after = flat[end : min(sentence[1], end + FAR)].split(" ", NEAR + FURTHER + 1)
    for at, word in enumerate(after[: NEAR + FURTHER + 1]):
        if word in PARTS or ("\n" in word and word.partition("\n")[0] in PARTS):
            break
        if at and (not word or word[0] in "(\n"):
            break
        links = word in LINKS
        if links and at and not linked:
            if at > NEAR:
                break
            whole = end
        linked = links
        end += len(word) + (at > 0)
        if word and word[-1] in STOPS:
            break
    else:
        if len(after) > NEAR + FURTHER + 1:
            end = whole
    end = min(end, sentence[1])
    bracket = "" if "(" in flat[start:end] else ")"
    return start, max(span[1], start + len(flat[start:end].rstrip(f" .\n{bracket}")))
