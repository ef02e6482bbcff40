"""Whom to write to: a person by name, or only a mailbox, a phone, a form."""

from itertools import islice

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.names import Name, names
from ourterms.terms.rules.reading.phrases import says, word_set
from ourterms.terms.rules.reading.text import Text

# The word just before a name that somebody is asked to turn to.
LEADS = word_set(
    "contact contacts email mail call ring phone text for with to from of let flick drop message reach"
    " see pm dm is give"
    " ask shout nudge grab catch find lead leads coordinator colleague worker manager officer"
    " facilitator researcher advisor"
    " adviser host organiser"
)
ASKING = (
    "name down|names down|your name|contact|contacts|email|e mail|mail|call|ring|phone|text|write|speak|talk|ask|touch"
    "|question|questions|queries|enquiries"
    "|inquiries|reply|respond|rsvp|attention|attn|let|flick|message|drop|apply|send"
    "|applications|chat|reach"
    "|yarn|a word|form goes|post it|dm|pm|shout|nudge|grab|catch|find|whatsapp|forms|details|liaise"
    "|return|candidacies"
    "|expressions|directed|pi|cv|coordinator|investigator|researcher|organiser"
    "|facilitator|who to talk to|project lead"
)
# What stands before a colon and a first name alone: "placement and interest: Boronia" is a town.
ASKING_ONE = (
    "contact|contacts|email|e mail|mail|call|ring|phone|text|write|speak|talk|ask|touch|question|questions|queries"
    "|enquiries|inquiries|reply|rsvp|attention|attn|message|pi|coordinator|investigator|researcher|organiser"
    "|facilitator|lead|who to talk to|name|information|info|details|whatsapp|interested|apply"
)
# What the line above a name says: "To find out more contact:" asks for somebody, "A talk about buses" doesn't.
ASKING_BELOW = (
    "contact|contacts|email|ring|call|phone|write to|speak to|speak with|talk to|talk with|get in touch|reply to"
    "|questions to|enquiries to|applications to|forms to|form to|researcher|investigator|facilitator"
)
BELOW = ("\n", ",", " (", " -", " |", ":")
# What else has a name in capitals.
THINGS = word_set("schedule annex appendix section part check children civic offices nations first working trust bank")
# These lead to a person only after such words: "an orientation with Children First" is no contact.
LOOSELY = {
    "with": "name|names|touch|speak|talk|chat|yarn|word|liaise|queries|questions|call|book|arrange|discuss",
    "from": "information|details|form|forms|copy|copies|pack|packs|available|hear|sent|more",
    "of": "attention|care",
    "for": "ask|message|asking|look|attention|attn",
}
ASK_THEM = """
ring|call|phone|telephone|email|text|message|contact|write ~1 her|him on|at|to|if|by|#|for
ask for her|him
"""
VERBS = word_set(
    "contact email ring call text message phone telephone ask let flick drop give pm dm shout nudge grab catch find"
)
BEFORE_TO = word_set("speak talk write reply rsvp chat apply ring queries email")
# "Questions to Sadhbh: youth@croga.example"; with nothing behind it may be a body.
QUESTIONS = word_set("questions enquiries inquiries")
REACHED_AFTER = (":", " (", ",", " on ", " at ", " by ", " via ")
BEFORE_WITH = word_set("touch speak talk chat")
SIGN_OFF = (
    "regards|wishes|sincerely|cheers|thanks|thank you|warmly|gratitude|best|faithfully|mihi"
    "|yours|love|solidarity|take care|with care|ta|slán"
    "|meas|arohanui|ora|soon|there|forward|peace|hugs|appreciation|respectfully|cordially|all the best|truly"
)
POST = (
    ", media officer", ", involvement", ", engagement", ", participation", ", project", ", principal",
    " will be your contact", " will be the contact", " is the person to",
    ", would be glad", ", would be happy", ", is happy to", " would be glad", " would be happy", " will ring you",
    " will call you", " will phone you", " will answer", " would love",
    ", your main contact", ", research", " (involvement", " is your contact", " can answer", " is the contact",
    ", staff liaison", ", will ring you", ", will call you", ", will phone you", ", will answer",
)  # fmt: skip
NUMBER = r"\+?\(?\d(?:[() -]{0,3}\d){6}"  # "Indiana Code 4-23-29" and "Sep 30 2023" have fewer figures
REACHED = rx(
    r"(?! ?\((?:19|20)\d\d\b)"  # the years of a plan
    r"(?: \([a-z]{2,5}/[a-z/]{2,10}\))?"  # (she/her)
    r"(?:,? [a-z][a-z ]{3,40},)?[ ,(:-]*(?:\. (?:please )?(?:ring|call|phone|text|email) )?(?:on |at "
    rf"|tel\.?:? |phone:? )?(?:{NUMBER}|[\w.-]{{1,40}}@|\[(?!\d))"  # not the mark of a footnote
)
POST_REACHED = rx(rf",((?: [a-z&'-]+){{1,12}}), (?:at|on|by|via) (?:{NUMBER}|[\w.-]{{1,40}}@|\[)")
# Somebody is told of, and nobody is to write: "[Photo: coordinator Joanne Reed]", "our organiser, Jo Reed, asked ...".
PICTURED = "photo|photograph|photos|picture|pictured|image|caption"
# "I was keen enough to ring Robert" tells what somebody did.
DID = rx(r"\b(?:i|we|he|she|they) (?:was|were|had|did|decided|went|rang|called|asked|wrote|spoke|thought|remember)\b")
TOLD = rx(r",? (?:said|says|asked|told|added|announced|explained|joined|thanked|welcomed)\b")
ROLES = word_set("coordinator investigator researcher organiser facilitator")
SEEKS = (" is ", " would ", " will ", " can ", " wants ", " (")
# "My name is Ines Reed and I'm a student at ...", of somebody who asks for something.
MY_NAME = rx(r"[.,]? (?:and )?i(?:'m| am| work| lead| run)\b")
MY_WORK = (
    "researcher|student|fellow|doctoral|phd|master's|masters|dissertation|thesis|study|research|project|looking"
    "|coordinator|officer|manager|lead|psychologist|trainee"
)
# Before or after a name, these tell that it is a body's: "a member of Flourish", "Flourish Inc".
AT = word_set("at within")
FIRM = word_set("inc ltd limited charity foundation trust cic association society website")
# "Contact peer specialist Dwayne"
POSTS = word_set("specialist worker coordinator officer manager lead facilitator researcher nurse secretary supporter")
# It begins with what stands before a word, of a text with a blank in front, so that the search jumps from word to word.
BY_POST = rx(
    r"[^a-z0-9]\b(?:contact|ask for|call|ring|email|text|speak to|talk to|speak with|talk with) (?:our |the )?"
    r"(?:[a-z]+ ){1,3}$"
)
POST_ASKED = "contact our|contact the|email our|email the|call our|call the|ring our|ring the|write to our|write to the"
THEM = rx(r"\b(?:email|contact|call|ring|text|write to|reach|message) (?:them|her|him)\b")
CLOSINGS = word_set("love cheers thanks regards wishes yours sincerely warmly")
# No "Y@K", and no "2024-2025".
# It begins with one set of letters, so that the search jumps from one of them to the next.
ADDRESS = rx(
    r"[@\[\d](?:(?<=@)[\w-]+\.\w|(?<=\[)(?:e-?mail|phone)"
    r"|(?<=\d)(?<!\d\d)(?!(?<=1)9\d\d-|(?<=2)0\d\d-)\d{2,4}[ -]\d{3})"
)
MAILBOX = """
please email|phone|telephone|contact !your|a
services|office|secretariat|team|desk|reception ~4 555
@
the|this|our|following ~1 email|phone|mail|tel address|number
contact|email|mail|ring|phone|text|message|dm us|me|our|#
contact|contacting ~4 team|office|secretariat|desk|coordinator|service|services
please contact a|any member of ~3 team|staff
whoever|anyone|anybody contacts|contacting the ~3 by mail|email|e|post|phone|telephone
please|or write to the ~2 team|office
^ write to the ~2 team|office
please turn to ~3 team|staff|office
contact|contacting the department|ministry|agency|commission|council|board|trust|charity|network
call us|me|#|phone|our !hour|hours|days|weeks
call|ring|phone ~4 office|extension|ext
please|or|more|information|questions|apply call|ring|phone|telephone the|our ~2 department|secretariat
please|or come|stop|drop by|into the|our ~2 office|offices
phone|tel|telephone|call|ring|text|freephone # !hour|hours|days|weeks
leave ~3 message ~1 on|at|with|#
message ~2 on|#|page
nominated contact
mail to
form|forms|fill|complete|cv|letter ~6 and|then email|mail|post|send|return it|them to us|me
form|forms|fill|complete|cv|letter ~6 and|then return|submit|send|take it|them ~1 to the ~3 office|secretariat|clerk
^ email|mail|post|send|return it|them to us|me
please return|submit|bring your|the|completed ~2 form|forms|application to the ~3 office|secretariat|clerk
write to us|po
drop us|me ~1 line
more ~8 write|send an|a email !to
more ~4 by emailing
send ~12 to the address below
contact the|your ~3 near|nearest you
please mail|email ~4 letter|resume|application|cv ~10 office|clerk|secretary
first|then|please speak|talk with|to the ~2 facilitator|coordinator|organiser
text ~2 to #
po box
voicemail|whatsapp|freepost
reply with|yes
text|dm join|yes
ask|see|tell|speak ~3 any|member|reception|nurse|manager ~2 of|staff|team|reception|desk|manager
speak to your worker|coordinator
chat bubble
hit reply
reply to this
enquiries to|#
questions to the|our|us|#|info
enquiries|questions ~3 leader|officer|manager|team|office
enquiries ~3 #
nominations|forms to the office|secretariat|team
secretariat phone
ask at reception|the
go|talk|speak to the ~2 coordinator|organiser|office
"""
NOT_MAILBOX = """
participants|you|people|they|give|gives|want ~3 contact details|information
be|been|are|is|were|come|came|had|have [in] [into] contact with
an|have|need|own email|e address|account|mail
contact with services|other|people|mental|the
contact your|a gp|doctor
call|called|calling for|911|999|988|111|lifeline|samaritans|000|themselves
crisis line|service|services
text shout
counsellor|counselor
meeting id
helpline|helplines
emergency
data protection
not reply
unsubscribe
we|we'll|will|may contact|call|ring|phone|email|text
privacy|complain*
reporters|journalists|media|press|editors ring|call|phone|contact|desk|enquiries
sign up with
put|puts|putting|ask|asks|asking|asked questions to
call|calls # minute|minutes|min|mins|hour|hours
call|calls # # minute|minutes|min|mins|hour|hours
your|their contact details|number
email address is|was|required|needed|handy|and
"""
# These have look-alikes of their own, which deny nothing of what MAILBOX finds: "Email us and we'll get in touch".
TOUCH = """
send [us|me] an|a [short] email|e
please|free|can|to|or email|contact|message the|our ~1 researchers|team
get in touch with us|me|#
get in touch with the|our|a|any ~4 team|office|secretariat|department|service|programme|program|coordinator|staff
get in touch with ~3 directly
contact details|number of|for|below|above|is|are|on|at
contact us accessibility|privacy|cookies|sitemap|terms
"""
# With nobody named to get in touch with, only where it is about taking part: not "if you need help to get online".
TOUCH_ALONE = """
get in touch !with
"""
TO_TAKE_PART = """
interest*|interested|join|involved|apply|question*|volunteer|discuss|nominate|participate
take|taking|takes part
find|know|hear|learn|more ~2 out|more|about|information
would|you'd like to
sounds|sound like
"""
NOT_TOUCH = """
will|we'll|they'll|they|we|who|may|might|could|and|to get in touch with participants|people|members|families|others
we|they|he|she|we'll|they'll|who|somebody|someone|staff [can|will|may|might] get in touch
will|we'll|they'll get in touch
member|nurse|researcher|researchers|doctor|worker|team|staff can|may|might|could|should get in touch
your|their contact details|number
participants|you|people|they|give|gives|want ~3 contact details|information
details ~8 database|stored|record|confidential ~4 contact
contact details and|or preferences|interests|experience|availability
"""
MOST_ADDRESSES = 20  # a text with more is no advert
PHONE = rx(r"(?<![\d.,£$€-])(?:\+?\d{1,3}[ -])?\(?0?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}\b|(?<![\d.,£$€])\b0\d{4} \d{6}\b")
HELPLINES = (
    "support line|call back|urgent|distress*|helpline|helplines|lifeline|samaritans|crisis|emergency|999|111|ethics"
    "|complaint|complaints|charity number|meeting id|dial"
)
BOX = rx(r"\[(?:e-?mail|phone|tel|at|address)\b")


