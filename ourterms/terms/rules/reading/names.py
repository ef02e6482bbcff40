"""Names of people: runs of words with capitals that are nobody's office, town or day of the week."""

from collections.abc import Iterator
from itertools import compress, count
from operator import itemgetter
from typing import NamedTuple

from ourterms.terms.rules.reading.phrases import word_set
from ourterms.terms.rules.reading.text import Text

TITLES = word_set("dr prof professor mr mrs ms mx miss rev sir dame matua whaea")
# Words that ask ("Contact Jo Smith") or greet, with a capital at the beginning of a sentence.
LEADING = word_set(
    "contact email e mail call ring phone text ask speak talk write rsvp let flick drop message please"
    " enquiries queries"
    " questions give see find grab catch shout pm dm to for from with by our my the a an or and if get in on at reply"
    " telephone freephone fax published posted"
    " apply send chat reach when then also just coordinator researcher facilitator organiser lead host led"
)
# Words with capitals that no person's name holds.
NOBODY = word_set(
    "us your team office officer department service services university college hospital trust centre center council"
    " committee health mental research group board panel network foundation society association institute ministry"
    " commission commissioner secretariat secretary community lived experience involvement engagement participation"
    " project study program programme manager director leader youth young people public patient consumer carer carers"
    " advisory advisor support human resources monday tuesday wednesday thursday friday saturday sunday"
    " january february"
    " march april may june july august september october november december street road house zoom teams"
    " microsoft google"
    " form survey application applications expression interest closing deadline how what where we you it"
    " this that there"
    " they he she his her national royal state county governor level new zealand south north west east city boards"
    " recruitment hub lab care social wellbeing peer workforce clinical website facebook line box desk"
    " inbox subject act"
    " strategy plan bill minister ministers parliament digital futures chair executive chief region district australia"
    " scotland england wales ireland canada ontario london dublin melbourne sydney toronto wellington voice voices"
    " alliance charity forum partnership working federal government academy school library hall park lane avenue square"
    " building block ward unit clinic surgery practice station best kind wishes regards admin lifeline samaritans"
    " centrelink medicare medicaid yes hello hi dear hey god join english bay valley thanks cheers everyone someone all"
    " nobody interpreters staff who why which these those some any no not as is are was be i eastern western northern"
    " southern central great river coast rail eoi nhs hse faq tel mobile address app dm room level floor po training"
    " payment travel expenses members meetings role roles journalists reporters lunch kai tea mind each its your family"
    " families student students nurses doctors members participants applicants downloads below date dates time times"
    " mon tue tues wed thu thur thurs fri feb apr jul aug sept oct nov dec"
    " location sector skills skill updated framework implementation jobs links related qld vic nsw tas pathway victim"
    " survivors ltd limited inc gpo freepost membership become website"
    " original post posts replies nominations information sheet co pi phd md"
    " sep code bag locked serve volunteer volunteers volunteering resources participate register donate subscribe"
    " frequently asked healthwatch headspace mencap details info further out"
    " site map size search login accessibility privacy"
    " mp mps mla senator united states"
    " place venue step up appendix annex annexe schedule standards review"
    " uk dementia autism cancer diabetes orientation process appointee practitioners meet"
)


# "The Brighter Futures team" is nobody.
BODIES = word_set("team teams office desk group unit service services department network programme project study panel")


# What stands before the name of the person who holds it.
POSTS = word_set(
    "secretary officer manager director coordinator specialist chair chairperson president lead leader nurse executive"
    " administrator registrar convenor convener investigator pi analyst consultant liaison clerk"
)


class Name(NamedTuple):
    """A person's name: places in `flat`, how many words, and the number of its first word."""

    start: int
    end: int
    words: int  # a title counts
    first: int


def names(text: Text) -> tuple[Name, ...]:
    """The runs of words with capitals that may name a person, in order."""
    return text.once(_names)


def _names(text: Text) -> tuple[Name, ...]:
    return tuple(_found(text))


def _found(text: Text) -> Iterator[Name]:
    if not text.begins:
        return
    first = beyond = 0  # the numbers of the run's first word, and of the word after its last
    capitals = map(str.isupper, itemgetter(*text.begins)(text.case))
    for place in compress(count(), capitals):
        if first < beyond:
            if place == beyond and _beside(text, place):
                beyond += 1
                continue
            if name := _name_in(text, first, beyond):
                yield name
        first = place
        beyond = place + (text.words[place] not in LEADING)
    if name := _name_in(text, first, beyond):
        yield name


def _beside(text: Text, place: int) -> bool:
    """Whether a word goes on with the one before it."""
    between = text.case[text.ends[place - 1] : text.begins[place]]
    if between in (" ", "-", "'"):
        return True
    before = text.words[place - 1]
    return between == ". " and (len(before) == 1 or before in TITLES)


def _name_in(text: Text, first: int, beyond: int) -> Name | None:
    """The name that a run of words with capitals is; None if it is none."""
    if beyond - first == 1 and text.words[first] in NOBODY:
        return None  # as most runs
    words = text.words[first:beyond]
    if not 1 <= len(words) <= 8:
        return None
    for at in range(len(words) - 2, 0, -1):
        if words[at - 1] in POSTS and words[at] not in NOBODY:
            words = words[at:]  # "Board Secretary Rohan Iyer"
            first += at
            break
    if len(words) > 5 or not NOBODY.isdisjoint(words):
        return None
    words = [word.split("'")[0] for word in words]
    if not NOBODY.isdisjoint(words) or (len(words) == 1 and words[0] in TITLES):
        return None
    start, end = text.begins[first], text.ends[beyond - 1]
    if beyond < len(text.words) and text.words[beyond] in BODIES and text.flat[end] == " ":
        return None
    return None if text.case[start:end].isupper() else Name(start, end, len(words), first)
