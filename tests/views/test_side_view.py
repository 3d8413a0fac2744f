"""A supporter's passcode on the patient's own device: it shows what was granted, and nothing leads
from there to the diary but the patient's own passcode."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.data.attempts import FREE_TRIES
from app.services.protection import Protection
from app.views import caregiver_identifiers as caregivers
from app.views import identifiers as ids
from app.views import side_identifiers as side
from app.views import supporting_identifiers as supporting
from tests.data.diaries import NOW
from tests.views.doorway import PASSCODE, Device
from tests.views.living import living
from tests.views.sharing import holding, lived
from tests.views.side import (
    NAME,
    NOTE,
    PAGE,
    ROOT,
    SOON,
    SUPPORTERS,
    at_the_lock,
    choose,
    files,
    kept_of_it,
    look,
    prove,
    set_up,
    sharing_device,
    unlock,
)

pytestmark = pytest.mark.may_block("matplotlib and the schema of packages are imported beside it")


@pytest.fixture
async def device(tmp_path: Path) -> Device:
    return await sharing_device(tmp_path)


async def test_it_shows_what_was_granted_and_closing_it_leads_to_the_lock(device: Device) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        assert "made new each time your diary locks" in screen.text()
        await screen.tap(side.SIDE_HAND_OVER)
        await look(screen)
        text = "\n".join((screen.text(), *screen.labels()))
        assert "Mood" in text and "Test Patient" in text
        for other in ("Pain", NOTE, "Urge", "help", "note", "MARKER"):
            assert other not in text.replace("Help now", ""), other
        assert not screen.has(ids.NAV_TODAY) and screen.has(ids.HELP_OPEN)
        await screen.tap(side.SIDE_CLOSE)
        await at_the_lock(screen)
        await unlock(screen, SUPPORTERS)
        assert "does not fit" in screen.text() and not screen.has(caregivers.CAREGIVER_BACK)
        await unlock(screen)
        assert screen.route == PAGE and screen.has(caregivers.CAREGIVER_BACK)


async def test_the_diary_is_locked_while_they_look(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Protection] = []
    begin = Protection.__init__

    def noted(self: Protection, *args: Any) -> None:
        begin(self, *args)
        made.append(self)

    monkeypatch.setattr(Protection, "__init__", noted)
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        assert device.house is not None
        async with living(device.house) as other:
            await unlock(other)
            assert other.has(ids.NAV_TODAY)
            assert [vars(p)["_key"] is None for p in made] == [False, False]
            await screen.tap(side.SIDE_HAND_OVER)
            await screen.wait_for(lambda: screen.has(side.SIDE_PASSCODE), SOON)
            await at_the_lock(other)
            assert [(vars(p)["_key"], p.store) for p in made] == [(None, None)] * 2
            await unlock(other)
            assert other.has(ids.NAV_TODAY), "the patient's passcode opens it"
            await look(screen)
            await at_the_lock(other)
            assert [vars(p)["_key"] for p in made] == [None, None]


ROUTES = ("/", "/progress", "/share", PAGE, "/more/lock", "/history", "/supporting", "/nowhere")


async def test_no_way_but_the_passcode_leads_past_the_lock(device: Device) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        await screen.tap(side.SIDE_HAND_OVER)
        for looking in (False, True):
            if looking:
                await look(screen)
            there = supporting.SUPPORTING_SHARED if looking else side.SIDE_PASSCODE
            assert [view.can_pop for view in screen.controls(ft.View)] == [False]
            for route in ROUTES:
                await screen.go(route)
                assert screen.has(there) and not screen.has(ids.NAV_TODAY), route
        await screen.tap(ids.HELP_OPEN)
        await screen.tap(ids.HELP_CLOSE)
        await screen.wait_for(lambda: screen.has(supporting.SUPPORTING_SHARED))
        await screen.lifecycle("hide")
        device.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        await at_the_lock(screen)
        await screen.tap(side.LOCK_SUPPORTER)
        await look(screen)
    async with device.started(route=PAGE) as screen:
        await at_the_lock(screen)


async def test_after_a_restart_it_is_there_and_waits_after_wrong_passcodes(device: Device) -> None:
    async with device.started(route=PAGE) as screen:
        await at_the_lock(screen)
        assert not screen.has(side.LOCK_SUPPORTER), "there is none yet"
        await set_up(screen)
    async with device.started() as screen:
        await screen.tap(side.LOCK_SUPPORTER)
        await screen.type(side.SIDE_PASSCODE, PASSCODE, submit=True)
        assert "That passcode does not fit. You can try 4 more times" in screen.text()
        for _ in range(FREE_TRIES - 1):
            await screen.type(side.SIDE_PASSCODE, "something else", submit=True)
        assert "Please wait 30 seconds, then try again." in screen.text()
        assert "recovery code" not in screen.text()
        await screen.tap(side.SIDE_BACK)
        await at_the_lock(screen)
        assert "Please wait" not in screen.text(), "the patient waits for nobody"
    async with device.started() as screen:
        await screen.tap(side.LOCK_SUPPORTER)
        assert screen.semantics(side.SIDE_OPEN).disabled
        device.clock.moment = NOW + timedelta(seconds=31)
        await screen.wait_for(lambda: not screen.semantics(side.SIDE_OPEN).disabled)
        await look(screen)


async def test_without_a_passcode_of_ones_own_none_can_be_set(tmp_path: Path) -> None:
    device = await sharing_device(tmp_path, None)
    async with device.started(route=PAGE) as screen:
        await screen.wait_for(lambda: screen.has(side.SIDE_LOCK_PAGE), SOON)
        assert "Set a passcode for your diary first" in screen.text()
        assert not screen.has(side.SIDE_SET)
        await screen.tap(side.SIDE_LOCK_PAGE)
        assert screen.route == "/more/lock"


async def test_taking_off_ones_own_passcode_takes_it_away(device: Device, tmp_path: Path) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        await screen.go("/more/lock")
        await screen.tap(ids.settings("passcode.remove"))
        await screen.type(ids.settings("passcode.present"), PASSCODE, submit=True)
        await screen.settle(SOON)
        assert not kept_of_it(tmp_path)
        await screen.tap(ids.LOCK_NOW)
        assert not screen.has(side.LOCK_SUPPORTER)


async def test_the_two_passcodes_are_never_the_same(device: Device) -> None:
    async with device.started(route=PAGE) as screen:
        await unlock(screen)
        await prove(screen)
        await choose(screen, PASSCODE)
        assert "must not be the same" in screen.text()
        await choose(screen)
        await screen.wait_for(lambda: screen.has(side.SIDE_HAND_OVER), SOON)
        await screen.go("/more/lock")
        await screen.tap(ids.settings("passcode.change"))
        await screen.type(ids.settings("passcode.present"), PASSCODE, submit=True)
        await screen.type(ids.settings("passcode"), SUPPORTERS)
        await screen.type(ids.settings("passcode.repeat"), SUPPORTERS)
        await screen.tap(ids.settings("passcode.save"))
        assert "must not be the same" in screen.text()
        await screen.tap(ids.LOCK_NOW)
        await unlock(screen, SUPPORTERS)
        assert "does not fit" in screen.text()


async def test_ones_own_passcode_is_asked_for_first(device: Device, tmp_path: Path) -> None:
    async with device.started(route=PAGE) as screen:
        await unlock(screen)
        await prove(screen, "something else")
        assert "does not fit" in screen.text() and not screen.has(side.SIDE_NEW)
        await screen.tap(side.SIDE_CANCEL)
        await prove(screen)
        await screen.tap(side.SIDE_CANCEL)
        assert screen.has(side.SIDE_SET) and not kept_of_it(tmp_path)


async def test_it_says_that_it_cannot_be_opened(device: Device) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        await screen.tap(side.SIDE_HAND_OVER)
        await screen.wait_for(lambda: screen.has(side.SIDE_PASSCODE), SOON)
        device.keystore.secrets.clear()
        await screen.type(side.SIDE_PASSCODE, SUPPORTERS, submit=True)
        await screen.settle(SOON)
        assert "cannot be opened right now" in screen.text()


async def test_nothing_of_it_lies_in_the_clear(device: Device, tmp_path: Path) -> None:
    async with device.started(route=PAGE) as screen:
        await set_up(screen)
        await screen.tap(side.SIDE_HAND_OVER)
        await look(screen)
    found = files(tmp_path)
    assert {"side.json", "side.sealed", "vault.json"} <= set(found)
    for typed in (SUPPORTERS, PASSCODE, NOTE, NAME, "MARKER", "mood", "Test Patient"):
        assert [name for name, said in found.items() if typed.encode() in said] == []


async def test_the_demo_has_none() -> None:
    house = lived(1, 0)
    holding(house, ROOT)
    house.demo = True
    async with living(house, route=PAGE) as screen:
        assert not screen.has(side.SIDE_SET) and not screen.has(side.SIDE_LOCK_PAGE)
