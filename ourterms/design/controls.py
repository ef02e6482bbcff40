"""Form controls as HTML. Django draws each with up to four templates, and they are most of what a form costs."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape

_INPUTS = (
    *("text", "number", "email", "url", "password", "hidden", "date", "time", "file"),
    *("checkbox", "radio_option", "checkbox_option"),
)


def _attributes(widget: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}" + ("" if value is True else f'="{conditional_escape(value)}"')
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{conditional_escape(value)}"'
    return f'<input type="{widget["type"]}" name="{conditional_escape(widget["name"])}"{said}{_attributes(widget)}>'


def _textarea(widget: Mapping[str, Any]) -> str:
    value = conditional_escape(widget["value"] or "")
    return f'<textarea name="{conditional_escape(widget["name"])}"{_attributes(widget)}>\n{value}</textarea>'


def _option(widget: Mapping[str, Any]) -> str:
    value, label = conditional_escape(widget["value"]), conditional_escape(widget["label"])
    return f'<option value="{value}"{_attributes(widget)}>{label}</option>'


def _select(widget: Mapping[str, Any]) -> str:
    options = []
    for name, choices, _number in widget["optgroups"]:
        options += [f'\n  <optgroup label="{conditional_escape(name)}">'] if name else []
        options += [f"\n  {_option(choice)}\n" for choice in choices]
        options += ["\n  </optgroup>"] if name else []
    return f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>{"".join(options)}\n</select>'


_DRAWN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/select_option.html": _option,
}


class Controls(DjangoTemplates):
    """Draws what our forms are made of as Django's templates would (settings.FORM_RENDERER); all else by them."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """A control, or whatever else the template is for."""
        draw = _DRAWN.get(template_name)
        if draw is None or context["widget"].get("wrap_label"):
            drawn: str = super().render(template_name, context, request)
            return drawn
        return draw(context["widget"])
