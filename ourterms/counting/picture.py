"""A count as a picture: SVG that stands alone, black on white, for screens and paper."""

from fractions import Fraction
from xml.sax.saxutils import escape

from ourterms.counting.result import Result, ids_of, said

ROW, BAR, COLUMN, LEFT, TOP, STEPS = 22, 14, 92, 240, 64, 480
LETTER = 6.4  # what a letter of the text is wide, about
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#1b1b1b}.b{fill:#8aa0b8}.e{fill:#0b5c50}.x{fill:#a2543b}"
    ".g{stroke:#d6d6d6}@media(prefers-color-scheme:dark){svg{background:#141414}text{fill:#eee}.g{stroke:#444}}"
)


def cut(words: str, wide: float) -> str:
    """Words that fit into some pixels; with an ellipsis where they are cut."""
    room = int(wide / LETTER)
    return words if len(words) <= room else words[: room - 1] + "…"


def picture(result: Result, title: str = "") -> str:
    """The rounds of a count as an SVG: a row for each option, a column for each round.

    Where each round has one figure, as when a budget is spent, each is one row and goes on where the last one ended.
    title: what stands above it; the rule and how many rounds, where there is none.
    """
    if result.rounds and all(len(each.figures) == 1 for each in result.rounds):
        return steps(result, title)
    ids = ids_of(result.rounds)
    largest = max((abs(Fraction(n)) for each in result.rounds for n in each.figures.values()), default=Fraction(0))
    wide, high = LEFT + COLUMN * max(1, len(result.rounds)) + 12, TOP + ROW * max(1, len(ids)) + 12
    if title:
        wide = max(wide, round(len(title) * LETTER * 1.1) + 24)  # bold letters are wider
    else:
        title = f"{result.rule}, {len(result.rounds)} rounds" + (f": {result.figures}" if result.figures else "")
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f'<text x="12" y="22" font-weight="bold">{escape(title)}</text>',
    ]
    for row, each in enumerate(ids):
        y = TOP + ROW * row
        mark = "✓ " if each in result.winners else ""
        parts.append(f'<text x="12" y="{y + BAR - 2}">{escape(cut(mark + result.called(each), LEFT - 24))}</text>')
        parts.append(f'<path class="g" d="M12 {y + BAR + 4}H{wide - 12}"/>')
    for column, one in enumerate(result.rounds):
        x = LEFT + COLUMN * column
        parts.append(f'<text x="{x}" y="{TOP - 12}">{column + 1}</text>')
        for row, each in enumerate(ids):
            if each not in one.figures:
                continue
            number, y = one.figures[each], TOP + ROW * row
            long = round(float(abs(Fraction(number)) / largest) * (COLUMN - 12), 1) if largest else 0
            kind = "e" if each in one.elected else "x" if each in one.excluded else "b"
            parts.append(
                f'<rect class="{kind}" x="{x}" y="{y}" width="{long}" height="{BAR}">'
                f"<title>{escape(f'{result.called(each)}, {one.title}: {said(number)}')}</title></rect>"
            )
    return "\n".join([*parts, "</svg>", ""])


def steps(result: Result, title: str = "") -> str:
    """Rounds with one figure each, one below the other, as they add up. title: as in `picture`."""
    figures = [next(iter(each.figures.items())) for each in result.rounds]
    whole = sum((Fraction(number) for _, number in figures), Fraction(0))
    wide, high = LEFT + STEPS + 90, TOP + ROW * len(figures) + 12
    title = title or f"{result.rule}, {len(figures)} rounds: {result.figures}, {said(whole)} in all"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
        ' role="img">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f'<text x="12" y="22" font-weight="bold">{escape(title)}</text>',
    ]
    before = Fraction(0)
    for row, (each, number) in enumerate(figures):
        y = TOP + ROW * row
        x = LEFT + round(float(before / whole) * STEPS, 1) if whole else LEFT
        long = round(float(Fraction(number) / whole) * STEPS, 1) if whole else 0
        before += number
        parts += [
            f'<path class="g" d="M12 {y + BAR + 4}H{wide - 12}"/>',
            f'<text x="12" y="{y + BAR - 2}">{escape(cut(f"{row + 1}. {result.called(each)}", LEFT - 24))}</text>',
            f'<rect class="e" x="{x}" y="{y}" width="{max(long, 1)}" height="{BAR}">'
            f"<title>{escape(f'{result.called(each)}: {said(number)}')}</title></rect>",
            f'<text x="{x + max(long, 1) + 6:.1f}" y="{y + BAR - 2}">{said(number)}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
