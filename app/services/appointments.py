"""Visits to the clinic, entered by hand: adding, changing, taking away, saying who went."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from app.domain.appointments import (
    Appointment,
    chain_of,
    coming,
    first_version,
    passed,
    standing_appointments,
)
from app.domain.errors import EntryDamaged
from app.domain.records import RecordStore
from app.i18n.formats import Formats
from app.services.appointment_form import ID, KEY, Said, as_typed, read_form
from app.services.records import RecordService
from app.services.sheet import Sheet

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


class AppointmentSheet(Sheet):
    """The form of a visit in one window. ``version``: any version of the visit that it changes;
    ``None`` for a new one. ``begun``: something was typed into it before and not kept yet."""

    version: UUID | None = None
    begun = False


class AppointmentService:
    """The visits of the open diary of one window. Every method returns after the disk has it;
    errors as in ``DiaryStore``."""

    def __init__(self, records: RecordService) -> None:
        self.records = records

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

    async def sheet(self, formats: Formats, version: UUID | None = None) -> AppointmentSheet | None:
        """The form of a new visit, or of the one that has this version, as it was left.
        ``None`` for a visit that is not on the list any more."""

        def work(store: RecordStore) -> AppointmentSheet | None:
            key, fields = KEY, {}
            if version is not None:
                saved = store.records(Appointment)
                found = chain_of(saved, version)
                if found is None:
                    return None
                key, fields = _key_of(saved, version), as_typed(found.row, formats)
            typed = store.form(key)
            sheet = AppointmentSheet(self.records, key, fields | dict(typed))
            sheet.version, sheet.begun = version, bool(typed)
            return sheet

        sheet = await self.records.read(work)
        if sheet is not None and not sheet.get(ID):
            sheet.put(ID, str(uuid4()))
        return sheet

    async def save(self, sheet: AppointmentSheet, formats: Formats) -> Appointment | None:
        """Keep what the form says and drop the form; ``None`` while there is something to look
        at. Saved twice it is saved once."""
        await sheet.flush()
        said = read_form(sheet.fields, formats)
        if said is None:
            return None
        now, today = self.records.now(), self.records.today()

        def work(store: RecordStore) -> Appointment:
            saved = store.records(Appointment)
            row = _row(saved, UUID(sheet.get(ID)), said, sheet.version, now)
            if row.day > today:
                row = replace(row, attended=None)  # moved to a day to come
            store.add_records([row], clears=sheet.key)
            return row

        return await self.records.change(work)

    async def undo(self, said: Appointment, typed: Mapping[str, str] | None = None) -> None:
        """Take one row back: what it changed is in force again. What was ``typed`` for a new
        visit returns into its form, unless something newer was typed there."""
        now = self.records.now()

        def work(store: RecordStore) -> None:
            store.add_records([_undone(said, now)])
            newer = store.form(KEY)
            again = {k: v for k, v in (typed or {}).items() if k != ID and k not in newer}
            if again:
                store.keep_fields(KEY, again, now)

        await self.records.change(work)

    async def say_attended(self, appointment: Appointment, went: bool) -> Appointment | None:
        """ "Went" or "Did not go". The new row; ``None`` when that was said already, or the
        visit is not on the list any more."""
        now = self.records.now()

        def work(store: RecordStore) -> Appointment | None:
            found = chain_of(store.records(Appointment), appointment.id)
            if found is None or found.row.attended is went:
                return None
            row = _after(found.row, now, went)
            store.add_records([row])
            return row

        return await self.records.change(work)

    async def take_away(self, appointment: Appointment) -> Appointment | None:
        """Take a visit off the list, with what was half typed to change it. The row that was in
        force, for ``put_back``; ``None`` when it was off the list already."""
        now = self.records.now()

        def work(store: RecordStore) -> Appointment | None:
            saved = store.records(Appointment)
            found = chain_of(saved, appointment.id)
            if found is None:
                return None
            rows = [_undone(one, now) for one in (found.row, *reversed(found.trail))]
            store.add_records(rows, clears=_key_of(saved, appointment.id))
            return found.row

        return await self.records.change(work)

    async def put_back(self, gone: Appointment) -> None:
        """Put a visit that was taken away back as it was, unless it is there again."""
        now = self.records.now()

        def work(store: RecordStore) -> None:
            if chain_of(store.records(Appointment), gone.id) is None:
                store.add_records([_after(gone, now, gone.attended)])

        await self.records.change(work)

    async def discard(self, sheet: Sheet) -> None:
        """Forget what was typed because the person asked for it."""
        await self.records.discard(sheet.key)


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


def _row(
    saved: Sequence[Appointment], row_id: UUID, said: Said, version: UUID | None, now: datetime
) -> Appointment:
    """The row to keep: the one that is there when the same form is saved again, else a new
    one. A form that another window saved meanwhile, and that says something else here, changes
    what that window kept."""
    there = next((row for row in saved if row.id == row_id), None)
    follows = there.id if there is not None else version
    found = chain_of(saved, follows) if follows is not None else None
    before = found.row if found is not None else None
    if there is not None and before == there and said.holds(there):
        return there
    return Appointment(
        id=row_id if there is None else uuid4(),
        day=said.day,
        entered_at=now,
        at=said.at,
        note=said.note,
        attended=before.attended if before is not None else None,
        supersedes=before.id if before is not None else follows,
    )


def _after(one: Appointment, now: datetime, attended: bool | None) -> Appointment:
    """A version that follows ``one``."""
    return replace(one, id=uuid4(), entered_at=now, attended=attended, supersedes=one.id)


def _undone(one: Appointment, now: datetime) -> Appointment:
    """The row that takes ``one`` back."""
    return Appointment(uuid4(), one.day, now, supersedes=one.id, undone=True)


def _key_of(saved: Sequence[Appointment], version: UUID) -> str:
    return f"{KEY}.{first_version(saved, version)}"
