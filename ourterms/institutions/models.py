"""Bodies outside, who comes in their name, and who of us has to do with one of them."""

from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from ourterms.collectives.models import InCollective, Member
from ourterms.institutions.rules import BY_NAME, NAME, POST, SCHEMES
from ourterms.people.models import Row


class Institutions(models.QuerySet["Institution"]):
    """Bodies outside, fetched only through who is asking."""

    def for_member(self, member: Member) -> Self:
        """Those that this member's collective has dealings with, also those merged into another; each called as the
        collective calls it (`str`)."""
        return self.filter(dealings__collective=member.collective_id).annotate(our_name=F("dealings__name"))

    def listed(self) -> Self:
        """Those that stand for themselves."""
        return self.filter(merged_into=None)


class Institution(Row):
    """A body outside: a trust, a university, a charity. A row belongs to the server, and groups share it where a
    public number shows that they mean the same one.

    A name proves nothing: a body known by its name alone is one group's own (`value` is then random), and only such a
    row is merged into another. `name`: what it was called first; groups call it as they like (Dealing).
    """

    name = models.CharField(max_length=NAME)
    scheme = models.CharField(max_length=20)  # of rules.SCHEMES, or "name"
    value = models.CharField(max_length=40)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    objects: ClassVar[Any] = Institutions.as_manager()
    our_name: str  # set by Institutions.for_member, and by reading.call_as_we_do

    class Meta:
        indexes = [models.Index(fields=["value", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="an_institution_once"),
            models.CheckConstraint(name="a_scheme_that_there_is", condition=Q(scheme__in=[*SCHEMES, BY_NAME])),
            models.CheckConstraint(
                name="only_names_are_merged",
                condition=Q(merged_into=None) | (Q(scheme=BY_NAME) & ~Q(merged_into=F("id"))),
            ),
        ]

    def __str__(self) -> str:
        return getattr(self, "our_name", "") or self.name

    @property
    def real(self) -> "Institution":
        """The row that stands for this body: this one, or the one it was merged into. Never a longer way than that."""
        return self.merged_into or self

    @property
    def real_id(self) -> UUID:
        """The same, as an id."""
        return self.merged_into_id or self.pk

    @property
    def number(self) -> str:
        """Its public number, with the list that it is of; "" for one known by its name alone."""
        return f"{SCHEMES[self.scheme].title} {self.value}" if self.scheme in SCHEMES else ""


class Dealing(InCollective):
    """A collective has to do with a body, and calls it so."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="dealings")
    name = models.CharField(max_length=NAME)
    name_key = models.CharField(max_length=4 * NAME)  # collectives.rules.names: names that look the same share it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective", "institution"], name="a_dealing_once")]
        indexes = [models.Index(fields=["collective", "name_key"])]


class Contacts(models.QuerySet["Contact"]):
    """Contacts, fetched only through who is asking."""

    def for_member(self, member: Member) -> Self:
        """Those who have come to this member's collective."""
        return self.filter(guests__collective=member.collective_id)


class Contact(Row):
    """Somebody who comes in a body's name: a guest, who can ask, answer and sign, and nothing else.

    They sign in by a code sent to their address, or by a receipt code that they keep. Without either: somebody who
    went; what they had sent stays with whom they sent it to. `institution`: the one they say they come from. Whoever
    comes for several by one address is a contact for each, apart in everything but the address.
    """

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="contacts")
    calls_it = models.CharField(max_length=NAME)  # what they call it
    name = models.CharField(max_length=POST)
    post = models.CharField(max_length=POST)
    email_mark = models.BinaryField(max_length=32, null=True)  # a keyed hash, to find it by
    slot = models.PositiveSmallIntegerField(default=0)  # which of the institutions that this address comes for
    email_sealed = models.BinaryField(null=True)  # under a key of the contact's own
    receipt_mark = models.BinaryField(max_length=32, null=True, unique=True)
    day = models.DateField(db_index=True)  # when they were last here; for fading, on no page

    objects: ClassVar[Any] = Contacts.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contact_address_whole",
                condition=Q(email_mark=None, email_sealed=None)
                | Q(email_mark__isnull=False, email_sealed__isnull=False),
            ),
            models.UniqueConstraint(fields=["email_mark", "slot"], name="an_address_once_an_institution"),
        ]

    def __str__(self) -> str:
        return self.name


class ContactDevice(models.Model):
    """A browser that a contact is signed in with: a keyed hash of its cookie. In `passing`: it is in no backup."""

    lookup = models.CharField(max_length=64, primary_key=True)
    contact_id = models.UUIDField(db_index=True)
    started = models.DateTimeField()
    seen = models.DateTimeField()  # the last five minutes in which it was used


class Guest(InCollective):
    """A contact has come to a collective: its members see who says they are there, and for which of its bodies."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="guests")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective", "contact"], name="a_guest_once")]
        indexes = [models.Index(fields=["collective", "institution"])]


class Confirmation(InCollective):
    """A collective has made sure that a contact is who they say. Until then nothing they said becomes public, and
    they sign nothing."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="confirmations")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective", "contact"], name="confirmed_once")]


class WorksThere(InCollective):
    """A member told the others that they work at a body, or are treated there: which of the two, nobody asks.

    What a member said only to themselves stands in no row of its own (care.notes).
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "institution"], name="works_there_once")]
