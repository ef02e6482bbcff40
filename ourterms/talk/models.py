"""A thread and its posts. A post's words stand there twice: as written, and as HTML that is safe to show."""

from django.db import models
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe

from ourterms.collectives.models import InCollective, Member
from ourterms.kit.markdown import VERSION, to_html
from ourterms.people.models import Row
from ourterms.talk.rules import NOTE, RULE, TITLE, hidden_by


def safe(html: str, rendered: int, words: str) -> SafeString:
    """Words as HTML: as it was kept, or made anew if an older renderer made it."""
    return mark_safe(html if rendered == VERSION else to_html(words))  # noqa: S308 (kit.markdown.to_html made it)


class Thread(InCollective):
    """Talk on one thing. Without a title: whoever began it took it back. `last_at` orders lists; no page shows it."""

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=TITLE, blank=True)
    note = models.CharField(max_length=NOTE, blank=True)  # that of its first post, for lists
    title_hidden = models.BooleanField(default=False)  # with its first post, and the note
    day = models.DateField()  # it began, by the clock of the collective
    last_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["collective", "last_at", "id"])]

    @property
    def shown_title(self) -> str:
        """What may stand in lists; "" when it was taken back or is hidden."""
        return "" if self.title_hidden else self.title


class Post(InCollective):
    """What somebody wrote in a thread, in its collective and circle. `at` orders posts; no page shows it.

    Taken back: the words, the note and the HTML are gone, and the row says so.
    """

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="posts")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    opens = models.BooleanField(default=False)  # the first of its thread
    quotes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")  # so its words go with it
    note = models.CharField(max_length=NOTE, blank=True)  # what it is about: the words stay behind it
    words = models.TextField(blank=True)
    html = models.TextField(blank=True)
    rendered = models.PositiveSmallIntegerField(default=VERSION)  # kit.markdown.VERSION when `html` was made
    at = models.DateTimeField()
    changed = models.BooleanField(default=False)
    taken_back = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["thread", "at", "id"]),
            models.Index(fields=["collective", "at"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["thread"], condition=Q(opens=True), name="one_post_opens_a_thread"),
            models.CheckConstraint(
                name="taken_back_is_gone", condition=Q(taken_back=False) | Q(words="", html="", note="")
            ),
        ]

    @property
    def shown(self) -> SafeString:
        """The words as HTML, out of our own cleaner."""
        return safe(self.html, self.rendered, self.words)


class Hiding(InCollective):
    """A post was hidden, under which house rule, as what; and whether that was undone. Neither words nor names."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="hidings")
    rule = models.CharField(max_length=RULE)  # as it read then
    role = models.CharField(max_length=20)  # rules.ROLE, FOUNDER or EVERYBODY
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["collective", "at", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["post"], condition=Q(undone=False), name="hidden_once_at_a_time")
        ]

    @property
    def who(self) -> str:
        """Who hid it, by their role."""
        return hidden_by(self.role)


class Mute(Row):
    """A member wants a thread out of their lists. Nobody else sees that; no time stamp."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "thread"], name="muted_once")]
