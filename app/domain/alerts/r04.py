"""R04: the day's total of a medicine was above the plan by a dose or more.

Level C. "Tell your clinic", without blame. Basis: the agreed plan (``clinical.md``, section 3).
An entry made later counts: it tells what was taken, not when. The newest such day of the last
days is told; one dose is the smallest that is agreed for a day.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.medicines import Medicine


def evaluate(seen: Seen) -> Finding | None:
    """The newest recent day with at least one dose more than agreed."""
    for day in reversed(seen.recent):
        for medicine in seen.medicines:
            over = _over(seen, medicine, day)
            if over is not None:
                inputs = {"medicine": medicine.name, "unit": medicine.unit, "day": day, **over}
                return Finding(Level.CALL, day, f"{day.isoformat()}/{medicine.id}", inputs)
    return None


def _over(seen: Seen, medicine: Medicine, day: date) -> dict[str, Decimal] | None:
    step, taken = seen.plans.step(medicine.id, day), seen.taken(medicine.id, day)
    if step is None or taken is None:
        return None
    doses = [line.amount for line in step.lines if line.amount]
    more = taken - step.daily
    if not doses or more < min(doses):
        return None
    return {"planned": step.daily, "taken": taken}


RULE = Rule("R04", "1", (Level.CALL,), evaluate)
