"""First run of somebody who is here to support another person: the same lock, another first
screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.settings import Settings
from app.views import identifiers as ids
from app.views import supporting_identifiers
from tests.views.doorway import PASSCODE, Device, confirm_code

SUPPORT = supporting_identifiers.FIRSTRUN_SUPPORT


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path)


async def test_a_supporter_protects_the_device_and_begins_with_people(device: Device) -> None:
    async with device.started() as screen:
        assert not screen.semantics(SUPPORT).checked
        await screen.tap(ids.firstrun_region("gb"))
        await screen.tap(SUPPORT)
        assert screen.semantics(SUPPORT).checked
        await screen.tap(ids.FIRSTRUN_NEXT)
        await screen.tap(ids.FIRSTRUN_AGREE)
        await screen.type(ids.FIRSTRUN_PASSCODE, PASSCODE)
        await screen.type(ids.FIRSTRUN_PASSCODE_REPEAT, PASSCODE)
        await screen.tap(ids.FIRSTRUN_NEXT)
        await confirm_code(screen)
        assert "This device is ready" in screen.text()
        assert not screen.has(ids.FIRSTRUN_CHECKIN)
        await screen.tap(ids.FIRSTRUN_LATER)
        assert screen.has(supporting_identifiers.SUPPORTING_FILE)
        assert not screen.has(ids.NAV_TODAY)
    assert device.settings == Settings(region="gb", intended_use_seen=True, supporter=True)
    assert await device.opens(passcode=PASSCODE)


async def test_the_choice_can_be_taken_back(device: Device) -> None:
    async with device.started() as screen:
        await screen.tap(SUPPORT)
        await screen.tap(SUPPORT)
        assert not screen.semantics(SUPPORT).checked
    assert device.settings.supporter is False


async def test_after_a_kill_the_choice_holds(device: Device) -> None:
    async with device.started() as screen:
        await screen.tap(SUPPORT)
    async with device.started() as screen:
        assert screen.semantics(SUPPORT).checked
