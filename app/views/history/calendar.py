"""The month of past days. Only the month shown is read, however long the diary is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import flet as ft

from app.domain.clock import local_day
from app.services.diary import DiaryService
from app.services.reading import Stretch
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.layout import card, page_column, two_columns
from app.views.components.room import card_room, column_room
from app.views.components.text import body, heading, title
from app.views.effects import stop
from app.views.history.days_list import days_list
from app.views.history.grid import legend, month_grid
from app.views.history.month import marks, month_after, month_end, month_of
from app.views.ui import Ui, use_ui

CARD_CELL = 44
"""A card stands around the calendar only where that leaves cells of this width, in dp."""


@dataclass(frozen=True)
class MonthRead:
    """A month as it was read. ``reach`` is ``None`` for an empty diary."""

    month: date
    today: date
    stretch: Stretch
    reach: tuple[date, date] | None


async def read_month(diary: DiaryService, month: date) -> MonthRead:
    """The month in full, and how far the diary reaches."""
    stretch = await diary.stretch(month, month_end(month))
    return MonthRead(month, diary.today(), stretch, await diary.reach())


def month_bounds(today: date, read: MonthRead | None) -> tuple[date, date]:
    """The first and last month with something to see: from the first entry until now."""
    this = month_of(today)
    if read is None or read.reach is None:
        return this, this
    first, last = (month_of(day) for day in read.reach)
    return min(first, this), max(last, this)


@ft.component
def History() -> ft.Control:
    """Past days, beginning with the current month."""
    return Month(None)


@ft.component
def Month(wanted: date | None) -> ft.Control:
    """One month and the way to its neighbours; ``None`` begins with the current month."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    now = local_day(ui.shell.services.clock.now())
    month, set_month = ft.use_state(wanted or month_of(now))
    read, set_read = ft.use_state(cast(MonthRead | None, None))

    async def load() -> None:
        diary = ui.shell.state.diary
        if diary is not None:
            set_read(await read_month(diary, month))

    ft.use_effect(ui.act(load), [month, pulse.revision], cleanup=stop)

    def go(count: int) -> None:
        set_month(month_after(month, count))

    shown = read if read is not None and read.month == month else None
    today = read.today if read is not None else now
    room = card_room(ui) if _has_card(ui) else column_room(ui)
    calendar = [
        _month_bar(ui, month, month_bounds(today, read), go),
        month_grid(ui, month, today, marks(shown.stretch) if shown else {}, room),
        legend(ui),
    ]
    listed = [days_list(ui, month, shown.stretch)] if shown is not None and shown.reach else []
    empty = [_empty(ui, today)] if read is not None and read.reach is None else []
    controls = [
        title(ui, ui.t("history-title")),
        *empty,
        *two_columns(ui, [_around(ui, calendar)], listed),
    ]
    return page_column(ui, controls, columns=2 if ui.wide else 1)


def _month_bar(
    ui: Ui, month: date, bounds: tuple[date, date], go: Callable[[int], None]
) -> ft.Control:
    name = ft.Semantics(live_region=True, content=heading(ui, ui.formats.month(month)))
    previous = secondary_button(
        ids.HISTORY_PREVIOUS,
        ui.t("history-previous"),
        ui.act(lambda: go(-1)),
        disabled=month <= bounds[0],
    )
    following = secondary_button(
        ids.HISTORY_NEXT,
        ui.t("history-next"),
        ui.act(lambda: go(1)),
        disabled=month >= bounds[1],
    )
    buttons = ft.Row([previous, following], wrap=True, spacing=8, run_spacing=8)
    return ft.Column([name, buttons], spacing=12, tight=True)


def _empty(ui: Ui, today: date) -> ft.Control:
    def check_in() -> None:
        ui.shell.navigate(f"/checkin/full/{today.isoformat()}")

    button = primary_button(ids.HISTORY_CHECKIN, ui.t("today-checkin-open"), ui.act(check_in))
    return card(ui, [body(ui, ui.t("history-empty")), button])


def _has_card(ui: Ui) -> bool:
    return card_room(ui) // 7 >= CARD_CELL


def _around(ui: Ui, calendar: Sequence[ft.Control]) -> ft.Control:
    if _has_card(ui):
        return card(ui, calendar)
    return ft.Column(list(calendar), spacing=12, tight=True)
