"""Dates: the last day to answer, and the day it starts. A date that doesn't exist, or has no year, is silence."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ourterms.terms.rules.conditions import Fact, PartialDate, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import Heard, end_of, heard, last_said, last_said_in, says, says_in
from ourterms.terms.rules.reading.text import Text

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?P<y>(?:19|20)\d\d)(?![\d/-])"
ORDINAL = r"[0-3]?\d(?:st|nd|rd|th)?"
TO_DAY = rf"(?: ?(?:-|to|and|&|until) ?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day )?{ORDINAL}(?![\d:.]))?"
DATE = rx(
    # How each of these begins, most letters told first
    r"(?![^\dabdefjlmnosw])(?=\d|\b(?:a[pu]|beg|dec|ear|end|fa|feb|j[au]|late|ma[ry]|mid|nov|oct|sep|s[pu]|sta|win))(?:"
    # 5-Mar-26
    rf"(?<![\d/.£$€-])(?P<d5>[0-3]?\d)-(?P<m5>{MONTH})-(?P<y5>\d\d)(?![\d/-])"
    # 5 March 2026, 5th of March, 14 to 16 July 2026
    rf"|(?<![\d/.£$€-])(?P<d>[0-3]?\d)(?:st|nd|rd|th)?{TO_DAY}(?: day)?(?: of)?[ -]?(?P<m>{MONTH})(?:,?[ -]{YEAR})?"
    # Mar 5 2026, Aug. 8 & 9, 2026
    rf"|\b(?P<m2>{MONTH}) (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]\d|\d){TO_DAY}"
    rf"(?:,? {YEAR.replace('?P<y>', '?P<y2>')})?"
    # March 2026
    rf"|\b(?P<m3>{MONTH}),? {YEAR.replace('?P<y>', '?P<y3>')}"
    # 05/03/2026, 5.3.26
    r"|(?<![\d/.-])(?P<n1>\d{1,2})[/.](?P<n2>\d{1,2})[/.](?P<n3>(?:20)?\d\d)(?![\d/.]\d)"
    r"|(?<![\d-])(?P<iy>20\d\d)-(?P<im>[01]\d)-(?P<id>[0-3]\d)(?!\d)"
    # spring 2026, towards the end of 2026
    r"|\b(?:end of|late|early|spring|summer|autumn|fall|winter|beginning of|start of|middle of|mid-?)(?: of| in)?"
    r" ?(?P<y4>20\d\d)\b(?![-/]\d))"
)
CUES = "|".join(f"{month}*" for month in MONTHS)
FIGURE = rx(r"\d")
LEAD = 20  # characters; no date begins so far before its first figure

CLOSING = (
    "close|closes|closed|closing|deadline|due|before|until|till|no later than|not later than|on or before|shut|shuts"
    "|last day|last date|cut off|received|stop taking|up to and including|up to"
    "|recruitment ends|recruitment finishes|applications end|consultation ends|survey ends"
)
BY = 26  # characters before a date, in which "by" is about it: not the "by" of "bereaved by suicide, in May 2026"
PLAINLY_CLOSING = (
    "no later than|stop taking|recruitment ends|recruitment finishes|applications end|consultation ends"
    "|survey ends|close|closes|closed|closing|deadline|due|shut|shuts|last day|last date|cut off|rsvp|received"
    "|return"
)
# What "by", "before" and "until" need beside them to be about answering.
ANSWERING = (
    "apply|application|applications|applicants|interest|interested|expression*|eoi|eois"
    "|respond|response|responses|reply|replies"
    "|rsvp|return|returned|submit|submitted|submission*|send|sent|email|e mail|nominat*"
    "|register*|sign up|book|contact|ring|call"
    "|get in touch|let us know|let me know|complete|fill|form|forms|cv|letter|survey|recruit*"
    "|join|volunteer|hear from you|drop"
    "|hear from|tell me|tell us|get back to|back to us|want to come|like to come|are coming|keen|want in"
    "|text|considered|candida*|take part"
    "|name down|names down|put your name|participants|you have|feedback|comment|comments|views|consultation"
    "|consulting|pitch"
    "|write|be in|entries|open|say hello|evidence|please answer|answer us"
)
NOT_CLOSING = (
    "office closes|shop closes|building closes|scheme closed|programme closed|program closed|service closed"
    "|you will hear"
    "|you'll hear|we will let you|expenses claims|expense claims|claims|stage 1|stage 2|grant application"
    "|our bid|the bid|the funder"
    "|report|reports|review|reviewed|notified|informed|shortlist*|final|results|hear back"
    "|ward closes|unit closes|hospital closes|centre closes|clinic closes|service closes|let you know|in post"
    "|we will reply"
    "|term ends|terms end|we will contact|in touch with you|deliver*|publish*|complete the project|told|we aim to"
)
# The start of something else: of a law, or of the time to apply.
NOT_STARTING = (
    "operating from|functions from|powers from|begin operating"
    "|code|call opens|applications open|opens on|opened|took effect|in force|into force|interviews week|interviews"
    "|started in|started on|commenced in|commenced on"
    "|began in|launched in|set up in|founded in|started in the|began in the|meeting since|running since"
)
# What befell those who are asked, and when: "You were diagnosed between 3 March 2020 and 5 May 2021".
BEFELL = (
    "diagnosed|treated|born|birth|gave birth|bereaved|lost|died|death|admitted|discharged|pregnant|infected"
    "|experienced|used|received|visited|lived in|lived at|aged|turned|hospitalised|hospitalized|vaccinated|imprisoned"
    "|released|detained|arrested|adopted|miscarriage|miscarried|stillbirth|surgery|operation|symptoms|stayed|graduated"
)
GOES_ON = "is|are|will|meet|meets|takes place|take place|planned|group|groups|workshop|session|meeting|hui|event"
ANOTHER = "recruitment|data|deaths|records|current members|current members'|existing members"
BEFELL_OR_ANOTHER = f"{BEFELL}|{ANOTHER}"
# What was: "We held workshops", "Members told us", "The pilot ran".
WAS = (
    "was|were|we held|they held|told|met|ran|came|gave|spoke|said|attended|launched|announced|happened"
    "|appointed last|elected last|joined in|joined on|brought in|photo|pictured|taken at|first formed"
    "|officially launched"
)
YET_TO_COME = "will|is|are|be|to be|we'll|you'll|it'll|there's|can|you may|may be|please|join us|if"
WAS_SINCE = "was a|was the|was our|was well|were|said|told|showed|drew|brought|gave us|came"
FUNDED = "funding|funds|funded|grant|contract runs|strategy|plan|programme budget|financial year"
# What begins, or ends, that nobody joins: "The new service will start".
BEGINNING = ("start", "begin", "began", "open", "launch", "between", "from", "end", "finish")
OTHERS_BEGIN = rx(
    r"\b(?:services?|strategy|law|act|clinic|ward|hospital|reforms?|scheme|vaccinations?|pandemic|lockdown|deaths) "
    r"(?:will |to )?(?:starts?|begins?|opens?|launch(?:es)?|began|started|between|from)\b"
    r"|\b(?:ends?|finish(?:es)?) [a-z ]{0,6}$"
    r"|\brecruitment(?: [a-z]+){0,3} (?:starts?|begins?|opens?)\b|\btime between $"
)
PAYING = "pay|paid|rate|rates|fee|fees"  # "From 1 April 2026 we pay"
LASTING = "how long|timeline|duration|length|fellowship|programme|program|term|project dates"
BEEN = "has been|have been|was held|were held|told us|took part|attended"
PLAINLY_STARTING = (
    "meet for the first time|meets for the first time|first meet|start|starts|started|starting|begin"
    "|begins|beginning|commence*|commencing"
    "|first meeting|first session|first workshop|first hui"
    "|first group|the first is|kick off|kicks off|launch|launches|hui tuatahi|first date|first gathering"
)
STARTING = (
    PLAINLY_STARTING + "|planned for|scheduled for|arranged for|booked for|set for|hold"
    "|from|take place|takes place|taking place|held|will run|runs|run|will meet|meets on|we meet|happening"
    "|briefing|be there|you'd be there"
    "|place on|joins us|join us|when|date|dates|event|induction|scheduled|takes part|between"
    "|training|panel days|retreat|orientation"
    "|conference|workshop|workshops|focus group|focus groups|meetings are|meetings will"
    "|will be on|session on|meeting on"
)
EVENT = (
    "briefing|there|event|meeting|meetings|workshop|workshops|session|sessions|hui|focus group|focus groups"
    "|panel|training|conference|forum|orientation"
    "|roundtable|webinar|group|programme|program|project|role|term|retreat|board|council"
    "|seminar|symposium|summit|colloquium|assembly"
    "|survey|work|post|class|position|term|terms|appointment|appointments|years"
    "|events|dates|hearing|weekend|evening|night|show|exhibition|gathering|lunch|placement|slots|join us|come"
    "|we|it|first|when"
    "|date|dates"
)
APPOINTED = rx(r"\b(?:will be appointed|to be appointed|for (?:possible )?appointment) (?:by|in|from|on)(?: the)? $")
LAST_MINUTE = rx(r"[ ,|-]*(?:at )?(?:11[:.]59 ?p|23[:.]59)")  # nothing begins then
# "Stay with us until the celebration in June 2026" says when it ends.
UNTIL_IN = rx(r"\b(?:until|till) (?:the|our|your|its|their|a)\b[^,.;:]{3,60}? (?:in|on) (?:the )?(?:\w+day,? )?$")
# What has to be said before a bare "from": "an archive will come of it, from May 2026" begins nothing that one joins.
RUNNING = (
    "run|runs|running|meet|meets|meeting|meetings|session|sessions|slots|workshop|workshops|training|group|panel"
    "|programme|program|project|role|position|placement|term|terms|appointment|appointments|appointed|contract"
    "|membership|serve|serves|sit|sits|join|joins|joining|available|month|months|year|years|board|council"
)
# "In June 2026 the trust will convene a panel"
CONVENES = rx(
    r",? (?:the|our|we|this|a|it)\b[^.;]{0,60}"
    r"\b(?:will|(?:is|are)(?: going)? to) (?:first )?(?:convene|meet(?! (?:the|with|our|a|an|its|some)\b)"
    r"|(?:hold|welcome) (?:its|our|the) first|begin its|start its)\b"
)
NOT_OURS = (
    "current date|today's date|monday's|tuesday's|wednesday's|thursday's|friday's|last night's|yesterday's"
    "|information event|information day|information meeting|info event|open day|taster"
    "|collected|vacant|vacated|retire*|agreed|first met|information evening|open evening|drop in session"
    "|information session|info session"
    "|review date|next review|newsletter|news|minutes|posted|updated|published|version|modified|page"
    "|reviewed|review by|issue|print*|dated|agm|at the annual meeting|at our annual meeting|presented"
    "|publication|release|released|was held|were held"
    "|took place|was launched|opened the|census"
    "|report|reports|set up|founded"
    "|established|since|plan|strategy|act|phase|interviews will|interviews are|interview date"
    "|interviews on|interviews held"
    "|interview week|interviews week|interviews|shortlist*|notified|results|outcome|approved"
    "|ethics|funded|edition|copyright"
    "|grant|law|ended|runs out|run out|end date|end dates|finish date|ends|expire|expires|expiring"
    "|terms end|term ends|stay until|thank you event|bulletin|called|began|recruiting october|recruiting"
)


TO_APPLY = (
    "closing date|applications close|applications by|your application in|apply by|nominations close"
    "|expressions of interest close|eois close|closing date for applications|application deadline"
)
NOT_FOR_ALL = "extended|late|nominat*|questions|round|first|second|references|by post|online|early|priority|then|or"
IF_FUNDED = "if funded|if it's funded|if it is funded|if we get|if we're funded|subject to funding"
# When answers are taken: "applications are open from", "we take nominations between", "application window:".
TAKEN = "applications?|nominations?|expressions? of interest|eois?|entries|submissions|registrations?|recruitment"
APPLIED_FROM = rx(
    rf"\b(?:{TAKEN})\b[^.;]{{0,70}}\b(?:open(?:s|ed)?|accept(?:ed|ing)?|taken|invited|welcome|received|considered)"
    rf"(?: (?:any time|online))?:? (?:from|between):?[ \n:]*(?:\w+day,? )?$"
    rf"|\b(?:take|accept|receive|consider|invite|welcome)(?:ing|s)? (?:{TAKEN})(?: \w+){{0,2}} (?:from|between):?"
    r"[ \n:]*(?:\w+day,? )?$"
    r"|\b(?:application|nomination|registration|submission|eoi|consultation) (?:window|period|dates|round)"
    r"(?: is| runs)?:?(?: from| between)?[ \n:]*(?:\w+day,? )?$"
    r"|\b(?:submit|send|make|give|put forward)(?: \w+){0,3} (?:applications?|nominations?|entry|entries)"
    r"(?: \w+){0,4} (?:from|between) (?:\w+day,? )?$"
    rf"|\bdates for (?:{TAKEN}|applying):? (?:\w+day,? )?$"
    r"|\b(?:apply|nominate|register|sign up)(?: online)? (?:from|between) (?:\w+day,? )?$"
)
APPLYING = (
    *("appl", "nominat", "interest", "eoi", "entries", "submi", "regist", "recruit", "sign up"),
    "consultation period",
)
# "The consultation runs from 3 May to": its last day is the last one to answer.
ANSWERED_FROM = rx(
    r"\b(?:consultation|survey|questionnaire|inquiry)(?: period)? (?:will |is )?(?:runs?|open)(?: online)? from"
    r" (?:\w+day,? )?$"
)
TO = rx(r"(?:,? ?(?:at|-)? ?\d{1,2}(?:[:.]\d\d)? ?[ap]m)? ?(?:-|to|and|until|till|through) ?(?:\w+day,? )?")
# What a day at the top of the page stands beside when it is that of a piece of news.
OF_A_PAGE = ("category", "categories", "tag:", "tags:", "tagged", "author", "by:", "posted", "published", "source:")
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
DATELINE = rx(r"\(?(?P<town>[A-Z][A-Z.' -]{2,40}?)(?:,| ?[-:|]) ?$")
STAMP = rx(r",? (?:at |- |\| )?\d{1,2}:\d[1-46-9](?: ?[ap]m)? ?(?:\n|$)")  # to the minute, as no meeting begins
CREDIT = rx(r"[ .,;(]{0,3}(?:file )?(?:photo|image|picture|credit)\w*\b")
# What else stands on such a line: "Monday, 3 May 2026 - 12:00 PM", "12.09, 3 May 2026".
WEEKDAY_BEFORE = rx(r"(?:\d{1,2}[:.]\d\d ?(?:[ap]m)?,? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?")
CLOCK_AFTER = rx(r"[ ,|-]*(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?)?\s*")
A_MEETING = (
    "workshop*|focus|session*|meeting*|webinar*|event*|conference*|forum*|hui|seminar*|summit|symposium|roundtable*"
    "|gathering*|discussion*|evening|afternoon|morning|training|briefing|hearing*|lunch|day"
)
GOING_ON = rx(r"(?:[,:-]|\b(?:on|from|by|in|until|till|to|and|or|of|is|before|at|for|between|starting|beginning))\s*$")
TITLE = 3  # sentences at the top, where the day of posting stands alone or after a town in capitals
CLOCK = rx(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\bnoon\b")


# What stands below the day of a meeting: "Time: 6pm", "at the Town Hall".
BESIDE_A_DAY = "time|when|where|place|venue|location|pm|am|at|hall|online|zoom|teams|room|start|starts|duration"


class Found(NamedTuple):
    """One date in the text, as far as they said it."""

    date: PartialDate
    span: Span
    sentence: int


def read_dates(text: Text, country: Fact[str] | None) -> dict[str, Fact[object]]:
    """closing_date and start_date, and the first day that they name although it doesn't exist."""
    facts: dict[str, Fact[object]] = {}
    starts: list[tuple[int, Found]] = []
    past: list[Found] = []  # days as of which it is closed
    closings: list[tuple[bool, Found]] = []  # each with whether it is the day by which to apply, in so many words
    impossible: list[Span] = []
    headings: dict[int, str] = {}
    window = (-1, -1)  # where the first day of such a time ends, and its sentence
    for found in _dates(text, country, impossible):
        start, end = text.sentences[found.sentence]
        before = text.flat[start : found.span[0]]
        after = text.flat[found.span[1] : min(end, found.span[1] + 110)]
        heading = text.heading(found.sentence) if len(before.strip()) < 30 else ""
        if found.sentence - 1 in headings and heading == text.sentence(found.sentence - 1).strip():
            heading = headings[found.sentence - 1]  # the line above is another date
        headings.setdefault(found.sentence, heading)
        ranged = RANGED.search(text.flat, *found.span) is not None
        if found.sentence < TITLE and _posted(_on_its_line(text, found), after, heading or before):
            continue
        if text.flat[found.span[1] : found.span[1] + 1].isalpha():
            continue  # "12 October 2023No comments"
        if CREDIT.match(text.flat, found.span[1]) or _of_the_page(text, found):
            continue
        if found.sentence == window[1] and TO.fullmatch(text.flat, window[0], found.span[0]):
            closings.append((True, found))
            continue
        said = f"{heading} : {before}"
        if any(word in said for word in APPLYING) and APPLIED_FROM.search(said):
            window = (found.span[1], found.sentence)
            continue
        if "from" in said and ANSWERED_FROM.search(said):
            window = (found.span[1], found.sentence)
        role = _role(before, after, heading, day=found.date.day is not None, ranged=ranged)
        if role == "closing" and "closed" in before and says(before, "closed"):
            past.append(found)
        elif role == "closing":
            closings.append((said_to_close(before, after, heading), found))
        elif role.startswith("start"):
            starts.append((0 if role == "start!" else 1, found))
    closings = closings or [(False, found) for found in past]
    plainly = {found.date for plain, found in closings if plain}
    if closings and len(plainly) < 2:
        best = next((found for plain, found in closings if plain), closings[0][1])
        facts["closing_date"] = text.fact(best.date, best.span)
    if starts:
        rank, best = min(starts, key=lambda pair: (pair[0], pair[1].sentence, pair[1].span))
        # The day, where another sentence names it within the month.
        best = next((found for _, found in starts if found.date[:2] == best.date[:2] and found.date.day), best)
        # Of several days to choose from, or of several meetings, the first.
        same = [found for at, found in starts if at == rank and found.date[:2] == best.date[:2] and found.date.day]
        best = min(same, key=lambda found: found.date.day or 0, default=best)
        facts["start_date"] = text.fact(best.date, best.span)
    if impossible:
        start, end = text.raw_span(impossible[0])
        facts["no_such_day"] = text.fact(text.raw[start:end].rstrip("."), impossible[0])
    return facts


