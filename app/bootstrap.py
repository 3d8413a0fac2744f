"""The composition root: fills the ports of the domain with real parts.

The only importer of ``app.data``. Nothing heavy is imported here: SQLModel, keyring,
cryptography and matplotlib come in when they are first used, off the first frame.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.clock import Clock
from app.domain.ports import DataKey
from app.domain.settings import Settings
from app.services.clinic_shared import ClinicShared
from app.services.container import Services
from app.services.help_contacts import WhenLocked
from app.services.help_lines import HelpLines
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.open_windows import OpenWindows
from app.services.protection import Protection
from app.services.signs import LetterService
from app.services.system_clock import StartedClock, SystemClock
from app.services.wording import Wording
from app.web.slot import Slot

if TYPE_CHECKING:
    from app.data.instance_lock import InstanceLock
    from app.domain.archives import Archives, Everything
    from app.domain.files import Downloads
    from app.domain.help_contacts import LockedContacts
    from app.domain.ports import (
        DiaryFiles,
        DiaryStore,
        KeyStore,
        Letterbox,
        SettingsStore,
        Vault,
    )
    from app.domain.sharing.packages import Packages, Shelf
    from app.domain.sharing.side_view import SideViews

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"

TEST_NOW = "GLIDEPATH_TEST_NOW"
"""Environment variable with an ISO moment and offset from which the clock runs, for
end-to-end tests. Whoever can set it can set the device's clock as well."""


