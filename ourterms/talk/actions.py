"""Every write of talk."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ourterms.collectives.models import Circle, Member
from ourterms.collectives.permissions import may_use_circle
from ourterms.kit import chance
from ourterms.kit.markdown import VERSION, to_html
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.notices.actions import tell
from ourterms.people.acts import Refused, make, trail
from ourterms.talk import rules
from ourterms.talk.models import Hiding, Mute, Post, Thread
from ourterms.talk.permissions import hides_as, may_change, may_hide


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def _clean(words: str, note: str) -> dict[str, object]:
    words, note = many_lines(words), one_line(note)
    _refuse_unless(bool(words), say("Write something first."))
    _refuse_unless(len(words) <= rules.WORDS, say("Use at most {most} letters, or write two posts.", most=rules.WORDS))
    _refuse_unless(len(note) <= rules.NOTE, say("Use at most {most} letters for the note.", most=rules.NOTE))
    return {"words": words, "html": to_html(words), "rendered": VERSION, "note": note}


def _clean_title(title: str) -> str:
    title = one_line(title)
    _refuse_unless(bool(title), say("Put a title, so that people find it again."))
    _refuse_unless(len(title) <= rules.TITLE, say("Use at most {most} letters for the title.", most=rules.TITLE))
    return title


def _may_write_in(by: Member, thread: Thread) -> None:
    _refuse_unless(thread.collective_id == by.collective_id)
    _refuse_unless(thread.circle is None or may_use_circle(by, thread.circle))


@transaction.atomic
def begin(
    *,
    by: Member,
    id: UUID,
    title: str,
    words: str,
    note: str = "",
    circle: Circle | None = None,
    at: datetime,
    today: date,
) -> Thread:
    """Begin a thread with its first post. `today` is the day by the collective's clock."""
    _refuse_unless(circle is None or may_use_circle(by, circle))
    title, written = _clean_title(title), _clean(words, note)
    thread, made = make(
        Thread,
        id,
        collective=by.collective,
        circle=circle,
        by=by,
        title=title,
        note=written["note"],
        day=today,
        last_at=at,
    )
    if made:
        Post.objects.create(
            pk=chance.uuid(),
            collective=by.collective,
            circle=circle,
            thread=thread,
            by=by,
            opens=True,
            at=at,
            **written,
        )
    return thread


@transaction.atomic
def write(
    *, by: Member, id: UUID, thread: Thread, words: str, note: str = "", quotes: Post | None = None, at: datetime
) -> Post:
    """Write in a thread. `quotes`: a post of the same thread, whose words stand above as long as they are there."""
    _may_write_in(by, thread)
    _refuse_unless(quotes is None or quotes.thread_id == thread.pk)
    post, made = make(
        Post,
        id,
        collective_id=thread.collective_id,
        circle_id=thread.circle_id,
        thread=thread,
        by=by,
        quotes=quotes,
        at=at,
        **_clean(words, note),
    )
    if made:
        Thread.objects.filter(pk=thread.pk).update(last_at=at)
        _tell_of(thread, by, at)
    return post


def _tell_of(thread: Thread, by: Member, at: datetime) -> None:
    """Tell who takes part in a thread that somebody wrote: who wrote in it too, did not mute it, and may read it."""
    wrote = Post.objects.filter(thread=thread, taken_back=False).values("by")
    muted = Mute.objects.filter(thread=thread).values("member")
    others = Member.objects.filter(pk__in=wrote, here=True).exclude(pk=by.pk).exclude(pk__in=muted)
    if thread.circle_id is not None:
        others = others.filter(circlemember__circle=thread.circle_id)
    found = list(others.order_by("pk"))
    began = [member for member in found if member.pk == thread.by_id]
    tell(members=began, topic="mine", about=thread.pk, at=at, own=True)
    tell(members=[member for member in found if member not in began], topic="talk", about=thread.pk, at=at)


