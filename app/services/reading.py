"""Reading a stretch of days so that one damaged entry hides no other day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import EntryDamaged
from app.domain.history import Day
from app.services.diary import DiaryService


@dataclass(frozen=True)
class Stretch:
    """The days with an entry in force, oldest first, and the days that cannot be read."""

    days: Sequence[Day]
    damaged: Sequence[date] = ()


async def read_stretch(diary: DiaryService, first: date, last: date) -> Stretch:
    """The days ``first`` to ``last``, both included.

    One visit to the database thread when all is well. Where an entry does not open, the
    stretch is halved until only the days concerned are left out.
    """
    try:
        return Stretch(await diary.days_between(first, last))
    except EntryDamaged:
        if first == last:
            return Stretch((), (first,))
    middle = first + (last - first) // 2
    earlier = await read_stretch(diary, first, middle)
    later = await read_stretch(diary, middle + timedelta(1), last)
    return Stretch([*earlier.days, *later.days], [*earlier.damaged, *later.damaged])
