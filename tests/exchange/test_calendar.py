"""The calendar file, read back with the library that wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from icalendar import Calendar

from app.domain.appointments import Appointment
from app.domain.files import File
from app.domain.taper import Plans, PlanState, PlanVersion
from app.domain.watch import Stopped, Watch
from app.exchange.calendar import CalendarWords, Dates, PlanDate, calendar, plan_dates
from tests.domain.agreements import CODEINE, course, plans, version
from tests.domain.make import DAY, day
from tests.domain.plans import histories, moderate

WORDS = CalendarWords("a step", "it stays", "the end", "a visit, é" + "x" * 80, "a minute")
TWO = course((0, 60), (14, 50), (28, 40), until=41)


def visit(number: int, on: int, at: time | None = None, replaces: int | None = None) -> Appointment:
    entered = datetime(2025, 3, 1, 9, number, tzinfo=UTC)
    before = UUID(int=replaces) if replaces is not None else None
    return Appointment(UUID(int=number), day(on), entered, at, "Dr. Who, pain clinic", None, before)


def made(dates: Dates) -> File:
    return calendar(dates, WORDS, Watch())


def events(dates: Dates) -> list[Any]:
    return list(Calendar.from_ical(made(dates).content).walk("VEVENT"))


def told(dates: Dates) -> list[tuple[str, date]]:
    return [(str(e["summary"]), e["dtstart"].dt) for e in events(dates)]


def uids(dates: Dates) -> list[str]:
    return [str(e["uid"]) for e in events(dates)]


def test_the_dates_of_a_plan() -> None:
    assert told(Dates(DAY, plans(TWO))) == [
        ("a step", day(0)),
        ("a step", day(14)),
        ("a step", day(28)),
        ("the end", day(41)),
    ]


def test_only_days_to_come_under_the_names_that_they_had_before() -> None:
    whole, later = Dates(DAY, plans(TWO)), Dates(day(14), plans(TWO))
    assert [d for _, d in told(later)] == [day(14), day(28), day(41)]
    assert uids(later) == uids(whole)[1:]


def test_a_pause_takes_the_dates_after_it_away_and_says_when_it_is_looked_at_again() -> None:
    waits = replace(
        course((0, 60), (14, 50), until=41, state=PlanState.PAUSED, since=9), until=day(20)
    )
    paused = version(2, 9, waits)
    both = Plans([version(1, 0, TWO), paused])
    assert list(plan_dates(both).items()) == [
        (day(0), PlanDate.STEP),
        (day(9), PlanDate.STAYS),
        (day(20), PlanDate.STAYS),
    ]


def test_a_date_that_moved_replaces_the_older_one() -> None:
    moved = version(2, 9, course((0, 60), (21, 50), (35, 40), until=48))
    before, after = Dates(day(9), plans(TWO)), Dates(day(9), Plans([version(1, 0, TWO), moved]))
    assert uids(before) == uids(after)
    assert [d for _, d in told(after)] == [day(21), day(35), day(48)]
    assert all(
        a["dtstamp"].dt > b["dtstamp"].dt
        for a, b in zip(events(after), events(before), strict=True)
    )


def test_two_medicines_that_change_on_one_day_are_one_date() -> None:
    other = course((14, 10), until=41, of=CODEINE)
    assert [d for _, d in told(Dates(DAY, plans(TWO, other)))] == [
        day(0),
        day(14),
        day(28),
        day(41),
    ]


def test_a_finished_plan_ends_on_its_day() -> None:
    done = course((0, 60), until=99, state=PlanState.FINISHED, since=30)
    assert told(Dates(DAY, plans(done)))[-1] == ("the end", day(30))


@moderate
@given(histories())
def test_every_step_date_is_the_first_day_of_a_step_that_holds(saved: list[PlanVersion]) -> None:
    agreed = Plans(saved)
    for on, kind in plan_dates(agreed).items():
        if kind is PlanDate.STEP:
            held = agreed.on(on)
            steps = [c.step_on(on) for c in held.courses] if held is not None else []
            assert on in {s.start for s in steps if s is not None}


def test_visits_have_their_time_without_a_zone_or_the_whole_day() -> None:
    visits = [visit(1, 3, time(14, 45)), visit(2, 4), visit(3, -1)]
    at, whole = events(Dates(DAY, Plans([]), visits))
    assert (
        at["dtstart"].dt == datetime.combine(day(3), time(14, 45))
        and at["dtstart"].dt.tzinfo is None
    )
    assert whole["dtstart"].dt == day(4) and whole["dtstart"].params["VALUE"] == "DATE"
    assert str(at["summary"]) == WORDS.visit


def test_a_visit_that_moved_keeps_its_name_and_one_taken_away_is_gone() -> None:
    before = Dates(DAY, Plans([]), [visit(1, 3)])
    moved = Dates(DAY, Plans([]), [visit(1, 3), visit(2, 8, replaces=1)])
    assert uids(before) == uids(moved) and told(moved) == [(WORDS.visit, day(8))]
    gone = replace(visit(2, 3, replaces=1), undone=True)
    assert told(Dates(DAY, Plans([]), [visit(1, 3), gone])) == []


def test_the_daily_reminder() -> None:
    (event,) = events(Dates(DAY, Plans([]), reminder=time(20, 30)))
    assert event["dtstart"].dt == datetime.combine(DAY, time(20, 30))
    assert event["rrule"]["FREQ"] == ["DAILY"] and event["duration"].dt == timedelta(minutes=5)
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(0))
    assert str(alarm["description"]) == WORDS.reminder
    again = Dates(day(30), Plans([]), reminder=time(8))
    assert uids(again) == [str(event["uid"])]


def test_nobody_reads_a_medicine_an_amount_or_a_place_in_it() -> None:
    raw = made(Dates(DAY, plans(TWO), [visit(1, 3)], time(8))).content.decode()
    said = {line for line in raw.splitlines() if not line.startswith(("UID", "DTST"))}
    for word in ("Morphine", "60", "50", "mg", "Who", "clinic", "pain", "dose"):
        assert not any(word in line for line in said), word


def test_the_form_of_the_file() -> None:
    file = made(Dates(DAY, plans(TWO), [visit(1, 3)], time(8)))
    assert (file.name, file.media_type) == ("glidepath-calendar-2025-03-03.ics", "text/calendar")
    lines = file.content.split(b"\r\n")
    assert lines[-1] == b"" and not any(b"\n" in line or len(line) > 75 for line in lines)
    assert all(str(e["class"]) == "PRIVATE" for e in events(Dates(DAY, plans(TWO))))
    assert len(set(uids(Dates(DAY, plans(TWO), [visit(1, 3)], time(8))))) == 6


def test_the_same_dates_give_the_same_bytes() -> None:
    dates = Dates(DAY, plans(TWO), [visit(1, 3, time(9))], time(8))
    assert made(dates).content == made(dates).content


def test_an_empty_diary_makes_a_calendar_without_a_date() -> None:
    assert events(Dates(DAY, Plans([]))) == []
    assert made(Dates(DAY, Plans([]), left_out=2)).left_out == 2


def test_it_can_be_stopped() -> None:
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        calendar(Dates(DAY, plans(TWO)), WORDS, watch)
