from django.apps import AppConfig


class FilesConfig(AppConfig):
    """What people bring: pictures, PDFs, recordings. Cleaned, sealed, and streamed to who may see it."""

    name = "ourterms.files"
    label = "files"
