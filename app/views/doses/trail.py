"""A statement about doses on a past day, and what it said before."""

from __future__ import annotations

import flet as ft

from app.domain.doses import DoseEntry, DoseInForce, DoseKind
from app.domain.medicines import Medicine
from app.views import dose_identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.read_back import earlier
from app.views.components.text import body, small, strong
from app.views.doses.said import column
from app.views.doses.words import any_line, entered_line, said_asides, said_line
from app.views.ui import Ui, use_ui

Row = tuple[str, DoseInForce, Medicine | None]
"""A statement in words, the statement, and its medicine."""


@ft.component
def SaidRow(row: Row, number: int) -> ft.Control:
    """A statement; what it said before stands behind one button."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    line, found, medicine = row
    words = column([strong(ui, line), *(small(ui, text) for text in said_asides(ui, found))])
    controls: list[ft.Control] = [ft.MergeSemantics(words)]
    if found.trail:
        count = len(found.trail)
        text = ui.t("history-trail-hide" if is_open else "history-trail-show", count=count)
        controls.append(
            expander_button(
                ids.history_doses_trail(number),
                text,
                is_open,
                ui.act(lambda: set_open(not is_open)),
            )
        )
    if is_open:
        controls += [before(ui, old, medicine) for old in reversed(found.trail)]
    return column(controls, 8)


def before(ui: Ui, old: DoseEntry, medicine: Medicine | None) -> ft.Control:
    """One earlier version."""
    lines: list[ft.Control] = [
        strong(ui, entered_line(ui, old)),
        body(ui, old_line(ui, old, medicine)),
    ]
    if old.reason:
        lines.append(small(ui, ui.t("doses-reason-was", reason=old.reason)))
    return earlier(ui, lines)


def old_line(ui: Ui, old: DoseEntry, medicine: Medicine | None) -> str:
    """What it said, against what was agreed when it was said."""
    if old.kind is not DoseKind.REGULAR or medicine is None:
        return any_line(ui, DoseInForce(old), medicine)
    agreed_then = [d.planned for d in old.doses if d.planned is not None]
    return said_line(
        ui, old, sum(agreed_then[1:], agreed_then[0]) if agreed_then else None, medicine
    )
