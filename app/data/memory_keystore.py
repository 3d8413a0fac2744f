"""A key store that forgets: for ``--demo`` and for tests."""

from __future__ import annotations

from app.domain.errors import KeyStoreUnavailable


class MemoryKeyStore:
    """Keeps secrets in ``secrets`` for as long as the process lives.

    ``available`` can be turned off to behave like a system without a key store.
    """

    def __init__(self, available: bool = True) -> None:
        self.available = available
        self.secrets: dict[str, bytes] = {}

    def __repr__(self) -> str:
        return f"MemoryKeyStore({len(self.secrets)} secrets)"

    async def works(self) -> bool:
        """Whether it is available."""
        return self.available

    async def get(self, name: str) -> bytes | None:
        """The secret kept under ``name``, or ``None``."""
        self._check()
        return self.secrets.get(name)

    async def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, replacing the one of that name."""
        self._check()
        self.secrets[name] = secret

    async def delete(self, name: str) -> None:
        """Forget a secret. No error when there is none."""
        self._check()
        self.secrets.pop(name, None)

    def _check(self) -> None:
        if not self.available:
            raise KeyStoreUnavailable("turned off")
