"""How many people they look for."""

from bisect import bisect_left
from itertools import pairwise

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import heard, says, says_in, word_set
from ourterms.terms.rules.reading.text import Text

PEOPLE = word_set(
    "whaiora people persons ppl member members place places space spaces spot spots slot slots seat seats vacancy "
    "vacancies position positions representative representatives rep reps advisor advisors adviser advisers "
    "researcher researchers partner partners participants volunteers carers caregivers adults survivors parents "
    "consumer consumers contributors reviewer reviewers panellists panelists women men mothers fathers patients "
    "users experts trustee trustees youth students peers families folks individuals openings roles speaker "
    "speakers storytellers chair chairs consultant consultants champions evaluators assessors interviewers guests "
    "testers checkers ambassadors trainers tutors judges inspectors witnesses interviewees respondents whānau "
    "delegates faces citizens residents mentors fellows associates collaborators veterans teenagers teens "
    "applicants applicant candidates educators facilitators panelist panellist listeners helpers makers girls boys "
    "adult nominee nominees parent carer caregiver survivor patient veteran student post posts role tenants"
    " workers clients placement placements "
    "dads mums advocates commissioners jurors shoppers directors"
)
# Of several, these only say what kind: "four consumer councils".
SINGULAR = word_set(
    "member place space spot slot seat vacancy position representative rep advisor adviser researcher partner consumer"
    " applicant expert trustee speaker chair consultant adult parent carer caregiver survivor"
    " patient veteran student post role placement"
)
# None of these stands between a number and its people: "2 hours for members".
BETWEEN = word_set(
    "and of to in for other hour hours year years month months week weeks day days minute minutes"
    " meeting meetings session"
    " sessions per a with who from the is are will at on age aged so that january february march april may june july"
    " august"
    " september october november december am pm same how what why which whose where question questions"
)
# These go with a second one: "three Patient and Public Partners", "ten deaf or disabled people".
PAIRED = word_set(
    "patient public consumer carer family parent youth community lay lived living health deaf disabled disability blind"
    " young older black autistic diverse service staff tenant survivor"
)
# What seeks the people that a number counts stands just before it, or just behind them. Elsewhere in a sentence it may
# seek anything else: "Ours has 31 members. We need ...", "It worked with thirty carers to find ...".
# It begins with what stands before a word, of a text with a blank in front, so that the search jumps from word to word.
SOUGHT_BEFORE = rx(
    r"[^a-z0-9]\b(?:(?<!\bwas )(?<!\bwere )(?:looking (?:for|to [\w-]+)|recruit(?:ing)?(?: for)?|seek(?:ing|s)?)"
    r"|(?:(?:we|i|they|also|still|now) (?:need|want)|needs|needed|wants|wanted)(?: to [\w-]+)?"
    r"|look for|search(?:ing)? for|invit(?:e|es|ing)|appoint(?:ing)?|(?<!want )to find"
    r"|(?:nominations|applications|applicants|candidates|places|place|vacancy|vacancies|opportunity|opportunities|interest)"
    r"(?:(?: \([a-z]{2,5}\)| (?:are|is) (?:now )?(?:invited|open|sought))? for| (?:are|is) (?:now )?invited from)"
    r"|(?:invit|seek|welcom)(?:e|es|ing)? expressions of interest(?: \([a-z]{2,5}\))? from"
    r"|(?:call is|exercise|calling|adverts?|advertising) for|to send|sending|hop(?:e|es|ing) (?:for|to [\w-]+)"
    r"|(?:would|(?<=\w')d) (?:like|love|welcome)(?: to [\w-]+)?|love|hir(?:e|ing)|take on|taking on|add|adding"
    r"|fill|filling|interviews? with|choose|funding to pay|(?:(?:open|up) for (?:nominations?|elections?|applications?)"
    r"|(?:available|vacant|sought)(?: (?:on|in) the \w+)?) are|(?:be|become|join) one of"
    r"|(?:we|will) (?:require|include|select|interview)"
    r"|(?:(?<=')(?:re|s)|(?<=. )(?:are|is))(?: now)? after)(?P<gap>(?::? [\w'-]+){0,5})?:?$"
)
# What one may want to do with those sought: "to grow to 20 members" and "to thank two members" tell no places.
GETTING = word_set(
    "find recruit appoint hear talk speak interview meet bring have add choose hire take involve fill invite get join"
    " be become apply elect select include put work form set build create ask see welcome engage learn listen make pay"
)
NO_GAP = "you|home|and|plus|who|that|which|whose|where|because|if|when|has|have|had|by|than|alongside|ours|until|during"
# "Two trustees are wanted", "Ten people will be interviewed", "three seats are to be filled"
SOUGHT_BEHIND = rx(
    r"\)? (?:(?:(?<=places )|(?<=spaces )|(?<=spots )|(?<=seats ))left|open|vacant|available|short)\b"
    r"|\)?,?(?: [\w'()-]+){0,7}?,? (?:needed|wanted|sought|required"
    r"|to be (?:filled|appointed|chosen|recruited|invited|selected|picked|elected)"
    r"|will be (?:filled|picked|selected|chosen|interviewed|recruited|appointed|invited)"
    r"|will (?:take part|sit (?:on|as|with)|come together)"
    r"|(?:are|is|stand|fall|falls|become|becomes|come|comes|been|being|was|were)"
    r" (?:still |now |currently )?(?:up for|vacant|empty|available|open|free|unfilled|left)"
    r"|(?:are|is) (?:now |currently )?(?:invited|(?:who|what|whom) we(?:'re| are| want| need| seek))"
    r"|(?:are|is) (?:now |currently )?being (?:recruited|sought|appointed|filled|elected|invited|offered)"
    r"|come up|coming up|opening up|to fill|on offer|can (?:take part|join|come))\b"
)
AHEAD = 9  # words behind a number, among which its people stand; two of them may be "of those"
# "Two vacancies for nurses": a post of the staff, not a place.
INITIALS = rx(r"[A-Z]{2,5}s\b")  # "We are looking for two PSPs"
FOR_STAFF = rx(
    r"[^.;,\n]{0,40} for (?:[\w-]+ )?"
    r"(?:nurses?|doctors?|psycholog\w+|clinicians?|social workers?|managers?|therapists?)\b"
)
# Seats that are kept for some say how a body is made up, not which of them are free.
SET_ASIDE = rx(r"(?: (?:on|in|of) [\w ]{2,30}?)? (?:is|are)(?: being)? (?:kept|reserved|set aside|held)\b")
OF_IT = rx(r" of (?:the|our|this|its|their)\b")  # "One member of the panel will sit on the board"
THEIRS = frozenset(("our", "its", "their", "your"))  # before a body: it stands already
# "There are three vacancies", "We have ten places", "for our next two openings"
OPEN = rx(
    r"\b(?:there(?: is|'s| are|'ll be| will be)|(?:we|they)(?:'ve| have)(?: got)?|has|our next|offering|offers?|with)"
    r"(?: (?:now|presently|currently|only|just|still|also|room|up to|about|around|another|a further|at least))*$"
)
# Who is there already leaves fewer places.
STAYING = """
present|current|existing members|representatives|ones ~3 stay*|remain*|continu*
stay|staying on as members
some ~5 coming|come back
"""
VACANCIES = "vacancy|vacancies|opening|openings|slot|slots|spot|spots"
STANDS = "membership|made up|compos*|consist*|compris*|includ*|committee of|has|have"
BY_TIMES = "representatives|representative|members|member|advisors|advisers|partners|consultants"  # "2 x members"
PLACES_OPEN = "place|places|space|spaces"  # "There are 8 roles in the group" is as often its size
SEATS = "place|places|seat|seats|position|positions|role|roles|space|spaces|post|posts"
# Heads under which a line that begins with a number says how many they seek.
HEADED = (
    "looking for|look for|recruit*|seek*|need|want|wanted|invite*|who we'd|who we would"
    "|who we hope|how many|places|vacancies|vacancy"
    "|openings|positions|the roles|number of|the crew|who can|sought"
)
# Heads over the size of a body, which tells the places where a page seeks those who fill them.
SIZED = "membership|made up|how is it made up"
# What a page says that seeks people, or tells of a body that is being set up; terms of reference don't.
CALLING = (
    *("apply", "applying", "applications", "application", "applicants", "nominations", "nominate", "nominated", "eoi"),
    *("expression", "expressions", "interested", "volunteer", "recruit", "recruiting", "vacancies", "vacancy"),
    *("seeking", "seeks", "looking", "want", "wanted", "candidate", "candidates", "advert", "sought", "set"),
)
# Where several numbers stand: the one they seek, not the size of the whole committee.
STRONGLY = (
    "looking for|look for|recruit*|seek*|need|needs|needed|want|wants|invit*|call is for"
    "|hoping for|vacanc*|spaces|slots"
    "|applications for|nominations for|of whom|will sit|places|ask"
)
NOT_SOUGHT = (
    "at present|usually|normally|typically|workers"
    "|have been helped|said that|are on it|people on it|are on the list|on the list"
    "|sometimes|took part|told us"
    "|answered|responded|attended|network of|community of|each|for our last|per cent|percent|in"
    " every|out of|one in|more than|thousands|thousand|hundreds"
    "|already|per committee|there are usually|one of around|one of about|one of over|kept back|last year|so far"
    "|team of|staff"
    "|affect*|died|about 20 30|audience|employ*|quorum|quorate|shortlist*|members of staff|as its|as our|as their"
    "|registered|with around|benefit*|council's|around 40|ward|wards|beds|funded|members each|existing|current"
    "|currently has|alongside|joining|interview panel|interviewed by|hold one of|half of the"
    "|half of our|half the|for more|other members|other people|million|population|groups of|diagnosed|living with"
    "|live with|was selected|were selected|was chosen|were chosen|was recruited|were recruited|membership includes"
    "|members include|along with members|each with a different"
)
MUST = rx(r"(?: at least| at a minimum)?,? (?:must|has to|have to|shall)\b")  # what a body needs among its members
OPEN_NOW = rx(r"\b(?:open|vacant|available|free) at present\b|\bat present,? (?:we|they)\b")
# Before a number: the people of a service.
SERVED = (
    "care for|cares for|look after|looks after|lead a group|run a group|serve|serves|serving|supported"
    "|supports|supporting|reached|helped|helps|work with|works with|worked with"
)
COUNTED = (
    "number of places|how many|places|vacancies|positions|spaces|number of people|number of members|number of roles"
)
PLACES = "places|spaces|vacancies|positions|roles|seats|spots|slots|openings|participants|members|people"
UNITS = "hours|minutes|days|weeks|months|years|pages|per|each|meetings|sessions|words|terms"
# "Places are limited to 20", "room for up to 12"
WANTED = "[available|required|needed|sought|wanted|open|on|to] [offer|fill]"
INVITED = "invite|inviting|recruit|recruiting|seek|seeking|need|want|looking"
CAPPED = f"""
# are|is [still|now|currently] open|vacant|empty|unfilled
contributors|participants|people|members|advisors|partners|representatives n #
need|needs|want|find|recruit|recruiting|seek|seeking|add [up|about|another] [to] # more
looking|room|space for [up|about|another] [to] # more
how many #
{INVITED} ~2 small group #
places|spaces|spots|numbers|seats are|is limited|capped at|to # !{UNITS}
places|spaces|spots|numbers|seats will be limited|capped at|to [about|around] # !{UNITS}
intend|intends|expect|expects|plan|plans|hope|hopes|likely to make [up] [to] # appointments !for|with
places|openings|seats|positions for [up|another|about] [to] # !{UNITS}
member|members|representative|representatives|advisor|advisors|adviser|advisers|partner|partners x #
reviewer|reviewers|position|positions|role|roles|consultant|consultants x #
have|got|we've|there's|is|are|only room|space|spaces for [up|another|about] [to] # !{UNITS}
number of {PLACES}|posts|representatives {WANTED} [be] [filled] # !{UNITS}
"""
# These need a colon or a bracket: "Positions available: 2", "Consumer representatives (2 places)", "(8 in total)".
LISTED = f"""
number|numbers|{PLACES} {WANTED} # !{UNITS}
"""
NAMED = f"""
members|representatives|advisors|advisers|partners|reviewers|positions|roles|consultants # !{UNITS}
{INVITED} ~4 people|individuals|members|carers|parents [of|with|from] ~4 # in total|all
"""
# "We can talk to about 16, so ..."
TALKED_TO = """
talk|speak to [about|around|up] [to] #
"""
# The marks that have to stand there; TALKED_TO has its own behind the number, the others before it.
SAID_WITH = ((CAPPED, ""), (LISTED, ":-"), (NAMED, "("), (TALKED_TO, ",. "))
# "14 South Coasters aged between 15 and 24 will be picked"
CHOSEN = rx(r" [a-z][\w' -]{2,70}? will be (?:picked|selected|chosen|appointed|recruited|elected|invited)\b")
# "About ten people." is all of a sentence.
ALONE = rx(r"[^\w\n]*(?:about |around |approximately |up to |roughly |some )?$")
HOW_MANY = (
    *(" up to", " about", " around", " approximately", " roughly", " some", " at least", " between", " a maximum of"),
    *(" an extra", " another"),
)
# After these a number counts something else, or what there is already.
UNSOUGHT = word_set("the has by its their all other in aged age over room ward level page")
FREE = "come free|fall vacant|falls vacant|become free|are free|vacancies|are vacant|are empty|are open|openings"
OPENINGS = "openings|vacancies|vacant|vacant seats"
BODY = (
    "roundtable|crew|panel|group|council|committee|board|team|table|forum|cohort|network|pool|bank|class|jury|assembly"
)
# The size of what they are setting up is how many they seek; of what stands already it isn't.
COMPOSED = f"""
# member|person|strong ~4 {BODY}
{BODY} of|with|for|comprising [about|around|roughly|up|between] [to] # !{UNITS}|percent|minute|hour
{BODY} made|consisting up|of [of] [about|around|roughly|up|between] [to] # !percent|months|years|meetings|sessions|hours
"""
NEW_TEAM = rx(r"\b(?:together|up|form|build|recruit|create|creating|building|forming|recruiting) a team of ")
SEVERAL = (
    "members|people|leavers|tenants|residents|carers|parents|consumers|survivors|patients|users|representatives|adults"
    "|governors"
)
SITTING = "jury|assembly|council|board|committee|forum"  # "in the group there will be eight" is the size of one session
# What will stand one day is being set up.
TO_BE = f"""
{BODY} of # is|will ~1 drawn|selected|chosen|picked
# member|person|seat ~3 {BODY} will consist|include|comprise
# people|members|residents|carers|parents|consumers|survivors will be|sit in|on|around ~4 {BODY}|party
{BODY} will|shall have|comprise|include|seat [of] [about|up|around|between] [to] # ~3 members|people|places
{BODY} will|shall have|comprise|include|seat [of] [about|up|around|between] [to] # ~3 seats|representatives
there will be # ~3 members|people|residents|carers|parents|places|seats on the|our|this ~4 {SITTING}
on|in the|our|this {SITTING} [of] ~1 there will be # ~2 {SEVERAL}
# ~4 {SEVERAL} [are] [going] will|to form ~5 {BODY}
it will be composed|made [up] of [about|up|around] [to] # ~3 members|people|residents
{BODY} will|shall be|consist|composed [made] [up] of [about|up|around] [to] # ~3 members|people|residents
"""
# "- 4 people with lived experience", "- 4 clinicians": the first are those sought.
CONSISTS = (
    "consist of|consists of|comprise*|composed of|made up of|who will be on|who'll be on|membership|members|composition"
    "|will be on it|who sits|who is on it|made up"
)
WITH_EXPERIENCE = (
    "lived|living|experience|consumer|consumers|carer|carers|caregivers|survivor|survivors|service user|service users"
    "|patient|patients|family|families|parents|relatives|public|tangata whaiora|whānau|peers|peer|users"
)
STAFF = (
    "staff|clinician*|researcher*|professional*|manager*|director*|officer*|doctor*|nurse*|academic*|psychiatrist*"
    "|executive*|councillor*|official*|industry|department*|government|ministry|psychologist*|social worker*|providers"
)
FORMING = (
    "form|forming|formed|set up|setting up|setting|creat*|establish*|build|building|new|recruit*|assembl*|conven*"
    "|put together|putting together|bring together|bringing together|hold|holding|looking for|seeking"
)
# What was set up stands.
FORMED = "has set up|have set up|was set up|were set up|has formed|has created|has established|was formed|was created"
RECRUITING = "recruiting|is recruiting|seeking|looking for"
BESIDE = 70  # characters over which "and" joins two numbers of people
NOT_NOW = "not until|sometimes"
CHOSEN_BY = "interview of|interview with|interview by|an interview|video interview"
# "We will invite about 25 applicants to a group interview": behind a number, what says that it is of those who apply.
CHOOSING = (
    "group interview|an interview|for interview|a chat|a call|taster|assessment|audition|phone call|a conversation"
)
FEW = 6  # sentences that are too few for all that an advert says
MANY = 100  # so many take part in a trial or a survey, not in a group
CAPS = (
    *("capped", "many", "limited", "maximum", "group", "places", "spaces", "space", "room", "vacancies", "number"),
    *("numbers", "positions", "roles", "seats", "members", "member", "representatives", "representative"),
    *(
        "individuals",
        "carers",
        "parents",
        "advisors",
        "advisers",
        "advisor",
        "partners",
        "reviewers",
        "participants",
        "people",
        "consultants",
    ),
    *(
        "openings",
        "more",
        "open",
        "vacant",
        "empty",
        "unfilled",
        "n",
        "contributors",
        "slots",
        "spots",
        "appointments",
        "position",
        "role",
        "talk",
        "speak",
    ),
)
ONE = (
    "member|representative|advisor|adviser|partner|contributor|reviewer|chair|trustee|consultant|researcher|speaker"
    "|expert|worker|panellist|ambassador|evaluator|facilitator|tutor|champion|resident|carer|caregiver"
    "|consumer|director|governor"
)
# "A new member", "a vacancy" may be one of several: only "one" says that it is one.
ONE_NEW = f"""
looking|advertising|search|searching|call|calling|nominations for one|1 ~4 {ONE} !of
opportunity ~5 for one|1 ~4 {ONE} !of
recruiting|recruit|adding|hiring|seeking|seeks|need|needs one|1 ~4 {ONE} !of
want|appoint|appointing|invites|find|welcome one|1 ~4 {ONE} !of
has|have|is one|1 ~2 vacancy|opening !for
one|1 ~5 {ONE} is|are ~1 sought|wanted|needed|required
one|1 ~2 seat|place|vacancy|position|spot|opening is|remains|left|for
looking for one someone to
the ~2 seat falls|becomes|is vacant|empty
take the seat
"""
NOT_ONE = """
you|you'll|who|people|i need|want|find|welcome
support|care|social|key worker
if|when|whenever|should|until|once|case ~6 vacancy|place|seat|position|post|opening|vacant
a number|few|range|variety|wide|small|pool|panel|team|diverse of|group
"""
FEW_OF = "people|members|carers|volunteers|advisors|representatives|parents|patients|survivors|consumers"
COUPLE = f"""
after|for|want|need|seeking|recruiting|like a couple|pair of ~2 {FEW_OF}
"""


