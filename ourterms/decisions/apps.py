from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Decide: what is put forward, by which rule it is decided, and what comes of it."""

    name = "ourterms.decisions"
    label = "decisions"
