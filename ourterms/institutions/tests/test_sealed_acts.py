"""What a member keeps for themselves leaves nothing but the sealed value: as functions and as pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from ourterms.care.tests.test_sealed_acts import left_nothing, rows
from ourterms.institutions import actions
from ourterms.institutions.sealed_acts import SEALED_ACTS
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
GIVEN: dict[str, dict[str, Any]] = {
    "keep_works_there": {"name": "Zephyrine House"},
    "take_back_works_there": {"place": "before"},
}
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "keep_works_there": ("institutions:works-there", {"who": "own", "name": "Zephyrine House"}),
    "take_back_works_there": ("institutions:works-there-back", {"place": "before"}),
}


@pytest.fixture
def cast() -> Cast:
    cast = Cast()
    actions.keep_works_there(by=cast.member, name="Before")
    return cast


def test_the_walk_has_each_of_them() -> None:
    assert {act.__name__ for act in SEALED_ACTS} == set(GIVEN) == set(PAGES)


@pytest.mark.parametrize("act", SEALED_ACTS, ids=lambda act: act.__name__)
def test_the_act_leaves_nothing_but_what_it_sets(
    act: Callable[..., object], cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    before = rows()
    left_nothing(lambda: act(by=cast.member, **GIVEN[act.__name__]), caplog)
    assert rows() != before


@pytest.mark.parametrize("act", SEALED_ACTS, ids=lambda act: act.__name__)
def test_the_page_leaves_nothing_but_what_it_sets(
    act: Callable[..., object], cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    name, form = PAGES[act.__name__]
    client = cast.client("member")
    before = rows()

    def post() -> None:
        answer = client.post(reverse(name, args=[cast.collective.pk]), form)
        assert answer.status_code == 302
        assert "Zephyrine" not in answer["Location"]

    left_nothing(post, caplog)
    assert rows() != before


def test_the_walk_would_find_what_is_told_to_the_group(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    """Proves the tests above can fail."""
    row = cast.institution
    with pytest.raises(AssertionError):
        left_nothing(lambda: actions.say_works_there(by=cast.member, institution=row), caplog)
