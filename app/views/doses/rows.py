"""The regular doses of one medicine, one by one: taken, skipped, or another amount."""

from __future__ import annotations

import flet as ft

from app.services.dose_day import RegularDay
from app.services.dose_fields import (
    OTHER,
    SKIPPED,
    TAKEN,
    agreed_doses,
    row_field,
)
from app.views import dose_identifiers as ids
from app.views.components.buttons import choice_button
from app.views.components.fields import problem_line
from app.views.components.kept_field import use_problem
from app.views.components.text import strong
from app.views.doses.inputs import Page, amount_field
from app.views.doses.said import column
from app.views.doses.time_field import TimeLine
from app.views.doses.words import amount_of, worn
from app.views.ui import use_ui

IDENTIFIERS = {TAKEN: "taken", SKIPPED: "skipped", OTHER: "other"}


@ft.component
def DoseRow(page: Page, regular: RegularDay, row: int, number: int) -> ft.Control:
    """One agreed dose. ``row`` counts those of the medicine from 0, ``number`` those of the
    page from 1. Saying it draws this row again and no other."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    medicine, plan = regular.medicine, agreed_doses(regular.step)[row]
    name = row_field(medicine.id, row, "how")
    problem = use_problem(ui, page.checks, name)
    how = page.form.get(name)
    amount = amount_of(ui, plan.amount, medicine)
    label = worn(ui, "dose-row", medicine.patch, number=row + 1, amount=amount)

    async def say(value: str) -> None:
        page.form.put(name, value)
        redraw(lambda n: n + 1)
        page.checks.again()
        await page.form.flush()

    def choice(value: str, text: str) -> ft.Control:
        return choice_button(
            ids.dose_row(number, IDENTIFIERS[value]),
            text,
            ui.t("dose-choice-label", row=label, choice=text),
            how == value,
            ui.act(lambda: say(value)),
        )

    buttons = [
        choice(TAKEN, ui.t("dose-worn" if medicine.patch else "dose-taken")),
        choice(SKIPPED, ui.t("dose-not-worn" if medicine.patch else "dose-skipped")),
        choice(OTHER, ui.t("dose-other")),
    ]
    below: list[ft.Control] = []
    if how == OTHER:
        ident = ids.dose_row(number, "amount")
        below.append(
            amount_field(ui, page, row_field(medicine.id, row, "amount"), ident, label, medicine)
        )
    if how in (TAKEN, OTHER) and not medicine.patch:
        at = row_field(medicine.id, row, "at")
        below.append(TimeLine(page, at, lambda part: ids.dose_row(number, part), label))
    controls = [
        strong(ui, label),
        ft.Row(buttons, wrap=True, spacing=8, run_spacing=8),
        *problem_line(ui, problem),
        *below,
    ]
    return ft.Semantics(container=True, label=label, content=column(controls, 8))
