"""One regular medicine on one day: what was agreed, and what was said of it."""

from __future__ import annotations

import flet as ft

from app.domain.doses import Adherence
from app.services.dose_day import NeededDay, RegularDay
from app.views.components.text import body, lead, small, strong
from app.views.doses.agreed import agreed, plan_lines
from app.views.doses.words import needed_line, needed_taken, regular_said, said_asides
from app.views.ui import Ui


def column(controls: list[ft.Control], spacing: float = 4) -> ft.Control:
    """Lines that belong together, as wide as there is room."""
    return ft.Column(
        controls,
        spacing=spacing,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def agreed_block(ui: Ui, regular: RegularDay) -> ft.Control:
    """The medicine, the agreed dose large, its step, and what is agreed next."""
    lines = [small(ui, line) for line in plan_lines(ui, regular)]
    name = strong(ui, regular.medicine.name)
    return column([ft.MergeSemantics(column([name, lead(ui, agreed(ui, regular)), *lines]))])


def said_block(ui: Ui, regular: RegularDay, *, named: bool) -> list[ft.Control]:
    """What was said, with a mark and in words; nothing when nothing was. ``named``: with the
    medicine's name, where it does not stand above."""
    said = regular_said(ui, regular)
    if said is None or regular.said is None:
        return []
    if named:
        said = ui.t("doses-said-name", medicine=regular.medicine.name, said=said)
    words = column([body(ui, said), *(small(ui, line) for line in said_asides(ui, regular.said))])
    planned = regular.against.adherence is Adherence.AS_PLANNED
    mark = ft.Icons.CHECK if planned else ft.Icons.EDIT_NOTE
    row = ft.Row(
        [ft.Icon(mark, color=ui.palette.accent), ft.Container(words, expand=True)],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return [ft.MergeSemantics(row)]


def needed_block(ui: Ui, needed: NeededDay) -> list[ft.Control]:
    """An as-needed medicine with its daily maximum and what was taken of it."""
    lines = [small(ui, line) for line in needed_taken(ui, needed)]
    return [ft.MergeSemantics(column([body(ui, needed_line(ui, needed)), *lines]))]
