"""Several people at the same moment, at a decision. In a process with a real database."""

from pathlib import Path

from tests.at_once import tried

CHILD = """
from datetime import timedelta
from ourterms.decisions import actions, quiet, table
from ourterms.decisions.models import Ballot, Decision, Envelope
from ourterms.kit import chance, clock
from ourterms.people.keys import keyring
from tests.at_once import done, newcomers
from tests.cast import AT, Cast, a_decision, a_matter

cast = Cast()
everybody = newcomers(cast)
now = clock.now()
matter = a_matter(cast.member)
found["opened"] = done([lambda m=m: a_decision(m, matter=matter) for m in everybody])
decision = Decision.objects.get()
found["answered twice"] = done([
    lambda a=a: actions.answer(by=everybody[0], decision=decision, answer=a, at=now) for a in ["for", "against"] * 4
])
found["ballots"] = Ballot.objects.count()
done([lambda m=m: actions.answer(by=m, decision=decision, answer="for", at=now) for m in everybody])
found["all"] = Ballot.objects.count()
found["at the table"] = []
for member in everybody[:4]:
    id = chance.uuid()
    table.enter(by=member, id=id, decision=decision, whose=cast.third, how="aloud", answer=table.Answer("for"), at=now)
    found["at the table"].append(table.code_of(id))
acts = [
    lambda m=m, c=c: table.confirm(by=m, decision=decision, code=c, at=now)
    for m, c in zip(everybody[4:], found["at the table"], strict=True)
]
found["at the table"] = [done(acts), Ballot.objects.filter(member=cast.third).count()]
later = decision.closes + timedelta(seconds=1)
acts = [lambda: actions.close(decision=decision, at=later)] * 4
acts += [lambda: actions.answer(by=everybody[0], decision=decision, answer="against", at=later)] * 4
found["done at its end"] = done(acts)
decision.refresh_from_db()
found["tally"] = decision.tally
vote = a_decision(cast.member, quiet=True)
found["quietly twice"] = done([
    lambda a=a: actions.answer(by=everybody[0], decision=vote, answer=a, at=now) for a in ["for", "against"] * 4
])
found["envelopes"] = [Envelope.objects.count()]
done([lambda m=m: actions.answer(by=m, decision=vote, answer="for", at=now) for m in everybody])
found["envelopes"].append(Envelope.objects.count())
acts = [lambda: actions.close(decision=vote, at=later)] * 4
acts += [lambda: actions.answer(by=everybody[0], decision=vote, answer="against", at=later)] * 4
found["quietly at its end"] = done(acts)
vote.refresh_from_db()
found["quiet tally"] = vote.tally
found["left"] = [Envelope.objects.count(), vote.box, keyring().find(quiet.owner_of(vote.pk))]
"""


def test_eight_at_the_same_moment_open_once_answer_once_each_confirm_once_and_close_once(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {
        "opened": 1,
        "answered twice": 8,
        "ballots": 1,
        "all": 8,
        "at the table": [1, 1],
        "done at its end": 4,
        "tally": {"for": 9, "against": 0, "abstain": 0},
        "quietly twice": 8,
        "envelopes": [1, 8],
        "quietly at its end": 4,
        "quiet tally": {"for": 8, "against": 0, "abstain": 0},
        "left": [0, "", None],
    }
