"""Everything one window works with, made by ``app.bootstrap`` and held by the views."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.clock import Clock
from app.domain.errors import VaultMissing
from app.domain.ports import DiaryFiles, SettingsStore
from app.domain.settings import Settings
from app.services.diary import DiaryService
from app.services.help_lines import HelpLines
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.protection import Protection


@dataclass(frozen=True)
class Services:
    """The use cases of one window: one browser tab, one desktop window, one phone app."""

    clock: Clock
    offload: Offload
    hub: ChangeHub
    settings_store: SettingsStore
    settings: Settings
    files: DiaryFiles
    protection: Protection
    help_lines: HelpLines
    fonts: Path
    demo: bool = False
    language: str | None = None
    """The language asked for on the command line; it wins over the setting."""

    def open_diary(self) -> DiaryService:
        """The use cases of the diary that ``protection`` has just opened.

        ``VaultMissing`` while it is locked: asking then is a defect of the caller.
        """
        store = self.protection.store
        if store is None:
            raise VaultMissing("the diary is locked")
        return DiaryService(store, self.files, self.offload, self.clock, self.hub)

    async def save_settings(self, settings: Settings) -> None:
        """Keep the choices on the disk."""
        await self.offload.database(self.settings_store.save, settings)
