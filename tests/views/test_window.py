"""A window in the background, asleep, and gone."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from app.views import alert_identifiers as alert_ids
from app.views import identifiers as ids
from app.views.shell import Shell
from tests.views.living import House, living

AWAY = ("hide", "pause")


@pytest.mark.parametrize("state", AWAY)
@pytest.mark.parametrize(("minutes", "locked"), [(4, False), (5, True), (600, True), (-1, True)])
async def test_coming_back_after_a_sleep_locks_when_the_time_is_up(
    state: str, minutes: int, locked: bool
) -> None:
    """No timer ran meanwhile: the device slept. -1: its clock was set back."""
    house = House()
    async with living(house) as screen:
        await screen.lifecycle(state)
        house.clock.moment += timedelta(minutes=minutes)
        await screen.lifecycle("resume")
        assert screen.has(ids.LOCK_UNLOCK) is locked
        assert screen.has(ids.NAV_TODAY) is not locked


async def test_the_timer_locks_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.window.Window._seconds", lambda _self: 0.05)
    async with living() as screen:
        await screen.lifecycle("hide")
        await screen.wait_for(lambda: screen.has(ids.LOCK_UNLOCK))


async def test_a_short_look_elsewhere_does_not_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    async with living() as screen:
        await screen.lifecycle("hide")
        await screen.lifecycle("show")
        assert screen.has(ids.NAV_TODAY)


async def test_locking_keeps_what_was_typed_as_a_draft() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go("/checkin/full/2025-03-03")
        await screen.type(ids.checkin_text("note"), "half a sentence")
        await screen.lifecycle("hide")
        house.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        assert "half a sentence" not in screen.text()
    (draft,) = house.store().drafts()
    assert draft.answers["note"] == "half a sentence"


@pytest.mark.parametrize("emergency", [False, True])
async def test_what_lies_over_the_screens_goes_down_while_the_gate_changes(
    emergency: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet whose page is drawn anew below it cannot be closed any more (seen in Chromium)."""
    seen: list[tuple[bool, bool]] = []
    lock = Shell._lock

    async def watched(self: Shell) -> None:
        seen.append((self.alarm.covered, self.state.veiled))
        await lock(self)

    monkeypatch.setattr(Shell, "_lock", watched)
    house = House()
    async with living(house) as screen:
        await screen.go("/checkin/short/2025-03-03")
        await screen.tap(ids.checkin_value("safe", "need_help") if emergency else ids.HELP_OPEN)
        await screen.lifecycle("hide")
        house.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        way_out = alert_ids.EMERGENCY_SAFE if emergency else ids.HELP_CLOSE
        await screen.wait_for(lambda: screen.has(way_out))
        assert seen == [(False, True)], "nothing over the screens, and nothing on them"
        await screen.tap(way_out)
        if emergency:
            await screen.tap(alert_ids.EMERGENCY_BACK)
        assert screen.has(ids.LOCK_UNLOCK)


async def test_help_now_opened_while_the_diary_opens_is_there_afterwards() -> None:
    house = House()
    async with living(house) as screen:
        await screen.lifecycle("hide")
        house.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        opening = asyncio.ensure_future(screen.tap(ids.LOCK_UNLOCK))
        await asyncio.sleep(0)
        await screen.tap(ids.HELP_OPEN)
        await opening
        await screen.wait_for(lambda: screen.has(ids.HELP_CLOSE))
        await screen.tap(ids.HELP_CLOSE)
        await screen.wait_for(lambda: screen.has(ids.NAV_TODAY))
