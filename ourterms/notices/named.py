"""A letter names nobody who did not agree to it."""

from collections.abc import Collection, Iterable

from ourterms.collectives.rules.named import names_in
from ourterms.kit.speech import say
from ourterms.people.acts import Refused


class NamesSomebody(Refused):
    """Words that go out in the group's name hold a name of one of us, or a word that is one. `names`: which."""

    def __init__(self, message: str, names: Collection[str]) -> None:
        super().__init__(message)
        self.names = names


def refuse_names(words: str, names: Iterable[str], not_names: Collection[str], message: str) -> None:
    """Refused where one of these names stands in the words. not_names: those of which whoever writes says that here it
    is only a word; that is kept nowhere. message: a sentence with {names}."""
    if named := sorted(names_in(set(names) - set(not_names), words)):
        raise NamesSomebody(say(message, names=", ".join(named)), named)
