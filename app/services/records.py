"""Keeping records and half-filled forms: the part that the use cases of the plan share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from app.domain.clock import Clock, local_day
from app.domain.doses import DoseDays, DoseEntry
from app.domain.errors import EntryDamaged
from app.domain.ports import DiaryStore
from app.domain.records import R, Record, RecordStore
from app.domain.taper import Plans, PlanVersion
from app.services.hub import ChangeHub
from app.services.offload import Offload

T = TypeVar("T")


class RecordService:
    """The records of the open diary of one window. Every method returns after the disk has
    it; errors as in ``DiaryStore``."""

    def __init__(
        self,
        store: DiaryStore,
        offload: Offload,
        clock: Clock,
        hub: ChangeHub,
        after_save: Callable[[], None],
    ) -> None:
        """``after_save`` is called once a save is confirmed (the day's automatic copy)."""
        self.store = store
        self.offload = offload
        self._clock = clock
        self._hub = hub
        self._after_save = after_save

    def now(self) -> datetime:
        """The present moment with the device's own UTC offset."""
        return self._clock.now()

    def today(self) -> date:
        """The diary day that it is now."""
        return local_day(self._clock.now())

    async def read(self, work: Callable[[DiaryStore], T]) -> T:
        """Several readings in one visit to the database thread."""
        return await self.offload.database(work, self.store)

    async def add(self, records: Sequence[Record], clears: str | None = None) -> None:
        """Append ``records``, drop the form they came from, and tell the other windows."""
        await self.offload.database(self.store.add_records, records, clears)
        self._hub.announce()
        self._after_save()

    async def change(self, work: Callable[[DiaryStore], T]) -> T:
        """Read and add in one visit to the database thread, so that two windows do not say
        the same twice, and tell the other windows."""
        result = await self.offload.database(work, self.store)
        self._hub.announce()
        self._after_save()
        return result

    async def form(self, key: str) -> Mapping[str, str]:
        """What was typed into a form and not saved yet, by field."""
        return await self.offload.database(self.store.form, key)

    async def keep(self, key: str, fields: Mapping[str, str | None]) -> None:
        """Keep fields of a form the moment they are typed; ``None`` takes one away."""
        await self.offload.database(self.store.keep_fields, key, fields, self.now())

    async def discard(self, key: str) -> None:
        """Forget a form because the person asked for it."""
        await self.offload.database(self.store.drop_form, key)
        self._hub.announce()


def read_plans(store: RecordStore) -> Plans:
    """Every version of the plan. Blocking."""
    return Plans(store.records(PlanVersion))


def read_doses(
    store: RecordStore, plans: Plans, first: date | None = None, last: date | None = None
) -> DoseDays:
    """What was said about the doses of ``first`` to ``last``. Of several days, one that cannot
    be opened is left out, as nothing said; for one day alone ``EntryDamaged`` says so. Blocking.
    """
    return DoseDays(plans, readable(store, DoseEntry, first or EARLIEST, last or LATEST))


EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Days that a form accepts; see ``i18n.reading.read_day``."""


def readable(
    store: RecordStore,
    kind: type[R],
    first: date,
    last: date,
    damaged: set[date] | None = None,
) -> Sequence[R]:
    """Every row of one kind of the days that can be read, in the order saved within each part.
    Where one does not open the stretch is halved until its day alone is left out: all versions
    of a statement belong to one day. ``damaged`` hears of the days left out. Blocking."""
    try:
        return store.records(kind, first, last)
    except EntryDamaged:
        if first == last:
            raise
    middle = first + (last - first) // 2
    found = list(_or_none(store, kind, first, middle, damaged))
    found.extend(_or_none(store, kind, middle + timedelta(1), last, damaged))
    return found


def _or_none(
    store: RecordStore, kind: type[R], first: date, last: date, damaged: set[date] | None
) -> Sequence[R]:
    try:
        return readable(store, kind, first, last, damaged)
    except EntryDamaged:
        if damaged is not None:
            damaged.add(first)
        return ()
