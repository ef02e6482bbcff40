"""The last one goes: what is said before, thirty days to come back, and then all of it is deleted, for good."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.urls import reverse

from ourterms.collectives import actions
from ourterms.collectives.models import Collective, Member
from ourterms.funds import actions as funds
from ourterms.funds.models import TinLine
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring
from ourterms.people.models import Person, Trail
from ourterms.site import hooks
from ourterms.site.going import end_groups, go
from ourterms.talk.models import Post
from tests.cast import AT, Cast, a_decided, a_meeting, a_need, a_page, a_thread
from tests.durability import writers

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
OVER = AT + actions.ENDS_AFTER


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.frozen(AT):
        yield Cast()


def all_go(cast: Cast, *, last: Member) -> None:
    """Everybody goes from Driftline, `last` last."""
    here = Member.objects.filter(collective=cast.collective, here=True).exclude(pk=last.pk).order_by("pk")
    for member in (*here, last):
        go(by=Member.objects.select_related("collective").get(pk=member.pk), keep_words=True, at=AT)


def rows_of(collective: UUID) -> dict[str, int]:
    """How many rows of each table belong to a collective: by their own column, or by the member they are of."""
    found = {}
    for model in apps.get_models():
        names = {field.name for field in model._meta.fields}
        path = "collective" if "collective" in names else "member__collective" if "member" in names else ""
        if path and (number := model._default_manager.filter(**{path: collective}).count()):
            found[model._meta.label] = number
    return found


def test_the_last_one_is_told_what_is_deleted_and_when_and_what_to_keep(cast: Cast) -> None:
    client, group = cast.client("other collective's member"), cast.elsewhere.collective_id
    page = client.get(reverse("going", args=[group])).content.decode()
    assert "on Thursday 2 April 2026, all of it is deleted for good" in page
    for name, args in (("take", []), ("funds:csv", [group]), ("collectives:settings-csv", [group])):
        assert f'href="{reverse(name, args=args)}"' in page
    assert "You are the last one in Tidemark. All of it is deleted on Thursday 2 April 2026" in " ".join(
        client.get("/you/close/").content.decode().split()
    )


def test_who_went_last_can_come_back_until_then(cast: Cast) -> None:
    all_go(cast, last=cast.member)
    client, url = cast.client("member"), reverse("come-back", args=[cast.collective.pk])
    assert "Come back to Driftline" in client.get("/you/").content.decode()
    with clock.frozen(OVER - timedelta(minutes=1)):
        client = cast.client("member")
        assert client.post(url, {"name": ""}).status_code == 422
        answer = client.post(url, {"name": "Ash"})
        assert answer["Location"] == reverse("inside", args=[cast.collective.pk])
        assert client.get(answer["Location"]).status_code == 200
    ours = Collective.objects.get(pk=cast.collective.pk)
    assert (ours.ends, ours.last) == (None, None)
    end_groups(OVER + timedelta(days=400))
    assert Collective.objects.filter(pk=cast.collective.pk).exists()


@pytest.mark.parametrize("who", ["steward", "outsider", "ex-member", "other collective's member"])
def test_nobody_else_can(cast: Cast, who: str) -> None:
    all_go(cast, last=cast.member)
    client, url = cast.client(who), reverse("come-back", args=[cast.collective.pk])
    assert client.get(url).status_code == client.post(url, {"name": "Ash"}).status_code == 404
    assert "Driftline" not in client.get("/you/").content.decode()


def test_a_link_of_theirs_still_opens_it_and_it_goes_on(cast: Cast) -> None:
    code = actions.make_link(by=cast.member, id=chance.uuid(), at=AT)
    all_go(cast, last=cast.member)
    actions.join_by(code, by=Person.objects.create(), name="Fern", at=AT, today=AT.date())
    assert Collective.objects.get(pk=cast.collective.pk).ends is None
    assert actions.ending_for(cast.member.person_id, AT) == []  # type: ignore[arg-type]
    end_groups(OVER)
    assert Collective.objects.filter(pk=cast.collective.pk).exists()


def test_once_its_time_is_over_nobody_gets_in_any_more(cast: Cast) -> None:
    later = OVER - timedelta(days=1)
    code = actions.make_link(by=cast.member, id=chance.uuid(), at=later)
    all_go(cast, last=cast.member)
    assert actions.link_for(code, OVER - timedelta(minutes=1)) is not None
    assert actions.link_for(code, OVER) is None
    person = Person.objects.create()
    with pytest.raises(Refused, match="over"):
        actions.join(by=person, collective=cast.collective, name="Fern", at=OVER, today=OVER.date())


def test_then_everything_of_it_is_gone_and_nothing_of_anybody_else(cast: Cast, settings: Any) -> None:
    settings.MAIL = "smtp://mail.example.org"
    with clock.frozen(AT - timedelta(days=40)):
        for writer in writers.WRITERS:  # something of every app, in either group
            writers.write_once(writer)
    group = cast.collective.pk
    with clock.frozen(AT):
        for make in (a_meeting, a_need, a_decided):
            make(cast)
        a_thread(cast.member), a_page(cast.member)
        day = AT.date()
        line = funds.write_down(
            by=cast.member, id=chance.uuid(), way="in", amount="1", words="x", day=day, today=day, at=AT,
            receipt=cast.file,
        )  # fmt: skip
        funds.correct(by=cast.member, line=line, today=day, at=AT)
    file, elsewhere = cast.file.pk, rows_of(cast.elsewhere.collective_id)
    people = Person.objects.count()
    all_go(cast, last=cast.member)
    end_groups(OVER - timedelta(minutes=1))
    assert len(rows_of(group)) > 8

    end_groups(OVER)
    assert rows_of(group) == {}
    assert not Collective.objects.filter(pk=group).exists()
    assert not Trail.objects.filter(collective=group).exists()
    assert keyring().was_destroyed(group)
    assert keyring().was_destroyed(file)
    assert not (settings.FILES / file.hex[:2] / file.hex).exists()
    assert rows_of(cast.elsewhere.collective_id) == elsewhere
    assert Person.objects.count() == people


def test_a_line_of_the_tin_still_goes_in_no_other_way(cast: Cast) -> None:
    line = cast.line
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        TinLine.objects.filter(pk=line.pk).delete()
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        cast.collective.delete()


def test_broken_off_in_between_it_is_done_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    all_go(cast, last=cast.member)

    def breaks(*_: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(Collective, "delete", breaks)
        with pytest.raises(RuntimeError):
            end_groups(OVER)
    assert Member.objects.filter(collective=cast.collective).exists()
    end_groups(OVER + timedelta(hours=1))
    assert not Collective.objects.filter(pk=cast.collective.pk).exists()


def test_a_group_that_nobody_was_in_before_this_gets_its_thirty_days_too(cast: Cast) -> None:
    Member.objects.filter(collective=cast.collective).update(here=False)
    end_groups(AT)
    assert Collective.objects.get(pk=cast.collective.pk).ends == OVER
    end_groups(OVER)
    assert not Collective.objects.filter(pk=cast.collective.pk).exists()


def test_what_an_older_backup_brings_back_goes_again(cast: Cast) -> None:
    a_thread(cast.member)
    keyring().destroy(cast.collective.pk)  # as when the group ended after the backup was made
    hooks.after_restore(keyring().was_destroyed, OVER)
    assert not Collective.objects.filter(pk=cast.collective.pk).exists()
    assert not Post.objects.filter(collective=cast.collective.pk).exists()
    assert Collective.objects.filter(pk=cast.elsewhere.collective_id).exists()


def test_whoever_closed_their_account_can_not_come_back_and_it_ends_all_the_same(cast: Cast) -> None:
    group = cast.elsewhere.collective_id
    cast.client("other collective's member").post("/you/close/", {"sure": "yes", f"words-{group}": "stay"})
    assert Collective.objects.get(pk=group).ends == OVER
    end_groups(OVER)
    assert not Collective.objects.filter(pk=group).exists()


def test_the_background_process_does_it() -> None:
    assert "site.groups" in {tick.name for tick in hooks.ticks()}
