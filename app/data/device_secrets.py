"""The vault's random secrets in the key store: a new one, the one in use, unused ones."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from app.data.vault_file import Wrapped
from app.data.wrapping import DeviceSecret, device_check
from app.domain.errors import KeyStoreEntryLost, KeyStoreUnavailable
from app.domain.ports import KeyStore

_log = logging.getLogger(__name__)


class DeviceSecrets:
    """Names begin with the vault's id, so that two data folders never meet in one store."""

    def __init__(self, keystore: KeyStore) -> None:
        self._keystore = keystore

    async def new(self, vault_id: str, *, required: bool) -> DeviceSecret | None:
        """A new secret that the key store has shown to hold.

        Without a key store ``None``, or ``KeyStoreUnavailable`` when it is ``required``.
        """
        device = DeviceSecret.new()
        try:
            await self._keep(_account(vault_id, device.name), device.raw)
        except KeyStoreUnavailable:
            if required:
                raise
            return None
        return device

    async def _keep(self, account: str, raw: bytes) -> None:
        await self._keystore.put(account, raw)
        if await self._keystore.get(account) != raw:
            raise KeyStoreUnavailable("does not keep what it is given")

    async def of(self, vault_id: str, wrapped: Wrapped) -> bytes | None:
        """The secret an entry was made with; ``None`` when it was made without one.

        ``KeyStoreUnavailable``; ``KeyStoreEntryLost`` when it is gone or another one.
        """
        if wrapped.secret_name is None:
            return None
        raw = await self._keystore.get(_account(vault_id, wrapped.secret_name))
        if raw is None or device_check(raw) != wrapped.secret_check:
            raise KeyStoreEntryLost("gone" if raw is None else "another one")
        return raw

    async def forget(self, vault_id: str, names: Iterable[str]) -> None:
        """Remove secrets that no vault names any more, as far as the key store lets us."""
        for name in names:
            try:
                await self._keystore.delete(_account(vault_id, name))
            except KeyStoreUnavailable:  # 32 random bytes that open nothing any more
                _log.info("an unused secret stays in the key store")


def _account(vault_id: str, name: str) -> str:
    return f"{vault_id}.{name}"
