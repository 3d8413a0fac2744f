"""Export: files that other programs read, and what to know before one is made."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.i18n.times import read_time, time_text
from app.services.sheet import Sheet, open_sheet
from app.views import share_identifiers as ids
from app.views.components.hand_over import FileMaker, Making
from app.views.components.kept_field import FieldSpec, KeptField
from app.views.components.keyed import keyed
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, strong
from app.views.components.time_field import EXAMPLE_TIME, time_said
from app.views.effects import stop
from app.views.over import Heard, use_changes
from app.views.ui import Ui, use_ui

FORM, TIME = "calendar", "reminder"
"""Where the time of the reminder is kept, as typed."""


def export_card(ui: Ui) -> ft.Control:
    """The whole diary and the tables, each with what it is for. Before any: they are not locked."""
    services = ui.shell.services
    whole = Making(
        ids.SHARE_JSON,
        ui.t("export-json"),
        lambda watch: services.open_archive().export_json(watch),
        ft.Icons.DATA_OBJECT,
    )
    tables = Making(
        ids.SHARE_CSV,
        ui.t("export-csv"),
        lambda watch: services.open_exchange(ui.words).csv(watch),
        ft.Icons.TABLE_CHART_OUTLINED,
    )
    return card(
        ui,
        [
            heading(ui, ui.t("export-title")),
            strong(ui, ui.t("export-open")),
            body(ui, ui.t("export-all")),
            FileMaker(whole),
            small(ui, ui.t("export-json-why")),
            FileMaker(tables),
            small(ui, ui.t("export-csv-why")),
        ],
        stretch=True,
    )


@ft.component
def CalendarCard() -> ft.Control:
    """The calendar file, with the time of a daily reminder where one is wanted."""
    ui = use_ui()
    sheet, have = ft.use_state(cast(Sheet | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            have(await open_sheet(ui.diary.questions.records, FORM))

    ft.use_effect(ui.act(load), [], cleanup=stop)
    lines = [heading(ui, ui.t("calendar-title")), body(ui, ui.t("calendar-why"))]
    return card(ui, [*lines, *([Calendar(sheet)] if sheet is not None else [])], stretch=True)


@ft.component
def Calendar(sheet: Sheet) -> ft.Control:
    """The time as typed, and the button."""
    ui = use_ui()

    def sentences() -> dict[str, str]:
        text = sheet.get(TIME)
        unclear = text.strip() and read_time(text, ui.formats) is None
        return {TIME: ui.t("dose-problem-time")} if unclear else {}

    checks = ft.use_memo(lambda: Heard(sentences), [sheet])
    use_changes(ui, checks)
    spec = FieldSpec(
        TIME,
        ids.SHARE_REMINDER,
        ui.t("calendar-time"),
        ui.t("calendar-time-hint", example=time_text(EXAMPLE_TIME, ui.formats)),
    )
    services = ui.shell.services
    at = read_time(sheet.get(TIME), ui.formats)
    making = Making(
        ids.SHARE_CALENDAR,
        ui.t("export-calendar"),
        lambda watch: services.open_exchange(ui.words).calendar(at, watch),
        ft.Icons.EVENT_OUTLINED,
        may=checks.begin,
    )
    return stack(
        [
            KeptField(sheet, checks, spec, time_said(ui)),
            # What was made for another time is not offered any more.
            keyed(FileMaker, str(at))(making),
            small(ui, ui.t("calendar-again")),
        ]
    )