def said_to_close(before: str, after: str, heading: str) -> bool:
    """Whether a day is the last one to apply, in so many words, for everybody."""
    return says(f"{heading} {before}", TO_APPLY) and not says(f"{before} {after}", NOT_FOR_ALL)


def _on_its_line(text: Text, found: Found) -> str:
    """What stands before a day in its sentence; only what is on its line, if that is the line below a title."""
    before = text.case[text.sentences[found.sentence][0] : found.span[0]]
    start, end = text.raw_span(found.span)
    above, _, line = text.raw[max(start - 110, 0) : start].rpartition("\n")
    alone = not line.strip(" ,0123456789:.") or WEEKDAY_BEFORE.fullmatch(line.lower())
    if alone and len(line) < len(before) and not text.raw[end : end + 30].partition("\n")[0].strip():
        return before if GOING_ON.search(above) else line
    return before


def _posted(before: str, after: str, heading: str) -> bool:
    """Whether a day at the top is only that of the text: alone on its line, or "HARTWELL, 3 May 2026:"."""
    if before.rstrip().endswith(",") and before.isupper():
        return True
    if before.endswith("(") and after.startswith(")") and not after.strip(" )\n"):
        return True  # "Focus groups for carers (May 2026)"
    if LAST_MINUTE.match(after):
        return False
    if STAMP.match(after):
        after = ""  # "Aug 28, 2026, 12:43 PM"
        if before.endswith(", ") and not says(before.lower(), f"{CLOSING}|{STARTING}|{EVENT}"):
            return True  # "Boards and committees, Aug 28, 2026, 12:43 PM"
    if WEEKDAY_BEFORE.fullmatch(before.lower()) and (not after.strip() or CLOCK_AFTER.fullmatch(after)):
        before, after = ("", "") if not says(heading, A_MEETING) else (before, after)
    return not (before + after).strip(" .,:()\n") and not says(
        heading, f"{PLAINLY_CLOSING}|when|date|dates|starts|start"
    )


