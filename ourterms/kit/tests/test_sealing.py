from io import BytesIO
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit import sealing
from ourterms.kit.sealing import CannotOpen, Place

KEY = bytes(range(32))
ONE, TWO = UUID(int=1), UUID(int=2)
HERE = Place("access-needs", ONE, TWO)
PLACES = [Place(*each) for each in product(("access-needs", "phone"), (ONE, TWO), (None, ONE, TWO), (1, 2))]


@given(st.text())
def test_what_was_sealed_opens_again(words: str) -> None:
    assert sealing.unseal_words(KEY, sealing.seal_words(KEY, words, HERE), HERE) == words


@pytest.mark.parametrize("there", PLACES)
def test_a_value_opens_only_in_its_own_place(there: Place) -> None:
    for here in PLACES:
        sealed = sealing.seal(KEY, b"a lift with a door that stays open", here)
        if here == there:
            assert sealing.unseal(KEY, sealed, there)
        else:
            with pytest.raises(CannotOpen):
                sealing.unseal(KEY, sealed, there)


@given(st.integers(min_value=0, max_value=60), st.integers(min_value=1, max_value=255))
def test_a_value_with_one_bit_changed_does_not_open(at: int, flip: int) -> None:
    sealed = bytearray(sealing.seal(KEY, b"x" * 32, HERE))
    sealed[at] ^= flip
    with pytest.raises(CannotOpen):
        sealing.unseal(KEY, bytes(sealed), HERE)


@given(st.binary(max_size=80))
def test_anything_else_does_not_open(sealed: bytes) -> None:
    with pytest.raises(CannotOpen):
        sealing.unseal(KEY, sealed, HERE)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(CannotOpen):
        sealing.unseal(sealing.new_key(), sealing.seal(KEY, b"x", HERE), HERE)


def test_the_same_words_never_look_the_same_and_short_ones_are_as_long_as_others() -> None:
    first, second, longer = (sealing.seal_words(KEY, words, HERE) for words in ("no", "no", "no stairs, please"))
    assert first != second
    assert len(first) == len(longer)


def test_the_derivation_is_that_of_rfc_5869() -> None:
    """Test case 3 of the RFC (no salt, no info), with our prefix computed by hand from its own two steps."""
    import hmac

    extracted = hmac.digest(b"\0" * 32, KEY, "sha256")
    assert sealing.derive(KEY, b"x") == hmac.digest(extracted, b"ourterms/x\x01", "sha256")


def test_a_mark_is_the_same_for_the_same_words_and_purpose_only() -> None:
    assert sealing.mark(KEY, "mail", "a@b.example") == sealing.mark(KEY, "mail", "a@b.example")
    assert len({sealing.mark(KEY, purpose, words) for purpose in ("mail", "card") for words in ("a", "b")}) == 4


def file_of(plain: bytes, place: Place = HERE) -> bytes:
    return b"".join(sealing.seal_chunks(KEY, [plain], place))


def opened(sealed: bytes, place: Place = HERE) -> bytes:
    return b"".join(sealing.unseal_chunks(KEY, BytesIO(sealed), place))


SIZES = [0, 1, sealing.CHUNK - 1, sealing.CHUNK, sealing.CHUNK + 1, 3 * sealing.CHUNK]


@pytest.mark.parametrize("size", SIZES)
def test_a_file_opens_again_however_it_came(size: int) -> None:
    plain = bytes(number % 251 for number in range(size))
    assert opened(file_of(plain)) == plain
    parts = [plain[at : at + 10_007] for at in range(0, size, 10_007)]
    assert b"".join(sealing.seal_chunks(KEY, parts, HERE)) == file_of(plain)


def test_a_file_that_was_cut_or_put_in_another_order_does_not_open() -> None:
    sealed = file_of(bytes(3 * sealing.CHUNK))
    step = sealing.CHUNK + sealing.TAG
    first, second, third = (sealed[1 + number * step : 1 + (number + 1) * step] for number in range(3))
    for wrong in (first + second, first + third, second + first + third, first, b"", third + first + second):
        with pytest.raises(CannotOpen):
            opened(sealed[:1] + wrong)
    with pytest.raises(CannotOpen):
        opened(sealed, Place("file", TWO, TWO))
    with pytest.raises(CannotOpen):
        opened(sealed + b"x")


# To a public key ------------------------------------------------------------------------------------------------


@given(st.binary(max_size=300))
def test_what_was_sealed_to_a_key_opens_with_its_private_half_alone(plain: bytes) -> None:
    private = sealing.new_key()
    sealed = sealing.seal_to(sealing.public_of(private), plain, HERE)
    assert sealing.unseal_from(private, sealed, HERE) == plain
    for other in (sealing.new_key(), sealing.public_of(private)):
        with pytest.raises(CannotOpen):
            sealing.unseal_from(other, sealed, HERE)


def test_what_was_sealed_to_a_key_opens_in_its_own_place_and_whole() -> None:
    private = sealing.new_key()
    sealed = sealing.seal_to(sealing.public_of(private), b"two", HERE)
    with pytest.raises(CannotOpen):
        sealing.unseal_from(private, sealed, HERE._replace(version=2))
    for at in range(len(sealed)):
        with pytest.raises(CannotOpen):
            sealing.unseal_from(private, sealed[:at], HERE)
        # the top bit of a public key is ignored (RFC 7748, 5), and the derived key still differs by it
        with pytest.raises(CannotOpen):
            sealing.unseal_from(private, sealed[:at] + bytes([sealed[at] ^ 128]) + sealed[at + 1 :], HERE)


def test_two_sealings_to_a_key_have_nothing_in_common() -> None:
    public = sealing.public_of(sealing.new_key())
    first, second = (sealing.seal_to(public, b"yes", HERE) for _ in range(2))
    assert len(first) == len(second)
    assert first[: sealing.KEY] != second[: sealing.KEY]


def test_the_public_half_is_that_of_rfc_7748() -> None:
    """Section 6.1, Alice's keys."""
    private = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
    public = bytes.fromhex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
    assert sealing.public_of(private) == public
