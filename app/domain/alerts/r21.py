"""R21: no bowel movement for 3 days or more.

Level N: help with constipation; U with severe belly pain or vomiting. Basis: *check*
(``clinical.md``, section 3). A rule about time: only an answer of today or yesterday that was
given on its day. The signs count if they were reported of these two days.
"""

from __future__ import annotations

from datetime import date

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.signs import BELLY_BAD

DAYS = 3
NEWEST = 2
"""Today and yesterday: an older answer says nothing of now."""


def evaluate(seen: Seen) -> Finding | None:
    """A state that goes on: it has no occasion of its own."""
    said = _newest(seen)
    if said is None or said[1] < DAYS:
        return None
    day, count = said
    inputs = {"day": day, "days": int(count)}
    if any(sign in BELLY_BAD for _, sign in seen.signs_on(seen.last(NEWEST))):
        return Finding(Level.URGENT, day, inputs=inputs, variant="belly")
    return Finding(Level.NOTICE, day, inputs=inputs)


def _newest(seen: Seen) -> tuple[date, float] | None:
    for day in reversed(seen.last(NEWEST)):
        count = seen.number("bowel_days", day, timely=True)
        if count is not None:
            return day, count
    return None


RULE = Rule("R21", "1", (Level.NOTICE, Level.URGENT), evaluate, asks=BELLY_BAD)
