"""Whoever has it all still guesses: a thousand small quiet ballots, and attackers who try to say who chose what.

Each attacker names one voter of a ballot and what they chose. From the published result alone that comes true as often
as the commonest choice is common; five standard deviations more would be a link. Each defence is also taken away once,
to show that the same attackers find their way then.
"""

import hashlib
import logging
import random  # noqa: TID251 (the same ballots in each run)
from collections.abc import Callable, Iterator
from datetime import timedelta
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import connection

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions, quiet
from ourterms.decisions.models import Counted, Decision, Envelope, Matter
from ourterms.decisions.rules.constitution import as_rule_data
from ourterms.decisions.rules.quiet import LENGTH, NotOurs
from ourterms.decisions.rules.quiet import unfolded as real_unfolded
from ourterms.decisions.rules.standing import Given
from ourterms.decisions.rules.ways import Rule
from ourterms.kit import chance
from ourterms.kit.keyring import Keyring
from ourterms.kit.sealing import CannotOpen, Place, unseal, unseal_from
from ourterms.people.keys import server_key
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_decision

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
MANY, FEWER = 1000, 150
RULE = Rule("majority", quiet=True, codes=True)  # codes: the most that is ever published
ANSWERS = ("for", "against")
LATER = AT + timedelta(days=11)


class Row(NamedTuple):
    """An envelope as it lay in the database, in a backup from while it was open."""

    id: str
    member: UUID
    sealed: bytes


class Seen(NamedTuple):
    """What an attacker has of one ballot: its row in the end, and the envelopes in the order of the table's pages."""

    decision: Decision
    rows: list[Row]


Attack = Callable[[Seen], tuple[UUID, str] | None]


def voters(size: int) -> list[Member]:
    cast = Cast()
    more = [
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
        for n in range(size - 3)
    ]
    return [cast.member, cast.steward, cast.third, *more]


def in_the_pages() -> list[Row]:
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, member_id, sealed FROM decisions_envelope ORDER BY {place}")
        return [Row(str(id), UUID(str(member)), bytes(sealed)) for id, member, sealed in cursor.fetchall()]


def a_ballot(members: list[Member], drawn: random.Random) -> tuple[Seen, dict[UUID, str]]:
    """One quiet ballot of 5 to 9 people, from the rows alone; and the truth."""
    who = drawn.sample(members, drawn.randint(5, 9))
    lean = drawn.choice((0.3, 0.5, 0.7))
    place = {"collective": who[0].collective, "circle": None}
    values = {"title": "x", "kind": "everyday", "day": AT.date(), "at": AT, "state": "open"}
    matter = Matter.objects.create(pk=chance.uuid(), by=who[0], **values, **place)
    end = {"closes": AT + timedelta(days=10), "day": AT.date(), "time": AT.time(), "zone": "UTC", "opened": AT.date()}
    decision = Decision(pk=chance.uuid(), matter=matter, question="x", rule=as_rule_data(RULE), **end, **place)
    decision.box = quiet.new_box(decision.pk)
    decision.save(force_insert=True)
    Counted.objects.bulk_create(
        [Counted(pk=chance.uuid(), member=each, decision=decision, **place) for each in chance.shuffled(who)]
    )
    truth = {each.pk: ANSWERS[drawn.random() > lean] for each in who}
    for member, answer in truth.items():
        quiet.put_in(decision, member, Given(answer))
    rows = in_the_pages()
    actions.close(decision=decision, at=LATER)
    quiet.throw_away(decision.pk)
    decision.refresh_from_db()
    assert not Envelope.objects.exists()
    assert sum(decision.tally.values()) == len(who) == len(rows)
    return Seen(decision, rows), truth


def by_extreme(key: Callable[[Row], Any], last: bool, answer: str) -> Attack:
    """Whoever's envelope comes first or last by something chose this."""

    def attack(seen: Seen) -> tuple[UUID, str]:
        return sorted(seen.rows, key=key)[-1 if last else 0].member, answer

    return attack


def by_order(key: Callable[[Row], Any] | None, position: int) -> Attack:
    """The envelopes lie in the order of the published ballots."""

    def attack(seen: Seen) -> tuple[UUID, str]:
        rows = sorted(seen.rows, key=key) if key else seen.rows
        return rows[position].member, seen.decision.cast[position][0]

    return attack


def by_what_it_holds(seen: Seen) -> tuple[UUID, str] | None:
    """A published code, its hash, or the name of an answer stands in an envelope or its id."""
    for row in seen.rows:
        held = row.sealed + row.id.encode()
        for answer, _chosen, code in seen.decision.cast:
            digest = hashlib.sha256(code.encode()).digest()
            if any(sign in held for sign in (code.encode(), digest, digest[:8], answer.encode())):
                return row.member, answer
    return None


def by_keys(path: Path | None) -> Attack:
    """With every key there is: of the server, what lies in the keyring's file now, and bytes that lie about."""

    def attack(seen: Seen) -> tuple[UUID, str] | None:
        owner = quiet.owner_of(seen.decision.pk)
        keys = [server_key(), seen.decision.pk.bytes * 2, hashlib.sha256(seen.decision.pk.bytes).digest()]
        if path and (key := Keyring(path, server_key()).find(owner)):
            keys.append(key)
        bound = Place(quiet.PURPOSE, seen.decision.pk, seen.decision.collective_id)
        row = seen.rows[0]
        for key in keys:
            for open_it in (unseal_from, unseal):
                try:
                    plain = open_it(key, row.sealed, bound)
                    line = quiet.line_of(seen.decision.pk, row.member)
                    return row.member, real_unfolded(plain, ballot=seen.decision.pk, line=line).given.answer
                except (CannotOpen, NotOurs):
                    continue
        return None

    return attack


