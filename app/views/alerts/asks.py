"""What an alert's screen asks about: signs that would make it more serious."""

from __future__ import annotations

import flet as ft

from app.domain.alerts.fired import FiredAlert
from app.views.ui import Ui


def asks_card(ui: Ui, alert: FiredAlert) -> list[ft.Control]:
    """TEMP until sign_choices lands."""
    return []
