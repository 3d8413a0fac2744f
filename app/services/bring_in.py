"""Files that a person brings in: read with a limit, and nothing of them left behind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from app.domain.files import Intake
from app.services.offload import Offload

TEMPORARY = {"cache", "Caches", "tmp"}
"""Folders that hold the copies which a phone makes of a chosen file."""

PATIENCE = 120
"""Seconds that a browser has to send a file from this same machine."""


class BringIn:
    """The way in for the files of one window."""

    def __init__(self, intake: Intake, offload: Offload) -> None:
        self._intake = intake
        self._offload = offload

    async def from_disk(self, path: str, most: int, *, phone: bool = False) -> bytes | None:
        """The content of a file on this device; ``None`` where it holds more than ``most``
        bytes or cannot be read. On a ``phone`` the copy that was made of it goes."""
        return await self._offload.drawing(_read, path, most, phone)

    async def from_browser(self, most: int, ask: Callable[[str], Awaitable[None]]) -> bytes | None:
        """What the browser sends once ``ask`` told it where to; ``None`` where that was more
        than ``most`` bytes or did not come."""
        address, content = self._intake.expect(most)
        with contextlib.suppress(TimeoutError):
            await ask(address)
            return await asyncio.wait_for(content, PATIENCE)
        return None


def _read(path: str, most: int, phone: bool) -> bytes | None:
    try:
        with Path(path).open("rb") as file:
            content = file.read(most + 1)
    except OSError:
        return None
    if phone:
        _forget_copy(Path(path))
    return content if len(content) <= most else None


def _forget_copy(path: Path) -> None:
    """A copy lies in the app's own cache, in the clear. A file that lies anywhere else is the
    person's, and stays."""
    if TEMPORARY & set(path.parts):
        with contextlib.suppress(OSError):
            path.unlink()