# Looked at only where another table was found.
LATER = ((STAYING, ""),)


def read_people(text: Text) -> Fact[int] | None:
    """How many people they look for; None where several numbers have no sum of their own."""
    found = sorted({*_counts(text), *_caps(text), *_composed(text)}, key=lambda item: item[1])
    strongly = [item for item in found if text.says(text.sentence_of(item[1][0]), STRONGLY)]
    if not strongly and (membership := _membership(text)):
        return membership
    free = [item for item in found if says(text.flat[item[1][0] : item[1][1] + 25], FREE)]
    if free and (at := found.index(free[0])) and text.flat[found[at - 1][1][1] : free[0][1][0]] == " and ":
        free.insert(0, found[at - 1])  # "Two consumer places and one carer place are vacant"
    found = free or found
    found = [item for at, item in enumerate(found) if not at or item[1][0] >= found[at - 1][1][1]]
    if not found:
        if span := text.find(COUPLE):
            return text.fact(2, span)
        one = text.find(ONE_NEW, NOT_ONE)
        return text.fact(1, one) if one else None
    if not all(_begins_line(text, text.sentence_of(start)) for _, (start, _) in found):
        found = [item for item in found if item in strongly] or found
    return None if _two_minds(text, found) else _sum(text, found)


THESE = frozenset(("those", "these", "our", "the", "its", "their"))
MARKS = frozenset("£$€/.,:-")  # one of these before a number makes it something else


