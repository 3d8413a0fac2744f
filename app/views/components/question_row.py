"""A question in words with Skip beside it."""

from __future__ import annotations

import flet as ft

from app.views.components.buttons import Click, text_button
from app.views.components.text import strong
from app.views.ui import Ui

STACKED = 260
"""Below this width in dp at text scale 1, Skip stands under the question."""


def question_row(
    ui: Ui, question: str, identifier: str, name: str, skipped: bool, skip: Click
) -> ft.Control:
    """The question, and Skip, which says as well that it was skipped. ``name``: what a screen
    reader says of the question after "Skip"."""
    words = ft.Semantics(header=True, heading_level=2, content=strong(ui, question))
    text = ui.t("skipped" if skipped else "skip")
    # The same button before and after: the focus stays where it was.
    button = text_button(
        identifier,
        text,
        skip,
        ft.Icons.CHECK if skipped else None,
        label=f"{text}: {name}",
        selected=skipped,
    )
    if ui.width / ui.scale < STACKED:
        return ft.Column([words, button], spacing=0, tight=True)
    return ft.Row(
        [ft.Container(words, expand=True), button],
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
