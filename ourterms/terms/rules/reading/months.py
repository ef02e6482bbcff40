"""How long people are asked to stay, in months."""

import re
from collections.abc import Iterator

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import says, word_set
from ourterms.terms.rules.reading.text import NUMBER, Text, number_of

PERIOD = rx(
    r"(?![^\damou])(?=\d|\b(?:a[ my-]|max|one|up))"  # how it begins, most letters told first
    rf"(?P<up>\bup to |\bmaximum of )?(?P<n>{NUMBER}|\ba)(?: and a half)?(?: \(\d{{1,2}}\))?"
    rf"(?:(?: to |-| or | - )(?P<n2>{NUMBER}))?[- ]?(?P<u>years?|months?|yrs?)\b"
)
UNIT = rx(r"(?:year|month|yr)s?")
LONG_BEFORE = 50  # characters, which no number and what stands beside it fills before such a word
# What stands between "for" and "up to 2 years".
FILL = word_set(
    "from up to a an about around approximately at least the next initial initially period maximum minimum full of"
    " first normally usually typically roughly course term fixed fixed-term further whole over"
)
FOR = word_set(
    "for over last lasts lasting range ranges run runs running across serve serves serving during span spanning"
    " appointed throughout"
)
LINKS = word_set(
    "reference group council panel committee subcommittee sub-committee commission board forum"
    " on of office an elected or appointed each a which governor governors member members trustee trustees appointment"
    " membership the project role for is are will be last lasts"
)
SPELLS = word_set(
    "term terms tenure temporary duration length period commitment appointment appointments contract time membership"
    " pilot programme project"
)
# "A three-year study": how long the whole of it takes.
OF_WORK = rx(
    r"[ -]?(?:\w+ )?(?:projects?|study|programmes?|programs?|roles?|posts?|terms?|contract|commitment"
    r"|period|appointments?"
    r"|placement|fellowship|fixed|position|membership)\b"
)
WORK_OF = rx(r"\b(?:programme|program|project|placement|course of work) of (?:about |around |up to )?$")
PAST_BEFORE = rx(
    r"\b(?:(?:last(?<!will last)(?<!to last)(?<!can last)|past|previous|recent|ages?|aged|every|after|than|great|once"
    r"|each|older|delete|kept|keep|in the|for over"
    r"|who is|waited|waiting|diagnos\w+)(?: (?:about|the|few|for|for up to|up to))* ?$"
    # "2 three-year terms, six years altogether", "may not be chosen again for two years"
    r"|(?:year|month) terms[ ,(]+(?:or )?(?:a total of |a maximum of )?$|again\b[^.;]{0,30} for $"
    r"|chairs? (?:may|can|shall|is|are)(?: be)? (?:re-?)?elected\b[^.;]*$"
    r"|(?:might|could)(?: also)? be [^.;]{0,40}$|(?:framework|strategy|plan|government|budget)'s $"
    r"|plan,? (?:for )?$)|contract value.{0,40}$|\$[^ ]* ?(?:million|m)?,? (?:\w+ )?$"
)
PAST_AFTER = rx(
    r"(?:,? (?:the|our|we|it|this)(?: \w+){0,2} (?:has|have|had|\'ve)\b)|"
    r",? you(?: have|'ve| had) (?:been|lived|used|cared|had)\b| you (?:may|might)\b|"
    r" ?-?(?:or (?:more|longer)\b|now\b|on\b|has\b|[^.;,]{0,30}\bplans?\b|in a (?:similar|related|comparable)\b"
    r"|old\b|of age|ago|olds|later|of (?:lived|personal|work|experience|age)|experience|since|before|earlier|upon"
    r"|in a row|waiting|strategy|plan|inquiry|ended?|as the most|running|time|at a time|after|free)"
)
# "One year, with the option of another"
OPTION = rx(
    r",? (?:\(?renewable|to (?:start|begin) with|in the first instance"
    r"|with (?:the |an )?(?:option|possibility|chance))\b"
)
# "People who have been in care for a year": how long it has been theirs.
LIVED = (
    "were you|have you|have been|i've been|board member|has been"
    "|been on|been free of|prescribed|diagnosed|have had|has had|have used|have taken|have cared"
    "|have lived|caring for|will follow|follows|project is funded|was funded"
)
ABOUT_US = (
    "term|terms|tenure|appoint*|commit*|meet*|role|project|study|programme|program|panel|group|council"
    "|committee|contract|starts|begins"
    "|expect it|run for|runs for|stick with|member*|serve|sits|advis*|involve*|session|sessions"
    "|workshop*|interviews|surveys|times|you|you'd|you'll|duration|fixed"
    "|board|table|those who join|will work|hours a month|hours' work|day a week|days a week|how long|stay|pilot"
    "|job|post|part time|hours a week|people to|hui|meetings|workshops|volunteer*"
)
FUNDED = rx(r"\b(?:role|post|position|panel|group|council|work|places?|members) (?:is|are) (?:\w+ )?funded for $")
# How long their money lasts is not how long people stay.
PAID_FOR = "funded|funding|grant|million"
LONGEST = 120  # a longer time is the age of something


