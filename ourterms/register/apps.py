from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """What a group made public on purpose: a log that is only added to, one for each group."""

    name = "ourterms.register"
    label = "register"

    def ready(self) -> None:
        """Look again at what waits when a group's confirmation of a contact is gone."""
        from ourterms.institutions.actions import UNCONFIRMED
        from ourterms.register.actions import look_again

        UNCONFIRMED.append(look_again)
