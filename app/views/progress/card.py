"""One measure: its name, the picture, what the picture says, and the numbers behind it."""

from __future__ import annotations

from math import ceil

import flet as ft

from app.charts import words
from app.services.score_trends import TRACE_BY_ID, CheckRow
from app.services.trend_view import TrendRow, TrendView
from app.views import identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.table import PagedTable, TableSpec
from app.views.components.text import body, heading, small
from app.views.progress.drawn import picture, sentences
from app.views.progress.slots import Slot, Wanted
from app.views.trouble import say_trouble
from app.views.ui import Ui, use_ui

USUAL_LETTERS = 260
"""Letters of a usual summary, to keep its room free while the chart is drawn."""


@ft.component
def MeasureCard(slot: Slot, wanted: Wanted) -> ft.Control:
    """The card of one measure; ``slot`` brings its chart when it is drawn."""
    ui = use_ui()
    slot, _ = ft.use_state(slot)
    is_open, set_open = ft.use_state(False)
    name = words.name(slot.measure, ui.words)
    view = slot.current(wanted)
    message = "hide" if is_open else "show"
    button = expander_button(
        ids.progress_table(slot.measure.id),
        ui.t(f"progress-table-{message}"),
        is_open,
        ui.act(lambda: set_open(not is_open)),
        label=ui.t(f"progress-table-{message}-label", name=name),
    )
    table = [numbers(ui, view)] if is_open and view is not None else []
    return card(ui, [heading(ui, name), *_chart(ui, slot, view, wanted), button, *table])


def _chart(ui: Ui, slot: Slot, view: TrendView | None, wanted: Wanted) -> list[ft.Control]:
    if view is not None:
        identifier = ids.progress_chart(view.measure_id)
        return [picture(identifier, view), sentences(ui, view.sentences)]
    if slot.trouble is not None and slot.wanted == wanted:
        return [body(ui, say_trouble(ui.words, slot.trouble))]
    return [_placeholder(ui, wanted)]


def _placeholder(ui: Ui, wanted: Wanted) -> ft.Control:
    """Holds the room that the chart and its summary will take, so that nothing jumps."""
    return ft.Container(
        content=small(ui, ui.t("progress-drawing")),
        height=expected_height(wanted),
        alignment=ft.Alignment.CENTER,
    )


def expected_height(wanted: Wanted) -> float:
    """About how high picture and summary are, in dp. The plot is what ``charts`` makes it;
    words above and below it take about four lines."""
    plot = min(max(0.4 * wanted.width, 130.0), 200.0)
    around = 4 * 1.4 * 13 * wanted.text_scale + 15
    size = 17 * wanted.text_scale
    lines = ceil(USUAL_LETTERS * 0.5 * size / wanted.width) + 2
    return plot + around + 12 + lines * 1.3 * size


def numbers(ui: Ui, view: TrendView) -> ft.Control:
    """The table behind the chart. It has a row for each day with an answer."""
    if not view.rows:
        return body(ui, ui.t("progress-table-none"))

    def cells(row: TrendRow) -> list[str]:
        said = [row.value, *marks(ui, row)]
        return [ui.formats.table_day(row.day), ui.formats.listing(said)]

    spec = TableSpec(
        header=[ui.t("progress-table-day"), ui.t("progress-table-value")],
        rows=view.rows,
        cells=cells,
        earlier=ids.progress_table_earlier(view.measure_id),
        later=ids.progress_table_later(view.measure_id),
    )
    score = view.measure_id in TRACE_BY_ID
    missing = small(ui, ui.t("score-table-missing" if score else "progress-table-missing"))
    return ft.Column([missing, PagedTable(spec)], spacing=12, tight=True)


def marks(ui: Ui, row: TrendRow | CheckRow) -> list[str]:
    """What is to be said of a row beside its value: added later, corrected."""
    found = [("history-day-late", row.late), ("history-day-corrected", row.corrected)]
    return [ui.t(message) for message, applies in found if applies]
