"""A past day's doses: what was said, how it came to be, and the way to add or correct."""

from __future__ import annotations

import flet as ft

from app.services.dose_day import DoseDay
from app.services.dose_history import DayDoses
from app.views import dose_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.text import body, heading, small
from app.views.doses.actions import (
    change_button,
    different_text,
    dose_path,
    planned_text,
    say_as_planned,
)
from app.views.doses.agreed import agreed_of
from app.views.doses.trail import Row, SaidRow
from app.views.doses.words import any_line, regular_said
from app.views.ui import Ui


def day_doses(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """The card of a day; nothing where there is no plan and nothing was said."""
    if day.damaged or not (day.open or day.something_said):
        return []
    controls: list[ft.Control] = [heading(ui, ui.t("history-doses"))]
    controls += [small(ui, agreed_of(ui, r)) for r in day.regular]
    rows = said_rows(ui, day)
    if not rows:
        controls.append(body(ui, ui.t("history-doses-none")))
    for number, row in enumerate(rows, start=1):
        controls.append(keyed(SaidRow, str(row[1].entry.id))(row, number))
    return [card(ui, [*controls, *buttons(ui, day)])]


def said_rows(ui: Ui, day: DoseDay) -> list[Row]:
    """Everything in force: regular doses, as needed, from elsewhere, and what is left over."""
    rows: list[Row] = []
    for regular in day.regular:
        said = regular_said(ui, regular)
        if said is not None and regular.said is not None:
            line = ui.t("doses-said-name", medicine=regular.medicine.name, said=said)
            rows.append((line, regular.said, regular.medicine))
    for needed in day.needed:
        medicine = needed.agreed.medicine
        rows += [(any_line(ui, t, medicine), t, medicine) for t in needed.taken]
    rows += [(any_line(ui, other, None), other, None) for other in day.others]
    rows += [(any_line(ui, found, medicine), found, medicine) for found, medicine in day.apart]
    return rows


def buttons(ui: Ui, day: DoseDay) -> list[ft.Control]:
    """Correct at any time; add today and up to 7 days back."""
    path = dose_path(day.day)
    shown: list[ft.Control] = []
    if day.unsaid and day.in_reach:
        shown.append(
            primary_button(
                ids.HISTORY_DOSES_AS_PLANNED,
                planned_text(ui, day),
                ui.act(lambda: say_as_planned(ui, day.day)),
            )
        )
        text = different_text(ui, day)
        shown.append(
            secondary_button(
                ids.HISTORY_DOSES_DIFFERENT, text, ui.act(lambda: ui.shell.navigate(path))
            )
        )
    elif day.something_said or day.in_reach:
        shown.append(change_button(ui, ids.HISTORY_DOSES_CHANGE, day, path))
    return [ft.Row(shown, wrap=True, spacing=8, run_spacing=8)] if shown else []


def short(ui: Ui, doses: DayDoses) -> str:
    """A day's doses for the line about it: "doses as planned"."""
    kinds = set(doses.adherence)
    if not kinds:
        return ui.t("history-doses-short-other")
    if len(kinds) > 1:
        return ui.t("history-doses-short-mixed")
    return ui.t(f"history-doses-short-{kinds.pop().value}")
