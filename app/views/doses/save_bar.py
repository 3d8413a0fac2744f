"""Save for the doses, always in reach of the thumb; asks about an amount that looks wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import flet as ft

from app.views import dose_identifiers as ids
from app.views import identifiers as all_ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.text import body, strong
from app.views.components.thumb_bar import thumb_bar
from app.views.doses.actions import tell_logged
from app.views.doses.inputs import Page
from app.views.ui import Ui, use_ui

Doubt = tuple[str, str]
"""A field and the amount in it, in words."""


@ft.component
def SaveBar(page: Page, close: Callable[[], None]) -> ft.Control:
    """The button, what keeps it from saving, and the question about a large amount."""
    ui = use_ui()
    saving, set_saving = ft.use_state(False)
    note, set_note = ft.use_state("")
    doubt, set_doubt = ft.use_state(cast(Doubt | None, None))

    async def save() -> None:
        set_note("")
        if not page.checks.begin():
            set_note(ui.t("dose-look"))
            return
        if not page.form.read().statements:
            set_note(ui.t("dose-problem-nothing"))
            return
        asked = page.form.doubt(ui.words)
        set_doubt(asked)
        if asked is None:
            await keep()

    async def keep() -> None:
        set_saving(True)
        try:
            logged = await page.form.save()
        finally:
            set_saving(False)
        tell_logged(ui, logged)
        close()

    async def sure() -> None:
        if doubt is not None:
            await page.form.sure(doubt[0])
        set_doubt(None)
        await save()

    ft.use_dialog(question(ui, doubt, sure, lambda: set_doubt(None)) if doubt else None)
    button = primary_button(
        ids.DOSE_SAVE, ui.t("save"), ui.act(save), ft.Icons.CHECK, saving, expand=True
    )
    return thumb_bar(ui, button, note or None)


def question(
    ui: Ui, doubt: Doubt, yes: Callable[[], object], no: Callable[[], object]
) -> ft.AlertDialog:
    """ "Is 300 mg right?": asked before it is saved (R28)."""
    return ft.AlertDialog(
        modal=True,
        scrollable=True,  # large text on a small phone
        inset_padding=16,
        title=strong(ui, ui.t("dose-sure-title", amount=doubt[1])),
        content=body(ui, ui.t("dose-sure-text")),
        actions=[
            text_button(all_ids.yes(ids.DOSE_SURE), ui.t("dose-sure-yes"), ui.act(yes)),
            primary_button(all_ids.no(ids.DOSE_SURE), ui.t("dose-sure-no"), ui.act(no)),
        ],
    )
