"""More: every choice is in force at once, kept, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import flet as ft
import pytest

from app import __version__
from app.data.attempts import FREE_TRIES
from app.data.memory_keystore import MemoryKeyStore
from app.domain.errors import StorageFull, WrongPasscode
from app.domain.settings import Appearance, Settings
from app.services.protection import has_passcode
from app.views import identifiers as ids
from app.views.more.menu import PAGES
from app.views.theme import DARK, HIGH_CONTRAST
from tests.views.doorway import PASSCODE, Device, code_shown, confirm_code, typed
from tests.views.harness import Screen
from tests.views.living import House, living

OTHER = "another harbour"


@pytest.fixture
async def device(tmp_path: Path) -> Device:
    device = Device(tmp_path)
    await device.diary()
    return device


async def unlock(screen: Screen) -> None:
    await screen.type(ids.LOCK_PASSCODE, PASSCODE, submit=True)


async def test_each_page_is_reached_and_left() -> None:
    async with living() as screen:
        await screen.tap(ids.NAV_MORE)
        for page, (identifier, *_) in PAGES.items():
            await screen.tap(identifier)
            assert screen.route == f"/more/{page}"
            await screen.tap(ids.MORE_BACK)
            assert screen.route == "/more"


async def test_a_page_that_does_not_exist_is_more() -> None:
    async with living(route="/more/elsewhere") as screen:
        assert screen.has(ids.MORE_ABOUT) and not screen.has(ids.MORE_BACK)


async def test_looks_and_text_size_are_in_force_at_once_and_kept() -> None:
    house = House()
    async with living(house, route="/more/appearance") as screen:
        assert screen.semantics(ids.settings("appearance.system")).selected
        await screen.tap(ids.settings("appearance.dark"))
        assert screen.controls(ft.View)[0].bgcolor == DARK.page
        await screen.tap(ids.settings("appearance.high_contrast"))
        assert screen.controls(ft.View)[0].bgcolor == HIGH_CONTRAST.page
        await screen.tap(ids.settings("text_size.200"))
        title = next(t for t in screen.controls(ft.Text) if t.value == "Appearance")
        assert title.size == 52
        assert screen.semantics(ids.settings("text_size.200")).selected
        kept = house.settings_store.load()
        assert (kept.appearance, kept.text_size) == (Appearance.HIGH_CONTRAST, 2.0)


async def test_another_region_has_other_numbers_at_once() -> None:
    house = House()
    async with living(house, route="/more/language") as screen:
        assert screen.semantics(ids.settings("region.us")).selected
        await screen.tap(ids.settings("region.gb"))
        await screen.tap(ids.HELP_OPEN)
        assert "999" in screen.text()
        assert house.settings_store.load().region == "gb"


async def test_the_time_to_the_lock_is_kept(device: Device) -> None:
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        await screen.tap(ids.settings("auto_lock.15"))
        assert screen.semantics(ids.settings("auto_lock.15")).selected
    assert device.settings.auto_lock_minutes == 15


async def test_lock_now_locks(device: Device) -> None:
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        await screen.tap(ids.LOCK_NOW)
        assert screen.has(ids.LOCK_PASSCODE) and not screen.has(ids.LOCK_NOW)
        await unlock(screen)
        assert screen.has(ids.LOCK_NOW)


async def prove(screen: Screen, what: str, passcode: str = PASSCODE) -> None:
    """Answer the question for the passcode in force."""
    await screen.type(ids.settings(f"{what}.present"), passcode)
    await screen.tap(ids.settings(f"{what}.present.use"))


async def change_passcode(screen: Screen, passcode: str, present: str | None = PASSCODE) -> None:
    await screen.tap(ids.settings("passcode.change"))
    if present is not None:
        await prove(screen, "passcode", present)
    await save_passcode(screen, passcode)


async def save_passcode(screen: Screen, passcode: str) -> None:
    await screen.type(ids.settings("passcode"), passcode)
    await screen.type(ids.settings("passcode.repeat"), passcode)
    await screen.tap(ids.settings("passcode.save"))


async def test_the_passcode_is_changed(device: Device) -> None:
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        assert "Change the passcode" in screen.text()
        await change_passcode(screen, OTHER)
        assert "The passcode is set." in screen.text()
        assert not screen.has(ids.settings("passcode.save"))
    with pytest.raises(WrongPasscode):
        await device.opens(passcode=PASSCODE)
    assert await device.opens(passcode=OTHER)


async def test_the_passcode_is_removed_after_it_was_typed_and_set_again(device: Device) -> None:
    remove = ids.settings("passcode.remove")
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        await screen.tap(remove)
        assert "can then open your diary" in screen.text()
        await screen.tap(ids.settings("passcode.cancel"))
        await screen.tap(remove)
        await prove(screen, "passcode", OTHER)
        assert "That passcode does not fit. You can try 4 more times" in screen.text()
        assert has_passcode(await device.status())
        await prove(screen, "passcode")
        assert "There is no passcode." in screen.text() and not screen.has(remove)
        assert not has_passcode(await device.status())
        assert "Set a passcode" in screen.text()
        await change_passcode(screen, OTHER, present=None)
    assert await device.opens(passcode=OTHER)


async def test_a_wrong_passcode_changes_nothing_and_the_waits_are_those_of_the_lock(
    device: Device,
) -> None:
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        await screen.tap(ids.settings("passcode.change"))
        for _ in range(FREE_TRIES):
            await prove(screen, "passcode", OTHER)
            assert not screen.has(ids.settings("passcode.save"))
        assert "Please wait 30 seconds" in screen.text()
        assert screen.semantics(ids.settings("passcode.present.use")).disabled
        # Another way to the same question does not begin anew, and neither does the lock.
        await screen.tap(ids.settings("recovery_code"))
        assert screen.semantics(ids.settings("recovery_code.present.use")).disabled
        await screen.tap(ids.LOCK_NOW)
        assert "Please wait 30 seconds" in screen.text()
    assert (await device.status()).wait_seconds == 30


async def test_where_no_key_store_works_the_passcode_stays(tmp_path: Path) -> None:
    device = Device(tmp_path, keystore=MemoryKeyStore(available=False))
    await device.diary()
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        assert "so the passcode stays on" in screen.text()
        assert not screen.has(ids.settings("passcode.remove"))


async def test_a_full_disk_keeps_the_old_passcode_and_what_was_typed(device: Device) -> None:
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        await screen.tap(ids.settings("passcode.change"))
        await prove(screen, "passcode")
        device.trouble = StorageFull()
        await save_passcode(screen, OTHER)
        assert "The disk is full" in screen.text()
        assert typed(screen, ids.settings("passcode")) == OTHER
        device.trouble = None
    assert await device.opens(passcode=PASSCODE)


async def test_a_new_recovery_code_is_asked_for_shown_and_confirmed(device: Device) -> None:
    make = ids.settings("recovery_code")
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        await screen.tap(make)
        assert "The old code stops working at once." in screen.text()
        await prove(screen, "recovery_code", OTHER)
        assert "does not fit" in screen.text() and not screen.has(ids.FIRSTRUN_RECOVERY_CODE)
        await prove(screen, "recovery_code")
        shown = code_shown(screen)
        await screen.tap(ids.MORE_BACK)
        await screen.tap(ids.MORE_LOCK)
        assert code_shown(screen) == shown, "still there after a look at another page"
        await confirm_code(screen)
        assert "Your new recovery code is in force." in screen.text()
        assert not screen.has(ids.FIRSTRUN_RECOVERY_CODE) and screen.has(make)
    assert (await device.status()).recovery_confirmed
    assert await device.opens(code=shown)


async def test_a_new_code_is_forgotten_by_the_lock(device: Device) -> None:
    async with device.started(route="/more/lock") as screen:
        await unlock(screen)
        await screen.tap(ids.settings("recovery_code"))
        await prove(screen, "recovery_code")
        shown = code_shown(screen)
        await screen.tap(ids.LOCK_NOW)
        assert shown.split("-")[0] not in screen.text()
        await unlock(screen)
        assert "One thing is left to do" in screen.text()
        assert code_shown(screen) != shown


async def test_without_a_passcode_a_new_code_asks_only_once(tmp_path: Path) -> None:
    device = Device(tmp_path)
    await device.diary(passcode=None)
    make = ids.settings("recovery_code")
    async with device.started(route="/more/lock") as screen:
        await screen.tap(make)
        assert not screen.has(ids.settings("recovery_code.present"))
        await screen.tap(ids.yes(make))
        assert screen.has(ids.FIRSTRUN_RECOVERY_CODE)


async def test_in_the_demo_there_is_nothing_to_lock() -> None:
    async with living(House(demo=True), route="/more/lock") as screen:
        assert "The demo is kept in memory only." in screen.text()
        assert not screen.has(ids.LOCK_NOW)
        assert "What you write is kept on this device" in screen.text()


async def test_about_tells_version_use_review_and_licences() -> None:
    async with living(route="/more/about") as screen:
        text = screen.text()
        for said in (
            f"Version {__version__}",
            "nobody is watching it",
            "No clinician has reviewed this app yet.",
            "SIL Open Font License 1.1",
            "SQLModel: MIT License",
        ):
            assert said in text


@pytest.mark.parametrize("page", ["", "/language", "/appearance", "/lock", "/about"])
async def test_nothing_is_wider_than_a_small_phone_at_200_per_cent(page: str) -> None:
    settings = Settings(region="us", intended_use_seen=True, text_size=2.0)
    async with living(House(settings=settings), width=320, height=640, route=f"/more{page}") as s:
        wide = [c for c in s.controls(ft.LayoutControl) if (getattr(c, "width", 0) or 0) > 288]
        assert [type(c).__name__ for c in wide] == []
