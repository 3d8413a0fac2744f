"""Where everything of a glide path stands on the sheet, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.charts import glide_key, glide_panels
from app.charts.glide import GlideState
from app.charts.glide_panels import Panel
from app.charts.glide_signs import Signs, sign_size, signs
from app.charts.glide_words import Voice
from app.charts.look import STRONG, TEXT, Sheet
from app.charts.paper import text_width, wrap
from app.charts.plot import EDGE, Plot, room

GAP = 6.0
TICK = 5.0
HEAD = 1.15
"""Height of a line of the heading, in lines of the other words."""


@dataclass(frozen=True)
class Layout:
    """Everything with its place, in px. ``today`` is written at the right end of the lines
    from ``today_row`` on, ``key_top``, ``axis``, ``above``, ``below``, ``dates`` and ``foot``
    are the heights of their first lines. ``notes``: a milestone's number with its words, 0
    for the note that MME needs."""

    row: float
    name: list[str]
    today: list[str]
    today_row: int
    key: list[glide_key.Entry]
    key_top: float
    axis_lines: list[str]
    axis: float
    plot: Plot
    above: float
    below: float
    signs: Signs
    panels: list[Panel]
    dates: float
    notes: list[tuple[int, list[str]]]
    foot: float
    height: float

    @property
    def lowest(self) -> Plot:
        """The plot under which the dates stand."""
        return self.panels[-1].plot if self.panels else self.plot


def place(now: GlideState, sheet: Sheet, voice: Voice) -> Layout:
    """The layout, from the top down."""
    size, inner = TEXT * sheet.text_scale, room(sheet)
    row, strong = 1.4 * size, STRONG * sheet.text_scale
    plot = _across(now, sheet, voice)
    found = signs(plot, sheet, voice)
    name = wrap(sheet, voice.name, strong, inner, strong=True)
    today = wrap(sheet, _today(now, voice), strong, inner, strong=True)
    widths = [text_width(sheet, text, strong, strong=True) for text in (name[-1], *today)]
    today_row = len(name) - (1 if len(today) == 1 and sum(widths) + 3 * GAP <= inner else 0)
    heads = max(len(name), today_row + len(today)) * HEAD * row
    key = glide_key.entries(now, found, sheet, voice.say)
    axis_lines = wrap(sheet, voice.axis, size, inner) if now.path.known else []
    axis = heads + glide_key.rows(key) * row + (GAP if key else 0) + row / 2
    above = axis + (len(axis_lines) - 1) * row
    if (found.above or found.today) and not _share_a_row(sheet, axis_lines, found):
        above += row
    # Room for the amount above the highest step, and for half a number of the axis.
    top = above + row / 2 + strong + GAP
    bottom = top + max(min(0.4 * sheet.width, 200.0), 150.0, 6 * row)
    plot = replace(plot, top=top, bottom=bottom)
    # The number at the lower edge of a plot reaches below it.
    down = max(GAP + row / 2, size + 2)
    below = bottom + down
    worded = any(s.text or s.kind == "up" for s in found.below)
    y = below + row / 2 if worded else bottom + GAP
    panels = list(glide_panels.layout(now, sheet, voice, plot, y))
    dates = panels[-1].plot.bottom + down if panels else max(y + row / 2, below)
    notes = list(_notes(now, sheet, voice))
    foot = dates + row + (GAP if notes else 0)
    return Layout(
        row=row,
        name=name,
        today=today,
        today_row=today_row,
        key=key,
        key_top=heads + row / 2,
        axis_lines=axis_lines,
        axis=axis,
        plot=plot,
        above=above,
        below=below,
        signs=found,
        panels=panels,
        dates=dates,
        notes=notes,
        foot=foot,
        height=foot + row * (sum(len(lines) for _, lines in notes) - 0.5) + GAP / 2,
    )


def _today(now: GlideState, voice: Voice) -> str:
    agreed = now.path.now
    if agreed is None:
        return ""
    amount = voice.daily(agreed.daily)
    if voice.until is not None:
        return voice.say("glide-then", day=voice.until, amount=amount)
    return voice.say("glide-now", amount=amount)


def _across(now: GlideState, sheet: Sheet, voice: Voice) -> Plot:
    """The time axis that all plots share; heights are not known yet."""
    return Plot(
        left=EDGE + _beside(now, sheet, voice) + GAP,
        top=0,
        right=sheet.width - EDGE,
        bottom=0,
        first=now.path.first,
        days=now.days,
        low=0,
        high=float(now.levels[-1]),
    )


def _share_a_row(sheet: Sheet, axis_lines: list[str], found: Signs) -> bool:
    """Whether the signs above the plot have room right of the unit."""
    starts = [s.x - sign_size(sheet) / 2 for s in found.above]
    starts += [found.today.left] if found.today is not None else []
    size = TEXT * sheet.text_scale
    unit = text_width(sheet, axis_lines[-1], size) if axis_lines else 0.0
    return bool(axis_lines) and min(starts, default=sheet.width) > EDGE + unit + 2 * GAP


def _beside(now: GlideState, sheet: Sheet, voice: Voice) -> float:
    """Px that the widest number beside any of the plots takes."""
    size, formats = TEXT * sheet.text_scale, voice.formats
    texts = {formats.amount(amount) for amount in now.levels}
    texts |= {formats.number(value) for panel in now.panels for value in panel.levels}
    return max(text_width(sheet, text, size) for text in texts)


def _notes(now: GlideState, sheet: Sheet, voice: Voice) -> Iterator[tuple[int, list[str]]]:
    """What stands below: milestones with their number, and the note that MME needs (0)."""
    size, inner = TEXT * sheet.text_scale, room(sheet)
    for one in now.path.marks.milestones:
        day = voice.formats.table_day(one.day)
        text = voice.say("glide-key-milestone", day=day, wording=one.wording)
        yield one.number, wrap(sheet, text, size, inner - _indent(sheet, one.number, voice))
    if voice.total:
        yield 0, wrap(sheet, voice.say("glide-mme-note"), size, inner)


def _indent(sheet: Sheet, number: int, voice: Voice) -> float:
    size = TEXT * sheet.text_scale
    return sign_size(sheet) + 2 * GAP + text_width(sheet, voice.formats.number(number), size)
