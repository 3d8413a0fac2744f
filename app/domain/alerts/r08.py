"""R08: none taken for 3 days or more while some was planned (R07), then a dose.

Level U. Do not go back to the old amount without advice. Basis: CDC (``clinical.md``,
section 3).

Decided here: regular opioids; the three days in a row were said to be without any on the day
itself. The first dose said after them is told, for as long as its day is one of the last
days; days of which nothing was said in time may lie between, at most 7. The pause is the
occasion, not the dose.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.alerts import r07
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.medicines import Medicine

DAYS = 3
UNSAID = 7


def evaluate(seen: Seen) -> Finding | None:
    """The newest dose after a pause."""
    for day in reversed(seen.recent):
        for medicine in seen.opioids:
            found = _after_pause(seen, medicine, day)
            if found is not None:
                return found
    return None


def _after_pause(seen: Seen, medicine: Medicine, day: date) -> Finding | None:
    taken, before = seen.taken(medicine.id, day), _said_before(seen, medicine, day)
    days = r07.run(seen, medicine, before, r07.NONE) if taken and before is not None else 0
    if before is None or days < DAYS:
        return None
    inputs = {
        "medicine": medicine.name,
        "unit": medicine.unit,
        "day": day,
        "taken": taken,
        "days": days,
    }
    return Finding(Level.URGENT, day, f"{before.isoformat()}/{medicine.id}", inputs)


def _said_before(seen: Seen, medicine: Medicine, day: date) -> date | None:
    """The last day before ``day`` of which anything was said in time."""
    earlier = (day - timedelta(days=n) for n in range(1, UNSAID + 2))
    said = (d for d in earlier if seen.taken(medicine.id, d, timely=True) is not None)
    return next(said, None)


RULE = Rule("R08", "1", (Level.URGENT,), evaluate, covers=("R07", "R09"))
