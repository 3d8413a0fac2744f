"""The first day: from the first start to a saved check-in, and back after a kill."""

from __future__ import annotations

import time

from app.views import identifiers as ids
from tests.e2e.conftest import StartApp, StartReady
from tests.e2e.journeys import PASSCODE, fill_in, read_code, set_up, type_groups_back, unlock

MORNING = "2025-03-03T08:05:00+01:00"


def test_first_run_to_the_first_saved_checkin(start_app: StartApp, size: tuple[int, int]) -> None:
    app = start_app(size=size, now=MORNING, unaided=True)
    began = time.monotonic()
    set_up(app)
    app.tap(ids.FIRSTRUN_CHECKIN)
    app.see("Monday, March 3, 2025")
    taps = 1 + fill_in(app) + 1
    app.tap(ids.CHECKIN_SAVE)
    app.see("Saved at 8:")
    assert taps <= 14
    assert time.monotonic() - began < 180, "three minutes, a slow machine included"
    app.see("You checked in at")
    assert app.errors == []


def test_the_short_checkin(start_ready: StartReady, size: tuple[int, int]) -> None:
    app = start_ready(size=size, now=MORNING)
    for tap in (
        ids.TODAY_CHECKIN_SHORT,
        ids.checkin_value("pain_24h", 8),
        ids.checkin_value("withdrawal", 6),
        ids.checkin_value("doses", "as_usual"),
        ids.checkin_value("safe", "yes"),
        ids.CHECKIN_SAVE,
    ):
        app.tap(tap)
    app.see("Saved at")


def test_a_kill_in_the_middle_loses_nothing(start_ready: StartReady) -> None:
    app = start_ready(now=MORNING)
    app.tap(ids.TODAY_CHECKIN_OPEN)
    app.tap(ids.checkin_value("pain_24h", 7))
    app.type_into(ids.checkin_text("note"), "ask about the nights")
    app.page.wait_for_timeout(300)
    app.kill()
    app.restart()
    unlock(app)
    app.see("Go on with my check-in")
    app.tap(ids.TODAY_CHECKIN_OPEN)
    app.wait_for(ids.checkin_value("pain_24h", 7))
    assert app.value_of(ids.checkin_text("note")) == "ask about the nights"
    app.tap(ids.CHECKIN_SAVE)
    app.see("Saved at")
    app.tap(ids.TODAY_CHECKIN_CHANGE)
    app.see("ask about the nights")


def test_a_kill_during_first_run_goes_on_with_a_new_code(start_app: StartApp) -> None:
    app = start_app(now=MORNING)
    app.tap(ids.firstrun_region("us"))
    app.tap(ids.FIRSTRUN_NEXT)
    app.tap(ids.FIRSTRUN_AGREE)
    app.type_into(ids.FIRSTRUN_PASSCODE, PASSCODE)
    app.type_into(ids.FIRSTRUN_PASSCODE_REPEAT, PASSCODE)
    app.tap(ids.FIRSTRUN_NEXT)
    first = read_code(app)
    app.kill()
    app.restart()
    unlock(app)
    app.see("The old one does not work any more")
    second = read_code(app)
    assert second != first
    app.tap(ids.FIRSTRUN_RECOVERY_WRITTEN)
    type_groups_back(app, second)
    app.wait_for(ids.FIRSTRUN_CHECKIN)


def test_undo_gives_the_answers_back(start_ready: StartReady) -> None:
    app = start_ready(now=MORNING)
    app.tap(ids.TODAY_CHECKIN_OPEN)
    app.tap(ids.checkin_value("mood", 4))
    app.tap(ids.CHECKIN_SAVE)
    app.tap(ids.CHECKIN_UNDO)
    app.see("Go on with my check-in")
    app.wait_gone(ids.CHECKIN_UNDO)


def test_undo_goes_away_by_itself(start_ready: StartReady) -> None:
    """After ten seconds (``tests/views/test_checkin.py``), however busy the machine is."""
    app = start_ready(now=MORNING)
    app.tap(ids.TODAY_CHECKIN_OPEN)
    app.tap(ids.checkin_value("mood", 4))
    app.tap(ids.CHECKIN_SAVE)
    app.wait_for(ids.CHECKIN_UNDO)
    app.wait_gone(ids.CHECKIN_UNDO, seconds=60)
    app.see("You checked in at")


def test_the_whole_checkin_with_the_keyboard_alone(start_ready: StartReady) -> None:
    app = start_ready(now=MORNING, size=(1280, 800))
    app.tap(ids.TODAY_CHECKIN_SHORT)
    app.wait_for(ids.CHECKIN_SAVE)
    seen: list[str] = []
    wanted = {"Pain 3 of 10", "Withdrawal feelings 2 of 10", "Yes"}
    for _ in range(100):
        app.page.keyboard.press("Tab")
        app.page.wait_for_timeout(50)  # Flutter moves the focus a moment after the key
        name = app.page.evaluate(
            "() => document.activeElement?.getAttribute('aria-label')"
            " || document.activeElement?.textContent || ''"
        ).strip()
        seen.append(name)
        if any(name.endswith(w) for w in wanted):
            app.page.keyboard.press("Enter")
            wanted = {w for w in wanted if not name.endswith(w)}
        if name == "Save" and not wanted:
            app.page.keyboard.press("Enter")
            break
    assert not wanted, seen
    app.see("Saved at")
