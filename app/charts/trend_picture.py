"""Painting a trend: where everything stands on the sheet. See ``trend`` for what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.charts import axes, words
from app.charts.look import STRONG, TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.plot import EDGE, NEWEST, Plot, days, stretches
from app.charts.trend import TrendState
from app.i18n.formats import Formats
from app.i18n.translator import Translator

GAP = 6.0
SAMPLE = 18.0
"""Width of the samples in the key."""


@dataclass(frozen=True)
class _Texts:
    """The words around the plot, in lines that fit."""

    better: list[str]
    high: list[str]
    low: list[str]
    latest: str
    key: list[tuple[str, list[str]]]
    beside: bool
    """Whether ``better`` has room on the first line of ``high``."""


def paint(now: TrendState, sheet: Sheet, say: Translator, formats: Formats) -> Paper:
    """The finished sheet, as high as its words and its plot need."""
    size = TEXT * sheet.text_scale
    row = 1.4 * size
    texts = _texts(now, sheet, say, formats)
    above = len(texts.high) + (0 if texts.beside else len(texts.better))
    below = len(texts.low) + 1 + sum(len(lines) for _, lines in texts.key)
    plot = _plot(now, sheet, formats, texts, above * row + GAP)
    paper = Paper(sheet, plot.bottom + GAP + below * row + GAP / 2)
    _frame(paper, plot, now, formats)
    y = _words(paper, texts, plot, row)
    _dates(paper, plot, now, texts, formats, y)
    _key(paper, texts.key, y + row, row)
    if now.summary.latest is None:
        _nothing(paper, plot, say)
    elif now.bins:
        stretches(paper, plot, now.bins, now.stretch)
    else:
        days(paper, plot, now.series)
    _latest(paper, plot, now, texts.latest)
    return paper


def _texts(now: TrendState, sheet: Sheet, say: Translator, formats: Formats) -> _Texts:
    size, width = TEXT * sheet.text_scale, sheet.width
    measure, latest = now.measure, now.summary.latest
    better = words.better(measure, say)
    high = words.end(measure, now.levels[-1], say, formats)
    taken = text_width(sheet, better, size) + text_width(sheet, high, size) + 3 * GAP
    inner = width - 2 * EDGE
    beside = inner - SAMPLE - GAP
    return _Texts(
        better=wrap(sheet, better, size, inner),
        high=wrap(sheet, high, size, inner),
        low=wrap(sheet, words.end(measure, now.levels[0], say, formats), size, inner),
        latest=words.value(measure, latest.value, say, formats) if latest else "",
        key=[(kind, wrap(sheet, text, size, beside)) for kind, text in _key_texts(now, say)],
        beside=taken <= width,
    )


def _key_texts(now: TrendState, say: Translator) -> Iterator[tuple[str, str]]:
    if now.bins and now.summary.entered:
        yield "line", say("chart-key-middle", days=now.stretch)
        yield "band", say("chart-key-band")
    elif now.summary.late:
        yield "ring", say("chart-key-late")


def _plot(now: TrendState, sheet: Sheet, formats: Formats, texts: _Texts, top: float) -> Plot:
    size = TEXT * sheet.text_scale
    inner = (text_width(sheet, formats.number(v), size) for v in now.levels[1:-1])
    strong = text_width(sheet, texts.latest, STRONG * sheet.text_scale, strong=True)
    height = min(max(0.4 * sheet.width, 130.0), 200.0)
    return Plot(
        left=EDGE + max(inner, default=0.0) + GAP,
        top=top,
        right=sheet.width - (strong + 1.5 * GAP if strong else 1.0),
        bottom=top + height,
        first=now.series.first,
        days=now.series.days,
        low=now.levels[0],
        high=now.levels[-1],
    )


def _frame(paper: Paper, plot: Plot, now: TrendState, formats: Formats) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    levels = now.levels
    if now.summary.latest is None:
        levels = (levels[0], levels[-1])  # the sentence stands where the others would be
    for value in levels:
        y = plot.y(value)
        paper.line([(plot.left, y), (plot.right, y)], look.grid, 1)
        if value not in (levels[0], levels[-1]):
            number = formats.number(value)
            paper.text((plot.left - GAP, y), number, size, look.quiet, align="right")


def _words(paper: Paper, texts: _Texts, plot: Plot, row: float) -> float:
    """The words above and below the plot; the height of the line after them."""
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    y = row / 2
    if texts.beside:
        paper.text(
            (paper.sheet.width - EDGE, y), " ".join(texts.better), size, look.quiet, align="right"
        )
    for line in (*(() if texts.beside else texts.better), *texts.high):
        paper.text((EDGE, y), line, size, look.quiet)
        y += row
    y = plot.bottom + GAP + row / 2
    for line in texts.low:
        paper.text((EDGE, y), line, size, look.quiet)
        y += row
    return y


def _dates(
    paper: Paper, plot: Plot, now: TrendState, texts: _Texts, formats: Formats, y: float
) -> None:
    sheet, size = paper.sheet, TEXT * paper.sheet.text_scale

    anchor = max(text_width(sheet, line, size) for line in texts.low)

    def span(tick: axes.Tick) -> tuple[float, float]:
        width = text_width(sheet, tick.text, size)
        left = min(max(plot.x(tick.day) - width / 2, EDGE), sheet.width - EDGE - width)
        return left, left + width

    def fits(ticks: list[axes.Tick]) -> bool:
        spans = [span(t) for t in ticks]
        return len(ticks) > 1 and all(b[0] - a[1] >= size for a, b in pairwise(spans))

    for tick in axes.ticks(now.series, formats, fits):
        x = plot.x(tick.day)
        down = y - 0.75 * size if x > anchor + GAP else plot.bottom + GAP
        paper.line([(x, plot.bottom), (x, down)], sheet.look.grid, 1)
        paper.text((span(tick)[0], y), tick.text, size, sheet.look.quiet)


def _key(paper: Paper, key: list[tuple[str, list[str]]], y: float, row: float) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for kind, lines in key:
        left, right = 2 * EDGE, SAMPLE
        if kind == "ring":
            paper.dots([((left + right) / 2, y)], look.line, 0.65 * size, hollow=True)
        elif kind == "line":
            paper.line([(left, y), (right, y)], look.line, 2)
        else:
            paper.area([(left, y - 5), (right, y - 5), (right, y + 5), (left, y + 5)], look.band)
        for line in lines:
            paper.text((SAMPLE + GAP, y), line, size, look.quiet)
            y += row


def _nothing(paper: Paper, plot: Plot, say: Translator) -> None:
    size = TEXT * paper.sheet.text_scale
    lines = wrap(paper.sheet, say("chart-none"), size, plot.right - plot.left)
    x, y = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
    for n, line in enumerate(lines):
        at = (x, y + (n - (len(lines) - 1) / 2) * 1.4 * size)
        paper.text(at, line, size, paper.sheet.look.ink, align="center")


def _latest(paper: Paper, plot: Plot, now: TrendState, text: str) -> None:
    latest = now.summary.latest
    if latest is None:
        return
    look, size = paper.sheet.look, STRONG * paper.sheet.text_scale
    x, y = plot.at(latest)
    paper.dots([(x, y)], look.line, NEWEST, hollow=latest.late)
    y = min(max(y, plot.top + size / 3), plot.bottom - size / 3)
    paper.text((x + 1.2 * GAP, y), text, size, look.ink, strong=True)