class Runtime:
    """What all windows of one process share: threads, clock, files, the instance lock.

    ``AlreadyRunning`` when another process uses the folder, ``StorageReadOnly`` or
    ``StorageFull`` when it cannot be made.
    """

    def __init__(
        self, data_dir: Path | None = None, demo: bool = False, language: str | None = None
    ) -> None:
        self.demo = demo
        self._demo_key = DataKey(os.urandom(32))
        self.language = language
        self.clock = _clock()
        self.offload = Offload()
        self.hub = ChangeHub()
        self.clinic = ClinicShared()
        self.help_lines = HelpLines()
        self.slot = Slot()
        self.wording = Wording(self.offload)
        self._lock: InstanceLock | None = None
        self._folder: Path | None = None
        self._vault: Vault | None = None
        self._side: SideViews | None = None
        self.windows = OpenWindows()
        if not demo:
            self._take_folder(data_dir)
        self.files: DiaryFiles = self._files()
        self.letterbox: Letterbox = self._letterbox()
        self.shelf: Shelf = self._shelf()
        self.settings_store: SettingsStore = self._settings_store()
        self.locked_contacts: LockedContacts = self._locked_contacts()

    def services(self, mobile: bool = False) -> Services:
        """The use cases for one window. ``mobile``: a packaged app on a phone, where the
        page of that window brings the key store; call it with the page as context."""
        vault, side = self._shared_vault(mobile)
        return Services(
            clock=self.clock,
            offload=self.offload,
            hub=self.hub,
            settings_store=self.settings_store,
            settings=self.settings_store.load(),
            files=self.files,
            protection=Protection(
                vault, self.files, self.letterbox, self.offload, self.clock, side
            ),
            help_lines=self.help_lines,
            letters=LetterService(self.letterbox, self.offload, self.clock),
            when_locked=WhenLocked(
                self.settings_store, self.locked_contacts, self.offload, self.hub
            ),
            wording=self.wording,
            fonts=FONTS,
            archives=_archives,
            intake=self.slot,
            downloads=self._downloads(),
            package_store=_package_store,
            clinic=self.clinic,
            packages=_packages,
            shelf=self.shelf,
            side=side,
            windows=self.windows,
            phone=mobile,
            demo=self.demo,
            language=self.language,
        )

    def warm_up(self) -> None:
        """Parse the texts of the first screen; for a thread that has nothing else to do."""
        self.wording.prepare(self.language or self.settings_store.load().language)

    def load_database(self) -> None:
        """Import what opening a diary takes, about a second; for a moment at rest. Somebody
        who types a passcode then does not wait for it."""
        if not self.demo:
            from app.data import opening  # noqa: F401

    def close(self) -> None:
        """Finish writing and let another process in."""
        self.offload.close()
        if self._lock is not None:
            self._lock.release()

    def _take_folder(self, data_dir: Path | None) -> None:
        from app.data.folder import default_data_folder, prepare_folder
        from app.data.instance_lock import InstanceLock
        from app.data.log import start_log

        self._folder = prepare_folder(data_dir or default_data_folder())
        lock = InstanceLock(self._folder)
        lock.acquire()
        self._lock = lock
        start_log(self._folder)

    def _files(self) -> DiaryFiles:
        if self._folder is None:
            return _demo_files(self.clock, self._demo_key)
        from app.data.files import DiaryFolder

        return DiaryFolder(self._folder, self.clock)

    def _letterbox(self) -> Letterbox:
        if self._folder is None:
            from app.data.memory_letterbox import MemoryLetterbox

            return MemoryLetterbox()
        from app.data.letterbox import FolderLetterbox

        return FolderLetterbox(self._folder)

    def _shelf(self) -> Shelf:
        if self._folder is None:
            from app.data.sharing.memory_shelf import MemoryShelf

            return MemoryShelf()
        from app.data.sharing.shelf import FolderShelf

        return FolderShelf(self._folder)

    def _settings_store(self) -> SettingsStore:
        if self._folder is None:
            from app.data.memory_vault import MemorySettingsStore

            return MemorySettingsStore(Settings(region="us", intended_use_seen=True))
        from app.data.settings_store import FileSettingsStore

        return FileSettingsStore(self._folder)

    def _locked_contacts(self) -> LockedContacts:
        from app.data.locked_contacts import FileLockedContacts, MemoryLockedContacts

        return MemoryLockedContacts() if self._folder is None else FileLockedContacts(self._folder)

    def _downloads(self) -> Downloads:
        from app.data.downloads import FolderDownloads

        return FolderDownloads()

    def _shared_vault(self, mobile: bool) -> tuple[Vault, SideViews]:
        # One of each for all windows: their calls take turns.
        if self._vault is None or self._side is None:
            self._vault, self._side = self._make_vault(mobile)
        return self._vault, self._side

    def _make_vault(self, mobile: bool) -> tuple[Vault, SideViews]:
        if self._folder is None:
            from app.data.memory_vault import MemoryVault
            from app.data.sharing.memory_side_views import MemorySideViews

            return MemoryVault(self._demo_key), MemorySideViews()
        from app.data.sharing.side_views import FileSideViews
        from app.data.vault import FileVault

        about = self._folder, _keystore(mobile), self.offload.database
        return FileVault(*about), FileSideViews(*about)


def _keystore(mobile: bool) -> KeyStore:
    if mobile:
        from app.data.mobile_keystore import MobileKeyStore, secure_storage

        return MobileKeyStore(secure_storage())
    from app.data.keyring_keystore import KeyringKeyStore

    return KeyringKeyStore()


def _archives() -> Archives:
    from app.data.archive.files import FileArchives

    return FileArchives()


def _package_store(holds: Everything) -> DiaryStore:
    from app.data.memory import package_store

    return package_store(holds)


def _packages() -> Packages:
    from app.data.sharing.package import JwePackages

    return JwePackages()


def _clock() -> Clock:
    start = os.environ.get(TEST_NOW)
    return StartedClock(datetime.fromisoformat(start)) if start else SystemClock()


def _demo_files(clock: Clock, key: DataKey) -> DiaryFiles:
    from app.data.memory import MemoryDiaryFiles
    from app.services.demo import demo_history, demo_records

    files = MemoryDiaryFiles()
    store = files.open(key)
    now = clock.now()
    zone = now.tzinfo or UTC
    for checkin in demo_history(now.date(), zone=zone):
        store.add(checkin)
    store.add_records(demo_records(now.date(), zone=zone))
    return files
