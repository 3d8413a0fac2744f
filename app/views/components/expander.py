"""A button that opens what belongs under it, and says whether it is open."""

from __future__ import annotations

import flet as ft

from app.views.components.buttons import Click
from app.views.components.held import pressable


def expander_button(
    identifier: str, text: str, expanded: bool, on_click: Click, *, label: str | None = None
) -> ft.Control:
    """``text`` says what a press does now ("Show the numbers", "Hide the numbers"); ``label``
    is what a screen reader says instead."""
    button = ft.TextButton(
        ft.Text(text, semantics_label=label),
        icon=ft.Icons.EXPAND_LESS if expanded else ft.Icons.EXPAND_MORE,
        on_click=on_click,
        style=ft.ButtonStyle(
            padding=ft.Padding.symmetric(vertical=14, horizontal=12),
            visual_density=ft.VisualDensity.STANDARD,
        ),
    )
    semantics = ft.Semantics(identifier=identifier, expanded=expanded, content=pressable(button))
    return ft.MergeSemantics(semantics, key=identifier)
