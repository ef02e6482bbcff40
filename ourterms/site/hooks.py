"""Walks the apps' hooks (ourterms/kit/hooks.py says which there are), and answers for what is site's own."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Exists
from django.utils.translation import gettext as _

from ourterms.collectives.models import WHOEVER, Collective, Member, asking
from ourterms.design.prepared import Prepared
from ourterms.kit.hooks import Card, Export, Kept, Tick
from ourterms.site.models import Feed


@cache
def _of(name: str) -> tuple[Callable[..., Any], ...]:
    found = []
    for config in apps.get_app_configs():
        if config.name.startswith("ourterms.") and find_spec(f"{config.name}.hooks"):
            hook = getattr(import_module(f"{config.name}.hooks"), name, None)
            if hook is not None:
                found.append(hook)
    # Whoever goes is let go of from the top down: who is in which circle has to stand until all have looked.
    return tuple(reversed(found) if name == "forget" else found)


def walk(name: str, *given: Any, **named: Any) -> Iterator[Any]:
    """What the apps' hooks of this name return, one after the other, in the order of the apps."""
    for hook in _of(name):
        yield from hook(*given, **named) or ()


def walk_each(name: str, *given: Any) -> Iterator[list[Any]]:
    """The same, each app's answer by itself."""
    for hook in _of(name):
        yield list(hook(*given) or ())


# Home -----------------------------------------------------------------------------------------------------------


@cache
def _apps_on_home() -> tuple[Any, ...]:
    """The apps' hooks, as modules, of those that have something for Home."""
    found = (
        import_module(f"{config.name}.hooks")
        for config in apps.get_app_configs()
        if config.name.startswith("ourterms.") and find_spec(f"{config.name}.hooks")
    )
    return tuple(each for each in found if hasattr(each, "waiting_for") or hasattr(each, "waiting_when"))


def _asked_for() -> dict[str, Any]:
    """Everything that apps say is perhaps there, by app and name."""
    return {
        f"{app.__name__}/{name}": rows
        for app in _apps_on_home()
        if hasattr(app, "perhaps")
        for name, rows in app.perhaps().items()
    }


def _build_there() -> Any:
    columns = {f"there_{place}": Exists(rows) for place, rows in enumerate(_asked_for().values())}
    return Member.objects.filter(pk=WHOEVER.pk).annotate(**columns).values_list(*columns)


_there = Prepared(_build_there)


@cache
def _names_there() -> tuple[str, ...]:
    return tuple(_asked_for())


def on_home(member: Member, now: datetime, only: Any = None) -> Iterator[Card]:
    """The cards of all apps for Home. What is mostly not there is asked for in one query, and then left alone. `only`:
    of the app with these hooks.
    """
    today = now.astimezone(ZoneInfo(member.collective.setting("collectives.zone"))).date()
    row = _there.first(now=now, today=today, person=member.person_id, **asking(member)) or ()
    there = {name for name, is_there in zip(_names_there(), row, strict=True) if is_there}
    for app in (only,) if only else _apps_on_home():
        mine = {name.partition("/")[2] for name in there if name.startswith(f"{app.__name__}/")}
        if hasattr(app, "waiting_when"):
            yield from app.waiting_when(member, now, mine) if mine else ()
        elif mine or not hasattr(app, "perhaps"):
            yield from app.waiting_for(member, now)


# Apps of what comes from outside. A group that has nothing to do with institutions sees nothing of them.
OUTSIDE = {"institutions", "asks", "pay", "promises"}


# What of that is kept about whoever comes from an institution; in the rest "you" is a member of a group.
OF_WHO_ASKS = {
    *("institutions.Institution", "institutions.Contact", "institutions.ContactDevice"),
    *("asks.Draft", "asks.Reply", "record.Objection"),
}


def everything_kept() -> list[Kept]:
    """Everything kept about people, from all apps."""
    return list(walk("keeps"))


def kept_here(*, outside: bool) -> list[Kept]:
    """The same; without what only those have who have to do with institutions, unless `outside`."""
    return [kept for kept in everything_kept() if outside or not is_outside(kept)]


def is_outside(kept: Kept) -> bool:
    """Whether only those have it who have to do with institutions."""
    return kept.table.partition(".")[0] in OUTSIDE


def keeps() -> list[Kept]:
    """What site itself keeps."""
    return [
        Kept(
            "site.Feed",
            _("That you have an address for our days in your calendar"),
            _("You; whoever has the address sees the days"),
            _("When you end it, or go"),
        ),
    ]


def export(person: UUID) -> list[Export]:
    """That somebody has an address for their calendar, and where."""
    feeds = Feed.objects.filter(member__person=person).select_related("member__collective").order_by("pk")
    return [Export("calendar-addresses", [{"group": feed.member.collective.name} for feed in feeds])]


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """Whoever goes has no calendar here any more."""
    Feed.objects.filter(member=member).delete()


def ticks() -> list[Tick]:
    """What site itself wants done again and again."""
    from ourterms.site import going

    return [
        Tick("site.groups", timedelta(hours=1), going.end_groups),
    ]


def self_check() -> list[str]:
    """What is wrong with the ground that everything stands on."""
    from ourterms.kit import clock
    from ourterms.site.self_check import wrong

    return wrong(clock.now())


def after_restore(was_destroyed: Callable[[UUID], bool], at: datetime) -> None:
    """Whoever closed their account after the backup was made goes from their groups again.

    Whether they left their words there is not known any more; so their words go. A group that was over is over again.
    """
    from ourterms.people.models import Trail
    from ourterms.site.going import end, go

    for member in Member.objects.select_related("collective").filter(person__closed=True, here=True):
        go(by=member, keep_words=False, at=at)
    Trail.objects.filter(person__closed=True).update(person=None)
    Member.objects.filter(person__closed=True).update(person=None)
    for collective in Collective.objects.all():
        if was_destroyed(collective.pk):
            end(collective)
