"""The fields of one dose: how much, and at what time if the person likes to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

import flet as ft

from app.domain.medicines import Medicine
from app.i18n.amounts import unit_text
from app.i18n.reading import amount_example, read_amount
from app.i18n.times import read_time, time_text
from app.views.components.buttons import choice_button, text_button
from app.views.components.kept_field import Checks, FieldSpec, KeptField
from app.views.components.keyed import keyed
from app.views.doses.form import DoseForm
from app.views.doses.words import amount_of
from app.views.ui import Ui, use_ui

EXAMPLE, EXAMPLE_TIME = Decimal("2.5"), time(8, 30)
"""For the hints: no amount or time of anybody."""

Name = Callable[[str], str]
"""The identifier for a part of a dose: ``amount``, ``time``."""


@dataclass(frozen=True)
class Page:
    """The form of a dose page and what is unclear about it. One for each page."""

    form: DoseForm
    checks: Checks


def field(page: Page, spec: FieldSpec, understood: Callable[[str], str | None]) -> ft.Control:
    """A field that begins anew when a button filled it in."""
    key = f"{spec.identifier}.{page.form.turn}"
    return keyed(KeptField, key)(page.form, page.checks, spec, understood)


def amount_field(ui: Ui, page: Page, name: str, ident: str, label: str, of: Medicine) -> ft.Control:
    """How much it was, said back with its unit: 25 mg and 25 mcg are very different."""

    def understood(text: str) -> str | None:
        amount, unit = read_amount(text, ui.formats)
        if amount is None or amount <= 0 or unit not in (None, of.unit):
            return None
        return amount_of(ui, amount, of)

    example = amount_example(EXAMPLE, ui.formats)
    spec = FieldSpec(
        name=name,
        identifier=ident,
        question=ui.t("dose-amount"),
        hint=ui.t("dose-amount-hint", unit=unit_text(ui.words, of.unit), example=example),
        label=f"{label}: {ui.t('dose-amount')}",
        number=True,
    )
    return field(page, spec, understood)


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

    def understood(text: str) -> str | None:
        at = read_time(text, ui.formats)
        return time_text(at, ui.formats) if at is not None else None

    async def now() -> None:
        moment = ui.doses.records.now()
        await page.form.fill({name: time_text(moment.time(), ui.formats)})
        page.checks.again()
        set_turn(turn + 1)

    example = time_text(EXAMPLE_TIME, ui.formats)
    spec = FieldSpec(
        name=name,
        identifier=ident("time"),
        question=ui.t("dose-time"),
        hint=ui.t("dose-time-hint", example=example),
        label=f"{label}: {ui.t('dose-time')}",
    )
    controls = [field(page, spec, understood)]
    if page.form.day.day == page.form.day.today:
        text = ui.t("dose-time-now")
        button = choice_button(ident("time.now"), text, f"{label}: {text}", False, ui.act(now))
        controls.append(ft.Row([button]))
    return ft.Column(
        controls, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
