"""What a field says when something has to be put right, where its form has no sentence of its own: in our words, and
not in those of Django. Said once here, for every form there is.
"""

from typing import Any

from django import forms
from django.core import validators
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext_lazy as _

_CHOICE = {"required": _("Choose one."), "invalid_choice": _("Choose one of these.")}
_SEVERAL = {
    "required": _("Choose at least one."),
    "invalid_choice": _("Choose from these."),
    "invalid_list": _("Choose from these."),
    "invalid_pk_value": _("Choose from these."),
}
_DAY, _TIME = _("Put a day, like this: 2026-03-05."), _("Put a time, like this: 18:30.")
_NUMBER, _WHOLE = _("Put a number."), _("Put a whole number.")
_ADDRESS, _MAIL = _("Put an address like https://example.org."), _("Put an address like name@example.org.")
_LENGTH, _PAGE = _("Put hours and minutes, like this: 1:30."), _("Open this page again, and send it anew.")
_MISSING = _("Fill this in.")

FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _MISSING},
    forms.IntegerField: {"invalid": _WHOLE},
    forms.FloatField: {"invalid": _NUMBER},
    forms.DecimalField: {"invalid": _NUMBER},
    forms.DateField: {"invalid": _DAY},
    forms.TimeField: {"invalid": _TIME},
    forms.DateTimeField: {"invalid": _("Put a day and a time, like this: 2026-03-05 18:30.")},
    forms.SplitDateTimeField: {"invalid_date": _DAY, "invalid_time": _TIME},
    forms.DurationField: {"invalid": _LENGTH, "overflow": _LENGTH},
    forms.FileField: {
        "required": _("Choose a file."),
        "invalid": _("The file did not come along. Choose it again."),
        "missing": _("Choose a file."),
        "empty": _("This file is empty. Choose another one."),
        "max_length": _("The name of this file is too long: use at most %(max)s letters."),
        "contradiction": _("Choose a file, or take it out: not both."),
    },
    forms.ImageField: {"invalid_image": _("This is no picture that can be read. Choose another one.")},
    forms.URLField: {"invalid": _ADDRESS},
    forms.BooleanField: {"required": _("Tick this to go on.")},
    forms.ChoiceField: _CHOICE,
    forms.MultipleChoiceField: _SEVERAL,
    forms.ModelChoiceField: _CHOICE,
    forms.ModelMultipleChoiceField: _SEVERAL,
    forms.MultiValueField: {"invalid": _MISSING, "incomplete": _("Fill in all of it.")},
    forms.UUIDField: {"invalid": _PAGE},
    InlineForeignKeyField: {"invalid_choice": _PAGE},
    forms.JSONField: {"invalid": _("This can't be read. Put it as JSON.")},
}
VALIDATORS: dict[type[Any], Any] = {
    validators.RegexValidator: _("This does not look as it should. Look at it again."),
    validators.URLValidator: _ADDRESS,
    validators.DomainNameValidator: _("Put a name like example.org."),
    validators.EmailValidator: _MAIL,
    validators.BaseValidator: _("Put %(limit_value)s."),
    validators.MaxValueValidator: _("Put %(limit_value)s or less."),
    validators.MinValueValidator: _("Put %(limit_value)s or more."),
    validators.StepValueValidator: _("Put a multiple of %(limit_value)s."),
    validators.MinLengthValidator: _("Use at least %(limit_value)s letters."),
    validators.MaxLengthValidator: _("Use at most %(limit_value)s letters."),
    validators.DecimalValidator: {
        "invalid": _NUMBER,
        "max_digits": _("Put a number of fewer figures."),
        "max_decimal_places": _("Use at most %(max)s decimals."),
        "max_whole_digits": _("Put a smaller number."),
    },
    validators.FileExtensionValidator: _(
        "A file of this kind can't be read here: choose one of %(allowed_extensions)s."
    ),
    validators.ProhibitNullCharactersValidator: _("There is a letter in it that can't be kept. Type it anew."),
}
# A number has up to six ways to be wrong, and one sentence says what it has to be.
_WRONG_NUMBERS = ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")


def number_messages(sentence: Any) -> dict[str, Any]:
    """`error_messages` of a field for a number: the same sentence, whatever is wrong with what was put there."""
    return dict.fromkeys(_WRONG_NUMBERS, sentence)


def speak() -> None:
    """From now on every field says what is wrong in our words, unless its form has a sentence of its own."""
    for field, messages in FIELDS.items():
        field.default_error_messages = messages
    for validator, words in VALIDATORS.items():
        setattr(validator, "messages" if isinstance(words, dict) else "message", words)
