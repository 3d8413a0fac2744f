"""The dose card of Today: what is agreed, said in one tap, and what was said."""

from __future__ import annotations

import flet as ft

from app.services.dose_day import DoseDay, Phase
from app.services.supplies import SupplyLeft
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
from app.views.doses.said import agreed_block, needed_block, said_block
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


def needed_cards(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """What is taken only when needed, and what came from elsewhere: apart from the rest."""
    if day.phase not in (Phase.NOW, Phase.OVER) and not day.needed:
        return begun_cards(ui, day)
    controls: list[ft.Control] = []
    if day.needed:
        controls.append(heading(ui, ui.t("doses-needed-title")))
    for n, needed in enumerate(day.needed, start=1):
        name = needed.agreed.medicine.name
        controls += needed_block(ui, needed)
        controls.append(
            secondary_button(
                ids.today_dose_needed(n),
                ui.t("doses-needed-took"),
                go(ui, dose_path(day.day, f"needed.{n}")),
                label=ui.t("doses-needed-took-label", medicine=name),
            )
        )
    for other in day.others:
        controls.append(body(ui, ui.t("doses-source-said", source=other.entry.source)))
    controls.append(
        text_button(
            ids.TODAY_DOSE_OTHER_SOURCE,
            ui.t("doses-source-button"),
            go(ui, dose_path(day.day, "source")),
        )
    )
    alone = ft.Row(controls)  # one button does not make a card
    return [card(ui, controls) if len(controls) > 1 else alone, *begun_cards(ui, day)]


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


def supply_line(ui: Ui, left: SupplyLeft) -> str:
    """How long it lasts if the plan is kept, without doing anything about it."""
    values = {
        "medicine": left.medicine.name,
        "counted": ui.formats.table_day(left.counted.day),
    }
    if left.lasts is None:
        return ui.t("doses-supply-counted", **values)
    if left.lasts < left.counted.day:
        short = ui.formats.table_day(left.counted.day)
        return ui.t("doses-supply-short", day=short, **values)
    return ui.t("doses-supply-lasts", day=ui.formats.table_day(left.lasts), **values)


def begun_cards(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """Dose pages of other days with something typed: never lost from sight."""
    if not day.begun:
        return []
    buttons = [
        secondary_button(
            ids.today_dose_begun(n),
            ui.t("doses-begun", day=ui.formats.weekday_day(other)),
            go(ui, dose_path(other)),
        )
        for n, other in enumerate(day.begun, start=1)
    ]
    return [card(ui, [heading(ui, ui.t("today-drafts-title")), *buttons])]


def go(ui: Ui, path: str) -> GuardedHandler:
    """A handler that goes to ``path``."""
    return ui.act(lambda: ui.shell.navigate(path))
