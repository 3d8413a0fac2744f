"""What Today shows beside the regular medicines: as needed, from elsewhere, typed before."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.services.dose_day import DoseDay, Phase
from app.views import dose_identifiers as ids
from app.views.components.buttons import secondary_button, text_button
from app.views.components.layout import card
from app.views.components.text import body, heading
from app.views.doses.actions import (
    dose_path,
)
from app.views.doses.said import needed_block
from app.views.ui import Ui


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
                ui.act(partial(ui.shell.navigate, dose_path(day.day, f"needed.{n}"))),
                label=ui.t("doses-needed-took-label", medicine=name),
            )
        )
    for other in day.others:
        controls.append(body(ui, ui.t("doses-source-said", source=other.entry.source)))
    controls.append(
        text_button(
            ids.TODAY_DOSE_OTHER_SOURCE,
            ui.t("doses-source-button"),
            ui.act(lambda: ui.shell.navigate(dose_path(day.day, "source"))),
        )
    )
    alone = ft.Row(controls)  # one button does not make a card
    return [card(ui, controls) if len(controls) > 1 else alone, *begun_cards(ui, day)]


def begun_cards(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """Dose pages of other days with something typed: never lost from sight."""
    if not day.begun:
        return []
    buttons = [
        secondary_button(
            ids.today_dose_begun(n),
            ui.t("doses-begun", day=ui.formats.weekday_day(other)),
            ui.act(partial(ui.shell.navigate, dose_path(other))),
        )
        for n, other in enumerate(day.begun, start=1)
    ]
    return [card(ui, [heading(ui, ui.t("today-drafts-title")), *buttons])]
