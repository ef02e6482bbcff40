"""Which lines of a text are of something else: other jobs on the page, a newsletter's other items, who they are.

"Similar jobs: Night Support Worker, £24,190" says nothing about what people are asked for here.
"""

from collections.abc import Iterator

from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import says

LONGEST_HEADING = 70
HEADING_ENDS = (".", ",", ";", "!")
SEPARATING = "-=_*~>#+·. "
SEPARATOR = rx(rf"[{SEPARATING}]{{3,}}")
NUMBERED = rx(r"\d{1,2}[.)] +")
ITEM = rx(r"[-•*·▪○●>☐✓] ?|\(?\w[.)] ")
RUN_IN = rx(r"(?:Other|More|Also|See also|Related|Latest|Recent)\b[^:.]{0,30}:")
# How a heading begins under which something else stands.
ELSE = (
    "similar|related|glossary|jargon buster|elsewhere|in other news|you may also|you might also|people also"
    "|other jobs|other roles|other posts|other vacancies|other opportunities|other news|other things|other events"
    "|other studies|other projects|other notices|other items|other ways|other groups|other panels|other committees"
    "|other boards|other bodies|other advisory|other postings|other courses|other services|other research"
    "|more jobs|more roles|more news|more opportunities|more vacancies|more from|more stories|more studies"
    "|more research|more ways|see also|most read|coming up|regular events|from the blog|from our blog"
    "|also from|also in|also at|also on|also this|also happening|also coming|also available|what else is on"
    "|news from|latest news|latest posts|latest from|recent news|our news|what's on this|what's on in"
    "|upcoming events|services update"
    "|service update|staff vacancies|job vacancies|paid jobs|jobs with us"
    "|notes to editors|notes for editors|note to editors|editor's notes|who's who|meet the team|about us|a bit about us"
    "|a little about us|more about us|about our organisation|about our organization|about the organisation"
    "|about the organization|about the trust|about the charity|about the hospital|about the university"
    "|about the centre|about the company|about the ministry|about the department|about our charity|about our trust"
    "|our history|if we get it|if we get the|if it is funded|if it's funded|if we're funded"
    "|if we are funded|if funded|a word on last time|about last time|what people say|what members say"
    "|what our members say"
    "|what others say|testimonials|in memoriam|fundraising|boilerplate"
)
BY_FIRST: dict[str, tuple[str, ...]] = {}  # those phrases, by their first word
for _phrase in ELSE.split("|"):
    _first = _phrase.partition(" ")[0]
    BY_FIRST[_first] = (*BY_FIRST.get(_first, ()), f"{_phrase} ")
BEGINNINGS = frozenset(" ".join(phrase.split(" ")[:2]) for phrase in ELSE.split("|"))
# Headings that are nothing but one of these.
BARE = frozenset(("news", "latest", "jobs", "careers", "publications", "blog"))
SIGN_OFF = (
    "regards|best wishes|yours|all the best|all the very best|many thanks|kind regards|warm wishes|warmly"
    "|in solidarity|ngā mihi|nāku noa|le meas|mise le meas|hwyl|cofion"
)
# After a blank line these go on with the advert, though no heading says so.
OURS_AGAIN = (
    f"{SIGN_OFF}|apply|contact|how to|to join|to apply|to take part|closing|deadline|questions|interested|if you"
    "|register|rsvp|email"
    "|please|what you|you'll|you will|you'd|we pay|we offer|we ask|applications|sign up|expressions|send|ring"
    "|call|next steps|payment|when|where|who|sounds"
)
# What shows that a page has several items of which one may be the advert, and where it is looked for.
NEWSLETTER = (
    "newsletter",
    "bulletin",
    "in this issue",
    "in this edition",
    "e-news",
    "enews",
    "news sheet",
    "newssheet",
)
NEWS = ("news", "what's on", "autumn", "spring", "summer", "winter")
ISSUE = rx(r"\b(?:issue|no\.|number|edition|vol\.?) ?\d{1,4}\b")
TOP = 8  # lines
FEWEST_ITEMS = 3
ASKING = (
    "lived experience", "looking for", "we need", "we want", "your help", "have your say", "join", "members", "group",
    "wanted", "representative", "reps", "interested", "fares", "you would",
    "panel", "advice", "views", "experience of", "have you", "workshop", "sessions", "meetings", "carers", "people who",
    "how do i", "get involved", "expenses", "you'll", "take part", "recruit",
)  # fmt: skip


