import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from ourterms.design.sheet import blocks

PAGES = ("400", "403", "404", "413", "429", "500", "503")


def base(**values):
    return Template('{% extends "design/base.html" %}').render(Context(values))


@pytest.mark.parametrize("code", PAGES)
def test_an_error_page_needs_no_context_and_says_what_to_do(code):
    html = render_to_string(f"{code}.html")
    assert html.count("<h1>") == 1
    assert ("Go back one page: what you typed is still there." in html) == (code != "413")
    assert 'content="noindex, nofollow"' in html


def test_what_was_too_much_may_have_to_be_pasted_again_and_that_is_said():
    # The box is kept by no browser, for whoever shares a phone; a page that went to the store comes back empty.
    assert "If the box is empty there, paste it again." in render_to_string("413.html")


def test_error_pages_can_be_hidden_too():
    html = render_to_string("404.html", {"hide_to": "https://elsewhere.example/"})
    assert '<a class="hide" href="https://elsewhere.example/" rel="noreferrer">' in html


def test_error_pages_survive_a_broken_list_of_static_files(settings):
    backend = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    assert "Something broke here" in render_to_string("500.html")


def test_too_many_at_once_can_be_sent_again_with_what_was_typed():
    html = render_to_string("429.html", {"typed": [("text", 'an "advert"\nof two lines')]}, RequestFactory().get("/"))
    assert 'name="text" value="an &quot;advert&quot;\nof two lines"' in html


def test_what_was_said_already_can_be_seen_and_said_again_with_what_was_typed():
    values = {"typed": [("words", 'a "line"\nand one')], "where": "/m/x/"}
    html = render_to_string("409.html", values, RequestFactory().get("/"))
    assert 'name="words" value="a &quot;line&quot;\nand one"' in html
    assert 'href="/m/x/"' in html


def test_the_page_can_be_hidden_where_there_is_somewhere_to_go():
    assert 'class="hide"' in base(hide_to="https://elsewhere.example/")
    assert 'class="hide"' not in base()


def test_a_page_loads_one_sheet_one_font_and_no_script_it_does_not_need():
    html = base()
    assert html.count('rel="stylesheet"') == 1
    assert html.count('as="font"') == 1
    assert "<script" not in html


def test_htmx_comes_only_where_a_page_asks_for_it():
    page = '{% extends "design/base.html" %}{% load design %}{% block htmx %}{% htmx %}{% endblock %}'
    html = Template(page).render(Context())
    assert html.index('name="htmx-config"') < html.index("htmx-4.0.1.min.js")


def test_the_browser_bar_has_the_colour_of_the_top_in_both_schemes():
    html, tokens = base(), blocks()["tokens"]
    light, dark = [line for line in tokens.splitlines() if "--sheet:" in line]
    assert f'content="{light.split()[1][:7]}" media="(prefers-color-scheme: light)"' in html
    assert f'content="{dark.split()[1][:7]}" media="(prefers-color-scheme: dark)"' in html


def test_a_language_from_right_to_left_turns_the_page_round(monkeypatch):
    from django.utils import translation

    monkeypatch.setattr(translation, "get_language", lambda: "ar")
    monkeypatch.setattr(translation, "get_language_bidi", lambda: True)
    assert '<html lang="ar" dir="rtl">' in base()
