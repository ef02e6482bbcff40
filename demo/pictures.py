"""The pictures in docs/pictures: taken from the demo, so that they show what is really there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from demo import browser, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST_BYTES = 300_000


@contextmanager
def _example(opened: "Browser", url: str, width: int, scale: float) -> Iterator["Page"]:
    """The page with what the example offers, in light colours, with its font there and nothing moving."""
    context = opened.new_context(
        viewport={"width": width, "height": 2000},
        device_scale_factor=scale,
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{url}/check/example/", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    yield page
    context.close()


def make(folder: Path, chromium: str) -> int:
    """Write check.png (1280 px wide) and phone.png (360 px wide, twice as fine) into `folder`.

    Each ends under a finding, so that none is cut. Prints what it wrote. Returns 1 when a picture is too large
    for a page of documentation, else 0.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {"check.png": (1280, 1, 2), "phone.png": (360, 2, 1)}
    with TemporaryDirectory() as data, running(Path(data)) as url, browser(chromium) as opened:
        for name, (width, scale, findings) in wanted.items():
            with _example(opened, url, width, scale) as page:
                last = page.locator(".screen.first ol.findings > li").nth(findings - 1).bounding_box()
                assert last, "The example shows too few findings for its picture."
                height = last["y"] + last["height"]
                page.screenshot(path=folder / name, clip={"x": 0, "y": 0, "width": width, "height": height})
    sizes = {name: (folder / name).stat().st_size for name in wanted}
    for name, size in sizes.items():
        print(f"{folder / name}: {size / 1000:.0f} kB")  # noqa: T201 (a command says what it did)
    return 1 if max(sizes.values()) > MOST_BYTES else 0
