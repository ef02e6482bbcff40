"""Bodies outside and who comes in their name: made known, called, merged, confirmed; signed in; and gone again."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError, Q

from ourterms.care import notes
from ourterms.collectives.models import Collective, Member
from ourterms.collectives.rules.names import key, tidy
from ourterms.institutions import rules
from ourterms.institutions.models import (
    Confirmation,
    Contact,
    ContactDevice,
    Dealing,
    Guest,
    Institution,
    WorksThere,
)
from ourterms.institutions.permissions import is_guest, own_places
from ourterms.kit import chance
from ourterms.kit.keyring import Destroyed
from ourterms.kit.sealing import CannotOpen, Place, seal_words, unseal_words
from ourterms.kit.speech import say
from ourterms.people import outgoing, tries
from ourterms.people.actions import keep_code, use_code, words_with
from ourterms.people.acts import Refused, trail
from ourterms.people.keys import address_mark, keyring, mark, server_key
from ourterms.people.outgoing import Outgoing
from ourterms.people.rules.ways import MAIL_GROUPS, tidy_address
from ourterms.people.sealed import read_own, seal_of

CODE, MOST_PLACES = "contact", 30
MOST_BODIES = 10  # that one address comes for
AGAIN = timedelta(minutes=5)  # in which a form that is sent again is still the same contact's
WHO = "institutions/who"
NOT_MERGED_FIRST = F("institution__merged_into_id").asc(nulls_first=True)


# Who hears that a contact is unconfirmed again, in the same transaction; filled by what lies above (AppConfig.ready).
UNCONFIRMED: list[Callable[[UUID, datetime], object]] = []  # the group's id, when


def _unconfirm(confirmations: Any, at: datetime) -> bool:
    """Take these confirmations back; whether there was one."""
    groups = sorted(confirmations.values_list("collective", flat=True))
    confirmations.delete()
    for group in groups:
        for hear in UNCONFIRMED:
            hear(group, at)
    return bool(groups)


def _nothing() -> Refused:
    return Refused(say("There is nothing here."))


# Bodies ----------------------------------------------------------------------------------------------------------


def _name(typed: str) -> str:
    name = tidy(typed)
    if not name:
        raise Refused(say("Put the name of the institution."))
    if len(name) > rules.NAME:
        raise Refused(say("Use at most {n} letters for its name.", n=rules.NAME))
    return name


def _number(scheme: str, typed: str) -> str:
    if scheme not in rules.SCHEMES:
        raise Refused(say("Choose one of the lists, or none."))
    number = rules.tidy_number(scheme, typed)
    if not number:
        what = rules.SCHEMES[scheme]
        words = "This is not like a number of that list. One looks like this: {example}. You can leave it out."
        raise Refused(say(words, example=what.example))
    return number


@transaction.atomic
def known_to(
    *, collective: Collective, name: str, scheme: str = rules.BY_NAME, value: str = "", by: Member | None, at: datetime
) -> Institution:
    """The body that a collective has to do with, made known to it now or before; called as the collective calls it.

    By its number in a public list (rules.SCHEMES), it is the server's row for that number. By its name alone, it is
    one that this collective calls so already, else a new row of its own. `by` is None for a contact who comes in its
    name. Raises Refused.
    """
    name = _name(name)
    number = "" if scheme == rules.BY_NAME else _number(scheme, value)
    Collective.objects.select_for_update().get(pk=collective.pk)
    if not number:
        known = Dealing.objects.filter(collective=collective, name_key=key(name))
        there = known.select_related("institution__merged_into").order_by(NOT_MERGED_FIRST, "pk").first()
        if there is not None:
            return _as_called(there.institution.real, collective)
    institution = _row(scheme, number, name)
    Dealing.objects.get_or_create(
        collective=collective, institution=institution, defaults={"name": name, "name_key": key(name)}
    )
    return _as_called(institution, collective)


def _row(scheme: str, number: str, name: str) -> Institution:
    """The server's row for a number; a new one for a name."""
    value = number or chance.uuid().hex
    row: Institution = Institution.objects.get_or_create(scheme=scheme, value=value, defaults={"name": name})[0]
    return row


