"""R15: PEG is at least a point and 1.3 times above its baseline, two weeks running.

Level C. Daily life is harder. Basis: 30 % or 1 point matters to people (IMMPACT *check*;
``clinical.md``, sections 1 and 3).

Decided here: two scores in a row at most 14 days apart, the newest at most 13 days old, so
that one week left out does not silence it. Scores less than 5 days apart tell of the same
week: all of them have to be up, and count as one. A trend: scores entered later count. A
state that goes on. Silent without a baseline.
"""

from __future__ import annotations

from datetime import date

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.results import EPSILON
from app.domain.scales.peg import PEG

POINTS, TIMES = 1, 1.3
FRESH, APART, SAME_WEEK = 13, 14, 5


def evaluate(seen: Seen) -> Finding | None:
    """The newest score, where the one of the week before was up as well."""
    before, scores = seen.scale_baseline(PEG), seen.scores(PEG)
    if before is None or not scores:
        return None
    newest, now = scores[-1]
    if (seen.today - newest.day).days > FRESH:
        return None
    for response, value in reversed(scores):
        apart = (newest.day - response.day).days
        if apart > APART or not _up(value, before, TIMES):
            return None
        if apart >= SAME_WEEK:
            inputs = {"day": newest.day, "before": before, "now": now, "earlier": value}
            return Finding(Level.CALL, newest.day, inputs=inputs)
    return None


def peg_up(seen: Seen, first: date, last: date) -> list[tuple[date, float]]:
    """The scores from ``first`` to ``last``, both included, that are a point or more above the
    baseline, oldest first (R14)."""
    before = seen.scale_baseline(PEG)
    if before is None:
        return []
    inside = ((r.day, v) for r, v in seen.scores(PEG) if first <= r.day <= last)
    return [(day, value) for day, value in inside if _up(value, before)]


def _up(now: float, before: float, times: float = 1) -> bool:
    return now >= before + POINTS - EPSILON and now >= before * times - EPSILON


RULE = Rule("R15", "1", (Level.CALL,), evaluate, needs_baseline=True)
