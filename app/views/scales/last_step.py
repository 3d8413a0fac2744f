"""After the last question: what was left out, and Save."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.views import scale_identifiers as ids
from app.views.components.buttons import secondary_button
from app.views.components.layout import card, page_column
from app.views.components.text import body, small, strong
from app.views.components.thumb_bar import narrow
from app.views.scales.answering import Answering
from app.views.scales.page import asides, end, name_line, stacked
from app.views.scales.save_bar import SaveBar
from app.views.ui import Ui, use_ui


@ft.component
def LastStep(page: Answering, go: Callable[[int], None]) -> ft.Control:
    """The end of the questions. ``go``: to a question, counted from 0."""
    ui = use_ui()
    last = len(page.scale.questions) - 1
    controls = [
        name_line(ui, page),
        *asides(ui, page),
        card(ui, summary(ui, page, go), stretch=True),
        end(ui, page),
    ]
    column = page_column(ui, [stacked(controls, 16)], rail=False)
    padded = ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    bar = SaveBar(page, back_button(ui, lambda: go(last)))
    return ft.Column([padded, bar], expand=True, spacing=0)


def back_button(ui: Ui, back: Callable[[], object]) -> ft.Control:
    """To the question before."""
    icon = None if narrow(ui) else ft.Icons.ARROW_BACK
    return secondary_button(ids.SCALE_BACK, ui.t("back"), ui.act(back), icon)


def summary(ui: Ui, page: Answering, go: Callable[[int], None]) -> list[ft.Control]:
    """That all is answered, or what was left out with the way there."""
    missing = page.left_out
    words = ft.Semantics(
        live_region=True,
        container=True,
        content=strong(ui, ui.t("scales-left-out-count", count=len(missing))),
    )
    if not missing:
        return [words, body(ui, ui.t("scales-save-how"))]
    controls: list[ft.Control] = [words]
    if page.scale.method is not None:
        controls.append(small(ui, ui.t("scales-left-out-score")))
    for number, question in enumerate(page.scale.questions):
        if question in missing:
            controls.append(
                secondary_button(
                    ids.scale_left_out(page.scale.id, question.id),
                    page.words.question(question),
                    ui.act(lambda number=number: go(number)),
                    label=ui.t("scales-go-to", question=page.words.question(question)),
                )
            )
    return controls
