"""A person is an id and the ways they sign in by: no name, no birth date, no address in clear."""

from django.db import models
from django.db.models import Q

from ourterms.kit import chance


class Row(models.Model):
    """What most tables have: a random id, which tells neither when a row was made nor how many there are.

    A row that a form makes takes its id from the form (acts.make): sent twice, it is made once.
    """

    id = models.UUIDField(primary_key=True, default=chance.uuid, editable=False)

    class Meta:
        abstract = True


class Person(Row):
    """Somebody who can sign in. Their names are in the collectives they belong to, one in each."""

    password = models.CharField(max_length=200, blank=True)  # an Argon2id string (rules/passwords.py); "" is none
    email_mark = models.BinaryField(max_length=32, null=True, unique=True)  # a keyed hash, to find it by
    email_sealed = models.BinaryField(null=True)
    closed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="address_whole",
                condition=Q(email_mark=None, email_sealed=None)
                | Q(email_mark__isnull=False, email_sealed__isnull=False),
            )
        ]


class Card(Row):
    """A card of one-use codes, on paper or in a drawer. A new one ends the old one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="cards")


class Code(Row):
    """One code of a card: a keyed hash of it, and whether it was used."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="codes")
    number = models.PositiveSmallIntegerField()  # as it stands on the card
    mark = models.BinaryField(max_length=32, unique=True)
    used = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "number"], name="one_code_a_number")]


class Passkey(Row):
    """A key that somebody's phone or computer holds (WebAuthn). Only its public half is here."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="passkeys")
    credential = models.BinaryField(max_length=1024, unique=True)
    public_key = models.BinaryField(max_length=2048)
    name = models.CharField(max_length=60)


class Device(models.Model):
    """A browser that somebody is signed in with. In `passing`: it is in no backup.

    The browser's cookie holds a random token; here stands its hash, from which nobody can make the cookie.
    """

    lookup = models.CharField(max_length=64, primary_key=True)  # SHA-256 of the token, in hex
    id = models.UUIDField(unique=True, default=chance.uuid)  # for the page of one's own devices
    person_id = models.UUIDField(db_index=True)
    shared = models.BooleanField()
    started = models.DateTimeField()
    seen = models.DateTimeField()  # the last five minutes in which it was used
    proved = models.DateTimeField()  # when a code, a password or a passkey was last given here


class MailCode(models.Model):
    """A code that was sent by e-mail, for ten minutes and five tries. In `passing`."""

    id = models.UUIDField(primary_key=True, default=chance.uuid)
    # Of an institution's contact: the contact's id. None: nobody has this address, and nobody shall learn that.
    person_id = models.UUIDField(null=True)
    mark = models.BinaryField(max_length=32)
    purpose = models.CharField(max_length=20)
    address_sealed = models.BinaryField(null=True)  # the new address, where one is being added, or who a contact is
    ends = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)


class Challenge(models.Model):
    """What a passkey has to sign, for five minutes, once. In `passing`."""

    id = models.UUIDField(primary_key=True, default=chance.uuid)
    person_id = models.UUIDField(null=True)  # None: whoever holds the key, to sign in
    state = models.JSONField()
    ends = models.DateTimeField(db_index=True)


class Guesses(models.Model):
    """How often an address was tried within five minutes: a keyed hash of it, and a count. In `passing`."""

    key = models.CharField(max_length=64, primary_key=True)
    slot = models.PositiveBigIntegerField(db_index=True)  # which five minutes, counted from 1970
    count = models.PositiveIntegerField()


class Opening(Row):
    """A sealed field of somebody's was shown to somebody else. Shown to its owner, and to nobody besides."""

    owner = models.ForeignKey(Person, models.CASCADE, related_name="openings")
    collective = models.UUIDField(null=True)
    purpose = models.CharField(max_length=40)
    shown_to = models.CharField(max_length=80)  # the name they have there, as it was then
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "-at"])]


class Trail(Row):
    """Who did what with money, keys, roles and decisions. For looking into something, never for a feature.

    Lines are written once (acts.trail) and never changed.
    """

    person = models.ForeignKey(Person, models.SET_NULL, null=True)
    collective = models.UUIDField(null=True)
    event = models.CharField(max_length=60)  # of rules/events.py
    thing = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["collective", "-at"])]
