"""One demo and one browser for all tests here, and a person with a phone for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from demo import browser, running
from ourterms.site.quality import CHROMIUM
from tests.browser.people import Somebody, somebody


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the demo."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="package")
def url(data: Path) -> Iterator[str]:
    """Where the demo is."""
    with running(data) as address:
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
