"""The page that asks a questionnaire: begun anew, gone on with, or put right."""

from __future__ import annotations

from typing import cast
from uuid import UUID

import flet as ft

from app.domain.errors import EntryDamaged
from app.services.sitting import Sitting
from app.views import scale_identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.discard import DiscardButton
from app.views.components.keyed import keyed
from app.views.components.layout import page_column
from app.views.components.text import body
from app.views.effects import stop
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.scales.answering import Answering
from app.views.scales.page import OnePage
from app.views.scales.steps import Steps
from app.views.scales.words import words_of
from app.views.ui import Ui, use_ui


@ft.component
def ScaleScreen() -> ft.View:
    """``/questions/peg`` asks it; ``/questions/peg/correct/<id>`` puts a saved one right."""
    ui = use_ui()
    params, path = ft.use_route_params(), ft.use_view_path()
    pulse, _ = ft.use_state(ui.shell.pulse)
    page, set_page = ft.use_state(cast(Answering | None, None))
    torn, set_torn = ft.use_state(False)

    async def load() -> None:
        if ui.shell.state.diary is None or (page is not None and page.saved):
            return
        if page is not None and page.sitting.touched:
            if await ui.scales.gone(page.sitting):
                ui.shell.tell("scales-elsewhere")
                ui.shell.leave()
            return
        try:
            sitting = await sitting_for(ui, params)
        except EntryDamaged:
            set_torn(True)
            return
        if sitting is None:
            ui.shell.leave()
            return
        set_torn(False)
        set_page(Answering(ui.shell, ui.scales, sitting, words_of(ui, sitting.scale)))

    ft.use_effect(ui.act(load), [path, pulse.revision], cleanup=stop)
    ft.use_effect(ui.act(stop), [], cleanup=ui.shell.put_away)
    close = text_button(ids.SCALE_CLOSE, ui.t("close"), ui.act(ui.shell.leave), icon=ft.Icons.CLOSE)
    content: list[ft.Control] = [Torn()] if torn else []
    if page is not None:
        made = OnePage if page.all_at_once else Steps
        content = [keyed(made, str(id(page)))(page)]
    return framed_view(ui, path, [top_bar(ui, close), Notices(), *content], modal=True)


async def sitting_for(ui: Ui, params: dict[str, str]) -> Sitting | None:
    """What the route asks for; ``None`` for a route that makes no sense."""
    if "response" not in params:
        return await ui.scales.sitting(params["scale"])
    try:
        return await ui.scales.correction(UUID(params["response"]))
    except ValueError:
        return None


@ft.component
def Torn() -> ft.Control:
    """Said where the kept answers cannot be opened, with the way to begin anew."""
    ui = use_ui()
    column = page_column(
        ui,
        [
            body(ui, ui.t("scales-torn")),
            DiscardButton(ids.SCALE_DISCARD, ui.scales.discard_all),
        ],
        rail=False,
    )
    return ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
