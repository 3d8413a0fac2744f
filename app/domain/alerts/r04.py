"""R04: the day's total of a medicine was above the plan by a dose or more.

Level C. "Tell your clinic", without blame. Basis: the agreed plan (``clinical.md``, section 3).

Decided here: one dose is the smallest that is agreed for the day. Where the plan has come to
0, or does not say how much one as-needed dose is, anything above it counts; where nothing is
agreed for a day, nothing does. The variant "needed": above the agreed maximum of an as-needed
medicine. An entry made later counts. The newest such day of the last days is told.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.alerts.totals import Total, totals


def evaluate(seen: Seen) -> Finding | None:
    """The newest recent day with at least one dose more than agreed."""
    over = (t for day in reversed(seen.recent) for t in totals(seen, day) if _over(t))
    found = next(over, None)
    if found is None:
        return None
    variant = "needed" if found.needed else ""
    return Finding(Level.CALL, found.day, found.occasion, found.inputs, variant)


def _over(total: Total) -> bool:
    if total.agreed is None:
        return False
    more = total.taken - total.agreed
    return more > 0 and more >= total.dose


RULE = Rule("R04", "1", (Level.CALL,), evaluate)
