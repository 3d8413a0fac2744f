"""The lower parts of a glide path: one measure each, on the same time axis as the dose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.charts import words
from app.charts.glide import GlideState
from app.charts.glide_words import Voice
from app.charts.look import TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.plot import EDGE, Plot, days, stretches
from app.charts.trend import TrendState

GAP = 6.0
ABOVE = 14.0
"""Px between one panel and the words of the next."""


@dataclass(frozen=True)
class Panel:
    """A measure with its place. ``top`` is the middle of its first line of words; ``latest``
    is written at the right end of line ``latest_row``, or is empty."""

    state: TrendState
    plot: Plot
    top: float
    name: list[str]
    range: list[str]
    latest: str
    latest_row: int

    @property
    def lines(self) -> int:
        """Lines of words above the plot."""
        return max(len(self.name), self.latest_row + 1 if self.latest else 0)


def layout(now: GlideState, sheet: Sheet, voice: Voice, above: Plot, y: float) -> Iterator[Panel]:
    """The panels from the height ``y`` down, with the time axis of ``above``."""
    size, row = TEXT * sheet.text_scale, 1.4 * TEXT * sheet.text_scale
    inner = sheet.width - 2 * EDGE
    high = max(64.0, 2.6 * row, 1.15 * size * (max(map(_levels, now.panels), default=2) - 1))
    for state in now.panels:
        measure = state.measure
        name = wrap(sheet, words.name(measure, voice.say), size, inner, strong=True)
        low, top = state.levels[0], state.levels[-1]
        text = voice.range(measure, low, top)
        latest = _latest(state, voice)
        taken = text_width(sheet, name[-1], size, strong=True) + 3 * GAP
        beside = taken + text_width(sheet, latest, size, strong=True) <= inner
        place = Panel(
            state=state,
            plot=above,
            top=y + ABOVE + row / 2,
            name=name,
            range=wrap(sheet, text, size, inner),
            latest=latest,
            latest_row=len(name) - (1 if beside else 0),
        )
        start = place.top + (place.lines + len(place.range) - 0.5) * row + size / 2
        y = start + high
        yield Panel(
            state,
            Plot(above.left, start, above.right, y, above.first, above.days, low, top),
            place.top,
            place.name,
            place.range,
            latest,
            place.latest_row,
        )


def _levels(state: TrendState) -> int:
    return len(state.levels)


def _latest(state: TrendState, voice: Voice) -> str:
    found = state.summary.latest
    if found is None:
        return ""
    value = words.value(state.measure, found.value, voice.say, voice.formats)
    return voice.say("glide-latest", value=value)


def paint(paper: Paper, panel: Panel, voice: Voice) -> None:
    """Words, faint lines and days of one measure."""
    _words(paper, panel)
    look, size, plot = paper.sheet.look, TEXT * paper.sheet.text_scale, panel.plot
    empty = panel.state.summary.latest is None
    ends = (panel.state.levels[0], panel.state.levels[-1])
    for value in ends if empty else panel.state.levels:
        y = plot.y(value)
        paper.line([(plot.left, y), (plot.right, y)], look.grid, 1)
        number = voice.formats.number(value)
        paper.text((plot.left - GAP, y), number, size, look.quiet, align="right")
    if empty:
        _nothing(paper, plot, voice)
    elif panel.state.bins:
        stretches(paper, plot, panel.state.bins, panel.state.stretch)
    else:
        days(paper, plot, panel.state.series)
        latest = panel.state.summary.latest
        if latest is not None:
            paper.dots([plot.at(latest)], look.line, 9, hollow=latest.late)


def _words(paper: Paper, panel: Panel) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    row, y = 1.4 * size, panel.top
    for line in panel.name:
        paper.text((EDGE, y), line, size, look.ink, strong=True)
        y += row
    if panel.latest:
        at = (paper.sheet.width - EDGE, panel.top + panel.latest_row * row)
        paper.text(at, panel.latest, size, look.ink, strong=True, align="right")
    y = panel.top + panel.lines * row
    for line in panel.range:
        paper.text((EDGE, y), line, size, look.quiet)
        y += row


def _nothing(paper: Paper, plot: Plot, voice: Voice) -> None:
    size = TEXT * paper.sheet.text_scale
    lines = wrap(paper.sheet, voice.say("chart-none"), size, plot.right - plot.left)
    x, y = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
    for n, line in enumerate(lines):
        at = (x, y + (n - (len(lines) - 1) / 2) * 1.4 * size)
        paper.text(at, line, size, paper.sheet.look.ink, align="center")
