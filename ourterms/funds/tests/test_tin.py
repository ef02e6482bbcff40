"""The tin: one effect however often a form is sent, lines that stay, and a picture of the receipt."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from ourterms.collectives.actions import put_down_role, take_role
from ourterms.files.models import File
from ourterms.files.tests.made import photo
from ourterms.funds import actions
from ourterms.funds.hooks import export, search, together
from ourterms.funds.models import TinLine
from ourterms.funds.reading import sums_of
from ourterms.funds.rules import in_the_tin
from ourterms.kit import chance
from ourterms.kit.money import Money
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from tests.cast import AT, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
DAY = AT.date()


@pytest.fixture
def cast() -> Cast:
    return Cast()


def write(cast: Cast, amount: str = "10", way: str = "in", **more: object) -> TinLine:
    given = {"by": cast.member, "id": chance.uuid(), "words": "bus fares", "day": DAY, "today": DAY, "at": AT}
    return actions.write_down(**(given | {"amount": amount, "way": way} | more))  # type: ignore[arg-type]


def form(**more: object) -> dict[str, object]:
    given = {"id": chance.uuid(), "way": "out", "amount": "4.50", "words": "tea", "day": "2026-03-03"}
    return {**given, **more}


def address(cast: Cast) -> str:
    return reverse("funds:tin", args=[cast.collective.pk])


def test_what_is_in_it_is_the_sum_of_its_lines(cast: Cast) -> None:
    write(cast, "10")
    write(cast, "2.35", "out")
    assert in_the_tin(sums_of(cast.third), "GBP") == [Money(765, "GBP")]


def test_a_form_sent_twice_writes_one_line_and_one_picture(cast: Cast) -> None:
    client, sent = cast.client("member"), form()
    for _ in range(2):
        picture = SimpleUploadedFile("r.jpg", photo())
        assert client.post(address(cast), {**sent, "receipt": picture}).status_code == 302
    line = TinLine.objects.get()
    assert line.minor == -450
    assert File.objects.get() == line.receipt
    assert Trail.objects.filter(event="funds:tin-line").count() == 1
    assert "£4.50" in client.get(address(cast)).content.decode()


def test_a_form_with_something_wrong_keeps_what_was_typed(cast: Cast) -> None:
    for wrong, said in (({"amount": "a tenner"}, "figures"), ({"day": "2026-02-30"}, "a day that there is")):
        response = cast.client("member").post(address(cast), form(words="tea and buns", **wrong))
        assert response.status_code == 422
        html = response.content.decode()
        assert said in html
        assert "tea and buns" in html
    lie = SimpleUploadedFile("r.jpg", b"MZ program")
    response = cast.client("member").post(address(cast), form(receipt=lie))
    assert response.status_code == 422
    assert "something else" in response.content.decode()
    assert not TinLine.objects.exists()


def test_a_line_that_is_not_written_keeps_no_picture_either(cast: Cast) -> None:
    """A receipt stays for good and counts against what the group may keep: so nobody fills that without the role."""
    take_role(by=cast.third, kind="tin", at=AT)
    picture = SimpleUploadedFile("r.jpg", photo())
    assert cast.client("member").post(address(cast), form(receipt=picture)).status_code == 422
    assert not File.objects.exists()
    put_down_role(by=cast.third, kind="tin", at=AT)
    for wrong in ({"amount": "a tenner"}, {"words": "\x07"}, {"day": "2126-03-03"}):
        picture = SimpleUploadedFile("r.jpg", photo())
        assert cast.client("member").post(address(cast), form(receipt=picture, **wrong)).status_code == 422
    assert not File.objects.exists()


def test_a_wrong_line_is_put_right_by_one_that_mirrors_it_once(cast: Cast) -> None:
    line = write(cast)
    url = reverse("funds:correct", args=[cast.collective.pk, line.pk])
    for _ in range(2):
        assert cast.client("steward").post(url).status_code == 302
    mirror = TinLine.objects.get(mirrors=line)
    assert in_the_tin(sums_of(cast.member), "GBP") == [Money(0, "GBP")]
    with pytest.raises(Refused):
        actions.correct(by=cast.member, line=mirror, today=DAY, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        {"minor": 1},
        {"words": "something else"},
        {"day": DAY - timedelta(days=1)},
        {"currency": "EUR"},
        {"mirrors": None},
        {"at": AT + timedelta(days=1)},
    ],
)
def test_the_database_itself_lets_no_line_be_changed(cast: Cast, change: dict[str, object]) -> None:
    line = actions.correct(by=cast.member, line=write(cast), today=DAY, at=AT)
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        TinLine.objects.filter(pk=line.pk).update(**change)
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        TinLine.objects.filter(pk=line.pk).delete()


def test_a_receipt_may_go_and_the_line_stays(cast: Cast) -> None:
    line = write(cast, receipt=cast.file)
    cast.file.delete()
    line.refresh_from_db()
    assert line.receipt is None


def test_the_triggers_are_there(cast: Cast) -> None:
    """A migration that makes the table anew would drop them without a word."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'funds_tinline'")
            assert cursor.fetchone() == (2,)
        else:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = 'tin_lines_stay'")
            assert cursor.fetchone() == (1,)


