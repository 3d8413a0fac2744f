"""Time as the diary uses it: always aware, always passed in.

A diary day is the calendar day on the person's own clock, wherever they are. The
offset travels with every moment so that neither a flight nor the end of summer time
can move what was logged to another day.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Where "now" comes from. Tests pass a clock that they can set."""

    def now(self) -> datetime:
        """The present moment with the device's own UTC offset."""
        ...


def local_day(moment: datetime) -> date:
    """The diary day that an aware moment falls on, in its own offset.

    Raises ``ValueError`` for a moment without an offset: its day would be a guess.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment without an offset has no certain day")
    return moment.date()
