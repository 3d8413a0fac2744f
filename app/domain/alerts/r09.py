"""R09: below the plan by 10 % or more on at least 3 of the last 7 days.

Level N. Faster than agreed: tell your clinic. Basis: the agreed plan (``clinical.md``,
section 3).

Decided here: regular opioids, each by itself; the one with the most such days is told. Days
entered later count: they are counted, not timed. Days of which nothing was said, or for which
nothing is agreed, never do. A state that goes on.
"""

from __future__ import annotations

from decimal import Decimal

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.medicines import Medicine

DAYS, AT_LEAST = 7, 3
SHARE = Decimal("0.9")


def evaluate(seen: Seen) -> Finding | None:
    """The medicine with the most days below the plan."""
    counted = [(_below(seen, medicine), medicine) for medicine in seen.opioids]
    days, medicine = max(counted, key=lambda c: c[0], default=(0, None))
    if medicine is None or days < AT_LEAST:
        return None
    return Finding(Level.NOTICE, seen.today, inputs={"medicine": medicine.name, "days": days})


def _below(seen: Seen, medicine: Medicine) -> int:
    found = 0
    for day in seen.last(DAYS):
        planned, taken = seen.plans.planned(medicine.id, day), seen.taken(medicine.id, day)
        found += bool(planned) and taken is not None and taken <= SHARE * (planned or 0)
    return found


RULE = Rule("R09", "1", (Level.NOTICE,), evaluate)
