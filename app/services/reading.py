"""Reading days so that one damaged entry hides no other day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from app.domain.checkins import CheckIn, Draft
from app.domain.errors import EntryDamaged
from app.domain.history import Day, days
from app.domain.ports import DiaryStore


class DayReader(Protocol):
    """What reading a diary takes: a part of ``DiaryStore``."""

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        """See ``DiaryStore``."""
        ...

    def first_day(self) -> date | None:
        """See ``DiaryStore``."""
        ...

    def latest_entry(self) -> CheckIn | None:
        """See ``DiaryStore``."""
        ...


@dataclass(frozen=True)
class Forgiving:
    """A reader that leaves out the days it cannot open and notes them in ``damaged``.

    Where an entry does not open, the stretch is halved until only its own day is left out:
    the versions of a check-in all belong to one day. Blocking, for the database thread.
    """

    store: DayReader
    damaged: set[date] = field(default_factory=set, compare=False)

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        """The rows of the days that can be read, in the order saved within each part."""
        try:
            return self.store.between(first, last)
        except EntryDamaged:
            if first == last:
                self.damaged.add(first)
                return ()
        middle = first + (last - first) // 2
        return [*self.between(first, middle), *self.between(middle + timedelta(1), last)]

    def first_day(self) -> date | None:
        """See ``DiaryStore``."""
        return self.store.first_day()

    def latest_entry(self) -> CheckIn | None:
        """The row saved last, or ``None`` when that one cannot be opened."""
        try:
            return self.store.latest_entry()
        except EntryDamaged:
            return None


def readable_drafts(store: DiaryStore) -> Sequence[Draft]:
    """The drafts, or none where one of them cannot be opened: it must not keep a person
    from the day's check-in."""
    try:
        return store.drafts()
    except EntryDamaged:
        return ()


@dataclass(frozen=True)
class Stretch:
    """The days with an entry in force, oldest first, and the days that cannot be read."""

    days: Sequence[Day]
    damaged: Sequence[date] = ()


def read_stretch(store: DayReader, first: date, last: date) -> Stretch:
    """The days ``first`` to ``last``, both included. Blocking."""
    reader = Forgiving(store)
    found = days(reader.between(first, last))
    return Stretch(found, sorted(reader.damaged))
