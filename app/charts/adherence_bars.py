"""Where the bars of doses against the plan stand, and the dates under them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.charts import axes
from app.charts.adherence import AdherenceState
from app.charts.look import TEXT, Sheet
from app.charts.paper import Paper, text_width
from app.i18n.formats import Formats

GAP = 6.0
EDGE = 1.0
"""Free px at both sides: the anti-aliased rim of a letter."""
WIDEST_BAR = 56.0


@dataclass(frozen=True)
class Place:
    """Where the bars stand: all panels have the same."""

    left: float
    right: float
    high: float
    slots: int
    stretch: int

    def bar(self, slot: int) -> tuple[float, float]:
        """The left and right side of a bar, counted from the oldest."""
        space = (self.right - self.left) / self.slots
        width = min(space - min(4.0, 0.2 * space), WIDEST_BAR)
        middle = self.left + (slot + 0.5) * space
        return middle - width / 2, middle + width / 2

    def height(self, days: int) -> float:
        """How high so many days are."""
        return self.high * days / self.stretch


def place_bars(now: AdherenceState, sheet: Sheet, formats: Formats, size: float) -> Place:
    """The same place for every medicine: a bar of full days is at least 7 lines high."""
    numbers = (text_width(sheet, formats.number(v), size) for v in levels(now.stretch))
    slots = -(-((now.last - now.first).days + 1) // now.stretch)
    high = max(7 * 1.3 * size, min(0.22 * sheet.width, 150.0))
    left = EDGE + max(numbers) + GAP
    return Place(left, sheet.width - EDGE, high, slots, now.stretch)


def levels(stretch: int) -> tuple[float, ...]:
    """The numbers of days with a faint line."""
    return axes.levels(0, stretch)


_Date = tuple[float, float, str, float]
"""Left and right of a date, its words, and where its bar begins."""


def draw_dates(paper: Paper, place: Place, now: AdherenceState, y: float, formats: Formats) -> None:
    """Days on which bars begin, on the line of words at ``y`` under the last panel."""
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    floor = y - 0.7 * size - GAP
    for left, _, text, at in _fitting(paper.sheet, place, now, formats):
        paper.line([(at, floor + 1), (at, floor + GAP)], look.quiet, 1)
        paper.text((left, y), text, size, look.quiet)


def _fitting(sheet: Sheet, place: Place, now: AdherenceState, formats: Formats) -> list[_Date]:
    """The first days of bars, as many as fit, counted back from the newest bar."""
    size, starts = TEXT * sheet.text_scale, _starts(now, place.slots)
    long = (now.last - now.first).days >= axes.YEARS_SHOWN_FROM
    dates: list[_Date] = []
    for name in (formats.table_day, formats.short_month) if long else (formats.short_day,):
        texts = [name(day) for day in starts]
        for step in range(-(-place.slots // axes.LABELS_AT_MOST), place.slots + 1):
            slots = range(place.slots - 1, -1, -step)
            dates = sorted(_date(sheet, place, n, texts[n], size) for n in slots)
            if len(dates) > 1 and all(b[0] - a[1] >= size for a, b in pairwise(dates)):
                return dates
    return dates[-1:]


def _starts(now: AdherenceState, slots: int) -> list[date]:
    last = now.last - timedelta(days=now.stretch - 1)
    starts = (last - timedelta(days=now.stretch * n) for n in reversed(range(slots)))
    return [max(now.first, start) for start in starts]


def _date(sheet: Sheet, place: Place, slot: int, text: str, size: float) -> _Date:
    width = text_width(sheet, text, size)
    at = place.bar(slot)[0]
    left = min(max(at, EDGE), sheet.width - EDGE - width)
    return left, left + width, text, at
