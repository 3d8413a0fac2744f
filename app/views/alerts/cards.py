"""What was noticed and not dealt with yet, as the first thing on Today."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.model import Level
from app.domain.emergency import BY_RULE, Reason
from app.i18n.alert_words import kept_text
from app.services.alerts import AlertsView
from app.views import alert_identifiers as ids
from app.views.alerts.levels import SIGNS, ground, level_word
from app.views.components.buttons import Click, identified
from app.views.components.layout import leads_on
from app.views.components.text import body, small, strong
from app.views.ui import Ui, use_ui


@ft.component
def AlertCards(before: AlertsView | None) -> ft.Control:
    """One button for each, the most serious first. ``before``: how they stood when Today was
    read, until the first look is done."""
    ui = use_ui()
    noticed, _ = ft.use_state(ui.shell.noticed)
    view = noticed.view or before
    shown = view.shown if view is not None else ()
    rows = alert_rows(ui, shown, ids.today_alert)
    if rows:
        rows.append(small(ui, ui.t("alert-watching")))
    return ft.Column(
        rows,
        spacing=12,
        tight=True,
        visible=bool(rows),
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def alert_rows(ui: Ui, alerts: Sequence[FiredAlert], identifier: ids.Numbered) -> list[ft.Control]:
    """A wide button for each alert."""
    return [_row(ui, alert, identifier(n)) for n, alert in enumerate(alerts, start=1)]


def open_alert(ui: Ui, alert: FiredAlert) -> Click:
    """To its own screen; an emergency has the one of all emergencies."""

    async def go() -> None:
        if alert.level is Level.EMERGENCY:
            await ui.shell.alarm.emergency(BY_RULE.get(alert.rule, Reason.SAFE))
        else:
            ui.shell.navigate(f"/alert/{alert.id}")

    return ui.act(go)


def _row(ui: Ui, alert: FiredAlert, identifier: str) -> ft.Control:
    fill, color = ground(ui, alert.level)
    name = strong(ui, kept_text(alert.words).title)
    level = body(ui, level_word(ui, alert.level))
    name.color = level.color = color
    words = ft.Column([level, name], spacing=2, tight=True)
    sign = ft.Icon(SIGNS[alert.level], color=color, size=ui.size(24))
    button = ft.FilledButton(
        ft.Row([sign, ft.Container(words, expand=True), *leads_on(ui)], spacing=12),
        on_click=open_alert(ui, alert),
        style=ft.ButtonStyle(
            bgcolor=fill,
            color=color,
            padding=ft.Padding.symmetric(vertical=14, horizontal=16),
            shape=ft.RoundedRectangleBorder(radius=16),
            side=ft.BorderSide(1, ui.palette.line),
            elevation=0,
            visual_density=ft.VisualDensity.STANDARD,
        ),
    )
    return identified(identifier, button)
