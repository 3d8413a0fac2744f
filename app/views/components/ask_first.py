"""A button that asks once before it does what cannot be taken back with a tap."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.views import identifiers as ids
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.text import body
from app.views.ui import use_ui


@ft.component
def AskFirst(
    identifier: str, text: str, question: str, yes: str, do: Callable[[], Awaitable[None]]
) -> ft.Control:
    """``text`` on the button; when pressed, ``question`` with ``yes`` and Cancel in place."""
    ui = use_ui()
    asking, set_asking = ft.use_state(False)
    busy = ft.use_ref(False)

    async def confirmed() -> None:
        if busy.current:
            return
        busy.current = True
        try:
            await do()
        finally:
            busy.current = False
        set_asking(False)

    if not asking:
        return secondary_button(identifier, text, ui.act(lambda: set_asking(True)))
    buttons = [
        primary_button(ids.yes(identifier), yes, ui.act(confirmed)),
        text_button(ids.no(identifier), ui.t("cancel"), ui.act(lambda: set_asking(False))),
    ]
    words = ft.Semantics(live_region=True, container=True, content=body(ui, question))
    return ft.Column(
        [words, ft.Row(buttons, wrap=True, spacing=12, run_spacing=12)], spacing=12, tight=True
    )
