"""Two people who write the same notes at the same time: both texts stay."""

from ourterms.kit.speech import say

LONGEST = 20_000  # letters


def both(there: str, mine: str) -> str:
    """What stood there when I began has been changed meanwhile to `there`: keep that, and mine beneath it.

    Nothing is doubled where one text holds the other. Nobody's name goes into the text, where it would outlast them.
    """
    there, mine = there.strip(), mine.strip()
    if mine in there:
        return there
    if there in mine:
        return mine
    heading = say("At the same time somebody wrote:")
    return f"{there}\n\n## {heading}\n\n{mine}"
