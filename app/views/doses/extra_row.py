"""A dose beside the agreed ones on the dose page."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.services.dose_day import RegularDay
from app.services.dose_fields import (
    extra_field,
)
from app.views import dose_identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.text import strong
from app.views.doses.inputs import Page, amount_field
from app.views.doses.said import column
from app.views.doses.time_field import TimeLine
from app.views.doses.words import worn
from app.views.ui import use_ui

Again = Callable[[], None]
"""Draws the page again, after rows came or went."""


@ft.component
def ExtraRow(
    page: Page, regular: RegularDay, row: int, place: int, number: int, again: Again
) -> ft.Control:
    """A dose beside the agreed ones. ``row``: its number in the form, ``place`` among the
    extra doses of the medicine from 0, ``number`` among those of the page from 1."""
    ui = use_ui()
    medicine = regular.medicine
    label = worn(ui, "dose-extra-row", medicine.patch, number=place + 1)
    name, at = extra_field(medicine.id, row, "amount"), extra_field(medicine.id, row, "at")

    async def remove() -> None:
        await page.form.fill({name: None, at: None})
        page.checks.again()
        again()

    text = ui.t("dose-extra-remove")
    controls: list[ft.Control] = [
        strong(ui, label),
        amount_field(ui, page, name, ids.dose_extra_row(number, "amount"), label, medicine),
    ]
    if not medicine.patch:
        controls.append(TimeLine(page, at, lambda p: ids.dose_extra_row(number, p), label))
    controls.append(
        ft.Row(
            [
                text_button(
                    ids.dose_extra_row(number, "remove"),
                    text,
                    ui.act(remove),
                    label=f"{label}: {text}",
                )
            ]
        )
    )
    return ft.Semantics(container=True, label=label, content=column(controls, 8))
