"""A calendar file (RFC 5545): the plan's dates, the visits to come, a daily reminder.

Other people see calendars: nothing in it names a medicine, an amount or a clinic. Each entry
has an id that stays when its date moves, so that a file brought in again replaces the older
one. Times have no zone: they mean the clock on the wall, wherever the person is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from app.domain.appointments import Appointment, standing_appointments
from app.domain.chains import first_version
from app.domain.files import File
from app.domain.taper import Plans, PlanState
from app.domain.watch import Watch

if TYPE_CHECKING:
    from icalendar import Event

NAMES = UUID("3f9d1c52-8a77-4f0e-9a55-6d0f2c1b7e40")
"""What the id of the reminder is made from; those of the dates come from the diary."""

MEDIA_TYPE = "text/calendar"

LENGTH = timedelta(minutes=5)
"""How long the reminder takes up, where a calendar shows it as a bar."""


class PlanDate(IntEnum):
    """What happens on a day of the plan; of two on one day the first one counts."""

    STEP = 0
    STAYS = 1
    """A pause or a hold begins, or is to be looked at again."""
    LAST = 2


@dataclass(frozen=True)
class CalendarWords:
    """What the entries are called, in the person's language."""

    step: str
    stays: str
    last: str
    visit: str
    reminder: str

    def of(self, kind: PlanDate) -> str:
        """The name of a day of the plan."""
        return (self.step, self.stays, self.last)[kind]


@dataclass(frozen=True)
class Dates:
    """What a calendar is made of. ``appointments``: every row in the order saved.
    ``reminder``: when a day's reminder comes, if it is wanted. ``left_out``: kinds of entry
    that cannot be read."""

    today: date
    plans: Plans
    appointments: Sequence[Appointment] = ()
    reminder: time | None = None
    left_out: int = 0


def plan_dates(plans: Plans) -> dict[date, PlanDate]:
    """The dates of the plan, past ones too, the oldest first: where an agreed step begins that
    holds on that day, where a pause or hold begins or is looked at again, and the last day."""
    found = sorted([*_changes(plans), *_last(plans)], key=lambda pair: (pair[0], pair[1]))
    dates: dict[date, PlanDate] = {}
    for day, kind in found:
        dates.setdefault(day, kind)
    return dates


def _changes(plans: Plans) -> Iterator[tuple[date, PlanDate]]:
    for version in plans.versions:
        for course in version.courses:
            for step in course.steps:
                if plans.on(step.start) is version and course.step_on(step.start) is step:
                    yield step.start, PlanDate.STEP
            stays = (course.since, course.until) if _waits(course.state) else ()
            for day in stays:
                if day is not None and plans.on(day) is version:
                    yield day, PlanDate.STAYS


def _waits(state: PlanState) -> bool:
    return state in (PlanState.PAUSED, PlanState.HELD)


def _last(plans: Plans) -> Iterator[tuple[date, PlanDate]]:
    """The last day of the plan, unless something in it waits: then nobody knows it."""
    latest = plans.latest
    courses = latest.courses if latest is not None else ()
    if courses and not any(_waits(course.state) for course in courses):
        ends = [
            min(course.steps[-1].end, course.since or date.max)
            if course.state is PlanState.FINISHED
            else course.steps[-1].end
            for course in courses
            if course.steps
        ]
        if ends:
            yield max(ends), PlanDate.LAST


def calendar(dates: Dates, words: CalendarWords, watch: Watch) -> File:
    """The file. Days that are over are left to the calendar that has them."""
    watch.at(0)
    from icalendar import Calendar  # noqa: PLC0415 - 0.1 s, off the first frame

    book = Calendar()
    book.add("prodid", "-//Glidepath//Glidepath//EN")
    book.add("version", "2.0")
    for event in (*_plan(dates, words), *_visits(dates, words), *_reminder(dates, words)):
        book.add_component(event)
    watch.at(1)
    name = f"glidepath-calendar-{dates.today.isoformat()}.ics"
    return File(name, MEDIA_TYPE, book.to_ical(), left_out=dates.left_out)


def _plan(dates: Dates, words: CalendarWords) -> Iterator[Event]:
    """Its dates are counted from the first one on: the fourth stays the fourth when it moves."""
    saved = dates.plans.saved
    if not saved:
        return
    written = max(version.entered_at for version in saved)
    for number, (day, kind) in enumerate(plan_dates(dates.plans).items(), 1):
        if day >= dates.today:
            yield _event(uuid5(saved[0].id, f"date {number}"), written, words.of(kind), day)


def _visits(dates: Dates, words: CalendarWords) -> Iterator[Event]:
    for visit in standing_appointments(dates.appointments):
        if visit.day >= dates.today:
            begins = datetime.combine(visit.day, visit.at) if visit.at is not None else visit.day
            own = uuid5(first_version(dates.appointments, visit.id), "visit")
            yield _event(own, visit.entered_at, words.visit, begins)


def _reminder(dates: Dates, words: CalendarWords) -> Iterator[Event]:
    from icalendar import Alarm  # noqa: PLC0415 - see above

    if dates.reminder is None:
        return
    begins = datetime.combine(dates.today, dates.reminder)
    # No row is behind it. The day's first moment is newer than that of an older file.
    written = datetime.combine(dates.today, time.min, UTC)
    event = _event(uuid5(NAMES, "reminder"), written, words.reminder, begins)
    event.add("duration", LENGTH)
    event.add("rrule", {"freq": "daily"})
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.reminder)
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    yield event


def _event(own: UUID, written: datetime, name: str, begins: date) -> Event:
    """An entry for a day, or for a time of day without a zone. Nobody is busy because of it."""
    from icalendar import Event  # noqa: PLC0415 - see above

    event = Event()
    event.add("uid", str(own))
    event.add("dtstamp", written.astimezone(UTC))
    event.add("summary", name)
    event.add("dtstart", begins)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
