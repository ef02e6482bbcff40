"""What to send, what to tell our chat, and what to take along.

A reply is under 120 words and asks at most three things. It never says "I", never a name, and never that whoever
sends it has lived experience: it could come from anybody.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ourterms.kit.speech import say
from ourterms.terms.rules.check import Finding
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.clauses.base import MET

VOICES = ("plain", "warm", "brief_no")


class Reply(NamedTuple):
    """A text to send, in one of the three voices."""

    voice: str
    title: str
    text: str


def _numbered(three: Sequence[Finding]) -> str:
    return "\n".join(
        f"{number}. {finding.ask_for[:1].upper()}{finding.ask_for[1:]}."
        for number, finding in enumerate(three, start=1)
    )


def _plain(three: Sequence[Finding]) -> str:
    if not three:
        return say("Hello,\n\nThank you for asking. Please send all of what you offer in writing.\n\nThank you")
    return "\n\n".join(
        [
            say("Hello,"),
            say("Thank you for asking. Before there can be an answer, please put this in writing:"),
            _numbered(three),
            say("If some of it is in what you sent already, please point to it."),
            say("Until then, please take this as neither a yes nor a no."),
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
            say("Thank you for asking. It matters how this is done."),
            say("Before anybody can decide, please say what is possible here:"),
            _numbered(three),
            say("If some of it is hard for you, say so; an honest answer in writing helps most."),
            say("With good wishes"),
        ]
    )


def _brief_no() -> str:
    # Nobody owes a reason for a no.
    return say("Hello,\n\nThank you for asking. The answer is no. There is no need to write back.\n\nThank you")


def for_what_we_do(three: Sequence[Finding]) -> str:
    """A letter about a post, panel or role that one has already."""
    return "\n\n".join(
        [
            say("Hello,"),
            say("For working together well from here, please put this in writing:"),
            _numbered(three),
            say("If some of it can't be, please say so."),
            say("Thank you"),
        ]
    )


def replies(three: Sequence[Finding]) -> list[Reply]:
    """The same answer in three voices: plain, warm, and a brief no. `three`: at most three findings."""
    return _voices(_plain(three), _warm(three))


def holding_replies() -> list[Reply]:
    """The three voices where nobody knows yet what was asked: two that wait, and a brief no."""
    first, second = (
        say("Thank you for asking. It takes a little time to read this well."),
        say("It matters how it is done."),
    )
    wait = say("Until there is an answer, please take this as neither a yes nor a no.")
    plain = "\n\n".join([say("Hello,"), first, wait, say("Thank you")])
    warm = "\n\n".join([say("Hello,"), f"{first} {second}", wait, say("With good wishes")])
    return _voices(plain, warm)


def _voices(plain: str, warm: str) -> list[Reply]:
    return [
        Reply("plain", say("Plain"), plain),
        Reply("warm", say("Warm"), warm),
        Reply("brief_no", say("A brief no"), _brief_no()),
    ]


def for_our_chat(sentence: str, three: Sequence[Finding]) -> str:
    """Four plain lines at most, to paste into a group chat."""
    return "\n".join([sentence, *(say("Ask for: {what}", what=finding.ask_for) for finding in three)])


def no_for_our_chat(sentence: str) -> str:
    """The same when the answer is no."""
    return say("Saying no to this one. {sentence}", sentence=sentence)


def questions_to_take(three: Sequence[Finding]) -> list[str]:
    """Three questions to ask in the room: from what is open here, else from what always matters."""
    names = [finding.clause for finding in three]
    names += [name for name in ("who-decides", "what-came-of-it", "stopping-keeps-pay") if name not in names]
    return [say(CLAUSES[name].aloud) for name in names[:3]]


def to_have_in_writing(findings: Iterable[Finding]) -> list[str]:
    """What to have in writing before going: all but what they offer in writing already.

    What they wrote a no to stays on the list: that is where somebody needs a yes most.
    """
    offered = {finding.clause for finding in findings if finding.status == MET}
    wanted = {
        say("how much is paid, for what, and by which day"): {"hourly-pay", "paid-within"},
        say("which costs they cover, and that they book or pay them ahead"): {"expenses-covered", "expenses-ahead"},
        say("what is decided, by whom, and what our part in it is"): {"who-decides"},
        say("that each of us can stop at any time and keep the pay"): {"stopping-keeps-pay"},
        say("what each story is for, until when, and how to take it back"): {"stories-end"},
        say("that nobody is named, filmed or quoted without their yes"): {"named-or-unnamed"},
        say("that none of it touches anybody's care or notes"): {"no-effect-on-care"},
    }
    return [words for words, clauses in wanted.items() if not clauses <= offered]
