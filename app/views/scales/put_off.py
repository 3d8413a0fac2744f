"""Leaving a questionnaire out: for today, or this time. No reason is asked for."""

from __future__ import annotations

import flet as ft

from app.domain.responses import Wait
from app.domain.scales.model import Scale
from app.i18n.translator import Message
from app.views import scale_identifiers as ids
from app.views.components.buttons import text_button
from app.views.scales.words import words_of
from app.views.state import Done
from app.views.ui import Ui

BUTTONS = (
    (Wait.NOT_NOW, ids.scale_not_now, "scales-not-now"),
    (Wait.NOT_THIS_TIME, ids.scale_not_this_time, "scales-not-this-time"),
)


def put_off_buttons(ui: Ui, scale: Scale) -> list[ft.Control]:
    """ "Not now" and "Not this time", each with Undo for a while."""
    name = words_of(ui, scale).name

    def button(wait: Wait, identifier: str, text: str) -> ft.Control:
        return text_button(
            identifier, text, ui.act(lambda: put_off(ui, scale, wait)), label=f"{text}: {name}"
        )

    texts = {Wait.NOT_THIS_TIME: "scales-not-this-step"} if scale.schedule.after_step else {}
    return [
        button(wait, make(scale.id), ui.t(texts.get(wait, message)))
        for wait, make, message in BUTTONS
    ]


async def put_off(ui: Ui, scale: Scale, wait: Wait) -> None:
    """Leave it out, and say until when."""
    deferral = await ui.scales.put_off(scale, wait)

    async def undo() -> None:
        await ui.scales.offer_again(deferral)
        ui.shell.tell("scales-offered-again")

    message = "scales-until-tomorrow"
    if wait is Wait.NOT_THIS_TIME:
        message = "scales-until-step" if scale.schedule.after_step else "scales-until-due"
    ui.shell.done(Done(Message(message, {}), ids.SCALE_UNDO, undo))
