"""No form answers in Django's words, and a list of what to put right says of each which field it is."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django import forms
from django.core import validators
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.formsets import BaseFormSet
from django.forms.models import BaseModelForm
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

import ourterms
from ourterms.design.in_our_words import number_messages
from ourterms.design.tests.test_tags import draw

SOURCES = ("forms/fields.py", "forms/models.py", "core/validators.py")


def djangos() -> set[str]:
    """Every sentence in which Django's fields and checks answer."""
    root, found = Path(django.__file__).parent, set()
    for source in SOURCES:
        for node in ast.walk(ast.parse((root / source).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "gettext", "ngettext_lazy"):
                found |= {each.value for each in node.args if isinstance(each, ast.Constant)}
    return found


DJANGOS = djangos()


def is_djangos(message: Any) -> bool:
    try:
        return str(message) in DJANGOS
    except KeyError:  # a plural that waits for its number: we have none
        return True


def below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def every_form() -> None:
    """Every module that has a form in it, imported."""
    for module in pkgutil.walk_packages(ourterms.__path__, "ourterms."):
        parts, found = module.name.split("."), module.module_finder.find_spec(module.name, None)
        if not found or not found.origin or not {"tests", "migrations", "__main__"}.isdisjoint(parts):
            continue
        if re.search(r"^ *class \w+\(.*Form", Path(found.origin).read_text(encoding="utf-8"), re.MULTILINE):
            importlib.import_module(module.name)


def messages_of(checks: Any) -> list[Any]:
    """What a check says, as a class or as one that there is."""
    several = getattr(checks, "messages", None)
    return list(several.values()) if several else [checks.message] if hasattr(checks, "message") else []


def test_djangos_sentences_are_found() -> None:
    assert {"This field is required.", "Enter a valid date."} <= DJANGOS
    assert len(DJANGOS) > 40


@pytest.mark.parametrize("field", [forms.Field, *below(forms.Field)], ids=lambda each: each.__name__)
def test_no_kind_of_field_has_djangos_words(field: type[forms.Field]) -> None:
    said = {}
    for each in reversed(field.__mro__):
        said |= getattr(each, "default_error_messages", {})
    assert [words for words in said.values() if is_djangos(words)] == []


@pytest.mark.parametrize("name", [name for name in dir(validators) if name.endswith("Validator")])
def test_no_check_has_djangos_words(name: str) -> None:
    assert [words for words in messages_of(getattr(validators, name)) if is_djangos(words)] == []


def test_no_form_that_there_is_has_them_from_before_or_by_itself() -> None:
    every_form()
    of_ours = [form for form in below(forms.BaseForm) if form.__module__.startswith("ourterms.")]
    assert len(of_ours) > 100
    for form in of_ours:
        for name, field in getattr(form, "base_fields", {}).items():
            said = [
                *field.error_messages.values(),
                *(words for check in field.validators for words in messages_of(check)),
            ]
            assert [str(words) for words in said if is_djangos(words)] == [], (form, name)
    for kind in (BaseModelForm, BaseFormSet):  # these have sentences that can't be replaced here
        assert [each for each in below(kind) if each.__module__.startswith("ourterms.")] == []


CHOICES = [("a", "A"), ("b", "B")]
SLIPS: list[tuple[forms.Field, Any, str]] = [
    (forms.CharField(), "", "Fill this in."),
    (forms.CharField(max_length=5), "sixsix", "Use at most 5 letters."),
    (forms.CharField(min_length=5), "six", "Use at least 5 letters."),
    (forms.CharField(), "a\x00b", "There is a letter in it that can't be kept. Type it anew."),
    (forms.IntegerField(), "1.5", "Put a whole number."),
    (forms.IntegerField(min_value=1), "0", "Put 1 or more."),
    (forms.IntegerField(max_value=9), "10", "Put 9 or less."),
    (forms.DecimalField(), "lots", "Put a number."),
    (forms.DecimalField(decimal_places=2), "32.005", "Use at most 2 decimals."),
    (forms.DateField(), "2026-02-30", "Put a day, like this: 2026-03-05."),
    (forms.TimeField(), "25:00", "Put a time, like this: 18:30."),
    (forms.ChoiceField(choices=CHOICES), "", "Choose one."),
    (forms.ChoiceField(choices=CHOICES), "c", "Choose one of these."),
    (forms.TypedChoiceField(choices=CHOICES), "c", "Choose one of these."),
    (forms.MultipleChoiceField(choices=CHOICES), "c", "Choose from these."),
    (forms.BooleanField(), "", "Tick this to go on."),
    (forms.EmailField(), "nobody", "Put an address like name@example.org."),
    (forms.URLField(assume_scheme="https"), "::", "Put an address like https://example.org."),
    (forms.UUIDField(), "x", "Open this page again, and send it anew."),
    (forms.FileField(), None, "Choose a file."),
    (forms.FileField(), SimpleUploadedFile("a.txt", b""), "This file is empty. Choose another one."),
]


@pytest.mark.parametrize(("field", "given", "words"), SLIPS)
def test_each_slip_gets_a_sentence_of_ours(field: forms.Field, given: Any, words: str) -> None:
    class One(forms.Form):
        one = field

    data, files = QueryDict(mutable=True), MultiValueDict()
    (files if isinstance(field, forms.FileField) else data).setlist("one", [] if given is None else [given])
    assert One(data, files).errors["one"] == [words]


class Two(forms.Form):
    pay = forms.DecimalField(
        label="Pay, how much",
        min_value=0,
        max_digits=4,
        decimal_places=2,
        error_messages=number_messages("An amount up to 99."),
    )
    about = forms.CharField(label="What is it about?")
    id = forms.UUIDField(widget=forms.HiddenInput)


@pytest.mark.parametrize("given", ["32.005", "-5", "1e400", "-1e400", "lots", "nan"])
def test_a_number_gets_one_sentence_whatever_is_wrong_with_it(given: str) -> None:
    html = draw("{% errors form %}{% field form.pay %}", form=Two({"pay": given}))
    assert html.count("An amount up to 99.") == 2


def test_the_list_says_which_field_each_sentence_is_about() -> None:
    html = draw("{% errors form %}", form=Two({"pay": "lots", "id": "x"}))
    assert '<a href="#id_pay">Pay, how much: An amount up to 99.</a>' in html
    assert '<a href="#id_about">What is it about? Fill this in.</a>' in html
    assert '<a href="#id_id">Open this page again, and send it anew.</a>' in html


def test_where_there_is_one_field_its_sentence_is_enough() -> None:
    class One(forms.Form):
        name = forms.CharField(label="Your name")
        id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    assert '<a href="#id_name">Fill this in.</a>' in draw("{% errors form %}", form=One({}))