DATED = rx(r"date (?:20)?\d[\d/.-]+ (?:\w+day,? )?")


def _of_the_page(text: Text, found: Found) -> bool:
    """Whether a day near the top is that of a page: "(HARTWELL: 3 May 2026)", "Date: 3 May 2026" by a category."""
    if found.sentence >= 3 * TITLE:
        return False
    before = text.case[text.sentences[found.sentence][0] : found.span[0]].lstrip(" -*•")
    if dateline := DATELINE.fullmatch(before):
        return not says(dateline["town"].lower(), f"{CLOSING}|{STARTING}|{EVENT}|{DAYS}|day|by|on|time")
    end = text.sentences[found.sentence][1]
    if found.sentence == 0 and DATED.fullmatch(before.lower()):
        return True
    if found.sentence < TITLE and before.lower() in ("date ", "date: ") and end - found.span[1] <= 1:
        below = found.sentence + 1
        return below < len(text.sentences) and not text.says(below, BESIDE_A_DAY)
    if before.lower() == "date " and not text.flat.startswith(("\n", " time", " |", ",", " from"), found.span[1]):
        return found.sentence == 0 and end - found.span[1] > 1
    if before.lower().strip(" :") != "date" or found.sentence + 1 == len(text.sentences):
        return False
    return text.sentence(found.sentence + 1).lstrip(" -*•").startswith(OF_A_PAGE)


