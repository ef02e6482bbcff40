"""The pages of our own terms: read, changed a clause a screen, compared, taken away and brought back."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ourterms.decisions.models import Matter
from ourterms.kit import chance, clock
from ourterms.terms import hooks
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ours import in_force
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.differences import mark_of
from ourterms.terms.rules.files import as_toml, read_file
from ourterms.terms.rules.terms import Setting
from tests.cast import Cast, a_draft, a_terms_matter, a_version, working_on
from tests.test_words import SORE, said

LIST, PAGE = 3, 4  # queries
pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)
SOON = Setting(Decimal(14), line=True, words="Rent is due on the first.", easy_read="Pay us soon.")
TEA = Setting(line=True, words="Tea, <b>too</b>")


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def here(name: str, cast: Cast, *parts: object) -> str:
    return reverse(f"ours:{name}", args=[cast.collective.pk, *parts])


def text_of(response: Any, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[:2_000]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2])))


def given(setting: Setting | None, seen: Setting | None, **more: str) -> dict[str, str]:
    sent = {"seen": mark_of(seen), "ask": "yes" if setting else "no", **more}
    if setting:
        sent |= {"line": "yes" if setting.line else "no", "words": setting.words, "easy_read": setting.easy_read}
        sent |= {"figure": str(setting.figure)} if setting.figure else {}
    return sent


def test_the_ready_made_terms_stand_there_as_not_yours_yet(cast: Cast, ash: Client) -> None:
    text = text_of(ash.get(here("terms", cast)))
    assert "These aren't yours yet" in text
    assert "Change one whenever you disagree with one" in text
    assert "Make them ours" in text


def test_from_the_first_change_to_terms_of_our_own(cast: Cast, ash: Client) -> None:
    ready = ready_made().clauses["paid-within"]
    text = text_of(ash.post(here("begin", cast), {"id": str(chance.uuid())}, follow=True))
    assert "The draft" in text
    ash.post(here("clause", cast, "paid-within"), given(SOON, ready))
    text = text_of(ash.get(here("draft", cast)))
    assert "Paid soon 14 days. Until now: 30 days." in text
    sent = {"id": str(chance.uuid()), "words": "Some of us wait for rent."}
    for _twice in range(2):
        text = text_of(ash.post(here("agenda", cast), sent, follow=True))
        assert "Terms of our own" in text
        assert "Paid soon: 14 days. Until now: 30 days." in text
    assert Matter.objects.filter(does="terms").count() == 1
    assert "On its way Terms of our own on the agenda" in text_of(ash.get(here("terms", cast)))


def test_what_was_adopted_is_read_in_full_in_easy_words_or_both(cast: Cast, ash: Client) -> None:
    a_version(cast, paid_within=SOON, breaks=TEA)
    full = text_of(ash.get(here("terms", cast)))
    assert "Version 1" in full
    assert "Pay comes within 14 days of the work. In our own words: Rent is due on the first." in full
    assert "Tea, <b>too</b>" in full
    assert "Pay us soon." not in full
    easy = text_of(ash.get(here("terms", cast) + "?as=easy"))
    assert "Paid soon Pay us soon." in easy
    assert "Rent is due" not in easy
    both = text_of(ash.get(here("terms", cast) + "?as=both"))
    assert "Pay us soon." in both
    assert "Rent is due" in both


def test_in_easy_words_nothing_is_missing_and_lines_come_first(cast: Cast, ash: Client) -> None:
    """Also of terms where only some clauses have easy words: the others stand there in plain ones, with our own."""
    bare = {name.replace("-", "_"): each._replace(easy_read="") for name, each in ready_made().clauses.items()}
    three = Setting(Decimal(3), line=True, easy_read="Ask for 3 of us. Never 1.")
    pay = Setting({"GBP": Decimal(32)}, line=True, easy_read="Pay each of us £32.")
    own = {
        "paid_within": SOON,
        "breaks": TEA,
        "never_one_alone": three,
        "hourly_pay": pay,
        "notice": ready_made().clauses["notice"]._replace(figure=Decimal(15)),
    }
    a_version(cast, **bare | own)
    easy = text_of(ash.get(here("terms", cast) + "?as=easy")).partition("In easy words")[2]
    terms = in_force(cast.collective.pk).terms
    at = {name: easy.find(CLAUSES[name].title) for name in terms.clauses}
    assert -1 not in at.values()
    lines = [at[name] for name, each in terms.clauses.items() if each.line]
    assert max(lines) < min(at[name] for name, each in terms.clauses.items() if not each.line)
    assert "Paid soon Pay us soon. 14 days" in easy
    assert "Ask for 3 of us. Never 1. An answer" in easy  # they say it themselves
    assert "Pay each of us £32. Paid in money" in easy
    assert "Breaks There are breaks, and a quiet place for them. Tea, <b>too</b>" in easy
    assert "Tell us the days early. Tell us as long before as this, or longer. 15 working days" in easy
    assert "They answer each thing said, in writing, within 30 days." in easy


def test_where_nobody_wrote_easy_words_there_is_no_such_way_to_read(cast: Cast, ash: Client) -> None:
    bare = {name.replace("-", "_"): each._replace(easy_read="") for name, each in ready_made().clauses.items()}
    a_version(cast, **bare)
    version = OurTerms.objects.get()
    version.terms = {**version.terms, "easy_read": ""}
    version.save()
    assert "Easy-read" not in text_of(ash.get(here("terms", cast) + "?as=easy"))


def test_a_clause_we_switched_off_stands_among_what_we_don_t_ask_for(cast: Cast, ash: Client) -> None:
    a_version(cast, mentor=None)
    text = text_of(ash.get(here("terms", cast)))
    assert CLAUSES["mentor"].title in text.partition("What we don't ask for")[2]
    assert CLAUSES["mentor"].title not in text.partition("What we don't ask for")[0]


def test_a_screen_shows_the_clause_with_its_figure_its_bounds_and_what_a_line_does(cast: Cast, ash: Client) -> None:
    a_draft(cast, paid_within=SOON)
    text = text_of(ash.get(here("clause", cast, "paid-within")))
    assert "Pay comes within 14 days of the work." in text
    assert "Ready-made: Pay comes within 30 days of the work." in text
    assert "A whole number of days, from 1 to 365." in text
    assert "A line has to be met." in text


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_can_be_opened_switched_off_and_on_again(cast: Cast, ash: Client, clause: str) -> None:
    draft = a_draft(cast)
    now = ready_made().clauses[clause]
    page = ash.get(here("clause", cast, clause)).content.decode()
    assert page.count("<h1") == 1
    ash.post(here("clause", cast, clause), given(None, now))
    assert clause not in working_on(draft).terms.clauses
    back = given(now, None)
    if CLAUSES[clause].figure == "money":
        back = {**back, **{f"money_{name}": str(amount) for name, amount in now.figure.items()}}  # type: ignore[union-attr]
    assert ash.post(here("clause", cast, clause), back).status_code == 302
    assert working_on(draft).terms == ready_made()


def test_saved_it_goes_on_to_the_next_or_back_to_all(cast: Cast, ash: Client) -> None:
    a_draft(cast)
    ready, names = ready_made().clauses, list(CLAUSES)
    following = names[names.index("breaks") + 1]
    sent = given(TEA, ready["breaks"], then="next")
    assert ash.post(here("clause", cast, "breaks"), sent).headers["Location"] == here("clause", cast, following)
    sent = given(TEA, ready["breaks"], then="draft")
    assert ash.post(here("clause", cast, "breaks"), sent).headers["Location"] == here("draft", cast) + "#breaks"
    text = text_of(ash.get(here("clause", cast, names[-1])))
    assert "and the next" not in text


@pytest.mark.parametrize(
    ("clause", "sent", "said"),
    [
        ("paid-within", {"figure": ""}, "A whole number of days, from 1 to 365."),
        ("paid-within", {"figure": "0"}, "A whole number of days, from 1 to 365."),
        ("paid-within", {"figure": "2.5"}, "A whole number of days, from 1 to 365."),
        ("paid-within", {"figure": "soon"}, "A whole number of days, from 1 to 365."),
        ("paid-within", {"figure": "NaN"}, "A whole number of days, from 1 to 365."),
        ("session-length", {"figure": "25"}, "From a quarter of an hour to 24 hours"),
        ("hourly-pay", {}, "An amount from 1 to 1,000"),
        ("hourly-pay", {"money_GBP": "12.345"}, "An amount from 1 to 1,000"),
        ("hourly-pay", {"money_GBP": "30", "money_EUR": "9999"}, "Put a number."),
        ("who-decides", {"figure": "king"}, "Choose one of these."),
        ("who-decides", {}, "Choose one of these."),
        ("breaks", {"ask": ""}, "Choose one of the two."),
        ("breaks", {"words": "x" * 801}, "at most 800"),
    ],
)
def test_what_can_t_be_is_said_at_its_field_and_what_was_typed_stays(
    cast: Cast, ash: Client, clause: str, sent: dict[str, str], said: str
) -> None:
    draft, now = a_draft(cast), ready_made().clauses[clause]
    whole = {"seen": mark_of(now), "ask": "yes", "line": "no", "words": "Typed by us", "easy_read": "", **sent}
    response = ash.post(here("clause", cast, clause), whole)
    text = text_of(response, 422)
    assert "There is something to put right" in text
    assert said in text
    assert sent.get("words", "Typed by us") in response.content.decode()
    assert working_on(draft).changes == []


def test_who_saves_second_sees_what_changed_and_saves_knowing_it(cast: Cast, ash: Client) -> None:
    draft, ready = a_draft(cast), ready_made().clauses["paid-within"]
    mine = Setting(Decimal(7), words="Within the week")
    cast.client("steward").post(here("clause", cast, "paid-within"), given(SOON, ready))
    response = ash.post(here("clause", cast, "paid-within"), given(mine, ready))
    text = text_of(response, 422)
    assert "Somebody changed this while you wrote" in text
    assert "7 days. Until now: 14 days." in text
    assert "Within the week" in response.content.decode()
    assert working_on(draft).terms.clauses["paid-within"] == SOON
    found = re.search(r'name="seen" value="(\w+)"', response.content.decode())
    assert found
    ash.post(here("clause", cast, "paid-within"), {**given(mine, ready), "seen": found[1]})
    assert working_on(draft).terms.clauses["paid-within"] == mine


def test_the_whole_in_easy_words_is_saved_and_two_at_once_lose_nothing(cast: Cast, ash: Client) -> None:
    draft = a_draft(cast)
    page = ash.get(here("whole", cast)).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    sent = {
        "seen": seen[1], "title": "What we ask for", "about": "", "easy_read": "Pay us.\r\nIn money.",
        "currency": "GBP", "half_day_hours": "4", "day_hours": "7.5",
    }  # fmt: skip
    assert ash.post(here("whole", cast), sent).status_code == 302
    terms = working_on(draft).terms
    assert (terms.title, terms.easy_read, terms.day_hours) == ("What we ask for", "Pay us.\nIn money.", Decimal("7.5"))
    text = text_of(cast.client("steward").post(here("whole", cast), {**sent, "title": "Terms"}), 422)
    assert "Somebody changed this while you wrote" in text
    assert "“Terms” Until now: “What we ask for”" in text


def test_the_draft_is_taken_back_and_taken_up(cast: Cast, ash: Client) -> None:
    a_draft(cast, breaks=TEA)
    text = text_of(ash.post(here("take-back", cast), follow=True))
    assert "A draft was taken back. It lies aside." in text
    text = text_of(ash.post(here("take-up", cast), follow=True))
    assert "The draft" in text
    assert "Breaks It becomes a line" in text


def test_where_there_is_no_draft_its_pages_lead_to_the_terms(cast: Cast, ash: Client) -> None:
    for name, parts in (("draft", ()), ("whole", ()), ("agenda", ()), ("clause", ("breaks",))):
        response = ash.get(here(name, cast, *parts))
        assert response.headers["Location"] == here("terms", cast)


def test_any_two_versions_are_compared_in_words(cast: Cast, ash: Client) -> None:
    a_version(cast, paid_within=SOON)
    a_version(cast, breaks=None)
    assert "We don't ask for this any more." in text_of(ash.get(here("compare", cast)))
    text = text_of(ash.get(here("compare", cast) + "?a=2&b=1"))
    assert "We ask for this from now on" in text
    text = text_of(ash.get(here("compare", cast) + "?a=0&b=2"))
    assert "14 days. Until now: 30 days." in text
    assert "Nothing differs." in text_of(ash.get(here("compare", cast) + "?a=2&b=2"))
    assert ash.get(here("compare", cast) + "?a=2&b=9").status_code == 404


def test_the_history_leads_to_each_version_and_its_decision(cast: Cast, ash: Client) -> None:
    assert "No version yet" in text_of(ash.get(here("versions", cast)))
    version = a_version(cast, breaks=TEA)
    page = ash.get(here("versions", cast)).content.decode()
    assert reverse("decisions:one", args=[cast.collective.pk, version.decision_id]) in page
    assert "Adopted Wednesday 25 March 2026." in text_of(ash.get(here("version", cast, 1)))


@pytest.mark.parametrize("number", [1, 3])
def test_versions_are_listed_in_as_many_queries_however_many(
    cast: Cast, ash: Client, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        a_version(cast, paid_within=SOON._replace(figure=Decimal(each + 5)))
    ash.get(here("versions", cast))
    with django_assert_num_queries(LIST):
        ash.get(here("versions", cast))
    with django_assert_num_queries(PAGE):
        ash.get(here("terms", cast))


def test_terms_taken_away_come_back_as_a_draft(cast: Cast, ash: Client) -> None:
    a_version(cast, paid_within=SOON, breaks=TEA)
    ours = in_force(cast.collective.pk).terms
    toml = ash.get(here("file", cast, 1, "toml"))
    assert read_file(toml.content.decode()) == ours
    assert read_file(ash.get(here("file", cast, 1, "json")).content.decode()) == ours
    file = SimpleUploadedFile("ours.toml", toml.content.replace(b"figure = 14", b"figure = 10"))
    text = text_of(ash.post(here("bring", cast), {"id": str(chance.uuid()), "file": file}, follow=True))
    assert "10 days. Until now: 14 days." in text


def test_a_file_that_can_t_be_read_is_explained_by_line_and_kept(cast: Cast, ash: Client) -> None:
    bad = 'title = "Ours"\n\n[clauses.notice]\nfigure = 0\n[clauses.tea]\n'
    response = ash.post(here("bring", cast), {"id": str(chance.uuid()), "text": bad})
    text = text_of(response, 422)
    assert "Line 4: clauses.notice.figure: say a number above 0." in text
    assert "Line 5: clauses.tea: there is no such clause." in text
    assert "[clauses.tea]" in response.content.decode()
    assert not Draft.objects.exists()
    for wrong, words in (
        ({"file": SimpleUploadedFile("x.toml", b"\xff\xfe\x00")}, "This is no text file"),
        ({}, "Choose a file, or paste what is in it."),
    ):
        assert words in text_of(ash.post(here("bring", cast), {"id": str(chance.uuid()), **wrong}), 422)


def test_a_draft_can_begin_from_an_earlier_version(cast: Cast, ash: Client) -> None:
    a_version(cast, paid_within=SOON)
    a_version(cast, breaks=TEA, paid_within=None)
    page = ash.get(here("version", cast, 1)).content.decode()
    assert 'name="version" value="1"' in page
    sent = {"id": str(chance.uuid()), "version": "1"}
    text = text_of(ash.post(here("begin", cast), sent, follow=True))
    assert "Paid soon We ask for this from now on: Pay comes within 14 days of the work." in text
    assert "Our own words go. They were: “Tea, <b>too</b>”" in text
    text = text_of(ash.post(here("begin", cast), {"id": str(chance.uuid()), "version": "0"}), 422)
    assert "There is a draft already" in text


def test_a_file_is_refused_while_a_draft_is_written(cast: Cast, ash: Client) -> None:
    draft = a_draft(cast, breaks=TEA)
    sent = {"id": str(chance.uuid()), "text": as_toml(ready_made())}
    assert "There is a draft already" in text_of(ash.post(here("bring", cast), sent), 422)
    assert working_on(draft).terms.clauses["breaks"] == TEA


def test_an_ask_is_held_against_our_terms_and_nothing_is_kept(cast: Cast, ash: Client) -> None:
    a_version(cast, paid_within=SOON)
    ask = "We pay £40 an hour, within 30 days, and travel expenses. Zephyrine Quillfeather runs it."
    text = text_of(ash.post(here("check", cast), {"text": ask}))
    assert "Held against our terms, version 1. Nothing is kept." in text
    assert "Paid soon" in text.partition("These lines are not met:")[2].partition("What matters most")[0]
    assert not Draft.objects.exists()
    assert "The box is empty" in text_of(ash.post(here("check", cast), {"text": " "}), 422)


def test_what_was_typed_beside_a_file_can_still_be_changed(cast: Cast, ash: Client) -> None:
    a_version(cast, paid_within=SOON)
    file = SimpleUploadedFile("a.txt", "We pay £40 an hour.".encode())
    response = ash.post(here("check", cast), {"text": "They rang me about Tuesdays.", "file": file})
    assert "We read the file, not the box." in text_of(response)
    page = response.content.decode()
    assert "They rang me about Tuesdays." in page.partition("<textarea")[2].partition("Change the text")[2]


def test_an_ask_in_another_language_is_neither_turned_back_nor_let_in(cast: Cast, ash: Client) -> None:
    a_version(cast, paid_within=SOON)
    ask = (
        "Nous cherchons quatre personnes qui ont vécu des soins en psychiatrie pour rejoindre notre groupe de travail. "
        "Les réunions ont lieu une fois par mois, le mardi. Nous payons 20 € de l'heure."
    )
    text = text_of(ash.post(here("check", cast), {"text": ask}))
    assert text.count("This reads English only, for now") == 1
    assert "neither a yes nor a no" in text
    for wrong in ("turned back", "It meets all our lines", "They offer all of it", "See everything"):
        assert wrong not in text


def test_before_there_are_terms_of_ours_the_check_says_so(cast: Cast, ash: Client) -> None:
    assert "Held against the ready-made terms" in text_of(
        ash.post(here("check", cast), {"text": "We pay £40 an hour."})
    )


def test_another_collective_sees_nothing_of_it(cast: Cast, ash: Client) -> None:
    a_version(cast, breaks=TEA)
    a_draft(cast, paid_within=SOON)
    stranger = cast.client("other collective's member")
    assert "Tea, <b>too</b>" in text_of(ash.get(here("terms", cast)))
    for name, parts in (("terms", ()), ("draft", ()), ("version", (1,)), ("file", (1, "toml"))):
        assert stranger.get(here(name, cast, *parts)).status_code == 404
    own = reverse("ours:version", args=[cast.elsewhere.collective_id, 1])
    assert stranger.get(own).status_code == 404


def test_a_search_finds_our_own_words_and_nobody_else_s(cast: Cast) -> None:
    assert hooks.search(cast.member, "rent is due") == []
    a_version(cast, paid_within=SOON)
    (found,) = hooks.search(cast.member, "rent is due")
    assert (found.title, found.url) == ("Paid soon", here("terms", cast) + "#paid-within")
    assert hooks.search(cast.elsewhere, "rent is due") == []


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    a_version(cast, breaks=TEA)
    a_terms_matter(cast, paid_within=SOON)
    a_draft(cast, mentor=None)
    names: list[tuple[str, tuple[object, ...]]] = [
        ("terms", ()), ("versions", ()), ("version", (1,)), ("compare", ()), ("draft", ()), ("whole", ()),
        ("agenda", ()), ("bring", ()), ("check", ()), *(("clause", (clause,)) for clause in CLAUSES),
    ]  # fmt: skip
    for name, parts in names:
        loud = said(ash.get(here(name, cast, *parts)).content.decode()).loud
        assert [words for words in loud if SORE.search(words.lower())] == [], name


@pytest.mark.parametrize("number", ["9", "-1", str(2**31), str(2**70), "٣", "x"])
def test_a_number_that_no_version_has_breaks_no_page(cast: Cast, ash: Client, number: str) -> None:
    assert ash.get(here("compare", cast) + f"?a={number}").status_code in (200, 404)
    assert ash.get(here("versions", cast) + f"?below={number}").status_code == 200
    sent = {"id": str(chance.uuid()), "version": number}
    assert ash.post(here("begin", cast), sent).status_code in (302, 404)
    assert ash.get(here("version", cast, 2**70)).status_code == 404
