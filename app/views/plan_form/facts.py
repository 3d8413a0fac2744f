"""The rest of the paper: who wrote it and when, the hard day, the people to call."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.domain.taper import ChangeKind, DecidedBy
from app.services.plan_reading import begins_with_a_step
from app.services.plan_sheet import CONTACTS
from app.views.components.layout import card
from app.views.components.text import heading
from app.views.plan_form.filled import Filled
from app.views.plan_form.parts import (
    Gone,
    choices,
    day,
    less_button,
    more_button,
    pair,
    stacked,
    words,
)
from app.views.ui import Ui, use_ui


def about_card(ui: Ui, form: Filled) -> ft.Control:
    """Author, dates, who decided and why."""
    first = form.kind is ChangeKind.AGREED
    dates = [day(form, "agreed_on", "plan-form-agreed")]
    slip_of_first = form.kind is ChangeKind.CORRECTED and begins_with_a_step(form.base)
    if not first and not slip_of_first:
        dates.insert(0, day(form, "valid_from", "plan-form-valid-from"))
    options = [(d.value, ui.t(f"plan-form-decided-{d}")) for d in DecidedBy]
    hint = ui.t("plan-form-decided-note")
    decided = choices(form, "decided_by", "plan-form-decided", options, hint)
    return card(
        ui,
        [
            heading(ui, ui.t("plan-form-about")),
            words(form, "author", "plan-form-author"),
            *dates,
            *([] if first else [decided]),
            words(form, "reason", "plan-form-reason", lines=2),
            words(form, "follow_up", "plan-form-follow-up"),
        ],
        stretch=True,
    )


def hard_day_card(ui: Ui, form: Filled) -> ft.Control:
    """What was agreed for a hard day."""
    field = words(form, "contingency", "plan-form-contingency", lines=3)
    return card(ui, [heading(ui, ui.t("plan-form-hard-day")), field], stretch=True)


@ft.component
def Contacts(form: Filled) -> ft.Control:
    """Who to call, and when they answer."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    rows = form.sheet.rows(CONTACTS)

    async def changed() -> None:
        redraw(lambda n: n + 1)
        await form.sheet.flush()

    async def add() -> None:
        form.focus = f"{form.sheet.add(CONTACTS, 'c')}.name"
        await changed()

    async def remove(row: str) -> None:
        form.sheet.remove(CONTACTS, row)
        await changed()

    cards = [contact(ui, form, row, remove if len(rows) > 1 else None) for row in rows]
    more = more_button(ui, CONTACTS, "plan-form-add-contact", add)
    return card(ui, [heading(ui, ui.t("plan-form-contacts")), *cards, more], stretch=True)


def contact(ui: Ui, form: Filled, row: str, remove: Gone | None) -> ft.Control:
    """One contact; ``remove`` takes it out again."""
    less = (
        []
        if remove is None
        else [less_button(ui, row, "plan-form-remove-contact", partial(remove, row))]
    )
    return stacked(
        [
            words(form, f"{row}.name", "plan-form-contact-name"),
            pair(
                ui,
                words(form, f"{row}.phone", "plan-form-contact-phone"),
                words(form, f"{row}.hours", "plan-form-contact-hours"),
            ),
            *less,
        ]
    )
