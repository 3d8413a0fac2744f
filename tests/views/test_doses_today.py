"""The dose card of Today: said in one tap, taken back in another."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

from app.domain.doses import Dose, DoseEntry
from app.services.offload import Offload
from app.views import dose_identifiers as ids
from app.views import identifiers as all_ids
from tests.data.diaries import DAY
from tests.views.living import House, living
from tests.views.noticed import put_away
from tests.views.plans import NEEDED, PATCH, a_course, a_plan, a_step, paused, planned


def entries(house: House) -> list[DoseEntry]:
    return list(house.store().records(DoseEntry))


def replace_offload(house: House) -> House:
    """The same house after its process ended: its threads are new."""
    return replace(house, offload=Offload())


async def test_without_a_plan_nothing_is_here() -> None:
    async with living() as screen:
        assert not [i for i in screen.identifiers() if i.startswith("today.dose")]
        assert "Your medicine today" not in screen.text()


async def test_the_agreed_dose_its_step_and_the_next_date_are_there() -> None:
    async with living(planned()) as screen:
        text = screen.text()
        for part in (
            "Morphine slow",
            "20 mg, 3 times a day",
            "Step 3 of 4, since Feb 27, 2025",
            "Next agreed change: Mar 14, 2025",
        ):
            assert part in text


async def test_as_planned_is_one_tap_and_can_be_taken_back() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.tap(ids.TODAY_DOSE_AS_PLANNED)
        assert "You took it as planned." in screen.text()
        assert "Doses saved as planned at 8:15" in screen.text()
        assert not screen.has(ids.TODAY_DOSE_AS_PLANNED) and screen.has(ids.TODAY_DOSE_CHANGE)
        (entry,) = entries(house)
        assert entry.as_planned and entry.amount == Decimal(60) and len(entry.doses) == 3
        await screen.tap(ids.TODAY_DOSE_UNDO)
        assert screen.has(ids.TODAY_DOSE_AS_PLANNED)
        assert "Taken back." in screen.text()
    assert len(entries(house)) == 2


async def test_something_different_can_be_gone_on_with_after_a_kill() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.tap(ids.TODAY_DOSE_DIFFERENT)
        assert screen.route == "/dose/2025-03-03"
        await screen.tap(ids.dose_row(1, "other"))
        await screen.type(ids.dose_row(1, "amount"), "7,")
    house.clock.moment += timedelta(minutes=5)
    async with living(replace_offload(house)) as screen:
        assert "Go on with what I typed" in screen.text_of(ids.TODAY_DOSE_DIFFERENT)
        await screen.tap(ids.TODAY_DOSE_DIFFERENT)
        assert screen.semantics(ids.dose_row(1, "other")).selected
        assert "7," in screen.text_of(ids.dose_row(1, "amount"))
    assert entries(house) == []


async def test_two_medicines_a_pause_and_what_is_taken_only_when_needed() -> None:
    patch = a_course(PATCH, (a_step(-30, -10, "50", 1), a_step(-9, 20, "25", 1)))
    house = planned(a_plan(a_course(), paused(patch), needed=(NEEDED,)))
    async with living(house) as screen:
        text = screen.text()
        assert "1 patch of 25 mcg an hour" in text and "Paused since Mar 1, 2025" in text
        assert "Morphine drops: up to 10" in text
        await screen.tap(ids.TODAY_DOSE_AS_PLANNED)
        assert "You took it as planned." in screen.text()
        assert "You wore it as planned." in screen.text()
    assert [e.amount for e in entries(house)] == [Decimal(60), Decimal(25)]


async def test_a_plan_ahead_and_a_plan_over_say_so() -> None:
    over = planned(a_plan(a_course(steps=(a_step(-40, -2),))))
    async with living(over) as screen:
        await put_away(screen)
        assert "Your plan ended on Saturday, March 1, 2025. Ask your clinic" in screen.text()
        assert not screen.has(ids.TODAY_DOSE_AS_PLANNED)
    tomorrow = DAY + timedelta(1)
    ahead = planned(a_plan(a_course(steps=(a_step(1, 20),)), valid_from=tomorrow))
    async with living(ahead) as screen:
        assert "Your plan begins on Tuesday, March 4, 2025." in screen.text()
        assert not screen.has(ids.TODAY_DOSE_AS_PLANNED)


async def test_as_needed_is_said_with_its_amount_and_time() -> None:
    house = planned(a_plan(needed=(NEEDED,)))
    async with living(house) as screen:
        await screen.tap(ids.today_dose_needed(1))
        assert screen.route == "/dose/2025-03-03/needed.1"
        assert not screen.has(ids.dose_row(1, "taken")), "only what was asked for"
        await screen.tap(ids.dose_needed(1, "agreed"))
        await screen.tap(ids.dose_needed(1, "time.add"))
        await screen.tap(ids.dose_needed(1, "time.now"))
        await screen.tap(ids.DOSE_SAVE)
        assert screen.route == "/"
        assert "Taken: 5 mg at 8:15" in screen.text()
        assert screen.has(ids.TODAY_DOSE_AS_PLANNED), "the regular doses are not said by that"
    (entry,) = entries(house)
    assert entry.doses == (Dose(Decimal(5), None, time(20, 15)),)


async def test_another_source_is_said_changed_and_taken_back() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.tap(ids.TODAY_DOSE_OTHER_SOURCE)
        await screen.type(ids.DOSE_SOURCE, "a tablet from a friend")
        await screen.tap(ids.DOSE_SAVE)
        await put_away(screen)
        assert "From another source: a tablet from a friend" in screen.text()
        await screen.tap(ids.TODAY_DOSE_OTHER_SOURCE)
        await screen.tap(ids.dose_said(1, "change"))
        await screen.type(ids.DOSE_SOURCE, "half a tablet")
        await screen.tap(ids.DOSE_SAVE)
        await put_away(screen)
        assert "From another source: half a tablet" in screen.text()
        await screen.tap(ids.TODAY_DOSE_OTHER_SOURCE)
        await screen.tap(ids.dose_said(1, "remove"))
        await screen.tap(all_ids.yes(ids.dose_said(1, "remove")))
        await screen.tap(ids.DOSE_CLOSE)
        assert "half a tablet" not in screen.text()
    assert len(entries(house)) == 4


async def test_supply_says_until_when_it_lasts() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.tap(ids.TODAY_SUPPLY)
        await screen.tap(ids.SUPPLY_SAVE)
        assert "There is nothing to save yet" in screen.text()
        await screen.type(ids.supply_part(1, "pieces"), "thirty")
        await screen.tap(ids.SUPPLY_SAVE)
        assert "Please type how many you have" in screen.text()
        await screen.type(ids.supply_part(1, "pieces"), "30")
        await screen.type(ids.supply_part(1, "strength"), "20 mg")
        await screen.tap(ids.SUPPLY_SAVE)
        assert screen.route == "/"
        assert "Morphine slow: lasts until Mar 12, 2025 if you keep to the plan" in screen.text()
