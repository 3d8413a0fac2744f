"""One visit of the list: when and with whom, whether the person went, and what can be done."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.domain.appointments import Appointment
from app.i18n.times import time_text
from app.i18n.translator import Message
from app.views import appointment_identifiers as ids
from app.views.components.buttons import choice_button, text_button
from app.views.components.text import body, small, strong
from app.views.state import Done
from app.views.taking_away import taking_away
from app.views.ui import Ui

ANSWERS = ((True, "went"), (False, "missed"))
"""What can be said of a visit that was. Both are plain facts, and look alike."""


def visit_row(ui: Ui, one: Appointment, group: str, number: int, today: date) -> ft.Control:
    """``group`` and ``number``, from 1, are part of the identifiers."""
    lines: list[ft.Control] = [strong(ui, when(ui, one))]
    if one.day == today:
        lines.append(small(ui, ui.t("appointment-today")))
    if one.note:
        lines.append(body(ui, one.note))
    controls: list[ft.Control] = [ft.MergeSemantics(ft.Column(lines, spacing=2, tight=True))]
    if one.day <= today:
        controls.append(did_you_go(ui, one, group, number))
    controls.append(ft.Row(_buttons(ui, one, group, number), wrap=True, spacing=8, run_spacing=0))
    return ft.Container(
        ft.Column(controls, spacing=8, tight=True),
        padding=ft.Padding.only(left=12),
        border=ft.Border.only(left=ft.BorderSide(2, ui.palette.divider)),
        key=str(one.id),
    )


def when(ui: Ui, one: Appointment) -> str:
    """ "Monday, March 3, 2025", with its time where it was said."""
    day = ui.formats.day(one.day)
    if one.at is None:
        return day
    return ui.t("appointment-day-at", day=day, time=time_text(one.at, ui.formats))


def did_you_go(ui: Ui, one: Appointment, group: str, number: int) -> ft.Control:
    """ "Did you go?" with its two answers. The other one can be chosen at any time."""
    question = ui.t("appointment-did-you-go")
    day = ui.formats.table_day(one.day)

    async def say(went: bool) -> None:
        said = await ui.diary.appointments.say_attended(one, went)
        if said is None:
            return

        async def undo() -> None:
            await ui.diary.appointments.undo(said)
            ui.shell.tell("appointment-undone")

        message = Message("appointment-noted-went" if went else "appointment-noted-missed")
        ui.shell.done(Done(message, ids.APPOINTMENT_UNDO, undo))

    buttons = [
        choice_button(
            ids.appointment_row(group, number, name),
            ui.t(f"appointment-{name}"),
            ui.t("appointment-answer-label", day=day, answer=ui.t(f"appointment-{name}")),
            one.attended is went,
            ui.act(lambda went=went: say(went)),
        )
        for went, name in ANSWERS
    ]
    row = ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
    group_ = ft.Semantics(label=question, container=True, content=row)
    return ft.Column([body(ui, question), group_], spacing=4, tight=True)


def _buttons(ui: Ui, one: Appointment, group: str, number: int) -> list[ft.Control]:
    remove = taking_away(ui, ui.diary.appointments, one, "appointment", ids.APPOINTMENT_UNDO)
    day = ui.formats.table_day(one.day)
    return [
        text_button(
            ids.appointment_row(group, number, "change"),
            ui.t("appointment-change"),
            ui.act(lambda: ui.shell.navigate(f"/appointment/{one.id}")),
            label=ui.t("appointment-change-label", day=day),
        ),
        text_button(
            ids.appointment_row(group, number, "remove"),
            ui.t("appointment-remove"),
            ui.act(remove),
            label=ui.t("appointment-remove-label", day=day),
        ),
    ]
