"""Long work that says how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event


class Stopped(Exception):
    """The person stopped the work. Not an error: nobody is told about it."""


class Watch:
    """Goes along with long work, from any thread.

    ``tell`` hears how far the work is, 0.0 to 1.0, on the thread that does it.
    """

    def __init__(self, tell: Callable[[float], None] = lambda _: None) -> None:
        self._tell = tell
        self._stop = Event()

    def stop(self) -> None:
        """Ask the work to end at its next ``at``. Once it is past the last one, it is done."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether somebody asked the work to end."""
        return self._stop.is_set()

    def at(self, part: float) -> None:
        """The work is at ``part`` of itself. ``Stopped`` when somebody asked it to end."""
        if self._stop.is_set():
            raise Stopped
        self._tell(min(max(part, 0.0), 1.0))

    def within(self, first: float, last: float) -> Watch:
        """For a piece of the work that goes from ``first`` to ``last`` of the whole."""
        piece = Watch(lambda part: self._tell(first + (last - first) * part))
        piece._stop = self._stop
        return piece
