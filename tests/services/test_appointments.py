"""Visits through the use cases, over a diary in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest
from babel import Locale

from app.data.memory_records import MemoryRecordStore
from app.domain.appointments import LONGEST_NOTE, Appointment
from app.domain.errors import EntryDamaged
from app.i18n.formats import Formats
from app.services.appointment_form import AT, DAY, KEY, NOTE, look_at
from app.services.appointments import AppointmentService, read_appointments
from app.services.diary import DiaryService
from app.services.entries import ID, EntrySheet
from tests.data.diaries import DAY as TODAY
from tests.data.diaries import NOW
from tests.views.living import House

FORMATS = Formats(Locale.parse("en_US"))
BRITISH = Formats(Locale.parse("en_GB"))


@pytest.fixture
def house() -> Iterator[House]:
    home = House()
    yield home
    home.offload.close()


def window(house: House) -> AppointmentService:
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    return diary.appointments


def visit(days: int, attended: bool | None = None, note: str = "") -> Appointment:
    return Appointment(uuid4(), TODAY + timedelta(days), NOW, None, note, attended)


async def typed(
    visits: AppointmentService,
    day: str = "3/10/2025",
    at: str = "",
    note: str = "",
    version: UUID | None = None,
) -> EntrySheet:
    sheet = await visits.sheet(FORMATS, version)
    assert sheet is not None
    for name, text in ((DAY, day), (AT, at), (NOTE, note)):
        sheet.put(name, text)
    await sheet.flush()
    return sheet


def listed(house: House) -> tuple[Appointment, ...]:
    return read_appointments(house.store())


async def test_a_visit_is_kept_as_typed_and_its_form_is_gone(house: House) -> None:
    visits = window(house)
    kept = await visits.save(await typed(visits, "3/10/2025", "2:45 pm", " the nurse "), FORMATS)
    assert kept is not None
    assert (kept.day, kept.at, kept.note) == (date(2025, 3, 10), time(14, 45), "the nurse")
    assert (kept.attended, kept.supersedes, kept.undone) == (None, None, False)
    assert listed(house) == (kept,)
    view = await visits.view()
    assert (view.coming, view.begun) == ((kept,), False)
    assert await visits.coming() == (kept,)


async def test_what_is_typed_is_there_in_another_window(house: House) -> None:
    await typed(window(house), note="half")
    again = await window(house).sheet(FORMATS)
    assert again is not None and again.get(NOTE) == "half"
    assert again.begun
    assert (await window(house).view()).begun
    await window(house).discard(again)
    assert not (await window(house).view()).begun


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({}, DAY, "appointment-problem-day"),
        ({DAY: "  "}, DAY, "appointment-problem-day"),
        ({DAY: "Tuesday"}, DAY, "plan-problem-unreadable-day"),
        ({DAY: "13/13/2025"}, DAY, "plan-problem-unreadable-day"),
        ({DAY: "12/31/1989"}, DAY, "plan-problem-unreadable-day"),
        ({DAY: "1/1/2101"}, DAY, "plan-problem-unreadable-day"),
        ({DAY: "3/10/2025", AT: "noon"}, AT, "dose-problem-time"),
        ({DAY: "3/10/2025", AT: "25:00"}, AT, "dose-problem-time"),
        ({DAY: "3/10/2025", NOTE: "x" * (LONGEST_NOTE + 1)}, NOTE, "problem-too-long"),
    ],
)
async def test_what_is_unclear_is_said_and_nothing_is_kept(
    house: House, fields: dict[str, str], field: str, message: str
) -> None:
    found = look_at(fields, FORMATS, TODAY)
    assert {name: problem.id for name, problem in found.items()} == {field: message}
    visits = window(house)
    sheet = await typed(visits, fields.get(DAY, ""), fields.get(AT, ""), fields.get(NOTE, ""))
    assert await visits.save(sheet, FORMATS) is None
    assert listed(house) == ()
    assert (await visits.view()).begun, "nothing typed is lost"


@pytest.mark.parametrize(
    "fields",
    [
        {DAY: "1/1/1990"},
        {DAY: "12/31/2100", AT: " "},
        {DAY: "2025-03-10", AT: "14:45", NOTE: "x" * LONGEST_NOTE},
        {DAY: "3/10/2025", NOTE: f" {'x' * LONGEST_NOTE} "},
    ],
)
def test_the_first_and_the_last_of_what_is_taken(fields: dict[str, str]) -> None:
    assert look_at(fields, FORMATS, TODAY) == {}


async def test_a_day_in_the_past_is_a_visit_that_was(house: House) -> None:
    visits = window(house)
    kept = await visits.save(await typed(visits, "2/3/2025"), FORMATS)
    assert (await visits.view()).passed == (kept,)


async def test_saving_twice_saves_once(house: House) -> None:
    visits = window(house)
    sheet = await typed(visits)
    first, second = await visits.save(sheet, FORMATS), await visits.save(sheet, FORMATS)
    assert first == second
    assert house.store().records(Appointment) == [first]


async def test_two_windows_with_one_form_lose_nothing_that_was_saved(house: House) -> None:
    here, there = window(house), window(house)
    sheet = await typed(here, note="the nurse")
    other = await there.sheet(FORMATS)
    assert other is not None
    await here.save(sheet, FORMATS)
    other.put(NOTE, "the doctor")
    await there.save(other, FORMATS)
    assert [a.note for a in listed(house)] == ["the doctor"]


async def test_undo_of_a_new_visit_brings_what_was_typed_back_into_the_form(house: House) -> None:
    visits = window(house)
    sheet = await typed(visits, note="the nurse")
    fields = dict(sheet.fields)
    kept = await visits.save(sheet, FORMATS)
    assert kept is not None
    await visits.undo(kept, fields)
    assert listed(house) == ()
    again = await visits.sheet(FORMATS)
    assert again is not None and again.get(NOTE) == "the nurse"
    assert again.get(ID) != fields[ID]
    second = await visits.save(again, FORMATS)
    assert listed(house) == (second,)


async def test_undo_leaves_what_was_typed_since(house: House) -> None:
    visits = window(house)
    sheet = await typed(visits, note="the nurse")
    fields = dict(sheet.fields)
    kept = await visits.save(sheet, FORMATS)
    assert kept is not None
    await typed(visits, "4/1/2025", note="newer")
    await visits.undo(kept, fields)
    assert house.store().form(KEY)[NOTE] == "newer"


async def test_a_form_saved_again_after_undo_is_saved(house: House) -> None:
    visits = window(house)
    sheet = await typed(visits)
    kept = await visits.save(sheet, FORMATS)
    assert kept is not None
    await visits.undo(kept)
    await visits.save(sheet, FORMATS)
    assert [a.day for a in listed(house)] == [kept.day]


async def test_a_change_begins_with_what_stands_and_is_taken_back(house: House) -> None:
    visits, old = window(house), replace(visit(7, note="the nurse"), at=time(9, 30))
    house.store().add_records([old])
    sheet = await visits.sheet(BRITISH, old.id)
    assert sheet is not None
    assert (sheet.get(DAY), sheet.get(AT), sheet.get(NOTE)) == ("10/03/2025", "09:30", "the nurse")
    assert not sheet.begun
    sheet.put(DAY, "17/03/2025")
    await sheet.flush()
    kept = await visits.save(sheet, BRITISH)
    assert kept is not None and kept.supersedes == old.id
    assert listed(house) == (kept,) and kept.day == date(2025, 3, 17)
    assert house.store().forms() == []
    await visits.undo(kept)
    assert listed(house) == (old,)


async def test_a_change_keeps_what_was_said_unless_the_visit_is_to_come(house: House) -> None:
    visits, old = window(house), visit(-7, attended=False)
    house.store().add_records([old])
    noted = await visits.save(await typed(visits, "2/24/2025", note="x", version=old.id), FORMATS)
    moved = await typed(visits, "3/24/2025", version=old.id)
    assert noted is not None and noted.attended is False
    # The second change follows the first, whichever version it was begun from.
    late = await visits.save(moved, FORMATS)
    assert late is not None and late.attended is None and listed(house) == (late,)


async def test_what_was_half_typed_stays_with_its_visit(house: House) -> None:
    visits, old = window(house), visit(-1, note="the nurse")
    house.store().add_records([old])
    await typed(visits, "3/2/2025", note="half", version=old.id)
    said = await visits.say_attended(old, True)
    assert said is not None
    sheet = await visits.sheet(FORMATS, said.id)
    assert sheet is not None and sheet.begun and sheet.get(NOTE) == "half"
    await visits.take_away(said)
    assert house.store().forms() == [], "what nobody could reach any more is forgotten"


async def test_who_went_is_said_once_and_can_be_changed(house: House) -> None:
    visits, old = window(house), visit(-1)
    house.store().add_records([old])
    went = await visits.say_attended(old, True)
    assert went is not None and listed(house) == (went,) and went.attended is True
    assert await visits.say_attended(old, True) is None
    not_so = await visits.say_attended(went, False)
    assert not_so is not None and listed(house)[0].attended is False
    await visits.undo(not_so)
    assert listed(house) == (went,)
    await visits.undo(went)
    assert listed(house) == (old,)


async def test_a_visit_is_taken_away_with_all_its_versions_and_put_back(house: House) -> None:
    visits, old = window(house), visit(7)
    house.store().add_records([old])
    kept = await visits.save(await typed(visits, "3/17/2025", version=old.id), FORMATS)
    gone = await visits.take_away(old)
    assert gone == kept and listed(house) == ()
    assert await visits.take_away(old) is None
    assert await visits.sheet(FORMATS, old.id) is None
    assert await visits.say_attended(old, True) is None
    assert gone is not None
    await visits.put_back(gone)
    await visits.put_back(gone)
    (back,) = listed(house)
    assert (back.day, back.id == gone.id) == (gone.day, False)


async def test_those_of_the_last_year_stand_before_the_older_ones(house: House) -> None:
    year, older, today, next_week = visit(-366), visit(-367), visit(0), visit(7)
    house.store().add_records([older, next_week, year, today])
    view = await window(house).view()
    assert (view.coming, view.passed, view.older) == ((today, next_week), (year,), (older,))


async def test_a_row_that_does_not_open_is_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise EntryDamaged("record")

    visits = window(house)
    monkeypatch.setattr(MemoryRecordStore, "records", broken)
    assert (await visits.view()).damaged
    assert await visits.coming() == ()
