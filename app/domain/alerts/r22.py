"""R22: pain is clearly up (R13) and in more places, while the dose was at plan for 14 days.

Level N, for a clinician only: a pattern that they may want to look at, no diagnosis. Basis:
*check* (``clinical.md``, section 3).

Where clinical.md is silent: the dose was at plan when each day of the last 14 about which
everything was said was as planned, at least 5 of them, and nothing came from another source.
Days entered later count. That pain is in more places counts for 28 days.
"""

from __future__ import annotations

from datetime import date

from app.domain.alerts import r13
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.doses import Adherence, compare
from app.domain.signs import Sign

AT_PLAN_DAYS, AT_LEAST = 14, 5
SPREAD_DAYS = 28


def evaluate(seen: Seen) -> Finding | None:
    """A state that goes on: it has no occasion of its own."""
    pain = r13.evaluate(seen)
    spread = any(sign is Sign.PAIN_SPREAD for _, sign in seen.signs_on(seen.last(SPREAD_DAYS)))
    if pain is None or not spread or not _at_plan(seen):
        return None
    return Finding(Level.NOTICE, pain.day, inputs=pain.inputs)


def _at_plan(seen: Seen) -> bool:
    days = [_as_planned(seen, day) for day in seen.last(AT_PLAN_DAYS)]
    return all(d is not False for d in days) and days.count(True) >= AT_LEAST


def _as_planned(seen: Seen, day: date) -> bool | None:
    """Whether a day was as planned; ``None`` where not everything is known of it."""
    if seen.doses.other_sources(day):
        return False
    agreed = [c.medicine.id for c in seen.courses(day) if c.step_on(day) is not None]
    found = [compare(seen.plans.planned(m, day), seen.taken(m, day)) for m in agreed]
    known = [f for f in found if f is not Adherence.UNKNOWN]
    if any(f is not Adherence.AS_PLANNED for f in known):
        return False
    return True if known and len(known) == len(found) else None


RULE = Rule("R22", "1", (Level.NOTICE,), evaluate, needs_baseline=True, clinician_only=True)
