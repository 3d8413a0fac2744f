"""What stands in a report, on the screen: the same blocks that go on paper."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.report.blocks import Block, Bullets, Columns, Document, Figure, Heading, Para, Table
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card
from app.views.components.room import GAP
from app.views.components.table import table_row
from app.views.components.text import body, heading, small, strong
from app.views.ui import Ui

WIDE_CELL = 110
"""Cells narrower than this in dp at text scale 1 break their words: they stand one under the
other then."""


def preview(ui: Ui, document: Document) -> ft.Control:
    """The whole document, a card for each part that has a heading."""
    parts = tuple(Part(part_card, (part,)) for part in parts_of(document.blocks))
    return Gradual(parts, GAP)


def parts_of(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """Headings with what follows them. What stands side by side on paper goes one after the
    other."""
    parts: list[list[Block]] = []
    for block in _in_a_row(blocks):
        if not parts or (isinstance(block, Heading) and block.level <= 2):
            parts.append([])
        parts[-1].append(block)
    return [tuple(part) for part in parts]


def _in_a_row(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            found += _in_a_row((*block.left, *block.right))
        else:
            found.append(block)
    return found


def part_card(ui: Ui, blocks: tuple[Block, ...]) -> ft.Control:
    """One part of the report."""
    return card(ui, [control for block in blocks for control in drawn(ui, block)])


def drawn(ui: Ui, block: Block) -> list[ft.Control]:
    """A block as controls; a new page is nothing on a screen."""
    match block:
        case Heading(text=text, level=level):
            return [heading(ui, text) if level <= 2 else strong(ui, text)]
        case Para(text=text):
            write = strong if block.strong else small if block.small else body
            return [write(ui, text)]
        case Bullets(items=items):
            lines: list[ft.Control] = [body(ui, f"• {item}") for item in items]
            return [ft.Column(lines, spacing=4, tight=True)]
        case Table():
            return [table(ui, block)]
        case Figure():
            return [small(ui, block.caption), body(ui, block.alt)] if block.caption else []
    return []


def table(ui: Ui, block: Table) -> ft.Control:
    """Rows as on paper where there is room; else each cell says which column it is of."""
    count = max((len(row) for row in block.rows), default=1)
    stacked = min(ui.width, 640) / ui.scale / count < WIDE_CELL
    lines: list[ft.Control] = [small(ui, block.caption)] if block.caption else []
    if block.heads and not stacked:
        lines.append(table_row(ui, block.heads, False, small))
    lines += [table_row(ui, said(row, block.heads, stacked), stacked, body) for row in block.rows]
    return ft.Column(lines, spacing=8, tight=True)


def said(row: Sequence[str], heads: Sequence[str], stacked: bool) -> Sequence[str]:
    """The cells, with the head of their column before each but the first where they are
    ``stacked``."""
    if not (stacked and heads):
        return row
    others = (f"{h}: {c}" if h else c for h, c in zip(heads[1:], row[1:], strict=False))
    return [row[0], *others]
