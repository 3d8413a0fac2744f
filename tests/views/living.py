"""The whole app of one window, mounted without a client, over a diary in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flet.controls.base_control import BaseControl

from app.data.archive.files import FileArchives
from app.data.downloads import MemoryDownloads
from app.data.locked_contacts import MemoryLockedContacts
from app.data.memory import MemoryDiaryFiles, package_store
from app.data.memory_letterbox import MemoryLetterbox
from app.data.memory_vault import MemorySettingsStore, MemoryVault
from app.data.sharing.memory_shelf import MemoryShelf
from app.data.sharing.memory_side_views import MemorySideViews
from app.domain.checkins import CheckIn
from app.domain.ports import DataKey, DiaryStore, Letterbox, Vault
from app.domain.settings import Settings
from app.domain.sharing.packages import Packages, Shelf
from app.domain.sharing.side_view import SideViews
from app.services.clinic_shared import ClinicShared
from app.services.container import Services
from app.services.help_contacts import WhenLocked
from app.services.help_lines import HelpLines
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.open_windows import OpenWindows
from app.services.protection import Protection
from app.services.signs import LetterService
from app.services.wording import Wording
from app.views.app import start
from app.views.components.held import AnyButton
from app.web.slot import Slot
from tests.data.diaries import KEY, SetClock, Ticking
from tests.views.harness import Screen, mounted_main

FONTS = Path(__file__).parents[2] / "assets" / "fonts"


@dataclass
class House:
    """What the windows of one process share. ``vault`` is made and open unless given."""

    clock: SetClock = field(default_factory=Ticking)
    files: MemoryDiaryFiles = field(default_factory=MemoryDiaryFiles)
    letterbox: Letterbox = field(default_factory=MemoryLetterbox)
    vault: Vault = field(default_factory=lambda: MemoryVault(KEY))
    settings: Settings = field(
        default_factory=lambda: Settings(region="us", intended_use_seen=True)
    )
    demo: bool = False
    offload: Offload = field(default_factory=Offload)
    hub: ChangeHub = field(default_factory=ChangeHub)
    texts: dict[str, str] | None = None
    slot: Slot = field(default_factory=Slot)
    downloads: MemoryDownloads = field(default_factory=MemoryDownloads)
    clinic: ClinicShared = field(default_factory=ClinicShared)
    shelf: Shelf = field(default_factory=MemoryShelf)
    side: SideViews = field(default_factory=MemorySideViews)
    windows: OpenWindows = field(default_factory=OpenWindows)

    def __post_init__(self) -> None:
        self.wording = Wording(self.offload, self.texts)
        self.wording.prepare(self.settings.language)
        self.settings_store = MemorySettingsStore(self.settings)
        self.locked_contacts = MemoryLockedContacts()

    def services(self, mobile: bool = False) -> Services:
        """See ``app.bootstrap.Runtime``; a phone gets the same parts here."""
        return Services(
            clock=self.clock,
            offload=self.offload,
            hub=self.hub,
            settings_store=self.settings_store,
            settings=self.settings_store.load(),
            files=self.files,
            protection=Protection(
                self.vault, self.files, self.letterbox, self.offload, self.clock, self.side
            ),
            help_lines=HelpLines(),
            letters=LetterService(self.letterbox, self.offload, self.clock),
            when_locked=WhenLocked(
                self.settings_store, self.locked_contacts, self.offload, self.hub
            ),
            wording=self.wording,
            fonts=FONTS,
            archives=FileArchives,
            intake=self.slot,
            downloads=self.downloads,
            package_store=package_store,
            clinic=self.clinic,
            packages=_packages,
            shelf=self.shelf,
            side=self.side,
            windows=self.windows,
            phone=mobile,
            demo=self.demo,
        )

    def store(self, key: DataKey = KEY) -> DiaryStore:
        """A look at the diary from outside the window."""
        return self.files.open(key)

    def holding(self, checkins: Iterable[CheckIn]) -> House:
        """The same house with these check-ins in its diary."""
        store = self.store()
        for checkin in checkins:
            store.add(checkin)
        return self


def _packages() -> Packages:
    from app.data.sharing.package import JwePackages

    return JwePackages()


@asynccontextmanager
async def living(house: House | None = None, **device: Any) -> AsyncIterator[Screen]:
    """A window on ``house``, past the gate and at rest."""
    home = house or House()

    async def main(page: Any) -> None:
        await start(page, home)

    async with mounted_main(main, **device) as screen:
        screen.before_press = _may_be_held
        await screen.settle()
        yield screen
    home.offload.close()


def _may_be_held(identifier: str, control: BaseControl) -> None:
    """A button that forgets to go through ``held.pressable`` loses a slow press."""
    if isinstance(control, AnyButton):
        assert control.on_long_press is not None, f"{identifier}: a slow press is lost"
