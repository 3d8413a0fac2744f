"""The baseline: how things were before the first reduction (``clinical.md``, section 3).

``B.x`` is the median of at least 5 days in the 14 days before the first reduction; with
fewer there is none, and whatever compares with it stays silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from app.domain.history import Day
from app.domain.measures import Measure
from app.domain.taper import Plans

BASELINE_DAYS = 14
BASELINE_AT_LEAST = 5


def first_reduction(plans: Plans, last: date) -> date | None:
    """The first day up to ``last`` on which less is agreed than on the day before, of any
    medicine; ``None`` while there is none."""
    return next(reductions(plans, last), None)


def reductions(plans: Plans, last: date) -> Iterator[date]:
    """Every day up to ``last`` on which less of some medicine is agreed than on the day
    before, oldest first."""
    first = plans.first_day
    if first is None:
        return
    ids = {c.medicine.id for v in plans.versions for c in v.courses}
    before = {m: plans.planned(m, first) for m in ids}
    for n in range(1, (last - first).days + 1):
        day = first + timedelta(days=n)
        now = {m: plans.planned(m, day) for m in ids}
        if any(_lower(now[m], before[m]) for m in ids):
            yield day
        before = now


def _lower(now: Decimal | None, before: Decimal | None) -> bool:
    return now is not None and before is not None and now < before


@dataclass(frozen=True, slots=True)
class Typical:
    """The middle value of ``days`` days that have one; ``None`` where they are too few."""

    median: float | None
    days: int


def typical(
    measure: Measure, days: Iterable[Day], first: date, last: date, at_least: int
) -> Typical:
    """The middle value from ``first`` to ``last``, both included; too few are fewer than
    ``at_least`` days that have a value."""
    inside = (measure.value(d) for d in days if first <= d.date <= last)
    values = [v for v in inside if v is not None]
    return Typical(median(values) if len(values) >= at_least else None, len(values))


def baseline(measure: Measure, days: Iterable[Day], reduction: date) -> float | None:
    """``B`` of a measure, ``reduction`` being the first day at less."""
    first, last = reduction - timedelta(days=BASELINE_DAYS), reduction - timedelta(days=1)
    return typical(measure, days, first, last, BASELINE_AT_LEAST).median
