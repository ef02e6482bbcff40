from django.apps import AppConfig


class CollectivesConfig(AppConfig):
    """Groups, who belongs to them, what they have set, their circles and roles."""

    name = "ourterms.collectives"
    label = "collectives"
