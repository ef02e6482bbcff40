"""Founding, joining, leaving, settings, links, circles, roles."""

from collections import Counter, defaultdict
from uuid import UUID

from django.db.models import Count, Q

from ourterms.collectives import actions
from ourterms.collectives.joining import actions as joining
from ourterms.collectives.models import Asking, Change, Circle, CircleMember, Collective, Link, Member, NewCard
from ourterms.collectives.settings import default_of
from ourterms.kit import chance, clock
from ourterms.notices.models import Notice
from ourterms.people.keys import keyring
from ourterms.people.models import Person, Trail
from ourterms.site.going import end, go
from tests.durability.writers.drawn import (
    GOING,
    Note,
    Writer,
    beside,
    ids,
    newcomer,
    some_member,
    things_of,
    with_address,
    words,
)

SETTING = "collectives.hosts"


def found() -> Note:
    person = Person.objects.create()
    at = clock.now()
    member = actions.found(by=person, id=chance.uuid(), name="Driftline", own_name="Rowan", at=at, today=at.date())
    return {"person": str(person.pk), "member": str(member.pk), "collective": str(member.collective_id)}


def join() -> Note | None:
    other = some_member()
    if other is None:
        return None
    member = newcomer(other.collective)
    return {"member": str(member.pk), "name": member.name}


def gone() -> Note | None:
    """Somebody joins and goes, with their words."""
    other = some_member()
    if other is None:
        return None
    member = newcomer(other.collective, name=GOING)
    go(by=member, keep_words=False, at=clock.now())
    return {"member": str(member.pk), "person": str(member.person_id), "collective": str(member.collective_id)}


def _gone_is(note: Note) -> bool:
    member = Member.objects.filter(pk=note["member"], here=False).first()
    line = Trail.objects.filter(person=note["person"], collective=note["collective"], event="collectives:left")
    return member is not None and not member.name.startswith(GOING) and line.exists()


def ended() -> Note:
    """The only one of a group goes, and it ends. No other writer joins it meanwhile: who is going is not drawn."""
    person, at = Person.objects.create(), clock.now()
    member = actions.found(by=person, id=chance.uuid(), name="Eddy", own_name=GOING, at=at, today=at.date())
    go(by=member, keep_words=True, at=at)
    end(Collective.objects.get(pk=member.collective_id))
    return {"collective": str(member.collective_id)}


def set_up() -> Note | None:
    by = some_member()
    if by is None:
        return None
    value = words()
    actions.set_up(by=by, name=SETTING, given=value, at=clock.now())
    return {"collective": str(by.collective_id), "member": str(by.pk), "value": value}


def make_link() -> Note | None:
    by = some_member()
    if by is None:
        return None
    link = chance.uuid()
    return {"link": str(link), "code": actions.make_link(by=by, id=link, at=clock.now())}


def join_by_link() -> Note | None:
    by = some_member()
    if by is None:
        return None
    at = clock.now()
    code = actions.make_link(by=by, id=chance.uuid(), at=at, once=True)
    person = Person.objects.create()
    member = actions.join_by(code, by=person, name=f"Kit {chance.code(2)}", at=at, today=at.date())
    return {"member": str(member.pk), "code": code}


def asked() -> Note | None:
    """Somebody asks to join, and is welcomed."""
    by = some_member()
    if by is None:
        return None
    id, at = chance.uuid(), clock.now()
    joining.ask(collective=by.collective, id=id, token=chance.token(16), answers=[["Why?", "x"]], person=None, at=at)
    joining.answer(by=by, id=id, welcome=True, at=at)
    return {"asking": str(id)}


def new_card() -> Note | None:
    """Two who know somebody ask for a new card for them."""
    by = some_member()
    other = by and beside(by)
    if by is None or other is None:
        return None
    whose, id, at = newcomer(by.collective, with_address()), chance.uuid(), clock.now()
    joining.start_new_card(by=by, whose=whose, id=id, at=at, today=at.date())
    joining.agree_to_new_card(by=other, whose=whose, at=at, today=at.date())
    return {"card": str(id), "whose": str(whose.pk), "two": [str(by.pk), str(other.pk)]}


def hidden() -> Note | None:
    """Somebody hides from a name."""
    other = some_member()
    if other is None:
        return None
    member, name = newcomer(other.collective), f"Wren {chance.code(3)}"
    actions.hide_from(by=member, words=name)
    return {"person": str(member.person_id), "name": name}


def circle() -> Note | None:
    by = some_member()
    if by is None:
        return None
    other = beside(by)
    started = actions.start_circle(by=by, id=chance.uuid(), name="Quiet room", purpose="")
    if other is not None:
        actions.bring_into_circle(by=by, circle=started, member=other)
    return {"circle": str(started.pk), "members": [str(each.pk) for each in (by, other) if each is not None]}


def role() -> Note | None:
    by = some_member()
    if by is None:
        return None
    actions.take_role(by=by, kind="library", at=clock.now())
    actions.put_down_role(by=by, kind="library", at=clock.now())
    return {"person": str(by.person_id), "collective": str(by.collective_id)}


