"""Passwords: Argon2id with 128 MiB, one at a time, so that a flood of guesses can't take the machine's memory.

Parameters after RFC 9106 (section 4: t=3), with more memory than its second choice of 64 MiB.
"""

from threading import Lock

MEMORY_KIB = 128 * 1024
PASSES, LANES = 3, 4
SHORTEST, LONGEST = 12, 200  # letters
_one_at_a_time = Lock()
# The hash of no password: what a guess at somebody without one is held against, so that it takes as long.
NOBODY = f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${'A' * 22}${'A' * 43}"


def problem_with(password: str) -> str:
    """What is wrong with a password somebody chose; "" if nothing. Length is all that is asked."""
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} letters. Four words that don't belong together are good."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} letters."
    if len(set(password)) < 5:
        return "Use more different letters."
    return ""


def hashed(password: str, salt: bytes) -> str:
    """The string to keep (PHC format). `salt`: 16 random bytes. Takes about 0.4 s."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    with _one_at_a_time:
        kdf = Argon2id(salt=salt, length=32, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB)
        return kdf.derive_phc_encoded(password.encode())


def fits(password: str, kept: str) -> bool:
    """Whether this is the password of which `kept` was made. "" fits nothing, and takes as long to say so."""
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    with _one_at_a_time:
        try:
            Argon2id.verify_phc_encoded(password.encode(), kept or NOBODY)
        except InvalidKey:
            return False
    return bool(kept)
