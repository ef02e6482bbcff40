"""The log is only added to; words are bound at once, shown later, stopped, or taken away."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.kit import chance
from ourterms.kit.canonical import parsed
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from ourterms.register import actions, rules
from ourterms.register.models import Entry, Log, NameYes, Part
from ourterms.register.permissions import may_redact
from ourterms.register.reading import of_thing
from ourterms.register.tests.kinds import KIND, a_record, appended, published
from tests.cast import AT, Cast, a_page

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
HOLD = timedelta(hours=72)
LATER = AT + HOLD


def everything() -> str:
    """All that the tables of the register hold, as text."""
    rows: list[Any] = [list(model.objects.values_list()) for model in (Log, Entry, Part, NameYes)]
    return str(rows)


def test_without_a_decision_to_have_a_record_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(Refused, match="not decided to have a record"):
        appended(cast.collective, cast.member)
    page = a_page(cast.member)
    with pytest.raises(Refused, match="not decided to have a record"):
        actions.publish(by=cast.member, id=chance.uuid(), kind=KIND, thing=page.pk, at=AT)
    assert not Entry.objects.exists()


def test_a_line_holds_no_word_and_nobody(cast: Cast) -> None:
    a_record(cast.member)
    entry = appended(cast.collective, cast.member)
    leaf = parsed(entry.leaf)
    assert (leaf["type"], leaf["date"], sorted(leaf["parts"])) == (KIND, "2026-03-03", ["lang", "title", "words"])
    for word in ("kettle", "Fill", "Driftline", "Ash", str(cast.collective.pk), str(cast.member.pk)):
        assert word not in entry.leaf
    assert Trail.objects.get(event="register:appended").person_id == cast.member.person_id


def test_what_is_kept_opens_the_line(cast: Cast) -> None:
    a_record(cast.member)
    entry = appended(cast.collective, cast.member)
    bound = parsed(entry.leaf)["parts"]
    for part in entry.parts.all():
        assert rules.opens(bytes.fromhex(bound[part.name]), entry.pk, part.name, bytes(part.salt), parsed(part.value))
    assert len({bytes(part.salt) for part in entry.parts.all()}) == 3


def test_places_have_no_gap_and_days_never_go_back(cast: Cast) -> None:
    a_record(cast.member)
    a_record(cast.elsewhere)
    for days in (3, 0, 5):
        appended(cast.collective, cast.member, at=AT + timedelta(days=days))
        appended(cast.elsewhere.collective, cast.elsewhere)
    rows = Entry.objects.filter(collective=cast.collective).order_by("index")
    assert [(row.index, row.day.day) for row in rows] == [(0, 6), (1, 6), (2, 8)]
    assert set(Log.objects.values_list("size", flat=True)) == {3}


def test_the_same_form_and_the_same_thing_are_written_once(cast: Cast) -> None:
    a_record(cast.member)
    id, thing = chance.uuid(), chance.uuid()
    first = appended(cast.collective, cast.member, id=id, thing=thing)
    assert appended(cast.collective, cast.member, id=id, thing=thing) == first
    assert appended(cast.collective, cast.third, thing=thing) == first
    assert of_thing(KIND, [thing, chance.uuid()]) == {thing: first}
    with pytest.raises(Refused):
        appended(cast.collective, cast.member, id=id, thing=chance.uuid())
    assert Entry.objects.count() == 1


def test_a_change_that_comes_to_nothing_takes_its_line_along(cast: Cast) -> None:
    a_record(cast.member)
    with transaction.atomic():
        appended(cast.collective, cast.member)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert appended(cast.collective, cast.member).index == 0


def test_a_part_that_its_kind_does_not_have_is_no_leaf(cast: Cast) -> None:
    a_record(cast.member)
    with pytest.raises(rules.BadLeaf):
        appended(cast.collective, cast.member, parts={"secret": "x"})
    with pytest.raises(Refused, match="too long"):
        appended(cast.collective, cast.member, parts={"words": "x" * 60_001})


def test_a_line_points_only_into_its_own_log(cast: Cast) -> None:
    a_record(cast.member)
    a_record(cast.elsewhere)
    first, theirs = appended(cast.collective, cast.member), appended(cast.elsewhere.collective, cast.elsewhere)
    second = appended(cast.collective, cast.member, refs=[(first, "corrects")])
    assert parsed(second.leaf)["refs"] == [{"index": 0, "leaf": first.leaf_hash.hex(), "relation": "corrects"}]
    with pytest.raises(Refused):
        appended(cast.collective, cast.member, refs=[(theirs, "corrects")])


def test_what_changed_is_published_again_and_points_back(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.member)
    asked: dict[str, Any] = {"by": cast.member, "kind": KIND, "thing": page.pk, "at": AT}
    first = actions.publish(id=chance.uuid(), **asked)
    page.versions.update(words="Fill it halfway.")
    second = actions.publish(id=chance.uuid(), **asked)
    assert actions.publish(id=chance.uuid(), **asked) == second
    ref = {"index": 0, "leaf": first.leaf_hash.hex(), "relation": "follows"}
    assert parsed(second.leaf)["refs"] == [ref]
    assert set(Entry.objects.public(LATER)) == {first, second}
    assert set(Entry.objects.newest(LATER)) == {second}
    actions.stop(by=cast.third, entry=second, at=AT)
    assert set(Entry.objects.newest(LATER).filter(kind=KIND)) == {first}


def test_the_record_has_no_name_of_one_of_us(cast: Cast) -> None:
    for name in ("Ash and friends", "ASH'S GROUP", "Kit & co"):
        with pytest.raises(Refused, match="Choose one without"):
            a_record(cast.member, name=name)
    assert a_record(cast.member, name="The harbour group").name == "The harbour group"


# The hold -----------------------------------------------------------------------------------------------------


def test_words_are_public_after_the_hold_and_not_before(cast: Cast) -> None:
    a_record(cast.member)
    entry = published(cast)
    assert not Entry.objects.public(LATER - timedelta(seconds=1)).exists()
    assert list(Entry.objects.public(LATER)) == [entry]


def test_the_hold_is_as_long_as_the_group_set_it_when_it_was_published(cast: Cast) -> None:
    a_record(cast.member)
    collectives.set_up(by=cast.steward, name="register.hold", given="24", at=AT)
    entry = published(cast)
    collectives.set_up(by=cast.steward, name="register.hold", given="720", at=AT)
    entry.refresh_from_db()
    assert entry.shown == AT + timedelta(hours=24)


@pytest.mark.parametrize("who", ["member", "third"])
def test_any_of_us_stops_it_without_saying_why_and_leaves_no_trace_of_who(cast: Cast, who: str) -> None:
    a_record(cast.member)
    entry = published(cast, words="stopped-words", title="stopped-title")
    before = Entry.objects.get().leaf
    assert "stopped-words" in everything()
    member = getattr(cast, who)
    for _twice in range(2):
        actions.stop(by=member, entry=entry, at=LATER - timedelta(minutes=1))
    assert "stopped-words" not in everything()
    assert not Entry.objects.public(LATER + HOLD).filter(kind=KIND).exists()
    assert Entry.objects.get(kind=KIND).leaf == before
    line = Entry.objects.get(kind=rules.STOPPED)
    assert parsed(line.leaf)["refs"] == [{"index": 0, "leaf": entry.leaf_hash.hex(), "relation": "stops"}]
    assert list(Trail.objects.filter(event="register:stopped").values_list("person", flat=True)) == [None]


def test_what_is_public_is_not_stopped_and_nobody_elsewhere_stops_anything(cast: Cast) -> None:
    a_record(cast.member)
    entry = published(cast)
    with pytest.raises(Refused):
        actions.stop(by=cast.elsewhere, entry=entry, at=AT)
    with pytest.raises(Refused, match="public already"):
        actions.stop(by=cast.member, entry=entry, at=LATER)
    assert Part.objects.exclude(value="").count() == 3


def test_what_was_stopped_comes_again_only_by_decision(cast: Cast) -> None:
    a_record(cast.member)
    entry = published(cast)
    actions.stop(by=cast.third, entry=entry, at=AT)
    again: dict[str, Any] = {"by": cast.steward, "kind": KIND, "thing": entry.thing, "at": AT}
    with pytest.raises(Refused, match="stopped this"):
        actions.publish(id=chance.uuid(), **again)
    second = actions.publish(id=chance.uuid(), decided=True, **again)
    assert (second.index, second.state(AT), second.state(LATER)) == (2, rules.HELD, rules.PUBLIC)


# Who publishes ------------------------------------------------------------------------------------------------


def test_twice_is_once_also_by_two_people(cast: Cast) -> None:
    a_record(cast.member)
    page, id = a_page(cast.member), chance.uuid()
    for by, form in ((cast.member, id), (cast.member, id), (cast.third, chance.uuid())):
        assert actions.publish(by=by, id=form, kind=KIND, thing=page.pk, at=AT).pk == id
    assert Entry.objects.count() == 1


def test_the_group_says_who_publishes(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.member)
    collectives.set_up(by=cast.steward, name="register.who", given="role", at=AT)
    collectives.take_role(by=cast.third, kind="register", at=AT)
    cast.member.collective.refresh_from_db()
    asked: dict[str, Any] = {"id": chance.uuid(), "kind": KIND, "thing": page.pk, "at": AT}
    with pytest.raises(Refused, match="isn't yours"):
        actions.publish(by=cast.member, **asked)
    collectives.set_up(by=cast.steward, name="register.who", given="decision", at=AT)
    for member in (cast.member, cast.third):
        member.collective.refresh_from_db()
        with pytest.raises(Refused, match="by decision"):
            actions.publish(by=member, **asked)
    assert actions.publish(by=cast.member, decided=True, **asked).index == 0


def test_a_record_that_ended_takes_nothing_more_and_keeps_what_is_there(cast: Cast) -> None:
    a_record(cast.member)
    entry, page = published(cast), a_page(cast.member, title="Another")
    actions.have_record(by=cast.member, on=False, at=LATER)
    for decided in (False, True):
        with pytest.raises(Refused):
            actions.publish(by=cast.member, id=chance.uuid(), kind=KIND, thing=page.pk, at=AT, decided=decided)
    assert list(Entry.objects.public(LATER)) == [entry]
    a_record(cast.member, name="Another name")
    assert actions.publish(by=cast.member, id=chance.uuid(), kind=KIND, thing=page.pk, at=AT).index == 1
    assert Log.objects.get().name == "Another name"


# Names --------------------------------------------------------------------------------------------------------


def test_a_name_of_one_of_us_is_refused_clearly_until_its_owner_says_yes(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.steward, words="We thank rowan and Kit for the tea.")
    asked: dict[str, Any] = {"kind": KIND, "thing": page.pk, "at": AT}
    with pytest.raises(Refused, match=r"Kit, Rowan\. Take them out, or ask"):
        actions.publish(by=cast.steward, id=chance.uuid(), **asked)
    actions.ask_names(by=cast.steward, **asked)
    mark = actions.words_mark(actions.read(KIND, cast.steward, page.pk)[2])
    actions.say_about_name(by=cast.steward, mark=mark, yes=True, **asked)
    with pytest.raises(Refused, match=r": Kit\. Take"):
        actions.publish(by=cast.steward, id=chance.uuid(), **asked)
    actions.say_about_name(by=cast.third, mark=mark, yes=True, **asked)
    assert actions.publish(by=cast.steward, id=chance.uuid(), **asked).index == 0


def test_a_yes_is_to_these_words_and_no_others(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.steward, words="Kit brings tea.")
    asked: dict[str, Any] = {"kind": KIND, "thing": page.pk, "at": AT}
    mark = actions.words_mark(actions.read(KIND, cast.third, page.pk)[2])
    actions.say_about_name(by=cast.third, mark=mark, yes=True, **asked)
    page.versions.update(words="Kit was ill.")
    with pytest.raises(Refused, match="Kit"):
        actions.publish(by=cast.steward, id=chance.uuid(), **asked)
    with pytest.raises(Refused, match="have changed"):
        actions.say_about_name(by=cast.third, mark=mark, yes=True, **asked)


def test_a_yes_taken_back_stops_what_is_in_its_hold(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.steward, words="Kit brings tea.")
    asked: dict[str, Any] = {"kind": KIND, "thing": page.pk, "at": AT}
    mark = actions.words_mark(actions.read(KIND, cast.third, page.pk)[2])
    actions.say_about_name(by=cast.third, mark=mark, yes=True, **asked)
    entry = actions.publish(by=cast.steward, id=chance.uuid(), **asked)
    actions.say_about_name(by=cast.third, mark=mark, yes=False, **asked)
    entry.refresh_from_db()
    assert entry.stopped


def test_the_name_of_somebody_who_hides_is_refused_and_not_told(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.member, words="Kit brings tea.")
    collectives.hide_from_member(by=cast.third, member=cast.member)
    with pytest.raises(Refused) as refused:
        actions.publish(by=cast.member, id=chance.uuid(), kind=KIND, thing=page.pk, at=AT)
    assert "name of one of us" in refused.value.message
    assert "Kit" not in refused.value.message


def test_who_goes_stops_what_is_in_its_hold_with_their_name(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.steward, words="Kit brings tea.")
    asked: dict[str, Any] = {"kind": KIND, "thing": page.pk, "at": AT}
    mark = actions.words_mark(actions.read(KIND, cast.third, page.pk)[2])
    actions.say_about_name(by=cast.third, mark=mark, yes=True, **asked)
    actions.publish(by=cast.steward, id=chance.uuid(), **asked)
    untouched = published(cast, title="Another")
    actions.forget(member=cast.third, at=AT)
    assert "brings tea" not in str(list(Part.objects.values_list("value", flat=True)))
    untouched.refresh_from_db()
    assert not untouched.stopped
    assert not NameYes.objects.exists()


def named_twice(cast: Cast) -> tuple[Entry, Entry, dict[str, Any]]:
    """A page with a name in it, published with its owner's yes; changed, and published with their yes again."""
    a_record(cast.member)
    page = a_page(cast.steward, words="Kit brings tea.")
    asked: dict[str, Any] = {"kind": KIND, "thing": page.pk, "at": AT}
    made = []
    for words in ("Kit brings tea.", "Kit brings tea and cake."):
        page.versions.update(words=words)
        mark = actions.words_mark(actions.read(KIND, cast.third, page.pk)[2])
        actions.say_about_name(by=cast.third, mark=mark, yes=True, **asked)
        made.append(actions.publish(by=cast.steward, id=chance.uuid(), **asked))
    return made[0], made[1], asked | {"mark": mark}


