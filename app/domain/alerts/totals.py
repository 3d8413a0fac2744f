"""A day's total of each medicine beside what is agreed for it: R04 and R05.

As-needed doses count against their daily maximum, regular ones against the step of the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.alerts.seen import Seen
from app.domain.medicines import Medicine


@dataclass(frozen=True)
class Total:
    """What was taken of a medicine on ``day``, in its unit.

    ``agreed``: the day's amount, or the most for an as-needed one (``needed``); ``None``
    where nothing is agreed. ``dose``: the smallest dose agreed; 0 where none is.
    """

    day: date
    medicine: Medicine
    agreed: Decimal | None
    taken: Decimal
    dose: Decimal = Decimal()
    needed: bool = False

    @property
    def occasion(self) -> str:
        """One for each medicine and day."""
        return f"{self.day.isoformat()}/{self.medicine.id}"

    @property
    def inputs(self) -> Mapping[str, object]:
        """What a text says of it."""
        found: dict[str, object] = {
            "medicine": self.medicine.name,
            "unit": self.medicine.unit,
            "day": self.day,
            "taken": self.taken,
        }
        return found if self.agreed is None else {**found, "planned": self.agreed}


def totals(seen: Seen, day: date) -> Iterator[Total]:
    """Every medicine of which anything was said, regular ones first. An entry made later
    counts: it tells what was taken, not when."""
    for medicine in seen.medicines:
        taken, step = seen.taken(medicine.id, day), seen.plans.step(medicine.id, day)
        if taken is not None and step is None:
            yield Total(day, medicine, None, taken)
        elif taken is not None and step is not None:
            doses = [line.amount for line in step.lines if line.amount]
            yield Total(day, medicine, step.daily, taken, min(doses, default=Decimal()))
    version = seen.plans.on(day)
    for needed in version.as_needed if version is not None else ():
        said = seen.doses.as_needed(needed.medicine.id, day)
        if said:
            taken = sum((s.entry.amount for s in said), Decimal())
            dose = needed.amount or Decimal()
            yield Total(day, needed.medicine, needed.daily_maximum, taken, dose, needed=True)
