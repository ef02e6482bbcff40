"""Several at once, on databases in files as a real server has them: a test's own are in memory and wait for nobody."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
START = """
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ourterms.site.serve import prepare
prepare()
from django.db import connections
from ourterms.kit import chance
from ourterms.people import actions, tries
from ourterms.people.models import MailCode, Person
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
person = Person.objects.create()

def at_once(act, times=8):
    def once(number):
        try:
            return act(number)
        finally:
            connections.close_all()
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(once, range(times)))
"""
SAME_CODE = """
code = actions.make_card(by=person.pk, id=chance.uuid(), at=AT)[0]
print(json.dumps([came is not None for came in at_once(lambda _: actions.person_by_card(code))]))
"""
TRIES = """
print(json.dumps(at_once(lambda _: tries.over("password", "rowan@example.org", AT))))
"""
SAME_CARD = """
id = chance.uuid()
print(json.dumps([codes[0] for codes in at_once(lambda _: actions.make_card(by=person.pk, id=id, at=AT))]))
"""
MAIL = """
id, code = chance.uuid(), "2222-2222"
late, mark = AT.replace(hour=13), actions._code_mark(id, code)
MailCode.objects.create(pk=id, person_id=person.pk, mark=mark, purpose="sign-in", ends=late)
print(json.dumps([came is not None for came in at_once(lambda _: actions.person_by_mail(id, code, AT))]))
"""
NEWCOMER = """
from django.http import HttpResponse
from ourterms.collectives.actions import found
from ourterms.collectives.models import Member
from ourterms.people.newcomers import come_in
form = chance.uuid()

def enter(by):
    found(by=by, id=form, name="Driftline", own_name="Rowan", at=AT, today=AT.date())

def come(_):
    response = HttpResponse()
    come_in(response, place="start", form=form, shared=True, at=AT, enter=enter)
    return bool(response.cookies)

print(json.dumps([at_once(come, 4), Member.objects.count(), Person.objects.count()]))
"""


def said(code: str, data: Path) -> object:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(data), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", START + code], env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("code", [SAME_CODE, MAIL], ids=["card", "mail"])
def test_a_code_used_by_eight_at_once_lets_one_in(code: str, tmp_path: Path) -> None:
    came = said(code, tmp_path)
    assert isinstance(came, list)
    assert sorted(came) == [False] * 7 + [True]


def test_tries_made_at_once_are_all_counted(tmp_path: Path) -> None:
    over = said(TRIES, tmp_path)
    assert isinstance(over, list)
    assert sorted(over) == [False] * 5 + [True] * 3


def test_a_card_made_by_eight_at_once_is_one(tmp_path: Path) -> None:
    first = said(SAME_CARD, tmp_path)
    assert isinstance(first, list)
    assert len(set(first)) == 1


def test_a_form_to_start_sent_four_times_at_once_founds_one_group(tmp_path: Path) -> None:
    # the second person is the one that every script here begins with
    assert said(NEWCOMER, tmp_path) == [[True] * 4, 1, 2]
