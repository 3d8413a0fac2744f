"""Measures of the printed report: paper, margins, sizes of text and the space between things.

All lengths are points (1/72 inch) from the top left of the page. Everything is black or grey
on white, so that any office printer does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.domain.paper import PaperSize

MM = 72 / 25.4

PAPERS = {PaperSize.A4: (210 * MM, 297 * MM), PaperSize.LETTER: (612.0, 792.0)}
"""Width and height of the sheets."""

SIDE, TOP, BOTTOM = 16 * MM, 14 * MM, 13 * MM
"""Empty edges. No printer in an office needs more than 12 mm."""

FOOT_GAP = 12.0
"""Between what the page says and its foot."""

FOOT_LINES = 2
"""A longer foot ends with three dots."""

TIGHTEST = 0.45
"""So much of the space between things is left where a part of the report comes onto one page by
that; less, and nobody would see what belongs together."""

GUTTER = 22.0
"""Between two stacks side by side."""

CELL_GAP = 9.0
"""Between two columns of a table."""

BULLET_INDENT = 11.0

LARGEST = 1.25
"""No figure is made larger than this many times, or its letters shout."""

CAPITALS = 0.67
"""Height of capital letters of the typeface, as a part of its size."""


class Weight(IntEnum):
    """The three weights of the bundled typeface."""

    REGULAR = 0
    SEMIBOLD = 1
    BOLD = 2


@dataclass(frozen=True)
class Style:
    """How text is set: ``size`` and ``leading`` (from line to line) in points, ``grey`` from
    0.0, black, to 1.0, and the space ``before`` it unless it begins a page."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    grey: float = 0.0
    before: float = 0.0


HEADINGS = {
    1: Style(19, 23, Weight.BOLD, before=14),
    2: Style(12, 15, Weight.BOLD, before=13),
    3: Style(10, 13, Weight.SEMIBOLD, before=9),
}

BODY = Style(9.5, 12.8, before=4.5)
STRONG = Style(10, 13.2, Weight.SEMIBOLD, before=4.5)
SMALL = Style(8, 10.6, grey=0.25, before=4)
BULLET = Style(9.5, 12.8, before=2.5)
CAPTION = Style(9.5, 12.4, Weight.SEMIBOLD, before=9)
FOOT = Style(8, 10.4, grey=0.25)

CELL = Style(9.5, 12.2)
CELL_HEAD = Style(9.5, 12.2, Weight.SEMIBOLD)
SMALL_CELL = Style(8, 10.2)
SMALL_CELL_HEAD = Style(8, 10.2, Weight.SEMIBOLD)

ROW_PAD, SMALL_ROW_PAD = 2.6, 1.7
"""Above and below the text of a row."""

TABLE_BEFORE, FIGURE_BEFORE, SIDE_BY_SIDE_BEFORE = 6.0, 8.0, 8.0
AFTER_CAPTION = 2.5

RULE = (0.4, 0.72)
"""Thickness and grey of the line below a row."""

STRONG_RULE = (0.7, 0.35)
"""Below the heads of a table and the headings of parts."""
