"""The lock: what opens it, what it says when nothing does, and what it never says."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from unittest.mock import AsyncMock

import flet as ft
import pytest

from app.data.attempts import FREE_TRIES
from app.domain.errors import StorageReadOnly, WrongPasscode
from app.views import identifiers as ids
from tests.data.diaries import NOW
from tests.views.doorway import PASSCODE, Device, tap_twice, typed
from tests.views.harness import Screen


@pytest.fixture
async def device(tmp_path: Path) -> Device:
    device = Device(tmp_path)
    await device.diary()
    return device


async def try_passcode(screen: Screen, text: str) -> None:
    await screen.type(ids.LOCK_PASSCODE, text, submit=True)


async def test_the_passcode_opens_the_route_that_was_asked_for(device: Device) -> None:
    async with device.started(route="/more/lock") as screen:
        assert screen.has(ids.LOCK_PASSCODE) and not screen.has(ids.NAV_TODAY)
        await screen.type(ids.LOCK_PASSCODE, PASSCODE)
        await screen.tap(ids.LOCK_UNLOCK)
        assert screen.route == "/more/lock" and screen.has(ids.LOCK_NOW)


async def test_it_says_nothing_about_the_diary(device: Device) -> None:
    async with device.started() as screen:
        assert set(screen.text().splitlines()) == {
            "Help now",
            "Your diary is locked",
            "Passcode",
            "Unlock",
            "Show what I type",
            "Use my recovery code",
        }


async def test_a_wrong_passcode_stays_marked_so_that_typing_replaces_it(device: Device) -> None:
    async with device.started() as screen:
        await try_passcode(screen, "quiet harbor")
        assert "That passcode does not fit. You can try 4 more times" in screen.text()
        field = screen.find(ids.LOCK_PASSCODE)
        assert isinstance(field, ft.TextField) and field.value == "quiet harbor"
        assert field.selection == ft.TextSelection(0, len("quiet harbor"))
        assert ("TextField", "focus") in [call[:2] for call in screen.calls]
        await try_passcode(screen, PASSCODE)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)


async def test_after_wrong_passcodes_the_wait_counts_down_and_ends(device: Device) -> None:
    async with device.started() as screen:
        for _ in range(FREE_TRIES):
            await try_passcode(screen, "something else")
        assert "That passcode does not fit." in screen.text()
        assert "Please wait 30 seconds" in screen.text()
        assert screen.semantics(ids.LOCK_UNLOCK).disabled
        device.clock.moment = NOW + timedelta(seconds=12)
        await screen.wait_for(lambda: "Please wait 18 seconds" in screen.text())
        assert typed(screen, ids.LOCK_PASSCODE) == "something else"
        device.clock.moment = NOW + timedelta(seconds=30)
        await screen.wait_for(lambda: not screen.semantics(ids.LOCK_UNLOCK).disabled)
        assert "Please wait" not in screen.text()
        await try_passcode(screen, PASSCODE)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)


async def test_a_wait_outlives_a_restart_and_a_clock_set_back(device: Device) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongPasscode):
            await device.opens(passcode="something else")
    async with device.started() as screen:
        assert "Please wait 30 seconds" in screen.text()
        assert "does not fit" not in screen.text()
        device.clock.moment = NOW - timedelta(days=1)
        await asyncio.sleep(1.1)  # the countdown looks at the clock every second
        await screen.settle()
        assert "Please wait 30 seconds" in screen.text()


async def test_enter_during_a_wait_tries_nothing(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with device.started() as screen:
        for _ in range(FREE_TRIES):
            await try_passcode(screen, "something else")
        assert device.house is not None
        asked = AsyncMock(wraps=device.house.vault.open_with_passcode)
        monkeypatch.setattr(device.house.vault, "open_with_passcode", asked)
        await try_passcode(screen, PASSCODE)
        assert "Please wait 30 seconds" in screen.text() and asked.await_count == 0


async def test_a_double_tap_is_one_try(device: Device) -> None:
    async with device.started() as screen:
        await screen.type(ids.LOCK_PASSCODE, "something else")
        await tap_twice(screen, ids.LOCK_UNLOCK)
        assert "You can try 4 more times" in screen.text()


async def test_a_trouble_of_the_disk_keeps_what_was_typed(device: Device) -> None:
    async with device.started() as screen:
        device.trouble = StorageReadOnly()
        await try_passcode(screen, PASSCODE)
        assert "not allowed to write in its folder" in screen.text()
        assert typed(screen, ids.LOCK_PASSCODE) == PASSCODE
        device.trouble = None
        await screen.tap(ids.LOCK_UNLOCK)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)


async def test_an_empty_field_is_not_a_try(device: Device) -> None:
    async with device.started() as screen:
        await screen.tap(ids.LOCK_UNLOCK)
        assert "does not fit" not in screen.text()


async def test_without_a_passcode_locking_leaves_one_button(tmp_path: Path) -> None:
    device = Device(tmp_path)
    await device.diary(passcode=None)
    async with device.started(route="/more/lock") as screen:
        await screen.tap(ids.LOCK_NOW)
        assert not screen.has(ids.LOCK_PASSCODE) and not screen.has(ids.NAV_TODAY)
        assert "Open my diary" in screen.text_of(ids.LOCK_UNLOCK)
        await tap_twice(screen, ids.LOCK_UNLOCK)
        assert screen.has(ids.LOCK_NOW) and screen.route == "/more/lock"


async def test_to_the_recovery_code_and_back(device: Device) -> None:
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        assert screen.has(ids.LOCK_RECOVERY_CODE)
        await screen.tap(ids.LOCK_RECOVERY_BACK)
        assert screen.has(ids.LOCK_PASSCODE)
