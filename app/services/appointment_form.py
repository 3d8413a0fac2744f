"""The form of a visit: its fields as typed, what they say, and what is unclear. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from app.domain.appointments import LONGEST_NOTE, Appointment
from app.domain.clock import local_day
from app.i18n.formats import Formats
from app.i18n.reading import day_example, read_day
from app.i18n.times import read_time, time_text
from app.i18n.translator import Message

KEY = "appointment"
"""The form of a new visit; see ``entries.EntryForm``."""

DAY, AT, NOTE = "day", "at", "note"
"""The fields."""

Fields = Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """What a form says of a visit."""

    day: date
    at: time | None
    note: str

    def holds(self, one: Appointment) -> bool:
        """Whether ``one`` says the same."""
        return (one.day, one.at, one.note) == (self.day, self.at, self.note)

    def row(
        self, row_id: UUID, now: datetime, before: Appointment | None, supersedes: UUID | None
    ) -> Appointment:
        """See ``entries.Said``. Nobody went yet to a visit that was moved to a day to come."""
        attended = before.attended if before is not None else None
        if self.day > local_day(now):
            attended = None
        return Appointment(row_id, self.day, now, self.at, self.note, attended, supersedes)


def as_typed(one: Appointment, formats: Formats) -> dict[str, str]:
    """What the form would hold had ``one`` just been typed."""
    return {
        DAY: day_example(one.day, formats),
        AT: time_text(one.at, formats) if one.at is not None else "",
        NOTE: one.note,
    }


def look_at(fields: Fields, formats: Formats, today: date) -> dict[str, Message]:
    """What keeps the form from being kept, by field. ``today`` only makes the example."""
    problems: dict[str, Message] = {}
    day, at, note = (fields.get(name, "").strip() for name in (DAY, AT, NOTE))
    if not day:
        problems[DAY] = Message("appointment-problem-day")
    elif read_day(day, formats) is None:
        values = {"text": day, "example": day_example(today, formats)}
        problems[DAY] = Message("plan-problem-unreadable-day", values)
    if at and read_time(at, formats) is None:
        problems[AT] = Message("dose-problem-time")
    if len(note) > LONGEST_NOTE:
        over = len(note) - LONGEST_NOTE
        problems[NOTE] = Message("problem-too-long", {"over": over, "max": LONGEST_NOTE})
    return problems


def read_form(fields: Fields, formats: Formats) -> Said | None:
    """What the form says; ``None`` while there is something to look at."""
    day = read_day(fields.get(DAY, ""), formats)
    if day is None or look_at(fields, formats, day):
        return None
    at = read_time(fields.get(AT, ""), formats)
    return Said(day, at, fields.get(NOTE, "").strip())
