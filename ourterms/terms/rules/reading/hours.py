"""How long it takes: hours of one session, of a month, and in all."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import says
from ourterms.terms.rules.reading.text import NUMBER, Text, number_of

MEETING = (
    "meet|meets|meeting|meetings|session|sessions|workshop|workshops|interview|interviews|focus group"
    "|focus groups|event"
    "|events|call|calls|hui|panel|panels|survey|surveys|discussion|discussions|visit|visits|teleconference|webinar"
    "|webinars|gathering|questionnaire|talk|talks|conversation|conversations|chat|circle|forum|hearing|presentation"
    "|on the phone|by phone|on zoom|on the telephone|by telephone|spend"
    "|interviewed|seminar|group|groups|roundtable|consultation|recording|commitment|once|monthly|weekly"
    "|each|take|takes|last|lasts"
    "|lasting|duration|when|time|how long|to complete|put aside|set aside"
)
LONG = rx(
    r"(?![^\d½aho])(?=[\d½]|\b(?:an|a [cq]|half|hour-|one\b))"  # how it begins, most letters told first
    rf"(?P<n>(?<![\d/])1/2|(?<!\d)½|{NUMBER}|\bhalf an|(?:\ba|\b3) quarters? of an|\ban|\ba couple of(?= hours)"
    rf"|\bhalf(?= ?-?hour)|\b(?=hour-long))(?P<half>[ -]and[ -]a[ -]half| ?½| 1/2)?"
    rf"(?:(?: ?- ?|-? ?to[ -]| or | and )(?P<n2>{NUMBER}))?[- ]?(?P<u>hours?|hrs?|h|minutes?"
    rf"|mins?)\b(?P<half2> and a half)?(?P<quarter> and a quarter)?"
)
CUES = ("hour", "hour's", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "h")
A_MONTH = rx(
    r"\)?(?:,? (?:and|or|to) (?:no more than |not more than |up to |at most )?(?:\d+|several) hours?)?"
    r"(?: of your time)?,? ?"
    r"(?:per|a|each|every|/) ?month\b|^ monthly"
)
# "The monthly commitment is"
MONTHLY = rx(r"\bmonthly (?:time )?commitment(?: is|:| of)?(?: about| around| approximately| up to| at least)? $")
IN_ALL = rx(r"(?: or so)?(?: of \w+)? (?:in total|altogether|in all|overall)\b|^ total\b")
# "ten hours of involvement over two months", but "meets twice a year for two hours over four years".
OVER = rx(r"(?: of \w+)? (?:over|across) (?:the |a |about |around )*[\w-]+ (?:weeks|months|years)\b")
ALL_BEFORE = rx(
    r"\b(?:in all,? it (?:takes|should take|will take)"
    r"|total(?: time)?(?: commitment)?(?: of|:| is| at)?|altogether(?: it could take)?|in total|overall)[,:]?"
    r"(?: is| about| around| between| up to| approximately| an estimated)* ?$"
)
# An hour of something else: of reading, of work a week, of notice, of the office.
LEARNING = "screening|course|courses|training|trainings|induction|orientation|tutorial|briefing|module|online class"
ELSE_AFTER = rx(
    r"[ -](?:welcome|introductory|information|info|to get there|to get here)\b| (?:a|per|each"
    r"|for each) (?:plan|proposal|paper|review|application|document|leaflet|bid|round)\b|"
    r"(?:'s?)?(?: of work\b| (?:of|in|to|for) (?:your |you to )?(?:\w+ )?"
    r"(?:reading|read|prep\w*|homework|travel|notice|pre-?reading|work between|paperwork|review)"
    r"|'? (?:notice|ahead|before|beforehand|after|away|helpline|line|crisis|in advance|drive|walk|old|care|own|story"
    r"|screener|video|talk on)\b"
    r"|,? ?(?:per|a|each|every|/|/ ?per) ?(?:week|wk|year|yr|fortnight|day|annum|quarter|hour)\b|s? weekly"
    r"|(?: \w+){0,3} (?:per|a|each|every) (?:week|fortnight)|\)? (?:reading|prep)|-?(?:minute)? (?:story|screener))"
)
ELSE_BEFORE = rx(
    r"(?:[£$€] ?\d[\d.,]*k?|\b(?:pounds?|dollars?|euros?|quid|cad|aud|nzd|usd|gbp|eur|hourly|rate|by))"
    r"(?: \(?\w+\)?)? $|\b(?:(?:within|every|the last|the past|after|reply in|reading|prep\w*(?: time)?"
    r"|travel\w*|drive|journey|walk|wait\w*|24|in the next|(?:application|form|registration)[^.;]{0,20} (?:takes?"
    r"|should take)"
    r"|recorded \w+|paid|first|more than(?<!no more than)|fte|own)[,:]?(?: (?:for|up to|about|around|of|approximately"
    r"|at least|takes?"
    r"|will take|is))*[ (]*$"
    r"|(?:training|induction|orientation)\b[^.;:]{0,40}\b(?:takes?|lasts?)(?: about| around| approximately| up to)? $"
    r"|(?:(?:training|induction|orientation|briefing)(?: (?:sessions?|meetings?|calls?|webinars?))?"
    r"|(?:welcome|introduct(?:ion|ory)) (?:sessions?|meetings?|calls?|webinars?|evenings?))"
    r"(?: -|,|:)?(?: \(|(?: is| of| lasts?| lasting| for)(?: about| around)?)? ?$"
    r"|(?:outside|between|beyond|besides|on top of|in addition to)(?: of)? (?:the |our |these |those )?"
    r"(?:meetings|sessions|workshops)\b(?! of| lasting| for|, which),?[^.;:,]*$"
    r"|train(?:s|ed)? you in an? $|(?:if under|the longest,) $)"
)
# "In this one-hour session", "It takes an hour", after a sentence on an orientation.
OF_THAT = rx(
    r"(?:\bin (?:this|the|that)|^(?:it|this|that) (?:takes|lasts|is|will take|will last)(?: about| around)?"
    r"(?: up to)?) $"
)
WELCOMING = "orientation|orientations|induction|inductions|welcome session|introductory session|welcome meeting"
# What is on the way in, not of the work: "Step 2. A 30-minute phone chat".
ON_THE_WAY = "how to apply|how to join|how do i apply|how do i join|applying|next steps|becoming a|becoming an"
# One of the ways to answer, of a list: "* fill in the questionnaire (10 minutes)".
ONE_OF_THE_WAYS = rx(r"(?:\W{1,5}|\d\W{1,3})(?:[a-z' ]{0,30})\b(?:survey|questionnaire|form)\b[^.;]{0,30}$")
# "We meet for two hours every week."
FOR = rx(
    r"\b(?:visits?|sees?|meets?|gathers?|together|sessions?|meetings?)(?: [\w-]+){0,4} (?:for|of|lasting)"
    r"(?: about| around)? $"
)
MINUTES = r"(?:[:.](?P<{0}m>[0-5]\d))?(?: ?(?P<{0}x>[ap])(?:m\b|\.m\b\.?))?"
# It begins with one set of letters, so that the search jumps from one of them to the next.
CLOCKS = rx(
    rf"(?P<a>[\dn](?<![\d/.£$€,-].)(?:(?<=\d)\d?|oon(?<=noon))){MINUTES.format('a')}"
    rf"(?: ?- ?| to | until | till | and )(?P<b>\d{{1,2}}|noon){MINUTES.format('b')}"
    r"(?![\d/%]|[-:]\d| (?:people|members|pages|years?|months?|hours?|minutes?|sessions?|weeks?|times|days?))"
)
OPENING = (
    "open|opening|by day|office hours|weekday|weekdays|monday to|mon fri|mon to fri|monday friday|lines|line|phone us"
    "|call us|ring us|business hours|age|ages|aged"
)
A_LENGTH = rx(r"hour|minute|(?:\d|\b)(?:hrs?|mins?)\b|\d ?h\b")
SHORTEST_SESSION, LONGEST_SESSION = Decimal("0.1"), 12
MEETINGS = "meetings|sessions|workshops|hui|gatherings|interviews|focus groups|interview|session|workshop|focus group"
# An interview of those who would like to come is no session, nor is the reading before one.
CHOOSING = (
    "recruitment|selection interview|good fit|interview for the|interviews for the|informal interview"
    "|informal chat|job interview|screening|eligible|eligibility|personal statement|resume|cv"
    "|covering letter|cover letter|to apply|shortlist*|the form|online form|interviews are planned"
    "|interviews will|to get to know|orientation|induction|modules|module|public comment|the public may|school talk"
)
QUOTED = "average wait|average length|usual course|for those who|i sat|i was|i waited|i spent|i had|waiting room"
READING = "to read|reading|prepare|preparing"
EARLIEST, LATEST = 10, 20  # before and after these hours of the day, not everybody can come
STARTS = rx(r"\b(?:starts?|starting|begins?|from|at) (?:at )?(?P<h>\d{1,2})(?:[:.][0-5]\d)? ?(?P<x>[ap])\.?m\b")
BAD_HOURS = """
overnight|night|nights|early shift|shifts|starts|start|mornings
meet|meets|meeting|meetings|held|session|sessions|visits|place|group|role ~4 on the|a|our|each ward|wards|unit
"""
NOT_BAD = """
people|patients|stay|stayed|stays|accommodation ~4 on the|a|our ward|wards|unit
been|time|staff|nurses|overnight|experience ~4 on the|a|our ward|wards|unit
stay|stays|accommodation|hotel
"""
GOOD_HOURS = """
time|times|dates|hours ~4 chosen|agreed|set|decided|picked|planned with|by|together ~2 you|members|everyone|group
time|times|dates ~4 suit|suits|suiting|works|work ~2 you|members|everyone|group
you|members|group [can|will|to] choose|pick|decide|set ~2 time|times|hours|dates
fit|fits|fitted|arranged around ~2 you|members|your
"""


def read_hours(text: Text) -> dict[str, Fact[object]]:
    """hours_per_session, hours_per_month and total_hours, of a range the lower end."""
    facts: dict[str, Fact[object]] = {}
    for name, hours, span in (*_lengths(text), *_clocks(text)):
        facts.setdefault(name, text.fact(hours, span))
    if good := read_good_hours(text):
        facts["good_hours"] = good
    return facts


def read_good_hours(text: Text) -> Fact[bool] | None:
    """good_hours: False for an early or a late hour, a night, a ward; True where times are chosen with people."""
    if bad := text.no(BAD_HOURS, NOT_BAD):
        return bad
    for number in text.near("am", "pm", "noon", *(("m",) if ".m" in text.flat else ())):
        if text.says(number, OPENING) or not text.says(number, MEETING):
            continue
        for match in CLOCKS.finditer(text.flat, *text.sentences[number]):
            hours = _between(match)
            start = _start(match, hours) if hours else None
            if hours and start is not None and (start < EARLIEST or start + hours > LATEST):
                return text.fact(False, match.span())
        for match in STARTS.finditer(text.flat, *text.sentences[number]):
            if not EARLIEST <= _of_the_day(int(match["h"]), match["x"]) < LATEST:
                return text.fact(False, match.span())
    return text.yes(GOOD_HOURS)


def _start(match: re.Match[str], hours: Decimal) -> Decimal | None:
    """The hour of the day at which it starts; None if "9 to 11" may be morning or evening."""
    half = match["ax"] or match["bx"]
    if not half:
        return None
    if match["ax"]:
        hour = 12 if match["a"] == "noon" else _of_the_day(int(match["a"]), match["ax"])
        return Decimal(hour) + Decimal(match["am"] or 0) / 60
    end = Decimal(12 if match["b"] == "noon" else _of_the_day(int(match["b"]), half)) + Decimal(match["bm"] or 0) / 60
    return end - hours


def _lengths(text: Text) -> Iterator[tuple[str, Decimal, Span]]:
    """Each stretch of hours or minutes, and whether it is a session's, a month's or all of it."""
    for number in text.near(*CUES):
        start, end = text.sentences[number]
        if text.says(number, QUOTED):
            continue
        about_meetings = text.says(number, MEETING) or says(text.heading(number), MEETING)
        # "6 hui over 12 months. 4 are online (2 hours)."
        about_meetings = about_meetings or (number > 0 and text.says(number - 1, MEETINGS))
        for match in LONG.finditer(text.flat, start, end):
            before = text.flat[max(start, match.start() - 70) : match.start()]
            after = text.flat[match.end() : min(end, match.end() + 45)]
            hours = _hours(match, before.rstrip(" (").endswith(("up to", "maximum", "max")))
            span = (match.start() - len("up to "), match.end()) if before.endswith("up to ") else match.span()
            if A_MONTH.match(after):
                yield "hours_per_month", hours, (match.start(), match.end() + after.index("month") + 5)
            elif "monthly" in before and (monthly := MONTHLY.search(before)):
                yield "hours_per_month", hours, (match.start() - len(before) + monthly.start(), match.end())
            elif (
                IN_ALL.match(after)
                or ALL_BEFORE.search(before)
                or (OVER.match(after) and not says(before, f"{MEETINGS}|meet|meets"))
            ):
                yield "total_hours", hours, span
            elif (
                about_meetings
                and SHORTEST_SESSION <= hours <= LONGEST_SESSION
                and not _learning(after)
                and not says(text.flat[start : match.start()], CHOOSING)
                and not says(text.flat[start : match.start()].replace("prepare for", ""), READING)
                and not (ELSE_AFTER.match(after) and not FOR.search(before))
                and not ELSE_BEFORE.search(before)
                and not _on_the_way(text, number, match.start())
            ):
                yield "hours_per_session", hours, span


def _on_the_way(text: Text, number: int, place: int) -> bool:
    """Whether a stretch of hours is that of a welcome, of a step to come in, or of one way to answer among others."""
    before = text.flat[text.sentences[number][0] : place]
    if ONE_OF_THE_WAYS.match(before):
        return True
    if says(text.heading(number), ON_THE_WAY) and not text.says(number, f"{MEETINGS}|meet|meets"):
        return True
    return number > 0 and OF_THAT.search(before) is not None and text.says(number - 1, WELCOMING)


def _learning(after: str) -> bool:
    """Whether a stretch of hours is that of a course: "a 2-hour online training", "3 hours of induction"."""
    words = after.lstrip(")").replace("-", " ").split(" ")[:6]
    ends = next((at for at, word in enumerate(words) if word[-1:] in tuple(",.;:)") or word[:1] == "("), len(words))
    return says(" ".join(words[: ends + 1]), LEARNING)


def _hours(match: re.Match[str], up_to: bool) -> Decimal:
    """The hours of a match, to the hundredth: 20 minutes are 0.33."""
    n = match["n"] or "one"  # "hour-long"
    if "quarter" in n:
        return Decimal("0.75") if n.startswith("3") else Decimal("0.25")
    if n == "a couple of":
        return Decimal(2)
    half = n.startswith(("half", "½", "1/2"))
    hours = Decimal("0.5") if half else number_of(match["n2"] if up_to and match["n2"] else n)
    if match["half"] or match["half2"]:
        hours += Decimal("0.5")
    if match["quarter"]:
        hours += Decimal("0.25")
    return (hours / 60).quantize(Decimal("0.01")) if match["u"].startswith("m") else hours


def _clocks(text: Text) -> Iterator[tuple[str, Decimal, Span]]:
    """The hours from one time of the clock to another, opening hours apart."""
    for number in sorted({*text.near("am", "pm", "m", "noon"), *text.with_numbers(":", ".")}):
        if not text.says(number, OPENING):
            for match in CLOCKS.finditer(text.flat, *text.sentences[number]):
                if clock := _between(match):
                    yield "hours_per_session", clock, match.span()


def by_the_clock(hours: Fact[Decimal] | None) -> bool:
    """Whether a page tells hours by the clock only ("from 2 to 4pm"), so that they had to be computed."""
    words = " ".join(hours.words).lower() if hours else ""
    return bool(words) and not A_LENGTH.search(words)


def _between(match: re.Match[str]) -> Decimal | None:
    """From "10" to "12.30pm"; None if these are not plainly two times of a day."""
    if not (match["ax"] or match["bx"] or match["am"] or match["bm"] or "noon" in (match["a"], match["b"])):
        return None
    a, b = (12 if match[side] == "noon" else int(match[side]) for side in ("a", "b"))
    if a > 24 or b > 24:
        return None
    if match["bx"] and not match["ax"]:
        a, b = a % 12, b % 12
    else:
        a, b = _of_the_day(a, match["ax"]), _of_the_day(b, match["bx"])
    minutes = b * 60 + int(match["bm"] or 0) - a * 60 - int(match["am"] or 0)
    if minutes <= 0 and a <= 12 and b <= 12:
        minutes += 12 * 60
    return (Decimal(minutes) / 60).quantize(Decimal("0.01")) if 15 <= minutes <= 10 * 60 else None


def _of_the_day(hour: int, half: str | None) -> int:
    return hour % 12 + (12 if half == "p" else 0) if half else hour