@transaction.atomic
def change(*, by: Member, post: Post, words: str, note: str = "", title: str = "") -> None:
    """Put other words in one's own post; `title` counts for the first of a thread. It is marked as changed."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    _may_write_in(by, post.thread)
    _refuse_unless(may_change(by, post), say("Only whoever wrote it can change it."))
    written = _clean(words, note)
    if post.opens:
        new = _clean_title(title)
        post.changed = post.changed or new != post.thread.title
        Thread.objects.filter(pk=post.thread_id).update(title=new, note=written["note"])
    if (post.words, post.note) != (written["words"], written["note"]):
        post.changed = True
        for name, value in written.items():
            setattr(post, name, value)
    post.save(update_fields=[*written, "changed"])


def _blank(posts: list[UUID]) -> None:
    Post.objects.filter(pk__in=posts).update(
        words="", html="", note="", rendered=VERSION, taken_back=True, changed=False, hidden=False, quotes=None
    )
    opened = Post.objects.filter(pk__in=posts, opens=True).values("thread")
    Thread.objects.filter(pk__in=opened).update(title="", note="", title_hidden=False)


@transaction.atomic
def take_back(*, by: Member, post: Post) -> None:
    """Take one's own words out of the database, for good; the title too, where they began the thread."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    if post.by_id == by.pk and post.taken_back:
        return
    _refuse_unless(may_change(by, post), say("Only whoever wrote it can take it back."))
    _blank([post.pk])


def mute(*, by: Member, thread: Thread) -> None:
    """Keep a thread out of one's own lists. Leaves no trace but the row."""
    _refuse_unless(thread.collective_id == by.collective_id)
    Mute.objects.get_or_create(member=by, thread=thread)


def unmute(*, by: Member, thread: Thread) -> None:
    """Have a thread back in one's lists."""
    Mute.objects.filter(member=by, thread=thread).delete()


@transaction.atomic
def hide(*, by: Member, post: Post, rule: str, at: datetime) -> None:
    """Hide a post that breaks one of our house rules. Everybody can read in the log under which; the words stay."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    _may_write_in(by, post.thread)
    _refuse_unless(post.by_id != by.pk, say("This is your own. You can take it back instead."))
    _refuse_unless(may_hide(by, post), say("Somebody holds the role House rules. Ask them."))
    ours = rules.house_rules(by.collective.setting("collectives.house_rules"))
    _refuse_unless(rule in ours, say("Choose one of our house rules."))
    if post.hidden:
        return
    Hiding.objects.create(
        collective_id=post.collective_id,
        circle_id=post.circle_id,
        post=post,
        rule=rule,
        role=hides_as(by),
        at=at,
    )
    Post.objects.filter(pk=post.pk).update(hidden=True)
    if post.opens:
        Thread.objects.filter(pk=post.thread_id).update(title_hidden=True)
    trail("talk:post-hidden", by=by.person_id, at=at, collective=by.collective_id, thing=post.pk)


@transaction.atomic
def show_again(*, by: Member, post: Post, at: datetime) -> None:
    """Undo the hiding of a post. The log keeps both."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    _may_write_in(by, post.thread)
    _refuse_unless(post.by_id != by.pk, say("This is your own. Somebody else can show it again."))
    if not post.hidden:
        return
    _refuse_unless(may_hide(by, post), say("Somebody holds the role House rules. Ask them."))
    Hiding.objects.filter(post=post, undone=False).update(undone=True)
    Post.objects.filter(pk=post.pk).update(hidden=False)
    if post.opens:
        Thread.objects.filter(pk=post.thread_id).update(title_hidden=False)
    trail("talk:post-shown-again", by=by.person_id, at=at, collective=by.collective_id, thing=post.pk)


@transaction.atomic
def forget(*, member: Member, keep_words: bool) -> None:
    """A member goes: what they muted goes; their words stay under the name that stands there, or go."""
    Mute.objects.filter(member=member).delete()
    if not keep_words:
        _blank(list(Post.objects.filter(by=member, taken_back=False).values_list("pk", flat=True)))
