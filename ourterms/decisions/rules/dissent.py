"""How far a dissent goes, and how easily somebody would guess whose it is."""

from ourterms.kit.speech import say

US, LETTER, PUBLIC = "us", "letter", "public"
REACH = {
    US: "It stays among us",
    LETTER: "It may go with a letter about this",
    PUBLIC: "It may be read in public",
}
FEW, SOME = 12, 40  # members


def guess(members: int) -> str:
    """How easily a group of so many would guess who wrote words without a name. It says no number."""
    if members <= FEW:
        return say("There are few of us. Whoever knows us will guess whose words these are.")
    if members <= SOME:
        return say("There are not very many of us. Whoever knows how you write may guess.")
    return say("There are many of us. Whoever knows how you write may still guess.")
