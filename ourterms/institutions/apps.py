from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    """Who asks of us, and their people: bodies, the contacts who come in their name, and who of us works there."""

    name = "ourterms.institutions"
    label = "institutions"