CLOSES_AFTER = rx(
    r"^[ ,:.()-]*(?:is the (?:deadline|closing|last)|deadline\b|closing date\b|at the latest|(?:the )?call closes)"
)
OPENS_FROM = rx(r"\bopen(?:s|ed)?(?: \w+){0,3} from(?: \w+)? ?$")
SURVEY_OPENS = rx(r"\b(?:consultation|survey|inquiry) opens(?: on)?(?: \w+day)? ?$")
A_TERM_FOR = rx(r"\b(?:members?|terms?|roles?|positions?|appointments?|cohorts?) (?:\S+ ){0,3}for $")
FROM_OR_BETWEEN = rx(r"\b(?:from|between|across|over|during|term|period):? (?:mid-|late |early )?(?:\w+day )?$")
TO_A_MONTH = rx(rf"^ ?(?:-|to|until) ?{MONTH}")
MUST_FROM = rx(r"\b(?:must|shall|required)(?: be)?, from $")
ONLY_FROM = rx(r"\W*from (?:late |early |mid-)?$")
BY_AN_HOUR_ON = rx(r"by (?<=\bby )(?:the end of|midnight|noon|\d)[^;]{0,34} on (?:\w+day,? )?$")
TAKEN_THROUGH = rx(r"\b(?:taken|accepted|received) through (?:\w+day,? )?$")
ON_A_WEEKDAY = rx(r"\bon \w+day,? $")
ONLY_A_WEEKDAY = rx(r"\W*(?:\w+day|mon|tues?|wed|thurs?|fri|sat|sun),? $")
HELD_FROM = rx(
    r"\b(?:meetings?|sessions?|workshops?|events?|hui) (?:will be |to be |are )?(?:held )?(?:in|from|during) $"
)
IT_IS_ON = rx(r"\bit(?:'s| is) (?:on|in|at) [^.]{0,40}$")
HOURS_BEFORE = rx(r"\d(?:[ap]m)? ?(?:-|to|until) ?[\d:.]+ ?[ap]m,? (?:on )?\w+day,? $")
HOURS_AFTER = rx(r",? (?:at |from )?\d{1,2}[:.]\d\d ?(?:-|to |\()")
A_WEEKDAY = rx(r"\b[a-z]+day,? $")
UP_TO_ANOTHER = rx(r"^ ?(?:to|until|till|and|through|-) ")
OF_A_THING = rx(r"\b(?:our|the|its|their|a|an) $")
THE_THING = rx(r" (?!in\b|to\b|and\b)[a-z]")
WILL_FROM = rx(r"\bwill \w+ from $")
HOUR_AFTER = rx(r"^[ ,.-]*(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m|\(?\d{1,2}(?:[:.]\d\d)? ?(?:-|to ))")
ON_THE_DAY = rx(r"(?:\bon|,|:|-|day) ?$")
ON_THE_DAYS = rx(r"(?:\bon|,|:|-|\(|day) ?$")


