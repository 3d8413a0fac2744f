"""The fields of one dose: how much, and at what time if the person likes to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import flet as ft

from app.domain.medicines import Medicine
from app.i18n.amounts import unit_text
from app.i18n.reading import amount_example, read_amount
from app.views.components.kept_field import Checks, FieldSpec, KeptField
from app.views.components.keyed import keyed
from app.views.doses.form import DoseForm
from app.views.doses.words import amount_of
from app.views.ui import Ui

EXAMPLE = Decimal("2.5")
"""For the hint: no amount of anybody."""

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
    )
    return field(page, spec, understood)
