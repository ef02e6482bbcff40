"""Asking to join, and a new card by two who know somebody: how long each lasts, and who may."""

from datetime import date, timedelta

MOST_QUESTIONS = 3
LONGEST_ANSWER = 1_000  # letters
ASKING_LASTS = timedelta(days=30)
WAIT = timedelta(days=1)  # so that the person can see it, and stop it
NEW_CARD_LASTS = timedelta(days=14)
KNOWN = timedelta(days=14)  # how long somebody has to have been here to say that they know who is who


def questions(setting: str) -> list[str]:
    """What a group asks those who ask to join: one question a line, three at most."""
    return [" ".join(line.split())[:200] for line in setting.splitlines() if line.strip()][:MOST_QUESTIONS]


def may_know(*, joined: date, whose_joined: date, today: date) -> bool:
    """Whether a member has been here long enough to give somebody a card: two weeks, or as long as that person.

    By time alone. Else whoever got hold of one link could join twice, and come in as anybody a day later.
    """
    return joined <= whose_joined or joined + KNOWN <= today
