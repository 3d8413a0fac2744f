"""Tables: rows with a thin line below each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite

from app.report.blocks import Table
from app.report.pdf_lines import Line, Setter
from app.report.pdf_look import (
    CELL,
    CELL_GAP,
    CELL_HEAD,
    ROW_PAD,
    RULE,
    SMALL_CELL,
    SMALL_CELL_HEAD,
    SMALL_ROW_PAD,
    STRONG_RULE,
    Style,
)
from app.report.pdf_pen import Pen
from app.report.pdf_slabs import Slab, lines_that_fit
from app.report.pdf_tags import Tag

TALL = 8
"""A row of more lines may go on on the next page, so that no page ends half empty."""


@dataclass(frozen=True)
class Cell:
    """Lines from ``x``, or up to ``end_at``. Without ``tag`` they are no part of the text."""

    lines: Sequence[Line]
    style: Style
    tag: Tag | None
    x: float
    end_at: float | None = None


@dataclass(frozen=True)
class Row(Slab):
    """Cells side by side, and a line below them from ``x``, ``width`` wide, unless the row goes
    on on the next page."""

    cells: Sequence[Cell]
    x: float
    width: float
    pad: float
    rule: tuple[float, float] | None = RULE
    before: float = 0.0
    keep: bool = False
    again: Slab | None = None

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.cells[0].style.leading

    @property
    def count(self) -> int:
        """Lines of the highest cell, at least one."""
        return max(1, *(len(c.lines) for c in self.cells))

    @property
    def height(self) -> float:
        """Of the whole."""
        return self.count * self.leading + 2 * self.pad

    @property
    def least(self) -> float:
        """Two lines, where the rest may follow on the next page."""
        return min(self.count, 2) * self.leading + self.pad if self.count > TALL else self.height

    def draw(self, pen: Pen, top: float) -> None:
        """Put it on the page."""
        for cell in self.cells:
            pen.paragraph(
                cell.tag, cell.lines, cell.style, cell.x, top + self.pad, end_at=cell.end_at
            )
        if self.rule:
            pen.rule(self.x, top + self.height, self.width, self.rule)

    def cut(self, room: float, *, must: bool = False) -> tuple[Slab, Slab] | None:
        """Between two lines."""
        fit = lines_that_fit(self.count, room - 2 * self.pad, self.leading, must=must)
        if not fit:
            return None
        first = [replace(c, lines=c.lines[:fit]) for c in self.cells]
        rest = [replace(c, lines=c.lines[fit:]) for c in self.cells]
        return replace(self, cells=first, rule=None), replace(self, cells=rest)


class Rows:
    """Lays one table out in rows."""

    def __init__(self, setter: Setter, table: Table, tag: Tag, x: float, width: float) -> None:
        self._setter = setter
        self._table = table
        self._tag = tag
        self._x, self._width = x, width
        self._places = list(_columns(table, x, width))
        self._pad = SMALL_ROW_PAD if table.small else ROW_PAD

    def rows(self, before: float, most: float) -> list[Slab]:
        """The heads and the rows; heads higher than ``most`` are not shown again."""
        found: list[Slab] = []
        again = None
        if any(h.strip() for h in self._table.heads):
            heads = self._row(self._table.heads, head=True, before=before)
            found.append(heads)
            if heads.height <= most:
                silent = [replace(c, tag=None) for c in heads.cells]
                again = replace(heads, cells=silent, before=0)
        for texts in self._table.rows:
            row = self._row(texts, head=False, before=0 if found else before)
            found.append(replace(row, again=again))
        return found

    def _row(self, texts: Sequence[str], *, head: bool, before: float) -> Row:
        tag = Tag("TR", self._tag)
        filled = [*texts, *[""] * len(self._places)]
        cells = [self._cell(n, filled[n], tag, head=head) for n in range(len(self._places))]
        rule = STRONG_RULE if head else RULE
        return Row(cells, self._x, self._width, self._pad, rule, before, keep=head)

    def _cell(self, number: int, text: str, row: Tag, *, head: bool) -> Cell:
        x, width = self._places[number]
        named = head or (number == 0 and not self._table.heads)
        if self._table.small:
            style = SMALL_CELL_HEAD if named else SMALL_CELL
        else:
            style = CELL_HEAD if named else CELL
        tag = Tag("TH", row, scope="Column" if head else "Row") if named else Tag("TD", row)
        end_at = x + width if number in self._table.numbers else None
        return Cell(self._setter.lines(text, style, width), style, tag, x, end_at)


def _columns(table: Table, x: float, width: float) -> Sequence[tuple[float, float]]:
    """Where each column begins, and its width."""
    count = max(1, len(table.heads), *(len(r) for r in table.rows), len(table.widths))
    parts = [*table.widths, *[0.0] * (count - len(table.widths))]
    if not all(isfinite(p) and p > 0 for p in parts):
        parts = [1.0] * count
    gaps = [_gap(table, n) for n in range(1, count)]
    room = width - sum(gaps)
    places = []
    for part, gap in zip(parts, [*gaps, 0.0], strict=True):
        places.append((x, room * part / sum(parts)))
        x += room * part / sum(parts) + gap
    return places


def _gap(table: Table, number: int) -> float:
    """Before column ``number``: words do not begin right behind a number."""
    return CELL_GAP * (2 if number - 1 in table.numbers and number not in table.numbers else 1)
