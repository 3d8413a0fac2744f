"""The page on which a visit is typed or changed: the day, the time, with whom or where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import cast
from uuid import UUID

import flet as ft

from app.i18n.reading import day_example
from app.i18n.translator import Message
from app.services.appointment_form import AT, DAY, NOTE, look_at
from app.services.entries import EntrySheet
from app.views import appointment_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button
from app.views.components.day_field import DayField
from app.views.components.kept_field import WHOLE, Checks, FieldSpec, KeptField, use_problem
from app.views.components.layout import card, stack
from app.views.components.text import title
from app.views.components.thumb_bar import thumb_bar
from app.views.components.time_field import time_said, time_spec
from app.views.over import over
from app.views.state import Done
from app.views.ui import Ui, use_ui

LIST = "/more/appointments"


@dataclass(eq=False)
class VisitForm:
    """The form in one window."""

    ui: Ui
    sheet: EntrySheet
    today: date
    checks: Checks = field(init=False)

    def __post_init__(self) -> None:
        self.checks = Checks(self._sentences)

    def _sentences(self) -> dict[str, str]:
        problems = look_at(self.sheet.fields, self.ui.formats, self.today)
        found = {name: self.ui.words.say(said) for name, said in problems.items()}
        return found | ({WHOLE: self.ui.t("appointment-look")} if found else {})


@ft.component
def AppointmentForm() -> ft.View:
    """A new visit, or the one of the route. One that is not on the list leads away."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get("appointment", "")
    form, set_form = ft.use_state(cast(VisitForm | None, None))

    async def load() -> None:
        try:
            sheet = await ui.diary.appointments.sheet(ui.formats, UUID(wanted) if wanted else None)
        except ValueError:
            sheet = None
        if sheet is None:
            ui.shell.leave()
            return
        set_form(VisitForm(ui, sheet, ui.diary.today()))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    if form is None:
        return over(ui, path, [], None, close=ids.APPOINTMENT_CLOSE)
    return over(ui, path, page(ui, form), SaveBar(form), close=ids.APPOINTMENT_CLOSE)


def page(ui: Ui, form: VisitForm) -> list[ft.Control]:
    """The three fields; a form that was begun before can be forgotten."""
    hint = ui.t("day-how", example=day_example(form.today, ui.formats))
    day = FieldSpec(DAY, ids.appointment_field(DAY), ui.t("appointment-day"), hint)
    note = FieldSpec(
        NOTE,
        ids.appointment_field(NOTE),
        ui.t("appointment-note"),
        ui.t("appointment-note-hint"),
        lines=2,
    )
    fields = [
        DayField(form.sheet, form.checks, day, form.today),
        KeptField(
            form.sheet,
            form.checks,
            time_spec(ui, AT, ids.appointment_field(AT)),
            time_said(ui),
        ),
        KeptField(form.sheet, form.checks, note),
    ]
    name = "appointment-form-new" if form.sheet.version is None else "appointment-form-change"
    controls = [title(ui, ui.t(name)), card(ui, [stack(fields)], stretch=True)]
    return [*controls, forget(ui, form)] if form.sheet.begun else controls


def forget(ui: Ui, form: VisitForm) -> ft.Control:
    """Forgetting what was typed, after asking once."""

    async def discard() -> None:
        await ui.diary.appointments.discard(form.sheet)
        ui.shell.navigate(LIST)

    return AskFirst(
        ids.APPOINTMENT_DISCARD,
        ui.t("appointment-discard"),
        ui.t("appointment-discard-ask"),
        ui.t("appointment-discard-yes"),
        discard,
    )


@ft.component
def SaveBar(form: VisitForm) -> ft.Control:
    """Keeps the visit, or says where something is unclear."""
    ui = use_ui()
    problem = use_problem(ui, form.checks, WHOLE)

    async def save() -> None:
        if form.checks.begin():
            await kept(ui, form)

    button = primary_button(
        ids.APPOINTMENT_SAVE, ui.t("save"), ui.act(save), ft.Icons.CHECK, expand=True
    )
    return thumb_bar(ui, button, problem)


async def kept(ui: Ui, form: VisitForm) -> None:
    """Keep the visit and go to the list, where it can be taken back for a moment."""
    fields = dict(form.sheet.fields)
    said = await ui.diary.appointments.save(form.sheet, ui.formats)
    if said is None:
        return

    async def undo() -> None:
        await ui.diary.appointments.undo(said, fields if form.sheet.version is None else None)
        ui.shell.tell("appointment-undone")

    message = Message("appointment-kept", {"day": ui.formats.day(said.day)})
    ui.shell.done(Done(message, ids.APPOINTMENT_UNDO, undo))
    ui.shell.navigate(LIST)
