"""Save, always in reach of the thumb."""

from __future__ import annotations

import flet as ft

from app.domain import emergency
from app.views import identifiers as ids
from app.views.checkin.form import CheckInForm
from app.views.components.buttons import primary_button
from app.views.components.thumb_bar import thumb_bar
from app.views.ui import use_ui


@ft.component
def SaveBar(form: CheckInForm) -> ft.Control:
    """The button under the questions. It knows alone that a save is under way: drawing the
    page again for that, twice a save, held the event loop for 30 ms each (measured)."""
    ui = use_ui()
    saving, set_saving = ft.use_state(False)

    async def save() -> None:
        set_saving(True)
        try:
            reason = emergency.in_checkin(form.answers)
            if reason is not None:
                await ui.shell.alarm.emergency(reason, ui.shell.run(form.flush()))
            checkin = None if await form.only_doses() else await form.save()
        finally:
            set_saving(False)
        if checkin is not None:
            ui.shell.saved(checkin)
        else:
            await form.discard()
            ui.shell.tell("doses-in-checkin")
        ui.shell.leave()

    button = primary_button(
        ids.CHECKIN_SAVE,
        ui.t("save"),
        ui.act(save),
        icon=ft.Icons.CHECK,
        disabled=saving,
        expand=True,
    )
    return thumb_bar(ui, button)
