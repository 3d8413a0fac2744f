"""The windows of one process in which the diary is open: they are all locked at once, where
somebody else is to look."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class OpenWindows:
    """Ways to lock each of them. One for the process, used on the event loop only."""

    def __init__(self) -> None:
        self._locks: list[Callable[[], Awaitable[None]]] = []

    def opened(self, lock: Callable[[], Awaitable[None]]) -> Callable[[], None]:
        """The diary was opened in a window that ``lock`` locks; the returned function says that
        it is not open there any more."""
        self._locks.append(lock)

        def closed() -> None:
            if lock in self._locks:
                self._locks.remove(lock)

        return closed

    async def lock_all(self) -> None:
        """Lock every window. When this returns no key is held."""
        await asyncio.gather(*(lock() for lock in tuple(self._locks)))
