from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """What we tell institutions to do, what they answer and promise, what they let go of, and who really decided."""

    name = "ourterms.promises"
    label = "promises"

    def ready(self) -> None:
        """What decisions about demands, promises and accounts carry out, and how each of them is published."""
        from ourterms.decisions.actions import CARRIES_OUT
        from ourterms.promises.deciding import CARRIED_OUT
        from ourterms.promises.published import PUBLISHED
        from ourterms.register.publishing import PUBLISHES

        CARRIES_OUT.update(CARRIED_OUT)
        PUBLISHES.update(PUBLISHED)