def _asked(before: str) -> bool:
    """Whether a stretch of time is asked for, by what stands before it: "for up to", "the term of office is"."""
    words = before.split()
    while words and words[-1].lstrip("•*-(") in FILL | {""}:
        if words.pop() in ("over", "term", "course"):
            return True
    if not words or words[-1] in FOR or words[-2:] == ["commit", "to"] or words[-1] == "commit":
        return True
    if words[-1][-1] == ":":
        return True
    while words and (word := words.pop().rstrip(":.,-")) in LINKS | SPELLS:
        if word in SPELLS:
            return True
    return False


def _periods(text: Text, number: int) -> Iterator[re.Match[str]]:
    """The stretches of time in a sentence: each ends with a year or a month, so it is looked for before one."""
    start, end = text.sentences[number]
    for unit in UNIT.finditer(text.flat, start, end):
        # With the letter behind it, which tells whether the word ends there
        if match := PERIOD.search(text.flat, max(start, unit.start() - LONG_BEFORE), min(unit.end() + 1, end)):
            yield match
        start = unit.end()


def read_funding(text: Text) -> Fact[int] | None:
    """funding_months: for how many months our part is funded."""
    for number in text.near("funded"):
        for match in _periods(text, number):
            if FUNDED.search(text.flat, text.sentences[number][0], match.start()):
                n = number_of(match["n"])
                return text.fact(int(n * 12) if match["u"].startswith("y") else int(n), match.span())
    return None


def read_months(text: Text) -> Fact[int] | None:
    """How long people are asked to stay; else how long the study or project is."""
    project = None
    for number in text.near("year*", "month*", "yrs"):
        start, end = text.sentences[number]
        for match in _periods(text, number):
            before = text.flat[max(start, match.start() - 60) : match.start()]
            after = text.flat[match.end() : min(end, match.end() + 30)]
            n = number_of(match["n2"] if match["up"] and match["n2"] else match["n"])
            months = int(n * 12) if match["u"].startswith("y") else int(n)
            past = says(before, LIVED) or PAST_AFTER.match(after) or PAST_BEFORE.search(before)
            if past or not 0 < months <= LONGEST:
                continue
            above = text.sentence(number - 1)[-40:] if number and not before.strip(" -*•") else ""
            ours = text.says(number, ABOUT_US) or says(above, ABOUT_US)
            if ours and (before or above) and _asked(before):
                return text.fact(months, match.span())
            if OPTION.match(after):
                return text.fact(months, match.span())
            if (OF_WORK.match(after) or WORK_OF.search(before)) and not text.says(number, PAID_FOR):
                project = project or text.fact(months, match.span())
    return project
