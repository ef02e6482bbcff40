"""Who decided: the facts of one decision, and the highest word for our part in it that these facts allow.

The facts set a ceiling on what an institution may claim. They never set a floor under what people say happened to
them. It is for one decision at a time: never for an institution, a project or a year, and nothing is added up.
docs/who-decided.md has the table in words, and twenty decisions that the tests take from there.

Each fact is ordered from the least power of ours to the most, and each step asks for all that the one below it asks
for, and more. So whoever takes a power away from us never gets a higher word for it.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ourterms.kit.speech import say

NOT_TOLD, TOLD, ASKED, HEARD_BACK, SHAPED, TOGETHER, WE = (
    *("not-told", "told", "asked", "heard-back"),
    *("shaped", "together", "we"),
)
LEVELS = (NOT_TOLD, TOLD, ASKED, HEARD_BACK, SHAPED, TOGETHER, WE)  # low to high
IN_WORDS = {
    NOT_TOLD: "Not even told",
    TOLD: "Told",
    ASKED: "Asked",
    HEARD_BACK: "Heard back",
    SHAPED: "Shaped it",
    TOGETHER: "Decided together",
    WE: "We decided",
}

# The values of each fact, from the least power of ours to the most. "not-shown" counts as "no": showing is theirs.
SCALES: dict[str, tuple[str, ...]] = {
    "question": ("them", "both", "us"),
    "options": ("them", "both", "us"),
    "told": ("never", "after", "before"),
    "asked": ("no", "yes"),
    "answered": ("no", "yes"),
    "followed": ("not-shown", "no", "partly", "all"),
    "veto": ("no", "yes"),
    "overrule": ("them", "bound", "nobody"),
    "overridden": ("yes", "no"),
}
NUMBERS = ("seats", "votes", "all_votes")
MOST_VOTES = 10_000


class Facts(NamedTuple):
    """What is known of one decision. As it stands here, nothing is known that would allow any word."""

    question: str = "them"  # who set the question
    options: str = "them"  # who could put something on the table to choose from
    told: str = "never"  # when we first heard of it: before it was decided, after, or never
    asked: str = "no"  # whether we were asked what we think while it was open
    seats: int = 0  # how many of us sat where it was decided
    votes: int = 0  # how many of us had a vote there
    all_votes: int = 0  # how many votes there were in all
    veto: str = "no"  # whether it could not be decided against us
    answered: str = "no"  # whether they answered in writing what became of what we said
    followed: str = "not-shown"  # whether what was decided follows what we said
    overrule: str = "them"  # who could overrule it: they alone, only in a way that was agreed with us before, nobody
    overridden: str = "yes"  # whether it was overruled. The worst until somebody says otherwise


class BadFacts(ValueError):
    """Facts that can't be; the message says which."""


class Need(NamedTuple):
    """What a step asks for beside the one below it: whether the facts have it, and what to say when they don't."""

    there: Callable[[Facts], bool]
    missing: str


def at_least(facts: Facts, name: str, value: str) -> bool:
    """Whether a fact is this one, or one that gives us more."""
    scale = SCALES[name]
    return scale.index(getattr(facts, name)) >= scale.index(value)


def had_a_vote(facts: Facts) -> bool:
    """Whether any of us had a vote in it. A seat without one is no vote."""
    return facts.votes > 0 or facts.veto == "yes"


def could_block(facts: Facts) -> bool:
    """Whether it could not be decided against all of us: a veto, or half of the votes or more."""
    return facts.veto == "yes" or (facts.votes > 0 and 2 * facts.votes >= facts.all_votes)


def could_decide(facts: Facts) -> bool:
    """Whether all of us together could decide it: more than half of the votes."""
    return 2 * facts.votes > facts.all_votes > 0


def stood(facts: Facts) -> bool:
    """Whether it was not overruled."""
    return facts.overridden == "no"


_V1: dict[str, tuple[Need, ...]] = {
    TOLD: (Need(lambda f: at_least(f, "told", "after"), "Nobody told us."),),
    ASKED: (
        Need(lambda f: f.told == "before", "We heard of it only when it was decided."),
        Need(lambda f: f.asked == "yes" or had_a_vote(f), "Nobody asked us while it was open."),
    ),
    HEARD_BACK: (
        Need(
            lambda f: f.answered == "yes" or (could_block(f) and stood(f)),
            "They did not answer in writing what became of what we said.",
        ),
    ),
    SHAPED: (
        Need(lambda f: at_least(f, "options", "both"), "We could choose only from what they put on the table."),
        Need(lambda f: at_least(f, "followed", "partly"), "Nothing shows that it follows what we said."),
        Need(stood, "It was overruled."),
    ),
    TOGETHER: (
        Need(could_block, "It could be decided against us: no veto, and less than half of the votes."),
        Need(lambda f: at_least(f, "overrule", "bound"), "They could overrule it alone."),
    ),
    WE: (
        Need(lambda f: at_least(f, "question", "both"), "They set the question alone."),
        Need(lambda f: f.options == "us", "What there was to choose from was not ours alone."),
        Need(could_decide, "We had no more than half of the votes."),
        Need(lambda f: f.overrule == "nobody", "Somebody could overrule it."),
        Need(lambda f: f.followed == "all", "Not all of it was done as we decided."),
    ),
}
# Every version that an account was ever written by. None is changed: another table gets another number.
VERSIONS = {1: _V1}
VERSION = 1


