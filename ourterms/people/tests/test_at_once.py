"""Several at once, on databases in files as a real server has them: a test's own are in memory and wait for nobody."""

from pathlib import Path

import pytest

from tests.at_once import tried

START = """
from datetime import UTC, datetime
from ourterms.kit import chance
from ourterms.people import actions, tries
from ourterms.people.models import MailCode, Person
from tests.at_once import MANY, at_once
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
person = Person.objects.create()
"""
SAME_CODE = """
code = actions.make_card(by=person.pk, id=chance.uuid(), at=AT)[0]
found["came"] = [came is not None for came in at_once([lambda: actions.person_by_card(code)] * MANY)]
"""
TRIES = """
found["over"] = at_once([lambda: tries.over("password", "rowan@example.org", AT)] * MANY)
"""
SAME_CARD = """
id = chance.uuid()
found["first"] = [codes[0] for codes in at_once([lambda: actions.make_card(by=person.pk, id=id, at=AT)] * MANY)]
"""
MAIL = """
id, code = chance.uuid(), "2222-2222"
late, mark = AT.replace(hour=13), actions._code_mark(id, code)
MailCode.objects.create(pk=id, person_id=person.pk, mark=mark, purpose="sign-in", ends=late)
found["came"] = [came is not None for came in at_once([lambda: actions.person_by_mail(id, code, AT)] * MANY)]
"""
NEWCOMER = """
from django.http import HttpResponse
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.people.newcomers import come_in
form = chance.uuid()

def enter(by):
    collectives.found(by=by, id=form, name="Driftline", own_name="Rowan", at=AT, today=AT.date())

def come():
    response = HttpResponse()
    come_in(response, place="start", form=form, shared=True, at=AT, enter=enter)
    return bool(response.cookies)

found["came"] = at_once([come] * 4)
found["members and people"] = [Member.objects.count(), Person.objects.count()]
"""


@pytest.mark.parametrize("code", [SAME_CODE, MAIL], ids=["card", "mail"])
def test_a_code_used_by_eight_at_once_lets_one_in(code: str, tmp_path: Path) -> None:
    assert sorted(tried(START + code, tmp_path)["came"]) == [False] * 7 + [True]


def test_tries_made_at_once_are_all_counted(tmp_path: Path) -> None:
    assert sorted(tried(START + TRIES, tmp_path)["over"]) == [False] * 5 + [True] * 3


def test_a_card_made_by_eight_at_once_is_one(tmp_path: Path) -> None:
    assert len(set(tried(START + SAME_CARD, tmp_path)["first"])) == 1


def test_a_form_to_start_sent_four_times_at_once_founds_one_group(tmp_path: Path) -> None:
    # the second person is the one that every script here begins with
    assert tried(START + NEWCOMER, tmp_path) == {"came": [True] * 4, "members and people": [1, 2]}
