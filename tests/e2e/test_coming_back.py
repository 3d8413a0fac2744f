"""The days after: yesterday corrected, a day added, the lock, the code, the charts."""

from __future__ import annotations

import pytest

from app.views import identifiers as ids
from tests.e2e.browser import AppPage
from tests.e2e.conftest import Prepared, StartApp, StartReady
from tests.e2e.journeys import log_pain, unlock

MONDAY = "2025-03-03T20:05:00+01:00"
WEDNESDAY = "2025-03-05T09:00:00+01:00"


def next_start(app: AppPage, now: str) -> None:
    """Close Glidepath and open it again at another moment."""
    app.env["GLIDEPATH_TEST_NOW"] = now
    app.restart()
    unlock(app)
    app.wait_for(ids.TODAY_CHECKIN_OPEN)


def test_yesterday_is_corrected_and_keeps_its_trail(
    start_ready: StartReady, size: tuple[int, int]
) -> None:
    app = start_ready(size=size, now=MONDAY)
    log_pain(app, 7)
    next_start(app, WEDNESDAY)
    app.tap(ids.TODAY_HISTORY)
    app.tap("history.day.2025-03-03")
    app.see("7 of 10")
    app.tap(ids.HISTORY_CORRECT)
    app.tap(ids.checkin_value("pain_24h", 4))
    app.type_into(ids.CHECKIN_REASON, "wrong row")
    app.tap(ids.CHECKIN_SAVE)
    app.see("Correction saved")
    app.see("4 of 10")
    app.see("Corrected")
    app.tap("history.trail.1")
    app.see("7 of 10")
    app.see("wrong row")


def test_a_missed_day_is_added_and_marked_late(
    start_ready: StartReady, size: tuple[int, int]
) -> None:
    app = start_ready(size=size, now=MONDAY)
    log_pain(app, 7)
    next_start(app, WEDNESDAY)
    app.tap("today.backfill.2025-03-04")
    app.see("It will be marked as late")
    app.tap(ids.checkin_value("pain_24h", 5))
    app.tap(ids.CHECKIN_SAVE)
    app.see("Saved at")
    app.tap(ids.TODAY_HISTORY)
    app.tap("history.day.2025-03-04")
    app.see("Added later")


def test_lock_unlock_and_a_wrong_passcode(start_ready: StartReady) -> None:
    app = start_ready(now=MONDAY)
    log_pain(app, 7)
    app.tap(ids.NAV_MORE)
    app.tap(ids.MORE_LOCK)
    app.tap(ids.LOCK_NOW)
    app.wait_for(ids.LOCK_PASSCODE)
    assert "7" not in app.text() and "Saved" not in app.text()
    app.tap(ids.HELP_OPEN)
    app.see("988")
    app.tap(ids.HELP_CLOSE)
    unlock(app, "not the one")
    app.see("That passcode does not fit")
    unlock(app)
    app.wait_for(ids.NAV_TODAY)


def test_a_new_start_is_locked(start_ready: StartReady) -> None:
    app = start_ready(now=MONDAY)
    app.restart()
    app.wait_for(ids.LOCK_PASSCODE)
    assert not app.has(ids.NAV_TODAY)


def test_the_recovery_code_opens_what_the_passcode_does_not(
    start_ready: StartReady, prepared: Prepared, size: tuple[int, int]
) -> None:
    code = prepared.code
    app = start_ready(size=size, now=MONDAY)
    log_pain(app, 7)
    app.restart()
    app.tap(ids.LOCK_RECOVERY)
    app.type_into(ids.LOCK_RECOVERY_CODE, code[:12])
    app.tap(ids.LOCK_RECOVERY_OPEN)
    app.see("so far")
    app.type_into(ids.LOCK_RECOVERY_CODE, code.lower().replace("-", " "))
    app.tap(ids.LOCK_RECOVERY_OPEN)
    app.tap(ids.LOCK_RECOVERY_LATER)
    app.see("You checked in at")


def test_charts_with_their_table(start_app: StartApp, size: tuple[int, int]) -> None:
    app = start_app("--demo", size=size, now="2026-11-21T09:00:00+00:00")
    app.tap(ids.NAV_PROGRESS)
    for span in ("2w", "all", "8w"):
        app.tap(ids.progress_range(span))
        app.wait_for(ids.progress_chart("pain_24h"))
        app.see("days have an entry")
    app.settle()
    app.tap(ids.progress_table("pain_24h"))
    app.see("Hide the numbers of Pain")
    app.see("Nov 19, 2026")
    assert app.errors == []


def test_a_reload_keeps_the_screen_and_the_answers(start_ready: StartReady) -> None:
    app = start_ready(now=MONDAY)
    app.tap(ids.TODAY_CHECKIN_OPEN)
    app.tap(ids.checkin_value("pain_24h", 7))
    app.page.wait_for_timeout(300)
    app.reload()
    if app.has(ids.LOCK_PASSCODE):
        unlock(app)
    element = app.wait_for(ids.checkin_value("pain_24h", 7))
    assert "true" in element.evaluate("e => e.outerHTML")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_help_is_on_every_screen(start_app: StartApp, dark: bool) -> None:
    app = start_app("--demo", dark=dark)
    for path in ("/", "/progress", "/history", "/more", "/more/lock", "/checkin/full/today"):
        if not path.endswith("today"):
            app.page.evaluate(f"history.pushState(null, '', '{path}')")
            app.reload()
            app.settle()  # the window before is still going while this one comes
        app.tap(ids.HELP_OPEN)
        app.see("911")
        app.tap(ids.HELP_CLOSE)
        app.wait_gone(ids.HELP_CLOSE)
