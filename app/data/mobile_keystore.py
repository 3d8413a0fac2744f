"""The key store of a packaged phone app: Keychain on iOS, Keystore on Android, by way of
Flet's SecureStorage."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Protocol, TypeVar

from app.data.keystores import CALL_SECONDS, answers, from_text, to_text
from app.domain.errors import KeyStoreUnavailable

T = TypeVar("T")
_PREFIX = "glidepath."
_log = logging.getLogger(__name__)


class SecureStorageLike(Protocol):
    """The part of ``flet_secure_storage.SecureStorage`` that is used."""

    async def set(self, key: str, value: str) -> None:
        """Keep a text."""
        ...

    async def get(self, key: str) -> str | None:
        """The text kept, or ``None``."""
        ...

    async def remove(self, key: str) -> None:
        """Forget a text."""
        ...


def secure_storage() -> SecureStorageLike:
    """The device's own storage. Call it with a page context (inside ``main(page)``): the
    service registers itself with the current page.

    Entries stay on this device (no iCloud, no move to a new phone by a backup), and an
    error on Android must not erase what is there, which is the plugin's default.
    """
    from flet_secure_storage import (  # type: ignore[import-untyped]  # noqa: PLC0415 - Flet is imported here alone
        AndroidOptions,
        IOSOptions,
        KeychainAccessibility,
        SecureStorage,
    )

    storage: SecureStorageLike = SecureStorage(
        android_options=AndroidOptions(reset_on_error=False),
        ios_options=IOSOptions(
            accessibility=KeychainAccessibility.UNLOCKED_THIS_DEVICE, synchronizable=False
        ),
    )
    return storage


class MobileKeyStore:
    """The ``KeyStore`` port over SecureStorage; all errors become ``KeyStoreUnavailable``."""

    def __init__(self, storage: SecureStorageLike, call_seconds: float = CALL_SECONDS) -> None:
        self._storage = storage
        self._seconds = call_seconds

    async def works(self) -> bool:
        """Whether a secret can be stored and read back. Never raises."""
        return await answers(self)

    async def get(self, name: str) -> bytes | None:
        """The secret kept under ``name``, or ``None``."""
        text = await self._call(self._storage.get(_PREFIX + name))
        return None if text is None else from_text(text)

    async def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, replacing the one of that name."""
        await self._call(self._storage.set(_PREFIX + name, to_text(secret)))

    async def delete(self, name: str) -> None:
        """Forget a secret. No error when there is none."""
        await self._call(self._storage.remove(_PREFIX + name))

    async def _call(self, call: Awaitable[T]) -> T:
        try:
            return await asyncio.wait_for(call, self._seconds)
        except Exception as error:  # noqa: BLE001 - the platform's errors are of no common kind
            kind = type(error).__name__
            _log.warning("secure storage does not answer: %s", kind)
            raise KeyStoreUnavailable(kind) from None
