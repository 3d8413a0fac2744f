"""Keeps what a supporter may look at on this device up to date, from the open diary of one
window."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.domain.errors import GlidepathError
from app.views.soon import Soon

if TYPE_CHECKING:
    from app.views.shell import Shell

log = logging.getLogger("glidepath")

CALM = 20.0
"""Seconds after the diary was opened in which nothing is made: somebody is about to answer."""


@dataclass
class SideKeeper:
    """One per window, beside its shell. ``changed``: the diary was, since the last package."""

    shell: Shell
    changed: bool = False
    _later: asyncio.Task[Any] | None = None

    def __post_init__(self) -> None:
        self._looking = Soon(self.shell, self._look)

    def begin(self) -> None:
        """The diary was opened: what may not be looked at any more goes at once; what was said
        while it was locked comes in a little later."""
        if self.shell.services.demo:
            return
        self.changed = False
        self._looking.wish()
        self._wait(timedelta(seconds=CALM))

    def note(self) -> None:
        """The diary was changed."""
        if not self.shell.services.demo:
            self.changed = True
            self._looking.wish()

    async def leave(self) -> None:
        """The diary is about to be locked. A trouble keeps nothing from being locked."""
        self._stop()
        try:
            async with self._looking.turn:  # what is being made now is made to its end
                if self.changed and self.shell.services.protection.store is not None:
                    self.changed = False
                    await self.shell.services.open_side().renew()
        except GlidepathError as error:
            log.warning("the side view was not renewed: %s", type(error).__name__)

    async def _look(self) -> None:
        if self.shell.state.diary is None:
            return
        changed, self.changed = self.changed, False
        try:
            due = await self.shell.services.open_side().look(changed)
        except GlidepathError as error:
            # Nobody waits for it: it is made at the next change, or at the lock.
            log.warning("the side view was not renewed: %s", type(error).__name__)
            self.changed = True
            return
        if due is not None:
            self.changed = True
            self._wait(due)

    def _wait(self, time: timedelta) -> None:
        if self._later is None or self._later.done():
            self._later = self.shell.run(self._after(time.total_seconds()))

    async def _after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.note()

    def _stop(self) -> None:
        if self._later is not None:
            self._later.cancel()
            self._later = None
