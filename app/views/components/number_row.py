"""Answers that are numbers: a row of buttons with words at both ends, never a slider."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.views.components.room import card_room
from app.views.components.text import small
from app.views.ui import Ui

BUTTON = 52
"""What a button and the gap after it take, in dp."""

End = tuple[float, str]
"""A number and what it means, in words."""


def number_row(label: str, buttons: Sequence[ft.Control]) -> ft.Control:
    """The buttons, announced as one group of that name."""
    row = ft.Row(list(buttons), wrap=True, spacing=4, run_spacing=6)
    return ft.Semantics(container=True, label=label, content=row)


def anchors(ui: Ui, ends: tuple[End, End], count: int, room: float | None = None) -> ft.Control:
    """What the lowest and the highest of ``count`` numbers mean. ``room``: how wide the row
    may be, that of a card of the page unless given."""

    def anchor(end: End) -> ft.Control:
        return small(ui, ui.t("checkin-anchor", value=ui.formats.number(end[0]), text=end[1]))

    return ft.Row(
        [anchor(end) for end in ends],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=True,
        width=min(room or card_room(ui), count * BUTTON),
    )