def problems(facts: Facts) -> list[str]:
    """What can't be in these facts, one sentence each; empty when they can."""
    found = [
        say("There is no such answer.")
        for name, scale in SCALES.items()
        if not isinstance(getattr(facts, name), str) or getattr(facts, name) not in scale
    ]
    numbers = [getattr(facts, name) for name in NUMBERS]
    if not all(type(number) is int and 0 <= number <= MOST_VOTES for number in numbers):
        return [*found, say("Put whole numbers from 0 to {most}.", most=MOST_VOTES)]
    if facts.votes > facts.all_votes:
        found.append(say("We can't have had more votes than there were in all."))
    if facts.votes > facts.seats:
        found.append(say("Whoever has a vote has a seat: put at least as many seats as votes of ours."))
    return found


def stopped_by(facts: Facts, version: int = VERSION) -> tuple[str, list[str]]:
    """The level that the facts allow, and what keeps them from the next one, one sentence each.

    Total: any facts without `problems` have a level. KeyError for a version that never was.
    """
    level = NOT_TOLD
    for step, needs in VERSIONS[version].items():
        missing = [say(need.missing) for need in needs if not need.there(facts)]
        if missing:
            return level, missing
        level = step
    return level, []


def allowed(facts: Facts, version: int = VERSION) -> str:
    """The highest of LEVELS that an institution may claim for this decision."""
    return stopped_by(facts, version)[0]


def as_data(facts: Facts) -> dict[str, Any]:
    """Facts as JSON keeps them."""
    return facts._asdict()


def facts_from(data: Mapping[str, Any]) -> Facts:
    """Facts from what `as_data` made of them, or from less. BadFacts for what can't be."""
    unknown = set(data) - set(Facts._fields)
    facts = Facts(**{name: value for name, value in data.items() if name not in unknown})
    found = [*(["There is no such fact."] if unknown else []), *problems(facts)]
    if found:
        raise BadFacts(" ".join(found))
    return facts


# In words, for pages ---------------------------------------------------------------------------------------------

ASKS = {
    "question": "Who set the question?",
    "options": "Who could put something on the table to choose from?",
    "told": "When did we first hear of it?",
    "asked": "Were we asked what we think while it was open?",
    "seats": "How many of us sat where it was decided?",
    "votes": "How many of us had a vote?",
    "all_votes": "How many votes were there in all?",
    "veto": "Did it need our yes?",
    "answered": "Did they answer in writing what became of what we said?",
    "followed": "Does what was decided follow what we said?",
    "overrule": "Who could overrule it?",
    "overridden": "Was it overruled?",
}
SAYS = {
    ("question", "them"): "They did",
    ("question", "both"): "They and we",
    ("question", "us"): "We did",
    ("options", "them"): "Only they",
    ("options", "both"): "They and we",
    ("options", "us"): "Only we",
    ("told", "never"): "Never",
    ("told", "after"): "When it was decided",
    ("told", "before"): "Before it was decided",
    ("asked", "no"): "No",
    ("asked", "yes"): "Yes",
    ("answered", "no"): "No",
    ("answered", "yes"): "Yes",
    ("followed", "not-shown"): "They have not shown it",
    ("followed", "no"): "No",
    ("followed", "partly"): "In part",
    ("followed", "all"): "Yes, all of it",
    ("veto", "no"): "No, it could be decided against us",
    ("veto", "yes"): "Yes",
    ("overrule", "them"): "They could, alone",
    ("overrule", "bound"): "Only in a way that was agreed with us before",
    ("overrule", "nobody"): "Nobody",
    ("overridden", "yes"): "Yes",
    ("overridden", "no"): "No",
}


def level_in_words(level: str) -> str:
    """A level, as it stands on a page."""
    return say(IN_WORDS[level])


def in_words(facts: Facts) -> list[tuple[str, str]]:
    """Each fact as a question and its answer."""
    return [
        (say(asked), str(value) if name in NUMBERS else say(SAYS[name, value]))
        for name, asked in ASKS.items()
        for value in [getattr(facts, name)]
    ]
