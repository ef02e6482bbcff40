from django.apps import AppConfig


class CareConfig(AppConfig):
    """Looking after each other: boundaries, room, pauses, buddies, what people need, a few words for oneself."""

    name = "ourterms.care"
    label = "care"
