"""Finds what keeps the event loop from drawing: how long, and where it stood.

Every callback of every loop in the process is timed; a thread that looks at the loop's
stack every few milliseconds says where a long one was. ``longest_stall`` only measures (for
the benchmarks); ``guard`` turns a long stall into a failed test. Only stalls of the app or of
Flet count: a test that prepares its own data may take its time.

Other programs may take the processor away, and that is not the app's doing. So a callback that
had the processor for half of its time or more is judged by its processor time. One that mostly
waited is judged by the clock, less what the watching thread itself was kept waiting: while
the app sleeps or reads a disk that thread runs on time, on a crowded machine it does not.

A test process holds what two thousand tests left in it, so that one of Python's full searches
for garbage takes 300 ms there. The app makes its own at rest (``app/quiet.py``); ``guard`` takes
those of the tests out of the count. The benchmarks, in processes of the app's size, keep them in.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import CO_COROUTINE
from itertools import accumulate, chain, islice, repeat, takewhile
from operator import itemgetter
from types import FrameType
from typing import Any

import pytest

LIMIT_SECONDS = 0.2
"""Default limit in tests: a disk, a key or a picture on the loop is over it, ordinary drawing
is under it also on a shared machine whose processor is lent out in between (the same code
took 20 ms alone and 120 ms in company). ``tests/bench`` measures against the real aim, 16 ms."""

LOOK_SECONDS = 0.005
COUNTED = ("/app/", "/flet/")
LOOKING = "_walk"
"""The function of ``tests/views/harness.py`` that reads controls for a test, through Flet."""

RENDERING = {"render", "render_views"}
"""What the harness calls for the first picture, as Flet would from its own coroutine."""


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
    searched: Callable[[], float] = float
    """Seconds so far that do not count: spent on full searches for garbage. ``float()`` is 0."""
    longest: Stall = field(default_factory=Stall)
    over: list[Stall] = field(default_factory=list)
    _running: dict[int, tuple[float, object]] = field(default_factory=dict)
    _seen: dict[int, tuple[object, str, bool]] = field(default_factory=dict)
    _late: float = 0.0
    _looked: float = field(default_factory=time.perf_counter)

    @property
    def seconds(self) -> float:
        """The longest stall."""
        return self.longest.seconds

    def run(self, handle: asyncio.Handle, call: Callable[[asyncio.Handle], None]) -> None:
        """Run one callback of a loop and time it."""
        thread, start, used = threading.get_ident(), time.perf_counter(), time.thread_time()
        late, searched = self.late(), self.searched()
        self._running[thread] = (start, handle)
        try:
            call(handle)
        finally:
            self._running.pop(thread, None)
            garbage = self.searched() - searched
            wall = time.perf_counter() - start - garbage
            processor = time.thread_time() - used - garbage
            own = wall - (self.late() - late)
            self._note(thread, handle, processor if processor > wall / 2 else max(processor, own))

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

    def late(self) -> float:
        """How long the watching thread was kept waiting so far, in seconds."""
        return self._late + max(0.0, time.perf_counter() - self._looked - LOOK_SECONDS)

    def look(self) -> None:
        """Note where each loop stands that has been held for half the limit."""
        self._late, self._looked = self.late(), time.perf_counter()
        now = self._looked
        for thread, (start, handle) in tuple(self._running.items()):
            if now - start <= self.limit / 2:
                continue
            stack = _stack(thread)
            if stack:
                self._seen[thread] = (handle, *_read(stack))


def _stack(thread: int) -> list[FrameType]:
    """Where a thread stands, innermost first. All in one call into C, during which no other
    thread runs: a thread that went on while its frames were walked one by one took the process
    with it (a crash in ``f_back`` of CPython 3.11.7, seen in one run of some). And without a
    search for garbage: one that begins while Python gathers the frames never ends (CPython issue
    106883, up to 3.11.7)."""
    innermost = map(itemgetter(thread), iter(sys._current_frames, None))
    found: deque[FrameType | None] = deque()
    searching = gc.isenabled()
    gc.disable()
    try:
        # Ends at the outermost: what is behind it, None, has no ``f_back``.
        found.extend(accumulate(chain(islice(innermost, 1), repeat("f_back")), getattr))
    except (AttributeError, KeyError):
        return [frame for frame in found if frame is not None]
    finally:
        if searching:
            gc.enable()
    return []


def _read(stack: Iterable[FrameType]) -> tuple[str, bool]:
    """The stack within the callback, and whether it is the app's or Flet's doing."""
    inside = [*takewhile(lambda frame: frame.f_code.co_filename != __file__, stack)][::-1]
    return "\n".join(map(_place, inside)), _counts(inside)


def _place(frame: FrameType) -> str:
    return f"  {frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}"


def _counts(stack: list[FrameType]) -> bool:
    """Whether a coroutine of the app or of Flet holds the loop, or a first picture.

    A test that calls the app's plain functions itself only prepares something.
    """
    codes = [f.f_code for f in stack]
    if any(code.co_name == LOOKING for code in codes):
        return False
    ours = [c for c in codes if any(p in c.co_filename.replace("\\", "/") for p in COUNTED)]
    return any(c.co_flags & CO_COROUTINE or c.co_name in RENDERING for c in ours)


class FullSearches:
    """Adds up the seconds of Python's full searches for garbage, whoever set them off."""

    def __init__(self) -> None:
        self.seconds, self._since = 0.0, 0.0

    def __call__(self, phase: str, info: dict[str, Any]) -> None:
        """For ``gc.callbacks``."""
        if info["generation"] == 2:
            now = time.perf_counter()
            self._since, took = now, now - self._since
            self.seconds += took if phase == "stop" else 0.0


@contextmanager
def longest_stall(
    limit: float = LIMIT_SECONDS, searched: Callable[[], float] = float
) -> Iterator[Watch]:
    """Measure all loops while inside; ``.seconds`` is the longest stall, ``.longest.where``
    where it was (if it took more than half of ``limit``). Fails nothing."""
    watch, done = Watch(limit, searched), threading.Event()

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
    searches = FullSearches()
    gc.callbacks.insert(0, searches)  # first: what other callbacks take is the tests' as well
    try:
        with longest_stall(limit, lambda: searches.seconds) as watch:
            yield watch
    finally:
        gc.callbacks.remove(searches)
    assert not watch.over, "\n".join(
        f"the event loop was held for {s.seconds * 1000:.0f} ms (limit {limit * 1000:.0f}):\n"
        f"{s.where}"
        for s in watch.over
    )


@pytest.fixture
def loop_guard(request: pytest.FixtureRequest) -> Iterator[Watch]:
    """Fails a test that holds the loop; ``@pytest.mark.may_block("why")`` lets one off."""
    with guard(float("inf") if request.node.get_closest_marker("may_block") else _fair()) as watch:
        yield watch


def _fair() -> float:
    """The limit, as many times larger as there are programs that want each processor: the same
    work takes that much longer there, even by its own processor time (measured: twice)."""
    crowd = os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 1.0
    return LIMIT_SECONDS * max(1.0, crowd)
