"""A drawing of this project in the colours of the present look."""

from __future__ import annotations

import flet as ft

from app.services.help_pictures import help_picture
from app.views.theme import LIGHT, Palette
from app.views.ui import Ui

WIDTH = 320
"""As wide as it is drawn at most, in dp; less on a small phone."""

PARTS = ("text", "accent", "accent_soft", "card")
"""The colours of the light palette that the files are drawn in: whoever helps, whoever needs
help, what lies behind, the ground."""


def picture(ui: Ui, name: str, label: str) -> ft.Control:
    """The drawing ``name``, read out as ``label``."""
    image = ft.Image(
        src=in_colours(help_picture(name), ui.palette),
        width=min(WIDTH, ui.width - 72),
        fit=ft.BoxFit.CONTAIN,
        semantics_label=label,
    )
    return ft.Row([image], alignment=ft.MainAxisAlignment.CENTER)


def in_colours(svg: str, palette: Palette) -> str:
    """``svg`` with each colour of the light palette replaced by that of ``palette``."""
    for part in PARTS:
        svg = svg.replace(getattr(LIGHT, part), f"{{{part}}}")
    for part in PARTS:
        svg = svg.replace(f"{{{part}}}", getattr(palette, part))
    return svg
