"""How often they meet: so many sessions in all, a year, a month or a week."""

import re
from typing import Any

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import says
from ourterms.terms.rules.reading.text import BULLET, NUMBER, Text, number_of

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
RANGE = rf"(?: \(\d{{1,2}}\))?(?:(?: or | ?- ?| to )(?P<n2>{NUMBER})(?: \(\d{{1,2}}\))?)?"
A_TIME = "year*|month*|week*|fortnight*|quarter*|annum*|annual*"  # one set for all that need any, looked up once
# What says how often, from the surest, with a number first: each with the words that it needs, one of each. A word is
# looked up more quickly than how a word begins.
OFTEN = (
    # "four times a year", "once or twice a month", "one Saturday a month"
    (
        rx(r"\b(?=[\daotu])"  # how it begins
        rf"(?P<up>up to |at least |around |about )?(?P<n>once|twice"
        rf"|{NUMBER}(?: \(\d{{1,2}}\))? (?:times|days?|occasions|evenings?|mornings?|afternoons?|weekends?|saturdays)"
        rf"|{NUMBER}(?=(?:-| to | or ){NUMBER} times)|(?:one|1) {WEEKDAY}|(?:one|1) (?:morning|afternoon|evening))"
        rf"(?:(?: or |-| to )(?P<n2>twice|{NUMBER} times))?,?"
        r" (?:(?:an?|per|each|every|in a|in the|over the|during the) (?:\w+ )?(?P<per>year|month|week|fortnight"
        r"|quarter)"
        r"|(?P<ly>annual|year|month|week)ly)\b"),
        (
            "once|twice|times|day|days|one|1|occasions|evening*|morning*|afternoon*|weekend*|saturdays",
            A_TIME,
        ),
    ),
    # "board meetings - about eight a year"
    (
        rx(r"(?:meetings(?<=\bmeetings)|sessions(?<=\bsessions)|workshops(?<=\bworkshops)|attend(?<=\battend))\b"
        r"(?: regularly)?[ ,:(-]{1,3}"
        r"(?:of which there are )?(?:about |usually |typically |normally |around |up to |at least |no fewer than"
        r" |a minimum of )?"
        rf"(?P<n>{NUMBER}){RANGE} (?:an?|per|each|every) (?P<per>year|month|week)\b"),
        ("meetings|sessions|workshops|attend", "#|one", A_TIME),
    ),
    # "four meetings a year", "six two-hour meetings over a year"
    (
        rx(r"(?![^\daou])(?=\d|\b(?:up|at|a[rb]|one))"  # how it begins, most letters told first
        rf"(?P<up>\bup to |\bat least |\baround |\babout )?(?P<n>{NUMBER}){RANGE} (?:(?!hours?|days?)[\w-]+ ){{0,3}}?"
        r"(?:meetings?|sessions?|workshops?|hui|get-togethers|gatherings|presentations?|visits?|surveys?|talks?"
        r"|(?P<taken>events?|calls|investigations|inspections|assessments|hearings|interviews?|reviews?|classes|shifts))"
        r"(?:,? \(?[\w-]+\)?){0,2}? (?:(?:an?|per|each|every|in an?|over an?|over the(?: course of the)?"
        r"|during your first|in the first|over one|throughout the|across the|in the) (?:\w+ )?"
        r"(?P<per>year|month|week|annum|quarter)|annually|yearly)\b"),
        (
            "meeting|meetings|session|sessions|workshop|workshops|hui|togethers|gatherings|presentation"
            "|presentations|visit|visits|survey|surveys|talk|talks|event|events|calls|investigations|inspections"
            "|assessments|hearings|interview|interviews|review|reviews|classes|shifts",
            "#|one",
            A_TIME,
        ),
    ),
    (
        rx(r"\b(?<!\d[ -])(?P<word>monthly|quarterly|weekly|fortnightly|bi-?monthly|twice-yearly|twice-monthly"
        r"|6-monthly|half-yearly|biannual(?:ly)?|bi-annual(?:ly)?)\b(?! hours)"),
        ("monthly|quarterly|weekly|fortnightly|yearly|bimonthly|biannual*",),
    ),
    (
        rx(r"(?:every (?<=\bevery )|each (?<=\beach ))(?P<every>other|second|third|fourth|2|3|4|6|2nd"
        r"|couple of)?(?: \(\d\))?[ -]?"
        rf"(?P<unit>weeks?|months?|quarter|fortnight|{WEEKDAY}s?)\b"),
        ("every|each",),
    ),
    (rx(r"\balternate (?P<alternate>month|week)s?\b"), ("alternate",)),
    (
        rx(rf"\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:{WEEKDAY}|week) (?:of|in|each|every)"
        r" (?:the |each |every |a )?(?P<month>month)"),
        ("month",),
    ),
)  # fmt: skip
WORD = {
    **{"monthly": (1, "month"), "quarterly": (4, "year"), "weekly": (1, "week")},
    **{"bimonthly": (6, "year"), "bi-monthly": (6, "year"), "twice-yearly": (2, "year"), "6-monthly": (2, "year")},
    **{"biannual": (2, "year"), "biannually": (2, "year"), "bi-annual": (2, "year"), "bi-annually": (2, "year")},
    **{"half-yearly": (2, "year"), "twice-monthly": (2, "month")},
}
STEP = {"third": 3, "fourth": 4, "other": 2, "second": 2, "2nd": 2, "couple of": 2}
# Before how many may be missed.
MISSING = "miss|misses|missed|missing|absent|not attend|unable to attend|cannot come|can't come|fail to|fails to"
ONLY_FIRST = (
    "welcome session|welcome sessions|information session|information sessions|drop in|drop ins"
    f"|support session|support sessions|of the public may|of the public can|{MISSING}"
)
SHORT = 70  # characters of a sentence that says no more than how often
GATHERING = (
    "meet|meets|meeting|meetings|session|sessions|workshop|workshops|hui|survey|surveys|group|gather*"
    "|sit|sits|assemble*|convene*"
    "|panel|attend|visit|visits|monday*|tuesday*|wednesday*|thursday*|friday*|saturday*|catch up"
    "|review|reviews|talk|talks|activity|activities|shift|shifts|role|commitment|together*|investigation*|inspection*"
    "|assessment*|hearing*|forum|interview"
    "|interviews|presentation*|event|events|webinar*|teleconference|videoconference|call|calls|committee|board|council|hour|hours|hr|hrs|minutes"
)
MONTH = r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
A_MONTH = rx(MONTH)
IN_MONTHS = rx(rf"\b(?:in|of|every) {MONTH}(?:, {MONTH}){{1,5}},? (?:and|&) {MONTH}(?! ?\d)")
BESIDE = 50  # characters before how often, in which "meet" has to stand to be what happens so often
MEETING = (
    "meet|meets|meeting|meetings|session|sessions|workshop|workshops|hui|gather*|together|attend|come|sits|sit"
    "|convene*|assemble*|sitting|survey|surveys|held|take place|takes place|conference call|conference calls"
)
# "Five times a year the council meets": what happens so often stands behind.
BEHIND = rx(
    r",?(?: \([^)\n]{1,20}\)|(?: usually| normally)? (?:in|on|at) [\w ]{1,25})?,?"
    r" (?:we |they |it |you |(?:all )?(?:the|our|its|this|these) (?:[\w'-]+ ){1,5}?)(?:will )?"
    r"(?:meets?|gathers?|sits?|(?:comes?|gets?) together|(?:has|have|holds?)"
    r" (?:a |its |their |our )?(?:[\w'-]+ ){0,2}?'?meetings?)\b"
)
NOUNS = "teleconference|videoconference|meetings|meeting|sessions|session|workshops|hui|gatherings"
# "Quarterly Housing Reference Group meetings"
OF_A_GROUP = rx(r" (?:[\w-]+ ){1,4}?(?:group|panel|forum|council|committee) meetings\b")
GATHERED = "meetings|sessions|workshops|hui|gatherings|visits|surveys|talks|presentations|get togethers"
# "the Ward Improvement Meeting, which takes place ...", "our panel, which gets together ...": beside the work.
# "A group has designed it with us and continues to meet every two months": so is theirs who were there before.
# Nor is "overseen by a group that meets ..." those asked, coming together, nor "we meet our funders".
ANOTHERS = rx(
    r", (?:(?:and )?(?:which|whose|each of which)|who)\b[^,;]*$|\b(?:and continues to\b[^,;]*$"
    r"|(?:overseen|governed|steered|advised) by\b[^,;]*$|board of directors (?!and\b)[^,;]*$"
    r"|meet(?<!\bit meet)(?<!\bthey meet)(?<!\bwill meet)(?<!\bmembers meet)s? (?:with )?"
    r"(?:our|the(?! (?:first|second|third|fourth|last|1st|2nd|3rd|4th)\b)) [^,;]+$"
    r"|our (?:board|committee|council|group|panel|team) of \d+ [^,;]*$)"
)
# A body that a text of some length names once is not the one that it is about.
BODIES = rx(
    r"\b(?P<body>board|council|committee|commission|panel|forum|trustees|assembly)s?\b(?! of )"
    r"(?!.*\b(?P=body))[^.;]*$"
)
LITTLE = 6  # sentences
FAR = 70  # characters before how often, in which those who meet stand
# Who meets: families, trustees and a walking club do so, too. A noun that is none of these is nobody that one joins.
MEETS = rx(
    r"(?<![a-z])(?P<who>[a-z][\w']*+)(?:,? (?:will|would|shall|should|can|is|are|be|all|also|both|itself|at present"
    r"|as a rule|now|still|(?:glad|able|willing|happy|ready|pleased|free|asked|invited|expected|due|going|mean|plan"
    r"|aim|hope|want|need|intend|agree|commit)s? to|to|\w+ly))*"
    r" (?:meets?|gathers?|sits?|convenes?|assembles?|(?:comes?|gets?) together"
    r"|(?:holds?|has|have|runs?) (?:[\w'-]+ ){0,2}?(?:meetings?|sessions?|workshops?|calls?))\b"
)
WHO = (
    "we|you|they|it|these|who|which|that|and|or|but|everybody|everyone|chosen|selected|member|members|representatives|reps"
    "|advisers|advisors|reviewers|governors|group*|subgroup*|workgroup*|panel*|council*|committee*|board*|forum*"
    "|network*|jury|juries|senate|assembl*|commission*|taskforce|circle*|collective|meetings|people|experience|carers"
    "|patients|users|survivors|consumers|contributors|partners|participants|leaders|champions|ambassadors"
    "|able|willing|glad|happy|ready|free|asked|invited|expected"
)
# On a page of more sentences "six sessions" and "one interview" are as often somebody else's: no count is claimed.
PAGE = 30
MOST = 60  # so many sessions in all are asked of nobody: "more than 270 visits" were made by all of them
# "Twice a year we send ..." begins a sentence as "Twice a year, in Leeds." does.
SENDING = "draw*|recruit*|award*|send*|mail*|publish*|post*|write*|report*|look*"
# "for 2 hours, twice a month"
LONG = rx(r"\d ?(?:hrs?|hours?|minutes|mins?),? (?:about |around |roughly )?(?:once )?$")
# "The council meets four times a year; smaller committees meet monthly in between": beside what one joins.
COMMITTEES = rx(
    r"\b(?<!plus )(?:(?:smaller|its|other|working|sub) (?:sub-?)?(?:committees|groups|panels)"
    r"|sub-?committees?|sub-?groups?|at least one (?:sub-?)?(?:committee|group)\b.*|task forces)(?: [\w-]+){0,3} $"
)
# "Most committees meet monthly", "it meets monthly or quarterly": no one rhythm.
SOME = rx(
    r"\b(?:most|some|many)(?: of (?:the|our|them))? (?:[\w-]+ )?(?:meet|sit|are|come|get)\b|\bdepend(?:s|ing)\b"
    r"|\b(?:often|sometimes|mostly|mainly)(?: (?:these|they) are(?: meetings)?)? $"
)
# "Meetings are monthly; we ask you to attend at least six a year": no second rhythm.
SHARE = rx(
    r"\b(?:attend|be at|come to) (?:(?:at least|no fewer than|a minimum of) \d+ (?:meetings )?(?:an?|per|each|every|in)"
    r"|\d+ (?:meetings )?(?:an?|per|each|every) \w+ (?:at least|at a minimum|or more))\b"
)
# "The council meets monthly: nine meetings a year" is one rhythm, with a break in summer and in winter; "11 Board
# meetings a year" are another body's.
MEETINGS = rx(r"\d (?:\(\d+\) )?(?:times|meetings)\b")
NEARLY_MONTHLY = {(8, "year"), (9, "year"), (10, "year"), (11, "year")}
OR_ELSE = rx(
    r" (?:or(?! more| so)|is common)\b"
    r"|[^.;:\n]{0,30}?,? (?:and|plus) (?:up to |at least |about )?\d+ (?:a|per|each) (?:year|month)\b|"
    r"[^.;\n]{0,50}, then\b| (?:until|till) [^.;\n]{1,30}[,;] (?:and |but )?(?:then|after|how)\b"
)
NOT_GATHERING = (
    "supervision|minutes of|per cent|newsletter|time sheet*|timesheet*"
    "|paid|payment|payments|payroll|report|reports|bulletin"
    "|update*|debrief*"
    "|data|supervisor|call with you|drop in|drop ins|clinic|peer support|support call|support group"
    "|diary|diaries|journal|log|newsletters"
    "|check ins|check in|arrears"
    "|choir|applications|coffee|natter|mail out|mail an|intake|salary|invoic*|fee|reviewed"
    "|for staff|the public|interviews are|family evening"
    "|feedback sessions|public meetings|each ward|every ward|the event"
    "|community meeting|community meetings|video attendance|attendance in person|peer led|reading"
)
# "Twice a year the council holds training": what they put on, and no meeting of those asked.
THEY_HOLD = rx(r",? (?!(?:we|and)\b)[\w' -]{2,40}? (?:holds?|runs?|offers?|puts? on)\b(?! (?:[\w'-]+ ){0,3}'?meeting)")
# Hearings and the like that those asked take part in; a court has more of them.
TAKING = rx(r"\b(?:you|volunteers|members|representatives|reviewers|assessors|jurors)\b[^,;:.]*$")
HOLDING = rx(r"\b(?:runs?|delivers?|offers?|gives?|leads?) $")  # "Our trainers run two workshops a month"
# "... meetings, which are monthly"
WHICH_ARE = rx(r"\b(?:meetings|sessions|workshops),? (?:which|that) (?:are|happen|take place)(?: held)?(?: \w+)? $")
HOURS_EACH = rx(r"\d hours?(?: or more)? $")  # "who volunteers 4 hours or more each week"
SOMEBODY = rx(r"\b(?:he|she)\b[^,;:]*$")  # "She goes to a meeting once a month" tells of one who is there
PAID_TO_COME = rx(r"\bpaid (?:for (?:attending|coming)|to (?:attend|come))\b")  # to what happens so often
# "Eight weekly sessions" are eight, not one a week.
RUN = rx(
    rf"(?P<n>{NUMBER})(?P<up>)(?P<n2>) (?:weekly|monthly|fortnightly),? (?:[\w-]+ ){{0,2}}?"
    r"(?:meetings|sessions|workshops|calls|groups)\b"
)
WEEKLY = ("weekly", "monthly", "fortnightly", "week")
COUNTED_WEEKLY = """
#|one weekly|monthly|fortnightly
"""
SO_MANY_WEEKS = """
for|over [about] # weeks
"""
# "Weekly for ten weeks"
RUN_FOR = rx(
    r"\b(?:weekly|(?<!days )(?<!hours )(?:every|each|a) week)(?: [\w-]+){0,4}? (?:for|over) (?:about )?"
    rf"(?P<n>{NUMBER})(?P<up>)(?P<n2>) weeks\b"
)
# "Number of meetings: 5"
LISTED = rx(
    r"\b(?:meetings|sessions|workshops|hui)(?: in total)?: ?(?P<n>\d{1,2})(?P<up>)(?P<n2>)\b"
    r"(?![:.]\d| ?[ap]\.?m|-| to | (?:hours|minutes|days|per|a|each)\b)"
)
COUNT = rx(
    r"(?=\d|\b[aou])"  # how it begins
    rf"(?P<up>\bup to |\bat least )?(?P<n>{NUMBER}){RANGE} (?:(?:x )?\d+(?:\.\d+)?[- ](?:hour|minute|min|hr)s?\.? |x )?"
    r"(?:(?!(?:hours?|minutes?|days?|weeks?|months?|years?|or|and|of|in|to|per|people|members|\d+)(?![\w-]))"
    r"[\w.-]+,? ){0,3}?"
    r"(?:meetings|sessions|workshops|interviews|surveys(?= over\b)|hui|gatherings|webinars|visits|discussions|events"
    r"|get-togethers|conversations|chats|classes|shifts|(?:design|panel|planning|strategy) days|half[- ]days"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekends)\b"
)
COUNTED = (
    *("meetings", "sessions", "workshops", "interviews", "hui", "days", "weekends", "gatherings", "webinars", "visits"),
    *("surveys", "discussions", "events", "together", "togethers", "conversations", "chats", "classes", "shifts"),
    *("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
)
# Who comes to so many: without any of these they are a course's, or what others went to.
COME = (
    "you|you'll|you'd|we|we'll|we'd|there|everyone|everybody|members|participants|participation|it's|meet|meets"
    "|sit|sits|come together|go to|attend|group has|panel has|in all|series of|spend|study|taking part|it involves"
)
# "- Six workshops", "Time: six workshops", "Between 6 and 8 workshops", "Come to six workshops" need nobody.
SAID_BARE = rx(
    r"^[^a-z]*(?:(?:come|go|attend|join|take part)\b.*|number of |in |over )?$|[\w)][:?] "
    r"|\bbetween \d+ and $|\b(?:is|are|be|involves?|includes?|consists? of|comprises?|total of) $"
)
# "Two away days a year" are no count in all.
A_YEAR = rx(r"\b(?:an?|per|each|every|the) (?:[\w-]+ ){0,2}?(?:year|annum|month|quarter)\b|\b(?:annually|yearly)\b")
# Sessions that are not those asked for, and those that have been.
ELSE = (
    "training|taster|orientation|courses|recorded|site|counselling|counseling|supervision|rehearsal|induction|debrief*|therapy|coaching|mentoring"
    "|public meetings"
)
ELSE_AFTER = (
    "were|have been|took|planned for|until|before you|for professionals|for clinicians|for practitioners"
    "|people each|one for|of therapy|of counselling|so far|with a psych*|with your|with an|with a|of support|of advice"
    "|one to one|for staff|last year"
)
PAST = (
    "ran|we ran|therapy is|our last|the last|past|have held|has held|held|had|have had|have run|has run"
    "|attended|already|last year"
    "|completed|previous|been to"
)
# "A group has designed the questions over eight meetings"
HAS_DONE = rx(r"\b(?:has|have|had|who|that) [\w-]+ed\b")
# "two face-to-face meetings and two by video": how many in all has to be worked out.
AND_MORE = rx(r"[^.;:\n]{0,70}?\b(?:and|plus) (?:\d{1,2}|one) (?:by|via|on|over|online|in|face|virtual|more|others?)\b")
ONE_AND = rx(r"\bone [\w-]+ (?:and|plus) $")  # "one interview and two workshops"
SOME_OF = ("one of ", "any of ", "out of ", "half of the ", "third of the ", "most of the ", "some of the ")
# Where they hold several, a person comes to one.
HOSTED = (
    "doing|conducting|will run|will hold|are holding|are running|are hosting|will host|is holding|is running|is hosting"
)
TEACHING = (
    "until|train|may be asked|might be asked|may be invited|the public|shadow|teach you|train you"
    f"|get you ready|learn how|show you how|training|{MISSING}"
)
TIMES = """
meet|meets|gather|gathers|come ~2 # times in !a|an|the|any|each|every|one|total|all|your|#
meet|meets|interview|gather|see|talk|speak|come ~2 # times !a|an|per|each|every|in|over
meet|meets|gather|gathers|come ~2 # times every # weeks|months
meet|meets|gather|gathers|come ~2 # times over|in ~2 # weeks|months
meet|interview|interviewed|gather|come|talk ~2 twice !a|an|per|each|every|in|over
# times|days|evenings|saturdays|mornings|afternoons|sundays|thursdays in all|total|altogether
fill|complete ~5 survey|questionnaire|form ~1 twice !a|an|per|each|every
both meetings|sessions|workshops|interviews|events|dates
come|attend|join|there|make|be ~3 both days
meet|meets|gather|gathers|see|talk|speak|come|together|interview|interviewed ~3 # occasions !a|an|per|each|every
"""
SESSION = "interview|workshop|session|survey|questionnaire|conversation|discussion|chat"
# One, in words or by how long it takes: "a focus group" may be any of several.
ONE = f"""
one|single|1 off {SESSION}|focus|meeting|event|visit
one|single|1 ~3 {SESSION}|recording|evening !per|panel|each|every|a|in
one|single|1 ~3 talk !per|panel|each|every|a|in|over|to|with|you
one|single|1 group lasting|of|meeting|session
workshop|event|webinar|roundtable|conference|hui [on] monday|tuesday|wednesday|thursday|friday|saturday|sunday [the] #
focus group [to|will|be|held|takes|place] [on] monday|tuesday|wednesday|thursday|friday|saturday|sunday [the] #
a|an|one ~2 interview|conversation|discussion|chat|call of|lasting|about|around|with ~2 #|an hour|minute|minutes|a
a|an|one ~4 interview of|lasting ~2 #|an hour|hours|minute|minutes
a|an|one ~3 survey|questionnaire of|lasting ~2 #|an hour|hours|minute|minutes
a|an|one # minute|hour ~2 {SESSION}|call|focus !per|each|every|a|once
one|1 hour ~1 {SESSION}|call|focus !per|a|each|every|once
hour long ~1 {SESSION}|call !per|each|every|a|once
an hour's {SESSION}|call !per|each|every|a|once
the focus group takes|lasts
the focus group will|should take|last|be
the interview|workshop|session|call|event|conversation|discussion will|takes|lasts|should [take|last|be]
an interview|conversation|discussion [will] takes|take|lasts|last [about|around|approximately] [up] [to] #|an|one
one interview|workshop|survey|discussion|conversation|focus in person
one # hour|hours|minute|minutes ~1 meeting !per|each|every|a|once|with
one|1 meeting|session|workshop|group only
we expect the survey|questionnaire|interview to [take|last]
the survey takes|lasts
the survey will|should ~1 take|last
your interview|conversation|discussion|session will|should ~1 take|last
be interviewed for|over ~1 #|an
you|you'll|you're are|be|will [be] interviewed by|about|for|once
interview|talk|speak|meet ~3 once !a|an|per|each|every|in|you|we|again
the interview|workshop|session is|are|runs|goes [about|around|for|approximately] # minutes|minute|hours|hour
the survey|event|call is|are|runs|goes [about|around|for|approximately] # minutes|minute|hours|hour
the|a one|1 day event|workshop|conference|meeting
one off|time !fee|payment|grant|voucher
# minute|minutes|hour user|phone|online|zoom|video|telephone interview|interviews
# minute|minutes|hour interview|interviews|focus|survey
you|you'll|you'd|reps|representatives ~3 come|attend|join|part [to|in] one|1 ~1 focus|meeting|session|workshop !a|per
be|part|join|attend|come [in|to] a|an ~2 focus group of|lasting|for ~1 #|an minutes|minute|hours|hour
one|single|1 ~2 meeting|event|call of|lasting ~1 #|an minutes|minute|hours|hour !a|per|each|every
a|an|one #|one minute|hour ~2 {SESSION}|call|focus !per|each|every|a|once
spend ~1 #|an minutes|minute|hour ~3 on|over|by [the|a] phone|telephone|zoom|video|teams|webex
# minutes ~3 on|over|by [the|a] phone|telephone|zoom|video|teams|webex
it takes about # minutes|minute !to
fill|filling|complete|completing in|out|a|an|our|this|the [a|an|our|this|the] ~2 short|anonymous|brief|quick ~2 survey
"""
ONE_OF = """
only|just [need|needs|have|asked] [to] come|attend|join [to] one|1 of ~2 meetings|sessions|workshops|groups|events
part|join|attend|come|coming|invited ~2 one of # ~5 groups|workshops|sessions|events|meetings|webinars !a|each|every
"""
# How long it takes to answer, of a survey; a form to apply with takes as long.
TO_COMPLETE = """
take|takes ~4 # minutes|minute to complete|finish|answer
"""
# One conversation, of which another sentence says how long it takes; nothing there stands for more of them.
A_TALK = """
a|an|this|your ~3 interview|conversation !panel|for|process|guide|questions
"""
MORE_THAN_ONE = """
interviews|surveys|sessions|workshops|meetings|focus|appointments|visits|conversations|discussions
"""
NOT_A_TALK = """
may|might|could be
longer|further|follow|optional
applicants|candidates|selection|informal
shortlist*
"""
AND_ONE = rx(r"[^.;:\n]{0,30}? (?:and|or|plus) (?:up to )?(?:one|another|\d+) (?!hours?|minutes?)")  # more, or a choice
INFORMING = """
information|welcome|awareness|taster session|sessions|evening|evenings|event|events
"""
TO_BEGIN = "orientation|orientations|welcome|taster|training|information|induction|webinar|webinars"
HEADS = ("session", "meeting", "workshop", "hui")
HEAD_ROW = rx(r"(?:session|meeting|workshop|hui)(?: no\.?| number)? \| ")
MANY = """
information|welcome|open session|event|evening|day !on|about
multiple|several times
one more
one on one|1
one to !2|3|4
one time|off thing|event|activity|activities|opportunity|opportunities|tasks|things|requests !on
for new members|starters|people
workshop|session on ~1 safe|telling|sharing
session|sessions counselling|counseling|therapy|treatment
may|might|could be asked|invited
now and then|again
from time to time
few times
invitation|invitations to
one off|time ~4 or|events
could|may|might|can ~5 or ~6 event
selection|part of
practice|practise|mock|common
series|several
number of
book|booked|books|taster|advice|adviser|advisor|coach|coordinator|mentor
before you
each|every|regular|monthly|weekly interview|session|meeting|workshop|group
one of ~4 workshops|sessions|groups|meetings|interviews|events|focus
meetings|sessions|workshops|calls
interview panel|panels
last year
event|evening|webinar ~6 find|learn out|more
applicants|candidates ~3 interview
shortlist*
more than one
references
invited to interview
informal interview
was ~2 one ~2 interview
"""


# The head of a list of what one may do, all or any of it.
CHOICE = (
    "any of|you choose|choose from|to choose|ways to|ways in which|ways you can|might|you may|you could|such as"
    "|for example|for instance|examples|options"
)
# Somebody's job: what happens so often there is a part of it, or the work of others.
A_JOB = """
fte
annum|year|salary ~4 pro rata
# hours per week|fortnight ~2 ongoing|permanent|fixed|contract
fixed term ~2 contract|post|position
permanent position|post|contract
"""


# Looked at only where another table was found.
LATER = (
    (TO_COMPLETE, MANY),
    (A_TALK, NOT_A_TALK),
    (MORE_THAN_ONE, ""),
)


def read_sessions(text: Text, *, length_told: bool = False) -> dict[str, Fact[object]]:
    """sessions and sessions_per, of a range the lower end; what fits no whole number in a year is left out."""
    if text.find(A_JOB):
        return {}
    found = _run(text) or _table(text)
    if not found:
        rhythm = _rhythm(text)
        if rhythm is True:
            return {}
        # What fits no whole number can still have a count: "five sessions, every other Tuesday".
        found = rhythm if rhythm and rhythm[0] else _months(text)
        if not found and len(text.sentences) <= PAGE:
            found = _in_all(text) or (_one_talk(text) if length_told else None)
    if found and not _of_a_choice(text, found[2][0]):
        number, per, span = found
        return {"sessions": text.fact(number, span), "sessions_per": text.fact(per, span)}
    return {}


def comes_once(sessions: Fact[Any] | None, per: Fact[Any] | None) -> bool:
    """Whether a person comes once in all: how long anything lasts there is how long the study takes, or an illness."""
    return bool(sessions and per and sessions.value == 1 and per.value == "total")


def _of_a_choice(text: Text, place: int) -> bool:
    """Whether this stands in a line of a list of what one may choose from: "You might: ..."."""
    number = text.sentence_of(place)
    return bool(BULLET.match(text.sentence(number))) and says(text.heading(number), CHOICE)


def _run(text: Text) -> tuple[int, str, Span] | None:
    found = _count(text, RUN, WEEKLY) if text.find(COUNTED_WEEKLY) else None
    return found or (_count(text, RUN_FOR, WEEKLY) if text.find(SO_MANY_WEEKS) else None)


def _table(text: Text) -> tuple[int, str, Span] | None:
    """The rows of a table pasted as text: "Session | Date | Length", then a row for each from 1 on."""
    if "|" not in text.flat:
        return None
    heads = [n for n in text.near(*HEADS) if HEAD_ROW.match(text.flat, *text.sentences[n])]
    for head in heads[:1]:
        rows = 0
        while head + rows + 1 < len(text.sentences) and text.sentence(head + rows + 1).startswith(f"{rows + 1} |"):
            rows += 1
        if rows > 1:
            return rows, "total", (text.sentences[head][0], text.sentences[head + rows][1])
    return None


def _rhythm(text: Text) -> tuple[int, str, Span] | bool:
    """How many times in what stretch of time they meet, and where that stands. False if nothing is said of it.

    True if it can't be told: two rhythms stand there, or "most meet monthly". Once a year on top of another is no
    second one, nor is the least that each has to attend. A rhythm that fits no whole number in a year, such as every
    six weeks, is 0 times.
    """
    found: list[tuple[tuple[int, str], Span]] = []
    all_of_them: set[tuple[int, str]] = set()
    shares: set[tuple[int, str]] = set()
    ends: set[int] = set()  # "every month" in "two meetings every month" says nothing more
    for pattern, cues in OFTEN:
        for number in text.with_each(*cues):
            for match in pattern.finditer(text.flat, *text.sentences[number]):
                if match.end() in ends:
                    continue
                ends.add(match.end())
                beside = _beside(text, number, match)
                if beside is None:
                    continue
                start, end = text.sentences[number]
                before = text.flat[start : match.start()]
                if SOME.search(before) or OR_ELSE.match(text.flat, match.end()):
                    return True
                often = _per(match) or (0, "year")
                if COMMITTEES.search(before[-FAR:]):
                    continue
                all_of_them.add(often)
                if SHARE.search(text.flat, max(start, match.start() - BESIDE), min(end, match.end() + BESIDE)):
                    shares.add(often)
                if beside:
                    found.append((often, match.span()))
    if not found:
        return False
    if len(all_of_them) > 1:
        all_of_them.discard((1, "year"))
        all_of_them = all_of_them - shares or all_of_them
        nearly = all_of_them & NEARLY_MONTHLY
        if any(often in nearly and MEETINGS.search(text.flat, *span) for often, span in found):
            all_of_them.discard((1, "month"))
    of_one = [(*often, span) for often, span in found if often in all_of_them]
    return of_one[0] if len(all_of_them) == 1 and of_one else True


NO_WORD = rx(r"\W")
DAYS = rx(r"\b(?:\d+|one) \(?days?\b|\d of \d")
PART_ENDS = rx(r"[;)]")
SO_MANY_HRS = rx(r"\dhrs?\b")
A_WEEKDAY = rx(WEEKDAY)
WEEKDAY_BEFORE = rx(rf"{WEEKDAY}s?\b(?: (?:of|in))? ?$")
REPEATED = rx(r"once|twice|times|every")


def _beside(text: Text, number: int, match: re.Match[str]) -> bool | None:
    """Whether what happens so often is that those asked come together. None if it is surely something else."""
    start, end = text.sentences[number]
    after = PART_ENDS.split(text.flat[match.end() : min(end, match.end() + 30)])[0]
    around = text.flat[max(start, match.start() - 40) : match.end()] + after
    before = text.flat[start : match.start()]
    first = len(text.sentence(number).rstrip()) < SHORT and (not NO_WORD.sub("", before) or before.endswith(": "))
    first = first and not says(text.flat[match.end() : end], SENDING)
    named = first or _goes_on(text, number)
    taken = bool(match.groupdict().get("taken"))
    if taken and not TAKING.search(before[-BESIDE:]):
        return None
    if not named and not taken and not text.says(number, GATHERING) and not SO_MANY_HRS.search(before):
        return None
    if THEY_HOLD.match(text.flat, match.end(), end) or HOLDING.search(before):
        return None
    if SOMEBODY.search(before) or (match[0] in ("every week", "each week") and HOURS_EACH.search(before)):
        return None
    around = PAID_TO_COME.sub("", around)
    if WHICH_ARE.search(before):
        return True
    if says(around, NOT_GATHERING) or says(before[-90:], ONLY_FIRST) or ANOTHERS.search(before[-BESIDE:]):
        return None
    if len(text.sentences) > LITTLE and (body := BODIES.search(before[-BESIDE:])) and text.flat.count(body[1]) == 1:
        return None
    if DAYS.search(match[0]):
        return None  # "12 days a year": the time it takes, not how often; "three of six meetings a year": a share
    behind = BEHIND.match(text.flat, match.end(), end)
    if not _of_ours(text, start, *(behind.span() if behind else (max(start, match.start() - FAR), match.end()))):
        return None
    if behind:
        body = BODIES.search(behind[0].rpartition(" ")[0])
        return True if len(text.sentences) <= LITTLE or not body or text.flat.count(body[1]) > 1 else None
    return bool(
        named
        or taken
        or says(f"{before[-BESIDE:]} {match[0]}", MEETING)
        or says(text.flat[match.end() : match.end() + 20].split(".")[0], NOUNS)
        or OF_A_GROUP.match(text.flat, match.end(), end)
        or (says(match[0], GATHERED) and match.groupdict().get("n"))
        or A_WEEKDAY.search(match[0])
        or WEEKDAY_BEFORE.search(before)
        or (REPEATED.match(match[0].lstrip("0123456789 ")) and LONG.search(before))
    )


def _of_ours(text: Text, sentence: int, start: int, end: int) -> bool:
    """Whether those who meet, if a stretch says who, are a body or people addressed: "the panel", "we", "Kin"."""
    found = list(MEETS.finditer(text.flat[start:end]))
    if not found or says(found[-1]["who"], WHO):
        return True
    first, last = found[-1].span("who")
    name = text.case[start + first : start + last]
    return name.isupper() or (name[0].isupper() and start + first > sentence)


def _months(text: Text) -> tuple[int, str, Span] | None:
    """ "The council meets in February, May, August and November": so many times a year."""
    for number in text.near("meet*", "monday*", "tuesday*", "wednesday*", "thursday*", "friday*", "saturday*"):
        if match := text.search(IN_MONTHS, number):
            return len(A_MONTH.findall(match[0])), "year", match.span()
    return None


def _goes_on(text: Text, number: int) -> bool:
    """Whether a sentence speaks of meetings that the one before it named: "They are in Leeds, 3 times a year"."""
    sentence = text.sentence(number)
    return number > 0 and sentence.startswith(("they ", "these ")) and text.says(number - 1, GATHERING)


FIGURE = rx(r"\d+")


def _in_all(text: Text) -> tuple[int, str, Span] | None:
    """ "We'll meet four times", "six workshops", "an interview"."""
    if times := text.find(TIMES):
        figure = FIGURE.search(text.flat, *times)
        return int(figure[0]) if figure else 2, "total", times
    one = text.find(ONE_OF, INFORMING) or text.find(ONE, MANY)
    if one and text.flat.startswith(("1. ", "1) "), one[0]):
        one = None  # the number of a line
    if one and AND_ONE.match(text.flat, one[1]):
        return None
    if one and (number := text.sentence_of(one[0])) and text.sentence(number).startswith(("in this ", "this ")):
        one = None if text.says(number - 1, TO_BEGIN) else one  # "Come to an orientation. This one-hour session ..."
    if not one and text.near("survey", "questionnaire") and not text.near("application", "apply", "expression", "eoi"):
        one = text.find(TO_COMPLETE, MANY)
    return _count(text, COUNT, COUNTED) or _count(text, LISTED, COUNTED) or ((1, "total", one) if one else None)


def _one_talk(text: Text) -> tuple[int, str, Span] | None:
    talk = text.find(A_TALK, NOT_A_TALK)
    return (1, "total", talk) if talk and not text.said(MORE_THAN_ONE) else None


BETWEEN_AND = rx(rf"\bbetween (?P<n>{NUMBER}) and $")


def _count(text: Text, pattern: re.Pattern[str], cues: tuple[str, ...]) -> tuple[int, str, Span] | None:
    """The number of sessions that a pattern finds; None where two places name two different ones."""
    found: list[tuple[int, str, Span]] = []
    for number in text.near(*cues):
        for match in pattern.finditer(text.flat, *text.sentences[number]):
            if _others(text, match):
                continue
            up_to = match["up"] == "up to " and match["n2"]
            count, start = int(number_of(match["n2"] if up_to else match["n"])), match.start()
            if begun := BETWEEN_AND.search(text.flat, max(start - 20, 0), start):
                count, start = int(number_of(begun["n"])), begun.start()
            if count <= MOST:
                found.append((count, "total", (start, match.end())))
    return found[0] if len({count for count, _, _ in found}) == 1 else None


def _others(text: Text, match: re.Match[str]) -> bool:
    """Whether these are not all for one person, or only for their training."""
    start, end = text.sentences[text.sentence_of(match.start())]
    before = text.flat[max(match.start() - 45, 0) : match.start()].rsplit("\n", 1)[-1]
    all_before = text.flat[start : match.start()]
    return (
        not (SAID_BARE.search(all_before) or says(all_before, COME))
        or bool(A_YEAR.search(text.flat, start, min(end, match.end() + 40)))
        or says(text.flat[start : match.end()], ELSE)
        or says(before, TEACHING)
        or says(before[-25:], HOSTED)
        or before.endswith(SOME_OF)
        or before.endswith(("one-to-", "one to ", "one-on-", "one on "))
        or bool(ONE_AND.search(before))
        or (before.endswith(" of ") and before[-5:-4].isdigit())
        or (match[0].endswith("interviews") and text.flat[match.end() + 1 : match.end() + 2].isdigit())
        or (text.flat.startswith(" or ", match.end()) and text.flat[match.end() + 4 : match.end() + 5].isdigit())
        or says(before, PAST)
        or bool(HAS_DONE.search(before))
        or says(text.flat[match.end() : min(match.end() + 25, end)], ELSE_AFTER)
        or bool((more := AND_MORE.match(text.flat, match.end())) and not says(more[0], "them|which|these"))
    )


def _per(match: re.Match[str]) -> tuple[int, str] | None:
    """What a match of OFTEN counts: "every second month" is 6 a year; "every six weeks" fits nothing."""
    groups = match.groupdict()
    if word := groups.get("word"):
        return WORD.get(word)
    if alternate := groups.get("alternate"):
        return (6, "year") if alternate == "month" else None
    if groups.get("month"):
        return 1, "month"
    if unit := groups.get("unit"):
        every = groups["every"] or "1"
        step = STEP.get(every) or int(every)
        if unit.startswith("month"):
            return (1, "month") if step == 1 else (12 // step, "year")
        if unit == "quarter":
            return 4, "year"
        return (1, "week") if step == 1 and unit.startswith("week") else None
    up_to = groups.get("up") == "up to " and groups["n2"]
    times = (groups["n2"] if up_to else groups["n"]).split(" ")[0]
    number = {"once": 1, "twice": 2}.get(times) or int(number_of(times))
    match groups["per"] or groups.get("ly") or "annum":
        case "fortnight":
            return None
        case "annum" | "annual":
            return number, "year"
        case "quarter":
            return number * 4, "year"
        case per:
            return number, per
