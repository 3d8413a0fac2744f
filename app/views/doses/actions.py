"""Saying the doses of a day: as planned at once, or on a page of its own."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.i18n.translator import Message
from app.services.dose_day import DoseDay
from app.services.dose_said import Logged
from app.views import dose_identifiers as ids
from app.views.components.buttons import choice_button, primary_button, secondary_button
from app.views.state import Done
from app.views.ui import Ui


def dose_path(day: date, part: str = "", over: str = "") -> str:
    """The route of a day's dose page. ``part``: ``needed.1`` or ``source`` for that alone;
    ``over``: the check-in that it lies over."""
    return f"{over}/dose/{day.isoformat()}" + (f"/{part}" if part else "")


def tell_logged(ui: Ui, logged: Logged) -> None:
    """Say that doses were saved, with Undo; nothing where nothing was new."""
    if not logged.entries:
        return

    async def undo() -> None:
        await ui.doses.undo(logged)
        ui.shell.tell("doses-undone-kept" if logged.typed else "doses-undone")

    planned = all(e.as_planned for e in logged.entries)
    time = ui.formats.time(logged.entries[0].entered_at)
    message = Message("doses-logged-planned" if planned else "doses-logged", {"time": time})
    ui.shell.done(Done(message, ids.TODAY_DOSE_UNDO, undo))


async def say_as_planned(ui: Ui, day: date) -> None:
    """Say "taken as planned" for what was not said yet, with Undo."""
    tell_logged(ui, await ui.doses.as_planned(day))


def planned_text(ui: Ui, day: DoseDay) -> str:
    """The words of the one tap: for what is not said yet, all of it or the rest."""
    if len(day.unsaid) < len(day.regular):
        return ui.t("doses-rest-as-planned")
    all_worn = all(r.medicine.patch for r in day.unsaid)
    return ui.t("doses-as-planned-worn" if all_worn else "doses-as-planned")


def different_text(ui: Ui, day: DoseDay) -> str:
    """ "Something different", or the way back to what was typed."""
    return ui.t("doses-go-on" if day.form else "doses-different")


def change_button(
    ui: Ui, identifier: str, day: DoseDay, path: str, *, primary: bool = False
) -> ft.Control:
    """Corrects what was said."""
    make = primary_button if primary else secondary_button
    text = ui.t("doses-go-on" if day.form else "doses-change")
    label = None if day.form else ui.t("doses-change-label")
    return make(identifier, text, ui.act(lambda: ui.shell.navigate(path)), label=label)


def answer_buttons(
    ui: Ui, names: tuple[str, str], day: DoseDay, path: str, question: str
) -> ft.Control:
    """Both answers side by side, looking like those of the check-in's other questions."""
    planned, other = planned_text(ui, day), different_text(ui, day)
    buttons = [
        choice_button(
            names[0],
            planned,
            f"{question} {planned}",
            False,
            ui.act(lambda: say_as_planned(ui, day.day)),
        ),
        choice_button(
            names[1],
            other,
            f"{question} {other}",
            False,
            ui.act(lambda: ui.shell.navigate(path)),
        ),
    ]
    return ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
