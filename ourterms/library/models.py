"""A page of the library and its versions. Every saving is a version; none is changed afterwards."""

from django.db import models
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe

from ourterms.collectives.models import InCollective, Member
from ourterms.files.models import File
from ourterms.kit.markdown import VERSION, to_html
from ourterms.library.rules import TITLE
from ourterms.people.models import Row


class Page(InCollective):
    """A guide, a letter, rights or a template. `number` is that of its newest version, which is what it says now."""

    kind = models.CharField(max_length=20)  # of rules.KINDS
    title = models.CharField(max_length=TITLE)
    sort = models.CharField(max_length=4 * TITLE)  # the title as lists order it
    number = models.PositiveIntegerField(default=1)
    away = models.BooleanField(default=False)
    made_from = models.SlugField(max_length=40, blank=True)  # of ready_made.TEXTS

    class Meta:
        indexes = [
            models.Index(fields=["collective", "sort", "id"]),
            models.Index(fields=["collective", "made_from"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["collective", "made_from"], condition=~Q(made_from=""), name="taken_over_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Version(Row):
    """What a page said from one saving to the next: who saved it, on which day."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    day = models.DateField()
    title = models.CharField(max_length=TITLE, blank=True)
    words = models.TextField(blank=True)
    html = models.TextField(blank=True)
    easy = models.TextField(blank=True)
    easy_html = models.TextField(blank=True)
    rendered = models.PositiveSmallIntegerField(default=VERSION)  # kit.markdown.VERSION when the HTML was made
    taken_back = models.BooleanField(default=False)  # whoever saved it went, and their words with them

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="one_version_a_number"),
            models.CheckConstraint(
                name="version_taken_back_is_gone", condition=Q(taken_back=False) | Q(words="", easy="", title="")
            ),
        ]

    @property
    def shown(self) -> SafeString:
        """The words as HTML, out of our own cleaner."""
        return self._safe(self.html, self.words)

    @property
    def easy_shown(self) -> SafeString:
        """The easy-read words as HTML."""
        return self._safe(self.easy_html, self.easy)

    def _safe(self, html: str, words: str) -> SafeString:
        made = html if self.rendered == VERSION else to_html(words)
        return mark_safe(made)  # noqa: S308 (kit.markdown.to_html made it)


class Enclosure(Row):
    """A picture, PDF or recording beside a page. It goes when its file does."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="enclosures")
    file = models.OneToOneField(File, models.CASCADE, related_name="+")
    words = models.CharField(max_length=TITLE)  # what it is, also for whoever can't see or hear it