@pytest.mark.parametrize("way", ["no", "goes"])
def test_a_no_stops_the_words_before_too_while_they_are_in_their_hold(cast: Cast, way: str) -> None:
    first, second, asked = named_twice(cast)
    assert not first.stopped
    if way == "no":
        actions.say_about_name(by=cast.third, yes=False, **asked)
    else:
        actions.forget(member=cast.third, at=AT)
    assert Entry.objects.filter(pk__in=[first.pk, second.pk], stopped=True).count() == 2
    assert "brings tea" not in str(list(Part.objects.values_list("value", flat=True)))


def test_whoever_is_named_takes_away_the_words_before_too(cast: Cast) -> None:
    first, _second, _asked = named_twice(cast)
    collectives.set_up(by=cast.steward, name="register.who", given="decision", at=AT)
    for member in (cast.member, cast.third):
        member.collective.refresh_from_db()
    assert not may_redact(cast.member, first)
    assert may_redact(cast.third, first)
    redacted(cast, first, "words", by=cast.third)
    assert "words" not in first.values()


# Taking words away --------------------------------------------------------------------------------------------


def redacted(cast: Cast, entry: Entry, *names: str, **given: Any) -> Entry:
    values = {"by": cast.member, "id": chance.uuid(), "ground": "privacy", "at": LATER} | given
    return actions.redact(entry=entry, names=names, **values)


