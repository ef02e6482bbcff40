"""One's own page: taking everything along, and closing an account."""

import io
import json
import re
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings

from ourterms.collectives.models import Member, RoleHeld
from ourterms.kit import chance, clock
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.notices.sending import send_due
from ourterms.pay.tests.factories import is_owed
from ourterms.people.actions import make_card
from ourterms.people.keys import keyring
from ourterms.people.models import Device, Person
from ourterms.people.sealed import read_own, seal_of
from tests.cast import AT, Cast, client_of

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_going_in_leads_to_ones_group_or_to_the_choice(cast: Cast) -> None:
    assert cast.client("member").get("/you/in/")["Location"] == f"/m/{cast.collective.pk}/"
    assert cast.client("outsider").get("/you/in/")["Location"] == "/you/"


def test_ones_own_page_lists_ones_groups_and_nobody_elses(cast: Cast) -> None:
    page = cast.client("member").get("/you/").content.decode()
    assert "Driftline" in page
    assert "Tidemark" not in page
    assert "Driftline" not in cast.client("ex-member").get("/you/").content.decode()


def test_ones_own_pages_look_as_neutral_as_those_of_ones_group(cast: Cast) -> None:
    from ourterms.collectives import actions

    for name, given in (("title", "Recipes"), ("icon", "leaf"), ("hide_to", "https://weather.example/")):
        actions.set_up(by=cast.steward, name=f"collectives.{name}", given=given, at=AT)
    for path in ("/you/", "/you/close/", "/you/take/"):
        page = cast.client("member").get(path).content.decode()
        assert "<title>Recipes</title>" in page
        assert "design/tab/leaf" in page
        assert 'class="hide" href="https://weather.example/"' in page
        assert "Our Terms" not in page
    page = cast.client("outsider").get("/you/").content.decode()
    assert "<title>Notes</title>" in page
    assert "Our Terms" not in page


def test_everything_that_is_mine_is_one_file_of_tables(cast: Cast) -> None:
    client = cast.client("member")
    answer = client.post("/you/take/")
    assert answer["Content-Type"] == "application/zip"
    with ZipFile(io.BytesIO(answer.content)) as zip:
        names = zip.namelist()
        devices = json.loads(zip.read("where-i-am-signed-in.json"))
        table = zip.read("where-i-am-signed-in.csv").decode()
    assert {"account.json", "account.csv", "groups.json", "our.ics"} <= set(names)
    assert len(devices) == 1
    assert table.startswith("shared,since,last used\r\n")


def sure(cast: Cast, words: str = "go") -> dict[str, str]:
    """What the form sends of whoever is in Driftline and sure."""
    return {"sure": "yes", f"words-{cast.collective.pk}": words}


@pytest.mark.parametrize("missing", ["sure", "words"])
def test_nothing_is_chosen_for_whoever_closes_their_account(cast: Cast, missing: str) -> None:
    client = cast.client("member")
    assert " checked" not in client.get("/you/close/").content.decode()
    given = {name: value for name, value in sure(cast).items() if not name.startswith(missing)}
    answer = client.post("/you/close/", given)
    assert answer.status_code == 422
    page = answer.content.decode()
    said = (
        "Tick the box, if you are sure." if missing == "sure" else "Choose what becomes of what you wrote in Driftline."
    )
    assert page.count(said) == 2  # at the top, and at the field
    assert Person.objects.filter(pk=cast.member.person_id).exists()


def test_closing_asks_once_and_says_what_goes(cast: Cast) -> None:
    client = cast.client("member")
    assert "the last one" not in client.get("/you/close/").content.decode()
    assert client.post("/you/close/").status_code == 422
    assert Person.objects.filter(pk=cast.member.person_id).exists()


def test_whoever_closes_their_account_sees_in_which_group_money_is_open(cast: Cast) -> None:
    client, way = cast.client("member"), f'href="/m/{cast.collective.pk}/going/"'
    is_owed(cast.third)
    assert "still owed money" not in client.get("/you/close/").content.decode()
    is_owed(cast.member)
    page = client.get("/you/close/").content.decode()
    assert "still owed money" in page
    assert way in page


