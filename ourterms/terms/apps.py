from django.apps import AppConfig


class TermsConfig(AppConfig):
    """What a collective asks of anyone who wants its labour, and what an ask makes of it."""

    name = "ourterms.terms"
    label = "terms"

    def ready(self) -> None:
        from ourterms.decisions.actions import CARRIES_OUT
        from ourterms.register.publishing import PUBLISHES
        from ourterms.terms.actions import OURS
        from ourterms.terms.published import KIND, VERSION

        CARRIES_OUT.update(OURS)
        PUBLISHES[KIND] = VERSION
