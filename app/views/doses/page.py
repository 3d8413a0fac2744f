"""What stands on the dose page, or on a part of it."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.services.dose_day import DoseDay
from app.services.dose_fields import agreed_doses, extras
from app.views import dose_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.layout import card, page_column
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
    cards = part_cards(ui, page, part, lambda: redraw(turn + 1))

    async def forget() -> None:
        await page.form.discard()
        close()

    if day.form:
        cards.append(
            AskFirst(
                ids.DOSE_DISCARD,
                ui.t("dose-discard"),
                ui.t("dose-discard-ask"),
                ui.t("dose-discard"),
                forget,
            )
        )
    column = page_column(ui, [*intro(ui, day, part), *cards], rail=False)
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


def part_cards(ui: Ui, page: Page, part: str, again: Close) -> list[ft.Control]:
    """The cards of the part of the page that was asked for."""
    kind, _, which = part.partition(".")
    if kind == SOURCE:
        return [SourceCard(page, 1)]
    if kind == NEEDED:
        return needed_cards(page, int(which) if which.isdecimal() else 1)
    return whole_page(ui, page, again)


def needed_cards(page: Page, only: int | None = None) -> list[ft.Control]:
    """A card for each as-needed medicine, or for one."""
    cards, line = [], 1
    for number, needed in enumerate(page.form.day.needed, start=1):
        if only in (None, number):
            cards.append(NeededCard(page, needed, number, line))
        line += len(needed.taken)
    return cards


def whole_page(ui: Ui, page: Page, again: Close) -> list[ft.Control]:
    """Everything that can be said of the day."""
    day = page.form.day
    cards: list[ft.Control] = []
    row, beside = 1, 1
    for number, regular in enumerate(day.regular, start=1):
        # Outside the days that may be added, only what was said can be corrected.
        if regular.said is not None or day.in_reach or day.form:
            cards.append(MedicineCard(page, regular, number, row, beside, again))
        row += len(agreed_doses(regular.step))
        beside += len(extras(page.form.fields, regular.medicine.id))
    cards += [small(ui, line) for line in without_lines(ui, day)]
    cards += needed_cards(page)
    lines = 1 + sum(len(n.taken) for n in day.needed)
    cards.append(SourceCard(page, lines))
    if day.apart:
        rows = [
            said_row(ui, page, found, medicine, lines + len(day.others) + n, lambda: None)
            for n, (found, medicine) in enumerate(day.apart)
        ]
        cards.append(card(ui, [heading(ui, ui.t("dose-said-before")), *rows]))
    return cards
