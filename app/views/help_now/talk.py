"""I want to talk: somebody who listens, whatever it is about."""

from __future__ import annotations

import flet as ft

from app.domain.help_contacts import ContactKind
from app.views.components.help_cards import TALK, line_cards, people_cards
from app.views.components.text import body, strong
from app.views.help_now.visit import Desk

OWN_FIRST = ((ContactKind.PERSON,), (ContactKind.CLINIC, ContactKind.AFTER_HOURS))


def talk_page(desk: Desk) -> list[ft.Control]:
    """Lines to call and to write to, the person's own people, the clinic."""
    ui, copied = desk.ui, desk.visit.copied
    people = [c for kinds in OWN_FIRST for c in people_cards(ui, copied, desk.copy, kinds)]
    return [
        strong(ui, ui.t("help-talk-any")),
        *line_cards(ui, TALK, copied, desk.copy),
        *people,
        body(ui, ui.t("help-talk-how")),
    ]
