"""Reading what a glide path needs, once for all paths of a screen. For the database thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from app.domain.baseline import BASELINE_DAYS
from app.domain.checkins import CheckIn
from app.domain.doses import DoseDays, DoseEntry
from app.domain.records import RecordStore
from app.domain.taper import Plans
from app.domain.trends import COMPARE_DAYS, Range
from app.services.reading import DayReader
from app.services.records import read_plans, readable


@dataclass(frozen=True)
class Key:
    """What was read: the stores, their rows saved last, and the days."""

    store: DayReader
    records: RecordStore
    checkin: UUID | None
    record: UUID | None
    first: date
    last: date


@dataclass(frozen=True)
class Fresh:
    """The rows of the days ``key.first`` to ``key.last``. ``begin``: the first day shown.
    ``checkins`` and ``said`` are ``None`` where what was read before still holds."""

    key: Key
    begin: date
    plans: Plans
    checkins: Iterable[CheckIn] | None = None
    said: tuple[DoseEntry, ...] | None = None


def read(
    store: DayReader, records: RecordStore, known: Key | None, span: Range, today: date
) -> Fresh:
    """Only the days that are shown or compared, and nothing while ``known`` holds them: rows
    are only ever added, so that those saved last tell whether anything changed. Blocking."""
    plans = read_plans(records)
    begin = first_shown(plans, span, today, store.first_day())
    first = min(begin, today - timedelta(days=2 * COMPARE_DAYS - 1))
    latest = store.latest_entry()
    newest = latest.id if latest is not None else None
    key = Key(store, records, newest, records.newest_record(), first, today)
    if key == known:
        return Fresh(key, begin, plans)
    said = tuple(readable(records, DoseEntry, first, today))
    return Fresh(key, begin, plans, store.between(first, today), said)


def first_shown(plans: Plans, span: Range, today: date, diary: date | None) -> date:
    """The first day shown. All of a taper begins two weeks before its first agreed day, where
    the diary reaches back that far; without a plan, with the diary."""
    agreed = plans.first_day
    if agreed is None or agreed > today:
        return span.first(today, diary)
    before = agreed - timedelta(days=BASELINE_DAYS)
    return span.first(today, min(agreed, max(diary, before)) if diary is not None else agreed)


def doses(fresh: Fresh) -> DoseDays:
    """The doses of a new reading."""
    return DoseDays(fresh.plans, fresh.said or ())
