"""Letters to institutions, drafted: short, without any member's name, to be changed by whoever sends them.

The software writes them; only a member sends one. In each the question comes first, then what it is about.
"""

from typing import NamedTuple

from ourterms.kit.speech import say, say_n

SUBJECT = 120  # letters
DEMAND, ASK_AGAIN, PROMISE, CLAIM = "demand", "again", "promise", "claim"
KINDS = (DEMAND, ASK_AGAIN, PROMISE, CLAIM)


class Draft(NamedTuple):
    """A letter that nobody has sent."""

    subject: str
    words: str


def _put(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _subject(words: str) -> str:
    return words if len(words) <= SUBJECT else words[: SUBJECT - 1].rstrip() + "…"


def demand(*, to: str, ours: str, title: str, words: str, decided: str, answer_by: str, mild: bool) -> Draft:
    """What we tell them to do. Days in words; `answer_by` may be "" where we name none."""
    what = (
        say("On {day} we decided to recommend this to you:", day=decided)
        if mild
        else say("On {day} we decided to ask this of you:", day=decided)
    )
    by = (
        say("Please answer in writing by {day}: yes, in part, or no, and why.", day=answer_by)
        if answer_by
        else say("Please answer in writing: yes, in part, or no, and why.")
    )
    body = _put(say("Dear {name},", name=to), what, title, words, by, say("Until then we note the days."), ours)
    return Draft(_subject(title), body)


def ask_again(*, to: str, ours: str, title: str, sent: str, days: int) -> Draft:
    """A demand that they did not answer: sent on a day, so many days ago."""
    since = say_n(
        "That was {n} day ago, and no answer has reached us.",
        "That was {n} days ago, and no answer has reached us.",
        days,
    )
    body = _put(
        say("Dear {name},", name=to),
        say("on {day} we wrote to you:", day=sent),
        title,
        since,
        say("Please answer in writing: yes, in part, or no, and why."),
        ours,
    )
    return Draft(_subject(say("No answer yet: {title}", title=title)), body)


def promise(*, to: str, ours: str, words: str, made: str, due: str, days: int) -> Draft:
    """A promise that is late: made on a day, due on another, so many days ago."""
    since = say_n("That was {n} day ago.", "That was {n} days ago.", days)
    body = _put(
        say("Dear {name},", name=to),
        say("on {day} you promised, by {due}:", day=made, due=due),
        words,
        since + " " + say("Nothing shows us that it is kept."),
        say("Please show us that it is, or write to us by when it will be."),
        ours,
    )
    return Draft(_subject(say("What you promised by {due}", due=due)), body)


def claim(*, to: str, ours: str, where: str, said: str, agreed: str, day: str) -> Draft:
    """Something that they said in our name, in `where`, seen on a day; and what we did agree to, "" for nothing."""
    did = say("What we agreed to: {words}", words=agreed) if agreed else say("We agreed to nothing of the kind.")
    body = _put(
        say("Dear {name},", name=to),
        say("on {day} we read this of you, in {where}:", day=day, where=where),
        say("“{words}”", words=said),
        say("That is not in our name.") + " " + did,
        say("Please take it back in the same place, and write to us when you have."),
        ours,
    )
    return Draft(_subject(say("Not in our name: {where}", where=where)), body)