def read_contact(text: Text) -> Fact[bool] | None:
    """named_contact: True for a person's name, False for a mailbox, a phone or a form alone."""
    body = None
    for name in names(text):
        if _to_turn_to(text, name) and not _elsewhere(text, name):
            if not _is_body(text, name):
                return text.fact(True, text.clause_of((name.start, name.end)))
            if REACHED.match(text.flat[name.end : name.end + 90]):  # else "to speak to Congress"
                body = body or name
    if person := _in_address(text) or _spoken_of(text):
        return text.fact(True, text.clause_of((person.start, person.end)))
    if "[" in text.flat:
        for box in islice(BOX.finditer(text.flat), MOST_ADDRESSES):
            if not text.says(text.sentence_of(box.start()), IN_NEED):
                return text.fact(False, text.clause_of(box.span()))
    without = text.no(MAILBOX, NOT_MAILBOX) or text.no(TOUCH, NOT_TOUCH)
    without = without or text.no(TOUCH_ALONE, NOT_TOUCH, TO_TAKE_PART) or _by_phone(text)
    return without or (text.fact(False, text.clause_of((body.start, body.end))) if body else None)


def _by_phone(text: Text) -> Fact[bool] | None:
    """A telephone number that is no helpline's; beside a name it may be that person's."""
    for number in text.with_numbers():
        phone = text.search(PHONE, number)
        if phone and not text.says(number, HELPLINES) and not _beside_a_name(text, number):
            return text.fact(False, text.clause_of(phone.span()))
    return None


