"""The baseline: how things were before the first reduction (``clinical.md``, section 3).

``B.x`` is the median of at least 5 days in the 14 days before the first reduction; with
fewer there is none, and whatever compares with it stays silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from app.domain.agreed import changes, medicines, stretches
from app.domain.history import Day
from app.domain.measures import Measure
from app.domain.taper import Plans

BASELINE_DAYS = 14
BASELINE_AT_LEAST = 5


def first_reduction(plans: Plans, last: date) -> date | None:
    """The first day up to ``last`` with a step down, of any medicine; ``None`` while there is
    none."""
    return next(iter(reductions(plans, last)), None)


def reductions(plans: Plans, last: date) -> list[date]:
    """Every day up to ``last`` from which on less of some medicine is agreed, oldest first.

    The steps down of ``agreed.changes``: where a plan ran out before the next step was agreed,
    the last amount is what the next one is compared with.
    """
    steps = (c for m in medicines(plans) for c in changes(stretches(plans, m.id, last)))
    return sorted({step.after.first for step in steps if step.after.daily < step.before.daily})


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
