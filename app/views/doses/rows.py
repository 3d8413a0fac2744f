"""The regular doses of one medicine, one by one: taken, skipped, or another amount."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import flet as ft

from app.services.dose_day import RegularDay
from app.services.dose_form import (
    OTHER,
    SKIPPED,
    TAKEN,
    MedicineRead,
    agreed_doses,
    extra_field,
    extras,
    reason_field,
    row_field,
)
from app.views import dose_identifiers as ids
from app.views.components.buttons import choice_button, secondary_button, text_button
from app.views.components.fields import problem_line
from app.views.components.kept_field import FieldSpec, use_problem
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.text import heading, small, strong
from app.views.doses.inputs import Page, TimeLine, amount_field, field
from app.views.doses.said import column
from app.views.doses.words import agreed, amount_of, taken_line, worn
from app.views.kept import use_kept
from app.views.ui import Ui, use_ui

Again = Callable[[], None]
"""Draws the page again, after rows came or went."""

IDENTIFIERS = {TAKEN: "taken", SKIPPED: "skipped", OTHER: "other"}


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


class Endings:
    """What is to be ended when a control goes."""

    def __init__(self) -> None:
        self._ends: list[Callable[[], None]] = []

    def add(self, end: Callable[[], None]) -> None:
        """``end`` is called once, by ``run``."""
        self._ends.append(end)

    def run(self) -> None:
        """End it all."""
        while self._ends:
            self._ends.pop()()


@ft.component
def Summary(page: Page, medicine: UUID) -> ft.Control:
    """What the page says so far, in words, said anew with each change."""
    ui = use_ui()
    text, set_text = ft.use_state(summary(ui, page, medicine))
    endings = use_kept(Endings)

    def begin() -> None:
        endings.add(page.form.listen(lambda: set_text(summary(ui, page, medicine))))
        set_text(summary(ui, page, medicine))

    ft.use_effect(ui.act(begin), [], cleanup=ui.act(endings.run))
    return ft.Semantics(
        live_region=True,
        container=True,
        content=ft.Container(strong(ui, text), visible=bool(text)),
        visible=bool(text),
    )


def summary(ui: Ui, page: Page, medicine: UUID) -> str:
    """ "You took 40 of 60 mg.", or how much is not said yet; empty while nothing is."""
    read = next((m for m in page.form.read().medicines if m.day.medicine.id == medicine), None)
    if read is None or not read.begun:
        return ""
    return so_far(ui, read)


def so_far(ui: Ui, read: MedicineRead) -> str:
    """The sum once every dose is clear; before that, how many are not."""
    if read.doses is None:
        return ui.t("dose-summary-unsaid", count=len(read.open)) if read.open else ""
    return taken_line(ui, read.taken, read.day.against.planned, read.day.medicine)


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
