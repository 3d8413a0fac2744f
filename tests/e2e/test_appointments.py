"""A visit is noted, survives a kill, is said to have been, is taken away and comes back."""

from __future__ import annotations

from collections.abc import Callable

from app.views import appointment_identifiers as visits
from app.views import identifiers as ids
from tests.e2e.browser import SECONDS, AppPage
from tests.e2e.conftest import StartReady
from tests.e2e.journeys import unlock

MONDAY = "2025-03-03T20:05:00+01:00"
TUESDAY_AFTER = "2025-03-11T09:00:00+01:00"
KEPT = "Your visit on Monday, March 10, 2025 is kept."
LINE = "Monday, March 10, 2025, 2:45\u202fPM"


def open_list(app: AppPage) -> None:
    app.tap(ids.NAV_MORE)
    app.tap(visits.MORE_APPOINTMENTS)


def save_at_noon(app: AppPage, press: Callable[[str], None]) -> None:
    """Press Save with a time that Glidepath does not read; it says so."""
    app.type_into(visits.appointment_field("at"), "noon")
    press(visits.APPOINTMENT_SAVE)
    app.see("Please type a time such as 8:30")


def come_back(app: AppPage, now: str) -> None:
    """Kill Glidepath and open it again at another moment."""
    app.kill()
    app.env["GLIDEPATH_TEST_NOW"] = now
    app.restart()
    unlock(app)
    open_list(app)


def test_a_visit_is_kept_and_taken_away(start_ready: StartReady, size: tuple[int, int]) -> None:
    app = start_ready(size=size, now=MONDAY)
    open_list(app)
    app.tap(visits.APPOINTMENT_ADD)
    app.type_into(visits.appointment_field("day"), "3/10/2025")
    app.see("Monday, March 10, 2025")
    app.type_into(visits.appointment_field("note"), "with the nurse")
    app.page.wait_for_timeout(1000)  # the last letter is on its way to the disk
    come_back(app, MONDAY)  # nothing was saved yet

    app.see("Go on with the visit I began")
    app.tap(visits.APPOINTMENT_ADD)
    assert app.value_of(visits.appointment_field("note")) == "with the nurse"
    save_at_noon(app, app.tap)
    app.type_into(visits.appointment_field("at"), "2:45 pm")
    app.tap(visits.APPOINTMENT_SAVE)
    app.see(KEPT)
    come_back(app, TUESDAY_AFTER)

    app.see(LINE)
    app.see("Did you go?")
    went = visits.appointment_row("passed", 1, "went")
    app.tap(went)
    app.see("Noted: you went.")
    app.chosen(went).wait_for(state="attached", timeout=SECONDS * 1000)
    app.tap(visits.appointment_row("passed", 1, "remove"))
    app.see("The visit is off your list.")
    app.wait_gone(went)
    assert LINE not in app.text()
    app.tap(visits.APPOINTMENT_UNDO)
    app.see("The visit is on your list again.")
    app.see(LINE)
    app.see("with the nurse")
