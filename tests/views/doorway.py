"""A device on which Glidepath is started again and again: the real vault in a folder, a key
store in memory that can fall silent or forget, and a disk that can fill up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import flet as ft

from app.data.atomic import write_atomic
from app.data.memory import MemoryDiaryFiles
from app.data.memory_keystore import MemoryKeyStore
from app.data.sharing.side_views import FileSideViews
from app.data.vault import FileVault
from app.domain.errors import GlidepathError
from app.domain.ports import DataKey, VaultStatus
from app.domain.settings import Settings
from app.services.offload import Offload
from app.views import identifiers as ids
from tests.data.diaries import SetClock
from tests.views.harness import Screen
from tests.views.living import House, living

CHEAP = 2**14
"""The least cost that a vault may ask for: these tests are of what happens around it."""

PASSCODE = "quiet harbour"


@dataclass
class Device:
    """What outlives a start: the folder, the key store, the diary, the settings."""

    folder: Path
    keystore: MemoryKeyStore = field(default_factory=MemoryKeyStore)
    clock: SetClock = field(default_factory=SetClock)
    files: MemoryDiaryFiles = field(default_factory=MemoryDiaryFiles)
    settings: Settings = field(default_factory=Settings)
    trouble: GlidepathError | None = None
    """Raised by the next write of the vault, until it is taken away."""
    house: House | None = None

    def vault(self, offload: Offload) -> FileVault:
        return FileVault(
            self.folder, self.keystore, offload.database, write=self._write, passcode_cost=CHEAP
        )

    def side(self, offload: Offload) -> FileSideViews:
        return FileSideViews(self.folder, self.keystore, offload.database, passcode_cost=CHEAP)

    def _write(self, path: Path, content: bytes) -> None:
        if self.trouble is not None:
            raise self.trouble
        write_atomic(path, content)

    async def diary(self, passcode: str | None = PASSCODE) -> str:
        """A diary whose recovery code was confirmed; gives the code."""
        self.settings = Settings(region="us", intended_use_seen=True)
        offload = Offload()
        made = await self.vault(offload).create(passcode)
        await self.vault(offload).confirm_recovery()
        self.files.open(made.key).close()
        offload.close()
        return made.recovery_code

    async def status(self) -> VaultStatus:
        offload = Offload()
        status = await self.vault(offload).status(self.clock.now())
        offload.close()
        return status

    async def opens(self, *, passcode: str | None = None, code: str | None = None) -> DataKey:
        """Open the vault from outside, or raise what it raises."""
        offload = Offload()
        vault = self.vault(offload)
        try:
            if code is not None:
                return await vault.open_with_recovery_code(code)
            if passcode is not None:
                return await vault.open_with_passcode(passcode, self.clock.now())
            return await vault.open_with_key_store()
        finally:
            offload.close()

    @asynccontextmanager
    async def started(self, **window: Any) -> AsyncIterator[Screen]:
        """Glidepath from its start to its end (or kill: nothing is said to it)."""
        offload = Offload()
        self.house = House(
            clock=self.clock,
            files=self.files,
            vault=self.vault(offload),
            settings=self.settings,
            side=self.side(offload),
            offload=offload,
        )
        try:
            async with living(self.house, **window) as screen:
                yield screen
        finally:
            self.settings = self.house.settings_store.load()


async def tap_twice(screen: Screen, identifier: str) -> None:
    """Two taps so close that the second comes before the screen has changed."""
    control = screen.find(identifier)
    await asyncio.gather(screen.dispatch(control, "click"), screen.dispatch(control, "click"))


def typed(screen: Screen, identifier: str) -> str:
    """What stands in a field."""
    control = screen.find(identifier)
    assert isinstance(control, ft.TextField)
    return control.value


def code_shown(screen: Screen) -> str:
    """The recovery code on the screen."""
    lines = screen.text_of(ids.FIRSTRUN_RECOVERY_CODE).splitlines()
    return "-".join(line for line in lines if len(line) == 5)


def groups_asked(screen: Screen) -> list[int]:
    """Which groups of the code are to be typed back."""
    return [n for n in range(1, 7) if screen.has(ids.firstrun_recovery_group(n))]


async def type_back(screen: Screen, code: str) -> None:
    """Type the groups that are asked for, in small letters, and have them checked."""
    for group in groups_asked(screen):
        text = code.split("-")[group - 1].lower()
        await screen.type(ids.firstrun_recovery_group(group), text)
    await screen.tap(ids.FIRSTRUN_RECOVERY_CONFIRM)


async def confirm_code(screen: Screen) -> str:
    """From the code on the screen to its confirmation; gives the code."""
    code = code_shown(screen)
    await screen.tap(ids.FIRSTRUN_RECOVERY_WRITTEN)
    await type_back(screen, code)
    return code
