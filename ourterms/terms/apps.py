from django.apps import AppConfig


class TermsConfig(AppConfig):
    """What a collective asks of anyone who wants its labour, and what an ask makes of it."""

    name = "ourterms.terms"
    label = "terms"
