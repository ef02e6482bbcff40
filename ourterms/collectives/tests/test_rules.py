"""Names, settings and roles, without a database."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.collectives.rules import names, roles
from ourterms.collectives.rules.settings import OWN, TEXT, WHOLE, BadValue, Setting, as_given, clean, in_words

A, B, C = (UUID(int=number) for number in (1, 2, 3))
SETTINGS = [*OWN, Setting("x.most", "Most", "How many.", WHOLE, 3, "X", least=1, most=50)]
ANYTHING = st.text(st.characters(), max_size=200) | st.sampled_from(
    ["yes", "no", "GB", "Europe/London", "https://example.org/a", "12", "007", "-1", "Europe", "../../etc", "\0", "٣"]
)


@given(st.sampled_from(SETTINGS), ANYTHING)
def test_whatever_is_sent_a_setting_takes_it_or_says_why_and_takes_its_own_value_again(
    setting: Setting, given: str
) -> None:
    try:
        value = clean(setting, given)
    except BadValue:
        return
    assert clean(setting, as_given(setting, value)) == value
    assert isinstance(in_words(setting, value), str)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_default_is_a_value_that_could_be_set(setting: Setting) -> None:
    assert clean(setting, as_given(setting, setting.default)) == setting.default
    assert setting.role in roles.ROLES
    assert setting.sentence.endswith(".")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("collectives.currency", "XXX"),
        ("collectives.zone", "Europe/Atlantis"),
        ("collectives.quiet_from", "24"),
        ("collectives.quiet_from", "٣"),
        ("collectives.hide_to", "javascript:alert(1)"),
        ("collectives.hide_to", "http://example.org"),
        ("collectives.title", "x" * 121),
    ],
)
def test_nonsense_is_refused_with_a_sentence(name: str, given: str) -> None:
    setting = next(each for each in OWN if each.name == name)
    with pytest.raises(BadValue, match=r"\.$"):
        clean(setting, given)


def test_a_line_of_text_stays_one_line() -> None:
    assert clean(Setting("x.y", "", "", TEXT, "", ""), " Ada\n and  Ash ") == "Ada and Ash"
    assert clean(Setting("x.y", "", "", TEXT, "", ""), "Ada\rBcc: Ash\u202e\x00") == "Ada Bcc: Ash"


@pytest.mark.parametrize(
    ("founder", "holders", "who_may"),
    [
        (A, {}, {A}),  # until the third member the founder alone
        (A, {"tin": {B}}, {A}),
        (None, {}, {A, B, C}),  # it stands empty: whoever needs it does it
        (None, {"tin": {B}}, {B}),
        (None, {"tin": {A, B}}, {A, B}),
        (None, {"tin": set()}, {A, B, C}),
        (None, {"welcome": {B}}, {A, B, C}),  # another role is no matter
    ],
)
def test_who_may_do_what_a_role_does(founder: UUID | None, holders: dict[str, set[UUID]], who_may: set[UUID]) -> None:
    assert {each for each in (A, B, C) if roles.may("tin", member=each, founder=founder, holders=holders)} == who_may


def test_what_may_be_a_name_in_a_sentence() -> None:
    found = names.said("I'm Dave Smith, write to Dave@Example.org.")
    assert {"dave smith", "dave@example.org"} <= found
    assert "dave" not in found
    assert names.said("Dave") == {"dave"}
    assert names.said("") == {""}


@given(st.text(max_size=80))
def test_a_name_is_tidy_once_and_its_key_stays(name: str) -> None:
    tidied = names.tidy(name)
    assert names.tidy(tidied) == tidied
    assert names.key(tidied) == names.key(name)
