"""A table of any length, one page at a time: ten years of rows open as fast as one week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.views.components.buttons import secondary_button
from app.views.components.gradual import Gradual, Part
from app.views.components.text import body, small, strong
from app.views.ui import Ui, use_ui

PAGE_ROWS = 31
"""Rows shown at once: a month of days."""

TOGETHER = 8
"""Rows drawn in one turn of the event loop."""

SPACING = 8

STACKED = 280
"""Below this width in dp at text scale 1, the cells of a row stand one under the other."""


@dataclass(frozen=True)
class TableSpec:
    """What a table shows. ``cells`` makes the texts of a row when its page is shown; the
    two identifiers are those of the buttons that turn the page."""

    header: Sequence[str]
    rows: Sequence[Any]
    cells: Callable[[Any], Sequence[str]]
    earlier: str
    later: str
    stacked: float = STACKED
    """Below this width in dp at text scale 1, cells stand one under the other; they then have
    to say by themselves what they are, because heads over them would not."""


@ft.component
def PagedTable(spec: TableSpec) -> ft.Control:
    """Rows under a header; a screen reader stops once for each row. The rows come newest
    first, so that "earlier" turns to the next page."""
    ui = use_ui()
    wanted, set_page = ft.use_state(0)
    page = min(wanted, max(len(spec.rows) - 1, 0) // PAGE_ROWS)
    start = page * PAGE_ROWS
    shown = spec.rows[start : start + PAGE_ROWS]
    texts = [tuple(spec.cells(row)) for row in shown]
    groups = (tuple(texts[n : n + TOGETHER]) for n in range(0, len(texts), TOGETHER))
    stacked = ui.width / ui.scale < spec.stacked
    rows = Gradual(tuple(Part(_rows, (group, stacked)) for group in groups), SPACING)
    head = (
        [] if stacked and spec.stacked > STACKED else [table_row(ui, spec.header, stacked, small)]
    )
    turning = _turning(ui, spec, page, set_page) if len(spec.rows) > PAGE_ROWS else []
    return ft.Column([*head, rows, *turning], spacing=SPACING, tight=True)


def _rows(ui: Ui, rows: Sequence[Sequence[str]], stacked: bool) -> ft.Control:
    lines = [table_row(ui, cells, stacked, body) for cells in rows]
    return ft.Column(lines, spacing=SPACING, tight=True)


def _turning(
    ui: Ui, spec: TableSpec, page: int, set_page: Callable[[int], None]
) -> list[ft.Control]:
    start, count = page * PAGE_ROWS, len(spec.rows)
    end = min(start + PAGE_ROWS, count)
    place = ui.t(
        "progress-table-place",
        first=ui.formats.number(start + 1),
        last=ui.formats.number(end),
        all=ui.formats.number(count),
    )
    later = secondary_button(
        spec.later,
        ui.t("progress-table-later"),
        ui.act(lambda: set_page(page - 1)),
        disabled=page == 0,
    )
    earlier = secondary_button(
        spec.earlier,
        ui.t("progress-table-earlier"),
        ui.act(lambda: set_page(page + 1)),
        disabled=end == count,
    )
    said = ft.Semantics(live_region=True, content=small(ui, place))
    return [said, ft.Row([later, earlier], wrap=True, spacing=8, run_spacing=8)]


def table_row(
    ui: Ui, cells: Sequence[str], stacked: bool, text: Callable[[Ui, str], ft.Text]
) -> ft.Control:
    """Cells side by side, or, ``stacked``, under the first of them; one stop for a reader."""
    if stacked:
        first, *others = cells
        lines = [strong(ui, first), *(text(ui, c) for c in others if c)]
        return ft.MergeSemantics(ft.Column(list(lines), spacing=0, tight=True))
    texts: list[ft.Control] = []
    for cell in cells:
        one = text(ui, cell)
        one.expand = True
        texts.append(one)
    start = ft.CrossAxisAlignment.START
    return ft.MergeSemantics(ft.Row(texts, spacing=8, vertical_alignment=start))
