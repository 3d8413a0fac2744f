"""What an alert's screen asks about: signs that would make it more serious."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import flet as ft

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.registry import BY_ID
from app.domain.emergency import Reason
from app.domain.signs import Reporter, Sign, is_emergency
from app.views import alert_identifiers as ids
from app.views.alerts.kept import kept
from app.views.components.buttons import primary_button
from app.views.components.layout import card
from app.views.components.sign_choices import sign_choices
from app.views.components.text import heading
from app.views.ui import use_ui


def asks_card(alert: FiredAlert) -> list[ft.Control]:
    """A card with the signs that the rule of this alert asks about, if it does."""
    rule = BY_ID.get(alert.rule)
    return [Asks(rule.asks)] if rule is not None and rule.asks else []


@ft.component
def Asks(signs: Sequence[Sign]) -> ft.Control:
    """What is ticked is kept with one more tap; one that is an emergency at once."""
    ui = use_ui()
    chosen, set_chosen = ft.use_state(cast(frozenset[Sign], frozenset()))

    async def keep(ticked: frozenset[Sign]) -> None:
        signs = ui.diary.signs
        report = await signs.report(ticked, Reporter.ME)
        kept(ui, lambda: signs.undo(report))

    async def choose(sign: Sign) -> None:
        ticked = chosen ^ {sign}
        set_chosen(ticked)
        if sign in ticked and is_emergency([sign]):
            await ui.shell.alarm.emergency(Reason.CHEST, ui.shell.run(keep(ticked)))

    controls = [heading(ui, ui.t("alert-asks")), sign_choices(ui, signs, chosen, choose)]
    if chosen:
        controls.append(
            primary_button(
                ids.ALERT_SIGNS_KEEP,
                ui.t("alert-asks-keep"),
                ui.act(lambda: keep(chosen)),
            )
        )
    return card(ui, controls, stretch=True)
