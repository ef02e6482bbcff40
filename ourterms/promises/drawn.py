"""Pictures of the line, and of what the facts allow, as SVG. Each stands beside a table of the same facts.

Whatever somebody wrote goes through `escape`.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ourterms.design.days import day_in_words
from ourterms.promises.reading import Line
from ourterms.promises.rules.line import OURS, WIDE, Drawing, Placed, draw
from ourterms.promises.rules.who_decided import LEVELS, NOT_TOLD, level_in_words
from ourterms.promises.shelves import first_words

AXIS = 22  # from the left
LETTERS = 38  # of what a thing says


def line_as_svg(line: Line, today: date) -> SafeString:
    """The line from top to bottom: a circle is ours, a square is theirs, a dashed stretch is silence or lateness."""
    drawing = draw(line.things, line.silences, today if line.waits else None)
    return _svg("line-drawing", WIDE, drawing.high, _("The line, by dates"), _line_parts(drawing, today))


def _svg(name: str, wide: float, high: float, label: str, parts: Iterable[str]) -> SafeString:
    head = f'<svg class="{name}" viewBox="0 0 {wide:g} {high:.0f}" role="img" aria-label="{escape(label)}">'
    return mark_safe(head + "".join(parts) + "</svg>")  # noqa: S308 (see above)


def _line_parts(drawing: Drawing, today: date) -> Iterable[str]:
    if not drawing.things:
        return
    bottom = drawing.today if drawing.today is not None else drawing.things[-1].y
    yield f'<path class="way" d="M{AXIS} {drawing.things[0].y:.1f}V{bottom:.1f}"/>'
    for gap in drawing.gaps:
        yield f'<path class="under" d="M{AXIS} {gap.start:.1f}V{gap.end:.1f}"/>'
        yield f'<path class="gap" d="M{AXIS} {gap.start:.1f}V{gap.end:.1f}"/>'
    for placed in drawing.things:
        yield from _thing(placed)
    for gap in drawing.gaps:
        if gap.end - gap.start > 70 and not any(gap.start + 20 < each.y < gap.end - 20 for each in drawing.things):
            y = (gap.start + gap.end) / 2 + 16
            yield f'<text class="of-gap" x="{AXIS + 24}" y="{y:.1f}">{escape(gap.words)}</text>'
    if drawing.today is not None:
        y = drawing.today
        yield f'<path class="today" d="M{AXIS - 11} {y:.1f}H{AXIS + 11}"/>'
        words = _("today, {day}").format(day=day_in_words(today, "short"))
        yield f'<text class="on" x="{AXIS + 24}" y="{y + 5:.1f}">{escape(words)}</text>'


def _thing(placed: Placed) -> Iterable[str]:
    y, thing = placed.y, placed.thing
    if thing.side == OURS:
        yield f'<circle class="ours" cx="{AXIS}" cy="{y:.1f}" r="9"/>'
    else:
        yield f'<path class="theirs" d="M{AXIS - 8} {y - 8:.1f}h16v16h-16z"/>'
    when = day_in_words(thing.day, "short")
    yield f'<text class="on" x="{AXIS + 24}" y="{y - 1:.1f}">{placed.number}. {escape(when)}</text>'
    words = first_words(f"{thing.word}: {thing.words}" if thing.words else thing.word, LETTERS)
    yield f'<text x="{AXIS + 24}" y="{y + 16:.1f}">{escape(words)}</text>'


# What the facts allow --------------------------------------------------------------------------------------------

STEP, STAIR, GROUND = 34, 26, 300


def steps_as_svg(level: str) -> SafeString:
    """Six steps, the lowest at the bottom: full up to the one that the facts allow, dashed above it."""
    names = LEVELS[1:]
    high = len(names) * STEP + 12
    parts = []
    for number, name in enumerate(names):
        y, on = high - 6 - (number + 1) * STEP, LEVELS.index(name) <= LEVELS.index(level)
        x = number * STAIR
        look = "step on" if on else "step"
        parts.append(f'<path class="{look}" d="M{x + 1} {y + 2}H{GROUND - 1}V{y + STEP - 2}H{x + 1}z"/>')
        text = "of-step on" if on else "of-step"
        parts.append(f'<text class="{text}" x="{x + 12}" y="{y + 22}">{escape(level_in_words(name))}</text>')
    label = _("The facts allow: {level}").format(level=level_in_words(level))
    if level == NOT_TOLD:
        label += ". " + _("None of the six steps.")
    return _svg("steps-drawing", GROUND, high, label, parts)
