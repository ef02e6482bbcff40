"""The words around a match, for a search."""

WIDE = 160  # letters


def around(text: str, words: str) -> str:
    """About `WIDE` letters of a text in one line, around where `words` first stand in it; its beginning if nowhere."""
    line = " ".join(text.split())
    at = max(0, line.casefold().find(" ".join(words.split()).casefold()))
    start = max(0, at - WIDE // 3)
    if start:
        start = line.find(" ", start) + 1 or start
    end = start + WIDE
    if end < len(line):
        end = max(line.rfind(" ", at + len(words), end), at + len(words))
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"
