from datetime import timedelta

import pytest

from ourterms.aid import actions
from ourterms.aid.models import Need
from ourterms.collectives.actions import set_up
from tests.cast import AT, Cast, a_need

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


def test_a_group_says_itself_how_long_what_was_closed_is_kept() -> None:
    cast = Cast()
    need = a_need(cast)
    actions.close(by=cast.steward, need=need, at=AT)
    set_up(by=cast.steward, name="aid.kept", given="60", at=AT)
    actions.fade(AT + timedelta(days=59))
    assert Need.objects.filter(pk=need.pk).exists()
    actions.fade(AT + timedelta(days=60))
    assert not Need.objects.filter(pk=need.pk).exists()
