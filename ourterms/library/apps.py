from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """A collective's own guides, letters, rights and templates, in versions, easy-read beside full."""

    name = "ourterms.library"
    label = "library"
