"""Answers in the person's own words: kept with every letter, never cut off."""

from __future__ import annotations

import flet as ft

from app.domain.items import TextItem
from app.domain.validation import Problem, validate
from app.views import identifiers as ids
from app.views.checkin.form import CheckInForm
from app.views.components.fields import Typed, problem_line, words_field
from app.views.components.text import small, strong
from app.views.ui import use_ui


@ft.component
def WordsField(form: CheckInForm, item: TextItem) -> ft.Control:
    """A text field. Too long a text stays and says by how much."""
    ui = use_ui()
    given = form.answers.get(item.id)
    typed = ft.use_memo(lambda: Typed(given if isinstance(given, str) else ""), [])
    problem, set_problem = ft.use_state(first_problem(item, typed.value))

    async def keep(event: ft.Event[ft.TextField]) -> None:
        typed.keep(event)
        form.give(item.id, typed.value or None)
        set_problem(first_problem(item, typed.value))
        await form.flush()

    text = ui.t(f"item-{item.id}")
    question: ft.Control = small(ui, text)
    if not item.after:
        question = ft.Semantics(header=True, heading_level=2, content=strong(ui, text))
    field = words_field(
        ui,
        ids.checkin_text(item.id),
        question,
        text,
        ref=typed.ref,
        value=typed.shown(),
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


def first_problem(item: TextItem, text: str) -> Problem | None:
    """What keeps ``text`` from being saved, if anything does."""
    return next(iter(validate({item.id: text})), None)
