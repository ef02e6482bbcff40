"""The stages of a go-round: one after the other, never back."""

from typing import NamedTuple

PRESENT, QUESTIONS, REACTIONS, OBJECTIONS = "present", "questions", "reactions", "objections"


class Stage(NamedTuple):
    """A stage, in the words that members read: its name, what it is for, the way on to it."""

    title: str
    does: str
    go: str


STAGES = {
    PRESENT: Stage("We present it", "Whoever opened it says what it is about.", ""),
    QUESTIONS: Stage("Questions", "Ask what you want to understand. Opinions come later.", "Go on to questions"),
    REACTIONS: Stage("Reactions", "Each says what they think and feel about it.", "Go on to reactions"),
    OBJECTIONS: Stage(
        "Objections",
        "Each says whether they object. A plain no is enough. Only who objected can take it back.",
        "Go on to objections",
    ),
}


def following(stage: str) -> str:
    """The stage after this one; "" after the last."""
    order = list(STAGES)
    at = order.index(stage) + 1
    return order[at] if at < len(order) else ""
