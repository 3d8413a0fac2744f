"""Small tables of two columns of numbers, each with what is behind it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.services.step_words import Cell, Row
from app.views.components.text import body, small, strong
from app.views.ui import Ui

STACKED = 300
"""Below this width in dp at text scale 1, the numbers stand under their names."""

NAME, NUMBER = 4, 3
"""How the width is shared."""


def compared(ui: Ui, heads: tuple[str, str], rows: Sequence[Row]) -> ft.Control:
    """A line for each row under ``heads``. A reader hears each line as one sentence."""
    narrow = ui.width / ui.scale < STACKED
    lines = [_stacked(ui, heads, r) if narrow else _line(ui, r) for r in rows]
    above = [] if narrow else [_heads(ui, heads)]
    return ft.Column([*above, *lines], spacing=10, tight=True)


def _heads(ui: Ui, heads: tuple[str, str]) -> ft.Control:
    cells: list[ft.Control] = [ft.Container(expand=NAME)]
    cells += [ft.Container(small(ui, head), expand=NUMBER) for head in heads]
    # Each line says them again for those who listen.
    return ft.Semantics(exclude_semantics=True, content=ft.Row(cells, spacing=8))


def _line(ui: Ui, row: Row) -> ft.Control:
    cells: list[ft.Control] = [ft.Container(body(ui, row.name), expand=NAME)]
    cells += [_cell(ui, cell) for cell in (row.first, row.second)]
    start = ft.CrossAxisAlignment.START
    return _said(row, ft.Row(cells, spacing=8, vertical_alignment=start))


def _cell(ui: Ui, cell: Cell) -> ft.Control:
    texts: list[ft.Control] = [strong(ui, cell.text)]
    if cell.aside:
        texts.append(small(ui, cell.aside))
    return ft.Container(ft.Column(texts, spacing=0, tight=True), expand=NUMBER)


def _stacked(ui: Ui, heads: tuple[str, str], row: Row) -> ft.Control:
    texts: list[ft.Control] = [strong(ui, row.name)]
    for head, cell in zip(heads, (row.first, row.second), strict=True):
        texts += [small(ui, head), body(ui, str(cell))]
    return _said(row, ft.Column(texts, spacing=0, tight=True))


def _said(row: Row, content: ft.Control) -> ft.Control:
    return ft.Semantics(label=row.sentence, container=True, exclude_semantics=True, content=content)