def _as_called(institution: Institution, collective: Collective) -> Institution:
    institution.our_name = Dealing.objects.values_list("name", flat=True).get(
        collective=collective, institution=institution
    )
    return institution


def _ours(by: Member, institution: Institution) -> Institution:
    """The row, held for a change, with what it is called. Refused for one that this collective has no dealings with."""
    Collective.objects.select_for_update().get(pk=by.collective_id)
    found: Institution | None = Institution.objects.for_member(by).filter(pk=institution.pk).first()
    if found is None:
        raise _nothing()
    return found


@transaction.atomic
def call(*, by: Member, institution: Institution, name: str) -> None:
    """Call a body something else, in this collective. What others call it stays theirs."""
    name, row = _name(name), _ours(by, institution)
    _kept_by_its_name(by.collective, row)
    Dealing.objects.filter(collective=by.collective_id, institution=row).update(name=name, name_key=key(name))
    if row.scheme == rules.BY_NAME:
        Institution.objects.filter(pk=row.pk).update(name=name)


def _kept_by_its_name(collective: Collective, row: Institution) -> None:
    """Whoever keeps a body to themselves by the name that it is about to lose keeps it, from now on, by its id. Nobody
    learns who that is."""
    names = set(Dealing.objects.filter(collective=collective, institution=row).values_list("name_key", flat=True))
    names |= {key(row.name)} if row.scheme == rules.BY_NAME else set()
    members = {member.pk: member for member in Member.objects.filter(collective=collective, here=True)}
    for id in sorted(notes.own_of(members.values(), notes.WORKS_THERE)):
        member = Member.objects.select_for_update().get(pk=id)
        places = own_places(member)
        if not names.isdisjoint(places):
            _keep(member, sorted({str(row.pk), *(place for place in places if place not in names)}))


@transaction.atomic
def merge(*, by: Member, institution: Institution, into: Institution, at: datetime) -> None:
    """Say that a body known by its name alone is the same as another one that we have to do with.

    The two stand together from then on, until somebody takes them apart. One with a public number is others' too, so
    no group can merge it into another.
    """
    row, real = _ours(by, institution), _ours(by, into)
    real = real.real
    if row.merged_into_id == real.pk:
        return
    if row.merged_into_id or row.pk == real.pk:
        raise Refused(say("These two stand together already."))
    if row.scheme != rules.BY_NAME:
        raise Refused(say("This one has a public number, so it stands for itself. Merge the other one into it."))
    Institution.objects.filter(Q(pk=row.pk) | Q(merged_into=row)).update(merged_into=real)
    trail("institutions:merged", by=by.person_id, at=at, collective=by.collective_id, thing=row.pk)


@transaction.atomic
def take_apart(*, by: Member, institution: Institution, at: datetime) -> None:
    """Undo a merge: the body stands for itself again."""
    row = _ours(by, institution)
    if Institution.objects.filter(pk=row.pk, merged_into__isnull=False).update(merged_into=None):
        trail("institutions:taken-apart", by=by.person_id, at=at, collective=by.collective_id, thing=row.pk)


@transaction.atomic
def give_number(*, by: Member, institution: Institution, scheme: str, value: str, at: datetime) -> Institution:
    """Say which public number a body has that was known by its name alone. It stands together with that row then, and
    can be taken apart again."""
    row = _ours(by, institution)
    if row.scheme != rules.BY_NAME:
        raise Refused(say("This one has a public number already."))
    number = _number(scheme, value)
    numbered = known_to(collective=by.collective, name=str(row), scheme=scheme, value=number, by=by, at=at)
    merge(by=by, institution=row, into=numbered, at=at)
    return numbered


# Contacts: for who they are here ---------------------------------------------------------------------------------


@transaction.atomic
def comes_to(*, contact: Contact, collective: Collective, at: datetime) -> Institution:
    """A contact comes to a collective with something: its members see them from now on, unconfirmed. Returns the body
    that this collective knows them by."""
    institution = contact.institution
    body = known_to(
        collective=collective,
        name=contact.calls_it,
        scheme=institution.scheme,
        value=institution.value if institution.scheme != rules.BY_NAME else "",
        by=None,
        at=at,
    )
    guest, _made = Guest.objects.get_or_create(collective=collective, contact=contact, defaults={"institution": body})
    there = Guest.objects.select_related("institution__merged_into").get(pk=guest.pk)
    return _as_called(there.institution.real, collective)


