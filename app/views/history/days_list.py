"""The days of a month that have an entry, newest first, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import flet as ft

from app.domain.history import Day
from app.services.reading import Stretch
from app.views import identifiers as ids
from app.views.components.buttons import identified
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.history.month import day_line, day_marks
from app.views.ui import Ui


def days_list(ui: Ui, month: date, stretch: Stretch) -> ft.Control:
    """A card with a button for each day that has an entry or cannot be read."""
    rows = [_row(ui, day.date, _day_texts(ui, day)) for day in stretch.days]
    rows += [_row(ui, day, [small(ui, ui.t("history-day-damaged"))]) for day in stretch.damaged]
    if not rows:
        return card(ui, [body(ui, ui.t("history-month-empty", month=ui.formats.month(month)))])
    newest_first = [control for _, control in sorted(rows, key=lambda row: row[0], reverse=True)]
    listed = ft.Column(newest_first, spacing=4, tight=True)
    return card(ui, [heading(ui, ui.t("history-month-list")), listed])


def _day_texts(ui: Ui, day: Day) -> list[ft.Control]:
    marks = day_marks(ui.words, day)
    line = body(ui, day_line(ui.words, ui.formats, day))
    return [line, small(ui, marks)] if marks else [line]


def _row(ui: Ui, day: date, texts: Sequence[ft.Control]) -> tuple[date, ft.Control]:
    def open_day() -> None:
        ui.shell.navigate(f"/history/{day.isoformat()}")

    lines = [strong(ui, ui.formats.weekday_day(day)), *texts]
    button = ft.TextButton(
        ft.Row([ft.Column(lines, spacing=2, tight=True, expand=True)]),
        on_click=ui.act(open_day),
        style=ft.ButtonStyle(
            padding=ft.Padding.symmetric(vertical=8, horizontal=12),
            visual_density=ft.VisualDensity.STANDARD,
            shape=ft.RoundedRectangleBorder(radius=12),
        ),
    )
    return day, identified(ids.history_row(day), button)
