"""Long work that says how far it is and can be stopped: nothing is shown of what is short."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import flet as ft

from app.domain.watch import Stopped, Watch
from app.views import share_identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.text import body
from app.views.effects import stop
from app.views.ui import Ui, use_ui

T = TypeVar("T")

SHOWN_AFTER = 0.5
"""Seconds after which work is spoken of (WCAG has no number; half a second is felt)."""

TOLD_EVERY = 25
"""Percent between two sentences of a screen reader; the bar itself moves all the time."""


@ft.observable
@dataclass
class Progress:
    """What is shown of work: ``part`` of it done, 0.0 to 1.0; ``stopping`` once the person
    asked for that."""

    shown: bool = False
    part: float = 0.0
    stopping: bool = False


class Job:
    """One piece of work at a time, for one screen."""

    def __init__(self) -> None:
        self.progress = Progress()
        self._watch: Watch | None = None
        self._percent = -1
        self.left = False
        """Whether the screen is gone: then nobody is told how the work ended."""

    @property
    def busy(self) -> bool:
        """Whether something is under way; another piece is not begun then."""
        return self._watch is not None

    async def run(self, work: Callable[[Watch], Awaitable[T]]) -> T | None:
        """What ``work`` gives; ``None`` when it was stopped, or something else is under way.
        Work that is past its last look at the watch is done, and gives what it gives."""
        if self.busy:
            return None
        self._watch = Watch(self._teller())
        self._percent = -1
        self.progress.part, self.progress.stopping = 0.0, False
        later = asyncio.get_running_loop().call_later(SHOWN_AFTER, self._show)
        try:
            return await work(self._watch)
        except Stopped:
            return None
        finally:
            later.cancel()
            self._watch = None
            self.progress.shown = False

    def stop(self) -> None:
        """Ask the work to end."""
        if self._watch is not None:
            self._watch.stop()
            self.progress.stopping = True

    def leave(self) -> None:
        """The person left the screen, or the diary locks: the work ends with it."""
        self.left = True
        self.stop()

    def _show(self) -> None:
        self.progress.shown = True

    def _teller(self) -> Callable[[float], None]:
        """Hears how far the work is, on the thread that does it, and moves the bar on the one
        that draws; at most once for each percent."""
        loop, here = asyncio.get_running_loop(), contextvars.copy_context()

        def tell(part: float) -> None:
            percent = int(part * 100)
            if percent != self._percent:
                self._percent = percent
                loop.call_soon_threadsafe(self._move, part, context=here)

        return tell

    def _move(self, part: float) -> None:
        if self.busy:
            self.progress.part = part


def use_job(ui: Ui) -> Job:
    """A job that ends with the screen. A hook."""
    job = ft.use_memo(Job, [])
    ft.use_effect(ui.act(stop), [], cleanup=ui.act(job.leave))
    return job


@ft.component
def Working(
    job: Job, identifier: str, message: str, otherwise: ft.Control | None = None
) -> ft.Control:
    """How far ``job`` is, with ``message`` in words, and the way to stop it; ``otherwise``, or
    nothing, while there is nothing to say."""
    ui = use_ui()
    progress, _ = ft.use_state(job.progress)
    if not progress.shown:
        return otherwise or ft.Container(visible=False)
    told = int(progress.part * 100) // TOLD_EVERY * TOLD_EVERY
    name = "working-stopping" if progress.stopping else "working-part"
    text = f"{ui.t(message)} {ui.t(name, percent=told)}"
    words = ft.Semantics(live_region=True, container=True, content=body(ui, text))
    bar = ft.ProgressBar(value=progress.part, bar_height=8, border_radius=4)
    cancel = text_button(
        ids.cancel(identifier), ui.t("cancel"), ui.act(job.stop), disabled=progress.stopping
    )
    return ft.Column(
        [words, ft.Semantics(content=bar, exclude_semantics=True), cancel],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
