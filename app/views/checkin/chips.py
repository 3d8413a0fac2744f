"""Answers that are chips: any number of them, each with a severity where the item has one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import flet as ft

from app.domain.checkins import Answer
from app.domain.items import ChipsItem
from app.views import identifiers as ids
from app.views.checkin.form import with_chip, with_option
from app.views.components.buttons import choice_button
from app.views.components.text import small
from app.views.ui import Ui

Give = Callable[[Answer | None], Awaitable[None]]


def chips_answers(ui: Ui, item: ChipsItem, answer: Answer | None, give: Give) -> list[ft.Control]:
    """The chips, and under them a row of severities for each that was chosen."""
    chosen = tuple(answer) if isinstance(answer, (Mapping, tuple)) else ()

    def chip(option: str) -> ft.Control:
        changed = with_option if item.severities else with_chip
        text = ui.t(f"option-{item.id}-{option}")
        return choice_button(
            ids.checkin_value(item.id, option),
            text,
            text,
            option in chosen,
            ui.act(lambda: give(changed(answer, option, item.exclusive))),
            several=True,
        )

    rows: list[ft.Control] = [
        ft.Row([chip(o) for o in item.options], wrap=True, spacing=8, run_spacing=8)
    ]
    if isinstance(answer, Mapping):
        graded = [o for o in item.options if o in chosen and o != item.exclusive]
        rows += [severities(ui, item, answer, option, give) for option in graded]
    return rows


def severities(
    ui: Ui, item: ChipsItem, answer: Mapping[str, str], option: str, give: Give
) -> ft.Control:
    """ "Nausea: how strong?" with a button for each severity."""
    name = ui.t(f"option-{item.id}-{option}")

    def button(severity: str) -> ft.Control:
        text = ui.t(f"severity-{severity}")
        return choice_button(
            ids.checkin_severity(item.id, option, severity),
            text,
            ui.t("checkin-severity-label", option=name, severity=text),
            answer[option] == severity,
            ui.act(lambda: give({**answer, option: severity})),
        )

    return ft.Column(
        [
            small(ui, f"{name}: {ui.t('checkin-choose-severity')}"),
            ft.Row([button(s) for s in item.severities], wrap=True, spacing=8, run_spacing=8),
        ],
        spacing=4,
        tight=True,
    )
