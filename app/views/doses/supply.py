"""Counting what is left. It is optional, and no dose follows from it."""

from __future__ import annotations

from decimal import Decimal
from typing import cast
from uuid import uuid4

import flet as ft

from app.domain.medicines import Medicine, Unit
from app.domain.plan_check import LARGEST
from app.domain.supply import Supply
from app.i18n.amounts import unit_text
from app.i18n.reading import read_amount, read_count
from app.services.dose_day import DoseDay
from app.services.sheet import Sheet
from app.views import dose_identifiers as ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.fields import problem_line
from app.views.components.kept_field import Checks, FieldSpec, KeptField
from app.views.components.layout import card, page_column
from app.views.components.text import body, heading, small, title
from app.views.doses.card import supply_line
from app.views.effects import stop
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.ui import Ui, use_ui

FORM = "supply"
"""The key of its form."""

MOST_DAYS = 14
"""No patch in use is worn for longer."""

WHOLE = (Unit.TABLET, Unit.ML)
"""Units of which a piece is one: nothing more to ask."""


@ft.component
def SupplyScreen() -> ft.View:
    """A count for each regular medicine of the plan in force today."""
    ui = use_ui()
    path = ft.use_view_path()
    read, set_read = ft.use_state(cast(tuple[DoseDay, Sheet] | None, None))

    async def load() -> None:
        day = await ui.doses.day(ui.diary.today())
        sheet = Sheet(ui.doses.records, FORM, await ui.doses.records.form(FORM))
        if day.regular:
            set_read((day, sheet))
        else:
            ui.shell.leave()

    ft.use_effect(ui.act(load), [path], cleanup=stop)
    ft.use_effect(ui.act(stop), [], cleanup=ui.shell.put_away)
    leading = text_button(
        ids.SUPPLY_CLOSE, ui.t("close"), ui.act(ui.shell.leave), icon=ft.Icons.CLOSE
    )
    content: list[ft.Control] = []
    if read is not None:
        content = [SupplyPage(*read)]
    return framed_view(ui, path, [top_bar(ui, leading), Notices(), *content], modal=True)


@ft.component
def SupplyPage(day: DoseDay, sheet: Sheet) -> ft.Control:
    """The fields, and Save."""
    ui = use_ui()
    checks = ft.use_memo(lambda: Checks(lambda: sentences(ui, day, sheet)), [sheet])
    note, set_note = ft.use_state("")

    async def save() -> None:
        set_note("")
        if not checks.begin():
            set_note(ui.t("dose-look"))
            return
        counts = [c for r in day.regular if (c := count_of(ui, sheet, r.medicine)) is not None]
        if not counts:
            set_note(ui.t("supply-nothing"))
            return
        await sheet.flush()
        await ui.doses.count_supply(counts, FORM)
        ui.shell.tell("supply-saved")
        ui.shell.leave()

    known = {left.medicine.id: supply_line(ui, left) for left in day.supplies}
    cards = [
        medicine_card(ui, sheet, checks, r.medicine, n, known.get(r.medicine.id))
        for n, r in enumerate(day.regular, start=1)
    ]
    button = primary_button(ids.SUPPLY_SAVE, ui.t("save"), ui.act(save), ft.Icons.CHECK)
    column = page_column(
        ui,
        [
            title(ui, ui.t("supply-title")),
            body(ui, ui.t("supply-intro")),
            *cards,
            *problem_line(ui, note or None),
            button,
        ],
        rail=False,
    )
    return ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))


def medicine_card(
    ui: Ui, sheet: Sheet, checks: Checks, medicine: Medicine, number: int, known: str | None
) -> ft.Control:
    """The questions that this kind of medicine needs."""

    def ask(part: str, question: str) -> ft.Control:
        spec = FieldSpec(
            name=field_name(medicine, part),
            identifier=ids.supply_part(number, part),
            question=question,
            label=f"{medicine.name}: {question}",
            number=True,
        )
        return KeptField(sheet, checks, spec)

    controls: list[ft.Control] = [heading(ui, medicine.name)]
    if known is not None:
        controls.append(small(ui, known))
    controls.append(ask("pieces", pieces_question(ui, medicine)))
    if medicine.unit is Unit.DROP:
        controls.append(ask("strength", ui.t("supply-strength-drops")))
    elif medicine.unit not in WHOLE:
        unit = unit_text(ui.words, medicine.unit)
        controls.append(ask("strength", ui.t("supply-strength", unit=unit)))
    if medicine.patch:
        controls.append(ask("days", ui.t("supply-days")))
    return card(ui, controls, stretch=True)


def pieces_question(ui: Ui, medicine: Medicine) -> str:
    """What is counted."""
    if medicine.patch:
        return ui.t("supply-pieces-patch")
    return ui.t("supply-pieces-ml" if medicine.unit in (Unit.ML, Unit.DROP) else "supply-pieces")


def field_name(medicine: Medicine, part: str) -> str:
    """A field of the form: ``pieces``, ``strength`` or ``days`` of a medicine."""
    return f"{part}.{medicine.id}"


def number_of(ui: Ui, sheet: Sheet, medicine: Medicine, part: str) -> Decimal | None:
    """A number as typed, 0 or more; ``None`` for anything else."""
    number, _ = read_amount(sheet.get(field_name(medicine, part)), ui.formats)
    return number if number is not None and 0 <= number <= LARGEST else None


def counted(sheet: Sheet, medicine: Medicine) -> bool:
    """Whether something was typed for a medicine."""
    return any(sheet.get(field_name(medicine, p)).strip() for p in ("pieces", "strength", "days"))


def sentences(ui: Ui, day: DoseDay, sheet: Sheet) -> dict[str, str]:
    """What is unclear, by field."""
    found = {}
    for medicine in (r.medicine for r in day.regular if counted(sheet, r.medicine)):
        if number_of(ui, sheet, medicine, "pieces") is None:
            found[field_name(medicine, "pieces")] = ui.t("supply-problem-pieces")
        if medicine.unit not in WHOLE and not number_of(ui, sheet, medicine, "strength"):
            found[field_name(medicine, "strength")] = ui.t("supply-problem-strength")
        days = read_count(sheet.get(field_name(medicine, "days")))
        if medicine.patch and not 1 <= (days or 0) <= MOST_DAYS:
            found[field_name(medicine, "days")] = ui.t("supply-problem-days")
    return found


def count_of(ui: Ui, sheet: Sheet, medicine: Medicine) -> Supply | None:
    """The count of a medicine, once nothing is unclear; ``None`` where nothing was typed."""
    pieces = number_of(ui, sheet, medicine, "pieces")
    if pieces is None:
        return None
    strength = number_of(ui, sheet, medicine, "strength")
    days = read_count(sheet.get(field_name(medicine, "days"))) if medicine.patch else 1
    return Supply(
        id=uuid4(),
        day=ui.diary.today(),
        entered_at=ui.doses.records.now(),
        medicine=medicine.id,
        pieces=pieces,
        strength=Decimal(1) if medicine.unit in WHOLE else strength or Decimal(1),
        days_each=days or 1,
    )
