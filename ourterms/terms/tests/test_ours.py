"""A collective's own terms: the ready-made ones until a decision adopts a version; changed in a draft."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Decision, Matter
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from ourterms.terms import actions
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ours import in_force, version_of
from ourterms.terms.permissions import may_change, may_see
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.check import check
from ourterms.terms.rules.differences import mark_of
from ourterms.terms.rules.terms import Setting, Terms
from tests.cast import Cast, a_decision, a_draft, a_terms_matter, a_version, working_on

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)
SOON = Setting(Decimal(14), line=True, words="Rent is due on the first.")
TEA = Setting(line=True, words="Tea, too", easy_read=ready_made().clauses["breaks"].easy_read)


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def change(cast: Cast, draft: Draft, clause: str, setting: Setting | None, seen: Setting | None) -> None:
    actions.change_clause(by=cast.third, draft=draft, clause=clause, setting=setting, seen=mark_of(seen))


def put_forward(cast: Cast, **given: Any) -> Matter:
    values = {"by": cast.member, "id": chance.uuid(), "words": "", "at": NOW, "today": NOW.date(), **given}
    return actions.put_on_agenda(**values)


def decided(cast: Cast, matter: Matter) -> Decision:
    """A yes that closed now."""
    with clock.frozen(datetime(2026, 3, 4, 12, tzinfo=UTC)):
        decision = a_decision(cast.third, "consensus", matter)
        for by in (cast.member, cast.third):
            decisions.answer(by=by, decision=decision, answer="agree", at=clock.now())
    decisions.close(decision=decision, at=NOW)
    decision.refresh_from_db()
    return decision


def conclude(cast: Cast, decision: Decision, **given: Any) -> Any:
    return decisions.write_outcome(
        by=cast.third, decision=decision, words="Yes.", at=NOW, **{"id": chance.uuid(), **given}
    )


# What holds -----------------------------------------------------------------------------------------------------


def test_before_any_decision_the_ready_made_terms_hold_as_version_nought(cast: Cast) -> None:
    assert in_force(cast.member.collective_id) == (ready_made(), 0, ready_made().easy_read)


def test_a_yes_puts_the_draft_in_force_and_what_holds_is_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    a_version(cast, paid_within=SOON)
    version = a_version(cast, breaks=TEA)
    with django_assert_num_queries(1):
        ours = in_force(cast.member.collective_id)
    assert (ours.version, version.number) == (2, 2)
    assert ours.terms.clauses["paid-within"] == SOON
    assert ours.terms.clauses["breaks"] == TEA
    assert version.adopted == NOW.date()


def test_a_version_stays_as_it_is_when_the_next_is_adopted(cast: Cast) -> None:
    first = a_version(cast, paid_within=SOON)
    before = dict(first.terms)
    a_version(cast, paid_within=None, breaks=TEA)
    first.refresh_from_db()
    assert first.terms == before
    there = version_of(cast.member, 1)
    assert there is not None
    assert there.terms.clauses["paid-within"] == SOON


def test_the_terms_of_one_collective_hold_in_no_other(cast: Cast) -> None:
    version = a_version(cast, breaks=TEA)
    assert may_see(cast.member, version)
    assert not may_see(cast.elsewhere, version)
    assert in_force(cast.elsewhere.collective_id).version == 0
    assert version_of(cast.elsewhere, 1) is None


def test_the_check_holds_an_ask_against_exactly_what_was_adopted(cast: Cast) -> None:
    from ourterms.terms.ask import read_on

    a_version(cast, paid_within=SOON)
    conditions = read_on("We pay £40 an hour within 30 days.", NOW.date())
    found = {each.clause: each for each in check(conditions, in_force(cast.member.collective_id).terms)}
    assert found["paid-within"].status == "short"
    assert found["paid-within"].line
    assert check(conditions, ready_made()) != list(found.values())


# The draft ------------------------------------------------------------------------------------------------------


def test_two_who_begin_at_once_write_one_draft(cast: Cast) -> None:
    one = actions.start(by=cast.member, id=chance.uuid())
    assert actions.start(by=cast.third, id=chance.uuid()) == one
    assert Draft.objects.count() == 1
    assert may_change(cast.third, one)
    assert not may_change(cast.elsewhere, one)


def test_two_who_change_two_clauses_lose_nothing(cast: Cast) -> None:
    draft, ready = a_draft(cast), ready_made().clauses
    change(cast, draft, "breaks", TEA, ready["breaks"])
    change(cast, draft, "paid-within", SOON, ready["paid-within"])
    terms = working_on(draft).terms
    assert (terms.clauses["breaks"], terms.clauses["paid-within"]) == (TEA, SOON)


def test_whoever_changes_a_clause_second_sees_what_it_says_by_now_and_nothing_is_written(cast: Cast) -> None:
    draft, ready = a_draft(cast, breaks=TEA), ready_made().clauses
    with pytest.raises(actions.Meanwhile) as meanwhile:
        change(cast, draft, "breaks", None, ready["breaks"])
    assert meanwhile.value.now == TEA
    assert working_on(draft).terms.clauses["breaks"] == TEA
    change(cast, draft, "breaks", None, TEA)
    assert "breaks" not in working_on(draft).terms.clauses


def test_the_same_change_sent_twice_is_made_once(cast: Cast) -> None:
    draft, ready = a_draft(cast), ready_made().clauses
    change(cast, draft, "breaks", TEA, ready["breaks"])
    change(cast, draft, "breaks", TEA, ready["breaks"])
    assert [each.where for each in working_on(draft).changes] == ["breaks"]


def test_a_figure_beyond_its_bounds_is_refused(cast: Cast) -> None:
    draft, ready = a_draft(cast), ready_made().clauses
    with pytest.raises(Refused, match="from 1 to 365"):
        change(cast, draft, "paid-within", Setting(Decimal(3000)), ready["paid-within"])
    assert working_on(draft).changes == []


def test_the_whole_is_changed_in_the_same_way(cast: Cast) -> None:
    draft = a_draft(cast)
    now = {"title": "Ready-made terms", "easy_read": ready_made().easy_read}
    new = {"title": "What we ask for", "easy_read": "Pay us.\n\nIn money."}
    seen = mark_of(list(now.values()))
    actions.change_whole(by=cast.member, draft=draft, values=new, seen=seen)
    assert working_on(draft).terms.easy_read == "Pay us.\n\nIn money."
    with pytest.raises(actions.Meanwhile) as meanwhile:
        actions.change_whole(by=cast.third, draft=draft, values={**now, "title": "Ours"}, seen=seen)
    assert meanwhile.value.now == new


def test_the_last_clause_stays(cast: Cast) -> None:
    one = Terms("Ours", {"breaks": TEA})
    draft = actions.start(by=cast.member, id=chance.uuid(), terms=one)
    with pytest.raises(Refused, match="the last clause"):
        change(cast, draft, "breaks", None, TEA)


def test_a_draft_that_was_taken_back_can_be_taken_up_again(cast: Cast) -> None:
    draft = a_draft(cast, breaks=TEA)
    for _twice in range(2):
        actions.take_back(by=cast.third, draft=draft)
    with pytest.raises(Refused, match="not here any more"):
        change(cast, draft, "breaks", None, TEA)
    actions.take_up(by=cast.member)
    assert working_on(draft).terms.clauses["breaks"] == TEA


def test_nothing_is_taken_up_over_a_draft_that_is_being_written(cast: Cast) -> None:
    actions.take_back(by=cast.member, draft=a_draft(cast, breaks=TEA))
    a_draft(cast, paid_within=SOON)
    with pytest.raises(Refused, match="There is a draft already"):
        actions.take_up(by=cast.third)
    assert Draft.objects.count() == 2


def test_a_draft_from_a_file_begins_only_where_there_is_none(cast: Cast) -> None:
    brought, id = Terms("Ours", {"breaks": TEA}), chance.uuid()
    for _twice in range(2):
        draft = actions.start(by=cast.member, id=id, terms=brought)
    assert working_on(draft).terms == brought
    with pytest.raises(Refused, match="There is a draft already"):
        actions.start(by=cast.third, id=chance.uuid(), terms=ready_made())


def test_what_was_changed_stays_changed_when_another_version_is_adopted_meanwhile(cast: Cast) -> None:
    matter = a_terms_matter(cast, paid_within=SOON)
    draft = a_draft(cast, breaks=TEA)
    conclude(cast, decided(cast, matter))
    working = working_on(draft)
    assert working.meanwhile
    assert [each.where for each in working.changes] == ["breaks"]
    assert working.terms.clauses["paid-within"] == SOON


# On the agenda, and in force -------------------------------------------------------------------------------------


def test_the_draft_goes_on_the_agenda_once_with_its_differences_in_words(cast: Cast) -> None:
    a_draft(cast, paid_within=SOON)
    id = chance.uuid()
    for _twice in range(2):
        matter = put_forward(cast, id=id)
    assert Matter.objects.filter(does="terms").count() == 1
    assert not Draft.objects.exists()
    lines = actions.subject_in_words(matter.subject)
    assert "Paid soon: 14 days. Until now: 30 days." in lines
    assert "Paid soon: It becomes a line: an ask that doesn't offer it can't be sent." in lines


def test_a_draft_without_a_change_is_not_put_forward_once_there_are_terms(cast: Cast) -> None:
    a_version(cast)
    a_draft(cast)
    with pytest.raises(Refused, match="Nothing is changed yet"):
        put_forward(cast)
    assert Draft.objects.count() == 1


def test_the_ready_made_terms_can_be_made_ours_as_they_are(cast: Cast) -> None:
    matter = a_terms_matter(cast)
    assert actions.subject_in_words(matter.subject)[-1] == "All of these stay as they are."
    conclude(cast, decided(cast, matter))
    assert in_force(cast.member.collective_id) == (ready_made(), 1, ready_made().easy_read)


def test_a_yes_is_carried_out_once_and_leaves_one_line_in_the_trail(cast: Cast) -> None:
    decision, id = decided(cast, a_terms_matter(cast, breaks=TEA)), chance.uuid()
    for _twice in range(2):
        outcome = conclude(cast, decision, id=id)
    actions.OURS["terms"].carry_out(cast.third, decision, NOW)
    assert OurTerms.objects.count() == 1
    assert Trail.objects.filter(event="terms:adopted").count() == 1
    assert outcome.did == ["Version 1 of our terms holds from Wednesday 25 March 2026 on."]


def test_if_the_outcome_can_t_be_written_nothing_is_in_force(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = decided(cast, a_terms_matter(cast, breaks=TEA))
    monkeypatch.setattr(decisions, "trail", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        conclude(cast, decision)
    assert not OurTerms.objects.exists()
    monkeypatch.undo()
    conclude(cast, decision)
    assert OurTerms.objects.count() == 1


def test_of_two_decisions_at_once_neither_takes_back_what_the_other_changed(cast: Cast) -> None:
    a_version(cast)
    one, two = a_terms_matter(cast, paid_within=SOON), a_terms_matter(cast, breaks=TEA)
    first, second = decided(cast, one), decided(cast, two)
    conclude(cast, first)
    told = conclude(cast, second).did
    ours = in_force(cast.member.collective_id)
    assert (ours.version, ours.terms.clauses["paid-within"], ours.terms.clauses["breaks"]) == (3, SOON, TEA)
    assert "Another version was adopted meanwhile" in told[1]


def test_what_was_adopted_already_makes_no_second_version(cast: Cast) -> None:
    a_version(cast)
    one, two = (a_terms_matter(cast, breaks=TEA) for _each in range(2))
    first, second = decided(cast, one), decided(cast, two)
    conclude(cast, first)
    assert conclude(cast, second).did == ["Our terms said this already. Version 2 goes on."]
    assert OurTerms.objects.count() == 2


def test_what_opens_later_is_told_against_the_terms_that_hold_then(cast: Cast) -> None:
    a_version(cast)
    one, two = a_terms_matter(cast, paid_within=SOON), a_terms_matter(cast, breaks=TEA)
    conclude(cast, decided(cast, one))
    decision = a_decision(cast.third, "consensus", two)
    assert decision.does_in_words == [
        "Breaks: It becomes a line: an ask that doesn't offer it can't be sent.",
        "Breaks: In our own words: “Tea, too”",
    ]
    assert decision.subject["number"] == 2


@pytest.mark.parametrize(
    "subject",
    [{}, {"before": 3, "terms": 3}, {"before": {"clauses": {}}, "terms": {"clauses": {}}}, {"terms": []}],
)
def test_what_can_t_be_read_is_no_matter(cast: Cast, subject: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="can't be read"):
        decisions.put_forward(
            by=cast.member, id=chance.uuid(), kind="letters", title="X", words="", circle=None, at=NOW,
            today=NOW.date(), does="terms", subject=subject,
        )  # fmt: skip


def test_terms_are_decided_by_the_rule_for_what_we_say_in_our_name_and_no_other(cast: Cast) -> None:
    subject = a_terms_matter(cast, breaks=TEA).subject
    with pytest.raises(Refused):
        decisions.put_forward(
            by=cast.member, id=chance.uuid(), kind="everyday", title="X", words="", circle=None, at=NOW,
            today=NOW.date(), does="terms", subject=subject,
        )  # fmt: skip
