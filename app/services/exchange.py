"""Files that other programs read: the tables of the diary and the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

from app.domain.appointments import Appointment
from app.domain.checkins import CheckIn
from app.domain.clock import Clock, local_day
from app.domain.doses import DoseEntry
from app.domain.errors import EntryDamaged
from app.domain.files import File
from app.domain.ports import DiaryStore
from app.domain.records import R, RecordStore
from app.domain.responses import Response
from app.domain.taper import Plans, PlanVersion
from app.domain.watch import Watch
from app.exchange.calendar import CalendarWords, Dates, calendar
from app.exchange.tables import Diary, tables
from app.i18n.translator import Translator
from app.services.offload import Offload
from app.services.reading import Forgiving
from app.services.records import EARLIEST, LATEST, readable

READ = 0.6
"""The part of the work that reading takes; the rest is writing."""


class ExchangeService:
    """What leaves the open diary for other programs. Reading happens on the database thread,
    in one visit, writing on the drawing thread: nobody waits for it who saves meanwhile.

    Nothing is written to the disk. ``VaultMissing`` once the diary was locked.
    """

    def __init__(
        self, store: Callable[[], DiaryStore], offload: Offload, clock: Clock, words: Translator
    ) -> None:
        self._store = store
        self._offload = offload
        self._clock = clock
        self._words = words

    async def csv(self, watch: Watch) -> File:
        """Check-ins, doses and scores as three tables in one archive. ``Stopped`` when ``watch``
        was stopped."""
        today, part = local_day(self._clock.now()), watch.within(0, READ)
        diary = await self._offload.database(lambda: _diary(self._store(), today, part))
        return await self._offload.drawing(tables, diary, today, watch.within(READ, 1))

    async def calendar(self, reminder: time | None, watch: Watch) -> File:
        """The dates to come and a reminder every day at ``reminder``, where one is wanted."""
        today = local_day(self._clock.now())
        dates = await self._offload.database(lambda: _dates(self._store(), today, reminder))
        return await self._offload.drawing(calendar, dates, self._calendar_words(), watch)

    def _calendar_words(self) -> CalendarWords:
        say = self._words
        return CalendarWords(
            step=say("calendar-step"),
            stays=say("calendar-stays"),
            last=say("calendar-last"),
            visit=say("calendar-visit"),
            reminder=say("calendar-reminder"),
        )


def _diary(store: DiaryStore, today: date, watch: Watch) -> Diary:
    """Every row that can be read. Of a day on which one cannot, none is taken: half a chain
    might show what was corrected. Blocking."""
    damaged: set[date] = set()
    checkins = _by_year(store, today, watch.within(0, 0.7), damaged)
    watch.at(0.7)
    doses = _rows(store, DoseEntry, damaged)
    watch.at(0.9)
    responses = _rows(store, Response, damaged)
    plans = _all_or_none(store, PlanVersion)
    broken = 1 if plans is None else 0
    watch.at(1)
    return Diary(checkins, doses, responses, plans or (), len(damaged) + broken)


def _by_year(store: DiaryStore, today: date, watch: Watch, damaged: set[date]) -> list[CheckIn]:
    """A year at a time, so that it can be stopped: all versions of a check-in belong to one
    day. Days ahead of today are there where the device's clock was set back."""
    first = store.first_day() or today
    last = max(first.year, today.year)
    starts = [first, *(date(year, 1, 1) for year in range(first.year + 1, last + 2))]
    reader, found = Forgiving(store, damaged), list[CheckIn]()
    for number, start in enumerate(starts):
        watch.at(number / len(starts))
        end = date(start.year, 12, 31) if start.year <= last else LATEST
        found.extend(reader.between(start, end))
    return found


def _rows(store: RecordStore, kind: type[R], damaged: set[date]) -> Sequence[R]:
    return readable(store, kind, EARLIEST, LATEST, damaged)


def _all_or_none(store: RecordStore, kind: type[R]) -> Sequence[R] | None:
    """All rows of a kind, or none where one cannot be read."""
    try:
        return store.records(kind)
    except EntryDamaged:
        return None


def _dates(store: RecordStore, today: date, reminder: time | None) -> Dates:
    plans, visits = _all_or_none(store, PlanVersion), _all_or_none(store, Appointment)
    left_out = sum(1 for found in (plans, visits) if found is None)
    return Dates(today, Plans(plans or ()), visits or (), reminder, left_out)
