"""Visits to the clinic under More: noted, changed, taken away, and whether one went."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID, uuid4

import flet as ft
import pytest

from app.data.memory_records import MemoryRecordStore
from app.domain.appointments import LONGEST_NOTE, Appointment
from app.domain.errors import EntryDamaged
from app.domain.settings import Settings
from app.services.appointment_form import KEY
from app.services.appointments import read_appointments
from app.views import appointment_identifiers as ids
from app.views import identifiers
from tests.data.diaries import DAY, NOW
from tests.views.doorway import typed
from tests.views.harness import Screen
from tests.views.living import House, living

LIST, FORM = "/more/appointments", "/appointment"
DAY_FIELD, TIME_FIELD, NOTE_FIELD = (ids.appointment_field(n) for n in ("day", "at", "note"))


def visit(
    days: int, note: str = "", at: time | None = None, attended: bool | None = None
) -> Appointment:
    return Appointment(uuid4(), DAY + timedelta(days), NOW, at, note, attended)


def house(*visits: Appointment) -> House:
    home = House()
    home.store().add_records(visits)
    return home


def listed(home: House) -> tuple[Appointment, ...]:
    return read_appointments(home.store())


def went(screen: Screen, group: str = "passed", row: int = 1) -> tuple[bool, bool]:
    """Whether each of the two answers is the chosen one."""
    chosen = [
        bool(screen.semantics(ids.appointment_row(group, row, part)).selected)
        for part in ("went", "missed")
    ]
    return chosen[0], chosen[1]


async def test_a_visit_is_noted_and_listed() -> None:
    home = house()
    async with living(home, route="/more") as screen:
        await screen.tap(ids.MORE_APPOINTMENTS)
        assert "No visit is coming up." in screen.text()
        await screen.tap(ids.APPOINTMENT_ADD)
        assert not screen.has(ids.APPOINTMENT_DISCARD)
        await screen.type(DAY_FIELD, "3/10/2025")
        assert "Monday, March 10, 2025" in screen.text(), "the day is said back"
        await screen.type(TIME_FIELD, "14:45")
        assert "2:45\u202fPM" in screen.text(), "the time is said back"
        await screen.type(NOTE_FIELD, "with the nurse")
        await screen.tap(ids.APPOINTMENT_SAVE)
        assert screen.route == LIST
        text = screen.text()
        assert "Your visit on Monday, March 10, 2025 is kept." in text
        assert "Monday, March 10, 2025, 2:45\u202fPM\nwith the nurse" in text
        assert "No visit is coming up." not in text and "Did you go?" not in text
    (kept,) = listed(home)
    assert (kept.day, kept.at, kept.note) == (date(2025, 3, 10), time(14, 45), "with the nurse")
    assert home.store().form(KEY) == {}


async def test_what_is_typed_is_kept_and_offered_again_and_can_be_forgotten() -> None:
    home = house()
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.APPOINTMENT_ADD)
        await screen.type(NOTE_FIELD, "half")
        assert home.store().form(KEY)["note"] == "half"
        await screen.tap(ids.APPOINTMENT_CLOSE)
        assert screen.route == LIST
        assert "Go on with the visit I began" in screen.text_of(ids.APPOINTMENT_ADD)
        await screen.tap(ids.APPOINTMENT_ADD)
        assert typed(screen, NOTE_FIELD) == "half"
        await screen.tap(ids.APPOINTMENT_DISCARD)
        assert home.store().form(KEY), "asked first"
        await screen.tap(identifiers.yes(ids.APPOINTMENT_DISCARD))
        assert screen.route == LIST and home.store().form(KEY) == {}
        assert "Add a visit" in screen.text_of(ids.APPOINTMENT_ADD)


async def test_what_is_unclear_is_said_in_a_sentence_of_its_own() -> None:
    home = house()
    async with living(home, route=FORM) as screen:
        await screen.tap(ids.APPOINTMENT_SAVE)
        assert "Type the day of the visit." in screen.text()
        assert "Please look at the marked places." in screen.text()
        await screen.type(DAY_FIELD, "soon")
        assert '"soon" cannot be read as a day. Type it like 3/3/2025.' in screen.text()
        await screen.type(TIME_FIELD, "noon")
        assert "Please type a time such as 8:30" in screen.text()
        await screen.type(NOTE_FIELD, "x" * (LONGEST_NOTE + 3))
        assert "This text is 3 characters too long. The most is 200." in screen.text()
        assert listed(home) == ()
        await screen.type(DAY_FIELD, "2025-03-04")
        await screen.type(TIME_FIELD, "")
        await screen.type(NOTE_FIELD, "")
        assert "Please" not in screen.text()
        await screen.tap(ids.APPOINTMENT_SAVE)
    assert [(a.day, a.at, a.note) for a in listed(home)] == [(date(2025, 3, 4), None, "")]


async def test_undo_of_a_new_visit_brings_what_was_typed_back() -> None:
    home = house()
    async with living(home, route=FORM) as screen:
        await screen.type(DAY_FIELD, "3/10/2025")
        await screen.tap(ids.APPOINTMENT_SAVE)
        await screen.tap(ids.APPOINTMENT_UNDO)
        assert "Taken back." in screen.text() and listed(home) == ()
        await screen.tap(ids.APPOINTMENT_ADD)
        assert typed(screen, DAY_FIELD) == "3/10/2025"


async def test_a_visit_is_changed_and_the_change_taken_back() -> None:
    home = house(visit(7, "the nurse", time(9, 30)))
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.appointment_row("coming", 1, "change"))
        assert "Change a visit" in screen.text()
        fields = [typed(screen, name) for name in (DAY_FIELD, TIME_FIELD, NOTE_FIELD)]
        assert fields == ["3/10/2025", "9:30\u202fAM", "the nurse"]
        await screen.type(DAY_FIELD, "3/17/2025")
        await screen.tap(ids.APPOINTMENT_SAVE)
        assert "Monday, March 17, 2025, 9:30\u202fAM" in screen.text()
        assert "Monday, March 10" not in screen.text()
        await screen.tap(ids.APPOINTMENT_UNDO)
        assert "Monday, March 10, 2025, 9:30\u202fAM" in screen.text()


async def test_a_visit_is_taken_away_and_put_back() -> None:
    home = house(visit(7, "the nurse"))
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.appointment_row("coming", 1, "remove"))
        assert "the nurse" not in screen.text() and "off your list" in screen.text()
        assert listed(home) == ()
        await screen.tap(ids.APPOINTMENT_UNDO)
        assert "the nurse" in screen.text() and "on your list again" in screen.text()
    assert [a.note for a in listed(home)] == ["the nurse"]


async def test_did_you_go_is_asked_of_visits_that_were_and_of_today() -> None:
    home = house(visit(-7, "last week"), visit(0, "now"), visit(7, "next week"))
    async with living(home, route=LIST) as screen:
        asked = [i for i in screen.identifiers() if i.endswith((".went", ".missed"))]
        assert asked == [
            ids.appointment_row(group, 1, part)
            for group in ("coming", "passed")
            for part in ("went", "missed")
        ]
        assert went(screen) == (False, False)
        await screen.tap(ids.appointment_row("passed", 1, "went"))
        assert "Noted: you went." in screen.text() and went(screen) == (True, False)
        await screen.tap(ids.appointment_row("passed", 1, "missed"))
        assert "Noted: you did not go." in screen.text() and went(screen) == (False, True)
        await screen.tap(ids.APPOINTMENT_UNDO)
        assert went(screen) == (True, False)
        assert went(screen, "coming") == (False, False)
    assert [a.attended for a in listed(home)] == [True, None, None]


async def test_an_answer_pressed_again_stays_as_it_is() -> None:
    home = house(visit(-7, attended=True))
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.appointment_row("passed", 1, "went"))
        assert not screen.has(ids.APPOINTMENT_UNDO)
    assert len(home.store().records(Appointment)) == 1


async def test_the_soonest_and_the_newest_come_first_and_old_ones_on_request() -> None:
    home = house(
        *(visit(days, f"visit{days}") for days in (30, 7, -7, -30, -366)), visit(-367, "longago")
    )
    async with living(home, route=LIST) as screen:
        text = screen.text()
        order = [text.index(f"visit{days}\n") for days in (7, 30, -7, -30, -366)]
        assert order == sorted(order) and "longago" not in text
        await screen.tap(ids.APPOINTMENT_OLDER)
        assert screen.text().index("longago") > order[-1]
        await screen.tap(ids.appointment_row("older", 1, "remove"))
        assert "longago" not in screen.text() and not screen.has(ids.APPOINTMENT_OLDER)


async def test_another_window_shows_the_same() -> None:
    home = house()
    async with living(home, route=LIST) as screen:
        home.store().add_records([visit(7, "typed elsewhere")])
        home.hub.announce()
        await screen.settle()
        assert "typed elsewhere" in screen.text()


async def test_a_visit_that_is_not_on_the_list_closes_its_page() -> None:
    async with living(house(), route=LIST) as screen:
        for route in (f"{FORM}/{UUID(int=9)}", f"{FORM}/nonsense"):
            await screen.go(route)
            assert screen.route == LIST


async def test_what_does_not_open_is_said_and_nothing_else_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> object:
        raise EntryDamaged("record")

    async with living(house(), route="/more") as screen:
        monkeypatch.setattr(MemoryRecordStore, "records", broken)
        await screen.tap(ids.MORE_APPOINTMENTS)
        assert "One of your visits cannot be read" in screen.text()
        assert not screen.has(ids.APPOINTMENT_ADD)


@pytest.mark.parametrize(("width", "scale"), [(320, 2.0), (320, 1.0), (390, 2.0)])
async def test_the_long_name_of_the_screen_does_not_break(width: float, scale: float) -> None:
    home = House(settings=Settings(region="us", intended_use_seen=True, text_size=scale))
    async with living(home, width=width, height=640, route=LIST) as screen:
        (name,) = [t for t in screen.controls(ft.Text) if t.value == "Appointments"]
        assert isinstance(name.size, float)
        assert len("Appointments") * 0.54 * name.size <= width - 32
        assert name.size == 26 * scale or width / scale < 200
        assert name.size > 17 * scale, "still larger than what is read under it"


@pytest.mark.parametrize("route", [LIST, FORM])
async def test_nothing_is_wider_than_a_small_phone_at_200_per_cent(route: str) -> None:
    settings = Settings(region="us", intended_use_seen=True, text_size=2.0)
    home = House(settings=settings)
    home.store().add_records([visit(7, "x" * LONGEST_NOTE), visit(-7, attended=False)])
    async with living(home, width=320, height=640, route=route) as screen:
        wide = [c for c in screen.controls(ft.LayoutControl) if (getattr(c, "width", 0) or 0) > 288]
        assert [type(c).__name__ for c in wide] == []