def test_taking_words_away_leaves_every_line_letter_for_letter(cast: Cast) -> None:
    a_record(cast.member)
    entry = published(cast, words="gone-words", title="kept-title")
    appended(cast.collective, cast.member, refs=[(entry, "corrects")])
    before = list(Entry.objects.order_by("index").values_list("leaf", flat=True))
    line = redacted(cast, entry, "words")
    assert list(Entry.objects.order_by("index").values_list("leaf", flat=True))[:2] == before
    assert "gone-words" not in everything()
    assert "kept-title" in everything()
    assert line.values() == {"parts": ["words"], "ground": "privacy", "decided": "member"}
    assert parsed(line.leaf)["refs"][0] == {"index": 0, "leaf": entry.leaf_hash.hex(), "relation": "redacts"}
    assert entry in Entry.objects.public(LATER)


def test_with_its_last_words_an_entry_is_gone_and_the_salt_with_it(cast: Cast) -> None:
    a_record(cast.member)
    entry = published(cast)
    redacted(cast, entry, "words")
    redacted(cast, entry, "title")
    assert not Entry.objects.public(LATER).filter(pk=entry.pk).exists()
    assert set(Part.objects.filter(entry=entry).values_list("salt", "value")) == {(None, "")}
    assert Part.objects.filter(entry=entry, bound__isnull=False).count() == 3


