from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """What we tell institutions to do, what they answer and promise, what they let go of, and who really decided."""

    name = "ourterms.promises"
    label = "promises"

    def ready(self) -> None:
        """What decisions about demands, promises and accounts carry out, where decisions can't know it themselves."""
        from ourterms.decisions.actions import CARRIES_OUT
        from ourterms.promises.deciding import CARRIED_OUT

        CARRIES_OUT.update(CARRIED_OUT)
