"""What leaves on paper or by hand, and what goes along; and more time, by decision only."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from ourterms.decisions import actions, hooks
from ourterms.decisions.models import Decision, Dissent, Matter, Outcome, Remark
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.meetings.models import WeSaid
from ourterms.notices.models import Notice
from ourterms.people.acts import Refused
from tests.cast import AT, Cast, a_decided, a_decision, a_letter, a_matter, a_meeting, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
THERE_WAS = "There was dissent."


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def to(name: str, thing: Decision | Matter) -> str:
    return reverse(f"decisions:{name}", args=[thing.collective_id, thing.pk])


def dissent(cast: Cast, decision: Decision, reach: str, words: str = "Zephyr", named: bool = True) -> Dissent:
    return actions.dissent(by=cast.third, id=chance.uuid(), decision=decision, words=words, reach=reach, named=named)


def everywhere(cast: Cast, decision: Decision) -> dict[str, str]:
    """Each place to which an outcome goes, as it stands there."""
    ash = cast.client("member")
    pages = {name: ash.get(to(name, decision)).content.decode() for name in ("one", "paper", "letter")}
    pages["past"] = ash.get(reverse("decisions:past", args=[cast.collective.pk])).content.decode()
    assert cast.member.person_id
    (export,) = hooks.export(cast.member.person_id)
    pages["export"] = "".join(str(row["words"]) for row in export.rows if row["what"] == "wrote what comes of it")
    return pages


# What goes along


@pytest.mark.parametrize("reach", ["silent", "us", "letter", "public"])
def test_wherever_an_outcome_goes_it_is_said_that_there_was_dissent(cast: Cast, reach: str) -> None:
    decision = a_letter(cast)
    assert [name for name, text in everywhere(cast, decision).items() if THERE_WAS in text] == []
    dissent(cast, decision, reach)
    pages = everywhere(cast, decision)
    expected = [] if reach == "silent" else ["one", "paper", "letter", "past", "export"]
    assert [name for name, text in pages.items() if THERE_WAS in text] == expected
    assert ("Zephyr" in pages["letter"]) == (reach in ("letter", "public"))
    assert "Zephyr" in pages["one"]
    assert "Zephyr" in pages["paper"]
    assert "Zephyr" not in pages["export"]


def test_a_name_goes_along_only_if_they_want_it(cast: Cast) -> None:
    decision = a_letter(cast)
    for named in (True, False):
        Dissent.objects.all().delete()
        dissent(cast, decision, "letter", named=named)
        text = cast.client("member").get(to("letter", decision)).content.decode()
        assert ("Kit:" in text) is named
        assert ("Somebody of us:" in text) is not named


def test_taken_back_the_words_are_nowhere_and_that_a_dissent_was_here_stays(cast: Cast) -> None:
    decision = a_letter(cast)
    actions.take_back_dissent(by=cast.third, dissent=dissent(cast, decision, "public"), at=AT)
    pages = everywhere(cast, decision)
    assert [name for name, text in pages.items() if "Zephyr" in text or "Kit:" in text] == []
    assert "A dissent was here." in pages["paper"]
    assert THERE_WAS in pages["letter"]


def test_the_text_is_sent_by_nobody_and_stays_as_it_was_written(cast: Cast) -> None:
    decision, ash = a_decided(cast), cast.client("member")
    before = Notice.objects.count()
    form = {"id": str(chance.uuid()), "words": "Yes.", "letter": "Dear council,\r\n\r\n<b>the ramp</b> has a step."}
    for _sent in range(2):
        assert ash.post(to("outcome", decision), form).status_code == 302
    assert (
        "Dear council,\n\n&lt;b&gt;the ramp&lt;/b&gt; has a step." in ash.get(to("letter", decision)).content.decode()
    )
    assert Notice.objects.count() == before


@pytest.mark.parametrize(("words", "good"), [(150, True), (151, False)])
def test_it_has_at_most_150_words(cast: Cast, words: int, good: bool) -> None:
    form = {"id": str(chance.uuid()), "words": "Yes.", "letter": "ramp " * words}
    response = cast.client("member").post(to("outcome", a_decided(cast)), form)
    assert response.status_code == (302 if good else 422)
    assert Outcome.objects.exists() is good


def test_without_a_text_there_is_nothing_to_send(cast: Cast) -> None:
    decision = a_decided(cast)
    assert cast.client("member").get(to("letter", decision)).status_code == 302
    assert "text to send by hand" not in cast.client("member").get(to("one", decision)).content.decode()


# All of it on one page


def test_one_page_has_all_of_it_in_order_with_every_word_that_was_said(cast: Cast) -> None:
    with clock.frozen(NOW - timedelta(days=21)):
        decision = a_decision(cast.steward, matter=a_matter(cast.member, title="It boils over", words="Twice."))
        for number in range(120):
            at = clock.now() + timedelta(minutes=number)
            actions.remark(by=cast.third, id=chance.uuid(), decision=decision, words=f"Zephyr {number}.", at=at)
        for by in (cast.member, cast.third):
            actions.answer(by=by, decision=decision, answer="for", at=clock.now())
    actions.close(decision=decision, at=NOW)
    actions.write_outcome(by=cast.member, id=chance.uuid(), decision=decision, words="We buy.", lines=["Carry"], at=NOW)
    dissent(cast, decision, "us", "I do not like it")
    actions.tell_what_came(by=cast.member, id=chance.uuid(), decision=decision, words="It leaks.", at=NOW)
    text = cast.client("steward").get(to("paper", decision)).content.decode()
    order = ["What it came to", "How it came up", "The rule", "What was said", "How we answered", "What comes of it"]
    order += ["Dissent", "What came of it"]
    places = [text.index(f">{words}<") for words in order]
    assert places == sorted(places)
    for words in (
        "It boils over",
        "Twice.",
        "more say yes than no",
        "We buy.",
        "Carry",
        "I do not like it",
        "It leaks.",
    ):
        assert words in text
    assert [text.count(f"Zephyr {number}.") for number in range(120)] == [1] * 120


def test_what_is_open_has_no_such_page(cast: Cast) -> None:
    decision = a_decision(cast.steward)
    assert cast.client("member").get(to("paper", decision)).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_as_many_queries_for_three_remarks_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    decision = a_letter(cast)
    for each in range(number):
        place = {"collective": cast.collective, "decision": decision, "by": cast.third}
        Remark.objects.create(pk=chance.uuid(), words=f"Zephyr {each}", at=NOW, **place)
    client = cast.client("member")
    with django_assert_num_queries(9):
        assert client.get(to("paper", decision)).content.decode().count("Zephyr") == number


# More time


def longer(cast: Cast, there: Decision, until: date, **given: Any) -> Matter:
    subject = {"decision": str(there.pk), "day": until.isoformat(), "time": "20:00", "zone": there.zone, **given}
    return a_matter(cast.member, does="longer", subject=subject)


def open_for(cast: Cast, days: int) -> Decision:
    closes = Wall(NOW.date() + timedelta(days=days), time(20), "Europe/London")
    return a_decision(cast.steward, closes=closes)


def decide(cast: Cast, matter: Matter, *answers: str) -> Decision:
    """A quick decision, closed after three days; those who answered say this."""
    closes = Wall(NOW.date() + timedelta(days=3), time(20), "Europe/London")
    quick = a_decision(cast.member, "any-objections", matter, closes=closes)
    for by, answer in zip((cast.member, cast.steward, cast.third), answers, strict=False):
        actions.answer(by=by, decision=quick, answer=answer, at=NOW)
    actions.close(decision=quick, at=quick.closes)
    quick.refresh_from_db()
    return quick


def test_a_decision_alone_keeps_something_open_longer_once(cast: Cast) -> None:
    decision = open_for(cast, 6)
    rule, words = decision.rule, decision.rule_in_words
    quick = decide(cast, longer(cast, decision, NOW.date() + timedelta(days=12)), "no-objection", "no-objection")
    for id in [chance.uuid()] * 2:
        actions.write_outcome(by=cast.member, id=id, decision=quick, words="Longer.", at=quick.closes)
    decision.refresh_from_db()
    assert decision.closes == datetime(2026, 3, 17, 20, tzinfo=UTC)
    assert (decision.rule, decision.rule_in_words, decision.longer_by) == (rule, words, quick)
    actions.answer(by=cast.third, decision=decision, answer="for", at=datetime(2026, 3, 16, tzinfo=UTC))
    actions.close(decision=decision, at=datetime(2026, 3, 17, 19, 59, tzinfo=UTC))
    decision.refresh_from_db()
    assert not decision.closed
    with pytest.raises(Refused, match="can be done once"):
        longer(cast, decision, NOW.date() + timedelta(days=20))
    assert "We decided to keep it open longer" in cast.client("member").get(to("one", decision)).content.decode()


def test_without_a_yes_it_closes_when_it_was_to_close(cast: Cast) -> None:
    decision = open_for(cast, 6)
    closes = decision.closes
    quick = decide(cast, longer(cast, decision, NOW.date() + timedelta(days=12)), "no-objection", "objection")
    with pytest.raises(Refused):
        actions.write_outcome(by=cast.member, id=chance.uuid(), decision=quick, words="Longer.", at=quick.closes)
    decision.refresh_from_db()
    assert decision.closes == closes


def test_what_has_closed_meanwhile_stays_closed(cast: Cast) -> None:
    decision = open_for(cast, 6)
    quick = decide(cast, longer(cast, decision, NOW.date() + timedelta(days=12)), "no-objection", "no-objection")
    later = decision.closes + timedelta(hours=1)
    for _closed in range(2):
        id = chance.uuid()
        actions.write_outcome(by=cast.member, id=id, decision=quick, words="Longer.", at=later)
        decision.refresh_from_db()
        assert decision.longer_by is None
        actions.close(decision=decision, at=later)
        Outcome.objects.all().delete()
    decision.refresh_from_db()
    assert decision.closed


def test_broken_off_in_between_nothing_is_done(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    a_meeting(cast)
    decision, id = open_for(cast, 6), chance.uuid()
    quick = decide(cast, longer(cast, decision, NOW.date() + timedelta(days=12)), "no-objection", "no-objection")
    real = Decision.save

    def breaks(self: Decision, *given: Any, **named: Any) -> None:
        raise SystemExit("killed")

    def write() -> None:
        actions.write_outcome(by=cast.member, id=id, decision=quick, words="Yes.", lines=["Say so"], at=quick.closes)

    monkeypatch.setattr(Decision, "save", breaks)
    with pytest.raises(SystemExit), transaction.atomic():
        write()
    monkeypatch.setattr(Decision, "save", real)
    decision.refresh_from_db()
    assert (decision.longer_by, Outcome.objects.count(), WeSaid.objects.count()) == (None, 0, 0)
    for _sent in range(2):
        write()
    decision.refresh_from_db()
    assert (decision.longer_by, Outcome.objects.count(), WeSaid.objects.count()) == (quick, 1, 1)


@pytest.mark.parametrize(
    "bad",
    [
        {"day": "2026-03-11"},  # not later than now
        {"day": "2026-06-30"},  # for ever
        {"day": "soon"},
        {"time": "25:61"},
        {"zone": "Mars/Olympus"},
        {"zone": "UTC"},
        {"decision": "x"},
        {"decision": str(chance.uuid())},
    ],
)
def test_what_can_not_be_is_refused(cast: Cast, bad: dict[str, str]) -> None:
    decision = open_for(cast, 6)
    with pytest.raises(Refused):
        longer(cast, decision, NOW.date() + timedelta(days=12), **bad)
    assert Matter.objects.filter(does="longer").count() == 0


def test_the_page_puts_it_on_the_agenda_and_changes_nothing_itself(cast: Cast) -> None:
    decision, ash = open_for(cast, 6), cast.client("member")
    assert "Keep it open longer, if we decide so" in ash.get(to("one", decision)).content.decode()
    form = {"id": str(chance.uuid()), "day": "2026-03-20", "time": "20:00", "words": "Two of us are away."}
    for _sent in range(2):
        assert ash.post(to("longer", decision), form).status_code == 302
    matter = Matter.objects.get(does="longer")
    text = ash.get(to("matter", matter)).content.decode()
    assert "“We buy a kettle” stays open until Friday 20 March 2026, 20:00." in text
    before = decision.closes
    decision.refresh_from_db()
    assert decision.closes == before
    assert ash.post(to("longer", decision), form | {"day": "2026-03-06", "id": str(chance.uuid())}).status_code == 422


def test_nobody_elsewhere_keeps_ours_open(cast: Cast) -> None:
    decision = open_for(cast, 6)
    subject = {"decision": str(decision.pk), "day": "2026-03-20", "time": "20:00", "zone": decision.zone}
    with pytest.raises(Refused):
        a_matter(cast.elsewhere, does="longer", subject=subject)
    assert cast.client("outsider").get(to("longer", decision)).status_code == 404


# Time


@pytest.mark.parametrize(
    ("opened", "closes", "moment"),
    [
        ("2026-03-25T12:00+00:00", date(2026, 3, 30), "2026-03-30T19:00+00:00"),  # an hour less lies between
        ("2026-10-20T12:00+00:00", date(2026, 10, 26), "2026-10-26T20:00+00:00"),  # an hour more
    ],
)
def test_it_closes_at_its_hour_on_our_clock_also_after_the_clocks_changed(
    cast: Cast, opened: str, closes: date, moment: str
) -> None:
    with clock.frozen(datetime.fromisoformat(opened)):
        decision = a_decision(cast.steward, closes=Wall(closes, time(20), "Europe/London"))
    end = datetime.fromisoformat(moment)
    assert decision.closes == end
    actions.close_due(end - timedelta(seconds=1))
    decision.refresh_from_db()
    assert not decision.closed
    actions.close_due(end)
    decision.refresh_from_db()
    assert decision.closed


def test_the_zone_is_the_collectives_and_what_is_open_keeps_the_one_it_opened_in(cast: Cast) -> None:
    cast.collective.refresh_from_db()
    cast.collective.chosen = {**cast.collective.chosen, "collectives.zone": "America/St_Johns"}
    cast.collective.save(update_fields=["chosen"])
    matter, ash = a_matter(cast.member), cast.client("member")
    form = {"id": str(chance.uuid()), "question": "We buy", "way": "majority", "day": "2026-03-10", "time": "20:00"}
    assert ash.post(to("open", matter), form).status_code == 302
    decision = Decision.objects.get()
    assert decision.zone == "America/St_Johns"
    assert decision.closes == datetime(2026, 3, 10, 22, 30, tzinfo=UTC)
    cast.collective.chosen = {**cast.collective.chosen, "collectives.zone": "Europe/London"}
    cast.collective.save(update_fields=["chosen"])
    text = client_of(cast.member.person).get(to("one", decision)).content.decode()
    assert "Tuesday 10 March 2026" in text
    decision.refresh_from_db()
    assert decision.closes == datetime(2026, 3, 10, 22, 30, tzinfo=UTC)


def test_nobody_is_reminded_from_its_opening_to_its_end(cast: Cast) -> None:
    before = Notice.objects.count()
    decision = open_for(cast, 6)
    for hours in range(0, 6 * 24, 6):
        actions.close_due(NOW + timedelta(hours=hours))
        for tick in hooks.ticks():
            tick.function(NOW + timedelta(hours=hours))
    actions.close_due(decision.closes)
    assert Notice.objects.count() == before


@pytest.mark.parametrize("way", ["majority", "two-thirds", "go-round", "any-objections", "consensus"])
def test_saying_nothing_is_never_a_yes(cast: Cast, way: str) -> None:
    decision = a_decision(cast.steward, way)
    actions.close(decision=decision, at=decision.closes)
    decision.refresh_from_db()
    assert decision.state == "few"
    assert decision.matter.__class__.objects.get(pk=decision.matter_id).state == "waiting"


def test_no_page_says_a_sore_word_loudly(cast: Cast) -> None:
    decision, ash = a_letter(cast), cast.client("member")
    dissent(cast, decision, "letter")
    pages = [ash.get(to(name, decision)) for name in ("paper", "letter", "one")]
    pages.append(ash.get(to("longer", a_decision(cast.steward))))
    for page in pages:
        assert page.status_code == 200
        assert [words for words in said(page.content.decode()).loud if SORE.search(words)] == []
