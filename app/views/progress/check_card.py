"""A questionnaire without a score: its answers by day, one tap away."""

from __future__ import annotations

import flet as ft

from app.services.score_trends import CheckRow, CheckView
from app.views import identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.table import PagedTable, TableSpec
from app.views.components.text import body, heading, small
from app.views.progress.card import marks
from app.views.ui import Ui, use_ui


@ft.component
def CheckCard(view: CheckView) -> ft.Control:
    """The card of one questionnaire."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    message = "hide" if is_open else "show"
    button = expander_button(
        ids.progress_table(view.scale_id),
        ui.t(f"score-answers-{message}"),
        is_open,
        ui.act(lambda: set_open(not is_open)),
        label=ui.t(f"score-answers-{message}-label", name=view.name),
    )
    table = [_answers(ui, view)] if is_open else []
    return card(ui, [heading(ui, view.name), body(ui, view.sentence), button, *table])


def _answers(ui: Ui, view: CheckView) -> ft.Control:
    if not view.rows:
        return body(ui, ui.t("progress-table-none"))

    def cells(row: CheckRow) -> list[str]:
        day = ui.formats.listing([ui.formats.table_day(row.day), *marks(ui, row)])
        return [day, "\n".join(row.lines)]

    spec = TableSpec(
        header=[ui.t("progress-table-day"), ui.t("score-table-answers")],
        rows=view.rows,
        cells=cells,
        earlier=ids.progress_table_earlier(view.scale_id),
        later=ids.progress_table_later(view.scale_id),
    )
    missing = small(ui, ui.t("score-table-missing"))
    return ft.Column([missing, PagedTable(spec)], spacing=12, tight=True)