KEYS: tuple[Callable[[Row], Any], ...] = (
    lambda row: row.id,
    lambda row: row.member,
    lambda row: len(row.sealed),
    lambda row: row.sealed,
    lambda row: row.sealed[45:],
    lambda row: sum(row.sealed),
    lambda row: sum(byte.bit_count() for byte in row.sealed),
)


def attacks(path: Path | None) -> Iterator[Attack]:
    """Everything we could think of. `path`: the keyring, for an attacker who has it."""
    for key in KEYS:
        for last in (False, True):
            yield by_order(key, -last)
            for answer in ANSWERS:
                yield by_extreme(key, last, answer)
    yield from (by_order(None, 0), by_order(None, 2), by_order(None, -1))
    for place in (0, -1):
        for answer in ANSWERS:
            yield lambda seen, place=place, answer=answer: (seen.rows[place].member, answer)
    yield by_what_it_holds
    yield by_keys(path)


def links(found: list[tuple[Seen, dict[UUID, str]]], attack: Attack) -> bool:
    """Whether an attacker says who chose what more often than chance: the guess from the result where they have none
    of their own, and a binomial bound of five standard deviations."""
    hits, mean, spread = 0, 0.0, 0.0
    for seen, truth in found:
        best = max(seen.decision.tally, key=lambda answer: seen.decision.tally[answer])
        member, answer = attack(seen) or (seen.rows[0].member, best)
        hits += truth[member] == answer
        share = seen.decision.tally[best] / len(truth)
        mean, spread = mean + share, spread + share * (1 - share)
    return hits > mean + 5 * sqrt(spread)


def ballots(many: int) -> list[tuple[Seen, dict[UUID, str]]]:
    members, drawn = voters(9), random.Random(7)
    return [a_ballot(members, drawn) for _each in range(many)]


@pytest.mark.slow
def test_over_a_thousand_small_ballots_nobody_does_better_than_the_best_guess() -> None:
    """With the database, its backups from while it was open and the server's key, once without the keyring and once,
    after the count, with it."""
    found = ballots(MANY)
    for path in (None, Path(settings.KEYRING)):
        assert not [attack for attack in attacks(path) if links(found, attack)]


@pytest.mark.slow
def test_the_published_result_alone_is_the_best_guess_and_the_bound_lets_it_be() -> None:
    found = ballots(FEWER)
    assert not links(found, lambda seen: None)
    by_truth = {seen.decision.pk: next(iter(truth.items())) for seen, truth in found}
    assert links(found, lambda seen: by_truth[seen.decision.pk])


def _as_short_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    padded = quiet.folded
    monkeypatch.setattr(quiet, "folded", lambda paper: padded(paper).rstrip())
    monkeypatch.setattr(quiet, "unfolded", lambda plain, **named: real_unfolded(plain.ljust(LENGTH), **named))


def _in_the_order_they_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chance, "shuffled", list)
    monkeypatch.setattr(
        actions, "published", lambda papers, codes: [[paper.given.answer, [], paper.code] for paper in papers]
    )


def _with_a_key_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "throw_away", lambda decision: None)


def _with_the_code_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed_for: Callable[..., bytes] = quiet.sealed_for
    monkeypatch.setattr(quiet, "unseal_from", lambda key, sealed, place: unseal_from(key, sealed[:-9], place))
    monkeypatch.setattr(quiet, "sealed_for", lambda *given: sealed_for(*given) + given[3].encode())


@pytest.mark.slow
@pytest.mark.parametrize(
    "broken",
    [_as_short_as_it_is, _in_the_order_they_came, _with_a_key_that_stays, _with_the_code_beside_it],
    ids=lambda broken: broken.__name__.strip("_"),
)
def test_without_one_of_the_defences_the_same_attackers_link(
    broken: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch)
    found = ballots(FEWER)
    assert [attack for attack in attacks(Path(settings.KEYRING)) if links(found, attack)]


def everything_else() -> dict[str, list[str]]:
    models = [each for each in apps.get_models() if each not in (Envelope, Counted)]
    return {each._meta.label: sorted(map(repr, each._base_manager.values())) for each in models}


def test_answering_leaves_nothing_anywhere_but_the_envelope(caplog: pytest.LogCaptureFixture) -> None:
    members = voters(5)
    decision = a_decision(members[0], quiet=True)
    before = everything_else()
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    for member, answer in zip(members, ["for", "against"] * 3, strict=False):
        actions.answer(by=member, decision=decision, answer=answer, at=AT)
    actions.take_back_answer(by=members[0], decision=decision, at=AT)
    assert everything_else() == before
    assert mail.outbox == []
    logged = [each for each in caplog.records if not each.name.startswith(("django.db", "asyncio"))]
    assert logged == []
    fields = {field.get_internal_type() for field in Envelope._meta.concrete_fields}
    assert fields == {"UUIDField", "ForeignKey", "BinaryField"}
