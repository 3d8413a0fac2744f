"""What stands on the dose page, or on a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.services.dose_day import DoseDay, NeededDay, RegularDay
from app.services.dose_fields import agreed_doses, extras
from app.views import dose_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.gradual import Gradual, Part, Parts
from app.views.components.layout import card, page_column
from app.views.components.room import GAP
from app.views.components.text import body, heading, small, title
from app.views.doses.agreed import without_lines
from app.views.doses.inputs import Page
from app.views.doses.medicine import MedicineCard
from app.views.doses.needed_card import NeededCard
from app.views.doses.said_rows import said_row
from app.views.doses.save_bar import SaveBar
from app.views.doses.source_card import SourceCard
from app.views.ui import Ui, use_ui

Close = Callable[[], None]

WHOLE, NEEDED, SOURCE = "", "needed", "source"
"""The parts of the page: everything, one as-needed medicine, another source."""


@ft.component
def DosePage(page: Page, part: str, close: Close) -> ft.Control:
    """The cards of the page, and Save always in reach of the thumb."""
    ui = use_ui()
    day = page.form.day
    turn, redraw = ft.use_state(0)
    again = ft.use_memo(lambda: lambda: redraw(lambda n: n + 1), [])
    parts = page_parts(ui, page, part, again, turn)

    async def forget() -> None:
        await page.form.discard()
        close()

    ask = AskFirst(
        ids.DOSE_DISCARD,
        ui.t("dose-discard"),
        ui.t("dose-discard-ask"),
        ui.t("dose-discard"),
        forget,
    )
    content = [*intro(ui, day, part), Gradual(parts, GAP), *([ask] if day.form else [])]
    column = page_column(ui, content, rail=False)
    padded = ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    return ft.Column([padded, SaveBar(page, close)], expand=True, spacing=0)


def intro(ui: Ui, day: DoseDay, part: str) -> list[ft.Control]:
    """What this page is for, and which day it describes."""
    names = {NEEDED: "dose-title-needed", SOURCE: "dose-title-source"}
    name = names.get(part.split(".", maxsplit=1)[0], "dose-title")
    if name == "dose-title" and day.regular and all(r.medicine.patch for r in day.regular):
        name = "dose-title-worn"
    note = ui.t("dose-intro")
    if part == WHOLE and any(r.said is not None for r in day.regular):
        note = ui.t("dose-intro-correct")
    elif day.day < day.today:
        note = ui.t("dose-intro-late")
    return [
        title(ui, ui.t(name)),
        body(ui, ui.t("checkin-for-day", day=ui.formats.day(day.day))),
        small(ui, note),
    ]


def page_parts(ui: Ui, page: Page, part: str, again: Close, turn: int) -> Parts:
    """The cards of the part of the page that was asked for. Another ``turn`` draws all of
    them again; ``again`` asks for one."""
    kind, _, which = part.partition(".")
    if kind == SOURCE:
        return (Part(source_part, (page, 1, turn)),)
    if kind == NEEDED:
        return needed_parts(page, turn, int(which) if which.isdecimal() else 1)
    return whole_page(page, without_lines(ui, page.form.day), again, turn)


def needed_parts(page: Page, turn: int, only: int | None = None) -> Parts:
    """A card for each as-needed medicine, or for one."""
    parts, line = [], 1
    for number, needed in enumerate(page.form.day.needed, start=1):
        if only in (None, number):
            parts.append(Part(needed_part, (page, needed, number, line, turn)))
        line += len(needed.taken)
    return tuple(parts)


def whole_page(page: Page, without: Sequence[str], again: Close, turn: int) -> Parts:
    """Everything that can be said of the day. ``without``: of what nothing can be said."""
    day = page.form.day
    parts: list[Part] = []
    row, beside = 1, 1
    for number, regular in enumerate(day.regular, start=1):
        # Outside the days that may be added, only what was said can be corrected.
        if regular.said is not None or day.in_reach or day.form:
            parts.append(Part(regular_part, (page, regular, number, row, beside, again, turn)))
        row += len(agreed_doses(regular.step))
        beside += len(extras(page.form.fields, regular.medicine.id))
    lines = 1 + sum(len(n.taken) for n in day.needed)
    parts += [Part(small_part, (line,)) for line in without]
    parts += [*needed_parts(page, turn), Part(source_part, (page, lines, turn))]
    if day.apart:
        parts.append(Part(apart_part, (page, lines + len(day.others), turn)))
    return tuple(parts)


def regular_part(
    ui: Ui,
    page: Page,
    regular: RegularDay,
    number: int,
    row: int,
    beside: int,
    again: Close,
    turn: int,
) -> ft.Control:
    """A regular medicine."""
    return full(MedicineCard(page, regular, number, row, beside, again))


def small_part(ui: Ui, line: str) -> ft.Control:
    """A line between the cards."""
    return small(ui, line)


def needed_part(
    ui: Ui, page: Page, needed: NeededDay, number: int, line: int, turn: int
) -> ft.Control:
    """An as-needed medicine."""
    return full(NeededCard(page, needed, number, line))


def source_part(ui: Ui, page: Page, line: int, turn: int) -> ft.Control:
    """Something from another source."""
    return full(SourceCard(page, line))


def apart_part(ui: Ui, page: Page, first: int, turn: int) -> ft.Control:
    """What was said of medicines that the day's plan no longer has."""
    rows = [
        said_row(ui, page, found, medicine, first + n, lambda: None)
        for n, (found, medicine) in enumerate(page.form.day.apart)
    ]
    return full(card(ui, [heading(ui, ui.t("dose-said-before")), *rows]))


def full(content: ft.Control) -> ft.Control:
    """As wide as the page."""
    return ft.Row([ft.Container(content, expand=True)])
