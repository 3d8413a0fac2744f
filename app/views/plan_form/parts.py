"""What the cards of the form are made of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import flet as ft

from app.i18n.reading import day_example
from app.views import identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import secondary_button
from app.views.components.day_field import DayField
from app.views.components.kept_choice import KeptChoice, Options
from app.views.components.kept_field import FieldSpec, KeptField, Understood
from app.views.components.keyed import keyed
from app.views.plan_form.filled import Filled
from app.views.ui import Ui

Gone = Callable[[str], Awaitable[None]]
"""Takes a row out of the form."""

PAIR = 560
"""From this width in dp at text scale 1 on, two fields stand side by side."""


def words(
    form: Filled,
    name: str,
    message: str,
    *,
    hint: str = "",
    label: str = "",
    lines: int = 1,
    understood: Understood | None = None,
) -> ft.Control:
    """A field for words or numbers under its question."""
    question = form.ui.t(message)
    spec = FieldSpec(
        name,
        ids.plan_field(name),
        question,
        hint,
        label or question,
        lines,
        focus=form.focus == name,
    )
    return keyed(KeptField, name)(form.sheet, form.checks, spec, understood)


def day(form: Filled, name: str, message: str, label: str = "") -> ft.Control:
    """A field for a day."""
    question = form.ui.t(message)
    hint = form.ui.t("day-how", example=day_example(form.today, form.ui.formats))
    spec = FieldSpec(name, ids.plan_field(name), question, hint, label or question)
    return keyed(DayField, name)(form.sheet, form.checks, spec, form.today)


def pair(ui: Ui, first: ft.Control, second: ft.Control) -> ft.Control:
    """Two fields side by side where there is room for both."""
    if ui.width / ui.scale < PAIR:
        return stacked([first, second])
    cells: list[ft.Control] = [ft.Container(c, expand=True) for c in (first, second)]
    return ft.Row(cells, spacing=16, vertical_alignment=ft.CrossAxisAlignment.START)


def stacked(controls: Sequence[ft.Control]) -> ft.Control:
    """Controls one under the other, each as wide as there is room."""
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column(list(controls), spacing=16, tight=True, horizontal_alignment=stretch)


def choices(
    form: Filled,
    name: str,
    message: str,
    options: Sequence[tuple[str, str]],
    hint: str = "",
    changed: Callable[[], None] | None = None,
) -> ft.Control:
    """One of several: ``options`` are values with their texts."""

    def chosen() -> None:
        form.focus = ""
        if changed is not None:
            changed()

    answers = tuple(
        (value, ids.plan_choice(name, identifier_part(value)), text) for value, text in options
    )
    asked = Options(name, form.ui.t(message), answers, hint)
    return keyed(KeptChoice, name)(form.sheet, form.checks, asked, chosen)


def identifier_part(value: str) -> str:
    """A value as it may stand in an identifier: ``ug/h`` as ``ug_h``."""
    return "".join(letter if letter.isalnum() else "_" for letter in value).strip("_")


def more_button(ui: Ui, rows: str, message: str, add: Callable[[], object]) -> ft.Control:
    """Adds a row to a list."""
    button = secondary_button(ids.plan_more(rows), ui.t(message), ui.act(add), icon=ft.Icons.ADD)
    return ft.Row([button], wrap=True)


def less_button(
    ui: Ui, row: str, message: str, remove: Callable[[], Awaitable[None]]
) -> ft.Control:
    """Takes a row out, after asking once."""
    return keyed(AskFirst, ids.plan_less(row))(
        ids.plan_less(row),
        ui.t(message),
        ui.t("plan-form-remove-ask"),
        ui.t("plan-form-remove-yes"),
        remove,
    )