def _beside_a_name(text: Text, number: int) -> bool:
    """Whether a sentence may name somebody; its first word has a capital anyway."""
    start, end = text.sentences[number]
    return any(
        start <= name.start < end and (name.start > start or REACHED.match(text.flat[name.end : name.end + 90]))
        for name in names(text)
    )


AT_SIGN = rx("@")
BOX_NAME = rx(r"[\w.-]+$")


def _in_address(text: Text) -> Name | None:
    """Somebody whose last name stands in an address: "Ines Quarrington", "i.quarrington@selbourne.example"."""
    signs = islice(AT_SIGN.finditer(text.flat), MOST_ADDRESSES)
    before = (text.flat[max(sign.start() - 40, 0) : sign.start()] for sign in signs)
    addresses = [found[0] for part in before if (found := BOX_NAME.search(part))]
    if not addresses:
        return None
    for name in names(text):
        last = text.words[name.first + name.words - 1]
        if name.words > 1 and len(last) > 3 and any(last in address for address in addresses):
            called = text.words[name.first : name.first + name.words - 1]
            if any(last in address and _only_named(address, called, last) for address in addresses):
                return name
    return None


def _only_named(address: str, called: list[str], last: str) -> bool:
    """Whether an address holds a name and hardly more: of "trust.livinghistories@" it's a project's."""
    rest = address.replace(last, "")
    for word in called:
        rest = rest.replace(word, "")
    return sum(map(str.isalpha, rest)) < 3