def test_where_somebody_looks_after_the_tin_only_they_write(cast: Cast) -> None:
    take_role(by=cast.third, kind="tin", at=AT)
    with pytest.raises(Refused):
        write(cast)
    assert write(cast, by=cast.third)
    page = cast.client("member").get(address(cast)).content.decode()
    assert "Write it down" not in page
    assert "£10.00" in page


def test_nobody_elsewhere_sees_or_puts_right_a_line(cast: Cast) -> None:
    line = write(cast)
    client = cast.client("other collective's member")
    theirs = cast.elsewhere.collective_id
    assert client.post(reverse("funds:correct", args=[theirs, line.pk])).status_code == 404
    assert "bus fares" not in client.get(reverse("funds:tin", args=[theirs])).content.decode()
    assert search(cast.elsewhere, "bus") == []
    assert [found.title for found in search(cast.third, "BUS")] == ["bus fares"]


@pytest.mark.parametrize("lines", [1, 3, 40])
def test_a_list_takes_as_many_queries_however_long(cast: Cast, lines: int, django_assert_num_queries) -> None:
    for number in range(lines):
        write(cast, at=AT + timedelta(minutes=number), receipt=cast.file)
    client = cast.client("member")
    with django_assert_num_queries(6):  # the member, the lines, who hides from them (two), what is in it, the roles
        page = client.get(address(cast)).content.decode()
    assert page.count("bus fares") >= min(lines, 30)


def test_paging_shows_each_line_once(cast: Cast) -> None:
    written = {str(write(cast, words=f"line-{number:02}-", at=AT).words) for number in range(65)}
    client, url, seen, pages = cast.client("member"), address(cast), [], 0
    while url and pages < 5:
        html = client.get(url).content.decode()
        seen += [words for words in sorted(written) if f">{words}<" in html or f"{words}</p>" in html]
        further = html.partition("after=")[2].partition('"')[0]
        url = f"{address(cast)}?after={further}" if further else ""
        pages += 1
    assert pages == 3
    assert sorted(seen) == sorted(written)


def test_a_spreadsheet_runs_nothing(cast: Cast) -> None:
    write(cast, words="=HYPERLINK(1)")
    response = cast.client("member").get(reverse("funds:csv", args=[cast.collective.pk]))
    assert "'=HYPERLINK(1),10.00,GBP,Ash," in response.content.decode()


def test_together_says_what_is_in_it_and_my_lines_are_mine_to_take(cast: Cast) -> None:
    write(cast, "3")
    assert "£3.00" in together(cast.third, AT)[0].words
    person = cast.member.person_id
    assert person
    assert next(iter(export(person))).rows == [{"day": "2026-03-03", "what for": "bus fares", "amount": "£3.00"}]
