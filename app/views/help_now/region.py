"""Where somebody lives, or is now: it decides whose numbers are shown."""

from __future__ import annotations

import flet as ft

from app.views import help_identifiers as ids
from app.views.components.places import region_choices
from app.views.components.text import body
from app.views.help_now.visit import Desk


def region_page(desk: Desk) -> list[ft.Control]:
    """One button for each region; choosing one leads back to its numbers."""
    ui = desk.ui

    async def choose(code: str) -> None:
        desk.back()
        await ui.shell.change(region=code)

    chosen = ui.shell.state.settings.region
    return [
        body(ui, ui.t("firstrun-region-why")),
        region_choices(ui, chosen, ids.help_region, choose),
    ]
