import re

import pytest

from ourterms.kit import chance


def test_it_gives_as_many_bytes_as_asked_fit_for_a_url():
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", chance.token(32))


def test_it_never_gives_the_same_token_twice():
    assert len({chance.token(16) for _ in range(200)}) == 200


@pytest.mark.parametrize("size", [0, -1])
def test_it_refuses_an_empty_token(size):
    with pytest.raises(ValueError, match="at least one byte"):
        chance.token(size)


def test_its_uuids_are_random_ones():
    ids = [chance.uuid() for _ in range(50)]
    assert {i.version for i in ids} == {4}
    assert len(set(ids)) == 50
