"""R13: pain is clearly up: the median of 7 days is at least 1.3 times the baseline and at
least 2 points above it, from 4 or more check-ins.

Level C. Basis: a change of 30 % matters to people (IMMPACT); CDC 2022 (``clinical.md``,
section 3). A trend: days entered later count. Silent without a baseline.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.results import EPSILON
from app.domain.signs import Sign

DAYS, AT_LEAST = 7, 4
TIMES, POINTS = 1.3, 2


def evaluate(seen: Seen) -> Finding | None:
    """A state that goes on: it has no occasion of its own."""
    found = pain_up(seen, seen.today)
    if found is None:
        return None
    before, now = found
    return Finding(Level.CALL, seen.today, inputs={"before": before, "now": now})


def pain_up(seen: Seen, day: date) -> tuple[float, float] | None:
    """The baseline and the median of the 7 days up to ``day``, where it is clearly up."""
    week = [day - timedelta(days=n) for n in range(DAYS)]
    before, now = seen.baseline("pain_24h"), seen.middle("pain_24h", week, AT_LEAST)
    if before is None or now is None:
        return None
    up = now >= before * TIMES - EPSILON and now >= before + POINTS - EPSILON
    return (before, now) if up else None


RULE = Rule(
    "R13",
    "1",
    (Level.CALL,),
    evaluate,
    needs_baseline=True,
    asks=(Sign.PAIN_SPREAD,),
)