SHARED = ("half ", "a third ", "of these", "of them", "some of ", "most of ")
PARTS = frozenset(("half", "third", "quarter", "fifth", "tenth"))
# "A new chair and four more members" are five, where they are sought.
CHAIRS = rx(
    r"(?:\b(?:a|an|the|one) (?:[\w-]+ ){0,2}(?:(?:co-|vice-)(?:chair|lead)|(?<!one )chair)(?: and |, (?:and )?))+$"
)
CHAIRS_SOUGHT = "recruit*|look for|looking for|seek|seeking|appoint|appointing|need a|need one"
IN_LINE = rx(r"[-*•· ]*(?:one|\d{1,2}(?:-\d{1,2})?)(?: \(\d{1,2}\))? [a-z]")
EACH_OF = rx(r"[^\w\n]*(?:each|every)(?: one)?(?: of (?:our|the|these))?\b")
CHAIR_OR_LEAD = rx(r"chair|lead")


def _counts(text: Text) -> list[tuple[int, Span]]:
    """The numbers that stand before people ("2 new consumer members", "10 of you"), where people are sought."""
    found = []
    words = text.words
    beyond = 0
    for place in text.numbers():
        if place < beyond:
            continue  # the upper end of a range
        low, span, following = text.range_at(place)
        beyond = following
        last_word = words[place - 1] if place else ""
        if last_word == "and" and words[max(place - 3, 0) : place - 2] == ["between"]:
            if text.words[max(place - 4, 0)] in ("has", "have"):
                continue  # "the board has between 11 and 19 members"
            low, span = text.range_at(place - 2)[0], (text.begins[place - 2], span[1])
        of_all = last_word in ("the", "our", "its") and place > 2 and words[place - 2] == "of"
        of_all = of_all and (
            words[place - 3].isdecimal() or words[place - 3] == "one"
        )  # not "the views of its 40 members"
        if of_all and words[place - 3].isdecimal():
            low, span = int(text.words[place - 3][:4]), (text.begins[place - 3], span[1])  # "3 of the 9 seats"
        if not 0 < low < MANY:
            continue
        number = text.sentence_of(span[0])
        begin, end = text.sentences[number]
        last = _last_word(text, following, number)
        if last is None:
            if " will be " in text.flat[span[1] : end] and (chosen := CHOSEN.match(text.flat, span[1], end)):
                last = chosen.end()
            elif text.flat[begin : span[0]].strip():
                continue  # it counts no people, as most numbers
        mark = text.flat[span[0] - 1 : span[0]]
        if mark in MARKS or mark.isalpha() or text.flat[span[1] : span[1] + 1] == "%":
            continue  # "R2P2 representatives"
        first = text.flat[begin]
        if (first == "e" or not first.isalnum()) and EACH_OF.match(text.flat, begin, end):
            continue  # "Each of our 7 panels has 2 community members"
        if text.flat[span[1] : span[1] + 2] in (". ", ") ") and span[0] == text.sentences[number][0]:
            continue  # "4. We send you the places", "1) Families"
        if following < len(words) and words[following] in PARTS:
            continue  # "one half of the members"
        if text.flat.startswith((" or more ", " or several "), span[1]) and low == 1:
            continue  # "one or more members"
        if mark == "(" and text.flat[span[1]] == ")" and not (last_word == "one" or last_word.isdigit()):
            continue  # "three terms: (1) a carer's seat, (2) ..."
        before = text.words[place - 1] if place and text.begins[place - 1] >= begin else ""
        if not of_all and before in UNSOUGHT and not (before == "has" and _coming_up(text, place)):
            continue  # "1 in 4 people", "aged 16"
        if last is None:
            # A table made flat: "Number of places", and "8" below.
            if says(text.heading(number), COUNTED):
                found.append((low, span))
            continue
        if MUST.match(text.flat, last, end):
            continue  # "One member at least must be a parent"
        joined = text.flat.endswith((" and ", ", "), begin, span[0])
        chairs = CHAIRS.search(text.flat, max(begin, span[0] - 80), span[0]) if joined else None
        if chairs and says(text.flat[begin : span[0]], CHAIRS_SOUGHT):
            low, span = low + len(CHAIR_OR_LEAD.findall(chairs[0])), (chairs.start(), span[1])
        alone = ALONE.match(text.flat, begin, span[0]) and (
            (
                last >= end - 3
                and (says(text.flat[span[0] : last], f"{SEATS}|{VACANCIES}") or _who_is_sought(text.heading(number)))
            )
            or text.flat.startswith(", of whom ", last)
        )
        if number and _begins_line(text, number) and _begins_line(text, number - 1):
            # All of a list is sought, or nothing of it.
            alone = bool(found) and text.sentence_of(found[-1][1][0]) == number - 1
        if alone and number + 1 < len(text.sentences) and text.sentence(number + 1).startswith(SHARED):
            continue  # "24 people. Half will be drawn by lot."
        seeking = alone or _in_list(text, number, span[0]) or _governed(text, number, (span[0], last))
        if not seeking and found and found[-1][1][0] >= begin:  # "We need 3 people who ... and 3 people who ..."
            seeking = " and " in text.flat[found[-1][1][1] : span[0]] and span[0] - found[-1][1][1] < BESIDE
        if not seeking or says(text.flat[last : min(end, last + 40)], CHOOSING):
            continue
        before = text.flat[max(begin, span[0] - 60) : span[0]]
        if ("interview" in before and says(before, CHOSEN_BY)) or text.says(number, NOT_NOW):
            continue
        around = text.flat[max(begin, span[0] - 30) : min(end, last + 20)]
        if "at present" in around:
            around = OPEN_NOW.sub("", around)
        before = text.flat[max(begin, span[0] - 90) : span[0]].rsplit(";", 1)[-1]
        if not says(around, NOT_SOUGHT) and not says(before, SERVED):
            found.append((low, (span[0], last)))
    return found