def _spoken_of(text: Text) -> Name | None:
    """Somebody named before "ring her on 01632 960222"."""
    asked = text.find(ASK_THEM)
    if not asked:
        return None
    near = text.flat.startswith
    return max(
        (
            name
            for name in names(text)
            if name.end <= asked[0] and (name.words > 1 or near((", our ", ", the ", ", who "), name.end))
        ),
        default=None,
    )


FOR_THE_PRESS = "media|press|journalists|reporters"
IN_NEED = "crisis|emergency|distress*|unsafe|suicidal|lifeline|need support"


HOUSE_NUMBER = rx(r"\d, $")


def _elsewhere(text: Text, name: Name) -> bool:
    """Whether a name is of a helpline, of a town in an address, or of somebody for journalists."""
    number = text.sentence_of(name.start)
    begin = text.sentences[number][0]
    before = text.flat[max(begin, name.start - 130) : name.start]
    if not before and says(text.heading(number), FOR_THE_PRESS):
        return True
    return says(before, IN_NEED) or HOUSE_NUMBER.search(before) is not None


def _is_body(text: Text, name: Name) -> bool:
    """Whether what may be a name is that of a body elsewhere: "members of Flourish", "Flourish Inc"."""
    called = text.words[name.first : name.first + name.words]
    for place in text.places_of(called[0]):
        after = place + name.words
        if text.words[place:after] != called or not text.case[text.begins[place]].isupper():
            continue
        before = text.words[max(place - 2, 0) : place]
        if before[-1:] and (before[-1] in AT or (before[-1] == "of" and before[0] in ("member", "members"))):
            return True
        if text.words[after : after + 1] and text.words[after] in FIRM and text.flat[text.ends[after - 1]] == " ":
            return True
    return False


