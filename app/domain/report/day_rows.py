"""The days one by one. What was not said is ``None``, never zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.doses import MedicineDay
from app.domain.history import Day
from app.domain.measures import Measure
from app.domain.report import counted
from app.domain.report.gathered import Gathered
from app.domain.report.topics import Topic


@dataclass(frozen=True)
class DayRow:
    """One day. ``doses`` for each of ``Gathered.medicines``, ``values`` for each measure asked for.
    ``unread``: something of the day could not be opened."""

    day: date
    doses: tuple[MedicineDay, ...]
    values: tuple[float | None, ...]
    late: bool
    corrected: bool
    unread: bool


def day_rows(found: Gathered, measures: Sequence[Measure]) -> Iterator[DayRow]:
    """One row for each day told of, with or without an entry, oldest first."""
    by_date = {d.date: d for d in found.shown}
    with_doses = found.has(Topic.DOSES)
    for day in counted.span(found):
        said = found.doses.on(day)
        entry = by_date.get(day)
        yield DayRow(
            day,
            tuple(found.doses.medicine_day(m.id, day) for m in found.medicines)
            if with_doses
            else (),
            tuple(_value(m, entry) for m in measures),
            any(s.late for s in said) or (entry is not None and counted.late(entry)),
            any(s.trail for s in said) or (entry is not None and counted.corrected(entry)),
            day in found.unread.days,
        )


def _value(measure: Measure, day: Day | None) -> float | None:
    return measure.value(day) if day is not None else None
