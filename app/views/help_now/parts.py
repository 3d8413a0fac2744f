"""What the pages of Help now are put together from."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.views import help_identifiers as ids
from app.views.components.layout import card
from app.views.components.page_entry import page_entry
from app.views.components.text import body, heading, strong
from app.views.help_now.visit import Desk, Place
from app.views.ui import Ui

SIGNS = {
    Place.TOO_MUCH: ft.Icons.MEDICATION_OUTLINED,
    Place.NALOXONE: ft.Icons.HEALING,
    Place.WITHDRAWAL: ft.Icons.WAVES,
    Place.TALK: ft.Icons.FORUM_OUTLINED,
    Place.WITH_SOMEBODY: ft.Icons.PEOPLE_OUTLINE,
    Place.REGION: ft.Icons.PUBLIC,
}


def entry(desk: Desk, place: Place) -> ft.Control:
    """The way to a page."""
    ui = desk.ui
    go = ui.act(lambda: desk.go(place))
    return page_entry(ui, ids.help_page(place), ui.t(f"help-page-{place}"), SIGNS[place], go)


def listed(ui: Ui, name: str, points: Sequence[str]) -> ft.Control:
    """A few short points under a heading."""
    return card(ui, [heading(ui, name), *(point(ui, text) for text in points)], stretch=True)


def point(ui: Ui, text: str) -> ft.Control:
    """One of several points. The dot says nothing to a screen reader."""
    dot = ft.Container(
        width=8, height=8, border_radius=4, bgcolor=ui.palette.accent, margin=ft.Margin.only(top=8)
    )
    return ft.Row(
        [dot, ft.Container(body(ui, text), expand=True)],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def now(ui: Ui, text: str, *, emergency: bool) -> ft.Control:
    """What it is, with a sign and a word, read out at once; the heading of its page."""
    p = ui.palette
    ground, words = (
        (p.emergency, p.on_emergency) if emergency else (p.urgent_soft, p.on_urgent_soft)
    )
    sign = ft.Icons.EMERGENCY_OUTLINED if emergency else ft.Icons.WARNING_AMBER_OUTLINED
    said = strong(ui, text)
    said.color = words
    row = ft.Row(
        [
            ft.Icon(sign, color=words, size=ui.size(24)),
            ft.Semantics(header=True, heading_level=1, content=said, expand=True),
        ],
        spacing=12,
    )
    box = ft.Container(row, bgcolor=ground, border_radius=16, padding=16)
    return ft.Semantics(live_region=True, container=True, content=box)
