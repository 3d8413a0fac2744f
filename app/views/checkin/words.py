"""Answers in the person's own words: kept with every letter, never cut off."""

from __future__ import annotations

import flet as ft

from app.domain.items import TextItem
from app.domain.validation import validate
from app.views import identifiers as ids
from app.views.checkin.form import CheckInForm
from app.views.components.buttons import identified
from app.views.components.text import small
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
    field = ft.TextField(
        label=ui.t(f"item-{item.id}"),
        value=typed,
        multiline=True,
        min_lines=1 if item.after else 2,
        max_lines=6,
        error=ui.t(problem.message, **problem.values) if problem else None,
        on_change=ui.act(keep),
    )
    named = identified(ids.checkin_text(item.id), field)
    if item.id != "note":
        return named
    # A text of its own: the field's helper line would cut it off.
    hint = small(ui, ui.t("item-note-hint"))
    return ft.Column([named, hint], tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
