"""R19: alcohol, or a sleeping or calming medicine, on the day of an opioid.

Level C. Basis: CDC 2022: together they slow the breathing; a prescribed one is not stopped
suddenly (``clinical.md``, section 3). The most serious first: alcohol, what was not prescribed,
what was. A day entered later counts. The prescribed one is a state that goes on, not an event
of each day.

Where clinical.md is silent: an opioid was taken, or may have been. Of a regular one of the plan
that is so unless the day's total is known to be 0, or nothing is said and 0 is agreed; of an
as-needed one, or one that left the plan, if a dose was said. What came from another source may
be one. Without a plan one is assumed: the app is for people who take one.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from app.domain.agreed import medicines
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.taper import PlanVersion

KINDS = (
    ("alcohol", "alcohol"),
    ("sedative_not_prescribed", "sedative"),
    ("sedative_prescribed", "prescribed"),
)
"""The option of ``other_substances`` and its variant."""

GOES_ON = "prescribed"


def evaluate(seen: Seen) -> Finding | None:
    """The newest recent day of the most serious kind."""
    for option, variant in KINDS:
        for day in reversed(seen.recent):
            if option in seen.substances(day) and _opioid(seen, day):
                occasion = GOES_ON if variant == GOES_ON else f"{day.isoformat()}/{variant}"
                return Finding(Level.CALL, day, occasion, {"day": day}, variant)
    return None


def _opioid(seen: Seen, day: date) -> bool:
    """Whether an opioid was taken on ``day``, or may have been."""
    version = seen.plans.on(day)
    if version is None or seen.doses.other_sources(day):
        return True
    regular = [c.medicine for c in version.courses if c.medicine.ingredient.opioid]
    if any(_perhaps(seen, m.id, day) for m in regular):
        return True
    none = _not_opioids(seen, version)
    entries = (said.entry for said in seen.doses.on(day))
    return any(e.amount > 0 and e.medicine not in none for e in entries)


def _perhaps(seen: Seen, medicine: UUID, day: date) -> bool:
    found = seen.dose(medicine, day)
    amount = found.taken if found.taken is not None else found.planned
    return amount is None or amount > 0


def _not_opioids(seen: Seen, version: PlanVersion) -> set[UUID]:
    known = (*version.medicines, *medicines(seen.plans))
    return {m.id for m in known if not m.ingredient.opioid}


RULE = Rule("R19", "1", (Level.CALL,), evaluate)
