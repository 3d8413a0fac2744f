"""R20: less than 4 hours of sleep, three nights running *(product)*.

Level N: the page on sleep, and the clinic is told. Basis: product (``clinical.md``, section 3).
A rule about time: nights entered on a later day do not count, and a night about which nothing
was said ends the row. The last night may be that of yesterday: today's is perhaps not said yet.
"""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen

LOOK_BACK = 28
"""The most nights that are counted."""


def evaluate(seen: Seen) -> Finding | None:
    """A state that goes on: it has no occasion of its own."""
    days = seen.last(LOOK_BACK)[::-1]
    if _slept(seen, days[0]) is None:
        days = days[1:]
    row = list(takewhile(lambda day: _short(seen, day), days))
    if len(row) < seen.limits.days("r20.nights"):
        return None
    inputs = {"hours": seen.limits["r20.hours"], "nights": len(row), "day": row[0]}
    return Finding(Level.NOTICE, row[0], inputs=inputs)


def _slept(seen: Seen, day: date) -> float | None:
    return seen.number("sleep_hours", day, timely=True)


def _short(seen: Seen, day: date) -> bool:
    hours = _slept(seen, day)
    return hours is not None and hours < seen.limits["r20.hours"]


RULE = Rule("R20", "1", (Level.NOTICE,), evaluate)
