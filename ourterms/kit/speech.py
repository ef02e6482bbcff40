"""One road from a sentence in the code to a sentence on a page: translated where there is a translation.

Rules know no Django, so whoever starts the product says here how to translate (`speak_with`). Until then,
and on the command line, sentences stay as they are written.
"""

from collections.abc import Callable, Hashable


def _as_written(one: str, many: str, n: int) -> str:
    return one if n == 1 else many


def _no_language() -> str | None:
    return None


_translate: Callable[[str], str] = str
_translate_plural: Callable[[str, str, int], str] = _as_written
_language: Callable[[], str | None] = _no_language


def speak_with(
    translate: Callable[[str], str],
    translate_plural: Callable[[str, str, int], str],
    language: Callable[[], str | None] = _no_language,
) -> None:
    """Use these, gettext, ngettext and get_language, for every sentence from now on."""
    global _translate, _translate_plural, _language
    _translate, _translate_plural, _language = translate, translate_plural, language


def tongue() -> Hashable:
    """What sentences are spoken in just now: whoever keeps a sentence that was said keeps it under this."""
    return _translate, _translate_plural, _language()


def say(sentence: str, /, **values: object) -> str:
    """The sentence, translated, with `{names}` filled from `values`."""
    spoken = _translate(sentence) if sentence else ""
    return spoken.format(**values) if values else spoken


def say_n(one: str, many: str, n: int, /, **values: object) -> str:
    """The form that fits the number `n`, which fills `{n}`."""
    return _translate_plural(one, many, n).format(n=n, **values)
