"""The vault: the data key, wrapped once for each way in (``architecture.md``, section 2).

Order of every change: the new secret goes to the key store under a new name and is read
back; then ``vault.json`` is replaced in one step; then the secret no longer named is
forgotten. A crash anywhere leaves the old file with its old secret or the new file with
its new one, and the entry of the recovery code needs neither.
"""

from __future__ import annotations

import asyncio
import secrets
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from app.data import recovery_code
from app.data.atomic import write_atomic
from app.data.attempts import Attempts
from app.data.device_secrets import DeviceSecrets
from app.data.vault_file import VaultFile, VaultFiles, Wrapped
from app.data.wrapping import DeviceSecret, Typed, key_check, unwrap, wrap
from app.domain.errors import (
    KeyStoreEntryLost,
    PasscodeTooShort,
    StorageFull,
    StorageReadOnly,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    WrongPasscode,
    WrongRecoveryCode,
)
from app.domain.ports import DataKey, KeyStore, NewVault, VaultStatus, WayIn

T = TypeVar("T")
Ways = Mapping[WayIn, Wrapped]

PASSCODE_MINIMUM = 6
"""Characters a new passcode has at least."""

PASSCODE_COST = 2**16
"""scrypt's N for a passcode: 64 MiB and 0.25 s a guess on the project's machine."""

RECOVERY_COST = 2**14
"""scrypt's N for the recovery code: 16 MiB. The code is 120 random bits, which nobody can
run through at any cost, so that opening with it need not be slow."""

_DAILY = (WayIn.KEY_STORE, WayIn.PASSCODE)


