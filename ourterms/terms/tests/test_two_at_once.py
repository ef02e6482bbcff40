"""Several people at the same moment, at our terms. In a process with a real database."""

from pathlib import Path

from tests.at_once import tried

CHILD = """
from datetime import timedelta
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Matter
from ourterms.kit import chance, clock
from ourterms.terms import actions
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.differences import mark_of
from ourterms.terms.rules.terms import Setting
from tests.at_once import MANY, done, newcomers
from tests.cast import AT, Cast, a_decision, a_terms_matter, working_on

cast = Cast()
everybody = newcomers(cast)
ready = ready_made().clauses
begun = done([lambda m=m: actions.start(by=m, id=chance.uuid()) for m in everybody])
found["begun"] = [begun, Draft.objects.count()]
draft = Draft.objects.get()
plain = [name for name, setting in ready.items() if setting.figure is None][:MANY]
def change(by, clause, words):
    setting = Setting(line=True, words=words)
    actions.change_clause(by=by, draft=draft, clause=clause, setting=setting, seen=mark_of(ready[clause]))
done([lambda m=m, c=c: change(m, c, "Ours") for m, c in zip(everybody, plain, strict=True)])
found["clauses"] = len(working_on(draft).changes)
acts = [lambda m=m, n=n: change(m, "breaks", f"Tea {n}") for n, m in enumerate(everybody)]
found["same clause"] = done(acts, (actions.Meanwhile,))
now = clock.now()
done([
    lambda m=m: actions.put_on_agenda(by=m, id=chance.uuid(), words="", at=now, today=now.date()) for m in everybody
])
found["on the agenda"] = [Matter.objects.filter(does="terms").count(), Draft.objects.count()]
matters = [Matter.objects.get(does="terms"), a_terms_matter(cast, training=None)]
past, ready_to_write = now - timedelta(days=21), []
with clock.frozen(past):
    for matter in matters:
        decision = a_decision(cast.third, "consensus", matter)
        for by in everybody:
            decisions.answer(by=by, decision=decision, answer="agree", at=past)
        ready_to_write.append(decision)
for decision in ready_to_write:
    decisions.close(decision=decision, at=now)
done([
    lambda m=m, d=d: decisions.write_outcome(by=m, id=chance.uuid(), decision=d, words="Yes.", at=now)
    for m, d in zip(everybody, ready_to_write * 4, strict=True)
])
newest = OurTerms.objects.order_by("-number").first()
found["in force"] = sorted(OurTerms.objects.values_list("number", flat=True))
found["both hold"] = ["training" in newest.terms["clauses"], newest.terms["clauses"][plain[0]]["words"]]
"""


def test_eight_at_the_same_moment_lose_no_clause_and_adopt_each_decision_once(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {
        "begun": [8, 1],
        "clauses": 8,
        "same clause": 1,
        "on the agenda": [1, 0],
        "in force": [1, 2],
        "both hold": [False, "Ours"],
    }
