"""A supporter looks on the patient's own device, and gets no further."""

from __future__ import annotations

from app.views import caregiver_identifiers as share
from app.views import identifiers as ids
from app.views import side_identifiers as side
from app.views import supporting_identifiers as supporting
from tests.e2e.browser import AppPage
from tests.e2e.conftest import StartReady
from tests.e2e.journeys import PASSCODE, unlock
from tests.e2e.paper import kept_plan
from tests.e2e.test_caregivers import NOTE, at, grant_for_a_week, lived, looks

SUPPORTERS = "marigold 3 lanes"


def let_look(app: AppPage) -> None:
    """From the six words to a supporter's passcode for that person."""
    app.wait_for(share.CAREGIVER_FILE)
    app.settle()
    app.tap(share.CAREGIVER_CLOSE)
    app.tap(share.caregiver_row(1))
    app.tap(side.SIDE_SET)
    app.type_into(side.SIDE_PRESENT, PASSCODE)
    app.tap(side.SIDE_PRESENT_USE)
    app.type_into(side.SIDE_NEW, SUPPORTERS)
    app.type_into(side.SIDE_NEW_REPEAT, SUPPORTERS)
    app.tap(side.SIDE_NEW_USE)
    app.wait_for(side.SIDE_HAND_OVER, 60)


def look(app: AppPage) -> None:
    """Type the supporter's passcode."""
    app.type_into(side.SIDE_PASSCODE, SUPPORTERS)
    app.tap(side.SIDE_OPEN)
    looks(app)


def test_a_supporter_looks_and_no_key_or_address_leads_further(start_ready: StartReady) -> None:
    app = start_ready(now=at(), past=(lived(), [kept_plan()]))
    grant_for_a_week(app)
    let_look(app)
    app.tap(side.SIDE_HAND_OVER)
    look(app)
    assert NOTE not in app.text() and "urge" not in app.text().lower()
    address = app.page.url
    for _ in range(2):
        app.page.keyboard.press("Escape")
    app.page.go_back()
    app.settle()
    app.page.evaluate("location.hash = '#/progress'; history.pushState({}, '', '/more/lock')")
    app.settle()
    assert app.has(supporting.SUPPORTING_SHARED) or app.has(ids.LOCK_PASSCODE)
    assert not app.has(ids.NAV_TODAY)
    app.page.goto(address)
    app.wait_for(supporting.SUPPORTING_SHARED, 60)
    app.tap(side.SIDE_CLOSE)
    app.wait_for(side.LOCK_SUPPORTER)
    unlock(app, SUPPORTERS)
    app.see("does not fit")
    assert app.errors == []
    app.restart()
    app.wait_for(side.LOCK_SUPPORTER, 60)
    unlock(app)
    app.wait_for(ids.NAV_SHARE, 60)
