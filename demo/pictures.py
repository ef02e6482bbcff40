"""The pictures in docs/pictures: taken from the demo, so that they show what is really there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from demo import browser, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = 1280  # pixels, as on a desk
BENEATH = 48  # pixels, to breathe
MOST_BYTES = 300_000


@contextmanager
def _desk(opened: "Browser", url: str) -> Iterator["Page"]:
    """A page of the demo's at a desk, in light colours, with nothing moving."""
    context = opened.new_context(
        base_url=url,
        viewport={"width": WIDE, "height": 2000},
        color_scheme="light",
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def _check(page: "Page") -> str:
    """What the example offers; the whole first screen."""
    page.goto("/check/example/")
    return ".screen.first"


def _together(page: "Page") -> str:
    """What a group without any institution does together."""
    page.goto("/demo/")
    page.locator("section", has_text="The Kettle Club").get_by_role("button", name="Fern").click()
    page.get_by_role("link", name="Together").click()
    page.wait_for_url("**/together/")
    return "main > :last-child"


PICTURES = {"check.png": _check, "together.png": _together}


def take(folder: Path, url: str, opened: "Browser") -> dict[str, int]:
    """Take every picture of the demo at `url` into `folder`. Each ends where what it shows ends, so that nothing is
    cut. Gives the size of each, in bytes, by its name."""
    sizes = {}
    for name, show in PICTURES.items():
        with _desk(opened, url) as page:
            last = page.locator(show(page)).bounding_box()
            assert last, f"What {name} shows is not there."
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            high = last["y"] + last["height"] + BENEATH
            page.screenshot(path=folder / name, clip={"x": 0, "y": 0, "width": WIDE, "height": high})
        sizes[name] = (folder / name).stat().st_size
    return sizes


def make(folder: Path, chromium: str) -> int:
    """Take every picture of a demo of its own, and print what was written. Returns 1 when one is too large for a page
    of documentation, else 0."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data, running(Path(data)) as url, browser(chromium) as opened:
        sizes = take(folder, url, opened)
    for name, size in sizes.items():
        print(f"{folder / name}: {size / 1000:.0f} kB")  # noqa: T201 (a command says what it did)
    return 1 if max(sizes.values()) > MOST_BYTES else 0
