"""What talk tells the rest (ourterms/kit/hooks.py)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Circle, Member
from ourterms.kit.hooks import Card, Export, Found, Kept
from ourterms.talk import actions, rules
from ourterms.talk.models import Hiding, Mute, Post, Thread
from ourterms.talk.reading import found_in, newest_from_others, newest_thread

ON_HOME = timedelta(days=7)


def keeps() -> list[Kept]:
    """Every table of this app."""
    readers = _("Members of the group, or of the circle")
    gone = _("When you take it back; when you go, if you want it so")
    return [
        Kept("talk.Thread", _("The title of a thread you began, and the day"), readers, gone),
        Kept(
            "talk.Post",
            _("What you wrote in a thread, and when. No page shows when"),
            readers,
            gone,
        ),
        Kept(
            "talk.Hiding",
            _("That a post was hidden, under which house rule, and if that was undone; not by whom"),
            readers,
            _("With the group"),
        ),
        Kept("talk.Mute", _("Which threads you muted"), _("You"), _("When you have them back, or go")),
    ]


def _threads_url(member: Member, circle: Circle | None = None) -> str:
    address = reverse("talk:threads", args=[member.collective_id])
    return f"{address}?circle={circle.pk}" if circle else address


def _card(member: Member, circle: Circle | None = None) -> Card:
    newest = newest_thread(member, circle)
    if newest is None:
        words = _("Nobody has begun a thread yet. Anything can be one.")
    elif newest.shown_title:
        words = _("Somebody wrote in “%s”.") % newest.shown_title
    else:
        words = _("Threads on anything.")
    return Card(_("Talk"), _("Talk"), words, _threads_url(member, circle), _("Read and write"), 30)


def together(member: Member, now: datetime) -> list[Card]:
    """The way to the threads."""
    return [_card(member)]


def circle(member: Member, circle: Circle, now: datetime) -> list[Card]:
    """The way to the threads of a circle, for somebody who is in it."""
    return [_card(member, circle)]


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """That somebody else wrote in the last days. Read or not: nobody keeps that."""
    post = newest_from_others(member, now - ON_HOME)
    if post is None:
        return []
    title = post.thread.shown_title
    words = _("Somebody wrote in “%s”.") % title if title else _("Somebody wrote in a thread.")
    url = reverse("talk:thread", args=[member.collective_id, post.thread_id])
    return [Card(_("Talk"), _("There is talk, if you like"), words, url, _("Read it"), 60)]


def search(member: Member, words: str) -> Iterator[Found]:
    """Posts that hold all the words. Behind a content note, only the note shows."""
    wanted = words.split()
    if not wanted:
        return
    for post in found_in(member, wanted):
        where = post.thread.circle.name if post.thread.circle else _("Talk")
        shown = post.note or rules.excerpt(post.words, wanted)
        url = reverse("talk:post", args=[member.collective_id, post.pk])
        yield Found(post.thread.shown_title or _("A thread without a title"), where, shown, url)


def export(person: UUID) -> list[Export]:
    """What somebody wrote, muted and chose. Titles only of threads that they began: others' words are others'."""
    begun = Thread.objects.filter(by__person=person).order_by("day", "pk")
    written = Post.objects.filter(by__person=person).order_by("at")
    under = dict(Hiding.objects.filter(post__by__person=person, undone=False).values_list("post", "rule"))
    posts: list[dict[str, object]] = [
        {
            "id": str(post.pk),
            "collective": str(post.collective_id),
            "circle": str(post.circle_id or ""),
            "thread": str(post.thread_id),
            "note": post.note,
            "words": post.words,
            "written": post.at.isoformat(),
            "changed": post.changed,
            "taken back": post.taken_back,
            "hidden under": under.get(post.pk, ""),
        }
        for post in written
    ]
    muted = Mute.objects.filter(member__person=person).order_by("pk")
    return [
        Export("talk-threads", [{"id": str(t.pk), "title": t.title, "day": t.day.isoformat()} for t in begun]),
        Export("talk-posts", posts),
        Export("talk-muted", [{"thread": str(mute.thread_id)} for mute in muted]),
    ]


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: their words stay under the name that stands there, or go."""
    actions.forget(member=member, keep_words=keep_words)
