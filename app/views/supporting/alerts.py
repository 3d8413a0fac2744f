"""What was noticed, and what a supporter can do about it: calm, and nothing to check up on."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.alerts.model import Level
from app.domain.help_lines import LineKind
from app.domain.sharing.shown import AlertGroup
from app.i18n.supporter_words import supporter_text
from app.views import supporting_identifiers as ids
from app.views.alerts.levels import SIGNS, ground
from app.views.components.expander import expander_button
from app.views.components.help_cards import line_cards
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, strong
from app.views.ui import Ui, use_ui

AT_ONCE = 5
"""Kinds of alerts that are shown at once; the rest is one tap away."""


@ft.component
def Alerts(groups: Sequence[AlertGroup], with_number: bool) -> ft.Control:
    """One card for each kind, emergencies first with the number to call, then the newest."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    copied, copy = ft.use_state("")
    urgent = with_number and any(group.level is Level.EMERGENCY for group in groups)
    number = line_cards(ui, (LineKind.EMERGENCY,), copied, copy) if urgent else []
    shown = groups if is_open else groups[:AT_ONCE]
    more = []
    if len(groups) > AT_ONCE:
        message = "supporting-alerts-less" if is_open else "supporting-alerts-more"
        turn = ui.act(lambda: set_open(not is_open))
        more = [expander_button(ids.SUPPORTING_ALERTS_MORE, ui.t(message), is_open, turn)]
    column = stack(
        [
            heading(ui, ui.t("supporting-alerts")),
            body(ui, ui.t("supporting-alerts-why")),
            *number,
            *(_group(ui, group) for group in shown),
            *more,
        ]
    )
    return ft.Semantics(identifier=ids.SUPPORTING_ALERTS, container=True, content=column)


def _group(ui: Ui, group: AlertGroup) -> ft.Control:
    """Only what is urgent has a colour of its own: it is past, and the number to call for what
    goes on now stands above."""
    tone = "urgent" if group.level is Level.URGENT else "plain"
    _, color = ground(ui, Level.URGENT if tone == "urgent" else Level.NOTICE)
    text = supporter_text(ui.words, group.rule, group.variant)
    level = small(ui, ui.t(f"supporting-alert-level-{group.level.name.lower()}"))
    name, do, when = strong(ui, text.title), body(ui, text.do), small(ui, _when(ui, group))
    for words in (level, name, do, when):
        words.color = color
    sign = ft.Icon(SIGNS[group.level], color=color, size=ui.size(24))
    head = ft.Row([sign, level], wrap=True, spacing=8)
    return card(ui, [ft.Column([head, name, when, do], spacing=6, tight=True)], tone)


def _when(ui: Ui, group: AlertGroup) -> str:
    day = ui.formats.table_day(group.days[0])
    if len(group.days) == 1:
        return ui.t("supporting-alert-once", day=day)
    return ui.t("supporting-alert-often", times=len(group.days), day=day)
