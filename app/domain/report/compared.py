"""How the days were: against the start, around the last step, in all of them, in the worst week.

Middle values of the days that have one, each with the number of those days; of too few there is
none. Nothing here says that one thing made the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import mean

from app.domain.agreed import Change
from app.domain.baseline import BASELINE_AT_LEAST, BASELINE_DAYS, Typical, typical
from app.domain.history import Day
from app.domain.items import Direction
from app.domain.measures import MEASURES, Measure
from app.domain.medicines import Medicine
from app.domain.report.gathered import Gathered
from app.domain.report.topics import ITEMS
from app.domain.step_comparison import AT_LEAST, days_before

APART = ("side_effects", "sleep_quality")
"""Measures that have a section of their own, or for which page one has not the room."""


@dataclass(frozen=True)
class LastStep:
    """The last change of an agreed amount up to the last day. ``measured``: the days since on which
    that amount was agreed."""

    medicine: Medicine
    change: Change
    measured: tuple[date, date]

    @property
    def day(self) -> date:
        """Its first day."""
        return self.change.after.first


@dataclass(frozen=True)
class Row:
    """One measure. ``start``: the baseline; ``clinic``: what the clinic gave where there is none of
    one's own. ``before`` and ``since``: up to 14 days before the last step, and all since.
    ``None`` where there is no such time."""

    measure: Measure
    start: Typical | None
    clinic: float | None
    before: Typical | None
    since: Typical | None
    whole: Typical


def measures(found: Gathered) -> tuple[Measure, ...]:
    """What was chosen, in the order shown everywhere."""
    return tuple(m for m in MEASURES if ITEMS[m.item_id] in found.choices.topics)


def last_step(found: Gathered) -> LastStep | None:
    """``None`` while no agreed amount has changed."""
    if not found.steps:
        return None
    medicine, change = found.steps[-1]
    return LastStep(medicine, change, (change.after.first, change.after.last))


def compared(found: Gathered) -> tuple[Row, ...]:
    """One row for each measure chosen but for those of ``APART``."""
    step = last_step(found)
    return tuple(_row(m, found, step) for m in measures(found) if m.id not in APART)


def _row(measure: Measure, found: Gathered, step: LastStep | None) -> Row:
    start, given = _start(measure, found), found.given
    known = start is not None and start.median is not None
    clinic = None if known or given is None else given.baseline.get(measure.id)
    before = days_before(step.change) if step is not None else None
    return Row(
        measure,
        start,
        clinic,
        _within(measure, found, (before.first, before.last) if before is not None else None),
        _within(measure, found, step.measured if step is not None else None),
        typical(measure, found.days, found.first, found.last, AT_LEAST),
    )


def _start(measure: Measure, found: Gathered) -> Typical | None:
    if found.reduction is None:
        return None
    first = found.reduction - timedelta(days=BASELINE_DAYS)
    last = found.reduction - timedelta(days=1)
    return typical(measure, found.days, first, last, BASELINE_AT_LEAST)


def _within(measure: Measure, found: Gathered, stretch: tuple[date, date] | None) -> Typical | None:
    return None if stretch is None else typical(measure, found.days, *stretch, AT_LEAST)


WEEK = 7
RANKS = ("pain_24h", "interference_24h", "withdrawal", "mood", "sleep_hours", "craving")
"""What a worst week tells. It is that of the first which was chosen and has enough days."""


@dataclass(frozen=True)
class WorstWeek:
    """Seven days in a row. ``by``: the measure whose mean was the worst in them."""

    first: date
    last: date
    by: Measure
    rows: tuple[tuple[Measure, Typical], ...]


def worst_week(found: Gathered) -> WorstWeek | None:
    """Of all stretches of 7 days with at least 3 ratings the one with the worst mean, of several
    the newest. ``None`` where none has so many, or all are alike."""
    chosen = {m.id: m for m in measures(found)}
    ranked = [chosen[name] for name in RANKS if name in chosen]
    for measure in ranked:
        week = _worst(measure, found.shown, found.first, found.last)
        if week is not None:
            rows = ((m, typical(m, found.shown, *week, 1)) for m in ranked)
            return WorstWeek(*week, measure, tuple(r for r in rows if r[1].days))
    return None


def _worst(
    measure: Measure, days: Sequence[Day], first: date, last: date
) -> tuple[date, date] | None:
    values = [(d.date, v) for d in days if (v := measure.value(d)) is not None]
    sign = -1 if measure.direction is Direction.HIGHER_IS_BETTER else 1
    found: list[tuple[float, date]] = []
    for begin in (first + timedelta(days=n) for n in range((last - first).days + 2 - WEEK)):
        end = begin + timedelta(days=WEEK - 1)
        inside = [v for day, v in values if begin <= day <= end]
        if len(inside) >= AT_LEAST:
            found.append((sign * mean(inside), begin))
    if not found or (len(found) > 1 and min(found)[0] == max(found)[0]):
        return None
    begin = max(found)[1]
    return begin, begin + timedelta(days=WEEK - 1)
