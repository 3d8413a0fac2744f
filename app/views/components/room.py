"""How much room there is, for what has to know its width before it is laid out."""

from __future__ import annotations

from app.views.theme import READING_WIDTH
from app.views.ui import Ui

GAP = 16
"""Between two columns, in dp."""


def column_room(ui: Ui) -> float:
    """Width of a column of the page, one of two in a wide window, in dp; see ``layout``."""
    room = ui.width - ui.rail - 32
    if ui.wide:
        return (min(room, 2 * READING_WIDTH + GAP) - GAP) / 2
    return min(room, READING_WIDTH)


def page_room(ui: Ui) -> float:
    """Width inside a card that is as wide as both columns of a wide window, in dp."""
    room = ui.width - ui.rail - 32
    return min(room, 2 * READING_WIDTH + GAP if ui.wide else READING_WIDTH) - _inside(ui)


def card_room(ui: Ui) -> float:
    """Width inside a card in such a column, in dp."""
    return column_room(ui) - _inside(ui)


def reading_room(ui: Ui) -> float:
    """Width inside a card of a page that lies over the others, in dp."""
    return min(ui.width - 32, READING_WIDTH) - _inside(ui)


def _inside(ui: Ui) -> float:
    """What a card keeps free at its sides, see ``layout.card``."""
    return 2 * (20 if ui.width >= 360 else 16)
