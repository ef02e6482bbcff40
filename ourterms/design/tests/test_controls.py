"""Controls that are drawn without templates are those that Django's templates draw."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from ourterms.design.controls import Controls

GROUPS = [("A & b", [("a", "A"), ("<b>", "B & c")]), ("", [("c", "C")]), ("d", mark_safe("<i>D</i>"))]
CHOICES = [("a", "A & b"), ("<b>", mark_safe("<i>B</i>")), ("", "Nothing")]
WIDGETS = (
    *(forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.PasswordInput, forms.HiddenInput),
    *(forms.DateInput, forms.TimeInput, forms.FileInput, forms.CheckboxInput, forms.Textarea),
    *(forms.RadioSelect, forms.CheckboxSelectMultiple, forms.Select),
)
RENDERERS = (Controls(), DjangoTemplates())
ATTRS = {"id": "id_x", "rows": 3, "required": True, "disabled": False, "placeholder": "a \"b\" <c> & 'd'"}


def both(widget: type[forms.Widget], value: object) -> tuple[str, str]:
    """What our renderer draws, and what Django's does."""
    made = widget(choices=CHOICES) if hasattr(widget, "choices") else widget()
    ours, theirs = (made.render("x<y", value, attrs=dict(ATTRS), renderer=renderer) for renderer in RENDERERS)
    return ours, theirs


@pytest.mark.parametrize("widget", WIDGETS)
@given(value=st.none() | st.text() | st.just("<b>") | st.just(mark_safe("<b>&amp;</b>")))
def test_a_control_is_as_django_draws_it(widget: type[forms.Widget], value: object) -> None:
    ours, theirs = both(widget, [value] if widget is forms.CheckboxSelectMultiple else value)
    assert ours == theirs


@pytest.mark.parametrize("value", [None, "", "a", "<b>", "d"])
def test_a_list_in_groups_is_as_django_draws_it(value: str | None) -> None:
    widget = forms.Select(choices=GROUPS)
    ours, theirs = (widget.render("x<y", value, attrs=dict(ATTRS), renderer=renderer) for renderer in RENDERERS)
    assert ours == theirs


@pytest.mark.parametrize("widget", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_each_choice_is_as_django_draws_it(widget: type[forms.widgets.ChoiceWidget]) -> None:
    made = widget(choices=CHOICES)
    for option in made.subwidgets("x", ["a"], attrs=dict(ATTRS)):
        context = {"widget": {**option, "wrap_label": False}}
        drawn = [each.render(option["template_name"], context) for each in RENDERERS]
        assert drawn[0] == drawn[1]
        assert drawn[0].startswith("<input ")