def _role(before: str, after: str, heading: str, *, day: bool, ranged: bool) -> str:
    """What a date is for, from the words beside it: "closing", "start!" (plainly), "start", or ""."""
    said = f"{heading} : {before}" if heading else before
    if "week " in said and says(said, "interviews|interview|conversations"):
        said = said.replace("week beginning", "week of").replace("week commencing", "week of")
    if ("fund" in said or "if we" in said) and says(said, IF_FUNDED):
        return ""
    ready = heard(said)
    closing = last_said_in(ready, CLOSING)
    if "also apply" in before:
        return ""  # another thing that one may come to
    if before.strip(" -*•") == "in":
        closing = -1  # "This survey is now closed. In May 2026 we published a plan."
        if CONVENES.match(after):
            return "start!"
    # "Announced by the ministry in May 2026"
    if "by" in said[-BY:] and not before.endswith(" in ") and (by := last_said(said[-BY:], "by")) >= 0:
        closing = max(closing, by + max(len(said) - BY, 0))
    if closing < 0 and _of_the_past(before, after, heading, heard(before) if heading else ready):
        return ""
    opens = "open" in before
    if opens and OPENS_FROM.search(before):
        return "start!"
    if opens and SURVEY_OPENS.search(before):
        return "start!"
    soon = after[:40].partition(".")[0]
    if says_in(end_of(ready, 28), NOT_STARTING) or (soon and says(soon, BEEN)):
        return ""
    ranged = ranged or bool(UP_TO_ANOTHER.match(after))
    if ranged and "for" in before and A_TERM_FOR.search(before):
        return "start!"
    if ranged and FROM_OR_BETWEEN.search(before):
        return "start!"
    if ranged and not before.strip(" -*•:🟡🗓📅") and TO_A_MONTH.match(after):
        return "start"  # "September 2026 - May 2027"
    if "from" in before and MUST_FROM.search(before):
        return ""  # a duty, not a start
    if "appoint" in before and APPOINTED.search(before):
        return "start"  # "Those chosen will be appointed by May 2026"
    if LAST_MINUTE.match(after):
        return "" if says_in(end_of(ready, 70), NOT_CLOSING) else "closing"
    if "from" in before and ONLY_FROM.match(before):
        return "start"
    if ranged and before.endswith(": ") and says(before, LASTING):
        return "start"  # "How long the fellowship is: November 1, 2026 - October 1, 2027"
    if closing < 0 and "by " in said and BY_AN_HOUR_ON.search(said):
        closing = len(said)
    if "through " in before[-20:] and TAKEN_THROUGH.search(before):
        closing = len(said)
    if closing >= 0 and says_in(end_of(ready, 20), PLAINLY_STARTING):
        return "start!"
    if closing >= 0 and closing >= last_said_in(ready, STARTING) - 8:
        answering = says_in(ready, PLAINLY_CLOSING) or says_in(ready, ANSWERING) or says(after, ANSWERING)
        return "closing" if answering and not says_in(end_of(ready, 70), NOT_CLOSING) else ""
    if CLOSES_AFTER.match(after):
        return "closing"
    if says_in(end_of(ready, 60), NOT_OURS) and not says_in(end_of(ready, 40), PLAINLY_STARTING):
        return ""
    if (not day and THE_THING.match(after) and OF_A_THING.search(before)) and not says(
        " ".join(after.split(" ")[1:3]), f"{EVENT}|intake|cohort|round|course"
    ):
        return ""  # "Our August 2013 cycle of reviews"
    if before.strip(" -*•") == "on" and after.startswith(" ") and not says(after, f"{EVENT}|you|you'll|our"):
        return ""  # "On 3 May 2026 the law changes", below "Our workshops"
    if "til" in before and not ranged and UNTIL_IN.search(before):
        return ""
    if says_in(ready, STARTING):
        if says_in(end_of(ready, 60), PLAINLY_STARTING):
            return "start!"
        if before.endswith("from ") and not says_in(end_of(ready, 60), RUNNING):
            return ""
        if before.endswith("from ") and WILL_FROM.search(before):
            return "start"  # "Those chosen will sit from 1 May 2026"
        return "start" if says_in(ready, EVENT) or says(after, EVENT) else ""
    if day and "day" in before and ON_A_WEEKDAY.search(before):
        return "start"  # "at the Town Hall on Friday, 3 May 2026"
    if day and before.endswith(" on ") and says(before[-110:], EVENT):
        return "start"
    if day and ONLY_A_WEEKDAY.match(before) and CLOCK.search(after):
        return "start"  # "Tuesday 3 March 2026: Civic Hall (11am to 1pm)"
    # What a search can do without is told first.
    if before.rstrip("\n").endswith(("in ", "from ", "during ")) and HELD_FROM.search(before[-40:]):
        return "start"
    if ("it's " in before or "it is " in before) and IT_IS_ON.search(before):
        return "start"
    if day and says_in(end_of(ready, 45), EVENT) and (ON_THE_DAYS if ranged else ON_THE_DAY).search(before):
        return "start"
    if day and HOURS_BEFORE.search(before):
        return "start"  # "6pm to 7:30pm, Tuesday 3 March 2026"
    timed = day and HOURS_AFTER.match(after)
    if timed and A_WEEKDAY.search(before):
        return "start"  # "Monday 5 March 2018 10:30 (1 hour)"
    # A time of the day makes it an event, unless nothing else stands before it: "8 May 2026, 2 p.m." is often a stamp.
    return "start" if before.strip(" -*•") and HOUR_AFTER.match(after) else ""


