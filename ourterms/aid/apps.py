from django.apps import AppConfig


class AidConfig(AppConfig):
    """Needs and offers: who needs something and who can, found without points and without a list of anybody's."""

    name = "ourterms.aid"
    label = "aid"
