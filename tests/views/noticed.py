"""What was noticed and stands before the screen that a test is about."""

from __future__ import annotations

from app.views import alert_identifiers as ids
from tests.views.harness import Screen


async def put_away(screen: Screen) -> None:
    """Leave the emergency screen and the alerts that came up, as a person does."""
    if screen.has(ids.EMERGENCY_SAFE):
        await screen.tap(ids.EMERGENCY_SAFE)
        await screen.tap(ids.EMERGENCY_BACK)
    while screen.has(ids.ALERT_CLOSE):
        await screen.tap(ids.ALERT_CLOSE)
