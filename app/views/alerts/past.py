"""More -> What was noticed: every alert that was ever fired, and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast

import flet as ft

from app.domain.alerts.fired import Did, FiredAlert
from app.domain.alerts.registry import BY_ID
from app.domain.alerts.standing import Alerts
from app.i18n.alert_words import kept_text
from app.services.alerts import tells
from app.views.alerts.levels import level_row
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small
from app.views.ui import Ui, use_ui

TOLD = (Did.CALLED, Did.TALKED, Did.WAITED, Did.SAFE, Did.RIGHT, Did.CLOSED)
"""What the list tells of; that something was seen says nothing."""


@ft.component
def NoticedPage() -> ft.Control:
    """The newest first, with the words that were shown then."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    alerts, set_alerts = ft.use_state(cast(Alerts | None, None))

    async def load() -> None:
        set_alerts(await ui.diary.alerts.past())

    ft.use_effect(ui.act(load), [pulse.revision])
    if alerts is None:
        return stack([])
    found = [a for a in reversed(alerts.all) if tells(BY_ID.get(a.rule), a.level)]
    if not found:
        return stack([body(ui, ui.t("noticed-none"))])
    return stack([body(ui, ui.t("noticed-what")), *(_card(ui, a, alerts) for a in found)])


def _card(ui: Ui, alert: FiredAlert, alerts: Alerts) -> ft.Control:
    text = kept_text(alert.words)
    return card(
        ui,
        [
            heading(ui, text.title),
            level_row(ui, alert.level, ui.palette.text),
            body(ui, text.seen),
            body(ui, text.do),
            *(small(ui, line) for line in _trail(ui, alert, alerts)),
        ],
    )


def _trail(ui: Ui, alert: FiredAlert, alerts: Alerts) -> Sequence[str]:
    """When it was told, and what was done."""
    told = [act for act in alerts.about(alert) if act.did in TOLD]
    return [
        ui.t("noticed-told", **_when(ui, alert.entered_at)),
        *(ui.t(f"noticed-{act.did}", **_when(ui, act.entered_at)) for act in told),
    ]


def _when(ui: Ui, moment: datetime) -> dict[str, str]:
    return {"day": ui.formats.weekday_day(moment.date()), "time": ui.formats.time(moment)}
