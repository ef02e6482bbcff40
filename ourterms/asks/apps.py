from django.apps import AppConfig


class AsksConfig(AppConfig):
    """The door: an ask from its arrival to an agreement, our replies, and what becomes of each."""

    name = "ourterms.asks"
    label = "asks"

    def ready(self) -> None:
        """Say how a reply that we decided on is carried out, and what of asks can be published."""
        from ourterms.asks.actions.replies import REPLIES
        from ourterms.asks.published import PUBLISHED
        from ourterms.decisions.actions import CARRIES_OUT
        from ourterms.register.publishing import PUBLISHES

        CARRIES_OUT.update(REPLIES)
        PUBLISHES.update(PUBLISHED)
