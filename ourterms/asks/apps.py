from django.apps import AppConfig


class AsksConfig(AppConfig):
    """The door: an ask from its arrival to an agreement, our replies, and what becomes of each."""

    name = "ourterms.asks"
    label = "asks"

    def ready(self) -> None:
        """Say how a reply that we decided on is carried out, what of asks can be published, what hangs on a session
        and to whom it comes, and what a sum comes from."""
        from ourterms.asks.actions.days_off import given_up, on_again
        from ourterms.asks.actions.replies import REPLIES
        from ourterms.asks.agreeing import reading
        from ourterms.asks.published import PUBLISHED
        from ourterms.decisions.actions import CARRIES_OUT
        from ourterms.meetings.others import WITH, With
        from ourterms.pay.origins import ORIGINS
        from ourterms.register.publishing import PUBLISHES

        CARRIES_OUT.update(REPLIES)
        PUBLISHES.update(PUBLISHED)
        ORIGINS.append(reading.origin_of)
        WITH.append(
            With(
                about=reading.other_of,
                given_up=given_up,
                on_again=on_again,
                is_on=reading.has_sessions,
                facts=reading.facts_of_sessions,
                comes=reading.how_sessions_come,
            )
        )
