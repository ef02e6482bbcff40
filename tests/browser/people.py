"""Somebody in front of a page: what they do, what it costs them, and what the browser had to complain of."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Route

from demo import ROOT

PHONE = {"width": 360, "height": 740}
EXAMPLE = (ROOT / "ourterms" / "terms" / "data" / "example.txt").read_text(encoding="utf-8")
# The browser's own word for a policy that was broken, said where we hear it.
TELL_OF_POLICY = """addEventListener("securitypolicyviolation",
    (event) => console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`))"""


def follow(what: Locator) -> None:
    """Click a link or button, and wait for the page that comes of it: the one before still answers meanwhile."""
    with what.page.expect_navigation():
        what.click()


class Somebody:
    """A person with a phone. Counts their taps and pastes, and what was sent to the server as a form."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.pastes = 0
        self.sent: list[str] = []
        self.outside: list[str] = []
        self.complaints: list[str] = []

    def tap(self, what: Locator) -> None:
        what.tap()
        self.taps += 1

    def press(self, name: str) -> None:
        """Tap the link or button of that name that can be seen."""
        self.tap(self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name)).first)

    def follow(self, what: str | Locator) -> None:
        """Tap a link or button, and wait for the page that comes of it."""
        with self.page.expect_navigation():
            self.press(what) if isinstance(what, str) else self.tap(what)

    def paste(self, box: Locator, text: str) -> None:
        self.tap(box)
        box.fill(text)
        self.pastes += 1

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("heading", name=name)

    def read_the_example(self) -> None:
        """From the first page to what they offer."""
        self.page.goto("/")
        self.paste(self.page.get_by_label("Paste what they sent"), EXAMPLE)
        self.press("Read it")
        self.heading("Three things that matter most").wait_for()

    def note_request(self, request: Request) -> None:
        if request.method == "POST":
            self.sent.append(request.url)

    def note_console(self, message: ConsoleMessage) -> None:
        # A page that is itself an error page is announced on the console; that is no fault of the page.
        own_status = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type in ("error", "warning") and not own_status:
            self.complaints.append(message.text)

    def refuse(self, route: Route) -> None:
        self.outside.append(route.request.url)
        route.abort()


@contextmanager
def somebody(browser: Browser, url: str, **options: object) -> Iterator[Somebody]:
    """Open a browser of their own for one person; nothing but our own address answers in it.

    `options` are those of a browser context, such as `java_script_enabled=False`.
    """
    given = {"viewport": PHONE, "has_touch": True, "locale": "en-GB", "color_scheme": "light"} | options
    context = browser.new_context(base_url=url, **given)  # type: ignore[arg-type]
    context.set_default_timeout(5_000)
    context.add_init_script(TELL_OF_POLICY)
    person = Somebody(context.new_page())
    context.route(re.compile(rf"^(?!{re.escape(url)}/|data:|blob:)"), person.refuse)
    context.on("request", person.note_request)
    context.on("console", person.note_console)
    context.on("weberror", lambda error: person.complaints.append(str(error.error)))
    try:
        yield person
    finally:
        context.close()
