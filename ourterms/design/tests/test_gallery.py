import re
from html.parser import HTMLParser

import pytest
from django.http import Http404
from django.test import RequestFactory

from ourterms.design import views
from ourterms.design.gallery import COMPONENTS

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
