"""Finds what keeps the event loop from drawing: how long, and where it stood.

Every callback of every loop in the process is timed; a thread that looks at the loop's
stack every few milliseconds says where a long one was. ``longest_stall`` only measures (for
the benchmarks); ``guard`` turns a long stall into a failed test. Only stalls of the app or of
Flet count: a test that prepares its own data may take its time.

While a callback never waited on its own account (no voluntary switch), time off the processor
was taken by other programs and is not the app's: only its processor time counts then.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

import pytest

LIMIT_SECONDS = 0.05
"""Default limit in tests: robust on a busy machine, far below what a person would feel."""

LOOK_SECONDS = 0.005
COUNTED = ("/app/", "/flet/")
PER_THREAD = getattr(resource, "RUSAGE_THREAD", None)


@dataclass
class Stall:
    """One callback that held the loop. ``where`` is its stack, innermost last."""

    seconds: float = 0.0
    where: str = ""
    counted: bool = True


@dataclass
class Watch:
    """What was seen: the longest stall, and every counted one over ``limit``."""

    limit: float = LIMIT_SECONDS
    longest: Stall = field(default_factory=Stall)
    over: list[Stall] = field(default_factory=list)
    _running: dict[int, tuple[float, object]] = field(default_factory=dict)
    _seen: dict[int, tuple[object, str, bool]] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """The longest stall."""
        return self.longest.seconds

    def run(self, handle: asyncio.Handle, call: Callable[[asyncio.Handle], None]) -> None:
        """Run one callback of a loop and time it."""
        thread, start, used = threading.get_ident(), time.perf_counter(), _used()
        self._running[thread] = (start, handle)
        try:
            call(handle)
        finally:
            self._running.pop(thread, None)
            wall = time.perf_counter() - start
            switches, processor = (now - then for now, then in zip(_used(), used, strict=True))
            self._note(thread, handle, wall if switches else processor)

    def _note(self, thread: int, handle: object, seconds: float) -> None:
        if seconds <= min(self.limit, self.longest.seconds):
            return
        seen = self._seen.get(thread)
        where, counted = (seen[1], seen[2]) if seen and seen[0] is handle else (repr(handle), True)
        stall = Stall(seconds, where, counted)
        if counted and seconds > self.longest.seconds:
            self.longest = stall
        if counted and seconds > self.limit:
            self.over.append(stall)

    def look(self) -> None:
        """Note where each loop stands that has been held for half the limit."""
        now = time.perf_counter()
        for thread, (start, handle) in tuple(self._running.items()):
            frame = sys._current_frames().get(thread)
            if frame is not None and now - start > self.limit / 2:
                self._seen[thread] = (handle, *_read(frame))


def _used() -> tuple[float, float]:
    """Voluntary switches and processor seconds of this thread, where the kernel tells."""
    if PER_THREAD is None:
        return time.perf_counter(), 0.0
    usage = resource.getrusage(PER_THREAD)
    return usage.ru_nvcsw, usage.ru_utime + usage.ru_stime


def _read(frame: FrameType) -> tuple[str, bool]:
    """The stack within the callback, and whether the app or Flet is on it."""
    stack = traceback.extract_stack(frame)
    first = max((i for i, f in enumerate(stack) if f.filename == __file__), default=-1)
    inside = stack[first + 1 :]
    return (
        "\n".join(f"  {f.filename}:{f.lineno} {f.name}" for f in inside),
        any(part in f.filename.replace("\\", "/") for f in inside for part in COUNTED),
    )


@contextmanager
def longest_stall(limit: float = LIMIT_SECONDS) -> Iterator[Watch]:
    """Measure all loops while inside; ``.seconds`` is the longest stall, ``.longest.where``
    where it was (if it took more than half of ``limit``). Fails nothing."""
    watch, done = Watch(limit), threading.Event()

    def look() -> None:
        while not done.wait(LOOK_SECONDS):
            watch.look()

    watcher = threading.Thread(target=look, name="loop-guard", daemon=True)
    before = asyncio.Handle._run

    def timed(self: asyncio.Handle) -> None:
        watch.run(self, before)

    asyncio.Handle._run = timed  # type: ignore[method-assign]
    watcher.start()
    try:
        yield watch
    finally:
        asyncio.Handle._run = before  # type: ignore[method-assign]
        done.set()
        watcher.join()


@contextmanager
def guard(limit: float = LIMIT_SECONDS) -> Iterator[Watch]:
    """Like ``longest_stall``, and raises ``AssertionError`` for a counted stall over ``limit``."""
    with longest_stall(limit) as watch:
        yield watch
    assert not watch.over, "\n".join(
        f"the event loop was held for {s.seconds * 1000:.0f} ms (limit {limit * 1000:.0f}):\n"
        f"{s.where}"
        for s in watch.over
    )


@pytest.fixture
def loop_guard(request: pytest.FixtureRequest) -> Iterator[Watch]:
    """Fails a test that holds the loop; ``@pytest.mark.may_block("why")`` lets one off."""
    limit = float("inf") if request.node.get_closest_marker("may_block") else LIMIT_SECONDS
    with guard(limit) as watch:
        yield watch
