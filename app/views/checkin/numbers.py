"""The answers of the check-in that are numbers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.domain.checkins import Answer
from app.domain.items import NumberItem
from app.domain.validation import validate
from app.views import identifiers as ids
from app.views.components.buttons import choice_button, secondary_button
from app.views.components.fields import problem_line, words_field
from app.views.components.number_row import anchors, number_row
from app.views.components.text import small
from app.views.ui import Ui, use_ui

Give = Callable[[Answer | None], Awaitable[None]]

COUNTED = {"h": "hours", "d": "days"}
"""What a number with a unit counts, as in the ids of its texts."""


def number_answers(ui: Ui, item: NumberItem, answer: Answer | None, give: Give) -> list[ft.Control]:
    """The buttons, the anchors, and "other" where the item has values beyond the buttons."""
    buttons = [number_button(ui, item, value, answer, give) for value in item.buttons]
    row = number_row(ui.t(f"item-{item.id}-short"), buttons)
    if item.other:
        return [row, OtherNumber(item, answer, give)]
    low = (item.low, ui.t(f"item-{item.id}-low"))
    high = (item.high, ui.t(f"item-{item.id}-high"))
    return [row, anchors(ui, (low, high), len(item.buttons))]


def number_button(
    ui: Ui, item: NumberItem, value: float, answer: Answer | None, give: Give
) -> ft.Control:
    """One value, announced with its question: "Pain 7 of 10"."""
    label = (
        ui.t(f"checkin-{COUNTED[item.unit]}-label", value=ui.formats.number(value), count=value)
        if item.unit is not None
        else ui.t(
            "checkin-number-label",
            question=ui.t(f"item-{item.id}-short"),
            value=ui.formats.number(value),
            high=ui.formats.number(item.high),
        )
    )
    return choice_button(
        ids.checkin_value(item.id, value),
        ui.formats.number(value),
        label,
        answer == value,
        ui.act(lambda: give(value)),
    )


@ft.component
def OtherNumber(item: NumberItem, answer: Answer | None, give: Give) -> ft.Control:
    """A number beyond the buttons: typed, checked, and used by a button of its own."""
    ui = use_ui()
    texts = f"checkin-{COUNTED[item.unit or 'h']}"
    given = float(answer) if isinstance(answer, (int, float)) else None
    beyond = given is not None and given not in item.buttons
    opened, set_opened = ft.use_state(beyond)
    typed, set_typed = ft.use_state(ui.formats.number(given) if given and beyond else "")
    bad, set_bad = ft.use_state(False)

    async def use() -> None:
        value = ui.formats.parse_number(typed)
        if value is None or validate({item.id: value}):
            set_bad(True)
            return
        set_bad(False)
        await give(value)

    if not opened:
        text = ui.t(f"{texts}-other")
        return secondary_button(ids.checkin_other(item.id), text, ui.act(lambda: set_opened(True)))
    label = ui.t(f"{texts}-custom")
    field = words_field(
        ui,
        ids.checkin_text(item.id),
        small(ui, label),
        label,
        value=typed,
        autofocus=given is None or not beyond,
        keyboard_type=ft.KeyboardType.NUMBER,
        on_change=ui.act(lambda e: set_typed(e.control.value)),
        on_submit=ui.act(use),
        width=140 * ui.scale,
    )
    button = choice_button(
        ids.checkin_use(item.id),
        ui.t(f"{texts}-use"),
        ui.t(f"{texts}-use"),
        beyond and ui.formats.parse_number(typed) == given,
        ui.act(use),
    )
    row = ft.Row([field, button], wrap=True, vertical_alignment=ft.CrossAxisAlignment.END)
    return ft.Column(
        [row, *problem_line(ui, ui.t(f"{texts}-bad") if bad else None)], spacing=8, tight=True
    )
