"""Painting doses against the plan: where everything stands on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from app.charts.adherence import AdherenceState, Panel
from app.charts.adherence_bars import EDGE, GAP, Place, draw_dates, levels, place_bars
from app.charts.adherence_key import draw_key, key_entries
from app.charts.look import TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.patterns import OPEN, Patterns, Rect
from app.domain.adherence import Count
from app.domain.doses import Adherence
from app.i18n.formats import Formats
from app.i18n.translator import Translator


def paint(now: AdherenceState, sheet: Sheet, say: Translator, formats: Formats) -> Paper:
    """The finished sheet, as high as its words and its panels need."""
    size = TEXT * sheet.text_scale
    row, inner = 1.4 * size, sheet.width - 2 * EDGE
    axis = wrap(sheet, say("adherence-axis", stretch=now.stretch), size, inner)
    names = [wrap(sheet, p.name, size, inner) for p in now.panels] or [[]]
    key = list(key_entries(now, sheet, say))
    key_rows = max((e.row + len(e.lines) for e in key), default=0)
    place = place_bars(now, sheet, formats, size)
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
    draw_dates(paper, place, now, y, formats)
    draw_key(paper, patterns, key, y + row + GAP, row)
    return paper


def _lines(paper: Paper, lines: list[str], y: float, row: float, *, strong: bool = False) -> float:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for line in lines:
        paper.text((EDGE, y), line, size, look.ink if strong else look.quiet, strong=strong)
        y += row
    return y


def _frame(paper: Paper, place: Place, floor: float, formats: Formats) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for value in levels(place.stretch):
        y = floor - place.high * value / place.stretch
        paper.line([(place.left, y), (place.right, y)], look.grid, 1)
        number = formats.number(value)
        paper.text((place.left - GAP, y), number, size, look.quiet, align="right")


def _nothing(paper: Paper, place: Place, floor: float, say: Translator) -> None:
    size = TEXT * paper.sheet.text_scale
    lines = wrap(paper.sheet, say("adherence-none-agreed"), size, place.right - place.left)
    x, y = (place.left + place.right) / 2, floor - place.high / 2
    for n, line in enumerate(lines):
        at = (x, y + (n - (len(lines) - 1) / 2) * 1.4 * size)
        paper.text(at, line, size, paper.sheet.look.ink, align="center")


def _bars(
    paper: Paper, patterns: Patterns, place: Place, panel: Panel, floor: float, formats: Formats
) -> None:
    parts = [p for n, bar in enumerate(panel.bars) for p in _parts(place, n, bar, floor)]
    for kind in Adherence:
        patterns.fill(kind, [rect for k, rect, _ in parts if k is kind])
    for kind, rect, days in parts:
        _number(paper, patterns, kind, rect, formats.number(days))


def _parts(
    place: Place, slot: int, bar: Count, floor: float
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
