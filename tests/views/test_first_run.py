"""First run: from nothing to a protected diary, whatever happens in between."""

from __future__ import annotations

from pathlib import Path

import flet as ft
import pytest

from app.data.memory_keystore import MemoryKeyStore
from app.domain.errors import StorageFull
from app.domain.ports import WayIn
from app.domain.settings import Settings
from app.services.offload import Offload
from app.views import identifiers as ids
from tests.views.doorway import (
    PASSCODE,
    Device,
    confirm_code,
    tap_twice,
    typed,
)
from tests.views.harness import Screen

READY = Settings(region="us", intended_use_seen=True)


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path)


async def choose_passcode(screen: Screen, first: str, again: str | None = None) -> None:
    await screen.type(ids.FIRSTRUN_PASSCODE, first)
    await screen.type(ids.FIRSTRUN_PASSCODE_REPEAT, first if again is None else again)
    await screen.tap(ids.FIRSTRUN_NEXT)


async def test_the_whole_way_with_a_passcode(device: Device) -> None:
    async with device.started() as screen:
        assert "Step 1 of 5" in screen.text() and "English" in screen.text()
        await screen.tap(ids.firstrun_region("gb"))
        await screen.tap(ids.FIRSTRUN_NEXT)
        assert "No clinician has reviewed this app yet." in screen.text()
        assert "Nobody is watching it." in screen.text()
        await screen.tap(ids.FIRSTRUN_AGREE)
        assert "Step 3 of 5" in screen.text()
        await choose_passcode(screen, PASSCODE)
        assert "Step 4 of 5" in screen.text()
        code = await confirm_code(screen)
        assert "Your diary is ready" in screen.text() and code not in screen.text()
        await screen.tap(ids.FIRSTRUN_CHECKIN)
        assert screen.route == "/checkin/full/2025-03-03"
        assert screen.has(ids.CHECKIN_SAVE)
    assert device.settings == Settings(region="gb", intended_use_seen=True)
    assert (await device.status()).recovery_confirmed
    assert await device.opens(passcode=PASSCODE)
    assert await device.opens(code=code)


