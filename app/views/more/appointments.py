"""Visits to the clinic: those to come, and whether the person went to those that were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import flet as ft

from app.domain.appointments import Appointment
from app.services.appointments import AppointmentsView
from app.views import appointment_identifiers as ids
from app.views.components.buttons import primary_button
from app.views.components.expander import expander_button
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card, stack
from app.views.components.room import GAP
from app.views.components.text import body, heading
from app.views.effects import stop
from app.views.more.appointment_row import visit_row
from app.views.ui import Ui, use_ui

FORM = "/appointment"


@ft.component
def AppointmentsPage() -> ft.Control:
    """Loads the visits and shows them; loads again when the diary changes."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, show = ft.use_state(cast(AppointmentsView | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            show(await ui.diary.appointments.view())

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    if view is None:
        return stack([])
    if view.damaged:
        return card(ui, [body(ui, ui.t("appointment-damaged"))])
    cards = [add_card(ui, view)]
    if view.coming:
        cards.append(visits_card(ui, "coming", view.coming, view))
    if view.passed:
        cards.append(visits_card(ui, "passed", view.passed, view))
    if view.older:
        cards.append(Older(view))
    return stack(cards)


def add_card(ui: Ui, view: AppointmentsView) -> ft.Control:
    """What the list is for, and the way to add to it or to go on with what was begun."""
    lines = [body(ui, ui.t("appointment-why"))]
    if not view.coming:
        lines.append(body(ui, ui.t("appointment-none")))
    button = primary_button(
        ids.APPOINTMENT_ADD,
        ui.t("appointment-go-on" if view.begun else "appointment-add"),
        ui.act(lambda: ui.shell.navigate(FORM)),
        ft.Icons.ADD,
    )
    return card(ui, [*lines, button], stretch=True)


def visits_card(
    ui: Ui, group: str, visits: Sequence[Appointment], view: AppointmentsView
) -> ft.Control:
    """The visits of a group under its name, drawn one after the other."""
    return card(ui, [heading(ui, ui.t(f"appointment-{group}")), rows(group, visits, view)])


def rows(group: str, visits: Sequence[Appointment], view: AppointmentsView) -> ft.Control:
    """One part for each visit; ``group`` is part of their identifiers."""
    parts = tuple(Part(visit_row, (v, group, n, view.today)) for n, v in enumerate(visits, 1))
    return Gradual(parts, GAP)


@ft.component
def Older(view: AppointmentsView) -> ft.Control:
    """Visits of more than a year ago, behind a button."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    text = ui.t("appointment-older-hide" if is_open else "appointment-older-show")
    button = expander_button(
        ids.APPOINTMENT_OLDER, text, is_open, ui.act(lambda: set_open(not is_open))
    )
    controls = [rows("older", view.older, view)] if is_open else []
    return card(ui, [ft.Row([button], wrap=True), *controls])
