"""One demo for all tests here, a browser, and a person with a phone for each."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from demo import browser, running
from ourterms.site.quality import CHROMIUM
from tests.browser.groups import Place, place
from tests.browser.people import Somebody, somebody
from tests.durability.run import scratch_database
from tests.made import put_lived


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """For a demo's environment: on PostgreSQL a database of its own; SQLite's is in its folder anyway."""
    if not os.environ.get("OURTERMS_DATABASE_URL"):
        yield {}
        return
    with scratch_database() as database:
        yield {"OURTERMS_DATABASE_URL": database}


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a data folder for a demo, by a name; on SQLite one in which its year was lived through already."""
    if os.environ.get("OURTERMS_DATABASE_URL"):
        return tmp_path_factory.mktemp
    return lambda name: put_lived(tmp_path_factory.mktemp(name))


@pytest.fixture(scope="session")
def data(folder_of: Callable[[str], Path]) -> Path:
    """The data folder of the demo."""
    return folder_of("demo")


@pytest.fixture(scope="session")
def url(data: Path) -> Iterator[str]:
    """Where the demo is."""
    with own_database() as environ, running(data, **environ) as address:
        yield address


# Only for this package: while Playwright runs, Django believes itself inside an event loop and refuses databases.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with browser(CHROMIUM) as opened:
        yield opened


@pytest.fixture
def person(chromium: Browser, url: str) -> Iterator[Somebody]:
    """Somebody with a phone. At the end nothing may have gone elsewhere, and the browser may not have complained."""
    with somebody(chromium, url) as one:
        yield one
    assert one.outside == []
    assert one.complaints == []


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def anybody(request: pytest.FixtureRequest, chromium: Browser, url: str) -> Iterator[Somebody]:
    """The same, once with JavaScript and once without."""
    with somebody(chromium, url, java_script_enabled=request.param) as one:
        yield one
    assert one.outside == []
    assert one.complaints == []


# One server for each of the two, so that no minute sees more groups founded than one address may.
@pytest.fixture(
    scope="module", params=[True, pytest.param(False, marks=pytest.mark.slow)], ids=["scripts", "no-scripts"]
)
def server(
    request: pytest.FixtureRequest, folder_of: Callable[[str], Path]
) -> Iterator[tuple[str, Path, dict[str, str], bool]]:
    """A server of a module's own, for groups that are founded on the way; once with JavaScript and once without."""
    folder = folder_of("groups")
    with own_database() as environ, running(folder, **environ) as url:
        yield url, folder, environ, request.param


@pytest.fixture
def at(server: tuple[str, Path, dict[str, str], bool], chromium: Browser) -> Iterator[Place]:
    """That server, and a phone for whoever comes."""
    url, folder, environ, scripts = server
    with place(url, folder, environ, chromium, scripts=scripts) as here:
        yield here
