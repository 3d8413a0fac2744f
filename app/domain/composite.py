"""The agreed dose then and now, and beside it how the days were: never the dose alone.

"Then" is the baseline, the 14 days before the first lower step; "now" are the last 14 days,
but none of those before that step. Nothing here says that one made the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.agreed import change_percent, medicines, stretches
from app.domain.baseline import (
    BASELINE_AT_LEAST,
    BASELINE_DAYS,
    Typical,
    first_reduction,
    typical,
)
from app.domain.history import Day
from app.domain.measures import MEASURES, Measure
from app.domain.medicines import Medicine
from app.domain.plan_rows import starting_amount
from app.domain.taper import Plans

NOW_DAYS = 14
NOW_AT_LEAST = 3
"""Days with a value that the last 14 days need (product)."""

_BY_ID = {m.id: m for m in MEASURES}
FUNCTION = _BY_ID["interference_24h"]
PAIN = _BY_ID["pain_24h"]
BESIDE = (_BY_ID["sleep_hours"], _BY_ID["activity"])
"""The first of these that is known on both sides stands third."""


@dataclass(frozen=True)
class DoseThenNow:
    """The agreed day's total of a medicine at the start and today, in its unit. ``now`` is
    ``None`` when nothing is agreed today, ``percent`` then and when the start was 0."""

    medicine: Medicine
    start: Decimal
    now: Decimal | None

    @property
    def percent(self) -> int | None:
        """The change in whole per cent of the start, below 0 for less."""
        return change_percent(self.start, self.now) if self.now is not None else None


@dataclass(frozen=True)
class ThenNow:
    """One measure. ``start`` is ``None`` while there is no lower step."""

    measure: Measure
    start: Typical | None
    now: Typical

    @property
    def both(self) -> bool:
        """Whether the two can be set side by side."""
        return (
            self.start is not None and self.start.median is not None and self.now.median is not None
        )


@dataclass(frozen=True)
class Composite:
    """Dose and daily life side by side. ``lowered``: the first day at less, ``None`` while
    there is none. ``measures`` has daily life first, then pain, then sleep or activity."""

    today: date
    lowered: date | None
    doses: tuple[DoseThenNow, ...]
    measures: tuple[ThenNow, ...]

    @property
    def function_known(self) -> bool:
        """Whether daily life can be set beside the dose, then and now."""
        return self.measures[0].both


def composite(plans: Plans, days: Sequence[Day], today: date) -> Composite:
    """Then and now as of ``today``. ``days`` hold at least the last 14 days and those of the
    baseline. Medicines whose first agreed day is still to come are left out."""
    lowered = first_reduction(plans, today)
    third = [_then_now(m, days, lowered, today) for m in BESIDE]
    return Composite(
        today,
        lowered,
        _doses(plans, today),
        (
            _then_now(FUNCTION, days, lowered, today),
            _then_now(PAIN, days, lowered, today),
            next((t for t in third if t.both), third[0]),
        ),
    )


def _doses(plans: Plans, today: date) -> tuple[DoseThenNow, ...]:
    begun = (m for m in medicines(plans) if stretches(plans, m.id, today))
    pairs = ((m, starting_amount(plans, m.id)) for m in begun)
    return tuple(
        DoseThenNow(m, start, plans.planned(m.id, today)) for m, start in pairs if start is not None
    )


def _then_now(measure: Measure, days: Sequence[Day], lowered: date | None, today: date) -> ThenNow:
    since = today - timedelta(days=NOW_DAYS - 1)
    if lowered is None:
        return ThenNow(measure, None, typical(measure, days, since, today, NOW_AT_LEAST))
    first, last = lowered - timedelta(days=BASELINE_DAYS), lowered - timedelta(days=1)
    start = typical(measure, days, first, last, BASELINE_AT_LEAST)
    now = typical(measure, days, max(since, lowered), today, NOW_AT_LEAST)
    return ThenNow(measure, start, now)
