"""A computer with a diary of its own, for what goes from one to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.data.archive.files import FileArchives
from app.data.files import DiaryFolder
from app.data.letterbox import FolderLetterbox
from app.data.memory import MemoryDiaryFiles
from app.data.memory_keystore import MemoryKeyStore
from app.data.memory_vault import MemorySettingsStore
from app.data.sharing.side_views import FileSideViews
from app.data.vault import FileVault
from app.domain.archives import Everything
from app.domain.errors import VaultMissing
from app.domain.ports import DiaryFiles, DiaryStore
from app.domain.settings import Settings
from app.domain.watch import Watch
from app.services.archive import ArchiveService
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.protection import Protection
from tests.data.diaries import SetClock
from tests.data.histories import put

CHEAP = 2**14


@dataclass
class Machine:
    """One computer with a diary of its own."""

    folder: Path
    settings: Settings = field(default_factory=Settings)
    in_memory: bool = False

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.offload, self.clock, self.hub = Offload(), SetClock(), ChangeHub()
        folder = DiaryFolder(self.folder, self.clock)
        self.keystore = MemoryKeyStore()
        self.files: DiaryFiles = MemoryDiaryFiles() if self.in_memory else folder
        self.vault = FileVault(
            self.folder, self.keystore, self.offload.database, passcode_cost=CHEAP
        )
        self.side = FileSideViews(
            self.folder, self.keystore, self.offload.database, passcode_cost=CHEAP
        )
        self.protection = self.window()
        self.told = 0
        self.hub.subscribe(self._tell)

    def window(self) -> Protection:
        """Another window on the same diary."""
        box = FolderLetterbox(self.folder)
        return Protection(self.vault, self.files, box, self.offload, self.clock, self.side)

    def _tell(self) -> None:
        self.told += 1

    async def begin(self, holding: Everything | None = None) -> ArchiveService:
        """Make the diary, put something into it, and open it."""
        self.code = await self.protection.create("cornflower 7")
        await self.offload.database(put, self.store(), holding or Everything())
        return ArchiveService(
            self.store,
            FileArchives,
            self.files,
            self.protection,
            MemorySettingsStore(self.settings),
            self.offload,
            self.clock,
            self.hub,
        )

    def store(self) -> DiaryStore:
        if self.protection.store is None:
            raise VaultMissing
        return self.protection.store

    async def all(self) -> Everything:
        opened = await self.offload.database(lambda: self.store().everything())
        return opened(Watch())

    async def end(self) -> None:
        await self.protection.lock()
        self.offload.close()
