"""Answers in the person's own words: kept with every letter, never cut off."""

from __future__ import annotations

import flet as ft

from app.domain.items import TextItem
from app.domain.validation import validate
from app.views import identifiers as ids
from app.views.checkin.form import CheckInForm
from app.views.components.fields import problem_line, words_field
from app.views.components.text import small, strong
from app.views.ui import use_ui


@ft.component
def WordsField(form: CheckInForm, item: TextItem) -> ft.Control:
    """A text field. Too long a text stays and says by how much."""
    ui = use_ui()
    given = form.answers.get(item.id)
    typed, set_typed = ft.use_state(given if isinstance(given, str) else "")

    async def keep(event: ft.Event[ft.TextField]) -> None:
        set_typed(event.control.value)
        form.give(item.id, event.control.value or None)
        await form.flush()

    problem = next(iter(validate({item.id: typed})), None)
    text = ui.t(f"item-{item.id}")
    question: ft.Control = small(ui, text)
    if not item.after:
        question = ft.Semantics(header=True, heading_level=2, content=strong(ui, text))
    field = words_field(
        ui,
        ids.checkin_text(item.id),
        question,
        text,
        value=typed,
        multiline=True,
        min_lines=1 if item.after else 2,
        max_lines=6,
        on_change=ui.act(keep),
    )
    # Texts of their own: the field's error and helper lines would cut them off.
    said = problem_line(ui, ui.t(problem.message, **problem.values) if problem else None)
    hint = [small(ui, ui.t("item-note-hint"))] if item.id == "note" else []
    return ft.Column(
        [field, *said, *hint],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
