"""The dose card of Today: said in one tap, taken back in another."""

from __future__ import annotations

from decimal import Decimal

from app.domain.doses import DoseEntry
from app.views import dose_identifiers as ids
from app.views import identifiers as all_ids
from tests.views.living import House, living
from tests.views.plans import NEEDED, PATCH, a_course, a_plan, a_step, paused, planned


def entries(house: House) -> list[DoseEntry]:
    return list(house.store().records(DoseEntry))


async def test_without_a_plan_nothing_is_here() -> None:
    async with living() as screen:
        assert not [i for i in screen.identifiers() if i.startswith("today.dose")]
        assert "Your medicine today" not in screen.text()


async def test_the_agreed_dose_its_step_and_the_next_date_are_there() -> None:
    async with living(planned()) as screen:
        text = screen.text()
        print(text)
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
