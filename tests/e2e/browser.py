"""A person at the page: what Playwright needs to know about Flutter, in one place.

Flutter draws on a canvas. Its accessibility tree, once switched on, lies above it as
``flt-semantics`` elements with roles, names and Glidepath's identifiers; they are what a
screen reader uses, and these helpers.

Scrolling: each Flutter scroll area has an element with ``overflow-y: scroll`` and the full
height, and Flutter follows its ``scrollTop`` (tried: also with ``scrollIntoView``). A lazy
list has no elements for rows far outside, so a control that is not there yet is looked for
by paging every scroll area down and then up again.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Locator, Page, Request

from tests.served import Served, start

PHONE = (390, 844)
DESKTOP = (1280, 800)
SMALL = (320, 640)

OUT = Path(__file__).parent / "out"
SECONDS = 15.0
QUIET_SECONDS, FOLLOW_MILLISECONDS = 0.7, 150
"""How long after a press Flutter follows scrolls of the page again, and how long it takes."""

_SHARE_IN_VIEW = """e => new Promise(done => {
  const watch = new IntersectionObserver(seen => {
    watch.disconnect();
    done(seen[0].intersectionRatio);
  });
  watch.observe(e);
})"""

_PAGE_SCROLLERS = """(down) => {
  let moved = false;
  for (const e of document.querySelectorAll('flt-semantics')) {
    if (getComputedStyle(e).overflowY !== 'scroll') continue;
    const before = e.scrollTop;
    e.scrollTop = before + (down ? 1 : -1) * e.clientHeight * 0.7;
    moved ||= e.scrollTop !== before;
  }
  return moved;
}"""

_ALL_TEXT = """() => {
  const host = document.querySelector('flt-semantics-host');
  if (!host) return '';
  const said = [...host.querySelectorAll('[aria-label], input, textarea')].flatMap(
    e => [e.getAttribute('aria-label') || '', e.value || '']);
  const texts = [...host.querySelectorAll('*')].map(
    e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''));
  return [...said, ...texts].filter(t => t).join('\\n');
}"""


@dataclass
class AppPage:
    """One running Glidepath in one browser tab."""

    context: BrowserContext
    page: Page
    served: Served
    arguments: Sequence[str]
    env: dict[str, str]
    requests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)
    pressed_at: float = 0.0

    def __post_init__(self) -> None:
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("requestfinished", self._note_foreign)
        self.page.on("requestfailed", self._note_foreign)
        self.page.on("websocket", lambda w: self.requests.append(w.url))
        self.page.on("console", self._note_error)

    def _note_foreign(self, request: Request) -> None:
        """Whatever left for another host. ``csp``: the browser stopped it before that."""
        own = any(not is_foreign(request.url, port) for port in self.ports)
        if not own and request.failure != "csp":
            self.foreign.append(request.url)

    def _note_error(self, message: ConsoleMessage) -> None:
        # Flet asks a CDN for this file even with no_cdn; the policy stops it, with a line
        # in the console. Nothing else may be stopped.
        if message.type == "error" and "rive_native.js" not in message.text:
            self.errors.append(message.text)

    # -- opening ---------------------------------------------------------------------

    def open(self) -> None:
        """Follow the link and switch the accessibility tree on."""
        self.ports.append(self.served.port)
        self.page.goto(self.served.link)
        self.enable_semantics()

    def enable_semantics(self) -> None:
        placeholder = self.page.locator("flt-semantics-placeholder")
        placeholder.wait_for(state="attached", timeout=SECONDS * 1000)
        placeholder.evaluate("e => e.click()")
        self.page.locator("flt-semantics-host > *").first.wait_for(state="attached")

    def reload(self) -> None:
        """Press the browser's reload button."""
        self.page.reload()
        self.enable_semantics()

    def kill(self) -> None:
        """``kill -9``: no chance to save anything."""
        self.served.process.kill()
        self.served.process.wait()

    def restart(self) -> None:
        """Start again on the same data folder (after ``kill``, or stopping it now) and open
        the new link in the same tab."""
        self.served.stop()
        self.served = start(self.arguments, self.served.log, self.env)
        self.open()

    # -- looking ---------------------------------------------------------------------

    def find(self, identifier: str) -> Locator:
        """The element with this identifier, there or not."""
        return self.page.locator(f'[flt-semantics-identifier="{identifier}"]').last

    def has(self, identifier: str) -> bool:
        """Whether it is on the page now, scrolled out of sight or not."""
        return self.find(identifier).count() > 0

    def wait_for(self, identifier: str, seconds: float = SECONDS) -> Locator:
        """Wait until it is there, paging through lists to find it."""
        element = self.find(identifier)
        end = time.monotonic() + seconds
        down = True
        while not element.count():
            if time.monotonic() > end:
                raise AssertionError(f"{identifier} is not on the page:\n{self.text()}")
            self.page.wait_for_timeout(100)
            if not element.count() and not self.page.evaluate(_PAGE_SCROLLERS, down):
                down = not down
        return element

    def wait_gone(self, identifier: str, seconds: float = SECONDS) -> None:
        """Wait until it is not there any more."""
        self.find(identifier).wait_for(state="detached", timeout=seconds * 1000)

    def text(self) -> str:
        """Everything a screen reader could read out now, one piece a line."""
        return str(self.page.evaluate(_ALL_TEXT))

    def see(self, text: str, seconds: float = SECONDS) -> None:
        """Wait until ``text`` can be read somewhere on the page."""
        end = time.monotonic() + seconds
        while text not in self.text():
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} is not on the page:\n{self.text()}")
            self.page.wait_for_timeout(50)

    # -- doing -----------------------------------------------------------------------

    def tap(self, identifier: str, seconds: float = SECONDS) -> None:
        """Bring it into view and press it."""
        end = time.monotonic() + seconds
        while True:
            element = self.wait_for(identifier, seconds)
            try:
                return self._press(element, seconds)
            except Error as error:
                # Flutter put a new element in its place before anything was pressed.
                if "not attached" not in error.message or time.monotonic() > end:
                    raise

    def _bring(self, element: Locator, seconds: float = SECONDS) -> None:
        """Bring it into view. Flutter follows no scroll of the page for half a second after a
        press, and later ones some frames late; a press in between lands on what is really
        there (seen: "drops" instead of a field below it). A person waits for the picture."""
        if element.evaluate(_SHARE_IN_VIEW, timeout=seconds * 1000) > 0.99:
            return
        rest = self.pressed_at + QUIET_SECONDS - time.monotonic()
        self.page.wait_for_timeout(max(0.0, rest * 1000))
        element.scroll_into_view_if_needed(timeout=seconds * 1000)
        self.page.wait_for_timeout(FOLLOW_MILLISECONDS)

    def _press(self, element: Locator, seconds: float = SECONDS) -> None:
        """Open menus and dialogs lay an invisible element over the page that takes the
        pointer's events and passes them on: hence ``force``."""
        self._bring(element, seconds)
        element.click(force=True, timeout=seconds * 1000)
        self.pressed_at = time.monotonic()

    def type_into(self, identifier: str, text: str) -> None:
        """Replace what a text field holds by typing ``text``."""
        element = self.wait_for(identifier)
        self._focus(identifier, element)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def value_of(self, identifier: str) -> str:
        """What a text field holds. Flutter gives it to the page only while it has the focus."""
        element = self.wait_for(identifier)
        self._focus(identifier, element)
        return element.locator("input, textarea").first.input_value()

    def _focus(self, identifier: str, element: Locator) -> None:
        """Click into a field until the keys go there. Flutter moves the focus a moment after
        the click, and may put a new element in the place of the old one as it does."""
        inside = f"""() => !!document.activeElement?.closest(
            '[flt-semantics-identifier="{identifier}"]')"""
        end = time.monotonic() + SECONDS
        field = element.locator("input, textarea").first
        while True:
            self._press(field)  # the field itself: it is larger than what is around it
            self.page.wait_for_timeout(200)
            if self.page.evaluate(inside):
                return
            assert time.monotonic() < end, f"{identifier} does not take the focus"

    def shot(self, name: str) -> Path:
        """Save a picture as ``tests/e2e/out/<name>.png``."""
        OUT.mkdir(exist_ok=True)
        path = OUT / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def dump(self, name: str) -> None:
        """Save a picture, the accessibility tree and the process's own words."""
        self.shot(name)
        host = self.page.locator("flt-semantics-host")
        tree = host.first.evaluate("e => e.outerHTML") if host.count() else ""
        (OUT / f"{name}.html").write_text(tree)
        log = self.served.log.read_text()
        (OUT / f"{name}.log").write_text("\n".join([*self.errors, log]))


def is_foreign(url: str, port: int) -> bool:
    """Whether ``url`` is on any other host or port than the app's own."""
    parts = urlsplit(url.removeprefix("blob:"))
    if parts.scheme in ("data", "about"):
        return False
    return parts.netloc != f"127.0.0.1:{port}"


def app_environment() -> dict[str, str]:
    """Variables for the app's process: no key store but one that a test asks for."""
    return {"DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": ""}
