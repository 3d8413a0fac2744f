"""A window whose connection broke: what changed meanwhile is on the screen when it is back.

Flet drops every drawing for a window that has no client at that moment.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.views import identifiers as ids
from tests.views.doorway import PASSCODE, Device


async def test_a_diary_locked_meanwhile_is_not_on_the_screen(tmp_path: Path) -> None:
    device = Device(tmp_path)
    await device.diary()
    device.settings = replace(device.settings, auto_lock_minutes=0)
    async with device.started() as screen:
        await screen.type(ids.LOCK_PASSCODE, PASSCODE, submit=True)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
        await screen._session.disconnect(60)
        await screen.settle()
        await screen._session.connect(screen._client)
        await screen.settle()
        assert screen.has(ids.LOCK_PASSCODE) and not screen.has(ids.TODAY_CHECKIN_OPEN)
