"""The lines and the people to call, each as a card; which ones, the screen says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import flet as ft

from app.domain.help_contacts import ContactKind
from app.domain.help_lines import LineKind
from app.views.components.contact_card import contact_card
from app.views.components.help_card import line_card, local_emergency_card
from app.views.ui import Ui

Copy = Callable[[str], None]
"""Called with the card's key once the device has copied its number."""

TALK = (LineKind.CRISIS, LineKind.TEXT)
"""Lines with somebody to talk to."""


def line_cards(ui: Ui, kinds: Collection[LineKind], copied: str, on_copy: Copy) -> list[ft.Control]:
    """The region's lines of some ``kinds``, in the order of the file. Where it has nobody to
    talk to, its other lines stand in for them: they lead to somebody. A row has the same
    number on every page."""
    region = ui.shell.services.help_lines.for_region(ui.shell.state.settings.region)
    wanted = set(kinds)
    if wanted & set(TALK) and not any(line.kind in TALK for line in region.lines):
        wanted.add(LineKind.OTHER)
    cards = []
    if LineKind.EMERGENCY in wanted and not region.has_emergency_number:
        cards.append(local_emergency_card(ui))
    for row, line in enumerate(region.lines, start=1):
        if line.kind in wanted:
            key = f"line.{row}"
            cards.append(line_card(ui, line, row, copied == key, partial(on_copy, key)))
    return cards


def people_cards(
    ui: Ui, copied: str, on_copy: Copy, kinds: Collection[ContactKind] = tuple(ContactKind)
) -> list[ft.Control]:
    """The clinic, its line after hours and the person's own people, as far as they may be
    seen now."""
    cards = []
    for number, contact in enumerate(ui.shell.state.contacts, start=1):
        if contact.kind in kinds:
            key = f"contact.{number}"
            cards.append(contact_card(ui, contact, number, copied == key, partial(on_copy, key)))
    return cards
