"""A day, typed as the region writes it or picked from a calendar, and said back in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import flet as ft

from app.i18n.reading import day_example, read_day
from app.views import identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.fields import Typed
from app.views.components.kept_field import Checks, FieldSpec, Form, field_column, use_problem
from app.views.ui import use_ui


@ft.component
def DayField(form: Form, checks: Checks, spec: FieldSpec, near: date) -> ft.Control:
    """``near``: the day at which the calendar opens while none was typed; it is never put
    into the field by itself."""
    ui = use_ui()
    typed = ft.use_memo(lambda: Typed(form.get(spec.name)), [spec.name])
    _, redraw = ft.use_state(0)
    picking, set_picking = ft.use_state(False)
    problem = use_problem(ui, checks, spec.name)

    async def take(text: str) -> None:
        form.put(spec.name, text)
        redraw(lambda n: n + 1)
        checks.again()
        await form.flush()

    async def keep(event: ft.Event[ft.TextField]) -> None:
        typed.keep(event)
        await take(typed.value)

    async def pick(event: ft.Event[ft.DatePicker]) -> None:
        set_picking(False)
        if isinstance(event.control.value, datetime):
            typed.clear()
            typed.value = day_example(picked_day(event.control.value), ui.formats)
            await take(typed.value)

    shown = read_day(typed.value, ui.formats) or near
    calendar = ft.DatePicker(
        value=datetime(shown.year, shown.month, shown.day, 12),  # noqa: DTZ001 - a plain day
        current_date=datetime(near.year, near.month, near.day, 12),  # noqa: DTZ001
        first_date=datetime(shown.year - 5, 1, 1),  # noqa: DTZ001
        last_date=datetime(shown.year + 5, 12, 31),  # noqa: DTZ001
        help_text=spec.question,
        on_change=ui.act(pick),
        on_dismiss=ui.act(lambda: set_picking(False)),
    )
    ft.use_dialog(calendar if picking else None)
    button = text_button(
        ids.calendar(spec.identifier),
        ui.t("day-calendar"),
        ui.act(lambda: set_picking(True)),
        icon=ft.Icons.CALENDAR_MONTH,
        label=ui.t("day-calendar-label", question=spec.label or spec.question),
    )

    def understood(text: str) -> str | None:
        day = read_day(text, ui.formats)
        return ui.formats.day(day) if day is not None else None

    beside = ft.Row([button], wrap=True)
    return field_column(ui, spec, typed, ui.act(keep), understood, problem, beside)


EASTERNMOST = timedelta(hours=13)
"""No place with more than a few people is further ahead of UTC at any time of the year."""


def picked_day(value: datetime) -> date:
    """The day that was tapped. The device gives the midnight at its beginning as a moment.

    Mostly device and app are one and have the same clock. A browser may have been told
    another zone: then the moment is no midnight here, and the day is the one that begins at
    it somewhere between UTC-10 and UTC+13.
    """
    if value.tzinfo is None:
        return value.date()
    here = value.astimezone()
    if here.time() == time():
        return here.date()
    return (value.astimezone(UTC) + EASTERNMOST).date()