def _of_the_past(before: str, after: str, heading: str, said: Heard) -> bool:
    """Whether a day is that of something that was, or that befell somebody; `said`: what stands before, made ready."""
    # "with people who were bereaved by suicide, in Wellington on"
    part = heard(before.rpartition(",")[2]) if "," in before else said
    if says_in(part, BEFELL_OR_ANOTHER):
        begins, befell = last_said_in(part, PLAINLY_STARTING), last_said_in(part, BEFELL)
        if (befell > begins and befell > last_said_in(part, GOES_ON)) or last_said_in(part, ANOTHER) > begins:
            return True
    if heading and says(heading, "did|recruitment|recruiting|selection|how to apply|how we choose"):
        return last_said_in(said, PLAINLY_STARTING) < 0  # "When did it begin?"
    if (was := last_said_in(said, WAS)) >= 0 and was > last_said_in(said, YET_TO_COME):
        return True
    if any(word in before for word in BEGINNING) and OTHERS_BEGIN.search(before):
        return True
    if before.strip(" -*•") == "from" and says(after[:30], PAYING):
        return True
    soon = after[:40].partition(".")[0]
    return (soon != "" and says(soon, WAS_SINCE)) or ("fund" in before and says_in(said, FUNDED))


def _month_first(text: Text) -> bool:
    """Whether the dates in figures show that the month comes first: 06/15/2026 can't be anything else."""
    found = IN_FIGURES.findall(text.flat) if "/20" in text.flat else []
    return any(int(second) > 12 for _, second in found) and all(int(first) <= 12 for first, _ in found)