@transaction.atomic
def confirm(*, by: Member, contact: Contact, today: date, at: datetime) -> None:
    """Say for the collective that a contact is who they say: somebody made sure, by ringing up or face to face."""
    Collective.objects.select_for_update().get(pk=by.collective_id)
    if not is_guest(contact, by.collective):
        raise _nothing()
    _row, made = Confirmation.objects.get_or_create(
        collective=by.collective, contact=contact, defaults={"by": by, "day": today}
    )
    if made:
        trail("institutions:contact-confirmed", by=by.person_id, at=at, collective=by.collective_id, thing=contact.pk)


@transaction.atomic
def take_back_confirmation(*, by: Member, contact: Contact, at: datetime) -> None:
    """Say that a contact is unconfirmed again."""
    if _unconfirm(Confirmation.objects.filter(collective=by.collective_id, contact=contact), at):
        event = "institutions:contact-unconfirmed"
        trail(event, by=by.person_id, at=at, collective=by.collective_id, thing=contact.pk)


# Contacts: for themselves ----------------------------------------------------------------------------------------


class Who(NamedTuple):
    """Who somebody says they are: from which body, by which number if any, their name and post, an address or ""."""

    calls_it: str
    name: str
    post: str
    scheme: str = rules.BY_NAME
    value: str = ""
    email: str = ""


def _clean(who: Who) -> Who:
    name, post, email = tidy(who.name), tidy(who.post), tidy_address(who.email)
    if not name or not post or max(len(name), len(post)) > rules.POST:
        raise Refused(say("Put your name and your post, each in at most {n} letters.", n=rules.POST))
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise Refused(say("Put an e-mail address, such as name@example.org.")) from None
    number = "" if who.scheme == rules.BY_NAME else _number(who.scheme, who.value)
    return Who(_name(who.calls_it), name, post, who.scheme, number, email)


def _address_place(contact: UUID) -> Place:
    return Place("institutions/address", contact)


def address_of(contact: Contact) -> str:
    """A contact's address, for who may write to them; "" where there is none, or where it can't be read any more."""
    if contact.email_sealed is None:
        return ""
    try:
        return read_own(contact.pk, contact.email_sealed, _address_place(contact.pk))
    except CannotOpen:
        return ""


def receipt_of(id: UUID) -> str:
    """The receipt code of a contact: made of their id with the server's key, it stands nowhere."""
    return chance.spelled(mark("receipt-code", str(id)), rules.RECEIPT_GROUPS)


def _receipt_mark(code: str) -> bytes:
    return mark("receipt", chance.as_code(code))


def _id_of(form: UUID) -> UUID:
    """The id of who comes with this form: made with the server's key, so that nobody can ask for somebody else's."""
    return UUID(bytes=mark("new-contact", str(form))[:16])


@transaction.atomic
def come(*, form: UUID, who: Who, at: datetime) -> Contact:
    """Be a contact without an address: they come back by their receipt code (`receipt_of`). Raises Refused.

    `form`: its id. Sent again within five minutes, and while they are signed in, it is them again; later it is nobody.
    """
    who, id = _clean(who)._replace(email=""), _id_of(form)
    contact, made = _new(id, who, at.date(), receipt_mark=_receipt_mark(receipt_of(id)))
    if not made and not ContactDevice.objects.filter(contact_id=id, started__gt=at - AGAIN).exists():
        raise Refused(say("You came in with this already. Come back with your receipt code."))
    return contact


def _new(id: UUID, who: Who, today: date, **ways: object) -> tuple[Contact, bool]:
    there = Contact.objects.select_related("institution").filter(pk=id).first()
    if there is not None:
        return there, False
    institution = _row(who.scheme, who.value, who.calls_it)
    values = {"calls_it": who.calls_it, "name": who.name, "post": who.post, "day": today, **ways}
    try:
        with transaction.atomic():
            return Contact.objects.create(pk=id, institution=institution, **values), True
    except IntegrityError:  # the same form, at the same moment
        there = Contact.objects.filter(pk=id).first()
        if there is None:
            raise
        return there, False


