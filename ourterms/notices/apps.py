from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Everything that is sent leaves here: notices to members, letters to the world outside, codes to sign in."""

    name = "ourterms.notices"
    label = "notices"

    def ready(self) -> None:
        from ourterms.notices.actions import take
        from ourterms.people import outgoing

        outgoing.fill(take)
