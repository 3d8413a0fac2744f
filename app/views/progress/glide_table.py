"""The numbers behind the glide path, a row for each day that says something."""

from __future__ import annotations

import flet as ft

from app.services.glide_view import GlideRow, GlideView
from app.views import identifiers as ids
from app.views.components.table import PagedTable, TableSpec
from app.views.components.text import body
from app.views.ui import Ui

STACKED = 700
"""Below this width in dp four columns would be too narrow to read."""


def glide_table(ui: Ui, view: GlideView, chart: str) -> ft.Control:
    """Day, agreed, taken, and the measures in one column of words, so that a phone has room."""
    if not view.rows:
        return body(ui, ui.t("progress-table-none"))

    def cells(row: GlideRow) -> list[str]:
        marks = [("history-day-late", row.late), ("history-day-corrected", row.corrected)]
        said = [ui.t(message) for message, applies in marks if applies]
        amount = ui.t("glide-table-took", amount=row.taken) if row.taken else ""
        taken = [text for text in (amount, row.compared, *said) if text]
        values = [
            ui.t("glide-table-value", name=name, value=value)
            for name, value in zip(view.measures, row.values, strict=True)
            if value
        ]
        planned = ui.t("glide-table-agreed", amount=row.planned) if row.planned else ""
        found = [ui.formats.table_day(row.day), planned, ui.formats.listing(taken)]
        return [*found, ui.formats.listing(values)] if view.measures else found

    heads = ["day", "planned", "taken", *(["measures"] if view.measures else [])]

    spec = TableSpec(
        header=[ui.t(f"glide-table-{name}") for name in heads],
        rows=view.rows,
        cells=cells,
        earlier=ids.progress_table_earlier(chart),
        later=ids.progress_table_later(chart),
        stacked=STACKED,
    )
    return PagedTable(spec)