TO_DO = rx(r" to ([a-z]+)")
SO_MANY_TIMES = rx(r"\d{1,2} ?x ")
A_GROUP_OF = rx(r"\b(?:group|panel|team|cohort|crew|jury) of$")
PART_ENDS = rx(r"[.;?!\n]")


def _governed(text: Text, number: int, span: Span) -> bool:
    """Whether a number of people is what is sought: by the words just before it, just behind it, or above its line."""
    begin, end = text.sentences[number]
    if SET_ASIDE.match(text.flat, span[1], end) or FOR_STAFF.match(text.flat, span[1], end):
        return False
    spaced = " " + PART_ENDS.split(text.flat[max(begin, span[0] - 110) : span[0]])[-1].rstrip(" (")
    while spaced.endswith(HOW_MANY):
        for words in HOW_MANY:
            spaced = spaced.removesuffix(words)
    before = spaced[1:]
    if before.endswith(" pool of"):
        return False
    match = SOUGHT_BEFORE.search(spaced)
    office = " one of" in before and says(text.flat[span[0] : span[1]], "chairs|co-chairs")  # "be one of the 2 chairs"
    if match and not office and not says(match["gap"] or "", NO_GAP):
        done = TO_DO.search(spaced, match.start() + 1, match.end())
        if not done or done[1] in GETTING:
            return True
    of_it = text.flat.startswith(("one ", "1 "), span[0]) and OF_IT.match(text.flat, span[1], end)
    if not of_it and SOUGHT_BEHIND.match(text.flat, span[1], min(end, span[1] + 110)):
        return True
    counted, behind = text.flat[span[0] : span[1]], text.flat[span[1] : span[1] + 6]
    if " will be " in counted and " of the " not in counted:
        return True
    if (of := A_GROUP_OF.search(before)) and (behind == " will " or says(before[: of.start()], "will|new")):
        return True
    bracket = text.flat[span[0] - 1 : span[0]] == "("
    if SO_MANY_TIMES.match(counted) and says(counted, BY_TIMES):
        above = f"{text.flat[begin : span[0]]} {text.heading(number)}"
        if not says(above, STANDS):
            return True
    ready = heard(counted)
    if says_in(ready, VACANCIES) and (OPEN.search(before) or not before.strip(" -*•") or bracket):
        return True
    if says_in(ready, SEATS) and (bracket or says_in(ready, "vacant|unfilled")):
        return True
    if text.flat.startswith(" where ", span[1]):
        return False  # "There is one place where you can say what you think"
    if says_in(ready, "positions") and text.flat.startswith(".", span[1]) and OPEN.search(before):
        return True
    if says_in(ready, PLACES_OPEN) and OPEN.search(before) and not before.endswith(" has"):
        return True
    if len(before.strip(" -*•")) > 2 or (begin and text.flat[begin - 1] != "\n"):
        return False
    heading = text.heading(number)
    return says(heading, HEADED) or (says(heading, SIZED) and _calls(text))


