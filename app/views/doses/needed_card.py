"""One dose of a medicine that is taken only when needed, on the dose page."""

from __future__ import annotations

import flet as ft

from app.domain.medicines import Medicine
from app.i18n.reading import amount_example
from app.services.dose_day import NeededDay
from app.services.dose_fields import needed_field
from app.views import dose_identifiers as ids
from app.views.components.buttons import choice_button
from app.views.components.kept_field import FieldSpec
from app.views.components.layout import card
from app.views.components.text import heading, small
from app.views.doses.inputs import Page, amount_field, field
from app.views.doses.said_rows import Reload, changing, said_rows
from app.views.doses.time_field import TimeLine
from app.views.doses.words import amount_of, maximum_line, needed_taken
from app.views.ui import Ui, use_ui


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