def _by_address(address: str) -> list[Contact]:
    """The contacts of an address, one for each institution that it comes for, the first first. One query."""
    rows = Contact.objects.filter(email_mark=address_mark(address)).select_related("institution")
    return list(rows.order_by("slot"))


def same_person(contact: Contact) -> list[Contact]:
    """Everybody whom somebody may be here who came in as `contact`: themselves, and whoever else comes by the same
    address. Who has it in hand has shown by a code that it is theirs, so between these they change as they like."""
    if contact.email_mark is None:
        return [contact]
    rows = Contact.objects.filter(email_mark=contact.email_mark).select_related("institution")
    return list(rows.order_by("slot"))


def come_as(*, contact: Contact, other: UUID, today: date) -> Contact:
    """Be here for another institution that one comes for by the same address. Refused for any other contact."""
    found = next((each for each in same_person(contact) if each.pk == other), None)
    if found is None:
        raise _nothing()
    _here(found, today)
    return found


def send_code(*, address: str, at: datetime) -> UUID:
    """Send a code to an address, if a contact has it. Returns the id to give with the code, in any case: the same
    work whether anybody has it."""
    there, often = _by_address(address), tries.over("contact-mail", tidy_address(address), at)
    contact = there[0] if there else None
    code, id = chance.code(MAIL_GROUPS), chance.uuid()
    keep_code(id, code, CODE, contact.pk if contact else None, at)
    if contact is not None and not often:
        with transaction.atomic():
            outgoing.put(Outgoing("contact-code", None, address_of(contact), words_with(code)))
    return id


def send_first_code(*, form: UUID, who: Who, at: datetime) -> UUID:
    """Send a code to the address of somebody who comes for the first time. Who they say they are waits sealed until
    the code comes back; who had come for that institution before is who they were. `form`: its id. Raises Refused."""
    who = _clean(who)
    if not who.email:
        raise Refused(say("Put your e-mail address."))
    if tries.over("contact-mail", who.email, at):
        raise Refused(say("That was tried too often. Wait five minutes."))
    code, sent = chance.code(MAIL_GROUPS), chance.uuid()
    sealed = seal_words(server_key(), json.dumps([str(_id_of(form)), *who]), Place(WHO, sent))
    keep_code(sent, code, CODE, None, at, sealed)
    with transaction.atomic():
        outgoing.put(Outgoing("contact-code", None, who.email, words_with(code)))
    return sent


def by_code(*, id: UUID, typed: str, today: date, at: datetime) -> Contact | None:
    """Whose e-mailed code this is, known from before or from now on. None for a wrong one, one too late, one tried
    too often, one of nobody's. Where the address comes for several institutions: one of them (`same_person`)."""
    row = use_code(id, typed, CODE, at)
    if row is None:
        return None
    if row.address_sealed is None:
        return _here(Contact.objects.filter(pk=row.person_id).first(), today) if row.person_id else None
    own, *said = json.loads(unseal_words(server_key(), bytes(row.address_sealed), Place(WHO, id)))
    return _first(UUID(own), Who(*said), today)


def _first(id: UUID, who: Who, today: date) -> Contact | None:
    """Who comes by this address for this institution: from before, else from now on."""
    there = _by_address(who.email)
    known = next((each for each in there if _comes_for(each, who)), None)
    if known is not None:
        return _here(known, today)
    if len(there) >= MOST_BODIES:
        raise Refused(say("This address comes for {n} institutions already. Use another one.", n=MOST_BODIES))
    try:
        with transaction.atomic():
            sealed = seal_of(id, who.email, _address_place(id))
            ways = {
                "email_mark": address_mark(who.email),
                "email_sealed": sealed,
                "slot": max((each.slot + 1 for each in there), default=0),
            }
            contact, made = _new(id, who, today, **ways)
            return contact if made else None  # somebody who came with the same form, by another way than this address
    except IntegrityError:  # the same address, a moment ago
        return _first(id, who, today)
    except Destroyed:
        raise _nothing() from None


def _comes_for(contact: Contact, who: Who) -> bool:
    """Whether a contact comes for the institution that somebody says they come for: by its number, else by its name."""
    there = contact.institution
    if who.scheme != rules.BY_NAME and there.scheme == who.scheme:
        return there.value == who.value
    return key(contact.calls_it) == key(who.calls_it)


