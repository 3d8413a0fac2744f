"""The check-in's question about doses while a plan is in force: the same thing as the card
of Today, said at once and never asked twice."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.services.dose_day import DoseDay
from app.views import dose_identifiers as ids
from app.views import identifiers as all_ids
from app.views.components.layout import card
from app.views.components.text import small, strong
from app.views.doses.actions import answer_buttons, change_button, dose_path
from app.views.doses.agreed import agreed_of
from app.views.doses.said import said_block
from app.views.effects import stop
from app.views.ui import use_ui

NAMES = (
    all_ids.checkin_value("doses", "as_usual"),
    all_ids.checkin_value("doses", "different"),
)


@ft.component
def DoseQuestion(day: date, begin: DoseDay, over: str) -> ft.Control:
    """``begin``: the day as the check-in found it; ``over``: the route of the check-in."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, set_view = ft.use_state(begin)

    async def load() -> None:
        if ui.shell.state.diary is not None:
            found = await ui.doses.day(day)
            if found.regular:
                set_view(found)

    ft.use_effect(ui.act(load), [day, pulse.revision], cleanup=stop)
    question = ui.t("item-doses-planned")
    path = dose_path(day, over=over)
    controls: list[ft.Control] = [
        ft.Semantics(header=True, heading_level=2, content=strong(ui, question))
    ]
    for regular in view.regular:
        controls.append(small(ui, agreed_of(ui, regular)))
        controls += said_block(ui, regular, named=len(view.regular) > 1)
    if view.unsaid:
        controls.append(answer_buttons(ui, NAMES, view, path, question))
    else:
        button = change_button(ui, ids.CHECKIN_DOSES_CHANGE, view, path)
        controls.append(ft.Row([button], wrap=True))
    return card(ui, controls)
