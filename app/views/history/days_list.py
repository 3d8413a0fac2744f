"""The days of a month that have an entry, newest first, a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import flet as ft

from app.domain.history import Day
from app.services.dose_history import DayDoses
from app.services.reading import Stretch
from app.views import identifiers as ids
from app.views.components.buttons import identified
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.doses.history import short
from app.views.history.month import day_line, day_marks, marks
from app.views.ui import Ui

TOGETHER = 2
"""Rows drawn in one turn of the event loop."""

Row = tuple[date, str, str]
"""A day, the line about it, and its marks in words."""


def days_list(ui: Ui, month: date, stretch: Stretch, doses: Mapping[date, DayDoses]) -> ft.Control:
    """A card with a button for each day that has an entry or cannot be read."""
    days = {d.date: d for d in stretch.days}
    shown = marks(stretch, doses)
    rows = [
        (day, _line(ui, days.get(day), doses.get(day)), day_marks(ui.words, mark))
        for day, mark in shown.items()
        if not mark.damaged
    ]
    rows += [(day, ui.t("history-day-damaged"), "") for day in stretch.damaged]
    if not rows:
        return card(ui, [body(ui, ui.t("history-month-empty", month=ui.formats.month(month)))])
    newest_first = sorted(rows, key=lambda row: row[0], reverse=True)
    groups = range(0, len(rows), TOGETHER)
    parts = tuple(Part(_group, (tuple(newest_first[n : n + TOGETHER]),)) for n in groups)
    return card(ui, [heading(ui, ui.t("history-month-list")), Gradual(parts, 4)])


def _group(ui: Ui, rows: Sequence[Row]) -> ft.Control:
    return ft.Column([_row(ui, *row) for row in rows], spacing=4, tight=True)


def _line(ui: Ui, day: Day | None, doses: DayDoses | None) -> str:
    """What was answered, and how the doses were."""
    parts = [day_line(ui.words, ui.formats, day)] if day is not None else []
    parts += [short(ui, doses)] if doses is not None else []
    return " · ".join(parts)


def _row(ui: Ui, day: date, line: str, marks: str) -> ft.Control:
    def open_day() -> None:
        ui.shell.navigate(f"/history/{day.isoformat()}")

    texts = [strong(ui, ui.formats.weekday_day(day)), body(ui, line)]
    lines: list[ft.Control] = [*texts, *([small(ui, marks)] if marks else [])]
    button = ft.TextButton(
        ft.Row([ft.Column(lines, spacing=2, tight=True, expand=True)]),
        on_click=ui.act(open_day),
        style=ft.ButtonStyle(
            padding=ft.Padding.symmetric(vertical=8, horizontal=12),
            visual_density=ft.VisualDensity.STANDARD,
            shape=ft.RoundedRectangleBorder(radius=12),
        ),
    )
    return identified(ids.history_row(day), button)
