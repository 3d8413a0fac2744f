"""The month of past days. Only the month shown is read, however long the diary is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import flet as ft

from app.domain.clock import local_day
from app.services.diary import DiaryService
from app.services.dose_history import DayDoses
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

CARD_CELL = 50
"""A card stands around the calendar only where that leaves cells of this width, in dp."""


@dataclass(frozen=True)
class MonthRead:
    """A month as it was read. ``reach`` is ``None`` for an empty diary."""

    month: date
    today: date
    stretch: Stretch
    doses: Mapping[date, DayDoses]
    reach: tuple[date, date] | None


async def read_month(diary: DiaryService, month: date) -> MonthRead:
    """The month in full, and how far the diary reaches."""
    stretch = await diary.stretch(month, month_end(month))
    doses = await diary.doses.history(month, month_end(month))
    return MonthRead(month, diary.today(), stretch, doses, await diary.reach())


def month_bounds(read: MonthRead) -> tuple[date, date]:
    """The first and last month with something to see: from the first entry until now."""
    this = month_of(read.today)
    if read.reach is None:
        return this, this
    first, last = (month_of(day) for day in read.reach)
    return min(first, this), max(last, this)


@ft.component
def History() -> ft.Control:
    """Past days, beginning with the current month."""
    return Month(None)


@ft.component
def Month(begin: date | None) -> ft.Control:
    """One month and the way to its neighbours; ``None`` begins with the current month."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    this = month_of(local_day(ui.shell.services.clock.now()))
    wanted, set_wanted = ft.use_state(begin or this)
    read, set_read = ft.use_state(cast(MonthRead | None, None))

    async def load() -> None:
        diary = ui.shell.state.diary
        if diary is not None:
            set_read(await read_month(diary, wanted))

    ft.use_effect(ui.act(load), [wanted, pulse.revision], cleanup=stop)
    # Until the month wanted is read, the one before stays: no bare calendar flashes by.
    content = _content(ui, read, wanted, set_wanted) if read is not None else []
    controls = [title(ui, ui.t("history-title")), *content]
    both = ui.wide and read is not None and read.reach is not None
    return page_column(ui, controls, columns=2 if both else 1)


def _content(
    ui: Ui, shown: MonthRead, wanted: date, set_wanted: Callable[[date], None]
) -> list[ft.Control]:
    first, last = month_bounds(shown)

    def go(count: int) -> None:
        set_wanted(min(max(month_after(wanted, count), first), last))

    room = card_room(ui) if _has_card(ui) else column_room(ui)
    calendar = [
        _month_bar(ui, shown.month, (first, last), go),
        month_grid(ui, shown.month, shown.today, marks(shown.stretch, shown.doses), room),
        legend(ui),
    ]
    if shown.reach is None:
        return [_empty(ui, shown.today), _around(ui, calendar)]
    listed = days_list(ui, shown.month, shown.stretch, shown.doses)
    return two_columns(ui, [_around(ui, calendar)], [listed])


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
