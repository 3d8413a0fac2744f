"""Waits after wrong passcodes, kept in ``attempts.json`` so that they survive a restart.

A try is counted before it is made: ending the app in the middle gives no free one.

The wait is never stored, only how many tries were wrong and when the last one was: a
planted file cannot ask for a wait longer than the table below. When the clock stands
before that moment it was set back; the whole wait then begins again from now, so that
setting the clock back shortens nothing and costs the full wait once at the most. A clock
set forward does shorten a wait: an app has no other clock across a restart. What guards
against someone who can do that is the cost of each try and the device secret.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.data.atomic import write_atomic
from app.data.json_file import Unreadable, read_object, write_object
from app.domain.errors import MustWait, StorageFull, StorageReadOnly

ATTEMPTS_NAME = "attempts.json"
FREE_TRIES = 5
WAITS = (30, 60, 5 * 60, 15 * 60, 60 * 60)
"""Seconds to wait after the 5th, 6th, ... wrong try; the last one for all that follow."""

_MOST_COUNTED = 1_000_000
_LATEST = 1e12  # seconds since 1970: far beyond any calendar, safe to calculate with


@dataclass(frozen=True)
class Tries:
    """How many passcodes were wrong, and when the last was tried (seconds since 1970)."""

    wrong: int = 0
    last: float = 0.0

    @property
    def left(self) -> int:
        """Tries before a wait begins, 0 to 5."""
        return max(0, FREE_TRIES - self.wrong)

    @property
    def wait(self) -> int:
        """Seconds to wait after the last wrong try, 0 to 3600."""
        over = self.wrong - FREE_TRIES
        return 0 if over < 0 else WAITS[min(over, len(WAITS) - 1)]


class Attempts:
    """The tries of one passcode of a data folder, in a file of their own. Blocking; runs on the
    database thread."""

    def __init__(
        self,
        folder: Path,
        write: Callable[[Path, bytes], None] = write_atomic,
        name: str = ATTEMPTS_NAME,
    ) -> None:
        self._path = folder / name
        self._write = write

    def wait_seconds(self, now: datetime) -> int:
        """Whole seconds until the next try is allowed, 0 for none, at most 3600."""
        tries = self._load()
        moment = now.timestamp()
        if tries.wait and moment < tries.last:
            tries = Tries(tries.wrong, moment)
            # Should this not be kept, the next look begins the wait again: longer, not shorter.
            with contextlib.suppress(StorageFull, StorageReadOnly):
                self._keep(tries)
        return max(0, math.ceil(tries.last + tries.wait - moment)) if tries.wait else 0

    def check(self, now: datetime) -> None:
        """``MustWait`` while a wait is on."""
        if wait := self.wait_seconds(now):
            raise MustWait(wait)

    def begin(self, now: datetime) -> Tries:
        """Count a try as wrong before it is made and return what holds if it is.

        ``MustWait`` while a wait is on; nothing is counted then.
        """
        self.check(now)
        tries = Tries(min(self._load().wrong + 1, _MOST_COUNTED), now.timestamp())
        self._keep(tries)
        return tries

    def reset(self) -> None:
        """Forget the wrong tries after a right one. Needs no room on the disk."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _load(self) -> Tries:
        try:
            kept = read_object(self._path)
        except FileNotFoundError:
            return Tries()
        except Unreadable:
            return _UNREADABLE
        wrong, last = kept.get("wrong"), kept.get("last")
        if type(wrong) is not int or not isinstance(last, (int, float)):
            return _UNREADABLE
        sensible = 0 <= wrong <= _MOST_COUNTED and 0 <= last <= _LATEST  # also refuses NaN
        return Tries(wrong, float(last)) if sensible else _UNREADABLE

    def _keep(self, tries: Tries) -> None:
        self._write(self._path, write_object({"wrong": tries.wrong, "last": tries.last}))


_UNREADABLE = Tries(FREE_TRIES - 1)
"""A spoiled file leaves one try before the waits begin: neither a reset nor a lock-out."""