def _who_is_sought(heading: str) -> bool:
    """Whether a heading asks who, and not who is there: "Who sits on it?"."""
    return "who " in heading and not says(heading, "who sits|who is on|who are|who we are|who is in|who belongs")


def _calls(text: Text) -> bool:
    """Whether a page seeks people at all; a few sentences needn't say so."""
    return len(text.sentences) <= FEW or bool(text.near(*CALLING))


def _coming_up(text: Text, place: int) -> bool:
    """Whether "the council has two seats" goes on with "coming up" or "to fill"."""
    return not {"vacant", "vacancies", "coming", "fill", "open", "openings"}.isdisjoint(text.words[place : place + 6])


def _in_list(text: Text, number: int, start: int) -> bool:
    """Whether a number begins a line below "We are recruiting ..."."""
    begin = text.sentences[number][0]
    below = text.flat[begin - 1 : begin] == "\n"
    return number > 0 and below and not text.flat[begin:start].strip(" -*•🟡") and text.says(number - 1, RECRUITING)


def _begins_line(text: Text, number: int) -> bool:
    """Whether a sentence begins a line with a number of something: "- 4 carers"."""
    begin, end = text.sentences[number]
    return text.flat[begin - 1 : begin] == "\n" and bool(IN_LINE.match(text.flat, begin, end))


