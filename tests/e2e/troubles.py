"""What the journeys through alerts and emergencies share."""

from __future__ import annotations

from app.views import alert_identifiers as alerts
from tests.e2e.browser import AppPage

GOING_DOWN = 500
"""Milliseconds: a press while a sheet still goes down would land on the sheet."""


def say_safe(app: AppPage) -> None:
    """ "I am safe for now", and back to where one was."""
    app.tap(alerts.EMERGENCY_SAFE)
    app.tap(alerts.EMERGENCY_BACK)
    app.wait_gone(alerts.EMERGENCY_BACK)
    app.page.wait_for_timeout(GOING_DOWN)


def close_alert(app: AppPage) -> None:
    """Leave the screen of an alert without a word."""
    app.tap(alerts.ALERT_CLOSE)
    app.wait_gone(alerts.ALERT_CLOSE)
