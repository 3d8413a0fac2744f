"""The upper part of a glide path: the agreed dose as steps, what was taken as dots."""

from __future__ import annotations

from collections.abc import Sequence

from app.charts import glide_shapes
from app.charts.glide import GlideState
from app.charts.glide_amounts import write
from app.charts.glide_words import Voice
from app.charts.look import TEXT
from app.charts.paper import XY, Paper, wrap
from app.charts.plot import BREAK, Plot, dot_size
from app.domain.agreed import Stretch
from app.domain.glide import DAY, GlidePath

GAP = 6.0
SMALL = 3.0
"""Px across a dot where they touch."""


def paint(paper: Paper, plot: Plot, now: GlideState, voice: Voice) -> None:
    """Lines, dots and amounts; the ground and the signs are there already."""
    path = now.path
    _frame(paper, plot, now, voice)
    if not path.planned and not path.ahead:
        _nothing(paper, plot, voice)
    if now.dense:  # the dots would cover the line
        _taken(paper, plot, now)
        _agreed(paper, plot, path)
    else:
        _agreed(paper, plot, path)
        _taken(paper, plot, now)
    write(paper, plot, now, voice)


def _frame(paper: Paper, plot: Plot, now: GlideState, voice: Voice) -> None:
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    empty = not now.path.planned and not now.path.ahead
    for amount in now.levels[:1] if empty else now.levels:
        y = plot.y(float(amount))
        paper.line([(plot.left, y), (plot.right, y)], look.grid, 1)
        text = voice.formats.amount(amount)
        paper.text((plot.left - GAP, y), text, size, look.quiet, align="right")


def _nothing(paper: Paper, plot: Plot, voice: Voice) -> None:
    size, path = TEXT * paper.sheet.text_scale, voice.path
    message = "glide-nothing-agreed" if path.known else "glide-mme-unknown"
    text = voice.say(message if path.has_plan else "glide-no-plan")
    lines = wrap(paper.sheet, text, size, plot.right - plot.left)
    x, y = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
    for n, line in enumerate(lines):
        at = (x, y + (n - (len(lines) - 1) / 2) * 1.4 * size)
        paper.text(at, line, size, paper.sheet.look.ink, align="center")


def _agreed(paper: Paper, plot: Plot, path: GlidePath) -> None:
    look = paper.sheet.look
    paper.line(_stairs(plot, path.ahead), look.quiet, glide_shapes.PLANNED, dashed=True)
    if path.planned and path.ahead and path.ahead[0].first == path.planned[-1].last + DAY:
        # Where tomorrow begins with another amount, the step itself is still to come.
        x = plot.x(path.ahead[0].first, 0)
        ends = [(x, plot.y(float(s.daily))) for s in (path.planned[-1], path.ahead[0])]
        paper.line(ends, look.quiet, glide_shapes.PLANNED, dashed=True)
    paper.line(_stairs(plot, path.planned), look.ink, glide_shapes.PLANNED)


def _stairs(plot: Plot, stretches: Sequence[Stretch]) -> list[XY]:
    """From the first moment of each stretch to its last; down or up where the next one
    follows at once, a break where it does not."""
    found: list[XY] = []
    for stretch in stretches:
        x, y = plot.x(stretch.first, 0), plot.y(float(stretch.daily))
        if found and x - found[-1][0] > 0.5 * plot.day_width:
            found.append(BREAK)
        found += [(x, y), (plot.x(stretch.last, 1), y)]
    return found


def _taken(paper: Paper, plot: Plot, now: GlideState) -> None:
    days = [
        (plot.x(d.day), plot.y(float(d.taken)), d.late)
        for d in now.path.days
        if d.taken is not None
    ]
    look, size = paper.sheet.look, dot_size(plot, paper.sheet.text_scale)
    if now.dense:
        paper.dots([(x, y) for x, y, _ in days], look.line, SMALL)
        return
    paper.dots([(x, y) for x, y, late in days if not late], look.line, size)
    paper.dots([(x, y) for x, y, late in days if late], look.line, max(size, 7.5), hollow=True)
