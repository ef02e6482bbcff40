from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """What a group made public on purpose: a log that is only added to, one for each group."""

    name = "ourterms.register"
    label = "register"
