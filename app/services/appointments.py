"""Visits to the clinic, entered by hand: adding, changing, taking away, saying who went."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

from app.domain.appointments import Appointment, coming, passed, standing_appointments
from app.domain.chains import chain_of
from app.domain.errors import EntryDamaged
from app.domain.records import RecordStore
from app.services.appointment_form import KEY, as_typed, read_form
from app.services.entries import Entries, EntryForm
from app.services.records import RecordService

SHOWN = timedelta(days=366)
"""Visits that passed longer ago stand apart."""

log = logging.getLogger("glidepath")


@dataclass(frozen=True)
class AppointmentsView:
    """What the screen shows. ``coming`` has the soonest first, today's included; ``passed``,
    those of the last year, and ``older`` have the newest first. ``begun``: a new visit was
    typed and not kept yet. ``damaged``: a row does not open, and so nothing is listed: half
    a chain might show a visit on a day to which it was never moved."""

    today: date
    coming: tuple[Appointment, ...] = ()
    passed: tuple[Appointment, ...] = ()
    older: tuple[Appointment, ...] = ()
    begun: bool = False
    damaged: bool = False


class AppointmentService(Entries[Appointment]):
    """The visits of the open diary of one window. Every method returns after the disk has it;
    errors as in ``DiaryStore``."""

    def __init__(self, records: RecordService) -> None:
        super().__init__(records, EntryForm(KEY, as_typed, read_form, _rows))

    async def view(self) -> AppointmentsView:
        """Everything that the screen shows, in one visit to the database thread."""
        today = self.records.today()
        try:
            return await self.records.read(lambda store: _view(store, today))
        except EntryDamaged:
            log.warning("the visits cannot be read")
            return AppointmentsView(today, damaged=True)

    async def coming(self) -> tuple[Appointment, ...]:
        """Those of today and later, the soonest first; none where a row does not open."""
        return (await self.view()).coming

    async def say_attended(self, appointment: Appointment, went: bool) -> Appointment | None:
        """ "Went" or "Did not go". The new row; ``None`` when that was said already, or the
        visit is not on the list any more."""
        now = self.records.now()

        def work(store: RecordStore) -> Appointment | None:
            found = chain_of(store.records(Appointment), appointment.id)
            if found is None or found.row.attended is went:
                return None
            one = found.row
            row = replace(one, id=uuid4(), entered_at=now, attended=went, supersedes=one.id)
            store.add_records([row])
            return row

        return await self.records.change(work)


def read_appointments(store: RecordStore) -> tuple[Appointment, ...]:
    """The visits in force, in the order first typed. ``EntryDamaged`` where a row does not
    open. Blocking."""
    return standing_appointments(store.records(Appointment))


def _view(store: RecordStore, today: date) -> AppointmentsView:
    found = read_appointments(store)
    before = passed(found, today)
    recent = tuple(a for a in before if a.day >= today - SHOWN)
    older = before[len(recent) :]
    return AppointmentsView(today, coming(found, today), recent, older, bool(store.form(KEY)))


def _rows(store: RecordStore) -> Sequence[Appointment]:
    return store.records(Appointment)
