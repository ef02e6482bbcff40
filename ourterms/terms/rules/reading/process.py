"""How they go about it: who decides, what they may drop, whether they explain, record, and show what changed."""

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.reading.text import Text

THEY = (
    "board|boards|executive|executives|director|directors|chief|minister|ministers|cabinet|department|trust|hospital"
    "|management|managers|manager|staff|commissioner|commissioners|government|trustees|leadership|ceo|secretary"
    "|funder|funders|university|investigator|investigators|governors|officers|clinicians|agency|ministry|us"
)
OF_THEM = "board's|trust's|director's|chief's|executive's|minister's|manager's|commissioner's|department's|hospital's"
WHOSE = "[board|executive|director|officer|leadership|management] [board|team|committee|directors|officer|group]"
RESTS = "rest|rests|sit|sits|lie|lies|remain|remains|stay|stays|belong|belongs"
KEEP = "have|has|keep|keeps|retain|retains|hold|holds"
DECIDED_BY = f"""
the|our ~2 {THEY} {WHOSE} [alone|itself|will|still] {KEEP} ~2 final say
the|our ~2 {THEY} {WHOSE} [alone|itself|will|still] {KEEP} ~2 decision making power|powers|authority
the|our ~2 {THEY} {WHOSE} [alone|itself|will|still] {KEEP} ~2 veto
the|our ~2 {THEY} {WHOSE} can|may|could [still] veto|overrule|overturn
the|our ~2 {THEY} {WHOSE} [alone|itself|will] hold|holds the budget|budgets
the|our ~2 {THEY} {WHOSE} [alone|itself|will] allocate|allocates|award|awards the|all ~1 funding|money|grants|budget
the|our ~2 {THEY} {WHOSE} decision|decisions is|are final
the|our ~2 {OF_THEM} decision|decisions is|are final
our ~2 {THEY} {WHOSE} [will|then|also|itself|alone] [then] decide|decides
the final|ultimate ~2 decision|decisions|say|approval|authority ~3 {RESTS} with|to ~3 {THEY} {WHOSE}
final|ultimate decision|decisions|say|approval|authority ~3 {RESTS} with|to ~3 {THEY} {WHOSE}
all|any|the decisions|decision ~3 {RESTS} with|to ~3 {THEY} {WHOSE}
decisions {RESTS} with|to ~3 {THEY} {WHOSE}
the final|ultimate decision|decisions|approval ~3 made|taken|given by ~3 {THEY} {WHOSE}
final|all|ultimate decision|decisions|approval ~3 made|taken|given by ~3 {THEY} {WHOSE}
decisions are|will ~2 made|taken by ~3 {THEY} {WHOSE}
the ~2 {THEY} {WHOSE} [will|then|also|itself|alone] [then] decide|decides
the ~2 {THEY} {WHOSE} [who] [will|then|also] [then] make|makes|take|takes ~1 [final] decision|decisions
ministers|trustees|managers|staff|directors|commissioners [will|then] [then] decide|make ~1 decision|decisions
we [will|then] make|take the final decision
the ~3 {THEY} {WHOSE} will approve|decide !your
ratings|awards|grants|outcomes|results are decided|made by ~2 {THEY}|office
the ~3 trustees|directors|ministers|board [will|then] [then] make|makes ~1 awards|appointments
"""
NOT_DECIDED_BY = f"""
your application|place|appointment|form|interview|care|treatment
applications|applicants|candidates|shortlist*|appointments|selected|recruitment|eligibility
jointly|together|equal|equally|consensus
with you|members|panel
you|member|members|panel|group|council|circle|carers|survivors|consumers|people|peers and|with ~2 {THEY}
if|whether ~3 trustees|staff|board decide
"""
WRITING = "writing|written|write|letter|publish|publishes|published|beforehand|before"
OVERRULING = """
if|where|when|whenever ~5 don't|not|cannot|can't|doesn't ~2 follow|accept|adopt|take|use|agree|act ~9 why|reasons
if|where|when|whenever ~5 don't|not|cannot|can't|doesn't ~2 follow|accept|adopt|take|agree|act ~9 reason|explain
if|where|when|whenever ~4 overrule|overrules|reject|rejects|disagree|disagrees|depart|departs ~9 why|reasons|explain
why|reasons|explain ~5 not|don't|didn't|can't|couldn't ~2 follow|followed|accept|adopt|take|taken|agree
"""
DROPPING = """
can|could|may|might|free|option|choose|decide|say|tell|advise|recommend ~4 not ~2 go ahead|proceed
can|could|may|might|free|option|choose|decide|advise|recommend ~3 drop|scrap|abandon|shelve it|the|this|our plan|idea
can|could|may|might be dropped|scrapped|abandoned|shelved
doing nothing is|stays|remains
whether ~5 should go ahead|happen
"""
NO_DROPPING = """
will|is go|going ahead ~2 whatever|regardless|anyway|either
not ~2 whether|if to|it|we ~4 ahead|close|closes|happen|happens|build
how|when ~5 not whether|if
"""
CHANGED = "changed|led|stopped|rewrote|rewritten|dropped|scrapped|extended|brought|won|moved"
LAST_CHANGE = f"""
last|previous ~1 panel|panel's|group|group's|members|advisors|cohort|council|year's|forum ~7 {CHANGED}
last time ~4 asked|met|consulted|listened ~9 {CHANGED}
because of|what ~6 panel|members|group|advisors|feedback|told|said ~6 {CHANGED}|now
thanks to ~4 panel|members|group|advisors|feedback ~8 {CHANGED}|now
what|here's [has] changed ~3 last|since|because
"""
NO_LAST_CHANGE = """
nothing ~2 changed ~4 last|since
"""
RECORDED = """
session|sessions|meeting|meetings|interview|interviews|call|calls|discussion|discussions ~4 recorded|transcribed
workshop|workshops|group|groups|conversation|conversations|event ~4 recorded|transcribed|filmed
presentation|presentations|talk|talks|speech|speeches|webinar|webinars is|are|will [be|all] recorded|filmed
we|we'll|i|i'll [will|may|shall|also] record|transcribe the|each|all|every|our|your|what
transcript|transcripts|recordings [will|are|be] ~2 kept|stored|retained|used|archived|shared
your words|answers|comments|data ~3 used|analysed|kept ~4 research|data|study|archive
"""
CONSENT = """
consent|consents|permission|agree|agreed|okay|ok|approval
only if|with
unless|if you
you can ~3 delete|strike
"""
WITH_CONSENT = """
only ~6 record|recorded|recordings|transcribed|used|use|kept ~6 consent|permission|agreement|agree
record|recorded|transcribed|kept ~5 only ~3 consent|permission|agreement|agree
record|recorded|transcribed ~4 with your|everyone's|each ~3 consent|permission|agreement|ok|okay
ask ~5 consent|permission ~4 record|recording|recordings|use|keep
nothing|not|never|won't ~5 recorded|record|transcribed|kept ~5 without|unless ~5 consent|permission|agree|agreement|yes
"""
LED = "peer|user|survivor|consumer|carer|member|community|lived"
COULD_RUN = f"""
pay|paid|fund ~3 {LED} [experience] led|run ~1 group|groups|organisation ~5 run|lead|deliver|do
commission|contract ~3 {LED} [experience] led|run ~1 group|groups|organisation ~5 run|lead|deliver|do
invite|ask ~3 {LED} [experience] led|run ~1 group|groups|organisation ~5 run|lead|deliver|do
pay|paid|fund|commission|contract ~3 {LED} [experience] led|run ~1 organisations ~5 run|lead|deliver
pay|paid|fund|commission|contract ~3 {LED} [experience] led|run ~1 organization|collective ~5 run|lead|deliver
{LED} [experience] led|run group|groups|organisation|organisations ~4 could|can|may|might ~4 run|lead|deliver|bid
"""
GONE = """
decision|decisions|it|plan|plans|everything|design ~4 already ~1 taken|made|agreed|decided|approved|signed
decision|decisions ~3 been|were|was taken|made|finalised
already decided|agreed|approved|signed|settled
agreed|approved|decided|signed [off] by ~2 cabinet|board|council|ministers|minister|executive|trustees|government
"""
NOT_GONE = """
your application|place
member|members|appointment|appointments|nominee|nominees|candidates|applications ~2 agreed|approved|decided|signed
before ~9 agreed|approved|decided|made|taken
already agreed to
will|to|must be ~1 agreed|approved|decided|signed
"""


def decided_by(text: Text) -> Span | None:
    """Where it is said that somebody else decides; None if it isn't."""
    return text.once(_decided_by)


def _decided_by(text: Text) -> Span | None:
    return text.find(DECIDED_BY, NOT_DECIDED_BY)


def read_process(text: Text) -> dict[str, Fact[object]]:
    """decided_by, overruling_said, dropping_possible, last_change_shown, data_consent and group_could_run."""
    others = None
    if span := decided_by(text):
        start, end = text.raw_span(span)
        others = text.fact(text.raw[start:end], span)
    overruling = text.find(OVERRULING, beside=WRITING)
    facts: dict[str, Fact[object] | None] = {
        "decided_by": others,
        "overruling_said": text.fact(True, overruling) if overruling else None,
        "dropping_possible": text.no(NO_DROPPING) or text.yes(DROPPING),
        "last_change_shown": text.no(NO_LAST_CHANGE) or text.yes(LAST_CHANGE),
        "data_consent": text.yes(WITH_CONSENT) or text.no(RECORDED, CONSENT),
        "group_could_run": text.yes(COULD_RUN),
        "still_open": text.no(GONE, NOT_GONE),
    }
    return {name: fact for name, fact in facts.items() if fact}
