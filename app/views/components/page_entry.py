"""A wide button that leads to a page."""

from __future__ import annotations

import flet as ft

from app.views.components.buttons import Click, identified
from app.views.components.layout import leads_on
from app.views.components.text import body
from app.views.ui import Ui


def page_entry(
    ui: Ui, identifier: str, text: str, icon: ft.IconData, on_click: Click
) -> ft.Control:
    """``text`` with a sign before it and an arrow after it."""
    arrow = leads_on(ui)  # where there is no room for it, the words need all there is
    words = ft.Row(
        [
            ft.Icon(icon, color=ui.palette.accent),
            ft.Container(body(ui, text), expand=True),
            *arrow,
        ],
        spacing=16 if arrow else 8,
    )
    button = ft.FilledButton(
        words,
        on_click=on_click,
        style=ft.ButtonStyle(
            bgcolor=ui.palette.card,
            color=ui.palette.text,
            padding=ft.Padding.symmetric(vertical=20, horizontal=20 if arrow else 12),
            shape=ft.RoundedRectangleBorder(radius=16),
            side=ft.BorderSide(1, ui.palette.line),
            elevation=0,
            visual_density=ft.VisualDensity.STANDARD,
        ),
    )
    return identified(identifier, button)
