"""The bar at the lower edge of a page: its main button, always in reach of the thumb."""

from __future__ import annotations

import flet as ft

from app.views.components.fields import problem_line
from app.views.theme import READING_WIDTH
from app.views.ui import Ui

NARROW = 260
"""Below this width in dp at text scale 1, two buttons have no room for their signs, and long
words none beside each other."""


def narrow(ui: Ui) -> bool:
    """Whether large text on a small phone leaves little room."""
    return ui.width / ui.scale < NARROW


def thumb_bar(
    ui: Ui,
    button: ft.Control,
    problem: str | None = None,
    before: ft.Control | None = None,
    *,
    stacked: bool = False,
) -> ft.Control:
    """``button`` with a sentence above it where it could not go on; ``before`` is a quieter
    way beside it, or under it where that is ``stacked``."""
    rows = [ft.Row([button])]
    if before is not None:
        rows = [*rows, ft.Row([before])] if stacked else [ft.Row([before, button], spacing=12)]
    column = ft.Column(
        [*problem_line(ui, problem), *rows],
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
