"""The rectangle of a chart, and how the days of a measure are drawn in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan

from app.charts.look import Sheet
from app.charts.paper import XY, Paper
from app.domain.trends import Bin, Point, Series

EDGE = 1.0
"""Free px at both sides: the anti-aliased rim of a letter."""

NEWEST = 9.0
"""Px across the dot of the newest value."""

BREAK: XY = (nan, nan)

SNAP = 0.015
"""Letters snap to device px: words are up to this share wider than they were measured."""


def room(sheet: Sheet) -> float:
    """Px across the sheet for lines of words."""
    return sheet.width * (1 - SNAP) - 2 * EDGE


@dataclass(frozen=True)
class Plot:
    """The rectangle of the values and how days and values map onto it. ``days`` are counted
    from ``first``; ``low`` and ``high`` stand at its lower and upper edge."""

    left: float
    top: float
    right: float
    bottom: float
    first: date
    days: int
    low: float
    high: float

    @property
    def day_width(self) -> float:
        """Px from one day to the next."""
        return (self.right - self.left) / self.days

    def x(self, day: date, middle: float = 0.5) -> float:
        """``middle``: days from the start of ``day`` to the point meant."""
        return self.left + ((day - self.first).days + middle) * self.day_width

    def y(self, value: float) -> float:
        """The height of ``value``."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def at(self, point: Point) -> XY:
        """The place of a day's value."""
        return self.x(point.day), self.y(point.value)


def days(paper: Paper, plot: Plot, series: Series) -> None:
    """A dot for each day, a ring for one added later, a line through those near enough."""
    color, scale = paper.sheet.look.line, paper.sheet.text_scale
    size = dot_size(plot, scale, max(series.joined // 2, 1))
    through: list[XY] = []
    for run in series.runs():
        through += [*(plot.at(p) for p in run), BREAK]
    paper.line(through, color, min(size / 4, 2.5))
    points = series.points
    paper.dots([plot.at(p) for p in points if not p.late], color, size)
    # A ring as small as a dot would close up.
    paper.dots([plot.at(p) for p in points if p.late], color, max(size, 7.5), hollow=True)


def dot_size(plot: Plot, scale: float, rhythm: int = 1) -> float:
    """Px across a day's dot, by the room that it has: about ``rhythm`` days. Rare ones have
    more than they need: none is larger than the newest, beside which its number stands."""
    most = 8.0 * scale if rhythm == 1 else min(8.0 * scale, NEWEST)
    return min(max(1.1 * plot.day_width * rhythm, 5.0), most)


def stretches(paper: Paper, plot: Plot, bins: Sequence[Bin | None], size: int) -> None:
    """Several days, ``size`` each, as the line of their medians in the band of their values."""
    look, half = paper.sheet.look, 0.45 * plot.day_width * size
    through: list[XY] = []
    for run in _bin_runs(bins):
        middles = [plot.x(b.day, size / 2) for b in run]
        # The first and the last reach to the ends of their days: one alone has a width too.
        wide = [middles[0] - half, *middles, middles[-1] + half]
        xs = [min(max(x, plot.left), plot.right) for x in wide]
        ends = (run[0], *run, run[-1])
        highs = [(x, plot.y(b.high) - EDGE) for x, b in zip(xs, ends, strict=True)]
        lows = [(x, plot.y(b.low) + EDGE) for x, b in zip(xs, ends, strict=True)]
        paper.area([*highs, *reversed(lows)], look.band)
        through += [*((x, plot.y(b.median)) for x, b in zip(xs, ends, strict=True)), BREAK]
    paper.line(through, look.line, 2)


def _bin_runs(bins: Sequence[Bin | None]) -> Iterator[list[Bin]]:
    run: list[Bin] = []
    for one in (*bins, None):
        if one is not None:
            run.append(one)
        elif run:
            yield run
            run = []
