from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Next time we meet: when and where, who does what, what was said and what we said we'd do."""

    name = "ourterms.meetings"
    label = "meetings"