I_AM = rx(r"\bi(?: a|')m $")


def _to_turn_to(text: Text, name: Name) -> bool:
    """Whether people are asked to turn to this person, or the person signed."""
    begin = text.sentences[text.sentence_of(name.start)][0]
    before = text.flat[max(begin, name.start - 130) : name.start]
    after = text.flat[name.end : name.end + 200]
    mark = after[:1]
    if mark == "-" and after[1:2].isalpha():
        return False  # "Co" of "Co-design"
    if mark == "@":
        return False  # the front of an address
    if mark == '"' and '"' in before:
        return False  # a button: "Apply to Serve"
    last = text.words[name.first - 1] if name.first else ""
    second = text.words[name.first - 2] if name.first > 1 else ""
    if not before.strip(" -*•"):
        if not before.strip(" -") and text.flat[max(begin - 2, 0) : begin].rstrip().endswith('"'):
            return False  # who said what stands above
        if last not in CLOSINGS:
            last = second = ""  # "Write to [email]", and then "- Montana takes ..."
    if last == "is" and before.endswith("my name is ") and MY_NAME.match(after) and says(after[:110], MY_WORK):
        return '"' not in before
    if last in ("am", "i'm") and mark == "," and I_AM.search(before):
        return '"' not in before and says(after[:60], MY_WORK)  # "I am Ines Reed, a student at ..."
    if (name.words > 1 or "contact" in after[:20]) and after.startswith(POST) and last != "by":
        return True
    begins_line = name.start == 0 or text.flat[name.start - 1] == "\n"
    if begins_line and _signed(text, name):
        return True
    if last in CLOSINGS and len(text.flat) - name.end < 120:
        return True
    if not before and REACHED.match(after[:90]) and says(text.flat[max(begin - 40, 0) : begin], ASKING):
        return True  # "Questions? Rukhsana, 0191 498 0134"
    led = before.rstrip()
    labelled = led.endswith("name:") and led.lstrip() in ("name:", "contact name:")
    if labelled and says(text.flat[max(begin - 60, 0) : begin], ASKING):
        return True
    if last in POSTS and BY_POST.search(f" {before}"):
        return True
    if last == "to" and (post := POST_REACHED.match(after)) and not POSTS.isdisjoint(post[1].split(" ")):
        return True  # "send it to Oluchi, Projects Officer, at ..."
    if name.words == 1:
        if begins_line and _alone_above_address(text, name):
            return True
        if last in POSTS and before.endswith(", ") and after.startswith(REACHED_AFTER) and says(before, POST_ASKED):
            return True  # "email our engagement lead, Moana, at ..."
        if led.endswith(":") and says(before[-25:], ASKING_ONE) and not before.endswith("call out: "):
            return True
        asked = last in VERBS or (last == "for" and second == "ask") or (last == "with" and second in BEFORE_WITH)
        if last == "reach" or (last == "to" and second in QUESTIONS):
            asked = asked or after.startswith(REACHED_AFTER)
        asked = asked or (last == "to" and second in BEFORE_TO)
        return asked and before.endswith(" ") and not DID.search(before[-50:])
    line = after[:120].split("\n")[0]
    them = "them" in line or "her" in line or "him" in line
    if REACHED.match(after[:90]) or (them and THEM.search(line)):
        return True
    if not before and _below_asking(text, name):
        return True
    if not THINGS.isdisjoint(text.words[name.first : name.first + name.words]):
        return False
    if last in LOOSELY and not says(before[-45:], LOOSELY[last]):
        return False
    if mark == "," and before.count(",") > 2 and last not in ROLES:
        return False  # one of a list: "Hartwell, Fern Mount, Alder Bay, Orrel"
    if (last in LEADS or led.endswith((":", "-", ","))) and says(before, ASKING):
        if last in ROLES and before.endswith(f"{last} ") and not says(before[: -len(last) - 1], ASKING):
            return after.startswith(SEEKS)
        if last in ROLES and before.endswith(f"{last}: ") and not says(before[: -len(last) - 2], ASKING):
            return bool(ADDRESS.search("\n".join(after.split("\n", 3)[:3])))  # "Researcher: ..." may be a detail
        return not says(before, PICTURED) and not TOLD.match(after)
    return begins_line and _alone_above_address(text, name)


