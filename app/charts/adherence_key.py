"""The key of doses against the plan: each pattern that occurs, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.charts.adherence import AdherenceState
from app.charts.adherence_bars import EDGE, GAP
from app.charts.look import TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.patterns import Patterns, Rect
from app.domain.doses import Adherence
from app.i18n.translator import Translator

SAMPLE = (22.0, 13.0)
"""Width and height of a sample."""


@dataclass(frozen=True)
class KeyEntry:
    """A kind with its words, ``left`` px from the edge and ``row`` lines down."""

    kind: Adherence
    lines: list[str]
    left: float
    row: int


def key_entries(now: AdherenceState, sheet: Sheet, say: Translator) -> Iterator[KeyEntry]:
    """The kinds that occur, beside each other as long as there is room."""
    size, x, row = TEXT * sheet.text_scale, EDGE, 0
    room = sheet.width - 2 * EDGE - SAMPLE[0] - GAP
    for kind in now.kinds:
        lines = wrap(sheet, say(f"adherence-{kind}"), size, room)
        width = SAMPLE[0] + GAP + max(text_width(sheet, line, size) for line in lines)
        if x > EDGE and x + width > sheet.width - EDGE:
            x, row = EDGE, row + 1
        yield KeyEntry(kind, lines, x, row)
        row += len(lines) - 1
        x += width + 2.5 * GAP


def draw_key(paper: Paper, patterns: Patterns, key: list[KeyEntry], y: float, row: float) -> None:
    """The key from the line of words at ``y`` on; ``row`` px from line to line."""
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for entry in key:
        at = y + entry.row * row
        half = SAMPLE[1] / 2
        patterns.fill(entry.kind, [Rect(entry.left, at - half, entry.left + SAMPLE[0], at + half)])
        for line in entry.lines:
            paper.text((entry.left + SAMPLE[0] + GAP, at), line, size, look.quiet)
            at += row
