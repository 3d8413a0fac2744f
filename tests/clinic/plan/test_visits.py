"""Visits of the clinic in the diary's own list: there once, and never over what a person said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta, timezone
from uuid import uuid4

import pytest

from app.clinic.plan.visits import read_visits
from app.domain.appointments import Appointment
from app.domain.clinic.plan_at_clinic import VisitAtClinic
from app.services.appointments import AppointmentService
from app.services.clinic_visits import NOTE, VisitsRead, keep_visits
from app.services.records import RecordService
from tests.clinic.plan.written import BASE, NOW, PATIENT, Json, day, visit

EAST = timezone(timedelta(hours=-5))
SOON = VisitAtClinic("v1", day(4), time(9, 30), "Pain clinic")


@pytest.mark.parametrize(
    ("status", "attended", "gone"),
    [
        ("booked", None, False),
        ("arrived", True, False),
        ("checked-in", True, False),
        ("fulfilled", True, False),
        ("noshow", False, False),
        ("cancelled", None, True),
        ("entered-in-error", None, True),
    ],
)
def test_statuses(status: str, attended: bool | None, gone: bool) -> None:
    (found,) = read_visits([visit(1, "2025-03-14T09:30:00-05:00", status)], BASE, PATIENT, EAST)
    assert found == VisitAtClinic(
        "visit-1", date(2025, 3, 14), time(9, 30), "Pain clinic", attended, gone
    )


@pytest.mark.parametrize(
    "resource",
    [
        visit(1, "2025-03-14T09:30:00-05:00", "proposed"),
        visit(1, "2025-03-14T09:30:00-05:00", "pending"),
        visit(1, "2025-03-14T09:30:00"),
        visit(1, "2925-03-14T09:30:00Z"),
        visit(1, "2025-03-14T09:30:00Z", id=None),
        visit(1, "2025-03-14T09:30:00Z", participant=[]),
        visit(1, "2025-03-14T09:30:00Z", participant=[{"actor": {"reference": "Patient/9"}}]),
        visit(1, "2025-03-14T09:30:00Z", modifierExtension=[{"url": "urn:x", "valueCode": "y"}]),
        {"resourceType": "Appointment"},
    ],
)  # fmt: skip
def test_what_is_no_visit_of_the_patient(resource: Json) -> None:
    assert read_visits([resource], BASE, PATIENT, EAST) == ()


@pytest.mark.parametrize(
    ("start", "on", "at"),
    [
        ("2025-03-14T23:30:00-08:00", date(2025, 3, 14), time(23, 30)),
        ("2025-03-15T01:30:40Z", date(2025, 3, 14), time(20, 30)),
        ("2025-03-15T01:30:00+00:00", date(2025, 3, 14), time(20, 30)),
    ],
)
def test_the_time_is_the_clinics_where_it_says_it(start: str, on: date, at: time) -> None:
    (found,) = read_visits([visit(1, start)], BASE, PATIENT, EAST)
    assert (found.day, found.at) == (on, at)


def test_what_is_noted_of_it() -> None:
    def noted(**changed: str) -> str:
        start = "2025-03-14T09:30:00-05:00"
        (found,) = read_visits([visit(1, start, **changed)], BASE, PATIENT, EAST)
        return found.note

    assert noted(description="Follow-up") == "Follow-up, Pain clinic"
    assert noted(description="Follow-up", comment="Bring\nyour list") == "Bring your list"
    assert len(noted(comment="x" * 900)) == 200


async def take(records: RecordService, *found: VisitAtClinic, base: str = BASE) -> VisitsRead:
    return await records.change(lambda store: keep_visits(store, base, found, records.now()))


async def listed(records: RecordService) -> tuple[Appointment, ...]:
    view = await AppointmentService(records).view()
    return (*view.coming, *view.passed)


async def row(records: RecordService) -> tuple[object, ...]:
    (one,) = await listed(records)
    return one.day, one.at, one.note, one.attended


async def test_read_twice_it_is_there_once(records: RecordService) -> None:
    assert await take(records, SOON) == VisitsRead(added=1)
    assert await take(records, SOON) == VisitsRead()
    assert await row(records) == (day(4), time(9, 30), "Pain clinic", None)
    saved = await records.read(lambda store: store.records(Appointment))
    assert len(saved) == 1


async def test_a_change_at_the_clinic_changes_it(records: RecordService) -> None:
    await take(records, SOON)
    later = replace(SOON, day=day(5), note="Room 2")
    assert await take(records, later) == VisitsRead(changed=1)
    assert await take(records, later) == VisitsRead()
    assert await row(records) == (day(5), time(9, 30), "Room 2", None)


async def test_cancelled_it_goes_and_booked_again_it_comes(records: RecordService) -> None:
    await take(records, SOON)
    await take(records, replace(SOON, at=time(11)))
    off = replace(SOON, at=time(11), gone=True)
    assert await take(records, off) == VisitsRead(gone=1)
    assert await listed(records) == ()
    assert await take(records, off) == VisitsRead()
    assert await take(records, SOON) == VisitsRead(added=1)
    assert await row(records) == (day(4), time(9, 30), "Pain clinic", None)


async def test_one_that_was_never_there_is_not_cancelled(records: RecordService) -> None:
    assert await take(records, replace(SOON, gone=True)) == VisitsRead()
    assert await listed(records) == ()


async def test_what_a_person_typed_is_shown_once_and_not_touched(records: RecordService) -> None:
    mine = Appointment(uuid4(), day(4), NOW, time(9, 30), "With my sister")
    no_time = Appointment(uuid4(), day(9), NOW, None, "")
    await records.add([mine, no_time])
    other = VisitAtClinic("v2", day(9), time(8), "")
    third = VisitAtClinic("v3", day(4), time(15), "")
    assert await take(records, SOON, other, third) == VisitsRead(added=1)
    assert [(a.day, a.at) for a in await listed(records)] == [
        (day(4), time(9, 30)), (day(4), time(15)), (day(9), None)
    ]  # fmt: skip
    await take(records, replace(SOON, gone=True), replace(other, gone=True))
    assert {a.id for a in await listed(records)} >= {mine.id, no_time.id}


async def test_a_change_of_the_person_stays(records: RecordService) -> None:
    await take(records, SOON)
    (one,) = await listed(records)
    own = replace(one, id=uuid4(), note="Bring my questions", supersedes=one.id)
    await records.add([own])
    assert await take(records, SOON) == VisitsRead()
    await take(records, replace(SOON, at=time(10)))
    assert await row(records) == (day(4), time(10), "Bring my questions", None)


async def test_one_that_the_person_took_away_stays_away_until_it_moves(
    records: RecordService,
) -> None:
    await take(records, SOON)
    (one,) = await listed(records)
    await AppointmentService(records).take_away(one)
    assert await take(records, SOON, replace(SOON, id="v9", day=day(20))) == VisitsRead(added=1)
    assert await take(records, replace(SOON, note="Other")) == VisitsRead()
    moved = replace(SOON, note="Other", day=day(6))
    assert await take(records, moved) == VisitsRead(added=1)
    assert day(6) in {a.day for a in await listed(records)}


async def test_whether_they_went_is_what_the_person_said(records: RecordService) -> None:
    was = VisitAtClinic("v1", day(-3), time(9), "")
    await take(records, was)
    (one,) = await listed(records)
    await AppointmentService(records).say_attended(one, went=True)
    await take(records, replace(was, attended=False))
    assert (await row(records))[3] is True
    await take(records, replace(was, gone=True))
    assert (await row(records))[3] is True


async def test_the_clinic_says_it_where_the_person_did_not(records: RecordService) -> None:
    was = VisitAtClinic("v1", day(-3), time(9), "")
    await take(records, was)
    assert await take(records, replace(was, attended=True)) == VisitsRead(changed=1)
    assert (await row(records))[3] is True


async def test_without_the_note_of_what_was_read_nothing_is_there_twice(
    records: RecordService,
) -> None:
    await take(records, SOON)
    (one,) = await listed(records)
    await records.add([replace(one, id=uuid4(), note="Mine", supersedes=one.id)])
    for text in (None, "{}", '{"base": 1'):
        await records.read(lambda store, text=text: store.keep_note(NOTE, text))  # type: ignore[misc]
        assert await take(records, SOON) == VisitsRead()
    await records.read(lambda store: store.keep_note(NOTE, None))
    await take(records, replace(SOON, at=time(12)))
    assert await row(records) == (day(4), time(12), "Mine", None)


async def test_another_clinic_has_its_own(records: RecordService) -> None:
    await take(records, SOON)
    moved = replace(SOON, day=day(8))
    assert await take(records, moved, base="https://other.example") == VisitsRead(added=1)
    assert [a.day for a in await listed(records)] == [day(4), day(8)]
