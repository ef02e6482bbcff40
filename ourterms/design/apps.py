"""The design: base page, components, stylesheet, icons and gallery. It imports no app that stands on it."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Found by its label `design`."""

    name = "ourterms.design"

    def ready(self) -> None:
        from ourterms.design.in_our_words import speak

        speak()
