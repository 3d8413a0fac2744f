"""Who may open the diary: first run, unlocking, locking, and what to say when it fails."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from app.domain.archives import Everything
from app.domain.clock import Clock
from app.domain.errors import GlidepathError, KeyStoreEntryLost, KeyStoreUnavailable, VaultMissing
from app.domain.ports import (
    DataKey,
    DiaryFiles,
    DiaryStore,
    Letterbox,
    Vault,
    VaultStatus,
    WayIn,
)
from app.domain.sharing.side_view import PasscodeTaken, SideViews
from app.domain.watch import Watch
from app.services.offload import Offload

log = logging.getLogger("glidepath")

T = TypeVar("T")


class Gate(StrEnum):
    """Where a person stands before the diary."""

    LOADING = "loading"
    FIRST_RUN = "first_run"
    CONFIRM_RECOVERY = "confirm_recovery"
    LOCKED = "locked"
    RECOVERY = "recovery"
    OPEN = "open"
    TROUBLE = "trouble"
    SUPPORTER = "supporter"
    """Somebody else looks at what they were granted; the diary is locked."""


@dataclass(frozen=True)
class Standing:
    """The gate and what its screen needs. ``trouble`` is set for ``Gate.TROUBLE`` and, as
    the reason, for ``Gate.RECOVERY``."""

    gate: Gate
    status: VaultStatus = field(default_factory=lambda: VaultStatus(exists=False))
    trouble: GlidepathError | None = None


class Protection:
    """Opens and closes the diary of one window. Holds the key only while it is open."""

    def __init__(
        self,
        vault: Vault,
        files: DiaryFiles,
        letterbox: Letterbox,
        offload: Offload,
        clock: Clock,
        side: SideViews,
    ) -> None:
        self._side = side
        self._vault = vault
        self._files = files
        self._letterbox = letterbox
        self._offload = offload
        self._clock = clock
        self._key: DataKey | None = None
        self.store: DiaryStore | None = None

    async def approach(self) -> Standing:
        """What to show when the app starts or after a lock. Never opens by itself."""
        try:
            status = await self._vault.status(self._clock.now())
            if status.exists:
                return Standing(Gate.LOCKED, status)
            if await self._offload.database(self._files.exists):
                return Standing(Gate.TROUBLE, status, VaultMissing())
        except GlidepathError as error:
            return Standing(Gate.TROUBLE, trouble=error)
        return Standing(Gate.FIRST_RUN, status)

    async def create(self, passcode: str | None) -> str:
        """Make the vault and open a new diary; the recovery code to show once.

        Errors of ``Vault.create`` and ``DiaryFiles.open``.
        """
        made = await self._vault.create(passcode)
        await self._side.remove()  # of a diary that was here before
        await self._open(made.key)
        return made.recovery_code

    async def confirm_recovery(self, code: str) -> None:
        """The person typed a part of ``code`` back. ``WrongRecoveryCode`` when another
        window has replaced it since: a code that opens nothing is never confirmed."""
        await self._vault.open_with_recovery_code(code)
        await self._vault.confirm_recovery()

    async def verify_recovery_code(self, code: str) -> None:
        """Make sure that ``code`` opens this diary, before something else is put under it.
        Errors: those of ``Vault.open_with_recovery_code``; ``VaultMissing`` while locked."""
        self._held_key()
        await self._vault.open_with_recovery_code(code)

    async def replace_recovery_code(self) -> str:
        """A new recovery code; the old one opens nothing any more."""
        return await self._vault.new_recovery_code(self._held_key())

    async def open_without_passcode(self) -> Standing:
        """Open with the system key store, or say why the recovery code is needed."""
        try:
            key = await self._vault.open_with_key_store()
        except (KeyStoreEntryLost, KeyStoreUnavailable) as error:
            return Standing(Gate.RECOVERY, await self.status(), error)
        return await self._opened(key)

    async def open_with_passcode(self, passcode: str) -> Standing:
        """Errors: ``WrongPasscode``, ``MustWait``; a lost key store leads to recovery."""
        try:
            key = await self._vault.open_with_passcode(passcode, self._clock.now())
        except (KeyStoreEntryLost, KeyStoreUnavailable) as error:
            return Standing(Gate.RECOVERY, await self.status(), error)
        return await self._opened(key)

    async def verify_passcode(self, passcode: str) -> None:
        """Make sure that the person at an open diary knows its passcode, before what protects
        it is changed. Opens nothing anew; counts a wrong try as the lock screen does.

        Errors: ``WrongPasscode``, ``MustWait``, ``KeyStoreUnavailable``,
        ``KeyStoreEntryLost``; ``VaultMissing`` while the diary is locked.
        """
        self._held_key()
        await self._vault.open_with_passcode(passcode, self._clock.now())

    async def open_with_recovery_code(self, code: str) -> Standing:
        """Errors: those of ``Vault.open_with_recovery_code``."""
        return await self._opened(await self._vault.open_with_recovery_code(code))

    async def set_passcode(self, passcode: str | None) -> None:
        """Turn the passcode on, off or change it. Without one nobody looks behind a supporter's
        passcode any more: leaving that view would need nothing. Errors as in
        ``Vault.set_passcode``; ``PasscodeTaken`` for the supporter's."""
        key = self._held_key()
        if passcode is None:
            await self._side.remove()
        elif await self._side.fits(passcode):
            raise PasscodeTaken
        await self._vault.set_passcode(key, passcode)

    async def status(self) -> VaultStatus:
        """What there is and what works now."""
        return await self._vault.status(self._clock.now())

    async def lock(self) -> None:
        """Close the diary and forget the key. Drafts are on the disk already."""
        store, self.store, self._key = self.store, None, None
        if store is not None:
            await self._offload.database(store.close)

    async def restore_copy(self, copy_id: str) -> None:
        """Put an automatic copy in place of a damaged diary, which is set aside."""
        await self._offload.database(self._files.restore_copy, copy_id)

    async def read_copy(self, copy_id: str) -> Callable[[Watch], Everything]:
        """What an automatic copy of the open diary holds. Errors of ``DiaryFiles.read_copy``;
        ``VaultMissing`` while the diary is locked."""
        return await self._offload.database(self._files.read_copy, copy_id, self._held_key())

    async def with_key(self, work: Callable[[DataKey], T]) -> T:
        """What ``work`` gives on the database thread, where it is lent the key of the open diary
        for what is sealed beside it, and keeps none of it. ``VaultMissing`` while it is locked."""
        return await self._offload.database(work, self._held_key())

    async def lend(self, work: Callable[[DataKey], Awaitable[T]]) -> T:
        """``with_key`` for what does not block."""
        return await work(self._held_key())

    async def _opened(self, key: DataKey) -> Standing:
        status = await self.status()
        try:
            await self._open(key)
        except GlidepathError as error:
            return Standing(Gate.TROUBLE, status, error)
        gate = Gate.OPEN if status.recovery_confirmed else Gate.CONFIRM_RECOVERY
        return Standing(gate, status)

    async def _open(self, key: DataKey) -> None:
        self.store = await self._offload.database(self._files.open, key)
        self._key = key
        await self._take_in_letters(key, self.store)

    async def _take_in_letters(self, key: DataKey, store: DiaryStore) -> None:
        """What was said while it was locked. A letter never keeps a diary from opening: one
        that could not be taken in now waits for the next time."""
        try:
            await self._offload.database(self._letterbox.empty, key, store)
        except GlidepathError as error:
            log.warning("letters not taken in: %s", type(error).__name__)

    def _held_key(self) -> DataKey:
        if self._key is None:
            raise VaultMissing("the diary is locked")
        return self._key


def has_passcode(status: VaultStatus) -> bool:
    """Whether the lock screen asks for a passcode."""
    return WayIn.PASSCODE in status.ways
