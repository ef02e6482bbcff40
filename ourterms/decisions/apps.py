from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Decide: what is put forward, by which rule it is decided, and what comes of it."""

    name = "ourterms.decisions"
    label = "decisions"

    def ready(self) -> None:
        from ourterms.decisions.actions import CARRIES_OUT
        from ourterms.decisions.going_on.actions import GOINGS_ON
        from ourterms.decisions.mandates.actions import MANDATES
        from ourterms.decisions.published.actions import PUBLISHED
        from ourterms.decisions.published.actions import PUBLISHES as OURS
        from ourterms.decisions.roles.actions import ROLES
        from ourterms.register.publishing import PUBLISHES

        CARRIES_OUT.update(ROLES | MANDATES | GOINGS_ON | PUBLISHED)
        PUBLISHES.update(OURS)
