from django.apps import AppConfig


class RecordConfig(AppConfig):
    """An institution as anybody reads of it: put together from what groups published, and from nothing else."""

    name = "ourterms.record"
    label = "record"

    def ready(self) -> None:
        from ourterms.pay.origins import TOLD
        from ourterms.record.published import PUBLISHED, is_told
        from ourterms.record.reading import whom
        from ourterms.register.publishing import PUBLISHES, WHOM

        PUBLISHES.update(PUBLISHED)
        TOLD.append(is_told)
        WHOM.append(whom)
