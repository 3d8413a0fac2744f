"""Keeps a window drawing when an error came up while it drew.

Flet 1.0.5 draws changed components in one task for each window. An error in there (a
component that raises, or Flet's own comparing) ends the task without a word: from then on
nothing on the screen changes any more, and Help now does not open (seen in a test run). Flet
tells nobody, so this listens to the end of that task, which is private to Flet; where a new
Flet names it otherwise, nothing is listened to and ``tests/views/test_drawing.py`` is red.
"""

from __future__ import annotations

import asyncio
import contextvars
import time
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from app.views.guarded import log_error
from app.views.shell import Shell

TASK = "_Session__updates_task"
PATIENCE = 10.0
"""Seconds within which a second error is taken for the same one coming back."""


class Drawing:
    """Begins the drawing of one window anew after an error.

    First everything is drawn once more, with a sentence that something went wrong. Does an
    error come back at once, the screen that is shown is left for Today, and after that the
    diary is locked, which shows a screen that needs none of it. Then it is left alone.
    """

    def __init__(self, page: ft.Page, shell: Shell) -> None:
        self._session = page.session
        self._shell = shell
        self._context = contextvars.copy_context()
        self._ways = [self._leave, self._lock]
        self._last = float("-inf")

    def watch(self) -> None:
        """Listen to the drawing that runs now. Call it while ``page`` is the current one."""
        task: asyncio.Task[Any] | None = getattr(self._session, TASK, None)
        if task is not None:
            task.add_done_callback(self._ended, context=self._context)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        error = None if task.cancelled() else task.exception()
        if not isinstance(error, Exception):
            return  # the window was closed
        log_error(error, "drawing")
        again, self._last = time.monotonic() - self._last < PATIENCE, time.monotonic()
        if not again:
            self._shell.run(self._begin(self._everything, error))
        elif self._ways:
            self._shell.run(self._begin(self._ways.pop(0), error))

    async def _begin(self, way: Callable[[], Awaitable[None]], error: Exception) -> None:
        """What waited to be drawn is lost with the task: ``way`` says what is drawn next,
        before there is a task that would draw the same thing again."""
        await way()
        self._session.start_updates_scheduler()  # type: ignore[no-untyped-call]
        self.watch()
        self._shell.report(error)

    async def _everything(self) -> None:
        self._shell.state.returns += 1

    async def _leave(self) -> None:
        self._shell.navigate("/")

    async def _lock(self) -> None:
        await self._shell.lock()
        await self._everything()
