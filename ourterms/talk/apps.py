from django.apps import AppConfig


class TalkConfig(AppConfig):
    """Threads on anything, for everybody in a collective or in one of its circles."""

    name = "ourterms.talk"
    label = "talk"
