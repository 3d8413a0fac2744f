"""I am with somebody who needs help: what was seen, and what to do about it at once.

For people who must see nothing of the diary, so nobody whom it names stands here. What is
chosen is not kept by choosing it.
Facts: Centers for Disease Control and Prevention, "Lifesaving Naloxone" and "Preventing Opioid
Overdose"; ``clinical.md``, section 3 (R02, R03).
"""

from __future__ import annotations

import flet as ft

from app.domain.help_lines import LineKind
from app.domain.signs import DROWSY, OVERDOSE, Reporter, is_emergency
from app.views.components.help_cards import line_cards
from app.views.components.layout import card
from app.views.components.sign_choices import sign_choices
from app.views.components.text import body, heading
from app.views.help_now.parts import entry, listed, now
from app.views.help_now.report import keep_rows
from app.views.help_now.visit import Desk, Place


def with_somebody_page(desk: Desk) -> list[ft.Control]:
    """What to do stands above the choices, so that it is in sight whatever is chosen."""
    ui, visit = desk.ui, desk.visit
    choices = sign_choices(ui, (*OVERDOSE, *DROWSY), visit.signs, desk.choose)
    return [
        *(_at_once(desk) if visit.signs else [body(ui, ui.t("help-with-somebody-start"))]),
        card(ui, [heading(ui, ui.t("help-with-somebody-see")), choices], stretch=True),
        *keep_rows(desk, Reporter.SOMEONE_ELSE),
        *([] if visit.signs else [entry(desk, Place.NALOXONE)]),
    ]


def _at_once(desk: Desk) -> list[ft.Control]:
    return _emergency(desk) if is_emergency(desk.visit.signs) else _drowsy(desk)


def _emergency(desk: Desk) -> list[ft.Control]:
    ui, copied = desk.ui, desk.visit.copied
    return [
        now(ui, ui.t("help-overdose"), emergency=True),
        *line_cards(ui, (LineKind.EMERGENCY,), copied, desk.copy),
        listed(
            ui,
            ui.t("help-overdose-then"),
            [
                ui.t("help-overdose-naloxone"),
                ui.t("help-overdose-side"),
                ui.t("help-overdose-stay"),
            ],
        ),
        entry(desk, Place.NALOXONE),
    ]


def _drowsy(desk: Desk) -> list[ft.Control]:
    ui, copied = desk.ui, desk.visit.copied
    return [
        now(ui, ui.t("help-drowsy"), emergency=False),
        listed(
            ui,
            ui.t("help-drowsy-do"),
            [
                ui.t("help-drowsy-stay"),
                ui.t("help-drowsy-drive"),
                ui.t("help-drowsy-sedatives"),
                ui.t("help-drowsy-call"),
                ui.t("help-drowsy-worse"),
            ],
        ),
        *line_cards(ui, (LineKind.EMERGENCY,), copied, desk.copy),
    ]
