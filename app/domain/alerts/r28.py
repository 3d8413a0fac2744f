"""R28: an entry that is probably a slip: more than 3 times the plan, more than 20 hours of sleep.

No level of the table: it is asked before any other rule sees the entry. Basis: quality of the
data (``clinical.md``, section 3). It stays at its place in the table; the engine puts a
question where it belongs, and ``Seen`` hides the entry from the other rules until the person
said that it is right (``unlikely``). The readings here go past that filter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.alerts import unlikely
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen


def evaluate(seen: Seen) -> Finding | None:
    """The newest recent entry that nobody said is right."""
    found = (f for day in reversed(seen.recent) for f in (*_sleep(seen, day), *_doses(seen, day)))
    return next((f for f in found if f.occasion not in seen.right), None)


def _sleep(seen: Seen, day: date) -> Iterator[Finding]:
    said = seen.day(day)
    hours = said.answer("sleep_hours") if said is not None else None
    if not isinstance(hours, (int, float)):
        return
    occasion = unlikely.answer("sleep_hours", day, float(hours))
    if occasion is not None:
        inputs = {"hours": float(hours), "day": day}
        yield Finding(Level.QUESTION, day, occasion, inputs, "sleep")


def _doses(seen: Seen, day: date) -> Iterator[Finding]:
    for medicine in seen.medicines:
        found, occasion = seen.dose(medicine.id, day), seen.doubted(medicine.id, day)
        if occasion is not None:
            inputs = {
                "medicine": medicine.name,
                "unit": medicine.unit,
                "day": day,
                "taken": found.taken,
                "planned": found.planned,
            }
            yield Finding(Level.QUESTION, day, occasion, inputs, "dose")


RULE = Rule("R28", "1", (Level.QUESTION,), evaluate)