def test_taking_away_twice_is_once_and_needs_something_to_take(cast: Cast) -> None:
    a_record(cast.member)
    entry, id = published(cast), chance.uuid()
    with pytest.raises(Refused, match="not public yet"):
        redacted(cast, entry, "words", at=AT)
    for bad in ({"ground": "revenge"}, {"by": cast.elsewhere}):
        with pytest.raises(Refused):
            redacted(cast, entry, "words", **bad)
    with pytest.raises(Refused, match="Choose what"):
        redacted(cast, entry, "nothing", "lang")
    first = redacted(cast, entry, "words", id=id)
    assert redacted(cast, entry, "words", id=id) == first
    assert Log.objects.get().size == 2


def test_whoever_is_named_takes_it_away_also_where_publishing_is_not_theirs(cast: Cast) -> None:
    a_record(cast.member)
    page = a_page(cast.steward, words="Kit brings tea.")
    mark = actions.words_mark(actions.read(KIND, cast.third, page.pk)[2])
    actions.say_about_name(by=cast.third, kind=KIND, thing=page.pk, mark=mark, yes=True, at=AT)
    entry = actions.publish(by=cast.steward, id=chance.uuid(), kind=KIND, thing=page.pk, at=AT)
    collectives.set_up(by=cast.steward, name="register.who", given="decision", at=AT)
    for member in (cast.member, cast.third):
        member.collective.refresh_from_db()
    with pytest.raises(Refused):
        redacted(cast, entry, "words")
    assert redacted(cast, entry, "words", by=cast.third).values()["decided"] == "named"


def test_a_group_that_ends_takes_its_record_along(cast: Cast) -> None:
    a_record(cast.elsewhere)
    appended(cast.elsewhere.collective, cast.elsewhere)
    Member.objects.filter(collective=cast.elsewhere.collective).delete()
    cast.elsewhere.collective.delete()
    assert not Log.objects.exists()


def test_the_database_itself_refuses_two_at_one_place(cast: Cast) -> None:
    a_record(cast.member)
    entry = appended(cast.collective, cast.member)
    assert connection.vendor in ("sqlite", "postgresql")
    with pytest.raises(Exception, match=r"(?i)unique"), transaction.atomic():
        Entry.objects.create(
            collective=cast.collective, log=entry.log, index=0, kind=KIND, leaf="{}", day=AT.date(), shown=AT
        )
