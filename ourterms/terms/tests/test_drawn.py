"""Findings drawn by hand: what is kept of them, and what never is."""

from datetime import date

from ourterms.terms import ask, drawn
from ourterms.terms.ready_made import ready_made
from ourterms.terms.views import by_status

ADVERT = "We pay £20 an hour. Write to {name} at {name}@example.org by 5 March 2026. <b>No</b> fares."


def drawn_of(name: str) -> str:
    made = ask.report_on(ADVERT.format(name=name), ready_made(), date(2026, 2, 2))
    return drawn.everything(by_status(made.findings))


def test_nothing_that_they_wrote_is_kept_with_a_drawing() -> None:
    first = drawn_of("Quill")
    kept = drawn._found.cache_info().currsize
    second = drawn_of("Zephyrine")
    assert "Quill" in first
    assert "Quill" not in second
    assert second == first.replace("Quill", "Zephyrine")
    assert drawn._found.cache_info().currsize == kept


def test_a_sign_is_drawn_once_and_the_rest_is_the_same_for_template_and_page() -> None:
    made = ask.report_on(ADVERT.format(name="Quill"), ready_made(), date(2026, 2, 2))
    groups = by_status(made.findings)
    assert drawn.everything(groups) == drawn.everything_as_sent(groups).decode()
    assert drawn.everything(groups).count("<symbol") == len(groups)
    assert "<b>" not in drawn.everything(groups)
