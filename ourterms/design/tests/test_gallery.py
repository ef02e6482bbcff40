import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory

import ourterms
from ourterms.design import views
from ourterms.design.gallery import COMPONENTS
from ourterms.design.sheet import blocks
from ourterms.design.templatetags.design import register

STATES = [
    pytest.param(component, state, id=f"{component.slug}-{state.key}")
    for component in COMPONENTS
    for state in component.states
]
VOID = {"input", "br", "hr", "meta", "link", "img", "path", "circle", "rect"}


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.pointed = [], [], set()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.pointed.update((found.get(name) or "").split())
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def read(html):
    balance = Balance()
    balance.feed(html)
    return balance


@pytest.mark.parametrize(("component", "state"), STATES)
def test_every_state_is_well_made(component, state):
    balance = read(component.drawn(state))
    assert balance.open == []
    assert len(balance.ids) == len(set(balance.ids))
    assert balance.pointed <= set(balance.ids)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.slug)
def test_what_is_written_is_what_is_listed(component):
    assert list(component.written()) == [state.key for state in component.states]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.slug)
def test_a_component_is_tried_with_long_words_and_right_to_left(component):
    keys = [state.key for state in component.states]
    assert keys[0] == "ordinary"
    assert keys[-2:] == ["long", "right-to-left"]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.slug)
def test_a_component_has_a_page_with_all_its_states(component):
    html = views.state(RequestFactory().get("/"), component.slug).content.decode()
    headings = re.findall(r'<h2 id="state-\d+">([^<]+)</h2>', html)
    assert headings == [str(state.name) for state in component.states]
    assert html.count("<h1") == 1
    assert len(read(html).ids) == len(set(read(html).ids))


def test_the_first_page_shows_them_all():
    html = views.gallery(RequestFactory().get("/")).content.decode()
    assert re.findall(r'<h2 id="([a-z]+)-name">', html) == [component.slug for component in COMPONENTS]
    assert len(read(html).ids) == len(set(read(html).ids))


def test_there_is_no_page_for_what_is_no_component():
    with pytest.raises(Http404):
        views.state(RequestFactory().get("/"), "nothing")


OF_THE_PAGE = {"frame", "stylesheet", "htmx"}  # they stand around every page, the gallery's too
TAGS = sorted({*register.tags, *register.filters})
WITHOUT_COMPONENT = {"tokens"}  # colours, spaces and sizes


def names_in(text: str, name: str) -> bool:
    """Whether a template says this tag, or this filter."""
    return bool(re.search(rf"{{% {name}\b|\|{name}\b", text))


@cache
def product(*kinds: str) -> str:
    """What pages are made of, in files with these endings: all but the gallery and tests."""
    paths = [path for path in Path(ourterms.__file__).parent.rglob("*") if path.suffix in kinds]
    return "".join(path.read_text("utf-8") for path in paths if not {"gallery", "tests"} & set(path.parts))


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in OF_THE_PAGE])
def test_every_tag_is_shown(tag):
    assert any(names_in(written, tag) for component in COMPONENTS for written in component.written().values())


@pytest.mark.parametrize("tag", TAGS)
def test_every_tag_is_used_by_a_page(tag):
    assert names_in(product(".html"), tag)


def classes_in(css: str) -> set[str]:
    """The classes that a block of the stylesheet names."""
    return set(re.findall(r"\.([a-z][a-z0-9-]*)(?=[^{}]*\{)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))


@pytest.mark.parametrize("block", sorted(blocks().keys() - WITHOUT_COMPONENT))
def test_something_of_every_block_of_the_stylesheet_is_shown(block):
    html = "".join(component.drawn(state) for component in COMPONENTS for state in component.states)
    shown = {name for each in re.findall(r'class="([^"]+)"', html) for name in each.split()}
    assert classes_in(blocks()[block]) & shown


@pytest.mark.parametrize("block", sorted(blocks()))
def test_no_block_of_the_stylesheet_is_for_what_no_page_has(block):
    words = set(re.findall(r"[a-z][a-z0-9-]*", product(".html", ".py", ".js")))
    assert classes_in(blocks()[block]) <= words