def _dates(text: Text, country: Fact[str] | None, impossible: list[Span]) -> Iterator[Found]:
    """The dates that exist and have a year: their own, or that of the range they stand in.

    `impossible` gets the places of those that don't exist.
    """
    where = country.value if country else "US" if _month_first(text) else ""
    years = text.with_numbers("200", "201", "202", "203", "204", "/", ".")
    for number in sorted({*text.with_each(CUES, "#"), *years}):
        start, end = text.sentences[number]
        if not (figure := text.search(FIGURE, number)):
            continue
        matches = list(DATE.finditer(text.flat, max(start, figure.start() - LEAD), end))
        for at, match in enumerate(matches, 1):
            if (match["m2"] or match["m3"] or "").startswith("may") and text.case[match.start("m2")] == "m":
                continue  # "you may 10 days later"
            day = _date(match, where)
            span = match.span()
            if match["m3"] and (begun := RANGE_BEGUN.search(text.flat, max(start, match.start() - 30), match.start())):
                if _month(begun["m"]) > _month(match["m3"]):
                    continue  # "October to February 2026": the year of October isn't named
                day, span = PartialDate(int(match["y3"]), _month(begun["m"])), (begun.start(), match.end())
            if day is None and (match["m"] or match["m2"]) and not (match["y"] or match["y2"]):
                day = _date_in_year(match, _year_of_range(text, match, matches[at:]))
            before = max(start, match.start() - 40)
            listed_before = text.flat.endswith((", ", ", and "), before, match.start())
            if day and day.day and listed_before and (listed := DAYS_BEFORE.search(text.flat, before, match.start())):
                day, span = _real(day.year, day.month or 1, int(listed["d"])) or day, (listed.start(), match.end())
            if day:
                yield Found(day, span, number)
            elif _impossible(match):
                impossible.append(span)


