"""Draws by lot: who is on the list said yes, and anybody can repeat it."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import hooks, lots
from ourterms.decisions.models import Lot, LotName
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from tests.cast import AT, Cast, a_lot, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def to(lot: Lot, name: str = "lot") -> str:
    return reverse(f"decisions:{name}", args=[lot.collective_id, lot.pk])


def drawn(cast: Cast, lot: Lot, seed: str = "4 8 15 16 23 42") -> Lot:
    lots.fix(by=cast.member, lot=lot, at=AT)
    lots.draw(by=cast.third, lot=lot, seed=seed, at=AT)
    lot.refresh_from_db()
    return lot


# The list


def test_only_who_said_yes_is_on_it_and_they_take_themselves_off(cast: Cast) -> None:
    lot = a_lot(cast, cast.member)
    assert list(lot.names.values_list("member", flat=True)) == [cast.member.pk]
    for _sent in range(2):
        lots.say_yes(by=cast.third, lot=lot)
    assert lot.names.count() == 2
    for _sent in range(2):
        lots.take_off(by=cast.third, lot=lot)
    assert lot.names.get().member == cast.member
    with pytest.raises(Refused):
        lots.say_yes(by=cast.elsewhere, lot=lot)


def test_once_fixed_nobody_comes_and_nobody_goes(cast: Cast) -> None:
    lot = a_lot(cast, cast.member, cast.third)
    for _sent in range(2):
        lots.fix(by=cast.steward, lot=lot, at=AT)
    with pytest.raises(Refused, match="fixed"):
        lots.say_yes(by=cast.steward, lot=lot)
    with pytest.raises(Refused, match="fixed"):
        lots.take_off(by=cast.third, lot=lot)
    assert sorted(lot.names.values_list("name", flat=True)) == ["Ash", "Kit"]
    assert Trail.objects.filter(event="decisions:list-fixed", thing=lot.pk).count() == 1


def test_a_list_that_can_not_be_drawn_from_is_not_fixed(cast: Cast) -> None:
    with pytest.raises(Refused, match="fewer names"):
        lots.fix(by=cast.member, lot=a_lot(cast, cast.member, places=2), at=AT)
    with pytest.raises(Refused, match="too few names in young"):
        lots.fix(by=cast.member, lot=a_lot(cast, least={"young": 1}), at=AT)
    assert not Lot.objects.filter(fixed=True).exists()


def test_who_left_before_is_not_on_it(cast: Cast) -> None:
    lot = a_lot(cast)
    Member.objects.filter(pk=cast.third.pk).update(here=False)
    lots.fix(by=cast.member, lot=lot, at=AT)
    assert sorted(lot.names.values_list("name", flat=True)) == ["Ash", "Rowan"]


# The draw


def test_it_is_drawn_once_from_a_fixed_list_whoever_puts_the_seed_in(cast: Cast) -> None:
    lot = a_lot(cast)
    with pytest.raises(Refused, match="First the list"):
        lots.draw(by=cast.member, lot=lot, seed="x", at=AT)
    drawn(cast, lot)
    before = list(lot.names.order_by("ticket").values_list("name", "drawn"))
    lots.draw(by=cast.member, lot=lot, seed="4 8 15 16 23 42", at=AT)
    with pytest.raises(Refused, match="drawn already"):
        lots.draw(by=cast.member, lot=lot, seed="1 2 3", at=AT)
    assert list(lot.names.order_by("ticket").values_list("name", "drawn")) == before
    assert [each for _name, each in before] == [True, False, False]
    assert Trail.objects.filter(event="decisions:drawn", thing=lot.pk).count() == 1


def test_broken_off_in_between_nothing_is_drawn_and_again_it_is_drawn_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = a_lot(cast)

    def breaks(*given: Any, **named: Any) -> None:
        raise SystemExit("killed")

    with monkeypatch.context() as broken:
        broken.setattr(Lot, "save", breaks)
        with pytest.raises(SystemExit), transaction.atomic():
            lots.fix(by=cast.member, lot=lot, at=AT)
    assert set(lot.names.values_list("name", flat=True)) == {""}
    lots.fix(by=cast.member, lot=lot, at=AT)
    with monkeypatch.context() as broken:
        broken.setattr(lots, "trail", breaks)
        with pytest.raises(SystemExit), transaction.atomic():
            lots.draw(by=cast.third, lot=lot, seed="7", at=AT)
    lot.refresh_from_db()
    assert (lot.seed, lot.names.filter(drawn=True).count()) == ("", 0)
    for _sent in range(2):
        lots.draw(by=cast.third, lot=lot, seed="7", at=AT)
    assert lot.names.filter(drawn=True).count() == 1


def test_a_group_gets_the_places_kept_for_it(cast: Cast) -> None:
    lot = a_lot(cast, cast.member, cast.steward, least={"under 25": 1})
    lots.say_yes(by=cast.third, lot=lot, group="under 25")
    with pytest.raises(Refused, match="one of the groups"):
        lots.say_yes(by=cast.member, lot=lot, group="over 90")
    drawn(cast, lot)
    assert lot.names.get(drawn=True).name == "Kit"


def test_the_command_on_the_page_repeats_it_exactly(cast: Cast, tmp_path: Path) -> None:
    """The very words that the page prints, in a shell, over the file that the page gives."""
    lot = a_lot(cast, cast.member, cast.steward, places=2, least={'it\'s "us"': 1})
    lots.say_yes(by=cast.third, lot=lot, group='it\'s "us"')
    drawn(cast, lot, "it's 4 $HOME `8` 15")
    client = cast.client("member")
    page = client.get(to(lot))
    command = page.context["command"].replace("./run", f"{sys.executable} -m ourterms", 1)
    assert "<code>./run lot list.txt --seed" in page.content.decode()
    (tmp_path / "list.txt").write_bytes(client.get(to(lot, "lot-list")).content)
    done = subprocess.run(
        command,
        shell=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    order = lot.names.order_by("ticket")
    assert done.stdout.splitlines() == [f"{e.ticket}  {e.name}{'  (drawn)' if e.drawn else ''}" for e in order]


def test_the_page_has_seed_list_result_and_tickets_to_print(cast: Cast) -> None:
    lot = drawn(cast, a_lot(cast))
    text = cast.client("steward").get(to(lot)).content.decode()
    for words in ("4 8 15 16 23 42", "The numbers of Saturday", "Tuesday 3 March 2026"):
        assert words in text
    assert [text.count(ticket) for ticket in lot.names.values_list("ticket", flat=True)] == [1, 1, 1]
    winner = lot.names.get(drawn=True).name
    assert f'<ol><li><strong dir="auto">{winner}</strong></li></ol>' in text


# Who may see what


def test_who_hides_from_me_is_somebody_also_in_the_file(cast: Cast) -> None:
    collectives.hide_from_member(by=cast.third, member=cast.member)
    lot, ash = a_lot(cast), cast.client("member")
    assert "Kit" not in ash.get(to(lot)).content.decode()
    drawn(cast, lot)
    text = ash.get(to(lot)).content.decode()
    assert "Kit" not in text
    assert "Somebody" in text
    assert "Not every name of the list stands here" in text
    assert ash.get(to(lot, "lot-list")).content.decode() == "Ash\nRowan\n"
    assert cast.client("steward").get(to(lot, "lot-list")).content.decode() == "Ash\nKit\nRowan\n"


def test_a_circles_draw_is_found_by_nobody_else(cast: Cast) -> None:
    lot = a_lot(cast, cast.third, circle=None, title="Zephyr")
    Lot.objects.filter(pk=lot.pk).update(circle=cast.circle)
    kit, listed = client_of(cast.third.person), reverse("decisions:lots", args=[cast.collective.pk])
    assert "Zephyr" in kit.get(listed).content.decode()
    for client in (cast.client("member"), cast.client("steward"), cast.client("other collective's member")):
        for name in ("lot", "lot-list"):
            assert client.get(to(lot, name)).status_code == 404
        assert client.post(to(lot), {"do": "fix"}).status_code == 404
    assert "Zephyr" not in cast.client("member").get(listed).content.decode()
    with pytest.raises(Refused):
        a_lot(cast, circle=cast.circle)  # the steward is not in it


# Pages


def test_from_the_form_to_the_draw(cast: Cast) -> None:
    ash, kit = cast.client("member"), client_of(cast.third.person)
    form = {
        "id": str(chance.uuid()),
        "title": "Who goes",
        "places": "1",
        "least": "under 25: 1\r\n",
        "seed_from": "Lotto",
    }
    for _sent in range(2):
        assert ash.post(reverse("decisions:lot-new", args=[cast.collective.pk]), form).status_code == 302
    lot = Lot.objects.get()
    assert lot.least == {"under 25": 1}
    for client, group in ((ash, ""), (kit, "under 25")):
        assert client.post(to(lot), {"do": "yes", "group": group}).status_code == 302
    assert ash.post(to(lot), {"do": "draw", "seed": "7"}).status_code == 422
    assert ash.post(to(lot), {"do": "fix"}).status_code == 302
    assert ash.post(to(lot), {"do": "draw", "seed": " "}).status_code == 422
    for _sent in range(2):
        assert ash.post(to(lot), {"do": "draw", "seed": "7 12 33"}).status_code == 302
    assert kit.post(to(lot), {"do": "draw", "seed": "other"}).status_code == 422
    assert lot.names.get(drawn=True).member == cast.third


@pytest.mark.parametrize(
    "bad",
    [
        {"title": " "},
        {"places": "0"},
        {"places": "101"},
        {"places": "many"},
        {"least": "young"},
        {"least": "young: 2"},
        {"least": "young: 0"},
        {"least": "\n".join(f"g{number}: 1" for number in range(7)), "places": "9"},
        {"seed_from": ""},
        {"seed_from": "x" * 301},
    ],
)
def test_what_a_draw_can_not_be_is_said_and_what_was_typed_is_kept(cast: Cast, bad: dict[str, str]) -> None:
    good = {"id": str(chance.uuid()), "title": "Who goes", "places": "1", "least": "", "seed_from": "Lotto"}
    response = cast.client("member").post(reverse("decisions:lot-new", args=[cast.collective.pk]), good | bad)
    assert response.status_code == 422
    assert "There is something to put right" in response.content.decode()
    assert not Lot.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_as_many_queries_for_three_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        lot = drawn(cast, a_lot(cast, title=f"Zephyr {each}"))
    client = cast.client("member")
    with django_assert_num_queries(2):
        assert (
            client.get(reverse("decisions:lots", args=[cast.collective.pk])).content.decode().count("Zephyr") == number
        )
    with django_assert_num_queries(7):
        client.get(to(lot))


def test_the_database_holds_what_a_draw_is(cast: Cast) -> None:
    lot = a_lot(cast)
    for wrong in ({"seed": "7"}, {"seed": "7", "drawn_on": AT.date()}, {"places": 0}, {"fixed": True, "seed": "7"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Lot.objects.filter(pk=lot.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        LotName.objects.create(pk=chance.uuid(), collective=cast.collective, lot=lot, member=cast.member)


@pytest.mark.parametrize("keep", [True, False])
def test_who_goes_stays_in_a_draw_that_was_made_only_if_they_want(cast: Cast, keep: bool) -> None:
    made, opened = drawn(cast, a_lot(cast)), a_lot(cast)
    assert cast.third.person_id
    (export,) = hooks.export(cast.third.person_id)
    kinds = {row["what"] for row in export.rows}
    assert kinds & {"drawn", "on a list for a draw"}
    hooks.forget(cast.third, keep, AT + timedelta(days=1))
    assert opened.names.count() == 2
    assert made.names.filter(name="Kit").exists() is keep
    assert made.names.count() == 3
    text = cast.client("member").get(to(made)).content.decode()
    assert ("Somebody who has gone" in text) is not keep
    assert ("./run lot list.txt" in text) is keep


def test_no_page_says_a_sore_word_loudly(cast: Cast) -> None:
    ash, lot = cast.client("member"), a_lot(cast)
    urls = [reverse(f"decisions:{name}", args=[cast.collective.pk]) for name in ("lots", "lot-new")]
    pages = [ash.get(url) for url in [*urls, to(lot)]] + [ash.get(to(drawn(cast, lot)))]
    for page in pages:
        assert [words for words in said(page.content.decode()).loud if SORE.search(words)] == []
