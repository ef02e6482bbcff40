"""How much time it takes: hours of a session, how many sessions, how many months."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.reading.phrases import says
from ourterms.terms.rules.reading.text import NUMBER, Text, number_of, rx

MEETING = (
    "meet|meets|meeting|meetings|session|sessions|workshop|workshops|interview|interviews|focus group|focus groups|event|events|call"
    "|calls|hui|panel|panels|survey|surveys|discussion|discussions|visit|visits|teleconference|webinar|webinars|gathering"
    "|questionnaire|talk|talks|conversation|conversations|chat|circle|forum|hearing|presentation|seminar|group|groups|roundtable"
    "|once|monthly|weekly|each|to complete|consultation|recording|commitment|take|takes|last|lasts|lasting|duration|when|time|how long"
)
LONG = (
    rf"(?P<n>{NUMBER}|\bhalf an|\ban|\bhalf(?= ?-?hour)|\b(?=hour-long))(?P<half> and a half)?(?:(?: ?- ?| to | or | and )(?P<n2>{NUMBER}))?[- ]?"
    r"(?P<u>hours?|hrs?|h|minutes?|mins?)\b(?P<half2> and a half)?"
)
A_MONTH = r"\)?(?:,? (?:and|or|to) (?:no more than |up to |at most )?\d+ hours?)?(?: of your time)?,? ?(?:per|a|each|every|/) ?month\b|^ monthly"
IN_ALL = r"(?: or so)?(?: of \w+)? (?:in total|altogether|in all|overall)\b|^ total\b"
ALL_BEFORE = r"\b(?:total(?: time)?(?: commitment)?(?: of|:| is)?|altogether it could take|altogether|in total|overall)[,:]?(?: is| about| around| between| up to| approximately)*$"
# An hour of something else: of reading, of work a week, of notice, of the office.
ELSE_AFTER = (
    r"(?:'s?)?(?: (?:of|in|to|for) (?:your |you to )?(?:\w+ )?(?:reading|read|prep\w*|homework|travel|notice|pre-?reading|work between|paperwork|review)"
    r"|'? (?:notice|ahead|before|beforehand|after|away|helpline|line|crisis|in advance|drive|walk|old|care|own|story|screener|video|talk on)\b"
    r"|,? ?(?:per|a|each|every|/|/ ?per) ?(?:week|year|fortnight|day|annum|quarter|hour)\b|s? weekly|(?: \w+){0,3} (?:per|a|each|every) (?:week|fortnight)"
    r"|\)? (?:reading|prep)|-?(?:minute)? (?:story|screener))"
)
ELSE_BEFORE = (
    r"\b(?:within|every|the last|the past|in the last|after|reply in|reading|prep\w*(?: time)?|travel\w*|wait\w*|24|in the next|paid|first|(?<!no )more than|fte|own)"
    r"[,:]?(?: (?:for|up to|about|around|of|approximately|at least))*[ (]*$"
)
CLOCK = r"(?P<{0}>\d{{1,2}}|noon)(?:[:.](?P<{0}m>[0-5]\d))?(?: ?(?P<{0}x>[ap])\.?m\b\.?)?"
CLOCKS = (
    rf"(?<![\d/.£$€,-]){CLOCK.format('a')}(?: ?- ?| to | until | till | and ){CLOCK.format('b')}"
    r"(?![\d/%]|[-:]\d| (?:people|members|pages|years?|months?|hours?|minutes?|sessions?|weeks?|times|days?))"
)
OPENING = (
    "open|opening|office hours|weekday|weekdays|monday to|mon fri|mon to fri|monday friday|lines|line|phone us|call us|ring us"
    "|business hours|age|ages|aged"
)
HOUR_CUES = ("hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "h")


OFTEN = (
    # N times a year; N meetings a year; once a month
    (
        r"\b(?P<up>up to |at least |around |about )?(?P<n>once|twice|{N} times|{N} days?|one (?:mon|tues|wednes|thurs|fri|satur|sun)day|one (?:morning|afternoon|evening))(?:(?: or |-| to )(?P<n2>twice|{N} times))?,? (?:an?|per|each|every|in a|in the|over the) (?:\w+ )?(?P<per>year|month|week|fortnight)\b",
        ("once", "twice", "times", "day", "days", "one"),
    ),
    (
        r"\b(?P<word>monthly|quarterly|weekly|fortnightly|bi-?monthly|bi-?weekly|twice-yearly|twice-monthly|six-monthly|annually|half-yearly)\b",
        ("monthly", "quarterly", "weekly", "fortnightly", "yearly", "annually", "bimonthly"),
    ),
    (
        r"\b(?:every|each) (?P<every>other|second|two|three|four|six|2|3|4|6|2nd|couple of)?[ -]?(?P<unit>weeks?|months?|quarter|fortnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
        ("every", "each"),
    ),
    (
        r"\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week) (?:of|in|each|every) (?:the |each |every |a )?(?P<month>month)",
        ("month",),
    ),
    (
        r"(?P<up>\bup to |\bat least |\baround |\babout )?(?P<n>{N})(?:(?: or | ?- ?| to )(?P<n2>{N}))? (?:(?!hours?|days?)[\w-]+ ){{0,3}}?(?:meetings?|sessions?|workshops?|events?|hui|presentations?|visits?|surveys?|interviews?|talks?|reviews?)(?:,? \(?[\w-]+\)?){{0,2}}? (?:an?|per|each|every|in a|over a|over the|during your first|in the first|over one|throughout the|across the|in the) (?P<per>year|month|week|annum)\b",
        ("meeting*", "session*", "workshop*", "event*", "hui", "presentation*", "visit*", "survey*", "interview*", "talk*"),
    ),
)
WORD = {
    **{"monthly": (1, "month"), "quarterly": (4, "year"), "weekly": (1, "week"), "fortnightly": (2, "month")},
    **{"bimonthly": (6, "year"), "bi-monthly": (6, "year"), "twice-yearly": (2, "year"), "six-monthly": (2, "year")},
    **{"half-yearly": (2, "year"), "annually": (1, "year"), "twice-monthly": (2, "month")},
}
EVERY = {
    "other": 2,
    "second": 2,
    "two": 2,
    "2": 2,
    "2nd": 2,
    "couple of": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "4": 4,
    "six": 6,
    "6": 6,
}
GATHERING = (
    "meet|meets|meeting|meetings|session|sessions|workshop|workshops|hui|survey|surveys|group|gather*|sit|sits|convene*|panel|attend"
    "|visit|visits|monday*|tuesday*|wednesday*|thursday*|friday*|saturday*|catch up|together|forum|interview|interviews|presentation*|event|events|webinar*|call|calls|committee|board|council"
)
NOT_GATHERING = (
    "supervision|newsletter|time sheet*|timesheet*|paid|payment|payments|payroll|report|reports|bulletin|update*|debrief*|check in"
    "|arrears|salary|invoic*|fee|reviewed|video attendance|attendance in person|peer led|reading"
)
COUNT = (
    r"(?<![\d.,£$€])(?P<up>\bup to |\bat least )?(?P<n>{N})(?:(?: or | ?- ?| to )(?P<n2>{N}))? (?:x \d+(?:\.\d+)?[- ](?:hour|minute)s? |x )?(?:(?!hours? |minutes? |weeks?|months?|years?|or|and|of|in|to|per|people|members)[\w.-]+,? ){{0,3}}?"
    r"(?:meetings|sessions|workshops|interviews|focus groups|hui|gatherings|webinars|visits|discussions|training days|events)\b"
)
TIMES = """
meet|meets|interview|gather|see ~2 # times !a|an|per|each|every|in|over
meet|interview|gather ~2 twice !a|an|per|each|every|in|over
"""
RUN = rf"(?P<n>{NUMBER}) (?:weekly|monthly|fortnightly),? (?:[\w-]+ ){{0,2}}?(?:meetings|sessions|workshops|calls|groups)\b"
ONE = """
one|single|1 off interview|focus|workshop|session|survey|meeting|conversation|discussion|event|visit|chat|questionnaire
one|single|1 ~3 interview|workshop|session|survey|questionnaire|recording|talk|evening !per|panel|each|every|a|in
one|single|1 ~2 focus group
one|single|1 meeting|call|event|visit !per|each|every|a|in|of
a|an|one # minute|hour ~1 interview|call|session|workshop|conversation|chat|discussion|survey|group
to|for|in|join|of a ~1 focus group
the focus group|interview|workshop|session|call|survey|event will|takes|lasts|should [take|last|be]
the|a one|1 day event|workshop|conference|meeting
an open|information|listening|engagement evening|event|day|session
one|single [1] [hour|minute] [hour|minute|minutes] interview|workshop|session|survey|conversation|discussion|call
part|join|invite|inviting|participate|attend|there's|hosting|holding|running|complete|fill ~2 a|an ~4 interview|workshop|survey|roundtable|questionnaire|webinar
part|join|invite|inviting|participate|attend|there's|hosting|holding|running ~2 a|an ~4 focus group
a|an|there's ~2 listening|consultation|discussion session|event|group !who
one off
# minute|minutes|hour user|phone|online|zoom|video|telephone interview|interviews
# minute|minutes|hour interview|interviews|focus|survey
it takes about # minutes|minute
"""
MANY = """
series|several
number of
each|every|regular|monthly|weekly interview|session|meeting|workshop|group
one of
interview panel|panels
shortlist*
more than one
invited to interview
informal interview
"""

PERIOD = rf"(?P<up>\bup to |\bmaximum of )?(?P<n>{NUMBER}|\ba)(?: and a half)?(?:(?: to |-| or | - )(?P<n2>{NUMBER}))?[- ]?(?P<u>years?|months?|yrs?)\b"
FILL = r"(?:(?:up to|an?|about|around|approximately|at least|the|next|initial|initially|period|maximum|minimum|full|of|first|course|term|fixed|fixed-term|further|two-way|whole|over) ?){0,5}"
ASKED = (
    rf"(?:\b(?:for|over|lasts?|lasting|runs?|running|run|across|commit to|serve|within|during|span|spanning|appointed|throughout)"
    rf"|\b(?:terms?|tenure|duration|length|period|commitment|appointments?|contract|time|membership)(?: of (?:office|appointment|membership|the (?:project|role)))?(?:[:.,-]| is| are| will be| of| last| lasts)*(?: for)?"
    rf"|\bfixed[- ]term,?(?: for)?) ?{FILL}$|^{FILL}$|: ?{FILL}$"
)
WORK_NOUN = r"[ -]?(?:(?:\w+ )?(?:projects?|study|programmes?|programs?|roles?|posts?|terms?|contract|commitment|period|appointments?|placement|fellowship|fixed|position|membership)\b)"
PAST_BEFORE = r"\b(?:last|past|previous|recent|ages?|aged|every|after|than|great|once|each|older|delete|least once in|kept|keep|in the|for over|who is|waited|waiting|diagnos\w+)(?: (?:about|the|few|for|for up to|up to))* ?$|contract value.{0,40}$|\$[^ ]* ?(?:million|m)?,? (?:\w+ )?$"
PAST_AFTER = r" ?-?(?:old\b|of age|ago|olds|later|of (?:lived|personal|work|experience|age)|experience|since|before|earlier|in a row|waiting|strategy|plan|inquiry|ended?|as the most|running|time|after|free)"
ABOUT_US = (
    "term|terms|tenure|appoint*|commit*|meet*|role|project|study|programme|program|panel|group|council|committee|contract|member*"
    "|serve|sits|advis*|involve*|session|sessions|workshop*|you|you'd|you'll|duration|fixed|board|table"
)


def read_hours(text: Text) -> dict[str, Fact[object]]:
    """hours_per_session, total_hours, hours_per_month, sessions with sessions_per, and months."""
    facts: dict[str, Fact[object]] = {}
    for name, hours, span in _lengths(text):
        facts.setdefault(name, text.fact(hours, span))
    if often := _often(text):
        number, per, span = often
        facts["sessions"], facts["sessions_per"] = text.fact(number, span), text.fact(per, span)
    if months := _months(text):
        facts["months"] = months
    return facts


def _lengths(text: Text) -> Iterator[tuple[str, Decimal, Span]]:
    """Each stretch of hours or minutes, and whether it is a session's, a month's or all of it."""
    for number in text.near(*HOUR_CUES):
        start, end = text.sentences[number]
        for match in rx(LONG).finditer(text.flat, start, end):
            before = text.flat[max(start, match.start() - 45) : match.start()]
            after = text.flat[match.end() : min(end, match.end() + 45)]
            hours = _hours(match, before.rstrip(" (").endswith(("up to", "maximum", "max")))
            if rx(A_MONTH).match(after):
                yield "hours_per_month", hours, (match.start(), match.end() + after.index("month") + 5)
            elif rx(IN_ALL).match(after) or rx(ALL_BEFORE).search(before):
                yield "total_hours", hours, match.span()
            elif not (rx(ELSE_AFTER).match(after) or rx(ELSE_BEFORE).search(before)) and hours <= 12:
                if says(text.flat[start:end], MEETING) or says(text.heading(number), MEETING):
                    yield "hours_per_session", hours, match.span()
    for number in sorted({*text.with_numbers(), *text.near("noon")}):
        if says(text.sentence(number), OPENING):
            continue
        start, end = text.sentences[number]
        for match in rx(CLOCKS).finditer(text.flat, start, end):
            if clock := _between(match):
                yield "hours_per_session", clock, match.span()


def _hours(match: re.Match[str], up_to: bool) -> Decimal:
    n, more = match["n"] or "one", match["half"] or match["half2"]
    hours = Decimal("0.5") if n.startswith("half") else number_of(match["n2"] if up_to and match["n2"] else n)
    if more:
        hours += Decimal("0.5")
    if match["u"].startswith("m"):
        hours = (hours / 60).quantize(Decimal("0.01"))
    return hours


def _between(match: re.Match[str]) -> Decimal | None:
    """The hours from one time of the clock to another; None if these are not two times."""
    if not (match["ax"] or match["bx"] or match["am"] or match["bm"]):
        return None
    a, b = (12 if match[side] == "noon" else int(match[side]) for side in ("a", "b"))
    if not (0 <= a <= 24 and 0 <= b <= 24):
        return None
    if match["bx"] and not match["ax"]:
        a, b = a % 12, b % 12
    else:
        a = a % 12 + 12 if match["ax"] == "p" else a % 12 if match["ax"] else a
        b = b % 12 + 12 if match["bx"] == "p" else b % 12 if match["bx"] else b
    minutes = (b * 60 + int(match["bm"] or 0)) - (a * 60 + int(match["am"] or 0))
    if minutes <= 0 and a <= 12 and b <= 12:
        minutes += 12 * 60
    return (Decimal(minutes) / 60).quantize(Decimal("0.01")) if 15 <= minutes <= 10 * 60 else None


def _often(text: Text) -> tuple[int, str, Span] | None:
    """How often they meet: how many times, in what, and where they say so."""
    for number in text.near("weekly", "monthly", "fortnightly"):
        if match := text.search(RUN, number):
            return int(number_of(match["n"])), "total", match.span()
    for pattern, cues in OFTEN:
        for number in text.near(*cues):
            start, end = text.sentences[number]
            for match in rx(pattern.format(N=NUMBER)).finditer(text.flat, start, end):
                around = text.flat[max(start, match.start() - 40) : min(end, match.end() + 25)]
                first = (
                    not text.flat[start : match.start()].strip(" -*•·")
                    or text.flat[match.start() - 2 : match.start()] == ": "
                )
                if says(around, NOT_GATHERING) or not (first or says(text.sentence(number), GATHERING) or rx(r"\d ?h(?:ou)?rs?\b|minutes").search(text.sentence(number))):
                    continue
                if counted := _per(match):
                    return *counted, match.span()
    if times := text.find(TIMES):
        figure = rx(r"\d+").search(text.flat, *times)
        return int(figure[0]) if figure else 2, "total", times
    for number in text.near(
        "meetings", "sessions", "workshops", "interviews", "focus groups", "hui", "gatherings", "webinars"
    ):
        if match := text.search(COUNT.format(N=NUMBER), number):
            up = match["up"] == "up to "
            return int(number_of(match["n2"] if up and match["n2"] else match["n"])), "total", match.span()
    one = text.find(ONE, MANY)
    return (1, "total", one) if one else None


def _per(match: re.Match[str]) -> tuple[int, str] | None:
    groups = match.groupdict()
    if word := groups.get("word"):
        return WORD.get(word)
    if groups.get("month"):
        return 1, "month"
    if unit := groups.get("unit"):
        step, day = EVERY.get(groups["every"] or "", 1), unit.endswith(("day", "days"))
        if unit.startswith("month") and 12 % step == 0:
            return (1, "month") if step == 1 else (12 // step, "year")
        if unit == "quarter":
            return 4, "year"
        if unit == "fortnight" or ((unit.startswith("week") or day) and step == 2):
            return 2, "month"
        return (1, "week") if step == 1 and unit.startswith("week") else None
    up = groups.get("up") == "up to " and groups["n2"]
    times = (groups["n2"] if up else groups["n"])
    number = {"once": 1, "twice": 2}.get(times) or int(number_of(times.split(" ")[0]))
    per = groups["per"]
    return (number * 2, "month") if per == "fortnight" else (number, "year" if per == "annum" else per)


def _months(text: Text) -> Fact[int] | None:
    """How long people are asked to stay, in months."""
    project = None
    for number in text.near("year*", "month*", "yrs"):
        start, end = text.sentences[number]
        for match in rx(PERIOD).finditer(text.flat, start, end):
            before = text.flat[max(start, match.start() - 60) : match.start()]
            after = text.flat[match.end() : min(end, match.end() + 30)]
            if rx(PAST_AFTER).match(after) or rx(PAST_BEFORE).search(before):
                continue
            n = number_of(match["n2"] if match["up"] and match["n2"] else match["n"])
            months = int(n * 12) if match["u"].startswith("y") else int(n)
            if not 0 < months <= 120:
                continue
            above = text.sentence(number - 1) if number and not before else ""
            ours = says(text.sentence(number), ABOUT_US) or says(above[-40:], ABOUT_US)
            if rx(ASKED).search(before) and ours and (before or above):
                return text.fact(months, match.span())
            if rx(WORK_NOUN).match(after):
                project = project or text.fact(months, match.span())
    return project
