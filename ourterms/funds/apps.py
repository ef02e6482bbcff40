from django.apps import AppConfig


class FundsConfig(AppConfig):
    """The collective's own money. For now the tin: in, out, what's in it."""

    name = "ourterms.funds"
    label = "funds"