class Runner(Protocol):
    """Runs blocking work off the event loop, in order: ``Offload.database``."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """The result of ``work``."""
        ...


class FileVault:
    """The ``Vault`` port over ``vault.json`` and ``attempts.json`` in ``folder``.

    One for each folder and process, shared by all windows: calls take turns. File and key
    work goes through ``run``; the key store brings its own way of not blocking.
    """

    def __init__(
        self,
        folder: Path,
        keystore: KeyStore,
        run: Runner,
        *,
        write: Callable[[Path, bytes], None] = write_atomic,
        passcode_cost: int = PASSCODE_COST,
    ) -> None:
        self._files = VaultFiles(folder, write)
        self._attempts = Attempts(folder, write)
        self._keystore = keystore
        self._secrets = DeviceSecrets(keystore)
        self._run = run
        self._cost = passcode_cost
        self._turn = asyncio.Lock()

    async def status(self, now: datetime) -> VaultStatus:
        """See ``Vault.status``. ``ways`` leaves out entries that are damaged."""
        works = await self._keystore.works()
        return await self._run(lambda: self._status(now, works))

    def _status(self, now: datetime, works: bool) -> VaultStatus:
        try:
            held = self._files.load()
        except VaultMissing:
            return VaultStatus(exists=False, key_store_works=works)
        wait = self._attempts.wait_seconds(now)
        return VaultStatus(True, frozenset(held.ways), held.recovery_confirmed, works, wait)

    async def create(self, passcode: str | None) -> NewVault:
        """See ``Vault.create``. ``VaultExists`` when there is one already."""
        check_length(passcode)
        async with self._turn:
            if await self._run(self._files.exists):
                raise VaultExists
            vault_id, key = secrets.token_hex(16), DataKey(secrets.token_bytes(32))
            device = await self._secrets.new(vault_id, required=passcode is None)
            secret = recovery_code.new_secret()

            def make() -> VaultFile:
                ways = {
                    **self._daily_way(key, vault_id, passcode, device),
                    **_recovery_way(key, vault_id, secret),
                }
                return VaultFile(vault_id, key_check(key), ways=ways)

            await self._save(vault_id, make, device)
            await self._run(self._attempts.reset)  # those of a vault that was here before
            return NewVault(key, recovery_code.write_code(secret))

    async def confirm_recovery(self) -> None:
        """See ``Vault.confirm_recovery``."""
        async with self._turn:
            held = await self._run(self._files.load)
            await self._save(held.id, lambda: replace(held, recovery_confirmed=True))

    async def open_with_key_store(self) -> DataKey:
        """See ``Vault.open_with_key_store``. Without such a way in: ``KeyStoreEntryLost``."""
        async with self._turn:
            held = await self._run(self._files.load)
            wrapped = held.way(WayIn.KEY_STORE)
            if wrapped is None:
                raise KeyStoreEntryLost("no such way in")
            device = await self._secrets.of(held.id, wrapped)
            key = await self._run(lambda: unwrap(wrapped, held.id, WayIn.KEY_STORE, device=device))
        if key is None:
            raise VaultDamaged("the entry does not open with its own secret")
        return key

    async def open_with_passcode(self, passcode: str, now: datetime) -> DataKey:
        """See ``Vault.open_with_passcode``. Without such a way in: ``WrongPasscode``."""
        async with self._turn:
            held = await self._run(self._files.load)
            wrapped = held.way(WayIn.PASSCODE)
            await self._run(lambda: self._attempts.check(now))
            device = await self._secrets.of(held.id, wrapped) if wrapped else None

            def attempt() -> DataKey:
                tries = self._attempts.begin(now)
                typed = typed_bytes(passcode)
                key = None
                if wrapped is not None:
                    key = unwrap(wrapped, held.id, WayIn.PASSCODE, typed=typed, device=device)
                if key is None:
                    raise WrongPasscode(tries.left, tries.wait)
                self._attempts.reset()
                return key

            return await self._run(attempt)

    async def open_with_recovery_code(self, code: str) -> DataKey:
        """See ``Vault.open_with_recovery_code``. Waits do not apply: nobody guesses 120
        random bits, and this is the way out for a person who is locked out."""
        secret = recovery_code.read_code(code)
        async with self._turn:
            held = await self._run(self._files.load)
            wrapped = held.way(WayIn.RECOVERY_CODE)
            if wrapped is None:
                raise VaultDamaged("no entry for the recovery code")
            key = await self._run(
                lambda: unwrap(wrapped, held.id, WayIn.RECOVERY_CODE, typed=secret)
            )
            if key is None:
                raise WrongRecoveryCode
            await self._run(self._attempts.reset)
        return key

    async def set_passcode(self, key: DataKey, passcode: str | None) -> None:
        """See ``Vault.set_passcode``. Also repairs a lost key store entry: the new wrap has
        a new device secret, or none where no key store answers."""
        check_length(passcode)
        async with self._turn:
            held = await self._held_by(key)
            device = await self._secrets.new(held.id, required=passcode is None)

            def change() -> VaultFile:
                return held.replacing(_DAILY, self._daily_way(key, held.id, passcode, device))

            await self._save(held.id, change, device, held.secret_names)
            await self._run(self._attempts.reset)

    async def new_recovery_code(self, key: DataKey) -> str:
        """See ``Vault.new_recovery_code``. The new code is not confirmed yet."""
        async with self._turn:
            held = await self._held_by(key)
            secret = recovery_code.new_secret()

            def change() -> VaultFile:
                changed = held.replacing(
                    (WayIn.RECOVERY_CODE,), _recovery_way(key, held.id, secret)
                )
                return replace(changed, recovery_confirmed=False)

            await self._save(held.id, change)
            return recovery_code.write_code(secret)

    async def _held_by(self, key: DataKey) -> VaultFile:
        """The vault, when ``key`` is its key: another diary's must never be wrapped here."""
        held = await self._run(self._files.load)
        if await self._run(lambda: key_check(key)) != held.key_check:
            raise VaultDamaged("the vault belongs to another key")
        return held

    def _daily_way(
        self, key: DataKey, vault_id: str, passcode: str | None, device: DeviceSecret | None
    ) -> Ways:
        """The one way in of every day: the passcode when there is one, else the key store."""
        if passcode is None:
            way = WayIn.KEY_STORE
            return {way: wrap(key, vault_id, way, device=device)}
        way, typed = WayIn.PASSCODE, Typed(typed_bytes(passcode), self._cost)
        return {way: wrap(key, vault_id, way, typed=typed, device=device)}

    async def _save(
        self,
        vault_id: str,
        change: Callable[[], VaultFile],
        new: DeviceSecret | None = None,
        old_names: frozenset[str] = frozenset(),
    ) -> None:
        """Write the changed vault, then forget the secrets that it no longer names."""
        try:
            await self._run(lambda: self._files.save(change()))
        except (StorageFull, StorageReadOnly):
            if new and not await self._run(lambda: self._names(new.name)):
                await self._secrets.forget(vault_id, (new.name,))
            raise
        await self._secrets.forget(vault_id, old_names)

    def _names(self, secret_name: str) -> bool:
        """Whether the file on the disk names a secret; when unsure the secret is kept."""
        try:
            return secret_name in self._files.load().secret_names
        except VaultMissing:
            return False
        except VaultDamaged:
            return True


def _recovery_way(key: DataKey, vault_id: str, secret: bytes) -> Ways:
    way = WayIn.RECOVERY_CODE
    return {way: wrap(key, vault_id, way, typed=Typed(secret, RECOVERY_COST))}


def check_length(passcode: str | None) -> None:
    """``PasscodeTooShort`` for a new passcode of fewer than ``PASSCODE_MINIMUM`` characters."""
    if passcode is not None and len(normal(passcode)) < PASSCODE_MINIMUM:
        raise PasscodeTooShort(PASSCODE_MINIMUM)


def typed_bytes(passcode: str) -> bytes:
    """What was typed as it is made into a key, a lone surrogate included."""
    return normal(passcode).encode("utf-8", "surrogatepass")


def normal(passcode: str) -> str:
    """What was typed, in one form for letters that keyboards write in several ways (an accent
    apart)."""
    return unicodedata.normalize("NFKC", passcode)