def _below_asking(text: Text, name: Name) -> bool:
    """Whether the name begins the line below "Contact", or "please get in touch with our coordinator:"."""
    if not text.flat.startswith(BELOW, name.end):
        return False
    line = text.flat[max(name.start - 120, 0) : name.start].rstrip(" \n-*•").rsplit("\n", 1)[-1]
    asks = (line.endswith(":") or line.count(" ") < 3) and says(line, ASKING_BELOW)
    return asks and not TOLD.match(text.flat, name.end)


def _alone_above_address(text: Text, name: Name) -> bool:
    """Whether a name that begins a line, as in a signature, has an address or a number within three lines."""
    after = text.flat[name.end : name.end + 200]
    if name.words == 1 and not after.startswith("\n"):
        return False
    lines = "\n".join(after.split("\n", 4)[:4])
    apart = after.startswith("\n") or after[:2].strip()[:1] in ("", ",", "|", "(", "-")
    return apart and bool(ADDRESS.search(lines))


def _signed(text: Text, name: Name) -> bool:
    """Whether a name that begins a line stands alone below "Kind regards"."""
    if name.start == 0:
        return False
    if text.flat[name.end : name.end + 1] == " " and text.flat[name.end + 1 : name.end + 2].isalpha():
        return False
    above = text.flat[max(name.start - 60, 0) : name.start - 1].rsplit("\n", 1)[-1]
    return len(above.split()) < 6 and len(above) < 40 and says(above[-22:], SIGN_OFF)
