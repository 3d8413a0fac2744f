"""One past day in full: read it, correct it, add to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import flet as ft

from app.domain.checkins import may_describe
from app.domain.history import Day
from app.services.dose_day import DoseDay
from app.services.scales import Seen
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.keyed import keyed
from app.views.components.layout import card, page_column
from app.views.components.text import body, title
from app.views.doses.history import day_doses
from app.views.effects import stop
from app.views.history.calendar import Month
from app.views.history.entry import EntryCard
from app.views.history.month import month_of, parse_day, parse_month
from app.views.scales.history import day_scales
from app.views.ui import Ui, use_ui


@dataclass(frozen=True)
class DayRead:
    """A day as it was read. ``damaged``: something of it cannot be opened."""

    when: date
    today: date
    day: Day | None
    damaged: bool
    doses: DoseDay
    scales: tuple[Seen, ...]


@ft.component
def HistoryDay() -> ft.Control:
    """``/history/2025-03-02`` is a day, ``/history/2025-03`` a month; anything else leads
    back to the current month."""
    ui = use_ui()
    place = ft.use_route_params().get("day", "")
    day, month = parse_day(place), parse_month(place)

    def turn_back() -> None:
        if place and day is None and month is None:
            ui.shell.navigate("/history")

    ft.use_effect(ui.act(turn_back), [place])
    if day is not None:
        return keyed(OneDay, place)(day)
    return keyed(Month, place)(month) if month is not None else ft.Container()


@ft.component
def OneDay(day: date) -> ft.Control:
    """The day, read again whenever the diary changes."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    read, set_read = ft.use_state(cast(DayRead | None, None))

    async def load() -> None:
        diary = ui.shell.state.diary
        if diary is not None:
            found = await diary.stretch(day, day)
            doses = await diary.doses.day(day)
            only = found.days[0] if found.days else None
            scales = await diary.scales.on(day)
            set_read(DayRead(day, diary.today(), only, bool(found.damaged), doses, scales))

    ft.use_effect(ui.act(load), [day, pulse.revision], cleanup=stop)

    def back() -> None:
        ui.shell.navigate(f"/history/{month_of(day):%Y-%m}")

    return page_column(
        ui,
        [
            ft.Row([text_button(ids.HISTORY_CLOSE, ui.t("back"), ui.act(back), _BACK)]),
            title(ui, ui.formats.day(day)),
            *(_content(ui, read) if read is not None else []),
        ],
    )


_BACK = ft.Icons.ARROW_BACK


def _content(ui: Ui, read: DayRead) -> Sequence[ft.Control]:
    torn = [card(ui, [body(ui, ui.t("trouble-entry-damaged"))], tone="urgent")]
    if read.damaged:
        return [*torn, *day_scales(ui, read.scales)]
    entries = read.day.entries if read.day is not None else ()
    apart = bool(read.doses.regular)
    cards: list[ft.Control] = [
        keyed(EntryCard, str(e.checkin.id))(e, n, apart) for n, e in enumerate(entries, start=1)
    ]
    cards += torn if read.doses.damaged else []
    cards += day_doses(ui, read.doses) if read.when <= read.today else []
    cards += day_scales(ui, read.scales)
    nothing = [] if cards or read.when > read.today else [body(ui, ui.t("history-day-nothing"))]
    return [*cards, *nothing, _adding(ui, read)]


def _adding(ui: Ui, read: DayRead) -> ft.Control:
    """The button that adds to this day, or why there is none."""
    if read.when > read.today:
        return body(ui, ui.t("history-day-future"))
    if not may_describe(read.when, read.today):
        return body(ui, ui.t("history-day-too-far"))

    def add() -> None:
        ui.shell.navigate(f"/checkin/full/{read.when.isoformat()}")

    if read.day is None:
        text = ui.t("history-day-add-checkin" if read.doses.open else "history-day-add")
        make = secondary_button if read.doses.unsaid else primary_button
        button = make(ids.HISTORY_ADD, text, ui.act(add))
    else:
        button = secondary_button(ids.HISTORY_ADD, ui.t("history-day-add-more"), ui.act(add))
    return ft.Row([button], wrap=True)