def ours(lines: list[str]) -> list[bool]:
    """For each line, whether it is of the advert itself."""
    bare = [line.strip(" >|") for line in lines]
    keep = _one_item(lines, bare)
    begun_with = set(_beginnings(bare))
    if BEGINNINGS.isdisjoint(begun_with) and BARE.isdisjoint(begun_with):
        return keep
    closing: bool | None = None  # whether the aside's heading was in capitals; None outside of one
    begun = False  # whether anything stands under that heading
    before = ""
    top = next((number for number, line in enumerate(bare) if line), 0)
    for number, line in enumerate(bare):
        if not line:
            if lines[number].strip():
                before, closing = "", None  # ">>>": a part begins
            else:
                before = ""
            continue
        if line[0] in SEPARATING and SEPARATOR.fullmatch(line):
            before, closing = "", None
            continue
        heading = _heading(line, before)
        if heading and number > top and _of_something_else(line):  # the first line says what part of a site this is
            closing, begun = line.isupper(), False
        elif closing is not None and not before and begun:
            again = SIGN_OFF if closing else OURS_AGAIN
            if (heading and (line.isupper() or not closing)) or (
                not ITEM.match(line) and says(line[:30].lower(), again)
            ):
                closing = None
        elif closing is False and heading and NUMBERED.match(line):
            closing = None
        if closing is None and ":" in line and RUN_IN.match(line) and _of_something_else(line.partition(":")[0]):
            keep[number] = False  # "Other advisory groups: the Digital Panel (8 experts, quarterly)"
        if closing is not None:
            keep[number] = False
            begun = begun or not heading or not _of_something_else(line)
        before = line
    # A page of nothing else was understood wrongly.
    return keep if any(kept and line for kept, line in zip(keep, bare, strict=True)) else [True] * len(lines)


def _beginnings(bare: list[str]) -> Iterator[str]:
    """The one or two words with which each line begins that is short or has a colon near its front."""
    for line in bare:
        if line and (len(line) <= LONGEST_HEADING or ":" in line[:40]):
            words = line.lower().replace(":", "").replace("’", "'").split(" ", 3)
            if not words[0][-1:].isalpha() or not words[0][0].isalpha():
                yield words[0].strip("*#📢")
                words = words[1:]
            yield from (words[0] if words else "", " ".join(words[:2]))


def _heading(line: str, before: str) -> bool:
    """Whether a line is a heading: short, no sentence, no item of a list, and set apart."""
    if len(line) > LONGEST_HEADING or line.endswith(HEADING_ENDS):
        return False
    if NUMBERED.match(line):
        return True
    return not ITEM.match(line) and (not before or line.isupper() or line[-1] in ":?")


def _of_something_else(line: str) -> bool:
    words = NUMBERED.sub("", line.lower()).lstrip(" *#-•📢").replace("’", "'")
    if words.rstrip(":") in BARE:
        return True
    phrases = BY_FIRST.get(words.split(" ", 1)[0].rstrip(":|"))
    return phrases is not None and f"{words} ".replace(":", " ").startswith(phrases)


def _one_item(lines: list[str], bare: list[str]) -> list[bool]:
    """Of a newsletter, its head and the item that asks people to take part; of any other text, all."""
    keep = [True] * len(lines)
    top = " ".join([line for line in bare[: 2 * TOP] if line][:TOP]).lower()
    if not any(word in top for word in NEWSLETTER) and not (any(word in top for word in NEWS) and ISSUE.search(top)):
        return keep
    separators = [at for at, line in enumerate(lines) if len(line) > 2 and SEPARATOR.fullmatch(line.strip())]
    starts = separators if len(separators) >= FEWEST_ITEMS else _titles(bare)
    if len(starts) < FEWEST_ITEMS:
        return keep
    items = list(zip(starts, [*starts[1:], len(lines)], strict=True))
    texts = [" ".join(bare[start:end]).lower() for start, end in items]
    scores = [sum(phrase in text for phrase in ASKING) for text in texts]
    best = scores.index(max(scores))
    for number, (start, end) in enumerate(items):
        contact = bare[start].lower().startswith(("contact", "how to contact", "get in touch", "how to reach"))
        if number != best and not contact:
            keep[start:end] = [False] * (end - start)
    return keep


def _titles(bare: list[str]) -> list[int]:
    """The lines in capitals that stand apart, each of which begins an item."""
    return [
        at
        for at, line in enumerate(bare)
        if at > 0 and not bare[at - 1] and len(line) <= LONGEST_HEADING and line.isupper() and len(line.split()) > 1
    ]
