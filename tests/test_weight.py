"""What a page weighs and what it asks of the databases. Times depend on the machine: `./run bench web` has those."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.urls import NoReverseMatch, reverse

from bench.web import ADVERT, KB, MOST_KB, ROOT, Loads, Page, fonts_in, pages
from ourterms.site.access import RULES
from tests.at_once import put_tables

PAGES = pages()
READ = [page for page in PAGES if page.method == "GET"]
SENT = [page for page in PAGES if page.method == "POST"]
HEAVY = {"pypdf", "holidays", "markdown_it", "nh3", "numpy", "psycopg"}

START = """
import sys
from wsgiref.util import setup_testing_defaults
from ourterms.site.serve import prepare
prepare()
from ourterms.site.wsgi import application
environ = {"HTTP_HOST": "localhost"}
setup_testing_defaults(environ)
said = []
application(environ, lambda status, headers: said.append(status))
print(*said, *sys.modules)
"""
CHECK = """
import sys
from ourterms.site.cli import main
sys.exit(main(["check", sys.argv[1]]) or print(*sys.modules, file=sys.stderr))
"""


def name(page: Page) -> str:
    return f"{page.method} {page.path}"


def came(client: Client, page: Page, **headers: str) -> bytes:
    """The body of an answer, compressed as it goes to a browser, or with other headers as those ask."""
    sent = headers or {"Accept-Encoding": "gzip"}
    response = client.generic(page.method, page.path, page.body, page.kind or "text/plain", headers=sent)
    body = response.getvalue()
    response.close()
    assert response.status_code == 200
    return body


def words(client: Client, page: Page) -> str:
    return came(client, page, Accept="*/*").decode()


def weight(client: Client, addresses: list[str]) -> float:
    return sum(len(came(client, Page("GET", address))) for address in addresses) / KB


def loaded(code: str, data: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a fresh process says, and which packages it holds at its end."""
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(data), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    said = done.stderr or done.stdout
    return done.stdout, {module.partition(".")[0] for module in said.split()}


def test_every_public_page_has_its_weight_held() -> None:
    found = set()
    for page in (page for page in RULES if not page.startswith("design:")):
        try:
            response = Client().get(reverse(page))
        except NoReverseMatch:
            continue  # files and programs' addresses
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found.add(reverse(page))
    assert found == {page.path for page in READ}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_weighs_at_most_15_kb(client: Client, page: Page) -> None:
    assert len(came(client, page)) / KB <= MOST_KB["HTML"]


def test_what_they_wrote_stands_twice_on_a_page_and_weighs_once(client: Client) -> None:
    page = came(client, SENT[0], Accept="*/*")
    first, again = page.index(b'<div class="letter"'), page.index(b'<textarea class="paste" id="text"')
    end = page.index(b"</textarea>", again)
    assert end - first < 32 * 1024  # as far back as gzip looks for the same words


def test_a_page_has_the_shape_of_each_sign_once_and_shows_it_from_there(client: Client) -> None:
    page = words(client, SENT[0])
    shapes = re.findall(r'<symbol id="([\w-]+)"', page)
    shown = re.findall(r'<use xlink:href="#([\w-]+)"/>', page)
    assert len(shapes) == len(set(shapes)) > 1
    assert set(shown) == set(shapes)
    assert len(shown) > 40


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_fetches_stays_in_its_budget(client: Client, page: Page) -> None:
    loads = Loads(words(client, page))
    assert 0 < weight(client, loads.sheets) <= MOST_KB["CSS"]
    assert weight(client, loads.scripts) <= MOST_KB["JS"]
    assert 0 < weight(client, loads.fonts) <= MOST_KB["font"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_fetches_one_font_and_nothing_from_elsewhere(client: Client, page: Page) -> None:
    loads = Loads(words(client, page))
    sheet = "".join(words(client, Page("GET", address)) for address in loads.sheets)
    assert {Path(address).name for address in loads.fonts} == fonts_in(sheet)
    assert len(loads.fonts) == 1
    assert loads.elsewhere == []
    assert "//" not in sheet


def test_what_a_page_fetches_is_found_wherever_it_stands() -> None:
    there = '<script src="//a.example/x.js"></script><img src="HTTPS://b.example/y"><a href="https://c.example/">z</a>'
    loads = Loads(f'{there}<link rel="stylesheet" href="/static/d.css">')
    assert loads.elsewhere == ["//a.example/x.js", "HTTPS://b.example/y"]
    assert loads.sheets == ["/static/d.css"]


LISTS = ("/register/", "/institutions/")  # of what groups published: what they ask stands with their apps' tests


@pytest.mark.parametrize("page", [page for page in READ if page.path not in LISTS], ids=name)
def test_reading_a_page_asks_no_database(client: Client, page: Page, django_assert_num_queries) -> None:
    with django_assert_num_queries(0), django_assert_num_queries(0, connection=connections["passing"]):
        came(client, page)


@pytest.mark.parametrize("page", SENT, ids=name)
def test_sending_a_page_asks_no_database_either(client: Client, page: Page, django_assert_num_queries) -> None:
    with django_assert_num_queries(0), django_assert_num_queries(0, connection=connections["passing"]):
        came(client, page)


def test_a_start_loads_nothing_heavy(tmp_path: Path) -> None:
    put_tables(tmp_path)
    said, packages = loaded(START, tmp_path)
    assert said.startswith("200 OK ")
    assert {"django", "ourterms"} <= packages
    assert not packages & HEAVY


def test_the_command_line_starts_without_django_and_reads_without_what_a_file_needs(tmp_path: Path) -> None:
    said, packages = loaded(CHECK, tmp_path, str(ADVERT))
    assert "They " in said
    assert "ourterms" in packages
    assert not packages & (HEAVY | {"django"})
