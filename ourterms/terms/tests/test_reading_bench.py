"""How well the reader reads our own adverts, and the bench that counts it."""

import json

import pytest

from bench import reading as bench
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.labels import labels

CASES = bench.cases_in(bench.OWN)
TALLIES = {field: bench.tally(CASES, field) for field in bench.FIELDS}


def test_it_reads_most_of_our_own_adverts() -> None:
    assert len(CASES) == 466
    assert bench.macro_f1(TALLIES.values()) >= 0.85


@pytest.mark.parametrize("field", bench.FIELDS)
def test_it_rarely_claims_what_is_not_there(field: str) -> None:
    assert TALLIES[field].precision >= 0.8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_labels_show_words_of_the_text(case: bench.Case) -> None:
    text = " ".join((bench.OWN / f"{case.name}.txt").read_text("utf-8").split())
    for words in case.labelled["evidence"].values():
        assert " ".join(words.split()) in text


def test_a_miss_a_wrong_value_and_a_claim_out_of_nothing_all_count() -> None:
    said = [(2, 2), (2, 3), (2, None), (None, 2), (None, None)]
    cases = [bench.Case(str(n), {"people_sought": a}, {"people_sought": b}) for n, (a, b) in enumerate(said)]
    tally = bench.tally(cases, "people_sought")
    assert tally == (3, 3, 1)
    assert (tally.precision, tally.recall, tally.f1) == (1 / 3, 1 / 3, 1 / 3)


def test_silence_in_the_labels_words_is_silence() -> None:
    silent = bench.Case("1", {"authority": "none_stated"}, labels(Conditions()))
    assert bench.tally([silent], "authority") == (0, 0, 0)
    assert bench.macro_f1([bench.tally([silent], "authority")]) == 1.0


def test_the_labels_speak_the_words_of_the_label_files() -> None:
    made = labels(Conditions(country=Fact("GB", ("NHS",)), authority=Fact("seat", ("a seat",)), place=Fact("hybrid")))
    assert (made["country"], made["authority"], made["authority_evidence"]) == ("UK", "advise", "a seat")
    assert (made["location_or_remote"], made["location_or_remote_evidence"]) == ("hybrid", None)
    assert json.loads(json.dumps(made)) == made


def test_without_cases_it_says_that_it_reads_our_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OURTERMS_CASES", raising=False)
    assert bench.main([]) == 0
    out = capsys.readouterr().out
    assert "our own adverts only" in out
    assert "Kept aside" not in out