@pytest.mark.parametrize("words", ["stay", "go"])
def test_a_closed_account_is_gone_at_once_and_its_name_stays_as_chosen(cast: Cast, words: str) -> None:
    person = cast.people["member"]
    assert person
    place = Place("access needs", chance.uuid())
    sealed = seal_of(person.pk, "a chair with arms", place)
    RoleHeld.objects.create(collective=cast.collective, member=cast.member, kind="tin")
    client, other = cast.client("member"), cast.client("member")
    answer = client.post("/you/close/", {"sure": "yes", f"words-{cast.collective.pk}": words})
    assert answer["Location"] == "/closed/"
    assert "cookies" in answer["Clear-Site-Data"]
    for each in (client, other):
        assert each.get(f"/m/{cast.collective.pk}/").status_code == 302
        assert each.get("/you/").status_code == 302
    assert not Person.objects.filter(pk=person.pk).exists()
    assert not Device.objects.filter(person_id=person.pk).exists()
    assert keyring().find(person.pk) is None
    with pytest.raises(CannotOpen):
        read_own(person.pk, sealed, place)
    member = Member.objects.get(pk=cast.member.pk)
    assert (member.here, member.person_id) == (False, None)
    assert member.name == ("Ash" if words == "stay" else "Somebody who went")
    assert not RoleHeld.objects.filter(member=member).exists()


def test_what_was_sealed_is_nowhere_on_the_disk_to_be_opened(cast: Cast) -> None:
    """The wrapped key itself is gone from the keyring's file, not only its row."""
    person = cast.people["member"]
    assert person
    seal_of(person.pk, "a chair with arms", Place("access needs", chance.uuid()))
    assert str(person.pk).encode() in settings.KEYRING.read_bytes()
    client_of(person).post("/you/close/", sure(cast))
    assert str(person.pk).encode() not in settings.KEYRING.read_bytes()


def test_whose_account_is_closed_gets_in_by_no_card(cast: Cast) -> None:
    person = cast.people["member"]
    assert person
    code = make_card(by=person.pk, id=chance.uuid(), at=AT)[0]
    client = cast.client("member")
    client.post("/you/close/", sure(cast))
    assert client.post("/sign-in/", {"code": code}).status_code == 422


def test_the_last_one_is_told_that_nobody_can_open_the_group_any_more(cast: Cast) -> None:
    client = cast.client("other collective's member")
    assert "the last one in Tidemark" in client.get("/you/close/").content.decode()
    client.post("/you/close/", {"sure": "yes", f"words-{cast.elsewhere.collective_id}": "go"})
    assert not Member.objects.filter(collective=cast.elsewhere.collective_id, here=True).exists()


def test_somebody_in_two_groups_chooses_for_each(cast: Cast) -> None:
    from ourterms.collectives import actions

    person = cast.people["member"]
    assert person
    collective = cast.elsewhere.collective
    second = actions.join(by=person, collective=collective, name="Ash two", at=AT, today=AT.date())
    keep = {f"words-{cast.collective.pk}": "stay", f"words-{collective.pk}": "go"}
    cast.client("member").post("/you/close/", {"sure": "yes", **keep})
    assert Member.objects.get(pk=cast.member.pk).name == "Ash"
    assert Member.objects.get(pk=second.pk).name == "Somebody who went"


@override_settings(MAIL="smtp://mail.example.org", EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_a_code_for_an_address_goes_through_the_outbox_and_lets_its_owner_in(cast: Cast) -> None:
    """From the page of one's own to the mail that leaves, and back in by a code, with nothing put in between."""
    client = cast.client("member")
    there = client.post("/you/address/", {"email": "ash@example.org"})["Location"]
    assert client.post(there, {"code": _code_sent()}).status_code == 302
    new = Client()
    there = new.post("/sign-in/", {"way": "mail", "email": "Ash@example.org"})["Location"]
    assert new.post(there, {"code": _code_sent()}).status_code == 302
    assert "Driftline" in new.get("/you/").content.decode()


def _code_sent() -> str:
    """The code in the last mail, once the outbox is sent."""
    assert send_due(clock.now()) == 1
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", mail.outbox[-1].body)
    assert found
    assert mail.outbox[-1].to == ["ash@example.org"]
    return found[0]