def _last_word(text: Text, place: int, number: int) -> int | None:
    """Where the people end that a number counts; None if it counts none."""
    ahead = text.words[place : place + AHEAD]
    if not ahead or (PEOPLE.isdisjoint(ahead) and ahead[0] != "of" and not text.case[text.begins[place]].isupper()):
        return None  # neither people nor "of you" nor initials, as behind most numbers
    end = text.sentences[number][1]
    several = text.words[place - 1] not in ("1", "one")
    if text.words[place - 1] == "one" and text.flat.startswith(",", text.ends[place - 1]):
        return None  # "if you'd like to be in one, your local group"
    if ahead[0] == "of":
        whom = ahead[1:2]
        if whom == ["you"] and text.words[place - 2] not in ("the", "both"):
            return text.ends[place + 1]
        if whom and whom[0] in THESE and text.words[place - 1].isdigit():
            place += 2
    for here in range(place, min(place + AHEAD - 2, len(text.words))):
        word, start, stop = text.words[here], text.begins[here], text.ends[here]
        if (
            start >= end
            or (word in BETWEEN and not (word == "and" and here > place and text.words[here - 1] in PAIRED))
            or word[0].isdigit()
            or (
                here > place
                and text.flat[text.ends[here - 1] : start] not in (" ", "-", "/", ", ", "'", "' ", ") ", " (")
            )
        ):
            return None
        if here == place and several and INITIALS.match(text.case, start, stop):
            return stop
        if word in PEOPLE and text.words[here + 1 : here + 2] != ["member"]:
            following = text.words[here + 1] if here + 1 < len(text.words) else ""
            if following in PEOPLE and text.flat[stop : stop + 1] == " ":
                continue
            if several and word in SINGULAR and text.flat[stop : stop + 1] == " ":
                continue
            return stop
    return None


