from django.apps import AppConfig


class AsksConfig(AppConfig):
    """The door: an ask from its arrival to an agreement, our replies, and what becomes of each."""

    name = "ourterms.asks"
    label = "asks"

    def ready(self) -> None:
        """Say how a reply that we decided on is carried out."""
        from ourterms.asks.actions.replies import REPLIES
        from ourterms.decisions.actions import CARRIES_OUT

        CARRIES_OUT.update(REPLIES)