async def test_looking_around_first(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
        await confirm_code(screen)
        await screen.tap(ids.FIRSTRUN_LATER)
        assert screen.route == "/" and screen.has(ids.TODAY_CHECKIN_OPEN)
    assert WayIn.PASSCODE not in (await device.status()).ways


async def test_where_no_key_store_works_a_passcode_is_needed(tmp_path: Path) -> None:
    device = Device(tmp_path, keystore=MemoryKeyStore(available=False), settings=READY)
    async with device.started() as screen:
        assert "so your diary needs a passcode" in screen.text()
        assert not screen.has(ids.FIRSTRUN_NO_PASSCODE)
        await choose_passcode(screen, PASSCODE)
        assert screen.has(ids.FIRSTRUN_RECOVERY_CODE)


async def test_the_rules_come_before_the_fields(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        text = screen.text()
        assert text.index("At least 6") < text.index("Passcode again")


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("quiet harbour", "quiet harbor", "The two passcodes are not the same."),
        ("abc12", "abc12", "Please use at least 6"),
        ("", "", "Please use at least 6"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    device: Device, first: str, again: str, said: str
) -> None:
    device.settings = READY
    async with device.started() as screen:
        await choose_passcode(screen, first, again)
        assert said in screen.text()
        assert typed(screen, ids.FIRSTRUN_PASSCODE) == first
        assert typed(screen, ids.FIRSTRUN_PASSCODE_REPEAT) == again
        assert not (await device.status()).exists


async def test_what_is_typed_can_be_shown(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        field = screen.find(ids.FIRSTRUN_PASSCODE)
        assert isinstance(field, ft.TextField) and field.password
        await screen.type(ids.FIRSTRUN_PASSCODE, PASSCODE)
        await screen.tap(ids.FIRSTRUN_PASSCODE_SHOW)
        shown = screen.find(ids.FIRSTRUN_PASSCODE)
        assert isinstance(shown, ft.TextField) and not shown.password
        assert shown.value == PASSCODE


async def test_a_key_that_is_one_ahead_of_the_screen_is_not_lost(device: Device) -> None:
    """The device has sent a letter that no handler has seen when something is drawn."""
    device.settings = READY
    async with device.started() as screen:
        await screen.type(ids.FIRSTRUN_PASSCODE, "quiet")
        field = screen.find(ids.FIRSTRUN_PASSCODE)
        screen._session.apply_patch(field._i, {"value": "quiet h"})
        await screen.tap(ids.FIRSTRUN_PASSCODE_SHOW)
        assert typed(screen, ids.FIRSTRUN_PASSCODE) == "quiet h"


async def test_a_double_tap_makes_one_diary(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.type(ids.FIRSTRUN_PASSCODE, PASSCODE)
        await screen.type(ids.FIRSTRUN_PASSCODE_REPEAT, PASSCODE)
        await tap_twice(screen, ids.FIRSTRUN_NEXT)
        assert "Something" not in screen.text() and "already protected" not in screen.text()
        code = await confirm_code(screen)
        await tap_twice(screen, ids.FIRSTRUN_CHECKIN)
        assert screen.has(ids.CHECKIN_SAVE)
    assert await device.opens(code=code)


async def test_a_full_disk_is_said_and_the_passcode_is_still_there(device: Device) -> None:
    device.settings, device.trouble = READY, StorageFull()
    async with device.started() as screen:
        await choose_passcode(screen, PASSCODE)
        assert "The disk is full" in screen.text()
        assert typed(screen, ids.FIRSTRUN_PASSCODE) == PASSCODE
        device.trouble = None
        await screen.tap(ids.FIRSTRUN_NEXT)
        assert screen.has(ids.FIRSTRUN_RECOVERY_CODE)


async def test_back_and_forward_lose_nothing(device: Device) -> None:
    async with device.started() as screen:
        assert not screen.has(ids.FIRSTRUN_BACK)
        await screen.tap(ids.firstrun_region("ie"))
        await screen.tap(ids.FIRSTRUN_NEXT)
        await screen.tap(ids.FIRSTRUN_AGREE)
        await screen.type(ids.FIRSTRUN_PASSCODE, PASSCODE)
        await screen.tap(ids.FIRSTRUN_BACK)
        await screen.tap(ids.FIRSTRUN_BACK)
        assert screen.semantics(ids.firstrun_region("ie")).selected
        await screen.tap(ids.FIRSTRUN_NEXT)
        await screen.tap(ids.FIRSTRUN_AGREE)
        assert typed(screen, ids.FIRSTRUN_PASSCODE) == PASSCODE


async def test_a_guessed_region_is_marked_but_kept_only_when_confirmed(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.components.places.system_region", lambda: "NZ")
    async with device.started() as screen:
        assert screen.semantics(ids.firstrun_region("nz")).selected
        assert device.house is not None
        assert device.house.settings_store.load().region is None
        await screen.tap(ids.FIRSTRUN_NEXT)
        assert device.house.settings_store.load().region == "nz"


async def test_without_a_guess_a_region_must_be_chosen(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.components.places.system_region", lambda: "JP")
    async with device.started() as screen:
        assert screen.semantics(ids.FIRSTRUN_NEXT).disabled
        assert "Choose where you live to go on." in screen.text()
        await screen.tap(ids.firstrun_region("other"))
        await screen.tap(ids.FIRSTRUN_NEXT)
        assert screen.has(ids.FIRSTRUN_AGREE)


async def test_after_a_kill_it_goes_on_where_it_stopped(device: Device) -> None:
    async with device.started() as screen:
        await screen.tap(ids.firstrun_region("ca"))
    async with device.started() as screen:
        assert "Step 2 of 5" in screen.text()
        await screen.tap(ids.FIRSTRUN_AGREE)
    async with device.started() as screen:
        assert "Step 3 of 5" in screen.text()


async def test_a_diary_made_by_another_window_is_gone_on_with(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        offload = Offload()
        made = await device.vault(offload).create(PASSCODE)
        offload.close()
        device.files.open(made.key).close()
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
        assert screen.has(ids.LOCK_PASSCODE)
        await screen.type(ids.LOCK_PASSCODE, PASSCODE, submit=True)
        assert "One thing is left to do" in screen.text()


async def test_help_now_is_there_from_the_first_screen(device: Device) -> None:
    async with device.started() as screen:
        await screen.tap(ids.firstrun_region("gb"))
        await screen.tap(ids.HELP_OPEN)
        assert "999" in screen.text()
