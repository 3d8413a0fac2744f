"""The dose card of Today: what is agreed, said in one tap, and what was said."""

from __future__ import annotations

import flet as ft

from app.services.dose_day import DoseDay, Phase
from app.views import dose_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.layout import card
from app.views.components.text import body, heading, small
from app.views.doses.actions import (
    change_button,
    different_text,
    dose_path,
    planned_text,
    say_as_planned,
)
from app.views.doses.agreed import phase_line, without_lines
from app.views.doses.said import agreed_block, said_block
from app.views.doses.supply_line import supply_line
from app.views.guarded import GuardedHandler
from app.views.ui import Ui


def dose_cards(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """What Today shows of the doses; nothing while there is no plan."""
    if day.damaged:
        return []  # ``damaged_note`` says so
    if day.phase is Phase.NONE or not (day.regular or day.edge):
        return []
    return [dose_card(ui, day)]


def damaged_note(ui: Ui, day: DoseDay | None) -> list[ft.Control]:
    """Said where a row about doses or the plan cannot be opened."""
    if day is None or not day.damaged:
        return []
    text = ft.Container(body(ui, ui.t("trouble-entry-damaged")), expand=True)
    return [card(ui, [ft.Row([ft.Icon(ft.Icons.WARNING_AMBER), text])], "urgent")]


def dose_card(ui: Ui, day: DoseDay) -> ft.Control:
    """The regular medicines, or why there is nothing to say of them."""
    controls: list[ft.Control] = [heading(ui, ui.t("doses-title"))]
    line = phase_line(ui, day)
    if line is not None:
        controls.append(body(ui, line))
    for regular in day.regular:
        controls += [agreed_block(ui, regular), *said_block(ui, regular, named=False)]
    controls += [small(ui, text) for text in without_lines(ui, day)]
    return card(ui, [*controls, *say_buttons(ui, day), *supply_part(ui, day)], "soft", stretch=True)


def say_buttons(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """One tap for "as planned", the page for anything else; Change once it was said."""
    if not day.regular:
        return []
    path = dose_path(day.day)
    if not day.unsaid:
        return [change_button(ui, ids.TODAY_DOSE_CHANGE, day, path)]
    planned = primary_button(
        ids.TODAY_DOSE_AS_PLANNED,
        planned_text(ui, day),
        ui.act(lambda: say_as_planned(ui, day.day)),
        icon=ft.Icons.CHECK,
    )
    other = secondary_button(ids.TODAY_DOSE_DIFFERENT, different_text(ui, day), go(ui, path))
    return [planned, other]


def supply_part(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """What is left and until when, where somebody counted; the way to count in any case."""
    if not day.regular:
        return []
    lines: list[ft.Control] = [small(ui, supply_line(ui, left)) for left in day.supplies]
    button = text_button(
        ids.TODAY_SUPPLY,
        ui.t("doses-supply-button"),
        go(ui, "/supply"),
        icon=ft.Icons.INVENTORY_2_OUTLINED,
    )
    return [*lines, button]


def go(ui: Ui, path: str) -> GuardedHandler:
    """A handler that goes to ``path``."""
    return ui.act(lambda: ui.shell.navigate(path))
