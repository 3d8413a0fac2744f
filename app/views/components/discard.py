"""Forgetting the answers of a page: only on request, and only after asking once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.views import identifiers as ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.text import body, strong
from app.views.ui import use_ui


@ft.component
def DiscardButton(identifier: str, forget: Callable[[], Awaitable[None]]) -> ft.Control:
    """A quiet button that asks before it forgets."""
    ui = use_ui()
    asking, set_asking = ft.use_state(False)

    async def confirmed() -> None:
        set_asking(False)
        await forget()

    question = ft.AlertDialog(
        modal=True,
        scrollable=True,  # large text on a small phone
        inset_padding=16,
        title=strong(ui, ui.t("checkin-discard-title")),
        content=body(ui, ui.t("checkin-discard-text")),
        actions=[
            text_button(ids.yes(identifier), ui.t("checkin-discard"), ui.act(confirmed)),
            primary_button(
                ids.no(identifier),
                ui.t("checkin-discard-keep"),
                ui.act(lambda: set_asking(False)),
            ),
        ],
    )
    ft.use_dialog(question if asking else None)
    button = text_button(identifier, ui.t("checkin-discard"), ui.act(lambda: set_asking(True)))
    return ft.Row([button], alignment=ft.MainAxisAlignment.CENTER, wrap=True)
