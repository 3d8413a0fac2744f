"""What waits until nobody waits: Python's search for garbage, and slow imports.

Python looks through everything it holds whenever enough was made, in the middle of whatever
it is doing: 50 ms of the event loop during the start, 120 ms while a screen opens once
database and drawing are loaded (measured). So a full search is made here, once the process
has come to rest, and elsewhere only if it never does.

Importing what the next screens need is the same kind of work. On a thread beside somebody's
taps it takes the interpreter from them by turns: opening the check-in took 100 ms alone and
150 to 300 ms while matplotlib was imported (measured). At rest it costs nobody anything, and
the first chart then comes after 0.1 s instead of 1 s.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from threading import Event, Lock, Thread
from time import process_time, sleep
from typing import Any

SELDOM = 200
"""Searches among younger objects (2 to 4 ms) before one of everything is made without
waiting for rest: some 15 screens in a row. Python's own number is 10."""

REST_SECONDS, REST_SHARE = 1.0, 0.02
"""The process is at rest after a second in which it used less than 2 per cent of one
processor: a tap takes more than that."""

_begun = Lock()


def search_seldom() -> None:
    """Leave full searches for garbage to ``begin``; as early in the process as can be."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, SELDOM)


def set_apart() -> None:
    """Take what is there now out of every later search: code that stays for good. To be
    called before anybody's window is there."""
    gc.freeze()


def begin(first: Callable[[], object]) -> None:
    """Start the thread that waits for rest; once in a process, later calls do nothing.
    ``first`` is called there at the first rest."""
    if sys.platform != "emscripten" and _begun.acquire(blocking=False):
        Thread(target=_keep, args=(first,), name="glidepath-quiet", daemon=True).start()


def _keep(first: Callable[[], object]) -> None:
    grown = Event()

    def note(phase: str, info: dict[str, Any]) -> None:
        if phase == "stop" and info["generation"] == 1:
            grown.set()

    gc.callbacks.append(note)
    wait_for_rest()
    first()
    while grown.wait():
        wait_for_rest()
        grown.clear()
        gc.collect()


def wait_for_rest() -> None:
    """Return when the process is at rest. Blocking."""
    used, rested = process_time(), False
    while not rested:
        sleep(REST_SECONDS)
        now = process_time()
        used, rested = now, now - used < REST_SECONDS * REST_SHARE
