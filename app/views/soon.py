"""Work that is asked for more often than it has to run: several wishes at once are one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.views.shell import Shell


@dataclass
class Soon:
    """``work`` runs as soon as possible, one turn after the other. A wish that comes while it
    runs is another turn. ``turn``: held while it runs; whoever holds it keeps it waiting."""

    shell: Shell
    work: Callable[[], Awaitable[None]]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _wished: bool = False

    def wish(self) -> None:
        """Ask for a turn."""
        if not self._wished:
            self._wished = True
            self.shell.run(self._run())

    async def _run(self) -> None:
        async with self.turn:
            self._wished = False
            await self.work()
