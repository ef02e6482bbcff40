"""`{% url %}`: the same addresses as Django's, whatever stands in them."""

import pytest
from django.template import Context, engines
from django.template.defaulttags import URLNode
from django.urls import NoReverseMatch, set_script_prefix

from ourterms.design.templatetags.links import Link
from ourterms.kit import chance

GROUP, THING = chance.uuid(), chance.uuid()
LINKS = (
    '{% url "asks:one" group thing %}',
    '{% url "register:publish" group "ask" thing %}',
    '{% url "register:publish" group kind thing %}',
    '{% url "inside" group %}',
    '{% url "terms:check" %}',
    "{% url name group %}",
    '{% url "inside" collective=group %}',
    '{% url "terms:ready-made-file" kind=file %}',
    '{% url "asks:one" group words %}',
)


def drawn(source: str, node: type[URLNode], **values: object) -> tuple[str, object]:
    """What a link comes to, and what a variable holds that it was put into."""
    template = engines["django"].engine.from_string(source)  # type: ignore[attr-defined]
    made = template.nodelist[0]
    link = node(made.view_name, made.args, made.kwargs, made.asvar)
    here = {"group": GROUP, "thing": THING, "kind": "ask", "name": "inside", "file": "toml", "words": str(THING)}
    context = Context(here | values)
    with context.bind_template(template):
        return link.render(context), context.get("there")


@pytest.mark.parametrize("source", LINKS)
def test_an_address_is_as_django_makes_it(source: str) -> None:
    assert drawn(source, Link) == drawn(source, URLNode)
    into = source.replace(" %}", " as there %}")
    assert drawn(into, Link) == drawn(into, URLNode)


def test_it_is_another_address_for_another_id_and_none_is_kept() -> None:
    template = engines["django"].engine.from_string(LINKS[0])  # type: ignore[attr-defined]
    (link,) = template.nodelist
    assert isinstance(link, Link)
    for _ in range(3):
        group, thing = chance.uuid(), chance.uuid()
        context = Context({"group": group, "thing": thing})
        with context.bind_template(template):
            address = link.render(context)
        assert str(group) in address
        assert str(thing) in address
        assert str(group) not in repr(link._between)


def test_beneath_another_path_it_is_beneath_that() -> None:
    set_script_prefix("/below/")
    try:
        assert drawn(LINKS[0], Link)[0].startswith("/below/")
    finally:
        set_script_prefix("/")
    assert not drawn(LINKS[0], Link)[0].startswith("/below/")


@pytest.mark.parametrize("source", ['{% url "no-such-page" group %}', '{% url "inside" group thing %}'])
def test_what_is_no_address_is_refused_or_nothing(source: str) -> None:
    for node in (Link, URLNode):
        with pytest.raises(NoReverseMatch):
            drawn(source, node)
    into = source.replace(" %}", " as there %}")
    assert drawn(into, Link) == drawn(into, URLNode) == ("", "")


def test_an_id_that_is_words_is_escaped_as_ever() -> None:
    source = '{% url "record-atom" words %}'
    assert drawn(source, Link, words="a-b") == drawn(source, URLNode, words="a-b")
