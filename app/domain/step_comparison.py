"""Each step of the agreed dose with how the days were before it and after it.

Medians of the days that have a value, each with the number of those days; with fewer than 3
there is none. Nothing here says that a step was the cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.agreed import Change, Stretch, changes, medicines, stretches
from app.domain.baseline import Typical, typical
from app.domain.history import Day
from app.domain.measures import Measure
from app.domain.medicines import Medicine
from app.domain.taper import Plans

AROUND_DAYS = 14
"""Days looked at before a step and from it on; withdrawal settles in 1-2 weeks *check*."""

AT_LEAST = 3
"""Days with a value that each side needs; with fewer, one odd day would speak for two weeks
(product)."""


@dataclass(frozen=True)
class Compared:
    """One measure on both sides of a step."""

    measure: Measure
    before: Typical
    after: Typical


@dataclass(frozen=True)
class StepComparison:
    """One step. ``before`` and ``after`` hold the days looked at; ``before`` has no day
    (``None``) when nothing was agreed just before the step. ``also``: other medicines whose
    amount changed within those days."""

    medicine: Medicine
    change: Change
    before: Stretch | None
    after: Stretch
    measures: tuple[Compared, ...]
    also: tuple[Medicine, ...] = ()


def days_before(change: Change) -> Stretch | None:
    """Up to 14 days before the step, on which the old amount was agreed without a break."""
    step = change.after.first
    first = max(change.before.first, step - timedelta(days=AROUND_DAYS))
    last = min(change.before.last, step - timedelta(days=1))
    return Stretch(first, last, change.before.daily) if first <= last else None


def days_after(change: Change) -> Stretch:
    """Up to 14 days from the step on, on which the new amount was agreed without a break."""
    first = change.after.first
    last = min(change.after.last, first + timedelta(days=AROUND_DAYS - 1))
    return Stretch(first, last, change.after.daily)


def compare_steps(
    plans: Plans, days: Sequence[Day], measures: Sequence[Measure], today: date
) -> tuple[StepComparison, ...]:
    """Every step of every regular medicine up to ``today``, the oldest first.

    ``days`` oldest first. A step that begins after ``today`` is not among them, and no day
    after it is looked at.
    """
    found = [(m, c) for m in medicines(plans) for c in changes(stretches(plans, m.id, today))]
    found.sort(key=lambda step: step[1].after.first)
    return tuple(_step(medicine, change, found, days, measures) for medicine, change in found)


def _step(
    medicine: Medicine,
    change: Change,
    every: Sequence[tuple[Medicine, Change]],
    days: Sequence[Day],
    measures: Sequence[Measure],
) -> StepComparison:
    before, after = days_before(change), days_after(change)
    start = before.first if before is not None else after.first
    also = {
        other.id: other
        for other, its in every
        # A change on the first day before the step parts no days that are compared.
        if other.id != medicine.id and start < its.after.first <= after.last
    }
    near = [d for d in days if start <= d.date <= after.last]
    return StepComparison(
        medicine,
        change,
        before,
        after,
        tuple(Compared(m, _within(m, near, before), _within(m, near, after)) for m in measures),
        tuple(also.values()),
    )


def _within(measure: Measure, days: Sequence[Day], stretch: Stretch | None) -> Typical:
    if stretch is None:
        return Typical(None, 0)
    return typical(measure, days, stretch.first, stretch.last, AT_LEAST)
