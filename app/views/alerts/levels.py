"""How soon something has to be done, as a sign, a word and a colour: colour never alone."""

from __future__ import annotations

import flet as ft

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.model import SNOOZE, Level
from app.views.components.text import strong
from app.views.ui import Ui

SIGNS = {
    Level.EMERGENCY: ft.Icons.EMERGENCY_OUTLINED,
    Level.URGENT: ft.Icons.PRIORITY_HIGH,
    Level.CALL: ft.Icons.CALL_OUTLINED,
    Level.NOTICE: ft.Icons.INFO_OUTLINE,
    Level.INFO: ft.Icons.INFO_OUTLINE,
    Level.QUESTION: ft.Icons.HELP_OUTLINE,
}


def level_word(ui: Ui, level: Level) -> str:
    """ "Call today"."""
    return ui.t(f"alert-level-{level.name.lower()}")


def ground(ui: Ui, level: Level) -> tuple[str, str]:
    """The colour of a card and of the words on it: red for emergencies alone, amber for what
    is urgent, plain for the rest."""
    p = ui.palette
    if level is Level.EMERGENCY:
        return p.emergency, p.on_emergency
    if level is Level.URGENT:
        return p.urgent_soft, p.on_urgent_soft
    return p.card, p.text


def level_row(ui: Ui, level: Level, color: str) -> ft.Control:
    """The sign and the word."""
    word = strong(ui, level_word(ui, level))
    word.color = color
    return ft.Row(
        [ft.Icon(SIGNS[level], color=color, size=ui.size(24)), word], wrap=True, spacing=8
    )


def rest_words(ui: Ui, alert: FiredAlert) -> str:
    """ "Wait, and remind me in 3 days"."""
    hours = int(SNOOZE[alert.level].total_seconds()) // 3600
    if hours < 48:
        return ui.t("alert-wait-hours", hours=hours)
    return ui.t("alert-wait-days", days=hours // 24)
