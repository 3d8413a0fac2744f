"""Painting doses against the plan: where everything stands on the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.charts import axes
from app.charts.adherence import AdherenceState, Panel
from app.charts.look import TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.patterns import OPEN, Patterns, Rect
from app.domain.adherence import Count
from app.domain.doses import Adherence
from app.i18n.formats import Formats
from app.i18n.translator import Translator

GAP = 6.0
EDGE = 1.0
"""Free px at both sides: the anti-aliased rim of a letter."""
SAMPLE = (22.0, 13.0)
"""Width and height of a sample in the key."""
WIDEST_BAR = 56.0


@dataclass(frozen=True)
class _KeyEntry:
    """A kind with its words, ``left`` px from the edge and ``row`` lines down."""

    kind: Adherence
    lines: list[str]
    left: float
    row: int


@dataclass(frozen=True)
class _Place:
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
        return self.high * days / self.stretch


def paint(now: AdherenceState, sheet: Sheet, say: Translator, formats: Formats) -> Paper:
    """The finished sheet, as high as its words and its panels need."""
    size = TEXT * sheet.text_scale
    row, inner = 1.4 * size, sheet.width - 2 * EDGE
    axis = wrap(sheet, say("adherence-axis", stretch=now.stretch), size, inner)
    names = [wrap(sheet, p.name, size, inner) for p in now.panels] or [[]]
    key = list(_key(now, sheet, say))
    key_rows = max((e.row + len(e.lines) for e in key), default=0)
    place = _place(now, sheet, formats, size)
    words = len(axis) + sum(len(lines) for lines in names) + 1 + key_rows
    spaces = len(names) * 4 * GAP + GAP
    paper = Paper(sheet, words * row + len(names) * place.high + spaces)
    patterns = Patterns(paper)
    y = _lines(paper, axis, row / 2, row)
    for number, lines in enumerate(names):
        y = _lines(paper, lines, y + GAP, row, strong=True)
        floor = y - row / 2 + 2 * GAP + place.high
        _frame(paper, place, floor, formats)
        if now.panels:
            _bars(paper, patterns, place, now.panels[number], floor, formats)
        else:
            _nothing(paper, place, floor, say)
        y = floor + GAP + row / 2
    _dates(paper, place, now, y, formats)
    _draw_key(paper, patterns, key, y + row + GAP, row)
    return paper


def _place(now: AdherenceState, sheet: Sheet, formats: Formats, size: float) -> _Place:
    numbers = (text_width(sheet, formats.number(v), size) for v in _levels(now.stretch))
    slots = -(-((now.last - now.first).days + 1) // now.stretch)
    high = max(7 * 1.3 * size, min(0.22 * sheet.width, 150.0))
    left = EDGE + max(numbers) + GAP
    return _Place(left, sheet.width - EDGE, high, slots, now.stretch)


def _levels(stretch: int) -> tuple[float, ...]:
    return axes.levels(0, stretch)


def _lines(paper: Paper, lines: list[str], y: float, row: float, *, strong: bool = False) -> float:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for line in lines:
        paper.text((EDGE, y), line, size, look.ink if strong else look.quiet, strong=strong)
        y += row
    return y


def _frame(paper: Paper, place: _Place, floor: float, formats: Formats) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for value in _levels(place.stretch):
        y = floor - place.high * value / place.stretch
        paper.line([(place.left, y), (place.right, y)], look.grid, 1)
        number = formats.number(value)
        paper.text((place.left - GAP, y), number, size, look.quiet, align="right")


def _nothing(paper: Paper, place: _Place, floor: float, say: Translator) -> None:
    size = TEXT * paper.sheet.text_scale
    lines = wrap(paper.sheet, say("adherence-none-agreed"), size, place.right - place.left)
    x, y = (place.left + place.right) / 2, floor - place.high / 2
    for n, line in enumerate(lines):
        at = (x, y + (n - (len(lines) - 1) / 2) * 1.4 * size)
        paper.text(at, line, size, paper.sheet.look.ink, align="center")


def _bars(
    paper: Paper, patterns: Patterns, place: _Place, panel: Panel, floor: float, formats: Formats
) -> None:
    parts = [p for n, bar in enumerate(panel.bars) for p in _parts(place, n, bar, floor)]
    for kind in Adherence:
        patterns.fill(kind, [rect for k, rect, _ in parts if k is kind])
    for kind, rect, days in parts:
        _number(paper, patterns, kind, rect, formats.number(days))


def _parts(
    place: _Place, slot: int, bar: Count, floor: float
) -> Iterator[tuple[Adherence, Rect, int]]:
    left, right = place.bar(slot)
    for kind in Adherence:
        days = bar.counts[kind]
        if days:
            top = floor - place.height(days)
            yield kind, Rect(left, top, right, floor), days
            floor = top


def _number(paper: Paper, patterns: Patterns, kind: Adherence, rect: Rect, text: str) -> None:
    size = TEXT * paper.sheet.text_scale
    width = text_width(paper.sheet, text, size, strong=True)
    beside = 4 if kind in OPEN else size  # enough of a pattern to know it by
    if rect.bottom - rect.top < 1.2 * size or rect.right - rect.left < width + beside:
        return
    x, y = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
    behind = Rect(x - width / 2 - 2, y - 0.55 * size, x + width / 2 + 2, y + 0.55 * size)
    color = patterns.under_words(kind, behind)
    paper.text((x, y), text, size, color, strong=True, align="center")


_Date = tuple[float, float, str, float]
"""Left and right of a date, its words, and where its bar begins."""


def _dates(paper: Paper, place: _Place, now: AdherenceState, y: float, formats: Formats) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    floor = y - 0.7 * size - GAP
    for left, _, text, at in _fitting(paper.sheet, place, now, formats):
        paper.line([(at, floor + 1), (at, floor + GAP)], look.quiet, 1)
        paper.text((left, y), text, size, look.quiet)


def _fitting(sheet: Sheet, place: _Place, now: AdherenceState, formats: Formats) -> list[_Date]:
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


def _date(sheet: Sheet, place: _Place, slot: int, text: str, size: float) -> _Date:
    width = text_width(sheet, text, size)
    at = place.bar(slot)[0]
    left = min(max(at, EDGE), sheet.width - EDGE - width)
    return left, left + width, text, at


def _key(now: AdherenceState, sheet: Sheet, say: Translator) -> Iterator[_KeyEntry]:
    """The kinds that occur, beside each other as long as there is room."""
    size, x, row = TEXT * sheet.text_scale, EDGE, 0
    room = sheet.width - 2 * EDGE - SAMPLE[0] - GAP
    for kind in now.kinds:
        lines = wrap(sheet, say(f"adherence-{kind}"), size, room)
        width = SAMPLE[0] + GAP + max(text_width(sheet, line, size) for line in lines)
        if x > EDGE and x + width > sheet.width - EDGE:
            x, row = EDGE, row + 1
        yield _KeyEntry(kind, lines, x, row)
        row += len(lines) - 1
        x += width + 2.5 * GAP


def _draw_key(paper: Paper, patterns: Patterns, key: list[_KeyEntry], y: float, row: float) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for entry in key:
        at = y + entry.row * row
        half = SAMPLE[1] / 2
        patterns.fill(entry.kind, [Rect(entry.left, at - half, entry.left + SAMPLE[0], at + half)])
        for line in entry.lines:
            paper.text((entry.left + SAMPLE[0] + GAP, at), line, size, look.quiet)
            at += row
