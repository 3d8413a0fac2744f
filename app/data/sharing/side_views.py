"""The side view: one package on the patient's own device, behind a supporter's passcode.

``side.sealed`` is the package under a random key of its own. That key is wrapped twice: by the
supporter's passcode, mixed with a device secret where there is a key store, as the vault wraps the
diary's (``wrapping``); and sealed with the diary's key, so that the open diary can put a newer
package in without knowing the passcode. There is no way from here to the diary's key.

Order of every change: the new secret goes to the key store, ``side.sealed`` is replaced, then
``side.json``, then the old secret is forgotten. A crash in between leaves a view that does not
open; the open diary makes it anew.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.data.atomic import write_atomic
from app.data.attempts import Attempts
from app.data.device_secrets import DeviceSecrets
from app.data.disk import sync_folder
from app.data.faults import told_plainly
from app.data.sharing import side_file
from app.data.sharing.side_file import SideFile
from app.data.sharing.side_sealing import (
    About,
    about_of,
    aside_of,
    open_package,
    owned,
    sealed_about,
    sealed_package,
    unwrapped,
    view_key_of,
    wrapped,
)
from app.data.vault import PASSCODE_COST, Runner, check_length, normal
from app.data.wrapping import DeviceSecret
from app.domain.clock import local_day
from app.domain.errors import (
    KeyStoreEntryLost,
    KeyStoreUnavailable,
    StorageFull,
    StorageReadOnly,
    WrongPasscode,
)
from app.domain.ports import DataKey, KeyStore
from app.domain.sharing.packages import Memory, Package, expired
from app.domain.sharing.side_view import (
    Aside,
    PasscodeTaken,
    SideStatus,
    SideViewBroken,
    SideViewGone,
)

SEALED_NAME = "side.sealed"
ATTEMPTS_NAME = "side_attempts.json"


class FileSideViews:
    """The ``SideViews`` port over one folder. One for each folder and process, shared by all
    windows: calls take turns. File and key work goes through ``run``."""

    def __init__(
        self,
        folder: Path,
        keystore: KeyStore,
        run: Runner,
        *,
        write: Callable[[Path, bytes], None] = write_atomic,
        passcode_cost: int = PASSCODE_COST,
    ) -> None:
        self._folder = folder
        self._sealed = folder / SEALED_NAME
        self._attempts = Attempts(folder, write, ATTEMPTS_NAME)
        self._secrets = DeviceSecrets(keystore)
        self._run = run
        self._write = write
        self._cost = passcode_cost
        self._turn = asyncio.Lock()

    async def status(self, now: datetime) -> SideStatus:
        """See ``SideViews``."""
        async with self._turn:
            side = await self._load()
            if side is None:
                return SideStatus()
            if local_day(now) > side.until:
                with contextlib.suppress(StorageFull, StorageReadOnly):
                    await self._remove()
                return SideStatus()
            wait = await self._run(lambda: self._attempts.wait_seconds(now))
            return SideStatus(True, wait)

    async def keep(
        self, key: DataKey, passcode: str, package: Package, now: datetime, other_than: str
    ) -> None:
        """See ``SideViews``."""
        check_length(passcode)
        if normal(passcode) == normal(other_than):
            raise PasscodeTaken
        async with self._turn:
            old = await self._load()
            side_id, view_key = secrets.token_hex(16), DataKey(secrets.token_bytes(32))
            device = await self._secrets.new(side_id, required=False)

            made, typed = (side_id, view_key), (passcode, device)
            try:
                await self._run(lambda: self._make(key, made, typed, package, now))
            except (StorageFull, StorageReadOnly):
                if device is not None:
                    await self._secrets.forget(side_id, (device.name,))
                raise
            await self._forget(old)

    async def about(self, key: DataKey) -> Aside | None:
        """See ``SideViews``."""
        async with self._turn:
            side = await self._load()
            if side is None:
                return None
            return (await self._run(lambda: about_of(side, view_key_of(side, key)))).aside

    async def refresh(self, key: DataKey, package: Package, now: datetime) -> None:
        """See ``SideViews``."""
        async with self._turn:
            await self._run(lambda: self._refresh(key, package, now))

    async def open(self, passcode: str, now: datetime) -> Package:
        """See ``SideViews``."""
        async with self._turn:
            side = await self._load()
            if side is None:
                raise SideViewGone
            await self._run(lambda: self._attempts.check(now))
            device = await self._device(side)
            package = await self._run(lambda: self._attempt(side, passcode, device, now))
            if package is None:
                with contextlib.suppress(StorageFull, StorageReadOnly):
                    await self._remove()
                raise SideViewGone
            return package

    async def fits(self, passcode: str) -> bool:
        """See ``SideViews``."""
        async with self._turn:
            side = await self._load()
            if side is None:
                return False
            try:
                device = await self._device(side)
            except SideViewBroken:
                return False
            return await self._run(lambda: unwrapped(side, passcode, device) is not None)

    async def remove(self) -> None:
        """See ``SideViews``."""
        async with self._turn:
            await self._remove()

    async def _load(self) -> SideFile | None:
        return await self._run(lambda: side_file.load(self._folder))

    async def _device(self, side: SideFile) -> bytes | None:
        try:
            return await self._secrets.of(side.id, side.passcode)
        except (KeyStoreEntryLost, KeyStoreUnavailable) as error:
            raise SideViewBroken(type(error).__name__) from None

    async def _remove(self) -> None:
        old = await self._load()
        await self._run(self._unlink)
        await self._forget(old)

    async def _forget(self, old: SideFile | None) -> None:
        if old is not None and old.passcode.secret_name is not None:
            await self._secrets.forget(old.id, (old.passcode.secret_name,))

    # On the database thread.

    def _make(
        self,
        key: DataKey,
        made: tuple[str, DataKey],
        passcode: tuple[str, DeviceSecret | None],
        package: Package,
        now: datetime,
    ) -> None:
        (side_id, view_key), (typed, device) = made, passcode
        side = SideFile(
            id=side_id,
            until=package.head.until,
            passcode=wrapped(view_key, side_id, typed, self._cost, device),
            owner=owned(view_key, side_id, key),
            about=sealed_about(side_id, view_key, About(aside_of(package), now)),
        )
        self._write(self._sealed, sealed_package(side_id, view_key, package))
        side_file.save(self._folder, side, self._write)
        self._attempts.reset()

    def _refresh(self, key: DataKey, package: Package, now: datetime) -> None:
        side = side_file.load(self._folder)
        if side is None:
            raise SideViewGone
        view_key = view_key_of(side, key)
        before = about_of(side, view_key)
        if before.aside.grant != package.head.grant:
            raise SideViewGone
        about = About(aside_of(package), max(before.latest, now))
        self._write(self._sealed, sealed_package(side.id, view_key, package))
        newer = sealed_about(side.id, view_key, about)
        side = replace(side, until=package.head.until, about=newer)
        side_file.save(self._folder, side, self._write)

    def _attempt(
        self, side: SideFile, passcode: str, device: bytes | None, now: datetime
    ) -> Package | None:
        """The package; ``None`` once its last day has passed."""
        tries = self._attempts.begin(now)
        view_key = unwrapped(side, passcode, device)
        if view_key is None:
            raise WrongPasscode(tries.left, tries.wait)
        self._attempts.reset()
        about = about_of(side, view_key)
        package = open_package(self._sealed, side.id, view_key)
        same = package.head.grant == about.aside.grant
        if not same or expired(package.head, Memory(about.latest), now):
            return None
        if now > about.latest:
            newer = sealed_about(side.id, view_key, replace(about, latest=now))
            with contextlib.suppress(StorageFull, StorageReadOnly):  # it opens all the same
                side_file.save(self._folder, replace(side, about=newer), self._write)
        return package

    def _unlink(self) -> None:
        # Without the first of them nothing opens the others.
        names = (side_file.NAME, SEALED_NAME, ATTEMPTS_NAME)
        paths = [self._folder / name for n in names for name in (n, f".{n}.tmp")]
        if not any(path.exists() for path in paths):
            return
        with told_plainly(self._folder):
            for path in paths:
                path.unlink(missing_ok=True)
            sync_folder(self._folder)
