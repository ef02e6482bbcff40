"""Threads, posts, what was taken back, and what was hidden under a house rule."""

from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q

from ourterms.collectives import actions as collectives
from ourterms.kit import chance, clock
from ourterms.notices.models import Told
from ourterms.people.acts import Refused
from ourterms.talk import actions
from ourterms.talk.models import Hiding, Post, Thread
from tests.durability.writers.drawn import (
    Note,
    Writer,
    beside,
    newcomer,
    of_group,
    some_member,
    things_of,
    with_address,
    words,
)

RULE = "Ask first."


def thread() -> Note | None:
    by = some_member()
    if by is None:
        return None
    id, said, at = chance.uuid(), words(), clock.now()
    actions.begin(by=by, id=id, title=said, words=said, at=at, today=at.date())
    return {"thread": str(id), "words": said}


def _thread_is(note: Note) -> bool:
    opening = Post.objects.filter(thread=note["thread"], opens=True, thread__title=note["words"]).first()
    return opening is not None and opening.words == note["words"] and note["words"] in opening.html


def post() -> Note | None:
    """Somebody who can be written to begins a thread, and somebody else writes in it."""
    by = some_member()
    if by is None:
        return None
    other, said, at = newcomer(by.collective, with_address()), words(), clock.now()
    begun = actions.begin(by=other, id=chance.uuid(), title=said, words=said, at=at, today=at.date())
    id = chance.uuid()
    actions.write(by=by, id=id, thread=begun, words=said, at=at)
    return {"post": str(id), "words": said, "thread": str(begun.pk), "told": str(other.pk)}


def quoted() -> Note | None:
    by = some_member()
    begun = by and of_group(by, Thread.objects.all())
    if by is None or begun is None:
        return None
    id, said = chance.uuid(), words()
    quoted = Post.objects.get(thread=begun, opens=True)
    actions.write(by=by, id=id, thread=begun, words=said, quotes=quoted, at=clock.now())
    return {"post": str(id), "words": said, "quotes": str(quoted.pk)}


def changed() -> Note | None:
    """A post is changed; another one is taken back."""
    by = some_member()
    begun = by and of_group(by, Thread.objects.all())
    if by is None or begun is None:
        return None
    said, at = words(), clock.now()
    other = actions.write(by=by, id=chance.uuid(), thread=begun, words="x", at=at)
    gone = actions.write(by=by, id=chance.uuid(), thread=begun, words="y", at=at)
    actions.change(by=by, post=other, words=said)
    actions.take_back(by=by, post=gone)
    return {"post": str(other.pk), "words": said, "gone": str(gone.pk)}


def hidden() -> Note | None:
    """One post is hidden, another one is hidden and shown again."""
    by = some_member()
    begun = by and of_group(by, Thread.objects.all())
    other = by and beside(by)
    if by is None or begun is None or other is None:
        return None
    at = clock.now()
    if by.collective.setting("collectives.house_rules") != RULE:
        collectives.set_up(by=by, name="collectives.house_rules", given=RULE, at=at)
        by.refresh_from_db()
        if by.collective.setting("collectives.house_rules") != RULE:
            raise Refused("Somebody set other rules.")
    posts = [actions.write(by=other, id=chance.uuid(), thread=begun, words="x", at=at) for _two in range(2)]
    for each in posts:
        actions.hide(by=by, post=each, rule=RULE, at=at)
    actions.show_again(by=by, post=posts[1], at=at)
    return {"hidden": str(posts[0].pk), "shown": str(posts[1].pk)}


WRITERS = [
    Writer("thread", thread, _thread_is),
    Writer(
        "post",
        post,
        lambda note: (
            Post.objects.filter(pk=note["post"], words=note["words"], thread=note["thread"]).exists()
            and Told.objects.filter(about=note["thread"], member=note["told"]).exists()
        ),
    ),
    Writer(
        "quoted",
        quoted,
        lambda note: Post.objects.filter(pk=note["post"], words=note["words"], quotes=note["quotes"]).exists(),
    ),
    Writer(
        "changed",
        changed,
        lambda note: (
            Post.objects.filter(pk=note["post"], words=note["words"], changed=True).exists()
            and Post.objects.filter(pk=note["gone"], words="", taken_back=True).exists()
        ),
    ),
    Writer(
        "post_hidden",
        hidden,
        lambda note: (
            Post.objects.filter(pk=note["hidden"], hidden=True).exists()
            and Hiding.objects.filter(post=note["hidden"], undone=False).exists()
            and Post.objects.filter(pk=note["shown"], hidden=False).exists()
            and Hiding.objects.filter(post=note["shown"], undone=True).exists()
        ),
    ),
]


def every_thread_has_its_first_post() -> list[str]:
    none = Thread.objects.annotate(first=Count("posts", filter=Q(posts__opens=True))).exclude(first=1)
    return [f"thread {row.pk}: {row.first} first posts" for row in none]


def a_thread_is_as_new_as_a_post_of_it() -> list[str]:
    """Two who write at once may set it in either order, but to a moment of theirs."""
    latest = Thread.objects.annotate(newest=Max("posts__at")).exclude(posts__at=F("last_at"))
    return [f"thread {row.pk}: last {row.last_at}, newest post {row.newest}" for row in latest]


def what_is_hidden_says_why() -> list[str]:
    why = Hiding.objects.filter(undone=False).values("post")
    half = Post.objects.filter(Q(hidden=True) & ~Q(pk__in=why) | Q(hidden=False) & Q(pk__in=why))
    wrong = [f"post {pk}: hidden by half" for pk in half.values_list("pk", flat=True)]
    hidden = set(Hiding.objects.values_list("post", flat=True))
    again = set(Hiding.objects.filter(undone=True).values_list("post", flat=True))
    wrong += [f"post {pk}: in one of the log and the trail" for pk in hidden ^ things_of("talk:post-hidden")]
    return wrong + [f"post {pk}: shown again by half" for pk in again ^ things_of("talk:post-shown-again")]


def answers_to_tell_of() -> Any:
    answers = Post.objects.filter(thread__by__person__email_mark__isnull=False).exclude(by=F("thread__by"))
    return answers.exclude(thread__posts__opens=True, thread__posts__taken_back=True)


def who_began_a_thread_is_told_of_the_first_answer() -> list[str]:
    told = Told.objects.filter(about=OuterRef("thread"), member=OuterRef("thread__by"))
    half = answers_to_tell_of().filter(~Exists(told))
    return [f"post {pk}: nobody was told" for pk in half.values_list("pk", flat=True)]


HOLDS = [
    every_thread_has_its_first_post,
    a_thread_is_as_new_as_a_post_of_it,
    what_is_hidden_says_why,
    who_began_a_thread_is_told_of_the_first_answer,
]
