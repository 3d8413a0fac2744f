"""Plans for the screens: what a clinic and a person agreed, around ``DAY`` (3 March 2025)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.taper import AsNeeded, Contact, Course, DoseLine, PlanVersion, Step
from tests.data.diaries import DAY, HOME
from tests.views.living import House

MORPHINE = Medicine(UUID(int=1), "Morphine slow-release", Ingredient.MORPHINE, Unit.MG, True)
FENTANYL = Medicine(UUID(int=2), "Fentanyl patch", Ingredient.FENTANYL, Unit.MCG_PER_H, True)
OXYCODONE = Medicine(UUID(int=3), "Oxycodone", Ingredient.OXYCODONE, Unit.MG, False)
CLINIC = Contact("Harbour clinic", "+44 (0)20 5550 0100", "weekdays 9 to 5")
HARD_DAY = "Stay at this step, rest, use the heat pack. Call if it lasts two days."


def dose(amount: str, times: int = 1) -> DoseLine:
    """``times`` doses of ``amount``."""
    return DoseLine(Decimal(amount), times)


def step(start: int, end: int, *lines: DoseLine) -> Step:
    """A step from day ``start`` to ``end``, counted from ``DAY``."""
    return Step(DAY + timedelta(start), DAY + timedelta(end), lines)


STEPS = (
    step(-42, -15, dose("20", 3)),
    step(-14, 13, dose("20", 2)),
    step(14, 41, dose("20"), dose("10")),
    step(42, 69, dose("10")),
)
"""60, 40, 30 and 10 mg a day; the second is the one of ``DAY``."""


def version(*courses: Course, **facts: Any) -> PlanVersion:
    """A plan of morphine that began six weeks before ``DAY``, unless said otherwise."""
    first = PlanVersion(
        id=UUID(int=100),
        valid_from=DAY - timedelta(42),
        entered_at=datetime(2025, 1, 20, 9, tzinfo=HOME),
        author="Harbour clinic",
        agreed_on=date(2025, 1, 17),
        reason="Constipation",
        contingency=HARD_DAY,
        follow_up_days=28,
        courses=courses or (Course(MORPHINE, STEPS),),
        as_needed=(AsNeeded(OXYCODONE, Decimal(10), Decimal("2.5")),),
        contacts=(CLINIC,),
    )
    return replace(first, **facts)


def with_plan(*versions: PlanVersion, house: House | None = None) -> House:
    """A house whose diary has these versions."""
    home = house or House()
    home.store().add_records(versions or (version(),))
    return home
