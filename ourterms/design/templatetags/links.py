"""`{% url %}` as Django has it, for pages with many links: where only ids differ, the address is looked up once.

In settings.py it stands in for Django's own; what it can't do quickly, it leaves to that.
"""

from typing import Any
from uuid import UUID

from django import template
from django.template import Context
from django.template.base import FilterExpression, Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.html import escape

register = template.Library()
STAND_INS = [UUID(int=number) for number in range(1, 9)]  # no id of a row is one of these


def _is_fixed(argument: FilterExpression) -> bool:
    """Whether it is written in the template: `"ask"`."""
    return isinstance(argument.var, str) and not argument.filters


class Link(URLNode):
    """An address. What stands between its ids is kept, never an id."""

    def __init__(self, view_name: Any, args: list[Any], kwargs: dict[str, Any], asvar: str | None) -> None:
        super().__init__(view_name, args, kwargs, asvar)
        self._ids = [argument for argument in args if not _is_fixed(argument)]
        self._quick = _is_fixed(view_name) and not kwargs and 0 < len(self._ids) <= len(STAND_INS)
        self._between: dict[str, list[str]] = {}

    def render(self, context: Context) -> str:
        if self._quick:
            ids = [argument.resolve(context) for argument in self._ids]
            if all(type(each) is UUID for each in ids):
                between = self._between.get(get_script_prefix())
                if between is None:
                    try:
                        between = self._cut()
                    except NoReverseMatch:
                        return str(super().render(context))
                address = between[0] + "".join([f"{id}{after}" for id, after in zip(ids, between[1:], strict=True)])
                if self.asvar:
                    context[self.asvar] = address
                    return ""
                return address
        return str(super().render(context))

    def _cut(self) -> list[str]:
        stand_ins = iter(STAND_INS)
        rest = reverse(self.view_name.var, args=[a.var if _is_fixed(a) else next(stand_ins) for a in self.args])
        between = []
        for each in STAND_INS[: len(self._ids)]:
            before, _id, rest = rest.partition(str(each))
            between.append(before)
        between.append(rest)
        assert all(part == escape(part) for part in between)
        self._between[get_script_prefix()] = between
        return between


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """{% url "name" id other_id %}, with `as variable` or without."""
    node = parse(parser, token)
    return Link(node.view_name, node.args, node.kwargs, node.asvar)
