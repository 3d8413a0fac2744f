"""Painting a glide path: where everything stands on the sheet. See ``glide``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.charts import axes, glide_dose, glide_key, glide_panels, glide_shapes
from app.charts.glide import GlideState
from app.charts.glide_panels import Panel
from app.charts.glide_signs import Sign, Signs, sign_size, signs
from app.charts.glide_words import Voice
from app.charts.look import STRONG, TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.plot import EDGE, Plot
from app.domain.trends import Series
from app.i18n.formats import Formats
from app.i18n.translator import Translator

GAP = 6.0
TICK = 5.0


@dataclass(frozen=True)
class _Layout:
    """Everything with its place. ``axis`` is the height of the unit's line, ``dates`` that of
    the dates, ``foot`` that of the first line below them."""

    row: float
    name: list[str]
    today: str
    beside: bool
    key: list[glide_key.Entry]
    axis_lines: list[str]
    axis: float
    plot: Plot
    signs: Signs
    panels: list[Panel]
    dates: float
    notes: list[tuple[int, list[str]]]
    foot: float
    height: float

    @property
    def lowest(self) -> Plot:
        return self.panels[-1].plot if self.panels else self.plot


def paint(now: GlideState, sheet: Sheet, say: Translator, formats: Formats) -> Paper:
    """The finished sheet, as high as its words and panels need."""
    voice = Voice(now.path, say, formats)
    layout = _layout(now, sheet, voice)
    paper = Paper(sheet, layout.height)
    _ground(paper, now, layout)
    _head(paper, layout)
    glide_dose.paint(paper, layout.plot, now, voice)
    _signs(paper, layout)
    for panel in layout.panels:
        glide_panels.paint(paper, panel, voice)
    _dates(paper, now, layout, formats)
    _foot(paper, layout)
    return paper


def _layout(now: GlideState, sheet: Sheet, voice: Voice) -> _Layout:
    size, inner = TEXT * sheet.text_scale, sheet.width - 2 * EDGE
    row = 1.4 * size
    left = EDGE + _beside(now, sheet, voice) + GAP
    plot = Plot(
        left=left,
        top=0,
        right=sheet.width - EDGE,
        bottom=0,
        first=now.path.first,
        days=now.days,
        low=0,
        high=float(now.levels[-1]),
    )
    found = signs(plot, sheet, voice)
    strong = STRONG * sheet.text_scale
    name = wrap(sheet, voice.name, strong, inner, strong=True)
    today = voice.say("glide-now", amount=voice.daily(now.path.now.daily)) if now.path.now else ""
    widths = [text_width(sheet, text, strong, strong=True) for text in (name[-1], today)]
    beside = sum(widths) + 3 * GAP <= inner
    heads = len(name) + (0 if beside else 1)
    key = glide_key.entries(now, found, sheet, voice.say)
    axis_lines = wrap(sheet, voice.axis, size, inner) if now.path.known else []
    axis = heads * 1.15 * row + glide_key.rows(key) * row + (GAP if key else 0) + row / 2
    own = not _share_a_row(sheet, axis_lines, found)
    top = axis + (len(axis_lines) - 0.5) * row + (row if own else 0) + 2
    # Room for the amount above the highest step, and for half a number of the axis.
    top += 1.1 * STRONG * sheet.text_scale
    bottom = top + max(min(0.4 * sheet.width, 200.0), 150.0, 6 * row)
    plot = _moved(plot, top, bottom)
    y = bottom + (TICK + row if found.below else GAP)
    panels = list(glide_panels.layout(now, sheet, voice, plot, y))
    dates = (panels[-1].plot.bottom if panels else y) + GAP + row / 2
    notes = list(_notes(now, sheet, voice))
    foot = dates + row + (GAP if notes else 0)
    height = foot + row * (sum(len(lines) for _, lines in notes) - 0.5) + GAP / 2
    return _Layout(
        row,
        name,
        today,
        beside,
        key,
        axis_lines,
        axis,
        plot,
        found,
        panels,
        dates,
        notes,
        foot,
        height,
    )


def _share_a_row(sheet: Sheet, axis_lines: list[str], found: Signs) -> bool:
    """Whether the signs above the plot have room right of the unit."""
    starts = [s.x - sign_size(sheet) / 2 for s in found.above]
    starts += [found.today.left] if found.today is not None else []
    size = TEXT * sheet.text_scale
    unit = text_width(sheet, axis_lines[-1], size) if axis_lines else 0.0
    return bool(axis_lines) and min(starts, default=sheet.width) > EDGE + unit + 2 * GAP


def _moved(plot: Plot, top: float, bottom: float) -> Plot:
    return Plot(plot.left, top, plot.right, bottom, plot.first, plot.days, plot.low, plot.high)


def _beside(now: GlideState, sheet: Sheet, voice: Voice) -> float:
    """Px that the widest number beside any of the plots takes."""
    size, formats = TEXT * sheet.text_scale, voice.formats
    texts = {formats.amount(amount) for amount in now.levels}
    texts |= {formats.number(value) for panel in now.panels for value in panel.levels}
    return max(text_width(sheet, text, size) for text in texts)


def _notes(now: GlideState, sheet: Sheet, voice: Voice) -> Iterator[tuple[int, list[str]]]:
    """What stands below: milestones with their number, and the note that MME needs (0)."""
    size, inner = TEXT * sheet.text_scale, sheet.width - 2 * EDGE
    for one in now.path.marks.milestones:
        day = voice.formats.table_day(one.day)
        text = voice.say("glide-key-milestone", day=day, wording=one.wording)
        yield one.number, wrap(sheet, text, size, inner - _indent(sheet, one.number, voice))
    if voice.total:
        yield 0, wrap(sheet, voice.say("glide-mme-note"), size, inner)


def _indent(sheet: Sheet, number: int, voice: Voice) -> float:
    size = TEXT * sheet.text_scale
    return sign_size(sheet) + 2 * GAP + text_width(sheet, voice.formats.number(number), size)


def _ground(paper: Paper, now: GlideState, layout: _Layout) -> None:
    """Bands of pauses, and faint lines where steps begin, through all plots."""
    look = paper.sheet.look
    marks = now.path.marks
    # Behind the words of an empty panel lines would only be in the way.
    filled = (p.plot for p in layout.panels if p.state.summary.latest is not None)
    for plot in (layout.plot, *filled):
        for stay in marks.stays:
            left, right = plot.x(stay.first, 0), plot.x(stay.last, 1)
            glide_shapes.band(paper, left, right, plot.top, plot.bottom)
        for turn in (*marks.steps, *marks.increases):
            x = plot.x(turn.day, 0)
            paper.line([(x, plot.top), (x, plot.bottom)], look.grid, 1)
        if now.path.ahead:
            x = plot.x(now.path.today, 1)
            paper.line([(x, plot.top), (x, plot.bottom)], look.quiet, 1)


def _head(paper: Paper, layout: _Layout) -> None:
    look, row, size = paper.sheet.look, layout.row, STRONG * paper.sheet.text_scale
    y = 1.15 * row / 2
    for line in layout.name:
        paper.text((EDGE, y), line, size, look.ink, strong=True)
        y += 1.15 * row
    if layout.today:
        at = (paper.sheet.width - EDGE, y - (1.15 * row if layout.beside else 0))
        paper.text(at, layout.today, size, look.ink, strong=True, align="right")
        y += 0 if layout.beside else 1.15 * row
    glide_key.paint(paper, layout.key, y - 0.075 * row, row)
    y = layout.axis
    for line in layout.axis_lines:
        paper.text((EDGE, y), line, TEXT * paper.sheet.text_scale, look.quiet)
        y += row


def _signs(paper: Paper, layout: _Layout) -> None:
    plot, row = layout.plot, layout.row
    below = plot.bottom + TICK + row / 2
    for sign in layout.signs.below:
        if sign.kind == "step":
            glide_shapes.step(paper, sign.x, plot.bottom, TICK)
        elif sign.kind == "up":
            glide_shapes.up(paper, sign.x, below)
        _word(paper, sign, below)
    above = plot.top - 1.1 * STRONG * paper.sheet.text_scale - row / 2 - 2
    for sign in layout.signs.above:
        if sign.kind == "change":
            glide_shapes.change(paper, sign.x, above)
        else:
            glide_shapes.milestone(paper, sign.x, above)
        _word(paper, sign, above)
    if layout.signs.today is not None:
        _word(paper, layout.signs.today, above)


def _word(paper: Paper, sign: Sign, y: float) -> None:
    if sign.text:
        size = TEXT * paper.sheet.text_scale
        paper.text((sign.left, y), sign.text, size, paper.sheet.look.quiet)


def _dates(paper: Paper, now: GlideState, layout: _Layout, formats: Formats) -> None:
    sheet, size, plot = paper.sheet, TEXT * paper.sheet.text_scale, layout.lowest

    def span(tick: axes.Tick) -> tuple[float, float]:
        width = text_width(sheet, tick.text, size)
        left = min(max(plot.x(tick.day) - width / 2, EDGE), sheet.width - EDGE - width)
        return left, left + width

    def fits(ticks: list[axes.Tick]) -> bool:
        spans = [span(t) for t in ticks]
        return len(ticks) > 1 and all(b[0] - a[1] >= size for a, b in pairwise(spans))

    path = now.path
    ticks = axes.ticks(Series(path.first, path.last, ()), formats, fits)
    if len(ticks) == 1:  # the end of what is to come would say little
        name = formats.short_day if now.days < axes.YEARS_SHOWN_FROM else formats.short_month
        ends = [axes.Tick(day, name(day)) for day in (path.first, path.today)]
        ticks = ends if fits(ends) else ends[1:]
    # Words of steps and pauses stand right under the dose.
    start = plot.bottom if layout.panels else layout.dates - 0.6 * size - TICK
    for tick in ticks:
        x = plot.x(tick.day)
        paper.line([(x, start), (x, layout.dates - 0.6 * size)], sheet.look.grid, 1)
        paper.text((span(tick)[0], layout.dates), tick.text, size, sheet.look.quiet)


def _foot(paper: Paper, layout: _Layout) -> None:
    look, size, y = paper.sheet.look, TEXT * paper.sheet.text_scale, layout.foot
    for number, lines in layout.notes:
        left = EDGE
        if number:
            text = str(number)
            glide_shapes.milestone(paper, EDGE + sign_size(paper.sheet) / 2, y)
            left += sign_size(paper.sheet) + GAP
            paper.text((left, y), text, size, look.quiet)
            left += text_width(paper.sheet, text, size) + GAP
        for line in lines:
            paper.text((left, y), line, size, look.ink if number else look.quiet)
            y += layout.row
