"""What to send, what to tell our chat, and what to take along.

A reply is under 120 words and asks at most three things. It never says "I", never a name, and never that whoever
sends it has lived experience: it could come from anybody.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ourterms.kit.speech import say
from ourterms.terms.rules.check import Finding
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.conditions import Conditions

VOICES = ("plain", "warm", "brief_no")


class Reply(NamedTuple):
    """A text to send, in one of the three voices."""

    voice: str
    title: str
    text: str


def _numbered(three: Sequence[Finding]) -> str:
    return "\n".join(
        f"{number}. {say(CLAUSES[finding.clause].title)}: {finding.ask_for}."
        for number, finding in enumerate(three, start=1)
    )


def _plain(three: Sequence[Finding]) -> str:
    if not three:
        return say("Hello,\n\nThank you for asking. Please send all of what you offer in writing.\n\nThank you")
    return "\n\n".join(
        [
            say("Hello,"),
            say("Thank you for asking. Before there can be an answer, this needs to be clear:"),
            _numbered(three),
            say("Please answer in writing. Until then, please don't count on anybody coming."),
            say("Thank you"),
        ]
    )


def _warm(three: Sequence[Finding]) -> str:
    if not three:
        return say(
            "Hello,\n\nThank you for asking, and for saying so clearly what you offer. "
            "Could you send it in writing?\n\nWith good wishes"
        )
    return "\n\n".join(
        [
            say("Hello,"),
            say("Thank you for thinking of people who know this from the inside. It matters how it is done."),
            say("These would make it possible to say yes:"),
            _numbered(three),
            say("If some of it is hard for you, please say what is possible. An answer in writing would help."),
            say("With good wishes"),
        ]
    )


def _brief_no() -> str:
    # Nobody owes a reason for a no.
    return say("Hello,\n\nThank you for asking. The answer is no. Please take this as final.\n\nThank you")


def replies(three: Sequence[Finding]) -> list[Reply]:
    """The same answer in three voices: plain, warm, and a brief no. `three`: at most three findings."""
    return [
        Reply("plain", say("Plain"), _plain(three)),
        Reply("warm", say("Warm"), _warm(three)),
        Reply("brief_no", say("A brief no"), _brief_no()),
    ]


def for_our_chat(sentence: str, three: Sequence[Finding]) -> str:
    """Four plain lines at most, to paste into a group chat."""
    return "\n".join([sentence, *(f"- {say(CLAUSES[f.clause].title)}: {f.ask_for}" for f in three)])


def questions_to_take(three: Sequence[Finding]) -> list[str]:
    """Three questions to ask in the room: from what is open here, else from what always matters."""
    names = [finding.clause for finding in three]
    names += [name for name in ("who-decides", "what-came-of-it", "stopping-keeps-pay") if name not in names]
    return [say(CLAUSES[name].aloud) for name in names[:3]]


def to_have_in_writing(conditions: Conditions) -> list[str]:
    """What to have in writing before going, told apart by what they have written already."""
    wanted = {
        "pay_amount": say("how much is paid, for what, and by which day"),
        "expenses_covered": say("which costs they cover, and that they book or pay them ahead"),
        "authority": say("what is decided, by whom, and what our part in it is"),
        "leave_keeps_pay": say("that each of us can stop at any time and keep the pay"),
        "named_choice": say("that nobody is named, filmed or quoted without their yes"),
        "no_effect_on_care": say("that none of it touches anybody's care or notes"),
    }
    return [words for name, words in wanted.items() if getattr(conditions, name) is None]
