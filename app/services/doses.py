"""Logging doses: as planned, something different, as needed, from another source.

No amount is ever computed or suggested here: each one is copied from the plan or was typed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from app.domain.checkins import may_describe
from app.domain.clock import local_day
from app.domain.doses import Dose, DoseEntry, DoseInForce, DoseKind
from app.domain.errors import EntryDamaged, InvalidAnswers
from app.domain.records import RecordStore
from app.domain.supply import Supply
from app.domain.validation import Problem
from app.services.dose_day import DoseDay, form_key
from app.services.dose_history import DayDoses, read_history
from app.services.dose_reading import read_day
from app.services.dose_rows import as_planned_rows, row_for, undone_row
from app.services.dose_said import Logged, Statement
from app.services.records import RecordService, read_doses, read_plans
from app.services.supplies import add_counts

log = logging.getLogger("glidepath")


class DoseService:
    """The doses of the open diary of one window. Every method returns after the disk has it."""

    def __init__(self, records: RecordService) -> None:
        self.records = records

    async def day(self, day: date) -> DoseDay:
        """Everything a screen needs for ``day``; ``damaged`` where a row does not open, so
        that it keeps nobody from the rest of the diary."""
        today = self.records.today()
        try:
            return await self.records.read(lambda store: read_day(store, day, today))
        except EntryDamaged:
            log.warning("doses of a day cannot be read")
            return DoseDay(day, today, damaged=True)

    async def history(self, first: date, last: date) -> Mapping[date, DayDoses]:
        """The days from ``first`` to ``last`` with something said; none of them where a row
        does not open."""
        try:
            return await self.records.read(lambda store: read_history(store, first, last))
        except EntryDamaged:
            return {}

    async def as_planned(self, day: date, medicine: UUID | None = None) -> Logged:
        """ "Taken as planned" for every regular medicine agreed for ``day`` of which nothing
        was said yet, or for the one given, which may correct what was said. Copies the
        plan's doses as they stand now. Said twice it is said once."""
        now = self.records.now()

        def work(store: RecordStore) -> Logged:
            plans = read_plans(store)
            said = read_doses(store, plans, day, day)
            entries = tuple(as_planned_rows(plans, said, day, medicine, now))
            self._refuse(store, day, entries)
            store.add_records(entries)
            return Logged(day, entries)

        return await self.records.change(work)

    async def say(
        self, day: date, statements: Sequence[Statement], typed: Mapping[str, str] | None = None
    ) -> Logged:
        """Add ``statements`` and forget the fields ``typed`` that they came from. One that
        says just what is in force already adds nothing.

        ``InvalidAnswers`` for a day that may not be described; the form stays then.
        """
        fields = dict(typed or {})
        now = self.records.now()

        def work(store: RecordStore) -> Logged:
            plans = read_plans(store)
            said = read_doses(store, plans, day, day)
            version = plans.on(day)
            plan = version.id if version is not None else None
            entries = tuple(
                entry
                for statement in statements
                if (entry := row_for(statement, said, day, plan, now)) is not None
            )
            self._refuse(store, day, entries)
            store.add_records(entries)
            _forget(store, day, fields, now)
            return Logged(day, entries, fields)

        return await self.records.change(work)

    async def different(
        self, day: date, medicine: UUID, doses: Sequence[Dose], reason: str = ""
    ) -> Logged:
        """What was taken of a regular medicine, dose by dose; corrects what was said."""
        statement = Statement(DoseKind.REGULAR, medicine, tuple(doses), reason)
        return await self.say(day, [statement])

    async def as_needed(
        self, day: date, medicine: UUID, dose: Dose, reason: str = "", corrects: UUID | None = None
    ) -> Logged:
        """One dose of an as-needed medicine."""
        statement = Statement(
            DoseKind.AS_NEEDED, medicine, (dose,), reason=reason, corrects=corrects
        )
        return await self.say(day, [statement])

    async def other_source(
        self, day: date, source: str, reason: str = "", corrects: UUID | None = None
    ) -> Logged:
        """Something from another source, in the person's own words."""
        statement = Statement(
            DoseKind.OTHER_SOURCE, reason=reason, source=source, corrects=corrects
        )
        return await self.say(day, [statement])

    async def undo(self, logged: Logged) -> None:
        """Take ``logged`` back: what it corrected is in force again, and what was typed is a
        form again, unless something newer was typed there."""
        now = self.records.now()

        def work(store: RecordStore) -> None:
            store.add_records([undone_row(e, now) for e in logged.entries])
            newer = store.form(form_key(logged.day))
            given_back = {k: v for k, v in logged.typed.items() if k not in newer}
            if given_back:
                store.keep_fields(form_key(logged.day), given_back, now)

        await self.records.change(work)

    async def take_back(self, said: DoseInForce) -> None:
        """Nothing of this was so: the statement and all that it corrected are taken back."""
        now = self.records.now()
        rows = [undone_row(e, now) for e in (said.entry, *reversed(said.trail))]
        await self.records.add(rows)

    async def keep(self, day: date, fields: Mapping[str, str | None]) -> None:
        """Keep fields of the day's page the moment they are typed."""
        await self.records.keep(form_key(day), fields)

    async def discard(self, day: date) -> None:
        """Forget what was typed for ``day`` because the person asked for it."""
        await self.records.discard(form_key(day))

    async def count_supply(self, supplies: Sequence[Supply], clears: str) -> None:
        """Keep what was counted. A new count of the same day corrects the earlier one."""
        await self.records.change(lambda store: add_counts(store, supplies, clears))

    def _refuse(self, store: RecordStore, day: date, entries: Iterable[DoseEntry]) -> None:
        """New statements for days out of reach, unless they were begun in time. Corrections
        may be made at any time."""
        today = local_day(self.records.now())
        new = any(e.supersedes is None for e in entries)
        if day > today and new:
            raise InvalidAnswers((Problem("", "problem-day-to-come"),))
        if new and not may_describe(day, today) and not store.form(form_key(day)):
            raise InvalidAnswers((Problem("", "history-day-too-far"),))


def _forget(store: RecordStore, day: date, fields: Mapping[str, str], now: datetime) -> None:
    """Drop the fields that were saved; what else was typed on the page stays."""
    kept = store.form(form_key(day))
    gone = {name: None for name in fields if name in kept}
    if gone:
        store.keep_fields(form_key(day), gone, now)
