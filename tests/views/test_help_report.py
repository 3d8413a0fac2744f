"""I am with somebody who needs help: told at once, kept if wanted, nothing of the diary shown."""

from __future__ import annotations

from uuid import uuid4

import flet as ft
import pytest

from app.data.memory_letterbox import MemoryLetterbox
from app.domain.chains import standing
from app.domain.errors import StorageFull
from app.domain.help_contacts import ContactKind, HelpContact
from app.domain.signs import DROWSY, OVERDOSE, Reporter, Sign, SignReport
from app.views import help_identifiers
from app.views import identifiers as ids
from app.views.help_now.visit import Place
from tests.data.diaries import DAY, NOW
from tests.views.harness import Screen, mounted
from tests.views.living import House, living
from tests.views.past import every_day
from tests.views.stage import staged
from tests.views.test_help_now import HelpNow, opened

KEEP, UNDO = help_identifiers.HELP_REPORT_KEEP, help_identifiers.HELP_REPORT_UNDO
sign = help_identifiers.sign


async def with_somebody(screen: Screen) -> None:
    await screen.tap(ids.HELP_OPEN)
    await screen.tap(help_identifiers.help_page(Place.WITH_SOMEBODY))


async def locked(screen: Screen) -> None:
    await screen.go("/more/lock")
    await screen.tap(ids.LOCK_NOW)


def reports(house: House) -> list[SignReport]:
    return list(house.store().records(SignReport))


@pytest.mark.parametrize("seen", OVERDOSE)
async def test_an_emergency_is_told_at_once_and_above_all_else(seen: Sign) -> None:
    house = House()
    async with living(house) as screen:
        await with_somebody(screen)
        await screen.tap(sign(seen))
        text = screen.text()
        order = [
            text.index(t)
            for t in ("This is an emergency", "911", "Give naloxone", "on their side", "Stay with")
        ]
        assert order == sorted(order) and order[0] < text.index("What do you see?")
        alerts = [s for s in screen.controls(ft.Semantics) if s.live_region]
        assert len(alerts) == 1, "read out at once"
        assert reports(house) == [], "before anything is kept"


@pytest.mark.parametrize("seen", DROWSY)
async def test_drowsy_needs_company_and_a_call_before_the_next_dose(seen: Sign) -> None:
    async with living() as screen:
        await with_somebody(screen)
        await screen.tap(sign(seen))
        for words in ("not leave them alone", "not drive", "No alcohol", "before the next dose"):
            assert words in screen.text()
        assert "This is an emergency" not in screen.text()
        await screen.tap(sign(Sign.CANNOT_WAKE))
        assert "This is an emergency" in screen.text(), "the graver one wins"


async def test_nothing_is_offered_to_keep_before_something_is_chosen() -> None:
    async with living() as screen:
        await with_somebody(screen)
        assert not screen.has(KEEP)
        await screen.tap(sign(Sign.CONFUSED))
        assert screen.has(KEEP)
        await screen.tap(sign(Sign.CONFUSED))
        assert not screen.has(KEEP)


async def test_it_is_kept_in_the_open_diary_and_can_be_taken_back() -> None:
    house = House()
    async with living(house) as screen:
        await with_somebody(screen)
        await screen.tap(sign(Sign.CONFUSED))
        await screen.tap(KEEP)
        assert "Kept in the diary." in screen.text() and not screen.has(KEEP)
        (report,) = reports(house)
        assert (report.by, report.signs) == (Reporter.SOMEONE_ELSE, (Sign.CONFUSED,))
        await screen.tap(UNDO)
        assert standing(reports(house)) == [] and screen.has(KEEP)


async def test_at_the_lock_it_goes_into_the_letterbox_and_comes_in_with_the_key() -> None:
    house = House()
    async with living(house) as screen:
        await locked(screen)
        await with_somebody(screen)
        await screen.tap(sign(Sign.VERY_SLEEPY))
        await screen.tap(KEEP)
        assert "Kept in the diary." in screen.text()
        assert isinstance(house.letterbox, MemoryLetterbox)
        assert len(house.letterbox.letters) == 1 and reports(house) == []
        await screen.tap(UNDO)
        assert len(house.letterbox.letters) == 0
        await screen.tap(KEEP)
        await screen.tap(ids.HELP_CLOSE)
        await screen.tap(ids.LOCK_UNLOCK)
        (report,) = reports(house)
        assert (report.by, report.signs) == (Reporter.SOMEONE_ELSE, (Sign.VERY_SLEEPY,))


async def test_locked_since_there_is_nothing_to_take_back_here() -> None:
    house = House()
    async with living(house) as screen:
        await with_somebody(screen)
        await screen.tap(sign(Sign.VERY_SLEEPY))
        await screen.tap(KEEP)
        assert screen.has(UNDO)
        await screen.lifecycle("hide")
        house.clock.moment = NOW.replace(hour=23)
        await screen.lifecycle("resume")
        await screen.wait_for(lambda: screen.has(ids.HELP_CLOSE))
        assert not screen.has(UNDO)
        await screen.tap(ids.HELP_CLOSE)
        assert "Your diary is locked" in screen.text()


async def test_a_full_disk_takes_no_instruction_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async with living() as screen:
        await locked(screen)

        def full(*_: object) -> None:
            raise StorageFull

        monkeypatch.setattr(MemoryLetterbox, "put", full)
        await with_somebody(screen)
        await screen.tap(sign(Sign.BLUE_LIPS))
        await screen.tap(KEEP)
        assert "This is an emergency" in screen.text() and "911" in screen.text()
        assert "This was not kept." in screen.text() and "disk is full" in screen.text()
        assert screen.has(KEEP), "it can be tried again"


async def test_before_the_first_diary_there_is_nothing_to_keep_it_in() -> None:
    stage, component = staged(HelpNow)
    async with mounted(component) as screen:
        await opened(screen, stage)
        await screen.tap(help_identifiers.help_page(Place.WITH_SOMEBODY))
        await screen.tap(sign(Sign.BLUE_LIPS))
        assert "911" in screen.text() and not screen.has(KEEP)


@pytest.mark.parametrize("lock", [False, True])
async def test_nothing_of_the_diary_is_on_the_page(lock: bool) -> None:
    house = House().holding(every_day(20))
    contact = HelpContact(uuid4(), DAY, NOW, ContactKind.CLINIC, "Marker clinic", "555-0177")
    house.store().add_records([contact])
    async with living(house) as screen:
        if lock:
            await locked(screen)
        await with_somebody(screen)
        for seen in (None, Sign.VERY_SLEEPY, Sign.CANNOT_WAKE):
            if seen is not None:
                await screen.tap(sign(seen))
            assert "Marker" not in screen.text() and "0177" not in screen.text()
            assert not any("Marker" in label for label in screen.labels())


async def test_the_person_keeps_own_signs_only_in_the_open_diary() -> None:
    house = House()
    async with living(house) as screen:
        await screen.tap(ids.HELP_OPEN)
        await screen.tap(help_identifiers.help_page(Place.WITHDRAWAL))
        await screen.tap(sign(Sign.NO_FLUIDS))
        await screen.tap(KEEP)
        (report,) = reports(house)
        assert (report.by, report.signs) == (Reporter.ME, (Sign.NO_FLUIDS,))
        await screen.tap(ids.HELP_CLOSE)
        await locked(screen)
        await screen.tap(ids.HELP_OPEN)
        await screen.tap(help_identifiers.help_page(Place.WITHDRAWAL))
        await screen.tap(sign(Sign.NO_FLUIDS))
        assert not screen.has(KEEP)
