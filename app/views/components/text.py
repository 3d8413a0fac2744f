"""Text in the few sizes that the app uses; 16-18 sp to read, the rest by rank."""

from __future__ import annotations

import flet as ft

from app.views.theme import STRONG
from app.views.ui import Ui

LETTER = 0.56
"""About how wide a letter of a title is, in parts of its size (measured: 0.53)."""


def title(ui: Ui, text: str) -> ft.Control:
    """The name of a screen, announced as a heading. Large on a small phone it is just so large
    that its longest word does not break."""
    longest = max(map(len, text.split()), default=1)
    fits = (ui.width - 32) / (longest * LETTER * ui.scale)
    points = max(20, min(26, fits))
    return ft.Semantics(heading_level=1, header=True, content=_text(ui, text, points, STRONG))


def heading(ui: Ui, text: str) -> ft.Control:
    """A part of a screen, announced as a heading."""
    return ft.Semantics(heading_level=2, header=True, content=_text(ui, text, 20, STRONG))


def body(ui: Ui, text: str, selectable: bool = False) -> ft.Text:
    """Text to read."""
    return _text(ui, text, 17, selectable=selectable)


def strong(ui: Ui, text: str) -> ft.Text:
    """Text to read that matters more than its neighbours."""
    return _text(ui, text, 17, STRONG)


def small(ui: Ui, text: str) -> ft.Text:
    """An aside; still 16 sp, in the quiet colour."""
    return _text(ui, text, 16, color=ui.palette.quiet)


def number(ui: Ui, text: str) -> ft.Text:
    """A number that matters."""
    return _text(ui, text, 30, STRONG)


def lead(ui: Ui, text: str) -> ft.Text:
    """Words that matter most on a card, as large as a number; they stand out by less where
    all text is large, and would fill a phone's screen otherwise."""
    return _text(ui, text, min(30, max(30 / ui.scale, 20)), STRONG)


def _text(
    ui: Ui,
    text: str,
    points: float,
    family: str | None = None,
    color: str | None = None,
    selectable: bool = False,
) -> ft.Text:
    return ft.Text(
        text,
        size=ui.size(points),
        font_family=family,
        color=color or ui.palette.text,
        selectable=selectable,
    )
