"""The terms of a collective: versions that were adopted by decision, and the draft of the next."""

from django.db import models
from django.db.models import Q

from ourterms.collectives.models import InCollective
from ourterms.decisions.models import Decision


class OurTerms(InCollective):
    """One version of a collective's terms, as a decision put it in force. It never changes; the highest number holds.

    Without any, the ready-made terms hold, which are not theirs yet. `terms`: rules.terms.as_data.
    """

    number = models.PositiveIntegerField()
    terms = models.JSONField()
    decision = models.OneToOneField(Decision, models.RESTRICT, related_name="+")
    adopted = models.DateField()  # by the clock of the collective

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collective", "number"], name="our_terms_once_a_number"),
            models.CheckConstraint(name="our_terms_begin_with_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="terms_are_everybodys", condition=Q(circle=None)),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Draft(InCollective):
    """The terms as a collective is changing them, clause by clause; nobody's in particular, so it has no person.

    One at a time; one more may lie aside, which was taken back and can be taken up again.
    `number`: the version it began from, 0 for the ready-made; `before`: what that version said, `terms`: what it says.
    """

    number = models.PositiveIntegerField()
    before = models.JSONField()
    terms = models.JSONField()
    aside = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collective", "aside"], name="one_draft_and_one_aside"),
            models.CheckConstraint(name="drafts_are_everybodys", condition=Q(circle=None)),
        ]
