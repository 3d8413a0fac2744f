"""The parts of the dose page beside the regular doses: as needed, and from another source."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.domain.doses import DoseInForce
from app.domain.medicines import Medicine
from app.i18n.reading import amount_example
from app.services.dose_day import NeededDay
from app.services.dose_fields import SOURCE, SOURCE_CORRECTS, needed_field
from app.views import dose_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import choice_button, secondary_button
from app.views.components.kept_field import FieldSpec
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.doses.inputs import Page, TimeLine, amount_field, field
from app.views.doses.said import column
from app.views.doses.words import amount_of, any_line, maximum_line, needed_taken
from app.views.ui import Ui, use_ui

Reload = Callable[[], None]


@ft.component
def NeededCard(page: Page, needed: NeededDay, number: int, first: int) -> ft.Control:
    """One dose of an as-needed medicine. ``number``: of the medicine, ``first``: of the first
    line already said, both counted over the page from 1."""
    ui = use_ui()
    turn, redraw = ft.use_state(0)
    medicine = needed.agreed.medicine
    names = {p: needed_field(medicine.id, p) for p in ("amount", "at", "reason", "corrects")}

    def again() -> None:
        redraw(turn + 1)

    controls: list[ft.Control] = [
        heading(ui, medicine.name),
        small(ui, maximum_line(ui, needed)),
        *(small(ui, line) for line in needed_taken(ui, needed)),
        *said_rows(ui, page, [(t, medicine) for t in needed.taken], first, again),
        *changing(ui, page, names["corrects"]),
        *agreed_button(ui, page, needed, number, again),
        amount_field(
            ui, page, names["amount"], ids.dose_needed(number, "amount"), medicine.name, medicine
        ),
        TimeLine(page, names["at"], lambda p: ids.dose_needed(number, p), medicine.name),
        needed_reason(ui, page, medicine, number),
    ]
    return card(ui, controls, stretch=True)


def agreed_button(
    ui: Ui, page: Page, needed: NeededDay, number: int, again: Reload
) -> list[ft.Control]:
    """Fills in the amount of one dose as it stands in the plan, where it does."""
    amount, medicine = needed.agreed.amount, needed.agreed.medicine
    if amount is None:
        return []
    name, typed = needed_field(medicine.id, "amount"), amount_example(amount, ui.formats)

    async def fill() -> None:
        await page.form.fill({name: typed})
        page.checks.again()
        again()

    text = ui.t("dose-needed-agreed", amount=amount_of(ui, amount, medicine))
    chosen = page.form.get(name) == typed
    button = choice_button(ids.dose_needed(number, "agreed"), text, text, chosen, ui.act(fill))
    return [ft.Row([button], wrap=True)]


def needed_reason(ui: Ui, page: Page, medicine: Medicine, number: int) -> ft.Control:
    """What it was for, in the person's own words."""
    text = ui.t("dose-reason-needed")
    spec = FieldSpec(
        name=needed_field(medicine.id, "reason"),
        identifier=ids.dose_needed(number, "reason"),
        question=text,
        label=f"{medicine.name}: {text}",
        lines=2,
    )
    return field(page, spec, lambda _: None)


@ft.component
def SourceCard(page: Page, first: int) -> ft.Control:
    """Something from another source, in words: its strength is not known."""
    ui = use_ui()
    turn, redraw = ft.use_state(0)
    spec = FieldSpec(
        name=SOURCE,
        identifier=ids.DOSE_SOURCE,
        question=ui.t("dose-source-what"),
        hint=ui.t("dose-source-why"),
        lines=2,
    )
    said = [(other, None) for other in page.form.day.others]
    return card(
        ui,
        [
            heading(ui, ui.t("doses-source-title")),
            *said_rows(ui, page, said, first, lambda: redraw(turn + 1)),
            *changing(ui, page, SOURCE_CORRECTS),
            field(page, spec, lambda _: None),
        ],
        stretch=True,
    )


def changing(ui: Ui, page: Page, name: str) -> list[ft.Control]:
    """Said while the fields hold what was said before."""
    return [strong(ui, ui.t("dose-changing"))] if page.form.get(name) else []


def said_rows(
    ui: Ui,
    page: Page,
    said: Sequence[tuple[DoseInForce, Medicine | None]],
    first: int,
    again: Reload,
) -> list[ft.Control]:
    """What was said before, each to be changed or taken back."""
    return [
        said_row(ui, page, found, medicine, number, again)
        for number, (found, medicine) in enumerate(said, start=first)
    ]


def said_row(
    ui: Ui, page: Page, found: DoseInForce, medicine: Medicine | None, number: int, again: Reload
) -> ft.Control:
    """One statement with its two buttons."""
    line = any_line(ui, found, medicine)

    async def change() -> None:
        await page.form.correct(found)
        page.checks.again()
        again()

    async def take_back() -> None:
        await ui.doses.take_back(found)

    buttons = [
        secondary_button(
            ids.dose_said(number, "change"),
            ui.t("doses-change"),
            ui.act(change),
            label=ui.t("dose-said-change-label", said=line),
        ),
        AskFirst(
            ids.dose_said(number, "remove"),
            ui.t("dose-said-remove"),
            ui.t("dose-said-remove-ask"),
            ui.t("dose-said-remove-yes"),
            take_back,
        ),
    ]
    return column([body(ui, line), ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)], 8)
