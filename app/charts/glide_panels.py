"""The lower parts of a glide path: one measure each, on the same time axis as the dose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.charts import words
from app.charts.glide import GlideState
from app.charts.glide_words import Voice
from app.charts.look import TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.plot import EDGE, NEWEST, Plot, days, room, stretches
from app.charts.trend import TrendState

GAP = 6.0
ABOVE = 14.0
"""Px between one panel and the words of the next."""


@dataclass(frozen=True)
class Panel:
    """A measure with its place. ``top`` is the middle of its first line of words; ``latest``
    is written at the right end of the lines from ``latest_row`` on."""

    state: TrendState
    plot: Plot
    top: float
    name: list[str]
    range: list[str]
    latest: list[str]
    latest_row: int

    @property
    def heads(self) -> int:
        """Lines above the words of the range."""
        return max(len(self.name), self.latest_row + len(self.latest))


def layout(now: GlideState, sheet: Sheet, voice: Voice, above: Plot, y: float) -> Iterator[Panel]:
    """The panels from the height ``y`` down, with the time axis of ``above``."""
    size, row = TEXT * sheet.text_scale, 1.4 * TEXT * sheet.text_scale
    levels = max((len(p.levels) for p in now.panels), default=2)
    high = max(64.0, 2.6 * row, 1.15 * size * (levels - 1))
    for state in now.panels:
        panel = _worded(state, sheet, voice, above, y + ABOVE + row / 2)
        top = panel.top + (panel.heads + len(panel.range) - 0.5) * row + size / 2
        y = top + high
        low, most = state.levels[0], state.levels[-1]
        yield replace(panel, plot=replace(above, top=top, bottom=y, low=low, high=most))


def _worded(state: TrendState, sheet: Sheet, voice: Voice, above: Plot, top: float) -> Panel:
    size, inner = TEXT * sheet.text_scale, room(sheet)
    text = voice.range(state.measure, state.levels[0], state.levels[-1])
    name = wrap(sheet, words.name(state.measure, voice.say), size, inner, strong=True)
    latest = wrap(sheet, _latest(state, voice), size, inner, strong=True)
    widths = [text_width(sheet, line, size, strong=True) for line in (name[-1], *latest)]
    beside = len(latest) == 1 and sum(widths) + 3 * GAP <= inner
    return Panel(
        state=state,
        plot=above,
        top=top,
        name=name,
        range=wrap(sheet, text, size, inner),
        latest=latest,
        latest_row=len(name) - (1 if beside or not latest else 0),
    )


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
            paper.dots([plot.at(latest)], look.line, NEWEST, hollow=latest.late)


def _words(paper: Paper, panel: Panel) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    row, right = 1.4 * size, paper.sheet.width - EDGE
    for number, line in enumerate(panel.name):
        paper.text((EDGE, panel.top + number * row), line, size, look.ink, strong=True)
    for number, line in enumerate(panel.latest, start=panel.latest_row):
        at = (right, panel.top + number * row)
        paper.text(at, line, size, look.ink, strong=True, align="right")
    for number, line in enumerate(panel.range, start=panel.heads):
        paper.text((EDGE, panel.top + number * row), line, size, look.quiet)


def _nothing(paper: Paper, plot: Plot, voice: Voice) -> None:
    size = TEXT * paper.sheet.text_scale
    lines = wrap(paper.sheet, voice.say("chart-none"), size, plot.right - plot.left)
    x, y = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
    for n, line in enumerate(lines):
        at = (x, y + (n - (len(lines) - 1) / 2) * 1.4 * size)
        paper.text(at, line, size, paper.sheet.look.ink, align="center")
