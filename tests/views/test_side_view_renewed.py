"""What a supporter sees on the patient's own device is made new, and gone with the permission."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.sharing.grants import GivenBy
from app.domain.sharing.topics import Granted
from app.views import caregiver_identifiers as caregivers
from app.views import identifiers as ids
from app.views import side_identifiers as side
from app.views import supporting_identifiers as supporting
from tests.data.diaries import DAY, a_checkin
from tests.views.doorway import Device
from tests.views.side import (
    PAGE,
    SOON,
    SUPPORTERS,
    at_the_lock,
    change,
    diary_of,
    kept_of_it,
    log_of,
    look,
    set_up,
    sharing_device,
    unlock,
)

pytestmark = pytest.mark.may_block("matplotlib and the schema of packages are imported beside it")


@pytest.fixture
async def device(tmp_path: Path) -> Device:
    return await sharing_device(tmp_path)


async def test_each_lock_makes_it_new_under_one_line_a_day(device: Device) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        assert [(one.by, one.number) for one in await log_of(device)] == [(GivenBy.DEVICE, 1)]
        (await diary_of(device)).add(a_checkin(answers={"mood": 1, "note": "later"}))
        assert device.house is not None
        device.house.hub.announce()
        await screen.tap(side.SIDE_HAND_OVER)
        await look(screen)
        found = await device.house.side.open(SUPPORTERS, device.clock.moment)
        assert found.holds.checkins[-1].answers == {"mood": 1}
        assert len(await log_of(device)) == 1
        await screen.tap(side.SIDE_CLOSE)
        device.clock.moment += timedelta(days=1)
        await at_the_lock(screen)
        await unlock(screen)
        device.house.hub.announce()
        await screen.settle(SOON)
        assert [(one.day, one.number) for one in await log_of(device)] == [
            (DAY, 1),
            (DAY + timedelta(1), 2),
        ]


async def test_a_topic_taken_out_is_gone_with_the_next_lock(device: Device) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        await change(device, topics=frozenset((Granted.SLEEP,)))
        await screen.settle(SOON)
        await screen.tap(side.SIDE_HAND_OVER)
        await look(screen)
        assert "Mood" not in screen.text()


@pytest.mark.parametrize("how", ["ended", "over", "taken away", "undone"])
async def test_it_goes_with_the_permission(device: Device, tmp_path: Path, how: str) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        if how == "ended":
            await screen.tap(caregivers.CAREGIVER_END)
            await screen.tap(ids.yes(caregivers.CAREGIVER_END))
        elif how == "taken away":
            await screen.tap(side.SIDE_REMOVE)
            await screen.tap(ids.yes(side.SIDE_REMOVE))
        elif how == "undone":
            await change(device, undone=True)
        else:
            device.clock.moment += timedelta(days=14)
            await screen.go("/more/lock")
            await screen.tap(ids.LOCK_NOW)
            await at_the_lock(screen)
        await screen.settle(SOON)
        assert not kept_of_it(tmp_path)
        if how != "over":
            await screen.go("/more/lock")
            await screen.tap(ids.LOCK_NOW)
            await at_the_lock(screen)
        assert not screen.has(side.LOCK_SUPPORTER)


async def test_the_last_day_passes_while_they_look(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.side_screen.TICK_SECONDS", 0.05)
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        await screen.tap(side.SIDE_HAND_OVER)
        await look(screen)
        await asyncio.sleep(0.2)
        assert screen.has(supporting.SUPPORTING_SHARED)
        device.clock.moment += timedelta(days=14)
        await screen.wait_for(lambda: "nothing to look at any more" in screen.text(), SOON)
        assert not screen.has(supporting.SUPPORTING_SHARED) and not screen.has(side.SIDE_PASSCODE)
        await screen.tap(side.SIDE_BACK)
        await at_the_lock(screen)
        assert not screen.has(side.LOCK_SUPPORTER)