def by_receipt(*, typed: str, today: date) -> Contact | None:
    """Whose receipt code this is; None for nobody's."""
    return _here(Contact.objects.filter(receipt_mark=_receipt_mark(typed)).first(), today)


def _here(contact: Contact | None, today: date) -> Contact | None:
    if contact is not None:
        Contact.objects.filter(pk=contact.pk).update(day=today)
    return contact


@transaction.atomic
def describe(*, by: Contact, name: str, post: str, at: datetime) -> None:
    """Put another name or post. Whoever had confirmed the old ones has to make sure again."""
    who = _clean(Who(by.calls_it, name, post))
    changed = Contact.objects.filter(pk=by.pk).exclude(name=who.name, post=who.post)
    if changed.update(name=who.name, post=who.post):
        _unconfirm(Confirmation.objects.filter(contact=by), at)


@transaction.atomic
def go(*, by: Contact) -> None:
    """A contact goes: the address and the ways to sign in are gone at once, and who they were too, where nothing
    they sent is kept by anybody."""
    ContactDevice.objects.filter(contact_id=by.pk).delete()
    keyring().destroy(by.pk)
    Contact.objects.filter(pk=by.pk).update(email_mark=None, email_sealed=None, receipt_mark=None)
    _let_go(Contact.objects.get(pk=by.pk))


def _let_go(contact: Contact) -> bool:
    """Delete a contact to whom nothing belongs; whether it was so."""
    if Guest.objects.filter(contact=contact).exists():
        return False
    try:
        with transaction.atomic():
            keyring().destroy(contact.pk)
            contact.delete()
    except ProtectedError:
        return False
    return True


# I work there ----------------------------------------------------------------------------------------------------


@transaction.atomic
def say_works_there(*, by: Member, institution: Institution) -> None:
    """Tell the others that one works at a body, or is treated there: which of the two, nobody asks."""
    row = _ours(by, institution).real
    Member.objects.select_for_update().get(pk=by.pk)
    WorksThere.objects.get_or_create(member=by, institution=row, defaults={"collective": by.collective})
    _keep(by, [place for place in own_places(by) if place != str(row.pk)])


@transaction.atomic
def keep_works_there(*, by: Member, institution: Institution | None = None, name: str = "") -> None:
    """Keep the same only for oneself, sealed: of a body we have to do with, or of one that never came, by its name.

    What was told to the others of it before is taken back.
    """
    place = str(_ours(by, institution).real_id) if institution else key(_name(name))
    if institution:
        WorksThere.objects.filter(member=by, institution=institution.real_id).delete()
    Member.objects.select_for_update().get(pk=by.pk)
    there = own_places(by)
    if place not in there and len(there) >= MOST_PLACES:
        raise Refused(say("That is as many as can be kept. Take one back first."))
    _keep(by, sorted({*there, place}))


@transaction.atomic
def take_back_works_there(*, by: Member, place: str) -> None:
    """Take it back, said to the others or kept for oneself; `place`: the id of a body, or a name as it is kept."""
    Member.objects.select_for_update().get(pk=by.pk)
    with suppress(ValueError):  # a name is no id
        WorksThere.objects.filter(member=by, institution=UUID(place)).delete()
    _keep(by, [each for each in own_places(by) if each != place])


def _keep(by: Member, places: list[str]) -> None:
    notes.put(by, notes.WORKS_THERE, json.dumps(places) if places else "")


# Going and fading ------------------------------------------------------------------------------------------------


@transaction.atomic
def forget(*, member: Member) -> None:
    """What goes when a member does."""
    WorksThere.objects.filter(member=member).delete()
    notes.take_away(member, notes.WORKS_THERE)
    Confirmation.objects.filter(by=member).update(by=None)


def fade(*, at: datetime) -> None:
    """Let go of contacts whom nobody confirmed and who have no ask, and of bodies that nobody has to do with."""
    last = at.date() - rules.FADES
    for contact in Contact.objects.filter(day__lte=last, guests=None, confirmations=None):
        with transaction.atomic():
            _let_go(contact)
    for row in Institution.objects.filter(dealings=None, contacts=None, merged=None):
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            continue