WRITERS = [
    Writer(
        "found",
        found,
        lambda note: Member.objects.filter(
            pk=note["member"], person=note["person"], collective=note["collective"]
        ).exists(),
    ),
    Writer("gone", gone, _gone_is),
    Writer(
        "ended",
        ended,
        lambda note: (
            keyring().was_destroyed(UUID(note["collective"]))
            and not Collective.objects.filter(pk=note["collective"]).exists()
            and not Trail.objects.filter(collective=note["collective"]).exists()
        ),
    ),
    Writer(
        "asked",
        asked,
        lambda note: (
            Asking.objects.filter(pk=note["asking"], welcome=True, answers=[]).exists()
            and Link.objects.filter(pk=note["asking"], once=True).exists()
        ),
    ),
    Writer(
        "new_card",
        new_card,
        lambda note: NewCard.objects.filter(
            pk=note["card"], member=note["whose"], asked_by=note["two"][0], agreed_by=note["two"][1]
        ).exists(),
    ),
    Writer("hidden", hidden, lambda note: note["name"] in _hiding(UUID(note["person"]))),
    Writer("join", join, lambda note: Member.objects.filter(pk=note["member"], name=note["name"]).exists()),
    Writer(
        "set_up",
        set_up,
        lambda note: any(
            change.after == note["value"]
            for change in Change.objects.filter(collective=note["collective"], member=note["member"])
        ),
    ),
    Writer("make_link", make_link, lambda note: Link.objects.filter(pk=note["link"]).exists()),
    Writer(
        "join_by_link",
        join_by_link,
        lambda note: (
            Member.objects.filter(pk=note["member"]).exists() and actions.link_for(note["code"], clock.now()) is None
        ),
    ),
    Writer(
        "circle",
        circle,
        lambda note: (
            CircleMember.objects.filter(circle=note["circle"], member__in=note["members"]).count()
            == len(note["members"])
        ),
    ),
    Writer(
        "role",
        role,
        lambda note: all(
            Trail.objects.filter(person=note["person"], collective=note["collective"], event=event).exists()
            for event in ("collectives:role-taken", "collectives:role-put-down")
        ),
    ),
]


def _hiding(person: UUID) -> list[str]:
    return [noted for _token, noted in actions.hidden_from_by(person)]


def founder_or_three() -> list[str]:
    """A founder is alone or with one; nobody's power ended before there were three, or nobody at all."""
    ours = Collective.objects.annotate(
        ever=Count("members", distinct=True), here=Count("members", filter=Q(members__here=True), distinct=True)
    )
    wrong = ours.filter(Q(founder=None, ever__lt=3, here__gt=0) | Q(founder__isnull=False, here__gte=3))
    return [f"collective {row.pk}: founder {row.founder_id}, {row.here} of {row.ever} members here" for row in wrong]


def a_group_ends_as_long_as_nobody_is_here() -> list[str]:
    ours = Collective.objects.annotate(here=Count("members", filter=Q(members__here=True)))
    wrong = ours.filter(Q(here=0, ends=None) | Q(here__gt=0, ends__isnull=False))
    return [f"collective {row.pk}: {row.here} here, ends {row.ends}" for row in wrong]


def every_change_has_its_value() -> list[str]:
    """Changes make a chain from the default to what is set, whatever their order."""
    befores: dict[UUID, Counter[str]] = defaultdict(Counter)
    afters: dict[UUID, Counter[str]] = defaultdict(Counter)
    for collective, before, after in Change.objects.filter(setting=SETTING).values_list(
        "collective", "before", "after"
    ):
        befores[collective][before] += 1
        afters[collective][after] += 1
    wrong = []
    for collective in Collective.objects.all():
        befores[collective.pk][collective.setting(SETTING)] += 1
        afters[collective.pk][default_of(SETTING)] += 1
        if befores[collective.pk] != afters[collective.pk]:
            wrong.append(f"collective {collective.pk}: its changes don't lead to what is set")
    return wrong


def trail_fits() -> list[str]:
    lines: dict[str, Counter[UUID]] = defaultdict(Counter)
    for event, collective in Trail.objects.filter(event__startswith="collectives:").values_list("event", "collective"):
        lines[event][collective] += 1
    members = Counter(Member.objects.values_list("collective", flat=True))
    gone = Counter(Member.objects.filter(here=False).values_list("collective", flat=True))
    changes = Counter(Change.objects.values_list("collective", flat=True))
    wrong = []
    for pk in Collective.objects.values_list("pk", flat=True):
        expected = {"founded": 1, "joined": members[pk] - 1, "left": gone[pk], "setting-changed": changes[pk]}
        for event, number in expected.items():
            if lines[f"collectives:{event}"][pk] != number:
                wrong.append(f"collective {pk}: {lines[f'collectives:{event}'][pk]} lines of {event}, not {number}")
    return wrong + [f"no line of link {pk}" for pk in ids(Link) - things_of("collectives:link-made")]


def circles_have_somebody() -> list[str]:
    return [f"circle {circle.pk}: nobody" for circle in Circle.objects.filter(circlemember=None)]


def who_is_welcomed_has_a_way_in() -> list[str]:
    """What somebody wrote goes with the answer; nobody here used the link."""
    half = Asking.objects.filter(welcome=True).exclude(answers=[], pk__in=Link.objects.values("pk"))
    return [f"asking {pk}: welcomed by half" for pk in half.values_list("pk", flat=True)]


def who_gets_a_new_card_is_told() -> list[str]:
    half = NewCard.objects.filter(member__person__email_mark__isnull=False).exclude(
        member__in=Notice.objects.values("member")
    )
    return [f"new card {pk}: nobody was told" for pk in half.values_list("pk", flat=True)]


HOLDS = [
    founder_or_three,
    a_group_ends_as_long_as_nobody_is_here,
    every_change_has_its_value,
    trail_fits,
    circles_have_somebody,
    who_is_welcomed_has_a_way_in,
    who_gets_a_new_card_is_told,
]
