"""I may have taken too much.

Facts, in the project's own words: Centers for Disease Control and Prevention, "Preventing
Opioid Overdose" and "Lifesaving Naloxone" (signs; call at once; stay with the person; opioids
with alcohol or sedatives); poison centres advise somebody who feels well. What is true of
getting into trouble with the law differs from place to place, so nothing is said of it.
"""

from __future__ import annotations

import flet as ft

from app.domain.help_lines import LineKind
from app.domain.signs import OVERDOSE
from app.views.components.help_cards import line_cards, people_cards
from app.views.components.text import body
from app.views.help_now.parts import entry, listed
from app.views.help_now.visit import Desk, Place


def too_much_page(desk: Desk) -> list[ft.Control]:
    """Whom to call, what to do until then, what to watch for, what to tell them."""
    ui, copied = desk.ui, desk.visit.copied
    return [
        body(ui, ui.t("help-too-much-call")),
        *line_cards(ui, (LineKind.EMERGENCY, LineKind.POISON), copied, desk.copy),
        listed(
            ui,
            ui.t("help-too-much-now"),
            [
                ui.t("help-too-much-alone"),
                ui.t("help-too-much-no-more"),
                ui.t("help-too-much-no-sedatives"),
                ui.t("help-too-much-naloxone"),
            ],
        ),
        entry(desk, Place.NALOXONE),
        listed(ui, ui.t("help-too-much-watch"), [ui.t(f"sign-{sign}") for sign in OVERDOSE]),
        listed(
            ui,
            ui.t("help-too-much-tell"),
            [
                ui.t("help-too-much-tell-what"),
                ui.t("help-too-much-tell-when"),
                ui.t("help-too-much-tell-other"),
            ],
        ),
        body(ui, ui.t("help-too-much-no-blame")),
        *people_cards(ui, copied, desk.copy),
    ]
