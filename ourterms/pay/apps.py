from django.apps import AppConfig


class PayConfig(AppConfig):
    """What an institution owes each person for a place, and whether it paid, and when; expenses apart from it."""

    name = "ourterms.pay"
    label = "pay"
