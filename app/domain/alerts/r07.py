"""R07: none taken for 24 hours (48 for long-acting ones and patches) while some was planned, or
at most half of the plan on 2 days running.

Level U. Do not stop suddenly, do not double up, call. Basis: FDA, CDC (``clinical.md``,
section 3).

Decided here: regular opioids. "None" is said of a whole day, which is taken for 24 hours: one
day of a short-acting one, two in a row of a long-acting one or a patch. Where neither the
plan nor the facts say which it is, the earlier warning is the safer one. The last of these
days is today or yesterday. What was entered on a later day says nothing here. A run of days
is one occasion, from its first day on. Variants "none" and "half".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.said import CURRENT
from app.domain.alerts.seen import Seen
from app.domain.medicines import Medicine

NONE, HALF = Decimal(), Decimal("0.5")
HALF_DAYS = 2


def evaluate(seen: Seen) -> Finding | None:
    """The newest run of days with none, else with half or less."""
    return next((f for variant in ("none", "half") for f in _runs(seen, variant)), None)


def _runs(seen: Seen, variant: str) -> Iterator[Finding]:
    for last in reversed(seen.last(CURRENT)):
        for medicine in seen.opioids:
            days = run(seen, medicine, last, NONE if variant == "none" else HALF)
            if days >= (HALF_DAYS if variant == "half" else 1 + _long_acting(seen, medicine)):
                first = last - timedelta(days=days - 1)
                inputs = {"medicine": medicine.name, "first": first, "day": last, "days": days}
                occasion = f"{first.isoformat()}/{medicine.id}"
                yield Finding(Level.URGENT, last, occasion, inputs, variant)


def run(seen: Seen, medicine: Medicine, last: date, share: Decimal) -> int:
    """How many days in a row, up to ``last``, at most ``share`` of the plan was taken; each
    with an amount agreed, and said on that day."""
    days = 0
    while _at_most(seen, medicine, last - timedelta(days=days), share):
        days += 1
    return days


def _at_most(seen: Seen, medicine: Medicine, day: date, share: Decimal) -> bool:
    planned = seen.plans.planned(medicine.id, day)
    taken = seen.taken(medicine.id, day, timely=True)
    return bool(planned) and taken is not None and planned is not None and taken <= share * planned


def _long_acting(seen: Seen, medicine: Medicine) -> bool:
    if medicine.patch or medicine.long_acting is not None:
        return medicine.patch or bool(medicine.long_acting)
    return seen.fact("opioid_length") == "long"


RULE = Rule("R07", "1", (Level.URGENT,), evaluate, covers=("R09",))
