"""Save for a questionnaire, always in reach of the thumb."""

from __future__ import annotations

import flet as ft

from app.views import scale_identifiers as ids
from app.views.components.buttons import primary_button
from app.views.components.thumb_bar import narrow, thumb_bar
from app.views.scales.answering import Answering
from app.views.scales.answers import too_long
from app.views.ui import use_ui


@ft.component
def SaveBar(page: Answering, before: ft.Control | None = None) -> ft.Control:
    """The button, and what keeps it from saving. ``before``: a quieter way beside it."""
    ui = use_ui()
    saving, set_saving = ft.use_state(False)
    problem, set_problem = ft.use_state("")

    async def save() -> None:
        set_problem("")
        for question in page.scale.questions:
            sentence = too_long(ui, question, page.sitting.too_long(question))
            if sentence is not None:
                set_problem(sentence)
                return
        set_saving(True)
        try:
            saved = await page.save()
        finally:
            set_saving(False)
        if saved is None:
            set_problem(ui.t("problem-nothing-to-save"))

    icon = None if before is not None and narrow(ui) else ft.Icons.CHECK
    button = primary_button(ids.SCALE_SAVE, ui.t("save"), ui.act(save), icon, saving, expand=True)
    return thumb_bar(ui, button, problem or None, before)