TOTAL_MEMBERS = rx(r"\btotal (?:[\w-]+ )?members\b")


def _caps(text: Text) -> list[tuple[int, Span]]:
    """ "Places are limited to 20", "Positions available: 2"."""
    found = []
    ways = [(text.said(table), marks) for table, marks in SAID_WITH]
    for number in text.near(*CAPS) if any(said for said, _ in ways) else ():
        for said, marks in ways:
            span = said.get(number)
            begin = text.sentences[number][0]
            if not span or ": " in text.flat[begin : span[0]]:
                continue  # "Independent custody visitors: we need 10 more"
            if TOTAL_MEMBERS.search(text.flat, begin, span[1]):
                continue  # the size of a body
            if text.flat[max(span[0] - 2, begin) : span[0] - 1].isdigit():
                continue  # "14 members: 8 consumers"
            low, (start, end) = _figure(text, span)
            if not _of_people(text, (start, end)):
                continue
            near = text.flat[end : end + 1] if marks == ",." else text.flat[max(start - 2, span[0]) : start]
            if low and (not marks or any(mark in marks for mark in near)) and not MORE.match(text.flat, end):
                found.append((low, (span[0], max(span[1], end))))
                break
    return found


# "Two seats for people who ..., one for a relative": two or three?
AND_FOR = rx(
    r"(?:[^.;:\n]*\bfor\b[^.;:\n]*,? (?:and )?(?:one|\d{1,2}) for"
    r"|[^.:\n]*[;,] (?:and )?there (?:is|are) (?:also )?(?:one|\d{1,2})"
    r"|[^.:\n]*\bfrom\b[^.:\n]*[,;] (?:and )?(?:one|\d{1,2}) from)\b"
)
# What may follow a limit that names no people: "capped at 12 in the room", "we need 2 more".
AFTER_LIMIT = word_set(
    "appointments in on per at to for who so and or with left as altogether this each we you are is"
    " still now currently more from"
    " but open vacant please available strong"
)
MORE = rx(r" ?%|[,.:]\d|(?: [\w-]+){0,3} (?:in|at|on|per|for) (?:each|every|any)\b")


def _of_people(text: Text, figure: Span) -> bool:
    """Whether a limit is one of people: "no more than 2 sides" is none."""
    following = bisect_left(text.begins, figure[1])
    behind = [
        text.words[place]
        for place in range(following, min(following + 4, len(text.words)))
        if not set(text.flat[figure[1] : text.begins[place]]) & set(".,;:()\n")
    ]
    if behind[:1] == ["more"]:
        behind = behind[1:3]  # "12 more beds for patients"
    return not behind or behind[0] in AFTER_LIMIT or not PEOPLE.isdisjoint(behind)


def _figure(text: Text, span: Span) -> tuple[int, Span]:
    """The first number in a match, and its place."""
    low, where, _ = text.range_at(text.numbers(span)[0])
    return low if low < 1000 else 0, where


NO_PEOPLE = rx(r" ?%| [\w-]+ (?:months|years|meetings|sessions|hours|weeks|days)\b")


