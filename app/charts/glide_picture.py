"""Painting a glide path: every part at its place. See ``glide`` for what it means."""

from __future__ import annotations

from itertools import pairwise

from app.charts import axes, glide_dose, glide_key, glide_panels, glide_shapes
from app.charts.glide import GlideState
from app.charts.glide_layout import GAP, HEAD, TICK, Layout, place
from app.charts.glide_signs import Sign, sign_size
from app.charts.glide_words import Voice
from app.charts.look import STRONG, TEXT, Sheet
from app.charts.paper import XY, Paper, text_width
from app.charts.plot import BREAK, EDGE
from app.domain.trends import Series
from app.i18n.formats import Formats
from app.i18n.translator import Translator


def paint(now: GlideState, sheet: Sheet, say: Translator, formats: Formats) -> Paper:
    """The finished sheet, as high as its words and panels need."""
    voice = Voice(now.path, say, formats)
    layout = place(now, sheet, voice)
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


def _ground(paper: Paper, now: GlideState, layout: Layout) -> None:
    """Bands of pauses, and faint lines where steps begin, through all plots."""
    look = paper.sheet.look
    marks = now.path.marks
    # Behind the words of an empty panel lines would only be in the way.
    filled = (p.plot for p in layout.panels if p.state.summary.latest is not None)
    steps: list[XY] = []  # one line with breaks costs a tenth of many
    today: list[XY] = []
    for plot in (layout.plot, *filled):
        for stay in marks.stays:
            left, right = plot.x(stay.first, 0), plot.x(stay.last, 1)
            glide_shapes.band(paper, left, right, plot.top, plot.bottom)
        for turn in (*marks.steps, *marks.increases):
            x = plot.x(turn.day, 0)
            steps += [(x, plot.top), (x, plot.bottom), BREAK]
        if now.path.ahead:
            x = plot.x(now.path.today, 1)
            today += [(x, plot.top), (x, plot.bottom), BREAK]
    paper.line(steps, look.grid, 1)
    paper.line(today, look.quiet, 1)


def _head(paper: Paper, layout: Layout) -> None:
    look, row, size = paper.sheet.look, layout.row, STRONG * paper.sheet.text_scale
    right = paper.sheet.width - EDGE
    for number, line in enumerate(layout.name):
        y = HEAD * row * (number + 0.5)
        paper.text((EDGE, y), line, size, look.ink, strong=True)
    for number, line in enumerate(layout.today, start=layout.today_row):
        y = HEAD * row * (number + 0.5)
        paper.text((right, y), line, size, look.ink, strong=True, align="right")
    glide_key.paint(paper, layout.key, layout.key_top, row)
    for number, line in enumerate(layout.axis_lines):
        at = (EDGE, layout.axis + number * row)
        paper.text(at, line, TEXT * paper.sheet.text_scale, look.quiet)


def _signs(paper: Paper, layout: Layout) -> None:
    plot, above, below = layout.plot, layout.above, layout.below
    xs = [s.x for s in layout.signs.below if s.kind == "step"]
    glide_shapes.steps(paper, xs, plot.bottom, TICK)
    for sign in layout.signs.below:
        if sign.kind == "up":
            glide_shapes.up(paper, sign.x, below)
        _word(paper, sign, below)
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


def _dates(paper: Paper, now: GlideState, layout: Layout, formats: Formats) -> None:
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
    for tick in ticks:
        x = plot.x(tick.day)
        if layout.panels:  # right under the dose stand the words of steps and pauses
            paper.line([(x, plot.bottom), (x, layout.dates - 0.6 * size)], sheet.look.grid, 1)
        paper.text((span(tick)[0], layout.dates), tick.text, size, sheet.look.quiet)


def _foot(paper: Paper, layout: Layout) -> None:
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
