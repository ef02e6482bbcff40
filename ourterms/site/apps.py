from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, URLs, the pages that belong to no one app, and the door that every request comes through."""

    name = "ourterms.site"
    label = "site"

    def ready(self) -> None:
        from django.conf import settings
        from django.utils.translation import get_language, gettext, ngettext

        from ourterms.kit import speech

        if settings.USE_I18N:  # else sentences stay as they are written, which is quicker
            speech.speak_with(gettext, ngettext, get_language)

        from ourterms.collectives.settings import declare
        from ourterms.site.hooks import walk

        declare(walk("settings"))

        from ourterms.collectives import going as leaving
        from ourterms.site.going import go

        leaving.fill(go)
