"""The page on which a visit is typed or changed: the day, the time, with whom or where."""

from __future__ import annotations

import flet as ft

from app.domain.appointments import Appointment
from app.i18n.reading import day_example
from app.services.appointment_form import AT, DAY, NOTE, look_at
from app.views import appointment_identifiers as ids
from app.views.components.day_field import DayField
from app.views.components.kept_field import FieldSpec, KeptField
from app.views.components.time_field import time_said, time_spec
from app.views.more.entry_form import EntryIds, EntryPage, EntryTyping, entry_form


@ft.component
def AppointmentForm() -> ft.View:
    """A new visit, or the one of the route."""
    return entry_form(PAGE)


def fields(form: EntryTyping[Appointment]) -> list[ft.Control]:
    """The three fields."""
    ui, sheet, checks = form.ui, form.sheet, form.checks
    hint = ui.t("day-how", example=day_example(form.today, ui.formats))
    day = FieldSpec(DAY, ids.appointment_field(DAY), ui.t("appointment-day"), hint)
    note = FieldSpec(
        NOTE,
        ids.appointment_field(NOTE),
        ui.t("appointment-note"),
        ui.t("appointment-note-hint"),
        lines=2,
    )
    at = time_spec(ui, AT, ids.appointment_field(AT))
    return [
        DayField(sheet, checks, day, form.today),
        KeptField(sheet, checks, at, time_said(ui)),
        KeptField(sheet, checks, note),
    ]


PAGE: EntryPage[Appointment] = EntryPage(
    noun="appointment",
    ids=EntryIds(
        ids.APPOINTMENT_CLOSE, ids.APPOINTMENT_SAVE, ids.APPOINTMENT_UNDO, ids.APPOINTMENT_DISCARD
    ),
    home="/more/appointments",
    entries=lambda diary: diary.appointments,
    look_at=lambda form: look_at(form.sheet.fields, form.ui.formats, form.today),
    fields=fields,
    name=lambda ui, said: {"day": ui.formats.day(said.day)},
)
