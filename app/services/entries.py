"""Entries of one kind that stand on a list: typed into a form, changed, taken away, put back.

Visits to the clinic and people to call are such. Rows are only ever added (``chains``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID, uuid4

from app.domain.alerts.limits import ClinicLimits
from app.domain.appointments import Appointment
from app.domain.chains import Standing, chain_of, first_version
from app.domain.help_contacts import HelpContact
from app.domain.questions import VisitQuestion
from app.domain.records import RecordStore
from app.domain.sharing.grants import Given, Grant
from app.i18n.formats import Formats
from app.services.records import RecordService
from app.services.sheet import Sheet

E = TypeVar("E", Appointment, HelpContact, ClinicLimits, VisitQuestion, Grant)
"""A kind of entry that stands on a list, or that holds until it is taken back."""

U = TypeVar("U", Appointment, HelpContact, ClinicLimits, VisitQuestion, Grant, Given)
"""A kind of row that can be taken back."""

ID = "id"
"""The field that holds the id of the row to be: pressing Save twice saves once."""


class EntrySheet(Sheet):
    """The form of an entry in one window. ``version``: any version of the entry that it
    changes; ``None`` for a new one. ``begun``: something was typed into it before and not kept
    yet."""

    version: UUID | None = None
    begun = False


class Said(Protocol[E]):
    """What a form says, once nothing in it is unclear."""

    def holds(self, one: E) -> bool:
        """Whether ``one`` says the same."""
        ...

    def row(self, row_id: UUID, now: datetime, before: E | None, supersedes: UUID | None) -> E:
        """The row to keep. ``before``: what was in force of the same entry."""
        ...


@dataclass(frozen=True)
class EntryForm(Generic[E]):
    """What tells one kind of entry from another. ``key``: the form of a new one; that of one on
    the list has the id of its first version behind it. ``as_typed``: what the form would hold
    had the entry just been typed. ``read``: what a form says; ``None`` while there is something
    to look at. ``rows``: every row in the order saved."""

    key: str
    as_typed: Callable[[E, Formats], Mapping[str, str]]
    read: Callable[[Mapping[str, str], Formats], Said[E] | None]
    rows: Callable[[RecordStore], Sequence[E]]


class Entries(Generic[E]):
    """The entries of one kind in the open diary of one window. Every method returns after the
    disk has it; errors as in ``DiaryStore``."""

    def __init__(self, records: RecordService, form: EntryForm[E]) -> None:
        self.records = records
        self._form: EntryForm[E] = form

    async def sheet(self, formats: Formats, version: UUID | None = None) -> EntrySheet | None:
        """The form of a new entry, or of the one that has this version, as it was left.
        ``None`` for an entry that is not on the list any more."""

        def work(store: RecordStore) -> EntrySheet | None:
            key, fields = self._form.key, dict[str, str]()
            if version is not None:
                saved = self._form.rows(store)
                found = chain_of(saved, version)
                if found is None:
                    return None
                key = self._key_of(saved, version)
                fields = dict(self._form.as_typed(found.row, formats))
            typed = store.form(key)
            sheet = EntrySheet(self.records, key, fields | dict(typed))
            sheet.version, sheet.begun = version, bool(typed)
            return sheet

        sheet = await self.records.read(work)
        if sheet is not None and not sheet.get(ID):
            sheet.put(ID, str(uuid4()))
        return sheet

    async def save(self, sheet: EntrySheet, formats: Formats) -> E | None:
        """Keep what the form says and drop the form; ``None`` while there is something to look
        at. Saved twice it is saved once."""
        await sheet.flush()
        said = self._form.read(sheet.fields, formats)
        if said is None:
            return None
        now = self.records.now()

        def work(store: RecordStore) -> E:
            saved = self._form.rows(store)
            row: E = _row(saved, UUID(sheet.get(ID)), said, sheet.version, now)
            store.add_records([row], clears=sheet.key)
            return row

        return await self.records.change(work)

    async def undo(self, said: E, typed: Mapping[str, str] | None = None) -> None:
        """Take one row back: what it changed is in force again. What was ``typed`` for a new
        entry returns into its form, unless something newer was typed there."""
        now = self.records.now()

        def work(store: RecordStore) -> None:
            store.add_records([undone(said, now)])
            newer = store.form(self._form.key)
            back = {k: v for k, v in (typed or {}).items() if k != ID and k not in newer}
            if back:
                store.keep_fields(self._form.key, back, now)

        await self.records.change(work)

    async def take_away(self, one: E) -> E | None:
        """Take an entry off the list, with what was half typed to change it. The row that was
        in force, for ``put_back``; ``None`` when it was off the list already."""
        now = self.records.now()

        def work(store: RecordStore) -> E | None:
            saved = self._form.rows(store)
            rows = backwards(saved, one)
            if not rows:
                return None
            taken_back = [undone(row, now) for row in rows]
            store.add_records(taken_back, clears=self._key_of(saved, one.id))
            return rows[0]

        return await self.records.change(work)

    async def put_back(self, gone: E) -> None:
        """Put an entry that was taken away back as it was, unless it is there again."""
        now = self.records.now()

        def work(store: RecordStore) -> None:
            if chain_of(self._form.rows(store), gone.id) is None:
                store.add_records([again(gone, now)])

        await self.records.change(work)

    async def discard(self, sheet: Sheet) -> None:
        """Forget what was typed because the person asked for it."""
        await self.records.discard(sheet.key)

    def _key_of(self, saved: Sequence[E], version: UUID) -> str:
        return f"{self._form.key}.{first_version(saved, version)}"


def _row(saved: Sequence[E], row_id: UUID, said: Said[E], version: UUID | None, now: datetime) -> E:
    """The row to keep: the one that is there when the same form is saved again, else a new
    one. A form that another window saved meanwhile, and that says something else here, changes
    what that window kept."""
    there = next((row for row in saved if row.id == row_id), None)
    follows = there.id if there is not None else version
    found = chain_of(saved, follows) if follows is not None else None
    before = found.row if found is not None else None
    if there is not None and before == there and said.holds(there):
        return there
    new_id = row_id if there is None else uuid4()
    return said.row(new_id, now, before, before.id if before is not None else follows)


def backwards(saved: Sequence[E], one: E) -> list[E]:
    """The versions of an entry that were not taken back, the one in force first."""
    found: Standing[E] | None = chain_of(saved, one.id)
    if found is None:
        return []
    versions = list(reversed(found.trail))
    versions.insert(0, found.row)
    return versions


def undone(one: U, now: datetime) -> U:
    """The row that takes ``one`` back."""
    return replace(one, id=uuid4(), entered_at=now, supersedes=one.id, undone=True)


def again(gone: E, now: datetime) -> E:
    """The row that brings ``gone``, which was taken back, into force again."""
    return replace(gone, id=uuid4(), entered_at=now, supersedes=gone.id)
