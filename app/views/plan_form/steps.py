"""The steps of one medicine, each a few fields in the order of the paper."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import flet as ft

from app.domain.medicines import Unit
from app.i18n.amounts import unit_text
from app.services.plan_reading import read_medicine
from app.views import identifiers as ids
from app.views.components.buttons import secondary_button, text_button
from app.views.components.gradual import Gradual, Part
from app.views.components.kept_field import use_problem
from app.views.components.keyed import keyed
from app.views.components.text import strong
from app.views.plan_form.filled import Filled
from app.views.plan_form.parts import day, less_button, more_button, pair, stacked, words
from app.views.ui import Ui, use_ui


async def _nothing() -> None:
    """Before the list is drawn there is nothing to draw again."""


@dataclass(eq=False)
class _List:
    """The list as its steps know it: the same object in every rendering, so that a step
    which stays as it is needs no drawing."""

    changed: Callable[[], Awaitable[None]] = _nothing


@ft.component
def Steps(form: Filled, medicine: str, unit: Unit | None) -> ft.Control:
    """All steps of ``medicine``, a row of the form, and the way to add the next."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    rows = form.sheet.rows(f"{medicine}.steps")

    async def add() -> None:
        row = form.sheet.add(f"{medicine}.steps", "s")
        form.focus = f"{medicine}.{row}.amount"
        await changed()

    async def changed() -> None:
        redraw(lambda n: n + 1)
        form.checks.again()
        await form.sheet.flush()

    alone = len(rows) == 1
    list_ = ft.use_memo(_List, [])
    list_.changed = changed
    parts = tuple(
        Part(step, (form, medicine, row, number, unit, alone, list_))
        for number, row in enumerate(rows, start=1)
    )
    more = more_button(ui, f"{medicine}.steps", "plan-form-add-step", add)
    return stacked([Gradual(parts, 20), more])


def step(
    ui: Ui,
    form: Filled,
    medicine: str,
    row: str,
    number: int,
    unit: Unit | None,
    alone: bool,
    list_: _List,
) -> ft.Control:
    """One step. ``alone``: the only one, which cannot be removed."""
    name = f"{medicine}.{row}"

    async def remove() -> None:
        form.sheet.remove(f"{medicine}.steps", row)
        await list_.changed()

    title = ui.t("plan-form-step", number=number)
    heading = ft.Semantics(header=True, heading_level=3, content=strong(ui, title))
    less = [] if alone else [less_button(ui, name, "plan-form-remove-step", remove)]
    content = stacked(
        [
            heading,
            keyed(Doses, f"{name}.{unit}")(form, name, title, unit),
            pair(
                ui,
                day(form, f"{name}.start", "plan-form-start", _label(ui, title, "plan-form-start")),
                day(form, f"{name}.end", "plan-form-end", _label(ui, title, "plan-form-end")),
            ),
            *less,
        ]
    )
    return ft.Container(
        content,
        padding=16,
        border_radius=12,
        border=ft.Border.all(1, ui.palette.divider),
    )


def _label(ui: Ui, step_title: str, message: str) -> str:
    """What a screen reader says of a field: its step, then its question."""
    return f"{step_title}: {ui.t(message)}"


@ft.component
def Doses(form: Filled, name: str, title: str, unit: Unit | None) -> ft.Control:
    """How much and how often; a second line for an uneven day."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    uneven = bool(form.sheet.get(f"{name}.uneven"))

    async def turn() -> None:
        form.sheet.put(f"{name}.uneven", None if uneven else "yes")
        form.focus = ""
        redraw(lambda n: n + 1)
        form.checks.again()
        await form.sheet.flush()

    first = _line(ui, form, name, title, unit, "")
    second = [_line(ui, form, name, title, unit, "2")] if uneven else []
    message = "plan-form-uneven-less" if uneven else "plan-form-uneven"
    turning = text_button(
        ids.plan_choice(f"{name}.uneven", "no" if uneven else "yes"), ui.t(message), ui.act(turn)
    )
    patch = unit is Unit.MCG_PER_H
    return stacked([first, *second, *([] if patch else [ft.Row([turning], wrap=True)])])


def _line(
    ui: Ui, form: Filled, name: str, title: str, unit: Unit | None, suffix: str
) -> ft.Control:
    patch = unit is Unit.MCG_PER_H
    end = "-second" if suffix else "-patch" if patch else ""
    hint = ui.t("plan-form-amount-hint", unit=unit_text(ui.words, unit)) if unit else ""
    asking = (f"plan-form-amount{end}", f"plan-form-times{end}")
    amount = words(
        form,
        f"{name}.amount{suffix}",
        asking[0],
        hint=hint,
        label=_label(ui, title, asking[0]),
    )
    times = words(
        form,
        f"{name}.times{suffix}",
        asking[1],
        label=_label(ui, title, asking[1]),
    )
    fields = [f"{name}.amount{suffix}", *([] if suffix else [f"{name}.times"])]
    sure = [keyed(Sure, f"{field}.sure")(form, field) for field in fields]
    return ft.Column([pair(ui, amount, times), *sure], spacing=8, tight=True)


@ft.component
def Sure(form: Filled, name: str) -> ft.Control:
    """The yes to "is this amount right?"; nothing while there is no such question. It holds
    for exactly the amount that stands there."""
    ui = use_ui()
    use_problem(ui, form.checks, name)
    if name not in form.asked:
        return ft.Container()
    typed = form.sheet.get(name)

    async def yes() -> None:
        form.sheet.put(f"{name}.sure", typed)
        form.checks.again()
        await form.sheet.flush()

    text = ui.t("plan-form-sure", amount=typed.strip())
    return ft.Row(
        [secondary_button(ids.plan_choice(f"{name}.sure", "yes"), text, ui.act(yes))], wrap=True
    )


def chosen_unit(form: Filled, row: str) -> Unit | None:
    """The unit of a medicine, once it is chosen."""
    return read_medicine(form.sheet, row).unit if form.sheet.get(f"{row}.unit") else None
