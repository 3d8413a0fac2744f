"""The bar at the lower edge of a page: its main button, always in reach of the thumb."""

from __future__ import annotations

import flet as ft

from app.views.components.fields import problem_line
from app.views.theme import READING_WIDTH
from app.views.ui import Ui


def thumb_bar(
    ui: Ui, button: ft.Control, problem: str | None = None, before: ft.Control | None = None
) -> ft.Control:
    """``button`` with a sentence above it where it could not go on; ``before`` stands beside
    it, a quieter way."""
    row = ft.Row([*([before] if before is not None else []), button], spacing=12)
    column = ft.Column(
        [*problem_line(ui, problem), row],
        spacing=8,
        tight=True,
        width=min(READING_WIDTH, ui.width - 32),
    )
    return ft.Container(
        column,
        padding=ft.Padding.symmetric(horizontal=16, vertical=8),
        alignment=ft.Alignment.CENTER,
        bgcolor=ui.palette.card,
    )
