"""One regular medicine on the dose page: its doses, more or none of them, and why."""

from __future__ import annotations

import flet as ft

from app.services.dose_day import RegularDay
from app.services.dose_fields import (
    SKIPPED,
    agreed_doses,
    extra_field,
    extras,
    reason_field,
)
from app.views import dose_identifiers as ids
from app.views.components.buttons import secondary_button
from app.views.components.kept_field import FieldSpec
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.text import heading, small
from app.views.doses.agreed import agreed
from app.views.doses.extra_row import Again, ExtraRow
from app.views.doses.inputs import Page, field
from app.views.doses.rows import DoseRow
from app.views.doses.summary import Summary
from app.views.doses.words import worn
from app.views.ui import Ui, use_ui


@ft.component
def MedicineCard(
    page: Page, regular: RegularDay, number: int, first: int, beside: int, again: Again
) -> ft.Control:
    """``number``: of the medicine, ``first``: of its first row, ``beside``: of its first
    extra row, all counted over the page from 1. ``again`` draws the page again."""
    ui = use_ui()
    medicine = regular.medicine
    rows = [
        keyed(DoseRow, f"{first + n}.{page.form.turn}")(page, regular, n, first + n)
        for n in range(len(agreed_doses(regular.step)))
    ]
    extra = [
        keyed(ExtraRow, f"x{n}.{page.form.turn}")(page, regular, n, place, beside + place, again)
        for place, n in enumerate(extras(page.form.fields, medicine.id))
    ]
    text = agreed(ui, regular) if rows else ""
    line = ui.t("dose-agreed", dose=text) if rows else ui.t("dose-agreed-none")
    return card(
        ui,
        [
            heading(ui, medicine.name),
            small(ui, line),
            *rows,
            *extra,
            whole_buttons(ui, page, regular, number, again),
            Summary(page, medicine.id),
            reason(ui, page, regular, number),
        ],
        stretch=True,
    )


def whole_buttons(ui: Ui, page: Page, regular: RegularDay, number: int, again: Again) -> ft.Control:
    """An extra dose, or none at all."""
    medicine, rows = regular.medicine, len(agreed_doses(regular.step))

    async def add() -> None:
        after = max(extras(page.form.fields, medicine.id), default=-1) + 1
        await page.form.fill({extra_field(medicine.id, after, "amount"): ""})
        page.checks.again()
        again()

    async def none() -> None:
        await page.form.say_all(rows, str(medicine.id), SKIPPED)
        page.checks.again()
        again()

    buttons = [
        secondary_button(
            ids.dose_extra(number), worn(ui, "dose-extra", medicine.patch), ui.act(add)
        )
    ]
    if rows:
        text = worn(ui, "dose-none", medicine.patch)
        buttons.insert(0, secondary_button(ids.dose_none(number), text, ui.act(none)))
    return ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)


def reason(ui: Ui, page: Page, regular: RegularDay, number: int) -> ft.Control:
    """Why, in the person's own words."""
    text = ui.t("dose-reason")
    spec = FieldSpec(
        name=reason_field(regular.medicine.id),
        identifier=ids.dose_reason(number),
        question=text,
        label=f"{regular.medicine.name}: {text}",
        lines=2,
    )
    return field(page, spec, lambda _: None)
