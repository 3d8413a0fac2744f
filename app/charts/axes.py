"""Where the faint lines of a chart stand and what is written at them. No drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from app.domain.traces import Charted
from app.domain.trends import Series
from app.i18n.formats import Formats

DAY_STEPS = (1, 2, 4, 7, 14, 28)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10)
MONTHS_FROM = 100
"""From this many days on, months are marked instead of days."""

YEARS_SHOWN_FROM = 330
"""From this many days on, the month alone would not say which one is meant."""

LABELS_AT_MOST = 16
"""Dates along the axis; more are not even tried, each costs a while to put in words."""

LEVELS_AT_MOST = 4
"""Horizontal lines between the ends included; more would be decoration."""


@dataclass(frozen=True)
class Tick:
    """A day of the time axis and its words."""

    day: date
    text: str


def top(measure: Charted, series: Series) -> float:
    """The upper end of the value axis: the measure's own, wider when a value lies above it
    (a night of 14 hours), and then even so that the lines between fall on whole numbers."""
    highest = max((p.value for p in series.points), default=measure.high)
    return measure.high if highest <= measure.high else float(2 * ceil(highest / 2))


def levels(low: float, high: float) -> tuple[float, ...]:
    """The values with a faint line: both ends and whole numbers at equal steps between.

    Halves read easiest (0, 5, 10), then thirds (0, 1, 2, 3) and quarters.
    """
    span = high - low
    parts = next((n for n in (2, 3, LEVELS_AT_MOST) if span / n == round(span / n)), 1)
    return tuple(low + span * n / parts for n in range(parts + 1))


def ticks(series: Series, formats: Formats, fits: Callable[[list[Tick]], bool]) -> list[Tick]:
    """The densest set of days that ``fits``; the last day alone, in full, when none does."""
    for found in _candidates(series, formats):
        if found and fits(found):
            return found
    full = formats.short_day if series.days < YEARS_SHOWN_FROM else formats.table_day
    return [Tick(series.last, full(series.last))]


def _candidates(series: Series, formats: Formats) -> Iterator[list[Tick]]:
    if series.days < MONTHS_FROM:
        for step in (s for s in DAY_STEPS if series.days / s <= LABELS_AT_MOST):
            days = [series.last - timedelta(days=n) for n in range(0, series.days, step)]
            yield [Tick(d, formats.short_day(d)) for d in reversed(days)]
        return
    name = formats.short_day if series.days < YEARS_SHOWN_FROM else formats.short_month
    for step in (s for s in MONTH_STEPS if series.days / (30 * s) <= LABELS_AT_MOST):
        yield [Tick(d, name(d)) for d in _months(series, step)]
    for step in YEAR_STEPS:
        years = [d for d in _months(series, 12) if d.year % step == 0]
        yield [Tick(d, formats.year(d)) for d in years]


def _months(series: Series, step: int) -> list[date]:
    """The first days of months within the series, January among every ``step``."""
    first = series.first.year * 12 + series.first.month - 1
    last = series.last.year * 12 + series.last.month - 1
    days = (date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1) if n % step == 0)
    return [d for d in days if series.first <= d]
