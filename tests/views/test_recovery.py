"""The recovery code: when it is needed, how it is read, and what comes behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import KeyStoreEntryLost, StorageFull, WrongPasscode
from app.domain.ports import WayIn
from app.services.protection import has_passcode
from app.views import identifiers as ids
from tests.views.doorway import PASSCODE, Device, confirm_code, tap_twice, typed
from tests.views.harness import Screen

OTHER = "another harbour"


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path)


async def open_with(screen: Screen, code: str) -> None:
    await screen.type(ids.LOCK_RECOVERY_CODE, code)
    await screen.tap(ids.LOCK_RECOVERY_OPEN)


async def choose_new(screen: Screen, passcode: str) -> None:
    await screen.type(ids.settings("passcode"), passcode)
    await screen.type(ids.settings("passcode.repeat"), passcode)
    await screen.tap(ids.settings("passcode.save"))


async def test_a_lost_key_leads_here_and_is_repaired_without_a_passcode(device: Device) -> None:
    code = await device.diary(passcode=None)
    device.keystore.secrets.clear()
    async with device.started() as screen:
        assert "no longer holds the key. Your diary is safe." in screen.text()
        await open_with(screen, code.lower().replace("-", " ").replace("0", "o"))
        assert "Choose here how your diary opens from now on" in screen.text()
        await screen.tap(ids.settings("passcode.none"))
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
    async with device.started() as screen:
        assert screen.has(ids.TODAY_CHECKIN_OPEN)


async def test_a_forgotten_passcode_is_replaced_at_once(device: Device) -> None:
    code = await device.diary()
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        await open_with(screen, code)
        assert "Choose a new passcode now" in screen.text()
        await choose_new(screen, OTHER)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
    with pytest.raises(WrongPasscode):
        await device.opens(passcode=PASSCODE)
    assert await device.opens(passcode=OTHER)


async def test_it_can_be_left_for_later_and_says_what_opens_then(device: Device) -> None:
    code = await device.diary()
    device.keystore.secrets.clear()
    async with device.started() as screen:
        await screen.type(ids.LOCK_PASSCODE, PASSCODE, submit=True)
        await open_with(screen, code)
        assert "your recovery code still opens your diary" in screen.text()
        await screen.tap(ids.LOCK_RECOVERY_LATER)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
    with pytest.raises(KeyStoreEntryLost):
        await device.opens(passcode=PASSCODE)
    assert await device.opens(code=code)


async def test_where_no_key_store_works_only_a_passcode_is_offered(device: Device) -> None:
    device.keystore.available = False
    code = await device.diary()
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        await open_with(screen, code)
        assert screen.has(ids.settings("passcode.save"))
        assert not screen.has(ids.settings("passcode.none"))


async def test_a_silent_key_store_can_be_asked_again(device: Device) -> None:
    code = await device.diary(passcode=None)
    device.keystore.available = False
    async with device.started() as screen:
        assert "does not answer right now" in screen.text()
        device.keystore.available = True
        await screen.tap(ids.TROUBLE_RETRY)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
    device.keystore.available = False
    async with device.started() as screen:
        await open_with(screen, code)
        assert screen.has(ids.TODAY_CHECKIN_OPEN), "the key store will answer again"
    assert WayIn.KEY_STORE in (await device.status()).ways


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda code: code[:8], "7 are there so far"),
        (lambda code: code[:-1] + ("2" if code[-1] != "2" else "3"), "Group 6 has a slip"),
        (lambda code: "0000Z-" + code[6:], "Group 1 has a slip"),
    ],
)
async def test_a_slip_is_named_and_the_code_stays(
    device: Device, change: object, said: str
) -> None:
    assert callable(change)
    text = change(await device.diary())
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        await open_with(screen, text)
        assert said in screen.text()
        assert typed(screen, ids.LOCK_RECOVERY_CODE) == text
        await screen.type(ids.LOCK_RECOVERY_CODE, text + "A")
        assert said not in screen.text(), "it was about another text"


async def test_a_code_of_another_diary_is_refused_with_a_reason(
    device: Device, tmp_path: Path
) -> None:
    await device.diary()
    (tmp_path / "other").mkdir()
    code = await Device(tmp_path / "other").diary()
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        await tap_after_typing(screen, code)
        assert "it does not fit this diary" in screen.text()
        assert typed(screen, ids.LOCK_RECOVERY_CODE) == code


async def tap_after_typing(screen: Screen, code: str) -> None:
    await screen.type(ids.LOCK_RECOVERY_CODE, code)
    await tap_twice(screen, ids.LOCK_RECOVERY_OPEN)


async def test_what_was_read_so_far_is_shown_in_groups(device: Device) -> None:
    await device.diary()
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        assert "Read so far" not in screen.text()
        await screen.type(ids.LOCK_RECOVERY_CODE, "abc1o xy")
        assert "Read so far: ABC10 XY (7 of 30)" in screen.text()
        assert typed(screen, ids.LOCK_RECOVERY_CODE) == "abc1o xy", "never rewritten"


async def test_a_full_disk_keeps_the_new_passcode_on_the_screen(device: Device) -> None:
    code = await device.diary()
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        await open_with(screen, code)
        device.trouble = StorageFull()
        await choose_new(screen, OTHER)
        assert "The disk is full" in screen.text()
        assert typed(screen, ids.settings("passcode")) == OTHER
        device.trouble = None
        await screen.tap(ids.settings("passcode.save"))
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
    assert has_passcode(await device.status())


async def test_a_code_that_was_not_confirmed_is_still_to_be_confirmed(device: Device) -> None:
    code = await device.diary()
    async with device.started() as screen:
        await screen.type(ids.LOCK_PASSCODE, PASSCODE, submit=True)
        await screen.go("/more/lock")
        await screen.tap(ids.settings("recovery_code"))
        await screen.type(ids.settings("recovery_code.present"), PASSCODE, submit=True)
        newer = "-".join(
            line
            for line in screen.text_of(ids.FIRSTRUN_RECOVERY_CODE).splitlines()
            if len(line) == 5
        )
    async with device.started() as screen:
        await screen.tap(ids.LOCK_RECOVERY)
        await open_with(screen, code)
        assert "Perhaps it was replaced" in screen.text()
        await open_with(screen, newer)
        await choose_new(screen, OTHER)
        assert "One thing is left to do" in screen.text()
        newest = await confirm_code(screen)
    assert newest != newer and await device.opens(code=newest)
