"""The calendar: a button for each day, marked by shape and in words, never by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import flet as ft

from app.views import identifiers as ids
from app.views.components.buttons import identified
from app.views.components.gradual import Gradual, Part
from app.views.components.text import small
from app.views.history.month import NOTHING, Mark, day_label, weeks
from app.views.theme import STRONG, TAP
from app.views.ui import Ui

MARK = 11.0
"""Size of a mark in dp at text scale 1."""


def month_grid(
    ui: Ui, month: date, today: date, marks: Mapping[date, Mark], room: float
) -> ft.Control:
    """The month in the weeks of the person's region, at most 42 cells, ``room`` dp wide."""
    gap = 2 if room >= 320 else 1
    width = min(64.0, (room - 6 * gap) // 7)
    order = ui.formats.weekdays()
    rows = [Part(_head, (tuple((short, full) for _, short, full in order), width, gap))]
    for week in weeks(month, order[0][0]):
        cells = tuple((day, marks.get(day, NOTHING) if day else NOTHING) for day in week)
        rows.append(Part(_week, (cells, today, width, gap)))
    return Gradual(tuple(rows), 2)


def _head(ui: Ui, names: tuple[tuple[str, str], ...], width: float, gap: float) -> ft.Control:
    return ft.Row([_weekday(ui, short, full, width) for short, full in names], spacing=gap)


def _week(
    ui: Ui, cells: tuple[tuple[date | None, Mark], ...], today: date, width: float, gap: float
) -> ft.Control:
    shown = [
        ft.Container(width=width) if day is None else _cell(ui, day, today, mark, width)
        for day, mark in cells
    ]
    return ft.Row(shown, spacing=gap)


def legend(ui: Ui) -> ft.Control:
    """What the marks mean. Screen readers hear the state with each day instead."""
    pairs = [
        (ft.Icons.CIRCLE, "history-legend-entry"),
        (ft.Icons.CIRCLE_OUTLINED, "history-legend-late"),
        (ft.Icons.EDIT, "history-legend-corrected"),
    ]
    row = ft.Row(
        [
            ft.Row(
                [_icon(ui, icon, ui.palette.accent), small(ui, ui.t(text))], spacing=4, tight=True
            )
            for icon, text in pairs
        ],
        wrap=True,
        spacing=16,
        run_spacing=4,
    )
    return ft.Semantics(exclude_semantics=True, content=row)


def _weekday(ui: Ui, short: str, full: str, width: float) -> ft.Control:
    return ft.Text(
        short,
        semantics_label=full,
        width=width,
        size=min(ui.size(16), width * 0.5),
        color=ui.palette.quiet,
        text_align=ft.TextAlign.CENTER,
        no_wrap=True,
    )


def _cell(ui: Ui, day: date, today: date, mark: Mark, width: float) -> ft.Control:
    ahead = (day - today).days
    # After the clock was set back there may be entries ahead of today: they can be read.
    closed = ahead > 0 and not (mark.entry or mark.damaged)
    color = ui.palette.quiet if closed else ui.palette.text
    number = ft.Text(
        ui.formats.number(day.day),
        semantics_label=day_label(ui.words, ui.formats, day, mark, ahead),
        size=ui.size(16),
        font_family=STRONG if mark.entry else None,
        color=color,
        no_wrap=True,
    )

    def open_day() -> None:
        ui.shell.navigate(f"/history/{day.isoformat()}")

    marks = _marks(ui, mark)
    middle = ft.CrossAxisAlignment.CENTER
    button = ft.TextButton(
        number
        if marks is None
        else ft.Column([number, marks], spacing=0, tight=True, horizontal_alignment=middle),
        width=width,
        height=max(TAP, 40 * ui.scale),
        disabled=closed,
        on_click=ui.act(open_day),
        style=ft.ButtonStyle(
            # The number stands at the same height with and without a mark under it.
            padding=0 if marks is not None else ft.Padding.only(bottom=MARK * ui.scale),
            visual_density=ft.VisualDensity.STANDARD,
            shape=ft.RoundedRectangleBorder(radius=10),
            bgcolor=ui.palette.accent_soft if mark.entry else None,
            side=ft.BorderSide(2, ui.palette.accent) if ahead == 0 else None,
        ),
    )
    return identified(ids.history_day(day), button)


def _marks(ui: Ui, mark: Mark) -> ft.Control | None:
    """What stands under the number."""
    color = ui.palette.on_accent_soft
    shown: list[ft.Control] = []
    if mark.damaged:
        shown.append(_icon(ui, ft.Icons.QUESTION_MARK, ui.palette.text))
    if mark.entry:
        shown.append(_icon(ui, ft.Icons.CIRCLE_OUTLINED if mark.late else ft.Icons.CIRCLE, color))
    if mark.corrected:
        shown.append(_icon(ui, ft.Icons.EDIT, color))
    if len(shown) > 1:
        return ft.Row(shown, spacing=1, tight=True)
    return shown[0] if shown else None


def _icon(ui: Ui, icon: ft.IconData, color: str) -> ft.Icon:
    return ft.Icon(icon, size=MARK * ui.scale, color=color)
