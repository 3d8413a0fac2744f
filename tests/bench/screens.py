"""Opening screens in this process, as a device sees it: from the touch to the message that
brings the last of the content. See ``tests/views/harness.py``.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any

from app import quiet, warm_up
from app.bootstrap import Runtime
from app.views import identifiers as ids
from app.views.app import start
from tests.views.harness import Screen, mounted_main

PICTURE = b"\x89PNG"

STEPS = {
    "History": ids.TODAY_HISTORY,
    "Today": ids.NAV_TODAY,
    "Progress": ids.NAV_PROGRESS,
    "Progress, all days": ids.progress_range("all"),
}
"""What is pressed, one after the other, beginning on Today."""


@dataclass
class Heard:
    """The moments at which messages went to the device, and those that held a picture."""

    messages: list[float] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    words: bytes = PICTURE

    def hear(self, message: bytes) -> None:
        """Note one message."""
        now = perf_counter()
        self.messages.append(now)
        if self.words in message:
            self.pictures.append(now)

    def begin(self, words: bytes = PICTURE) -> None:
        """Forget what was before; listen for ``words``."""
        self.words = words
        self.messages.clear()
        self.pictures.clear()


@dataclass(frozen=True)
class Taken:
    """Milliseconds from a touch to the first picture, if there was one, and to the last
    message; and the processor time of the whole process."""

    first: float
    last: float
    processor: float


@asynccontextmanager
async def window(runtime: Runtime) -> AsyncIterator[tuple[Screen, Heard]]:
    """A phone's window on ``runtime`` at rest: what loads early is there, and what waits for
    rest has been done (``app/quiet.py``), since a benchmark leaves no time for it."""
    quiet.search_seldom()

    async def main(page: Any) -> None:
        runtime.warm_up()
        warm_up.load_all()
        await start(page, runtime)

    async with mounted_main(main) as screen:
        await screen.settle()
        gc.collect()
        heard = Heard()
        screen.overhear(heard.hear)
        yield screen, heard


async def press(screen: Screen, heard: Heard, identifier: str, words: bytes = PICTURE) -> Taken:
    """Press what is under ``identifier`` and wait until the screen is at rest."""
    control = screen.find(identifier)
    heard.begin(words)
    begin, used = perf_counter(), process_time()
    await screen.dispatch(control, "click")
    processor = process_time() - used
    first = heard.pictures[0] if heard.pictures else begin
    return Taken(*(1000 * t for t in (first - begin, heard.messages[-1] - begin, processor)))
