"""What was said before on the dose page, each line to be changed or taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.domain.doses import DoseInForce
from app.domain.medicines import Medicine
from app.views import dose_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import secondary_button
from app.views.components.text import body, strong
from app.views.doses.inputs import Page
from app.views.doses.said import column
from app.views.doses.words import any_line
from app.views.ui import Ui

Reload = Callable[[], None]


def changing(ui: Ui, page: Page, name: str) -> list[ft.Control]:
    """Said while the fields hold what was said before."""
    return [strong(ui, ui.t("dose-changing"))] if page.form.get(name) else []


def said_rows(
    ui: Ui,
    page: Page,
    said: Sequence[tuple[DoseInForce, Medicine | None]],
    first: int,
    again: Reload,
) -> list[ft.Control]:
    """What was said before, each to be changed or taken back."""
    return [
        said_row(ui, page, found, medicine, number, again)
        for number, (found, medicine) in enumerate(said, start=first)
    ]


def said_row(
    ui: Ui, page: Page, found: DoseInForce, medicine: Medicine | None, number: int, again: Reload
) -> ft.Control:
    """One statement with its two buttons."""
    line = any_line(ui, found, medicine)

    async def change() -> None:
        await page.form.correct(found)
        page.checks.again()
        again()

    async def take_back() -> None:
        await ui.doses.take_back(found)

    buttons = [
        secondary_button(
            ids.dose_said(number, "change"),
            ui.t("doses-change"),
            ui.act(change),
            label=ui.t("dose-said-change-label", said=line),
        ),
        AskFirst(
            ids.dose_said(number, "remove"),
            ui.t("dose-said-remove"),
            ui.t("dose-said-remove-ask"),
            ui.t("dose-said-remove-yes"),
            take_back,
        ),
    ]
    return column([body(ui, line), ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)], 8)
