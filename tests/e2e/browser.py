"""A person at the page: what Playwright needs to know about Flutter, in one place.

Flutter draws on a canvas. Its accessibility tree, once switched on, lies above it as
``flt-semantics`` elements with roles, names and Glidepath's identifiers; they are what a
screen reader uses, and these helpers.

Scrolling: Flutter follows the wheel of the mouse at once, so that is how a control is brought
into view. Each scroll area also has an element with ``overflow-y: scroll`` and the full height,
and Flutter follows its ``scrollTop``, but not for half a second after a press (then the element
says ``hidden``). A lazy list has no elements for rows far outside, so a control that is not
there yet is looked for by paging every scroll area down and then up again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Locator, Page, Request
from playwright.sync_api import TimeoutError as TooLate

from tests.e2e.in_page import (
    ALL_TEXT,
    AT_REST,
    HOW_IT_DRAWS,
    NOTE_LISTENERS,
    NOTE_PRESSES,
    PAGE_SCROLLERS,
    SHARE_IN_VIEW,
    SWITCH_ON,
    TAKES_KEYS,
    WAY_THERE,
)
from tests.served import Served

PHONE = (390, 844)
DESKTOP = (1280, 800)
SMALL = (320, 640)

OUT = Path(__file__).parent / "out"
SECONDS = 15.0
LOOK_MILLISECONDS, FOLLOW_MILLISECONDS, TURN_MILLISECONDS = 100, 150, 500
"""How long to look before paging on, how late Flutter follows that, and how long to wait for a
turn of the wheel to be seen, at most."""
HOLD_MILLISECONDS = 900
"""Well over the half second after which Flutter speaks of a long press."""
TURNS = 8
"""Of the wheel, at most: areas may lie in one another, and a list may be longer than it says."""

Start = Callable[[Sequence[str], Path, dict[str, str] | None], Served]


@dataclass
class AppPage:
    """One running Glidepath in one browser tab."""

    context: BrowserContext
    page: Page
    served: Served
    start: Start
    arguments: Sequence[str]
    env: dict[str, str]
    requests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    drawing: list[str] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(SWITCH_ON)
        self.page.add_init_script(NOTE_LISTENERS)
        self.page.add_init_script(NOTE_PRESSES)
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("requestfinished", self._note_foreign)
        self.page.on("requestfailed", self._note_foreign)
        self.page.on("websocket", lambda w: self.requests.append(w.url))
        self.page.on("console", self._note_error)
        self.page.on("pageerror", self._note_uncaught)

    def _note_uncaught(self, error: Error) -> None:
        self.errors.append(f"uncaught: {error}")
        self.traces.append(f"{error.name}: {error.stack}")

    def _note_foreign(self, request: Request) -> None:
        """Whatever left for another host. ``csp``: the browser stopped it before that."""
        own = any(not is_foreign(request.url, port) for port in self.ports)
        if not own and request.failure != "csp":
            self.foreign.append(request.url)

    def _note_error(self, message: ConsoleMessage) -> None:
        # Flet asks a CDN for this file even with no_cdn; the policy stops it, with a line
        # in the console. Nothing else may be stopped.
        if message.type == "error" and "rive_native.js" not in message.text:
            (self.drawing if self._of_a_shader(message) else self.errors).append(message.text)

    def _of_a_shader(self, message: ConsoleMessage) -> bool:
        """Whether it is CanvasKit's listing of a shader that Chromium's drawing in software did
        not compile: seen about once in a thousand journeys, with a source that breaks off. No
        code of ours is near, and what the pages say is read elsewhere. The listing begins with
        a title and ends with the compiler's error."""
        if not message.location["url"].endswith("canvaskit.js"):
            return False
        listed = bool(self.drawing) and not self.drawing[-1].startswith("error:")
        return listed or message.text == "Shader compilation error"

    # -- opening ---------------------------------------------------------------------

    def open(self) -> None:
        """Follow the link and wait for the first picture."""
        self.ports.append(self.served.port)
        self.page.goto(self.served.link)
        self.wait_drawn()

    def wait_drawn(self) -> None:
        """Wait until Flutter has drawn something: then there is an accessibility tree."""
        self.page.locator("flt-semantics-host > *").first.wait_for(state="attached")

    def reload(self) -> None:
        """Press the browser's reload button."""
        self.page.reload()
        self.wait_drawn()

    def kill(self) -> None:
        """``kill -9``: no chance to save anything."""
        self.served.process.kill()
        self.served.process.wait()

    def restart(self) -> None:
        """Start again on the same data folder (after ``kill``, or stopping it now) and open
        the new link in the same tab."""
        self.served.stop()
        self.served = self.start(self.arguments, self.served.log, self.env)
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
        down, paged = True, False
        while not _comes(element):
            if time.monotonic() > end:
                raise AssertionError(f"{identifier} is not on the page:\n{self.text()}")
            moved = self.page.evaluate(PAGE_SCROLLERS, down)
            down, paged = down == moved, paged or moved
        if paged:
            self.page.wait_for_timeout(FOLLOW_MILLISECONDS)
        return element

    def chosen(self, identifier: str) -> Locator:
        """The element with this identifier, where it is the chosen one of several."""
        return self.page.locator(f'[flt-semantics-identifier="{identifier}"][aria-current="true"]')

    def wait_gone(self, identifier: str, seconds: float = SECONDS) -> None:
        """Wait until it is not there any more."""
        self.find(identifier).wait_for(state="detached", timeout=seconds * 1000)

    def text(self) -> str:
        """Everything a screen reader could read out now, one piece a line."""
        return str(self.page.evaluate(ALL_TEXT))

    def see(self, text: str, seconds: float = SECONDS) -> None:
        """Wait until ``text`` can be read somewhere on the page."""
        end = time.monotonic() + seconds
        while text not in self.text():
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} is not on the page:\n{self.text()}")
            self.page.wait_for_timeout(50)

    def settle(self, still: float = 0.7, seconds: float = SECONDS) -> None:
        """Wait until what can be read has stood for a moment: charts that come in one after
        another move what is below them, and a press in between lands beside it."""
        end, since, text = time.monotonic() + seconds, time.monotonic(), self.text()
        while time.monotonic() - since < still and time.monotonic() < end:
            self.page.wait_for_timeout(LOOK_MILLISECONDS)
            now = self.text()
            if now != text:
                since, text = time.monotonic(), now

    # -- doing -----------------------------------------------------------------------

    def hold(self, identifier: str) -> None:
        """Press it as somebody does who cannot let go at once."""
        self._press(self.wait_for(identifier), delay=HOLD_MILLISECONDS)

    def touch_and_hold(self, identifier: str) -> None:
        """The same with a finger."""
        element = self.wait_for(identifier)
        self._bring(element)
        box = element.bounding_box()
        assert box is not None, f"{identifier} is not to be seen"
        place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        finger = self.context.new_cdp_session(self.page)
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [place]})
        self.page.wait_for_timeout(HOLD_MILLISECONDS)
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        finger.detach()

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
        """Bring it into view by the wheel, and let the picture come to rest: a press that comes
        too early lands on what is really there (seen: "drops" instead of a field below it)."""
        patience = seconds * 1000
        for _ in range(TURNS):
            if element.evaluate(SHARE_IN_VIEW, timeout=patience) > 0.99:
                return
            way = element.evaluate(WAY_THERE, timeout=patience)
            if way is None or not self._turn_wheel(element, *way):
                return

    def _turn_wheel(self, element: Locator, x: float, y: float, by: float) -> bool:
        """Turn the wheel over a place; whether that moved the element."""
        handle = element.element_handle(timeout=SECONDS * 1000)
        top = handle.evaluate("e => e.getBoundingClientRect().top")
        self.page.mouse.move(x, y)
        self.page.mouse.wheel(0, by)
        return bool(self.page.evaluate(AT_REST, [handle, top, TURN_MILLISECONDS]))

    def _press(self, element: Locator, seconds: float = SECONDS, delay: float = 0) -> None:
        """Open menus and dialogs lay an invisible element over the page that takes the
        pointer's events and passes them on: hence ``force``."""
        self._bring(element, seconds)
        element.click(force=True, delay=delay, timeout=seconds * 1000)

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
        the click, and may put a new element in the place of the old one as it does; what is
        typed before it listens to the field is lost."""
        field = element.locator("input, textarea").first
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            self._press(field)  # the field itself: it is larger than what is around it
            with suppress(TooLate):
                self.page.wait_for_function(TAKES_KEYS, arg=identifier, timeout=1000)
                return
        focus = self.page.evaluate("document.activeElement?.outerHTML")
        raise AssertionError(f"{identifier} does not take the focus; {focus} has it")

    def shot(self, name: str) -> Path:
        """Save a picture as ``tests/e2e/out/<name>.png``."""
        OUT.mkdir(exist_ok=True)
        path = OUT / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def dump(self, name: str) -> None:
        """Save a picture, the accessibility tree and the process's own words; print what went
        wrong and what was pressed, for where only the output is left."""
        self.shot(name)
        host = self.page.locator("flt-semantics-host")
        tree = host.first.evaluate("e => e.outerHTML") if host.count() else ""
        draws = self.page.evaluate(HOW_IT_DRAWS)
        (OUT / f"{name}.html").write_text(f"{tree}\n<!-- {draws} -->\n")
        pressed = self.page.evaluate("() => window.pressed ?? []")
        print(name, draws, *self.errors, *self.traces, *pressed, sep="\n")
        log = self.served.log.read_text()
        (OUT / f"{name}.log").write_text("\n".join([*self.errors, *self.drawing, log]))


def is_foreign(url: str, port: int) -> bool:
    """Whether ``url`` is on any other host or port than the app's own."""
    parts = urlsplit(url.removeprefix("blob:"))
    if parts.scheme in ("data", "about"):
        return False
    return parts.netloc != f"127.0.0.1:{port}"


def app_environment() -> dict[str, str]:
    """Variables for the app's process: no key store but one that a test asks for."""
    return {"DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": ""}


def _comes(element: Locator) -> bool:
    """Whether it is there now or within a moment."""
    with suppress(TooLate):
        element.wait_for(state="attached", timeout=LOOK_MILLISECONDS)
        return True
    return False
