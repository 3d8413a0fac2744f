"""A vault and settings that forget everything when the process ends: the demo, and tests.

No encryption, because nothing is written; the same answers and errors as ``FileVault``
where they matter to the screens.
"""

from __future__ import annotations

import os
from datetime import datetime

from app.data.recovery_code import new_secret, write_code
from app.domain.errors import KeyStoreUnavailable, WrongPasscode, WrongRecoveryCode
from app.domain.ports import DataKey, NewVault, VaultStatus, WayIn
from app.domain.settings import Settings


class MemoryVault:
    """The ``Vault`` port in memory; with a ``key`` it is made and confirmed from the start."""

    def __init__(self, key: DataKey | None = None) -> None:
        self._key = key
        self._passcode: str | None = None
        self._code = ""
        self._confirmed = key is not None

    async def status(self, now: datetime) -> VaultStatus:
        """See ``Vault.status``."""
        way = WayIn.KEY_STORE if self._passcode is None else WayIn.PASSCODE
        ways = frozenset({way, WayIn.RECOVERY_CODE})
        return VaultStatus(self._key is not None, ways, self._confirmed, key_store_works=True)

    async def create(self, passcode: str | None) -> NewVault:
        """See ``Vault.create``."""
        self._key, self._passcode = DataKey(os.urandom(32)), passcode
        return NewVault(self._key, await self.new_recovery_code(self._key))

    async def confirm_recovery(self) -> None:
        """See ``Vault.confirm_recovery``."""
        self._confirmed = True

    async def open_with_key_store(self) -> DataKey:
        """See ``Vault.open_with_key_store``."""
        if self._passcode is not None:
            raise KeyStoreUnavailable("a passcode is set")
        return self._held()

    async def open_with_passcode(self, passcode: str, now: datetime) -> DataKey:
        """See ``Vault.open_with_passcode``; without waits."""
        if passcode != self._passcode:
            raise WrongPasscode(tries_left=4, wait_seconds=0)
        return self._held()

    async def open_with_recovery_code(self, code: str) -> DataKey:
        """See ``Vault.open_with_recovery_code``."""
        if code != self._code:
            raise WrongRecoveryCode
        return self._held()

    async def set_passcode(self, key: DataKey, passcode: str | None) -> None:
        """See ``Vault.set_passcode``."""
        self._passcode = passcode

    async def new_recovery_code(self, key: DataKey) -> str:
        """See ``Vault.new_recovery_code``."""
        self._code, self._confirmed = write_code(new_secret()), False
        return self._code

    def _held(self) -> DataKey:
        if self._key is None:
            raise KeyStoreUnavailable("there is no vault")
        return self._key


class MemorySettingsStore:
    """The ``SettingsStore`` port in memory."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def load(self) -> Settings:
        """See ``SettingsStore.load``."""
        return self._settings

    def save(self, settings: Settings) -> None:
        """See ``SettingsStore.save``."""
        self._settings = settings
