"""Withdrawal feels unbearable: what helps now, and when it needs more than that.

General measures alone, never an amount: ``clinical.md``, section 1 (usual course after a step,
*check*) and section 3 (R07: do not stop suddenly, do not double up; R10: ask about a pause;
R11 *check*: same-day care; chest pain is an emergency).
"""

from __future__ import annotations

import flet as ft

from app.domain.help_contacts import ContactKind
from app.domain.help_lines import LineKind
from app.domain.signs import WITHDRAWAL_BAD, Reporter, is_emergency
from app.views.components.help_cards import line_cards, people_cards
from app.views.components.layout import card
from app.views.components.sign_choices import sign_choices
from app.views.components.text import body, heading
from app.views.help_now.parts import listed, now
from app.views.help_now.report import keep_rows
from app.views.help_now.visit import Desk

CLINIC = (ContactKind.CLINIC, ContactKind.AFTER_HOURS)


def withdrawal_page(desk: Desk) -> list[ft.Control]:
    """First whether it is more than hard, then what helps, then whom to call."""
    ui, visit = desk.ui, desk.visit
    ask = [
        heading(ui, ui.t("help-withdrawal-first")),
        sign_choices(ui, WITHDRAWAL_BAD, visit.signs, desk.choose),
    ]
    keep = keep_rows(desk, Reporter.ME) if ui.shell.state.diary is not None else []
    return [
        *(_at_once(desk) if visit.signs else [body(ui, ui.t("help-withdrawal-passes"))]),
        card(ui, ask, stretch=True),
        *keep,
        *_agreed(desk),
        listed(
            ui,
            ui.t("help-withdrawal-helps"),
            [
                ui.t("help-withdrawal-drink"),
                ui.t("help-withdrawal-warm"),
                ui.t("help-withdrawal-breathe"),
                ui.t("help-withdrawal-company"),
            ],
        ),
        listed(
            ui,
            ui.t("help-withdrawal-clinic"),
            [ui.t("help-withdrawal-pause"), ui.t("help-withdrawal-no-double")],
        ),
        *([] if visit.signs else people_cards(ui, visit.copied, desk.copy)),
    ]


def _at_once(desk: Desk) -> list[ft.Control]:
    """Chest pain needs the emergency number, the other signs the clinic on the same day."""
    ui, visit = desk.ui, desk.visit
    emergency = is_emergency(visit.signs)
    text = ui.t("help-chest-pain" if emergency else "help-same-day")
    kinds = (LineKind.EMERGENCY,) if emergency else ()
    people = tuple(ContactKind) if emergency else CLINIC
    then = [body(ui, ui.t("help-chest-pain-then"))] if emergency else []
    return [
        now(ui, text, emergency=emergency),
        *line_cards(ui, kinds, visit.copied, desk.copy),
        *then,
        *people_cards(ui, visit.copied, desk.copy, people),
    ]


def _agreed(desk: Desk) -> list[ft.Control]:
    """What the plan says for a hard day; nothing while the diary is locked."""
    ui = desk.ui
    if not desk.agreed:
        return []
    return [card(ui, [heading(ui, ui.t("plan-hard-day")), body(ui, desk.agreed)], "soft")]
