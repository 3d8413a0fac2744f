"""The time of a dose, if the person likes to say."""

from __future__ import annotations

import flet as ft

from app.i18n.times import time_text
from app.views.components.buttons import choice_button, text_button
from app.views.components.time_field import time_said, time_spec
from app.views.doses.inputs import Name, Page, field
from app.views.ui import use_ui


@ft.component
def TimeLine(page: Page, name: str, ident: Name, label: str) -> ft.Control:
    """A quiet button that brings the field up; the field when something stands in it."""
    ui = use_ui()
    opened, set_opened = ft.use_state(bool(page.form.get(name)))
    if not opened:
        return ft.Row(
            [
                text_button(
                    ident("time.add"),
                    ui.t("dose-time-add"),
                    ui.act(lambda: set_opened(True)),
                    ft.Icons.SCHEDULE,
                    label=ui.t("dose-time-add-label", row=label),
                )
            ]
        )
    return TimeField(page, name, ident, label)


@ft.component
def TimeField(page: Page, name: str, ident: Name, label: str) -> ft.Control:
    """The time as typed, said back; "Now" for what was taken just now."""
    ui = use_ui()
    turn, set_turn = ft.use_state(0)

    async def now() -> None:
        moment = ui.doses.records.now()
        await page.form.fill({name: time_text(moment.time(), ui.formats)})
        page.checks.again()
        set_turn(turn + 1)

    controls = [field(page, time_spec(ui, name, ident("time"), label), time_said(ui))]
    if page.form.day.day == page.form.day.today:
        text = ui.t("dose-time-now")
        button = choice_button(ident("time.now"), text, f"{label}: {text}", False, ui.act(now))
        controls.append(ft.Row([button]))
    return ft.Column(
        controls, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
