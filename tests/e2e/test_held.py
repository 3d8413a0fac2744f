"""Somebody who presses slowly, or cannot let go at once, presses as everybody does.

Flet's buttons take a touch of more than half a second for a long press; see ``held.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, WebSocketRoute

from app.views import appointment_identifiers as visits
from app.views import identifiers as ids
from app.views import limit_identifiers as limits
from tests.e2e.browser import SECONDS
from tests.e2e.conftest import StartReady
from tests.e2e.test_appointments import KEPT, MONDAY, open_list, save_at_noon

LIMITS = Path(__file__).parents[2] / "docs" / "examples" / "clinic-limits.json"
NOTE_OPENED = """window.opened = [];
window.open = address => { if (address) window.opened.push(address); }"""
"""Flutter opens a window without an address before each, for a quick press as for a slow one."""


def test_a_slow_press_opens_chooses_and_saves(start_ready: StartReady) -> None:
    app = start_ready(now=MONDAY)
    app.hold(ids.TODAY_CHECKIN_OPEN)
    seven = ids.checkin_value("pain_24h", 7)
    app.touch_and_hold(seven)
    app.settle()
    assert app.chosen(seven).count() == 1, "a press that was taken twice would take the answer back"
    app.hold(ids.CHECKIN_SAVE)
    app.see("Saved at")

    open_list(app)
    app.touch_and_hold(visits.APPOINTMENT_ADD)
    app.type_into(visits.appointment_field("day"), "3/10/2025")
    save_at_noon(app, app.hold)
    app.type_into(visits.appointment_field("at"), "2:45 pm")
    app.touch_and_hold(visits.APPOINTMENT_SAVE)
    app.see(KEPT)


class SlowLine:
    """The line from Glidepath to the page; while ``slow``, what is said on it comes late."""

    def __init__(self, page: Page) -> None:
        self.slow = False
        self._late: list[Callable[[], None]] = []
        page.route_web_socket(re.compile("/ws$"), self._between)

    def _between(self, to_page: WebSocketRoute) -> None:
        to_app = to_page.connect_to_server()
        to_page.on_message(to_app.send)
        to_app.on_message(lambda said: self._pass_on(partial(to_page.send, said)))

    def _pass_on(self, say: Callable[[], None]) -> None:
        if self.slow:
            self._late.append(say)
        else:
            say()

    def arrive(self) -> None:
        """What is late comes now, and all else in time again."""
        self.slow = False
        for say in self._late:
            say()
        self._late.clear()


def test_a_press_counts_before_the_page_is_up_to_date(start_ready: StartReady) -> None:
    """Who types the last letter and presses Save at once presses the Save that still stands
    under a sentence; in Glidepath, the sentence is gone by then."""
    app = start_ready(now=MONDAY)
    line = SlowLine(app.page)
    app.reload()
    open_list(app)
    app.tap(visits.APPOINTMENT_ADD)
    app.type_into(visits.appointment_field("day"), "3/10/2025")
    save_at_noon(app, app.tap)
    app.see("Please look at the marked places.")
    line.slow = True
    app.type_into(visits.appointment_field("at"), "2:45 pm")
    app.page.wait_for_timeout(500)
    app.tap(visits.APPOINTMENT_SAVE)
    app.page.wait_for_timeout(500)
    line.arrive()
    app.see(KEPT)


def test_a_slow_press_calls_copies_and_opens(start_ready: StartReady) -> None:
    app = start_ready(now=MONDAY)
    app.context.grant_permissions(["clipboard-read", "clipboard-write"])
    app.page.evaluate(NOTE_OPENED)
    app.hold(ids.HELP_OPEN)
    app.hold(ids.help_call(1))
    app.page.wait_for_function("window.opened.length > 0", timeout=SECONDS * 1000)
    assert app.page.evaluate("window.opened") == ["tel:911"]
    app.hold(ids.help_copy(1))
    app.see("Copied")
    assert app.page.evaluate("navigator.clipboard.readText()") == "911"
    app.hold(ids.HELP_CLOSE)

    app.tap(ids.NAV_MORE)
    app.tap(ids.MORE_ABOUT)
    app.see("No clinic has signed them off.")
    with app.page.expect_file_chooser(timeout=SECONDS * 1000) as chooser:
        app.hold(limits.LIMITS_FILE)
    chooser.value.set_files(LIMITS)
    app.see("This file was not used")
