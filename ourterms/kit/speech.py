"""One road from a sentence in the code to a sentence on a page: translated where there is a translation.

Rules know no Django, so whoever starts the product says here how to translate (`speak_with`). Until then,
and on the command line, sentences stay as they are written.
"""

from collections.abc import Callable


def _as_written(one: str, many: str, n: int) -> str:
    return one if n == 1 else many


_translate: Callable[[str], str] = str
_translate_plural: Callable[[str, str, int], str] = _as_written


def speak_with(translate: Callable[[str], str], translate_plural: Callable[[str, str, int], str]) -> None:
    """Use these two, gettext and ngettext, for every sentence from now on."""
    global _translate, _translate_plural
    _translate, _translate_plural = translate, translate_plural


def say(sentence: str, /, **values: object) -> str:
    """The sentence, translated, with `{names}` filled from `values`."""
    spoken = _translate(sentence) if sentence else ""
    return spoken.format(**values) if values else spoken


def say_n(one: str, many: str, n: int, /, **values: object) -> str:
    """The form that fits the number `n`, which fills `{n}`."""
    return _translate_plural(one, many, n).format(n=n, **values)
