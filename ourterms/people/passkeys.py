"""Passkeys (WebAuthn), by the fido2 library. What has to be signed is kept here, in `passing`, and used once."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from ourterms.people.models import Challenge, Passkey
from ourterms.people.rules.ways import PASSKEY_LASTS


class NotTaken(Exception):
    """What the browser sent is not what was asked for, or came too late."""


def _server() -> Any:
    from fido2.server import Fido2Server  # costs 60 ms, so only where somebody uses one
    from fido2.webauthn import PublicKeyCredentialRpEntity

    host = urlsplit(settings.OURTERMS_URL).hostname or "localhost"
    # The name stands in the phone's list of passkeys: the address says what it must, and no more.
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name=host), verify_origin=lambda origin: origin == settings.OURTERMS_URL
    )


def _keep(person: UUID | None, options: Any, state: Any, at: datetime) -> dict[str, Any]:
    challenge = Challenge.objects.create(person_id=person, state=state, ends=at + PASSKEY_LASTS)
    return {"challenge": str(challenge.pk), "options": dict(options)}


def _take(id: UUID, person: UUID | None, at: datetime) -> Any:
    """What was to be signed, taken away as it is read. Raises NotTaken."""
    challenge = Challenge.objects.filter(pk=id, person_id=person, ends__gt=at).first()
    if challenge is None or not Challenge.objects.filter(pk=id).delete()[0]:
        raise NotTaken
    return challenge.state


def begin_adding(person: UUID, at: datetime) -> dict[str, Any]:
    """What a browser needs to make a passkey: the id of the challenge, and the options as JSON."""
    from fido2.webauthn import (
        PublicKeyCredentialDescriptor,
        PublicKeyCredentialType,
        PublicKeyCredentialUserEntity,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    have = [
        PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=bytes(credential))
        for credential in Passkey.objects.filter(person=person).values_list("credential", flat=True)
    ]
    options, state = _server().register_begin(
        PublicKeyCredentialUserEntity(id=person.bytes, name="me", display_name="me"),
        have,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return _keep(person, options.public_key, state, at)


def finish_adding(person: UUID, id: UUID, answer: str, at: datetime) -> tuple[bytes, bytes]:
    """The id and the public half (CBOR) of the key that was made. Raises NotTaken."""
    from fido2 import cbor

    state = _take(id, person, at)
    try:
        made = _server().register_complete(state, json.loads(answer)).credential_data
    except Exception:
        # fido2 raises many kinds for what a browser, or somebody who plays one, may send
        raise NotTaken from None
    return made.credential_id, cbor.encode(dict(made.public_key))


def begin_using(person: UUID | None, at: datetime) -> dict[str, Any]:
    """What a browser needs to use a passkey: of `person`, or of whoever holds one."""
    from fido2.webauthn import UserVerificationRequirement

    options, state = _server().authenticate_begin(None, user_verification=UserVerificationRequirement.REQUIRED)
    return _keep(person, options.public_key, state, at)


def whose(person: UUID | None, id: UUID, answer: str, at: datetime) -> UUID:
    """The person whose passkey signed. With `person` it must be theirs. Raises NotTaken."""
    from fido2 import cbor
    from fido2.cose import CoseKey
    from fido2.utils import websafe_decode
    from fido2.webauthn import AttestedCredentialData

    state = _take(id, person, at)
    try:
        response = json.loads(answer)
        found = Passkey.objects.filter(credential=websafe_decode(response["rawId"])).first()
        if found is None or (person is not None and found.person_id != person):
            raise NotTaken
        key = CoseKey.parse(cast(Mapping[int, Any], cbor.decode(bytes(found.public_key))))
        data = AttestedCredentialData.create(bytes(16), bytes(found.credential), key)
        _server().authenticate_complete(state, [data], response)
    except Exception:
        raise NotTaken from None
    return found.person_id
