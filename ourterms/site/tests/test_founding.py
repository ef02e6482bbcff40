"""From two words to a group with a way in; and what is printed."""

import re
from pathlib import Path

import pytest
from django.test import Client

from ourterms.collectives.models import Collective, Member
from ourterms.kit import chance
from ourterms.people.models import Device, Person
from ourterms.site.cli import main
from ourterms.site.founding.views import EVENINGS
from ourterms.site.quality import CHROMIUM
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
CODE = re.compile(r"/join/([2-9A-Z-]{19})/")


def start(client: Client, **more: str) -> str:
    given = {"id": str(chance.uuid()), "name": "Driftline", "own_name": "Rowan", **more}
    answer = client.post("/start/", given)
    assert answer.status_code == 302
    return answer["Location"]


def test_two_words_and_there_is_a_group_with_a_way_in() -> None:
    founder = Client()
    there = start(founder)
    page = founder.get(there).content.decode()
    found = CODE.search(page)
    assert found
    assert found[0] in founder.get(there).content.decode()  # loaded again, it is the same
    other = Client()
    other.post(f"/join/{found[1]}/", {"id": str(chance.uuid()), "name": "Ash"})
    assert list(Member.objects.order_by("name").values_list("name", flat=True)) == ["Ash", "Rowan"]


def test_a_form_sent_twice_founds_one_group_and_lets_its_founder_in() -> None:
    id = str(chance.uuid())
    first, second = Client(), Client()
    assert start(first, id=id) == start(second, id=id)
    assert Collective.objects.count() == Person.objects.count() == 1
    assert second.get("/you/").status_code == 200


def test_somebody_signed_in_starts_another_as_the_same_person() -> None:
    client = Cast().client("member")
    before = Person.objects.count()
    start(client, name="Otherwise", own_name="Ash elsewhere")
    assert Person.objects.count() == before


@pytest.mark.parametrize("missing", ["name", "own_name"])
def test_what_is_missing_is_said_and_nothing_is_made(missing: str) -> None:
    client = Client()
    given = {"id": str(chance.uuid()), "name": "Driftline", "own_name": "Rowan"} | {missing: " "}
    assert client.post("/start/", given).status_code == 422
    given[missing] = "\u200b"
    assert client.post("/start/", given).status_code == 422
    assert not Person.objects.exists()
    assert not Device.objects.exists()


def test_the_first_link_is_shown_to_the_founder_while_they_are_that() -> None:
    founder, other = Client(), Client()
    there = start(founder)
    code = CODE.search(founder.get(there).content.decode())
    assert code
    other.post(f"/join/{code[1]}/", {"id": str(chance.uuid()), "name": "Ash"})
    assert other.get(there)["Location"].endswith("/bring/")
    Client().post(f"/join/{code[1]}/", {"id": str(chance.uuid()), "name": "Kit"})
    assert founder.get(there)["Location"].endswith("/bring/")


def test_who_holds_this_up_is_a_setting_of_the_group_and_can_wait() -> None:
    client = Client()
    url = start(client) + "who/"
    assert client.post(url, {"way": "skip", "hosts": "nobody"})["Location"].endswith("/welcome/")
    collective = Collective.objects.get()
    assert collective.chosen == {}
    client.post(url, {"way": "put", "hosts": "Kit, in a cupboard", "others_pay": "on"})
    collective.refresh_from_db()
    assert collective.setting("collectives.hosts") == "Kit, in a cupboard"
    assert collective.setting("collectives.others_pay") is True
    assert collective.setting("collectives.pays") == ""


@pytest.mark.parametrize("kind", EVENINGS)
def test_each_first_evening_is_a_page_of_plain_words(kind: str) -> None:
    page = Client().get(f"/start/evening/{kind}/").content.decode()
    assert page.count("minutes)") >= 5
    assert Client().get("/start/evening/other/").status_code == 404


def test_nine_people_never_see_the_word_institution() -> None:
    client = Client()
    there = start(client)
    base = there.removesuffix("started/")
    pages = ["/start/", there, f"{there}who/", f"{base}welcome/", f"{base}bring/", base, f"{base}together/", "/you/"]
    for url in (*pages, "/join/", "/sign-in/", "/start/welcome/", "/start/evening/support/"):
        assert "institution" not in client.get(url).content.decode().lower(), url


def test_print_welcome_writes_one_sheet_that_needs_no_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", "welcome", "--to", str(tmp_path)]) == 0
    html = (tmp_path / "welcome.html").read_text()
    assert "http://localhost:8000/join/" in html
    assert not re.search(r'(?:src|href)="/static/', html)
    for words in ("What it is", "What it keeps", "How to get in", "How to hide it", "How to stop"):
        assert words in html
    if not Path(CHROMIUM).exists():
        assert "no Chromium" in capsys.readouterr().out
        return
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "welcome.pdf").pages
    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (595, 842)


@pytest.mark.parametrize("arguments", [["print"], ["print", "x"], ["print", "welcome", "x"]])
def test_print_says_how_it_goes(arguments: list[str]) -> None:
    assert main(arguments) == 2
