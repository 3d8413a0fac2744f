"""How a measure went over time: the points, and a few plain numbers about them.

Nothing here judges. A day without an answer is no point at all, never a zero and never a
value in between (``architecture.md``, section 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from app.domain.history import Day
from app.domain.measures import Measure

COMPARE_DAYS = 14
"""Length in days of each of the two stretches that are compared."""

COMPARE_AT_LEAST = 3
"""Days with a value that each stretch needs; with fewer, one odd day would speak for two
weeks (product)."""


class Range(StrEnum):
    """How far back a chart looks; the values are those of the identifiers."""

    TWO_WEEKS = "2w"
    EIGHT_WEEKS = "8w"
    ALL = "all"

    def first(self, today: date, first_day: date | None) -> date:
        """The first day shown, ``today`` being the last.

        ``ALL`` starts at ``first_day``, the earliest day of the diary, but is never shorter
        than two weeks: a chart of one day would be a dot without a time.
        """
        shown = 14
        if self is Range.EIGHT_WEEKS:
            shown = 56
        elif self is Range.ALL and first_day is not None:
            shown = max(shown, (today - first_day).days + 1)
        return today - timedelta(days=shown - 1)


@dataclass(frozen=True, slots=True)
class Point:
    """One day's value. ``late``: first given on a later day. ``corrected``: the value in
    force differs from an earlier one that is kept behind it."""

    day: date
    value: float
    late: bool = False
    corrected: bool = False


@dataclass(frozen=True)
class Series:
    """The points of one measure from ``first`` to ``last``, both included, oldest first.
    ``joined``: a line may join points that are at most so many days apart."""

    first: date
    last: date
    points: tuple[Point, ...]
    joined: int = 1

    @property
    def days(self) -> int:
        """Calendar days covered, with or without a point."""
        return (self.last - self.first).days + 1

    def runs(self) -> list[tuple[Point, ...]]:
        """The points cut at every gap: what a line may join."""
        return cut(self.points, self.joined)

    def part(self, first: date, last: date) -> Series:
        """The stretch from ``first`` to ``last``, both included."""
        inside = tuple(p for p in self.points if first <= p.day <= last)
        return Series(first, last, inside, self.joined)


@dataclass(frozen=True, slots=True)
class Bin:
    """Several days drawn as one: ``day`` is the first of them. ``median``, ``low`` and
    ``high`` are of the days with a value."""

    day: date
    median: float
    low: float
    high: float


def cut(points: Sequence[Point], step: int) -> list[tuple[Point, ...]]:
    """``points`` in runs whose neighbours are at most ``step`` days apart."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and (point.day - runs[-1][-1].day).days <= step:
            runs[-1].append(point)
        else:
            runs.append([point])
    return [tuple(run) for run in runs]


def series(measure: Measure, days: Iterable[Day], first: date, last: date) -> Series:
    """The points of ``measure`` for the days ``first`` to ``last`` (oldest first)."""
    found = (
        Point(day.date, value, day.late(measure.item_id), day.changed(measure.item_id))
        for day in days
        if first <= day.date <= last and (value := measure.value(day)) is not None
    )
    return Series(first, last, tuple(found))


def bins(whole: Series, size: int) -> list[Bin | None]:
    """``whole`` in stretches of ``size`` days, counted back from its last day so that the
    newest one is full. ``None`` for a stretch without a value: a gap stays a gap."""
    count = -(-whole.days // size)
    start = whole.last - timedelta(days=count * size - 1)
    values: list[list[float]] = [[] for _ in range(count)]
    for point in whole.points:
        values[(point.day - start).days // size].append(point.value)
    return [
        Bin(start + timedelta(days=n * size), median(v), min(v), max(v)) if v else None
        for n, v in enumerate(values)
    ]


@dataclass(frozen=True)
class Summary:
    """What the sentences under a chart say. ``None`` where there is nothing to say.

    ``highest`` and ``lowest`` are the newest days with that value. ``recent`` and ``before``
    are the medians of the last 14 days and the 14 before; both or neither.
    """

    days: int
    entered: int
    late: int
    corrected: int
    latest: Point | None
    highest: Point | None
    lowest: Point | None
    recent: float | None
    before: float | None


def summarise(shown: Series, recent: Series) -> Summary:
    """Numbers about ``shown``; the comparison is made from ``recent``, which may reach
    further back (two weeks on screen still compare with the two before)."""
    points = shown.points
    now, earlier = typical(recent, 0), typical(recent, COMPARE_DAYS)
    both = now is not None and earlier is not None
    return Summary(
        days=shown.days,
        entered=len(points),
        late=sum(p.late for p in points),
        corrected=sum(p.corrected for p in points),
        latest=points[-1] if points else None,
        highest=max(points, key=lambda p: (p.value, p.day), default=None),
        lowest=min(points, key=lambda p: (p.value, -p.day.toordinal()), default=None),
        recent=now if both else None,
        before=earlier if both else None,
    )


def typical(recent: Series, days_back: int) -> float | None:
    """The median of the 14 days that end ``days_back`` days before the last one of
    ``recent``; ``None`` with fewer than 3 values."""
    last = recent.last - timedelta(days=days_back)
    stretch = recent.part(last - timedelta(days=COMPARE_DAYS - 1), last)
    values = [p.value for p in stretch.points]
    return median(values) if len(values) >= COMPARE_AT_LEAST else None
