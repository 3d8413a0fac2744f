"""Cards and columns: 16-24 dp inside, text never wider than 640 dp."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.views.theme import READING_WIDTH
from app.views.ui import Ui


def card(
    ui: Ui, controls: Sequence[ft.Control], tone: str = "plain", *, stretch: bool = False
) -> ft.Control:
    """A group that belongs together. ``tone``: ``plain``, ``soft`` or ``urgent``.

    ``stretch`` makes its buttons as wide as the card: large targets for the main thing.
    """
    colors = {
        "plain": ui.palette.card,
        "soft": ui.palette.accent_soft,
        "urgent": ui.palette.urgent_soft,
    }
    return ft.Container(
        content=ft.Column(
            list(controls),
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH
            if stretch
            else ft.CrossAxisAlignment.START,
        ),
        bgcolor=colors[tone],
        border_radius=16,
        padding=20 if ui.width >= 360 else 16,
        border=ft.Border.all(1, ui.palette.line) if ui.palette.line == "#000000" else None,
    )


def stack(controls: Sequence[ft.Control]) -> ft.Control:
    """Controls one under the other, all as wide as there is room: what a page is made of,
    and buttons that are easy to hit."""
    return ft.Column(
        list(controls),
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def page_column(
    ui: Ui, controls: Sequence[ft.Control], *, columns: int = 1, rail: bool = True
) -> ft.Control:
    """One scrolling column of reading width, in the middle of a wide window.

    ``columns=2`` makes room for ``two_columns`` inside it; ``rail=False`` on screens that lie
    over the frame.
    """
    room = ui.width - (ui.rail if rail else 0) - 32
    column = ft.Column(
        [*controls, ft.Container(height=24)],
        spacing=16,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        width=min(READING_WIDTH if columns == 1 else 2 * READING_WIDTH + 16, room),
    )
    return ft.Column(
        [ft.Row([column], alignment=ft.MainAxisAlignment.CENTER)],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
    )


def two_columns(
    ui: Ui, first: Sequence[ft.Control], second: Sequence[ft.Control]
) -> list[ft.Control]:
    """Two columns in a wide window, one after the other in a narrow one."""
    if not ui.wide:
        return [*first, *second]
    return [
        ft.Row(
            [
                ft.Column(
                    list(column),
                    spacing=16,
                    expand=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                )
                for column in (first, second)
            ],
            spacing=16,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    ]


def leads_on(ui: Ui) -> list[ft.Control]:
    """The arrow at the end of a button that leads to a page; large text on a small phone
    needs its room, so that no word breaks."""
    if ui.width / ui.scale < 200:
        return []
    return [ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ui.palette.quiet)]
