"""Step by step: how the days were before each step of the agreed dose and after it."""

from __future__ import annotations

import flet as ft

from app.services.step_words import StepView
from app.views import identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.progress.compared import compared
from app.views.ui import Ui, use_ui

SHOWN = 2
"""Steps shown at once, the newest first; the earlier ones are one tap away."""

BETWEEN_STEPS = 20

TABLE = "steps"


@ft.component
def StepsCard(steps: tuple[StepView, ...], about: str = "steps-about") -> ft.Control:
    """Each step as a small table, the newest at once and the earlier ones one tap away.
    ``about``: the message that says what is compared."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    title = heading(ui, ui.t("steps-title"))
    if not steps:
        return card(ui, [title, body(ui, ui.t("steps-none"))])
    newest, older = (
        Gradual(tuple(Part(_step, (step,)) for step in some), BETWEEN_STEPS)
        for some in (steps[:SHOWN], steps[SHOWN:])
    )
    shown: list[ft.Control] = [title, body(ui, ui.t(about)), newest]
    if len(steps) > SHOWN:
        message = "steps-table-hide" if is_open else "steps-table-show"
        toggle = ui.act(lambda: set_open(not is_open))
        shown.append(expander_button(ids.progress_table(TABLE), ui.t(message), is_open, toggle))
    return card(ui, [*shown, older] if is_open else shown)


def _step(ui: Ui, step: StepView) -> ft.Control:
    heads = ui.t("steps-before"), ui.t("steps-after")
    head = ft.MergeSemantics(
        ft.Column(
            [
                strong(ui, ui.formats.listing([step.day, step.medicine])),
                body(ui, step.change),
            ],
            spacing=2,
            tight=True,
        )
    )
    note = [small(ui, step.note)] if step.note else []
    return ft.Column([head, compared(ui, heads, step.rows), *note], spacing=10, tight=True)
