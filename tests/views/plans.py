"""Plans for the screens: what a clinic and a person might have agreed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.taper import (
    AsNeeded,
    Course,
    DoseLine,
    PlanState,
    PlanVersion,
    Step,
)
from tests.data.diaries import DAY, NOW
from tests.views.living import House

TABLETS = Medicine(UUID(int=51), "Morphine slow", Ingredient.MORPHINE, Unit.MG, long_acting=True)
PATCH = Medicine(UUID(int=52), "Fentanyl patch", Ingredient.FENTANYL, Unit.MCG_PER_H, True)
DROPS = Medicine(UUID(int=53), "Morphine drops", Ingredient.MORPHINE, Unit.MG)


def a_step(start: int, end: int, amount: str = "20", times: int = 3) -> Step:
    """A step from ``start`` to ``end`` days after ``DAY``, of one line."""
    line = DoseLine(Decimal(amount), times)
    return Step(DAY + timedelta(start), DAY + timedelta(end), (line,))


STEPS = (
    a_step(-40, -21, "30"),
    a_step(-20, -5, "25"),
    a_step(-4, 10, "20"),
    a_step(11, 24, "15"),
)
"""The third holds on ``DAY``; the next begins on 14 March."""


def a_course(medicine: Medicine = TABLETS, steps: tuple[Step, ...] = STEPS) -> Course:
    """A regular medicine in progress."""
    return Course(medicine, steps)


def paused(course: Course, since: int = -2) -> Course:
    """The same course, paused."""
    return Course(
        course.medicine, course.steps, PlanState.PAUSED, DAY + timedelta(since), DAY + timedelta(9)
    )


def a_plan(
    *courses: Course,
    needed: tuple[AsNeeded, ...] = (),
    valid_from: date | None = None,
) -> PlanVersion:
    """A version in force from forty days before ``DAY``."""
    begin = valid_from or DAY - timedelta(40)
    return PlanVersion(
        id=uuid4(),
        valid_from=begin,
        entered_at=NOW - timedelta(40),
        author="the clinic",
        agreed_on=begin,
        reason="",
        contingency="",
        follow_up_days=28,
        courses=courses or (a_course(),),
        as_needed=needed,
    )


NEEDED = AsNeeded(DROPS, Decimal(10), Decimal(5))


def planned(*versions: PlanVersion, house: House | None = None) -> House:
    """A house whose diary holds these versions; one with the tablets unless given."""
    home = house or House()
    home.store().add_records(versions or (a_plan(),))
    return home
