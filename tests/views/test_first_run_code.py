"""First run's recovery code: shown once, checked, and never another than the one on paper."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import AsyncMock, Mock

import pytest

from app.domain.errors import StorageFull, WrongRecoveryCode
from app.domain.settings import Settings
from app.services.offload import Offload
from app.views import identifiers as ids
from app.views.first_run.run import Run, Step
from tests.views.doorway import (
    Device,
    code_shown,
    confirm_code,
    groups_asked,
    type_back,
    typed,
)

READY = Settings(region="us", intended_use_seen=True)


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path)


async def test_a_code_that_was_never_confirmed_is_replaced(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
        first = code_shown(screen)
    async with device.started() as screen:
        assert "One thing is left to do" in screen.text()
        second = await confirm_code(screen)
        assert second != first
        await screen.tap(ids.FIRSTRUN_LATER)
    with pytest.raises(WrongRecoveryCode):
        await device.opens(code=first)
    async with device.started() as screen:
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
    assert await device.opens(code=second)


async def test_making_the_new_code_can_be_tried_again(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
    device.trouble = StorageFull()
    async with device.started() as screen:
        assert "The disk is full" in screen.text()
        device.trouble = None
        await screen.tap(ids.TROUBLE_RETRY)
        assert await device.opens(code=code_shown(screen))


async def test_a_wrong_group_is_named_and_the_code_can_be_seen_again(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
        code = code_shown(screen)
        await screen.tap(ids.FIRSTRUN_RECOVERY_WRITTEN)
        first, second = groups_asked(screen)
        name = ids.firstrun_recovery_group
        await screen.type(name(first), " " + code.split("-")[first - 1].lower())
        await screen.type(name(second), "uuuuu", submit=True)
        assert f"Group {second} does not match." in screen.text()
        await screen.tap(ids.FIRSTRUN_RECOVERY_SHOW)
        assert code_shown(screen) == code
        await screen.tap(ids.FIRSTRUN_RECOVERY_WRITTEN)
        assert typed(screen, name(second)) == "uuuuu"
        assert not (await device.status()).recovery_confirmed
        await type_back(screen, code)
        assert "Your diary is ready" in screen.text()


async def test_a_code_replaced_by_another_window_is_never_confirmed(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
        old = code_shown(screen)
        offload = Offload()
        await device.vault(offload).new_recovery_code(await device.opens())
        offload.close()
        await confirm_code(screen)
        assert "it does not fit this diary" in screen.text()
        assert not (await device.status()).recovery_confirmed
        newest = await confirm_code(screen)
        assert newest != old and "Your diary is ready" in screen.text()
    assert await device.opens(code=newest)


async def test_the_device_copies_the_code(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
        await screen.tap(ids.FIRSTRUN_RECOVERY_COPY)
        assert ("Clipboard", "set", {"data": code_shown(screen)}) in screen.calls
        assert "Copied." in screen.text()


async def test_a_screen_reader_hears_the_code_letter_by_letter(device: Device) -> None:
    device.settings = READY
    async with device.started() as screen:
        await screen.tap(ids.FIRSTRUN_NO_PASSCODE)
        first = code_shown(screen).split("-")[0]
        assert f"Group 1: {' '.join(first)}" in screen.labels()


@pytest.mark.parametrize(
    ("step", "code", "making", "made"),
    [
        (Step.CODE, None, False, 1),
        (Step.READY, None, False, 0),
        (Step.CODE, "on the screen", False, 0),
        (Step.CODE, None, True, 0),
    ],
)
async def test_a_code_on_paper_is_never_replaced_behind_its_back(
    step: Step, code: str | None, making: bool, made: int
) -> None:
    """The last drawing of the code's step may ask for a code after the step was left."""
    shell = Mock()
    shell.state.recovery_code = code
    shell.services.protection.replace_recovery_code = AsyncMock(return_value="new")
    await Run(shell, step, making=making).make_code_again()
    assert shell.services.protection.replace_recovery_code.await_count == made
