"""Naloxone, step by step, with a drawing for each step.

Facts, in the project's own words: Centers for Disease Control and Prevention, "Lifesaving
Naloxone" (who can give it, both forms, a second dose after 2 to 3 minutes, 30 to 90 minutes,
stay until help comes); Substance Abuse and Mental Health Services Administration, "Overdose
Prevention and Response Toolkit" (try to wake, call, give, support breathing, side, stay).
"""

from __future__ import annotations

import flet as ft

from app.domain.help_lines import LineKind
from app.views.components.help_cards import line_cards
from app.views.components.layout import card
from app.views.components.text import body, heading
from app.views.help_now.parts import listed
from app.views.help_now.picture import picture
from app.views.help_now.visit import Desk
from app.views.ui import Ui

STEPS = ("wake", "call", "give", "breathe", "side", "stay")
"""The end of their text ids and the names of their drawings, in order."""


def naloxone_page(desk: Desk) -> list[ft.Control]:
    """The number to call, six steps, and what to know afterwards."""
    ui = desk.ui
    return [
        body(ui, ui.t("help-naloxone-when")),
        *line_cards(ui, (LineKind.EMERGENCY,), desk.visit.copied, desk.copy),
        *naloxone_steps(ui),
    ]


def naloxone_steps(ui: Ui) -> list[ft.Control]:
    """Six steps, and what to know afterwards."""
    return [
        *(_step(ui, number, step) for number, step in enumerate(STEPS, start=1)),
        listed(
            ui,
            ui.t("help-naloxone-know"),
            [
                ui.t("help-naloxone-harmless"),
                ui.t("help-naloxone-wears-off"),
                ui.t("help-naloxone-upset"),
            ],
        ),
    ]


def _step(ui: Ui, number: int, step: str) -> ft.Control:
    name = ui.t("help-naloxone-step", number=number, name=ui.t(f"help-naloxone-{step}"))
    return card(
        ui,
        [
            heading(ui, name),
            picture(ui, step, ui.t(f"help-naloxone-{step}-picture")),
            body(ui, ui.t(f"help-naloxone-{step}-how")),
        ],
        stretch=True,
    )
