"""The days that were shared, one by one: what was said on each."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.items import ITEMS
from app.domain.sharing.shown import ToldDay
from app.views import supporting_identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.table import PagedTable, TableSpec
from app.views.components.text import heading
from app.views.history.answers import question, say
from app.views.ui import Ui, use_ui


@ft.component
def DaysCard(days: Sequence[ToldDay]) -> ft.Control:
    """The table, one tap away, the newest day first."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    button = expander_button(
        ids.SUPPORTING_DAYS,
        ui.t("supporting-days-hide" if is_open else "supporting-days-show"),
        is_open,
        ui.act(lambda: set_open(not is_open)),
    )
    table = [_table(ui, days)] if is_open else []
    return card(ui, [heading(ui, ui.t("supporting-days")), button, *table])


def _table(ui: Ui, days: Sequence[ToldDay]) -> ft.Control:
    def cells(told: ToldDay) -> list[str]:
        lines = [
            ui.t(
                "supporting-days-answer",
                question=question(ui.words, item),
                answer=say(ui.words, ui.formats, ITEMS[item], answer),
            )
            for item, answer in told.answers
        ]
        return [ui.formats.table_day(told.day), "\n".join(lines)]

    spec = TableSpec(
        header=[ui.t("supporting-days-day"), ui.t("supporting-days-said")],
        rows=days,
        cells=cells,
        earlier=ids.SUPPORTING_DAYS_EARLIER,
        later=ids.SUPPORTING_DAYS_LATER,
    )
    return PagedTable(spec)
