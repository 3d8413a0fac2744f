"""Counting what is left. It is optional, and no dose follows from it."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.medicines import Medicine, Unit
from app.i18n.amounts import unit_text
from app.services.dose_day import DoseDay
from app.services.sheet import Sheet
from app.views import dose_identifiers as ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.fields import problem_line
from app.views.components.kept_field import Checks, FieldSpec, KeptField
from app.views.components.layout import card, page_column
from app.views.components.text import body, heading, small, title
from app.views.doses.supply_fields import WHOLE, count_of, field_name, pieces_question, sentences
from app.views.doses.supply_line import supply_line
from app.views.effects import stop
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.ui import Ui, use_ui

FORM = "supply"
"""The key of its form."""


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