# "5, 12, 19 and 26 September 2026"
DAYS_BEFORE = rx(r"(?<![\d:./£$€])(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?:, [0-3]?\d(?:st|nd|rd|th)?)*,(?: and)? $")
RANGED = rx(r" (?:to|until|and|through) |-")
LEAP = 2028  # a year with a 29 February
IN_FIGURES = rx(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/20\d\d")
RANGE_BEGUN = rx(rf"(?P<m>{MONTH}) ?(?:(?:to|until|-|and|through) (?:the )?(?:end of )?|-)$")
RANGE_OF_MONTHS = rx(rf"\b(?P<m>{MONTH}) (?:to|until|-) (?P<to>{MONTH}) (?P<y>20\d\d)")


def _year_of_range(text: Text, match: re.Match[str], after: list[re.Match[str]]) -> int | None:
    """The year of "1 Aug" in "1 Aug until 31 Oct 2026", or beside "from April to August 2026" elsewhere."""
    first = _month(match["m"] or match["m2"])
    month = first
    for later, last in zip(after, [match, *after], strict=False):  # "3 May, 7 June and 5 July 2026"
        if (
            later.start() - last.end() > 15
            or not (later["m"] or later["m2"])
            or _month(later["m"] or later["m2"]) < month
        ):
            break
        month = _month(later["m"] or later["m2"])
        if year := later["y"] or later["y2"]:
            return int(year)
    until, year_then = text.once(_ranges).get(first, (0, 0))
    return year_then if until >= first else None


def _ranges(text: Text) -> dict[int, tuple[int, int]]:
    """Where a range of months begins ("April to August 2026"): its last month and its year, by its first month."""
    found: dict[int, tuple[int, int]] = {}
    for number in text.with_numbers("20"):
        for match in RANGE_OF_MONTHS.finditer(text.flat, *text.sentences[number]):
            found.setdefault(_month(match["m"]), (_month(match["to"]), int(match["y"])))
    return found


def _month(name: str) -> int:
    return MONTHS.index(name[:3]) + 1


def _date_in_year(match: re.Match[str], year: int | None) -> PartialDate | None:
    return _real(year, _month(match["m"] or match["m2"]), int(match["d"] or match["d2"])) if year else None


def _date(match: re.Match[str], country: str) -> PartialDate | None:
    """The date that a match names; None without a year, or if there is no such day."""
    if match["y"]:
        return _real(int(match["y"]), _month(match["m"]), int(match["d"]))
    if match["y2"]:
        return _real(int(match["y2"]), _month(match["m2"]), int(match["d2"]))
    if match["y3"]:
        return PartialDate(int(match["y3"]), _month(match["m3"]))
    if match["y5"]:
        return _real(2000 + int(match["y5"]), _month(match["m5"]), int(match["d5"]))
    if match["iy"]:
        return _real(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["y4"]:
        return PartialDate(int(match["y4"]))
    if match["n1"]:
        first, second, year = int(match["n1"]), int(match["n2"]), int(match["n3"]) % 100 + 2000
        if country == "US":
            return _real(year, first, second)
        # In Canada, and where we don't know the country, 03/04 may be either.
        if country in ("GB", "IE", "AU", "NZ") or first > 12 or first == second:
            return _real(year, second, first)
        return _real(year, first, second) if second > 12 else None
    return None


def _impossible(match: re.Match[str]) -> bool:
    """Whether a match names a day that no calendar has, such as 31 February or 31/04/2026."""
    if month := match["m"] or match["m2"]:
        year = match["y"] or match["y2"] or LEAP
        day = int(match["d"] or match["d2"])
        return 28 < day <= 31 and _real(int(year), _month(month), day) is None
    if match["iy"]:
        return _real(int(match["iy"]), int(match["im"]), int(match["id"])) is None
    if match["n1"] and len(match["n3"]) == 4:
        first, second, year = int(match["n1"]), int(match["n2"]), int(match["n3"])
        return 0 < min(first, second) <= 12 < max(first, second) <= 31 and not (
            _real(year, second, first) or _real(year, first, second)
        )
    return False


def _real(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)