def _composed(text: Text) -> list[tuple[int, Span]]:
    """ "We are setting up a panel of 12", "a new 8-member group"."""
    found = []
    for number, span in sorted(text.said(COMPOSED).items()):
        if text.words[bisect_left(text.begins, span[0]) - 1] in THEIRS or text.says(number, FORMED):
            continue  # "Our panel of 12 is looking for a new name", "its seven-member Board"
        sentence = NEW_TEAM.sub("", text.sentence(number))
        if text.says(number, FORMING) and not says(sentence, f"{NOT_SOUGHT}|lead a group|run a group"):
            low, (start, end) = _figure(text, span)
            if 0 < low < 100 and _of_people(text, (start, end)) and not NO_PEOPLE.match(text.flat, end):
                found.append((low, (min(span[0], start), max(span[1], end))))
    to_be = text.said(TO_BE)
    if not to_be or text.find(STAYING):
        return found
    calls = _calls(text)
    for number, span in sorted(to_be.items()):
        if not calls and not text.says(number, "new"):
            continue
        place = bisect_left(text.begins, span[0])
        if text.words[place - 1] == "a" and text.near(f"{text.words[place]}s"):
            continue  # "Nine councils are being set up. A council will have up to eight members."
        if text.flat.startswith(" of staff", span[1]):
            continue
        # "Members each", but not "members, each with a term of two years".
        if not says(text.flat[text.sentences[number][0] : span[1] + len(" each")], NOT_SOUGHT):
            low, (start, end) = _figure(text, span)
            if 0 < low < MANY:
                found.append((low, (min(span[0], start), max(span[1], end))))
    return found


def _membership(text: Text) -> Fact[int] | None:
    """Those with experience in a list of who will sit on a body; None if there is no such list."""
    listed: list[tuple[int, Span]] = []
    for place in text.numbers():
        number = text.sentence_of(text.begins[place])
        start, end = text.sentences[number]
        if number == 0 or text.flat[start] not in "-*•·" or text.flat[start : text.begins[place]].strip(" -*•·"):
            continue
        if says(text.heading(number), CONSISTS) or (listed and text.sentence_of(listed[-1][1][0]) == number - 1):
            low, span, _ = text.range_at(place)
            line = text.flat[start:end]
            theirs, staff = says(line, WITH_EXPERIENCE), says(line, f"{STAFF}|must")
            if 0 < low < MANY and not staff:
                if not theirs:
                    return None  # perhaps one of those sought too
                listed.append((low, (span[0], min(end, span[0] + 60))))
    if sum(low for low, _ in listed) < 2:  # "one parent" in a list whose other lines have no number
        return None
    return text.fact(sum(low for low, _ in listed), *(span for _, span in listed))


def _two_minds(text: Text, found: list[tuple[int, Span]]) -> bool:
    """Whether two places far from each other name different numbers: then one counts something else."""
    named = [(number, text.sentence_of(start)) for number, (start, _) in found]
    return any(there - here > 1 and number != other for (number, here), (other, there) in pairwise(named))


OF_WHOM = rx(r"\bof whom (?:at least )?(\d{1,3})\b(?! must)")
GOES_ON = rx(r" (?:of|will|must|should|are|is|have|has|can|may)\b")


def _sum(text: Text, found: list[tuple[int, Span]]) -> Fact[int] | None:
    """The first number, or the sum of a list ("- 1 family member", "- 1 consumer"), or of "1 chair and 2 members"."""
    first, (start, end) = found[0]
    sentence = text.sentence_of(start)
    whom = OF_WHOM.search(text.flat, end, max(end, text.sentences[sentence][1]))
    if whom:
        return text.fact(int(whom[1]), (start, whom.end()))
    if found[1:] and says(text.flat[text.sentences[sentence][0] : end], OPENINGS):
        here = [item for item in found[1:] if text.sentence_of(item[1][0]) == sentence and item[1][0] >= end]
        if here:
            return text.fact(first + sum(item[0] for item in here), (start, here[-1][1][1]))
    beside = [item for item in found[1:] if 0 <= item[1][0] - end < 60 and text.sentence_of(item[1][0]) == sentence]
    if beside:
        count, (begin, last) = beside[0]
        between = text.flat[end:begin]
        if between.endswith(", and "):
            if GOES_ON.match(text.flat, last):
                return None  # as many more, or some of them?
            return text.fact(first + count, (start, last))
        if between.endswith(" and ") and not {",", ";"} & set(
            between
        ):  # "1 chair and 2 members", "3 people who ... and 3 people who ..."
            return text.fact(first + count, (start, last))
        if between == ", " and count > 1:  # "6 carers, 4 parents": all of them, or only some of the 6?
            return None
    listed = [item for place, item in enumerate(found) if text.sentence_of(item[1][0]) == sentence + place]
    begun = [text.sentence(text.sentence_of(item[1][0])).lstrip() for item in listed]
    if len(listed) > 2 and all(line[:1] in "-*•" and not line[1:].lstrip()[:1].isdigit() for line in begun):
        return None  # "- Marlow Hospital (5 people needed)", and so on: so many in each place
    below = sentence + len(listed)
    if _begins_line(text, sentence) and below < len(text.sentences) and _begins_line(text, below):
        return None  # "- 3 carers", "- 2 of something else"
    if len(listed) > 1 and (
        all(line[:1] in "-*•" or line[:1].isdigit() for line in begun)
        or all(line.startswith("and ") for line in begun[1:])
    ):
        return text.fact(sum(item[0] for item in listed), *(item[1] for item in listed))
    more = AND_FOR.match(text.flat, end, max(end, text.sentences[sentence][1]))
    return None if more else text.fact(first, found[0][1])
