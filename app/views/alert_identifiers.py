"""Identifiers of alerts and of the emergency screen; see ``identifiers``."""

from __future__ import annotations

from collections.abc import Callable

Numbered = Callable[[int], str]
"""Names one of several, counted from 1."""

EMERGENCY_SAFE = "emergency.safe"
EMERGENCY_HELP = "emergency.help"
EMERGENCY_BACK = "emergency.back"
ALERT_CLOSE = "alert.close"
ALERT_UNDO = "alert.undo"
ALERT_CONTACTS = "alert.contacts"
ALERT_SIGNS_KEEP = "alert.signs.keep"
ALERT_RIGHT = "alert.right"
ALERT_CORRECT = "alert.correct"
ALERT_PLAN = "alert.plan"
MORE_NOTICED = "more.noticed"


def emergency_did(did: str) -> str:
    """What somebody did in an emergency: ``emergency.did.called``."""
    return f"emergency.did.{did}"


def alert_did(did: str) -> str:
    """What somebody did about an alert: ``alert.did.called``."""
    return f"alert.did.{did}"


def alert_open(number: int) -> str:
    """The way to one of several alerts, counted from 1: ``alert.open.1``."""
    return f"alert.open.{number}"


def today_alert(number: int) -> str:
    """An alert on Today, counted from 1: ``today.alert.1``."""
    return f"today.alert.{number}"
